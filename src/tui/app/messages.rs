//! What the footer says of an act that was carried out.

use std::path::Path;

use super::context::Ctx;
use crate::desk::Refusal;
use crate::desk::note_of;
use crate::desk::remarks::remarks;
use crate::desk::{ActOutcome, Done};
use crate::domain::id::FormId;
use crate::domain::record::{Kind, Record, Seq};
use crate::domain::verb::Verb;
use crate::files::{in_words, shown_path};
use crate::store::Entry;
use crate::text;
use crate::text::{Locale, Text, counted};
use crate::tui::drafts::Typed;
use crate::tui::screens::parts::dates::as_of;
use crate::tui::widgets::message::Message;

/// What was done.
pub(super) fn done(done: &Done<ActOutcome>, ctx: &Ctx<'_>) -> Message {
    let title = done.verb.title();
    let (zh, en) = (&title.zh, &title.en);
    if done.seq.is_none() {
        return Message::note(text!("{zh}：没有变化。", "{en}: nothing changed."));
    }
    let note = done.seq.and_then(|seq| ctx.entry(seq));
    let note = note.map_or(Text::of("", ""), |entry| note_of(&entry));
    let whom = (note.zh.as_ref(), note.en.as_ref());
    let (forms, refused) = (done.value.done.len(), &done.value.refused);
    let text = match forms {
        _ if !refused.is_empty() => {
            let left = left_out(refused, ctx);
            let (left_zh, left_en) = (left.zh, left.en);
            text!(
                "{zh} {forms} 份；{left_zh}。u 撤销",
                "{en}: {forms} done; {left_en}. u undoes it"
            )
        }
        2.. => said(&title, Some(text!(" {forms} 份", " {forms}")), whom),
        _ if many(done) > 1 => {
            let n = many(done);
            said(&title, Some(text!(" {n} 条", " {n}")), whom)
        }
        _ => said(&title, None, whom),
    };
    let remarks = remarks(done, ctx.book(), ctx.today());
    if !remarks.is_empty() {
        let said = |locale| {
            let said = remarks.iter().map(|it: &Text| it.say(locale));
            said.collect::<Vec<_>>().join(" ")
        };
        let (zh, en) = (said(Locale::Zh), said(Locale::En));
        let Text {
            zh: done_zh,
            en: done_en,
        } = text;
        return Message::note(text!("{done_zh}。{zh}", "{done_en}. {en}"));
    }
    Message::done(text)
}

/// What was done, to how many, to whom; and the key that takes it back.
fn said(title: &Text, count: Option<Text>, whom: (&str, &str)) -> Text {
    let (zh, en) = (&title.zh, &title.en);
    let count = count.unwrap_or(Text::of("", ""));
    let (count_zh, count_en) = (&count.zh, &count.en);
    match whom {
        ("", _) => text!(
            "{zh}{count_zh}：完成。u 撤销",
            "{en}{count_en}: done. u undoes it"
        ),
        (whom_zh, whom_en) => text!(
            "{zh}{count_zh}：{whom_zh}。u 撤销",
            "{en}{count_en}: {whom_en}. u undoes it"
        ),
    }
}

/// The forms to which it was not done, by why.
fn left_out(refused: &[(FormId, Text)], ctx: &Ctx<'_>) -> Text {
    let mut by_reason: Vec<(&Text, Vec<String>)> = Vec::new();
    for (id, why) in refused {
        let name = ctx.book().name_of(Kind::RegistrationForm, id.0);
        match by_reason.iter_mut().find(|it| it.0 == why) {
            Some((_, names)) => names.push(name),
            None => by_reason.push((why, vec![name])),
        }
    }
    let part = |locale: Locale| {
        let parts = by_reason.iter().map(|(why, names)| {
            let (count, names) = (names.len(), names.join(locale.between()));
            let why = why.say(locale).trim_end_matches(['。', '.']);
            match locale {
                Locale::Zh => format!("{count} 份未办（{names}）：{why}"),
                Locale::En => format!("{count} left out ({names}): {why}"),
            }
        });
        parts.collect::<Vec<_>>().join(match locale {
            Locale::Zh => "；",
            Locale::En => "; ",
        })
    };
    Text {
        zh: part(Locale::Zh).into(),
        en: part(Locale::En).into(),
    }
}

/// That nothing was done at a question.
pub(super) fn not_done() -> Text {
    Text::of(
        "没有办理。要办理的，在提问时按 y。",
        "Nothing was done; y at the question does it.",
    )
}

