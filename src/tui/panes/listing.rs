//! What the rows of a list say: their cells, by which words they are found, where they stand in an order.

use crate::domain::calendar::Year;
use crate::text::{Locale, Text};
use crate::tui::symbols::Symbols;
use crate::tui::widgets::row::{Column, Row};

/// What the rows of a list say.
pub trait Listing<I> {
    /// Its columns.
    fn columns(&self) -> Vec<Column>;

    /// A row.
    fn row(&self, row: I, marks: Symbols) -> Row;

    /// The number of its record, by which `#12` finds it.
    fn number(&self, _row: I) -> Option<u64> {
        None
    }

    /// Whether it is shown though it is none of the list's: it is marked only by itself, and not with all.
    fn is_guest(&self, _row: I) -> bool {
        false
    }

    /// Why it can't be marked.
    ///
    /// # Errors
    /// The reason.
    fn may_mark(&self, _row: I) -> Result<(), Text> {
        Ok(())
    }

    /// By which words it is found besides those of its cells.
    fn words(&self, _row: I) -> String {
        String::new()
    }

    /// The words that stand for it outside the program: by itself its cells, parted by tabs, names without
    /// what pads them.
    fn copied(&self, row: I) -> String {
        cells_of(self, row)
    }

    /// Where it stands in a column, where the words don't say that.
    fn order(&self, _row: I, _column: usize) -> Option<i64> {
        None
    }

    /// Whether it may be sorted by a column.
    fn sorts(&self, _column: usize) -> bool {
        true
    }

    /// The year of dates that are written without one.
    fn year(&self) -> Year;

    /// The language of its columns, where these are chosen.
    fn locale(&self) -> Locale {
        Locale::Zh
    }
}

/// The words that stand for a row outside the program where nothing else is said: its cells.
pub fn cells_of<I>(listing: &(impl Listing<I> + ?Sized), row: I) -> String {
    let columns = listing.columns();
    let cells = texts(&listing.row(row, Symbols::UNICODE));
    let named = columns.iter().zip(cells);
    let named = named.filter(|(column, _)| !column.title.zh.is_empty());
    let cells: Vec<String> = named
        .map(|(_, cell)| cell.trim().replace('\u{3000}', ""))
        .collect();
    cells.join("\t")
}

/// The words of each cell.
pub(super) fn texts(row: &Row) -> Vec<String> {
    let cells = row.cells.iter();
    cells
        .map(|spans| spans.iter().map(|span| &*span.text).collect())
        .collect()
}

/// By which words a row is found: those of its cells, its number, and what else it has.
pub(super) fn found_by<I: Copy>(row: I, listing: &dyn Listing<I>) -> String {
    let mut words = texts(&listing.row(row, Symbols::UNICODE));
    words.extend(listing.number(row).map(|n| format!("#{n}")));
    words.push(listing.words(row));
    words.join(" ")
}
