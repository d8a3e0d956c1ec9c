//! The records of a kind, a row each: the columns and cells of its list, as its description has them.

use chrono::Datelike;

use crate::desk::lists::{ListRows, View};
use crate::domain::calendar::Year;
use crate::domain::record::Kind;
use crate::exchange::ledger::{Align, Cell};
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::short;
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// The columns of a kind's list: the mark's, and each as wide as its words; with names in both languages, so that one that
/// was chosen is found again in the other.
pub(super) fn columns(kind: Kind, view: View<'_>, ctx: &Ctx<'_>) -> Vec<Column> {
    let heads = |locale| ListRows::of(kind, View { locale, ..view }, &ctx.facts.matrix).columns();
    let both = heads(Locale::Zh).into_iter().zip(heads(Locale::En));
    let named = both.map(|(zh, en)| {
        let (right, zh, en) = (zh.align == Align::Right, zh.head, en.head);
        let column = Column::words(Text {
            zh: zh.into(),
            en: en.into(),
        });
        match right {
            true => column.right(),
            false => column,
        }
    });
    let mark = Column::fixed(Text::of("", ""), 1);
    [mark].into_iter().chain(named).collect()
}

/// A row; one that is shown though it is not in sight is muted.
pub(super) fn row(
    (kind, id): (Kind, u64),
    view: View<'_>,
    is_guest: bool,
    ctx: &Ctx<'_>,
    marks: Symbols,
) -> Row {
    let year = ctx.today().year;
    let record = ctx.book().fields(kind, id);
    let (mark, role) = match record.and_then(|it| it.is_verified()) {
        Some(true) => (marks.get(Symbol::Verified), Role::Ok),
        Some(false) => (marks.get(Symbol::Recorded), Role::Accent),
        None => ("", Role::Plain),
    };
    let mut row = Row::new().cell_as(role, mark);
    for (nth, cell) in cells(kind, id, view, ctx).into_iter().enumerate() {
        let role = match &cell {
            _ if is_guest => Role::Disabled,
            Cell::Date(_) => Role::Muted,
            _ if nth == 0 => Role::Muted,
            _ => Role::Plain,
        };
        row = row.cell_as(role, said(&cell, year));
    }
    row
}

/// The words of a record's cells, dates with their years, for outside the program.
pub(super) fn copied(kind: Kind, id: u64, view: View<'_>, ctx: &Ctx<'_>) -> String {
    let cells = cells(kind, id, view, ctx).into_iter();
    let words: Vec<String> = cells.map(|cell| flat(&cell.words())).collect();
    words.join("\t")
}

/// Where a record stands in a column, where its words don't say that.
pub(super) fn order(
    (kind, id): (Kind, u64),
    column: usize,
    view: View<'_>,
    ctx: &Ctx<'_>,
) -> Option<i64> {
    // The first column is the mark's.
    let nth = column.checked_sub(1)?;
    match cells(kind, id, view, ctx).into_iter().nth(nth)? {
        Cell::Number(number) => i64::try_from(number).ok(),
        Cell::Money(amount) => Some(amount.0),
        Cell::Date(day) => Some(day.num_days_from_ce().into()),
        _ => None,
    }
}

fn cells(kind: Kind, id: u64, view: View<'_>, ctx: &Ctx<'_>) -> Vec<Cell> {
    let rows = ListRows::of(kind, view, &ctx.facts.matrix);
    rows.cells(id).unwrap_or_default()
}

/// A cell in one line, a date as screens write it.
fn said(cell: &Cell, year: Year) -> String {
    match cell {
        Cell::Date(day) => short(*day, year),
        cell => flat(&cell.words()),
    }
}

fn flat(words: &str) -> String {
    let plain = words
        .trim()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c });
    plain.collect()
}