/// That a person was erased, and what is left of it.
pub(super) fn erased(left: &[Text]) -> Message {
    let said = |locale| {
        let done = Text::of(
            "已清除个人信息，不能撤销。",
            "The person was erased, for good.",
        );
        let all = [&done]
            .into_iter()
            .chain(left)
            .map(|it| it.say(locale).to_owned());
        all.collect::<Vec<_>>()
    };
    let (zh, en) = (said(Locale::Zh).concat(), said(Locale::En).join(" "));
    Message::note(text!("{zh}", "{en}"))
}

/// To how many records something was done that is done to one as well as to several.
fn many(done: &Done<ActOutcome>) -> usize {
    match done.verb {
        Verb::Verify(_)
        | Verb::End(_)
        | Verb::Remove(_)
        | Verb::ApproveConvenor
        | Verb::AwardPrizes => done.changes.len(),
        _ => 1,
    }
}

/// What others did.
pub(super) fn others(entries: &[Entry]) -> Text {
    let Some(last) = entries.last() else {
        return Text::of("", "");
    };
    let who = &last.actor;
    let title = Verb::title_of(&last.verb);
    let (zh, en, note) = (&title.zh, &title.en, note_of(last));
    let (note_zh, note_en) = (note.zh, note.en);
    match entries.len() {
        1 => text!("{who} {zh}：{note_zh}", "{who}: {en}: {note_en}"),
        n => {
            let changes = counted(n, "change");
            text!(
                "别处有 {n} 处更新，最近：{who} {zh}：{note_zh}",
                "{changes} elsewhere, the last: {who}: {en}: {note_en}"
            )
        }
    }
}

/// Who took a step, when, and which.
pub(in crate::tui) fn step(entry: &Entry) -> Text {
    let (who, at) = (&entry.actor, entry.at.format("%Y-%m-%d %H:%M"));
    let title = Verb::title_of(&entry.verb);
    let (zh, en) = (&title.zh, &title.en);
    let day = as_of(entry.as_of);
    let (day_zh, day_en) = (&day.zh, &day.en);
    text!("{who} {at}{day_zh} {zh}", "{who} {at}{day_en}: {en}")
}

/// That an entry was undone.
pub(super) fn undone(seq: Seq, ctx: &Ctx<'_>) -> Text {
    let (n, what) = (seq.0, what(seq, ctx));
    let (zh, en) = (what.zh, what.en);
    text!(
        "已撤销第 {n} 号操作{zh}。U 重做",
        "Entry {n}{en} was undone. U redoes it"
    )
}

/// What an entry did, and to which records, in brackets.
fn what(of: Seq, ctx: &Ctx<'_>) -> Text {
    match ctx.entry(of) {
        Some(entry) => {
            let (title, note) = (Verb::title_of(&entry.verb), note_of(&entry));
            let (zh, en, note_zh, note_en) = (title.zh, title.en, note.zh, note.en);
            text!("（{zh}：{note_zh}）", " ({en}: {note_en})")
        }
        None => Text::of("", ""),
    }
}

/// That the entry `of` was not taken back by `verb`, and why.
pub(super) fn not_taken_back(verb: Verb, of: Seq, refusal: &Refusal, ctx: &Ctx<'_>) -> Text {
    let (n, what) = (of.0, what(of, ctx));
    let why = match refusal {
        Refusal::Conflict { kind, theirs } => changed_since(*kind, theirs.as_deref(), ctx),
        other => other.text(),
    };
    let by = verb.title();
    let (what_zh, what_en, why_zh, why_en) = (what.zh, what.en, why.zh, why.en);
    let (by_zh, by_en) = (by.zh, by.en);
    text!(
        "第 {n} 号操作{what_zh}没有{by_zh}：{why_zh}",
        "Entry {n}{what_en}, {by_en}: not done. {why_en}"
    )
}

/// That a record is not as an entry left it: who changed it, and when.
fn changed_since(kind: Kind, theirs: Option<&Record>, ctx: &Ctx<'_>) -> Text {
    let title = kind.title();
    let (zh, en) = (title.zh, title.en);
    let Some(theirs) = theirs else {
        return text!("这条{zh}此后已被删除。", "The {en} was struck out since.");
    };
    let name = ctx.book().name_of_record(theirs);
    let at = ctx.book().seq_of(kind, theirs.raw_id());
    let by = at.and_then(|at| ctx.entry(at)).map(|entry| step(&entry));
    let by = by.unwrap_or_else(|| Text::of("有改动", "changed"));
    let (by_zh, by_en) = (by.zh, by.en);
    text!(
        "{zh}“{name}”此后又有改动（{by_zh}）。请直接修改这条记录。",
        "The {en} {name} was changed since ({by_en}). Edit the record instead."
    )
}

