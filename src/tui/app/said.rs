//! What the footer says of an act that was carried out.

use super::errand::Report;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::store::Entry;
use crate::text;
use crate::text::{Text, counted};
use crate::tui::widgets::message::Message;

/// What was done.
pub(super) fn done(report: &Report) -> Message {
    let title = report.verb.title();
    let (zh, en) = (&title.zh, &title.en);
    if report.seq.is_none() {
        return Message::note(text!("{zh}：没有变化。", "{en}: nothing changed."));
    }
    let text = match (report.several, &report.left_out) {
        (Some((all, done)), Some(why)) if done < all => {
            let (rest, why_zh, why_en) = (all - done, &why.zh, &why.en);
            text!(
                "{zh} {done} 份；{rest} 份未办：{why_zh}",
                "{en}: {done} done, {rest} left out: {why_en}"
            )
        }
        (Some((_, done)), _) if done > 1 => text!("{zh} {done} 份。", "{en}: {done} done."),
        _ => text!("{zh}：完成。u 撤销", "{en}: done. u undoes it"),
    };
    Message::done(text)
}

/// What others did.
pub(super) fn others(entries: &[Entry]) -> Text {
    let Some(last) = entries.last() else {
        return Text::of("", "");
    };
    let who = &last.actor;
    let title =
        Verb::from_code(&last.verb).map_or_else(|| Text::same(last.verb.clone()), Verb::title);
    let (zh, en, note) = (&title.zh, &title.en, &last.note);
    match entries.len() {
        1 => text!("{who} {zh}：{note}", "{who}: {en}: {note}"),
        n => {
            let changes = counted(n, "change");
            text!(
                "别处有 {n} 处更新，最近：{who} {zh}：{note}",
                "{changes} elsewhere, the last: {who}: {en}: {note}"
            )
        }
    }
}

/// That an entry was undone.
pub(super) fn undone(seq: Seq) -> Text {
    let n = seq.0;
    text!(
        "已撤销第 {n} 号操作。U 重做",
        "Entry {n} was undone. U redoes it"
    )
}

/// That an undoing was undone.
pub(super) fn redone(seq: Seq) -> Text {
    let n = seq.0;
    text!(
        "已重做（第 {n} 号撤销作废）。",
        "Redone: the undoing {n} is undone."
    )
}

/// That what is being typed could not be kept.
pub(super) fn not_kept(error: &std::io::Error) -> Text {
    text!(
        "正在填写的内容无法暂存：{error}。请先保存。",
        "What is being typed can't be kept: {error}. Save it first."
    )
}
