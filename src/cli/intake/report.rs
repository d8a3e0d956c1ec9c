//! An intake in words: a line for each form, the reason of what was left, and what was done.

use crate::cli::failure::Failure;
use crate::cli::shell::Shell;
use crate::desk::form::intake::{FileReport, FormReport, Report, Standing};
use crate::text;
use crate::text::{Text, shown};

/// Prints the report.
pub(super) fn print(shell: &mut Shell, report: &Report, rehearsed: bool) -> Result<(), Failure> {
    for file in &report.files {
        if let Some(reason) = &file.reason {
            let line = left(&shown(&file.path), "", &reason.text);
            shell.tell(&line)?;
        }
        for form in &file.forms {
            let line = of_form(file, form, rehearsed);
            shell.tell(&line)?;
        }
        for note in &file.notes {
            let place = note.at.text();
            let value = note.value.split_whitespace().collect::<Vec<_>>().join(" ");
            let (place_zh, place_en) = (&place.zh, &place.en);
            let (zh, en) = (&note.text.zh, &note.text.en);
            shell.tell(&text!(
                "      说明：{place_zh}  {value}：{zh}",
                "      note: {place_en}  {value}: {en}"
            ))?;
        }
    }
    shell.tell(&ending(report, rehearsed))
}

/// A form's line. What the reader needs to find it again comes first: the file.
fn of_form(file: &FileReport, form: &FormReport, rehearsed: bool) -> Text {
    let path = &shown(&file.path);
    let day = form.filled_on.map(|day| day.to_string());
    let parts = [
        form.name.as_str(),
        &form.sector,
        day.as_deref().unwrap_or(""),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let whose = parts.join(" ");
    let id = form.id.filter(|_| !rehearsed);
    let id = id.map(|id| format!(" #{id}")).unwrap_or_default();
    let (taken_zh, taken_en) = if rehearsed {
        ("可收", "would take")
    } else {
        ("收下", "taken     ")
    };
    match (form.standing, &form.reason) {
        (Standing::Taken, Some(look)) => {
            let (zh, en) = (&look.text.zh, &look.text.en);
            text!(
                "{taken_zh}  {path}  {whose}{id}：{zh}",
                "{taken_en} {path}  {whose}{id}: {en}"
            )
        }
        (Standing::Taken, None) => text!(
            "{taken_zh}  {path}  {whose}{id}",
            "{taken_en} {path}  {whose}{id}"
        ),
        (Standing::Unchanged, Some(reason)) => {
            let (zh, en) = (&reason.text.zh, &reason.text.en);
            text!(
                "已有  {path}  {whose}：{zh}",
                "unchanged  {path}  {whose}: {en}"
            )
        }
        (Standing::Unchanged, None) => {
            text!(
                "已有  {path}  {whose}{id}",
                "unchanged  {path}  {whose}{id}"
            )
        }
        (Standing::Left, Some(reason)) => left(path, &whose, &reason.text),
        (Standing::Left, None) => left(path, &whose, &Text::of("没有收", "not taken in")),
    }
}

fn left(path: &str, whose: &str, reason: &Text) -> Text {
    let whose = if whose.is_empty() {
        String::new()
    } else {
        format!("  {whose}")
    };
    let (zh, en) = (&reason.zh, &reason.en);
    text!(
        "未收  {path}{whose}：{zh}",
        "left       {path}{whose}: {en}"
    )
}

fn ending(report: &Report, rehearsed: bool) -> Text {
    let (taken, unchanged, left) = (report.taken(), report.unchanged(), report.left());
    if report.files.is_empty() {
        return Text::of("里面没有文件。", "There are no files in it.");
    }
    let zh = format!("收下 {taken} 份，已有 {unchanged} 份，未收 {left} 份");
    let en = format!("{taken} taken in, {unchanged} unchanged, {left} left");
    match report.seq {
        _ if rehearsed => text!(
            "演练：可收 {taken} 份，已有 {unchanged} 份，未收 {left} 份；没有写入。",
            "A rehearsal: {taken} would be taken in, {unchanged} unchanged, {left} left; nothing was written."
        ),
        Some(seq) => {
            let seq = seq.0;
            text!("{zh}（日志第 {seq} 条）。", "{en} (journal entry {seq}).")
        }
        None => text!("{zh}；没有改动。", "{en}; nothing changed."),
    }
}
