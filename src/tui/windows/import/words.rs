//! The words of the preview: differences, values, counts by kind.

use crate::desk::import::{Counts, Difference};
use crate::text::{Locale, Text};
use crate::tui::screens::parts::names::masked;

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

/// A field's value as screens show it: telephone numbers without their middle.
pub(super) fn value(field: &str, value: &Text, locale: Locale) -> String {
    let value = value.say(locale);
    if field == "phone" {
        masked(value)
    } else {
        value.to_owned()
    }
}

/// A blank as a dash.
pub(super) fn or_dash(value: String) -> String {
    if value.is_empty() {
        "—".to_owned()
    } else {
        value
    }
}

/// `委员 8，召集人 3`.
pub(super) fn by_kind(counts: &Counts, locale: Locale) -> String {
    let told = Counts::KINDS
        .into_iter()
        .map(|kind| (kind, counts.of(kind)))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| match (locale, count) {
            (Locale::Zh, _) => format!("{} {count}", kind.title().zh),
            (Locale::En, 1) => format!("1 {}", kind.title().en),
            (Locale::En, _) => format!("{count} {}", kind.plural()),
        });
    let told: Vec<_> = told.collect();
    told.join(if locale == Locale::Zh { "，" } else { ", " })
}
