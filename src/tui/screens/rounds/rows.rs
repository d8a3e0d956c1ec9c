//! The cells of whom to remind, and of who was reminded.

use crate::desk::remind::{Earlier, Section};
use crate::rules::Level;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::{short, urgency};
use crate::tui::screens::parts::marks::role_of_level;
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

pub(super) fn columns() -> Vec<Column> {
    vec![
        Column::share(Text::of("单位", "of"), 1),
        Column::fixed(Text::of("发给", "to"), 12),
        Column::fixed(Text::of("事项", "matters"), 7).right(),
        Column::fixed(Text::of("最急", "first"), 10),
        Column::fixed(Text::of("上次催办", "last"), 18),
    ]
}

pub(super) fn row(section: &Section, may: bool, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let (locale, today) = (ctx.locale, ctx.today());
    let plain = match may {
        true => Role::Plain,
        false => Role::Muted,
    };
    let (first, role) = match section.first() {
        None => (Text::of("", ""), Role::Muted),
        Some(on) => {
            let (words, level) = urgency(on, today.date);
            let role = match (may, level) {
                (true, Level::Breach) => role_of_level(level),
                _ => plain,
            };
            (words, role)
        }
    };
    let last = match (section.last, section.is_held) {
        (None, _) => Text::of("从未催", "never"),
        (Some(on), true) => {
            let (on, mark) = (short(on, today.year), marks.get(Symbol::Breach));
            text!("{mark} {on} 本周已催", "{mark} {on} this week")
        }
        (Some(on), false) => {
            let on = short(on, today.year);
            text!("{on} 催过", "{on}")
        }
    };
    let to = match section.to.person.as_str() {
        "" => "—".to_owned(),
        person => person.to_owned(),
    };
    let count = section.matters.len();
    let row = Row::new()
        .cell_as(plain, section.to.body.clone())
        .cell_as(plain, to);
    let row = match section.to.is_first {
        true => row.and(Role::Marked, marks.get(Symbol::First).to_owned()),
        false => row,
    };
    row.cell_as(plain, count.to_string())
        .cell_as(role, first.say(locale).to_owned())
        .cell_as(plain, last.say(locale).to_owned())
}

pub(super) fn earlier_columns() -> Vec<Column> {
    vec![
        Column::fixed(Text::of("", ""), 1),
        Column::fixed(Text::of("时间", "on"), 10),
        Column::share(Text::of("催办对象", "whom"), 1),
        Column::share(Text::of("催办内容", "about"), 1),
        Column::fixed(Text::of("方式", "how"), 10).from(70),
        Column::fixed(Text::of("已办", "done"), 6).right(),
    ]
}

/// All done, some of it, or none; of rounds that kept words alone nothing is known.
pub(super) fn earlier(it: &Earlier, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let (mark, role) = match (it.done.len(), it.open.len()) {
        (0, 0) => ("", Role::Muted),
        (_, 0) => (marks.get(Symbol::Verified), Role::Ok),
        (0, _) => (marks.get(Symbol::Missing), Role::Due),
        _ => (marks.get(Symbol::Recorded), Role::Accent),
    };
    let done = match it.count() {
        0 => "—".to_owned(),
        count => format!("{}/{count}", it.done.len()),
    };
    Row::new()
        .cell_as(role, mark)
        .cell_as(Role::Muted, short(it.on, ctx.today().year))
        .cell(it.reminded.who.clone())
        .cell_as(Role::Muted, it.about.clone())
        .cell_as(Role::Muted, it.how.clone())
        .cell_as(role, done)
}
