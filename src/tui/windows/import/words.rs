//! The words of the preview: differences, values, counts by kind.

use super::tasks::Written;
use crate::desk::import::{Counts, Difference, FileOutcome};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::widgets::dialog::Confirm;

/// What a record's difference is called.
pub(super) fn heading(difference: &Difference, locale: Locale) -> String {
    let (title, name) = (difference.kind.title(), &difference.name);
    let kind = title.say(locale);
    match (difference.created, locale) {
        (true, Locale::Zh) => format!("新增{kind} {name}"),
        (true, Locale::En) => format!("new {kind} {name}"),
        (false, Locale::Zh) => format!("修改{kind} {name}（编号 {}）", difference.id),
        (false, Locale::En) => format!("{kind} {name} #{} changes", difference.id),
    }
}

/// `委员 8，召集人 3`.
pub(super) fn by_kind(counts: &Counts, locale: Locale) -> String {
    let told = counts.each().map(|(kind, count)| match (locale, count) {
        (Locale::Zh, _) => format!("{} {count}", kind.title().zh),
        (Locale::En, 1) => format!("1 {}", kind.title().en),
        (Locale::En, _) => format!("{count} {}", kind.plural()),
    });
    let told: Vec<_> = told.collect();
    told.join(if locale == Locale::Zh { "，" } else { ", " })
}

/// Asks whether the rest is taken where so many are rejected.
pub(super) fn confirm(rejected: usize, changes: usize) -> Confirm {
    Confirm::new(
        Text::of("有未采纳的内容", "Something is rejected"),
        text!(
            "{rejected} 项没有看懂或不能采纳，不会写入。先导入其余的 {changes} 条改动吗？改正后可再导入一次，已写入的不会重复。",
            "{rejected} were not understood or can't be taken and will not be written. Import the other {changes} changes now? After correcting them, import again: what was written is not doubled."
        ),
        Text::of("导入其余", "import the rest"),
    )
}

/// What is said of an import that was written.
pub(super) fn said(written: &Written) -> Text {
    if written.seq.is_none() {
        return written.outcome.nothing_changed();
    }
    let files = &written.outcome.files;
    let sum = |count: fn(&FileOutcome) -> usize| -> usize { files.iter().map(count).sum() };
    let (accepted, unchanged) = (sum(|it| it.accepted), sum(|it| it.unchanged));
    let rejected = written.outcome.rejections();
    let (zh, en) = match sum(|it| it.moved.len()) {
        0 => (String::new(), String::new()),
        moved => (format!("（变动 {moved}）"), format!(" ({moved} moved)")),
    };
    text!(
        "已导入：采纳 {accepted}{zh}，无变化 {unchanged}，未采纳 {rejected}。u 撤销",
        "Imported: {accepted} accepted{en}, {unchanged} unchanged, {rejected} rejected. u undoes it"
    )
}
