//! An import in words: a summary for each file, what was rejected and why, and what was done.

use super::done::Done;
use crate::cli::differences::told as difference_told;
use crate::cli::failure::Failure;
use crate::cli::shell::Shell;
use crate::desk::import::{Counts, FileOutcome};
use crate::exchange::At;
use crate::text;
use crate::text::Text;

/// How many notes of a file are told; the JSON has all.
const NOTES: usize = 20;

/// Prints the report; `aside` where the standard output is taken.
pub(super) fn print(
    shell: &mut Shell,
    done: &Done,
    show_phones: bool,
    aside: bool,
) -> Result<(), Failure> {
    let mut lines = Vec::new();
    for file in &done.outcome.files {
        summary(file, &mut lines);
    }
    missing(done, &mut lines);
    for difference in done.differences.iter().flatten() {
        lines.extend(difference_told(difference, show_phones, shell.locale));
    }
    lines.push(ending(done));
    for line in &lines {
        if aside {
            // Where the standard error is closed, nobody listens.
            eprint(line.say(shell.locale));
        } else {
            shell.tell(line)?;
        }
    }
    Ok(())
}

fn eprint(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{}", text::shown_lines(line));
}

pub(in crate::cli) fn summary(file: &FileOutcome, lines: &mut Vec<Text>) {
    let (path, read) = (text::shown(&file.path), file.read());
    let kind = file.kind.name();
    let (zh, en) = file.encoding.map_or_else(Default::default, |encoding| {
        let encoding = encoding.to_uppercase();
        (format!("，{encoding}"), format!(", {encoding}"))
    });
    let (accepted, unchanged, rejected) = (file.accepted, file.unchanged, file.rejected.len());
    lines.push(text!(
        "{path}（{kind}{zh}）：读到 {read} 项，采纳 {accepted}，无变化 {unchanged}，未采纳 {rejected}。",
        "{path} ({kind}{en}): {read} read, {accepted} accepted, {unchanged} unchanged, {rejected} rejected."
    ));
    taken_over(
        &file.new_committees,
        ("按文件新建专委会", "committees taken over from the file"),
        lines,
    );
    taken_over(
        &file.new_sectors,
        ("按文件新建界别", "sectors taken over from the file"),
        lines,
    );
    counted(&file.created, ("新增", "new"), lines);
    counted(&file.changed, ("修改", "changed"), lines);
    if !file.rejected.is_empty() {
        lines.push(Text::of("  未采纳：", "  rejected:"));
    }
    for rejected in &file.rejected {
        lines.push(placed(&rejected.at, &rejected.value, &rejected.reason));
    }
    if !file.moved.is_empty() {
        lines.push(Text::of("  变动：", "  moved:"));
    }
    for moved in &file.moved {
        lines.push(placed(&moved.at, &moved.value, &moved.text));
    }
    if !file.notes.is_empty() {
        lines.push(Text::of("  说明：", "  notes:"));
    }
    for note in file.notes.iter().take(NOTES) {
        lines.push(placed(&note.at, &note.value, &note.text));
    }
    let more = file.notes.len().saturating_sub(NOTES);
    if more > 0 {
        lines.push(text!(
            "    另有 {more} 条，见 --json。",
            "    and {more} more; --json has them all."
        ));
    }
}

/// Who may have left: nothing was done about them.
fn missing(done: &Done, lines: &mut Vec<Text>) {
    let count = done.missing.len();
    if count == 0 {
        return;
    }
    lines.push(text!(
        "库中有、文件的界别名单里没有的委员 {count} 名，可能已离任，没有改动：",
        "{count} member(s) of the store who are not in the files' lists of their sectors; they may have left, and were not changed:"
    ));
    for person in &done.missing {
        let (name, id) = (&person.name, person.id);
        let (sector, file) = (&person.sector, &person.file);
        lines.push(text!(
            "    {sector}  {name} #{id}（{file}）",
            "    {sector}  {name} #{id} ({file})"
        ));
    }
}

fn taken_over(names: &[String], (zh, en): (&str, &str), lines: &mut Vec<Text>) {
    let count = names.len();
    if count > 0 {
        let (names_zh, names_en) = (names.join("、"), names.join(", "));
        lines.push(text!(
            "  {zh} {count} 个：{names_zh}",
            "  {en}, {count}: {names_en}"
        ));
    }
}

fn counted(counts: &Counts, (zh, en): (&str, &str), lines: &mut Vec<Text>) {
    if counts.is_empty() {
        return;
    }
    let chinese: Vec<_> = counts
        .each()
        .map(|(kind, count)| format!("{} {count}", kind.title().zh))
        .collect();
    let english: Vec<_> = counts
        .each()
        .map(|(kind, count)| match count {
            1 => format!("1 {}", kind.title().en),
            _ => format!("{count} {}", kind.plural()),
        })
        .collect();
    let (chinese, english) = (chinese.join("，"), english.join(", "));
    lines.push(text!("  {zh}：{chinese}", "  {en}: {english}"));
}

fn placed(at: &At, value: &str, told: &Text) -> Text {
    let place = at.text();
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let (place_zh, place_en, zh, en) = (&place.zh, &place.en, &told.zh, &told.en);
    if value.is_empty() {
        return text!("    {place_zh}：{zh}", "    {place_en}: {en}");
    }
    text!(
        "    {place_zh}  {value}：{zh}",
        "    {place_en}  {value}: {en}"
    )
}

fn ending(done: &Done) -> Text {
    let rejected = done.outcome.rejections();
    if let Some(differences) = &done.differences {
        let changes = differences.len();
        return text!(
            "演练：将改动 {changes} 条记录，没有写入。",
            "A rehearsal: {changes} record(s) would change; nothing was written."
        );
    }
    if done.outcome.held_back {
        return text!(
            "没有写入：有 {rejected} 项未采纳。请改正后重新导入；加 --accept-partial 可先写入其余的。",
            "Nothing was written: {rejected} rejected. Correct them and import again, or write the rest with --accept-partial."
        );
    }
    match done.seq {
        Some(seq) => text!(
            "已写入（日志第 {seq} 条）。",
            "Written (journal entry {seq})."
        ),
        None => done.outcome.nothing_changed(),
    }
}
