//! The records of a kind, a row each: the columns and cells of its list, as its description has them.

use chrono::Datelike;

use crate::desk::lists::ListRows;
use crate::domain::calendar::Year;
use crate::domain::record::Kind;
use crate::exchange::ledger::{Align, Cell};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::measure;
use crate::tui::panes::list::Listing;
use crate::tui::screens::parts::dates::short;
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// So many rows tell how wide the columns of a list have to be.
const TRIED: usize = 200;
/// The least that a column with wider words has, where it is shown at all.
const LEAST: u16 = 18;
/// What border, marks and the thumb of the scroll bar take of a pane.
const AROUND: u16 = 5;

/// A column of a list: its head, how wide its words are, whether they stand at the right.
#[derive(Debug)]
pub(super) struct Measured {
    title: Text,
    wide: u16,
    right: bool,
}

/// What the rows say.
pub(super) struct Rows<'a> {
    pub(super) kind: Kind,
    pub(super) rows: ListRows<'a>,
    pub(super) columns: &'a [Measured],
    /// How wide the pane is.
    pub(super) width: u16,
    /// A record that is shown though it is not in sight.
    pub(super) guest: Option<u64>,
    pub(super) ctx: &'a Ctx<'a>,
}

impl Rows<'_> {
    fn cell(&self, id: u64, column: usize) -> Option<Cell> {
        // The first column is the mark's.
        self.rows.cells(id)?.into_iter().nth(column.checked_sub(1)?)
    }

    fn verified(&self, id: u64) -> Option<bool> {
        self.ctx.book().fields(self.kind, id)?.is_verified()
    }
}

impl Listing<u64> for Rows<'_> {
    fn columns(&self) -> Vec<Column> {
        laid(self.columns, self.width)
    }

    fn row(&self, id: u64, marks: Symbols) -> Row {
        let year = self.ctx.today().year;
        let (mark, role) = match self.verified(id) {
            Some(true) => (marks.get(Symbol::Verified), Role::Ok),
            Some(false) => (marks.get(Symbol::Recorded), Role::Accent),
            None => ("", Role::Plain),
        };
        let mut row = Row::new().cell_as(role, mark);
        for (nth, cell) in self.rows.cells(id).into_iter().flatten().enumerate() {
            let role = match (&cell, self.guest == Some(id)) {
                (_, true) => Role::Disabled,
                (Cell::Date(_), _) => Role::Muted,
                _ if nth == 0 => Role::Muted,
                _ => Role::Plain,
            };
            row = row.cell_as(role, said(&cell, year));
        }
        row
    }

    fn number(&self, id: u64) -> Option<u64> {
        Some(id)
    }

    fn is_guest(&self, id: u64) -> bool {
        self.guest == Some(id)
    }

    fn copied(&self, id: u64) -> String {
        let cells = self.rows.cells(id).into_iter().flatten();
        let words: Vec<String> = cells.map(|cell| flat(&cell.words())).collect();
        words.join("\t")
    }

    fn order(&self, id: u64, column: usize) -> Option<i64> {
        match self.cell(id, column)? {
            Cell::Number(number) => i64::try_from(number).ok(),
            Cell::Money(amount) => Some(amount.0),
            Cell::Date(day) => Some(day.num_days_from_ce().into()),
            _ => None,
        }
    }

    fn year(&self) -> Year {
        self.ctx.today().year
    }
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

/// How wide the columns of a list are, heads and rows.
pub(super) fn measured(rows: &ListRows<'_>, ids: &[u64], ctx: &Ctx<'_>) -> Vec<Measured> {
    let heads = rows.columns();
    // Behind a head stands how the list is sorted by it.
    let mut widest: Vec<usize> = heads
        .iter()
        .map(|it| measure::width(&it.head) + 1)
        .collect();
    for id in ids.iter().take(TRIED) {
        let cells = rows.cells(*id).into_iter().flatten();
        for (wide, cell) in widest.iter_mut().zip(cells) {
            *wide = (*wide).max(measure::width(&said(&cell, ctx.today().year)));
        }
    }
    let columns = heads.into_iter().zip(widest);
    columns
        .map(|(head, wide)| Measured {
            title: Text::same(head.head),
            wide: u16::try_from(wide).unwrap_or(u16::MAX),
            right: head.align == Align::Right,
        })
        .collect()
}

/// The columns in a pane of so many: those at the right go where there is no room, and what is left is the
/// widest one's.
fn laid(measured: &[Measured], pane: u16) -> Vec<Column> {
    let room = pane.saturating_sub(AROUND);
    // The mark's, and a gap before each column.
    let mut left = room.saturating_sub(1);
    let mut widths: Vec<u16> = Vec::new();
    for column in measured {
        let least = column.wide.min(LEAST);
        match left.checked_sub(1 + least) {
            Some(rest) => left = rest,
            None => break,
        }
        widths.push(least);
    }
    for (width, column) in widths.iter_mut().zip(measured) {
        let more = left.min(column.wide - *width);
        *width += more;
        left -= more;
    }
    let widest = (0..widths.len()).max_by_key(|n| (measured[*n].wide, std::cmp::Reverse(*n)));
    let columns = measured.iter().enumerate().map(|(nth, column)| {
        let title = column.title.clone();
        let laid = match widths.get(nth) {
            // A column that has no room asks for more than there is.
            None => Column::fixed(title, 0).from(u16::MAX),
            Some(_) if widest == Some(nth) => Column::share(title, 1),
            Some(width) => Column::fixed(title, *width),
        };
        match column.right {
            true => laid.right(),
            false => laid,
        }
    });
    let mark = Column::fixed(Text::of("", ""), 1);
    [mark].into_iter().chain(columns).collect()
}
