//! What is said of a duty, in the list and on the page: how near it is, what is to be done, whom one asks.

use chrono::NaiveDate;

use crate::desk::due::Due;
use crate::domain::calendar::Near;
use crate::rules::Level;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::screens::parts::dates::{urgency, with_weekday};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// What the next step comes to; of several duties it is that of the first.
pub(super) fn step_of(row: &[&Due], ctx: &Ctx<'_>) -> Text {
    let Some(due) = row.first() else {
        return Text::of("", "");
    };
    let (kind, id) = due.record;
    let Some(remedy) = due.remedy else {
        let Text { zh, en } = Place::of(kind, id, ctx.book()).screen().title();
        return text!("到{zh}办理", "go to {en}");
    };
    let Text { zh, en } = remedy.label();
    let name = ctx.book().name_of(kind, id);
    text!("{zh}：{name}", "{en}: {name}")
}

/// Mark, words and meaning of a day: how long it has passed, that it is today, else the day itself.
pub(super) fn nearness(on: NaiveDate, ctx: &Ctx<'_>) -> (Symbol, Text, Role) {
    let today = ctx.today();
    let (words, level) = urgency(on, today.date);
    match Near::of(on, today.date) {
        Near::Overdue | Near::Today => (of_level(level), words, role_of_level(level)),
        near => {
            let (mark, role) = match near {
                Near::Later => (Symbol::NotDue, Role::Muted),
                Near::Month => (of_level(Level::Due), Role::Plain),
                _ => (of_level(Level::Due), role_of_level(level)),
            };
            (mark, with_weekday(on, today.year), role)
        }
    }
}

/// What is to be done; of several, in a few words and how many they are.
pub(super) fn called(row: &[&Due]) -> Text {
    match row {
        [] => Text::of("", ""),
        [due] => due.what.clone(),
        [due, ..] => {
            let (count, Text { zh, en }) = (row.len(), &due.step);
            text!("{zh}（{count} 项）", "{en} ({count})")
        }
    }
}

/// With whom it lies: the first of them, and how many they are; and the same where there is little room.
pub(super) fn whom(row: &[&Due]) -> (Text, Text) {
    let mut names: Vec<&str> = Vec::new();
    for due in row {
        if !names.contains(&due.who.as_str()) {
            names.push(&due.who);
        }
    }
    let first = match names.first() {
        None | Some(&"") => Text::of("办公室", "the office"),
        Some(name) => Text::same(*name),
    };
    let (count, Text { zh, en }) = (names.len(), &first);
    match count {
        0 | 1 => (first.clone(), first),
        _ => {
            let others = count - 1;
            (
                text!("{zh}等 {count} 个", "{en} and {others} more"),
                text!("{count} 个", "{count} of them"),
            )
        }
    }
}