/// That an undoing was undone.
pub(super) fn redone(seq: Seq, ctx: &Ctx<'_>) -> Text {
    let n = seq.0;
    let of = ctx.entry(seq).and_then(|undoing| undoing.of);
    let what = of.map_or(Text::of("", ""), |of| what(of, ctx));
    let (zh, en) = (what.zh, what.en);
    text!(
        "已重做{zh}，第 {n} 号撤销作废。",
        "Redone{en}: the undoing {n} is undone."
    )
}

/// That what was chosen for the own screens is not there the next time.
pub(super) fn not_preferred(error: &std::io::Error) -> Text {
    text!(
        "已换，但没有记住，下次仍是原来的：{error}",
        "Changed, but not kept for the next time: {error}"
    )
}

/// That what is being typed could not be kept.
pub(super) fn not_kept(error: &std::io::Error) -> Text {
    use std::io::ErrorKind;
    let why = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Text::of("所在磁盘已满", "the disk is full")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Text::of("没有写入权限", "there is no permission to write")
        }
        ErrorKind::TimedOut => Text::of("磁盘没有响应", "the disk does not answer"),
        _ => in_words(error),
    };
    let (zh, en) = (&why.zh, &why.en);
    text!(
        "正在填写的内容无法暂存：{zh}。内容还在屏幕上，请尽快保存。",
        "Typing is not kept: {en}. It is still on the screen: save it soon."
    )
}

/// That what is typed is kept in another folder.
pub(super) fn kept_elsewhere(folder: &Path, why: std::io::ErrorKind) -> Text {
    use std::io::ErrorKind;
    let folder = shown_path(folder);
    let why = match why {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Text::of("数据文件所在的磁盘已满", "the store's disk is full")
        }
        _ => Text::of(
            "数据文件所在的文件夹不能写入",
            "the store's folder can't be written",
        ),
    };
    let (zh, en) = (&why.zh, &why.en);
    text!(
        "填写的内容暂存在 {folder}：{zh}。",
        "Unsaved typing is kept in {folder}: {en}."
    )
}

/// That a file of drafts could not be read.
pub(super) fn set_aside(path: &Path) -> Text {
    let name = shown_path(Path::new(path.file_name().unwrap_or_default()));
    text!(
        "上次暂存的内容有损坏，读不出来，另存为 {name}。",
        "What was kept last time is damaged; it was set aside as {name}."
    )
}

/// That another session's drafts could not be had.
pub(super) fn not_taken_over(error: &std::io::Error) -> Text {
    let Text { zh, en } = in_words(error);
    text!(
        "接不过来：{zh}。那一处会话的内容没有变动。",
        "It can't be taken over: {en}. The other session still has everything."
    )
}

/// That what was typed is kept for later.
pub(super) fn kept() -> Text {
    Text::of(
        "已暂存。按 D 接着填写，下次打开时也会提示。",
        "Kept. D goes on with it; it is offered at the next start, too.",
    )
}

/// That what was typed was discarded.
pub(super) fn discarded() -> Text {
    Text::of("已放弃。按 D 可以找回。", "Discarded. D has it back.")
}

/// That an editor of a draft is none of this version's.
pub(super) fn unknown_editor() -> Text {
    Text::of(
        "这一版程序里没有对应的编辑窗口",
        "this version of the program has no editor for it",
    )
}

/// That a reason is none without what it is for.
pub(super) fn reason_alone() -> Text {
    Text::of(
        "这里只有理由，更正的内容在它自己的表单里；再办理该年度的更正时，自动填入这一理由。",
        "This is the reason alone, what is corrected stands in its own editor; it is filled in when the year is corrected again.",
    )
}

/// That there is nothing any more that an organisation is to be founded for.
pub(super) fn founded_already() -> Text {
    Text::of("数据文件已经建立", "the store is there already")
}

/// That parts of a draft have no place any more.
pub(super) fn without_a_place(fields: &[Typed]) -> Text {
    let labels =
        |say: fn(&Typed) -> &str, mark: &str| fields.iter().map(say).collect::<Vec<_>>().join(mark);
    let zh = labels(|it| &it.label.zh, "、");
    let en = labels(|it| &it.label.en, ", ");
    text!(
        "有些内容现在填不进去：{zh}。按 D 查看、复制。",
        "Some of it has no place any more: {en}. D shows it, to be read and copied."
    )
}

/// That text was sent to the clipboard. Whether the terminal took it, nobody knows.
pub(super) fn copied() -> Text {
    Text::of("已发送到终端剪贴板。", "Sent to the terminal's clipboard.")
}
