//! A sheet: rows of cells that stand where the spreadsheet shows them, and its merged regions.
//!
//! Sheets are filled through a [`Filler`], which keeps the limits; only the readers of this
//! module's parent make them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::cell::Cell;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::note::{Note, Rejection};
use crate::exchange::office::place::{At, Unit};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words;

/// One sheet. Row and column numbers count from zero and are those of the spreadsheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    name: Arc<str>,
    rows: Vec<Vec<Cell>>,
    /// Each cell that a merged region covers, with the cell that holds the region's value.
    covered: HashMap<(u32, u32), (u32, u32)>,
    from_1904: bool,
    /// Which table of a document it is, counted from one.
    table: Option<u32>,
    notes: Vec<Note>,
    faults: Vec<Rejection>,
}

/// A merged region, both corners inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The row and column of its upper left cell, which holds the value.
    pub first: (u32, u32),
    /// The row and column of its lower right cell.
    pub last: (u32, u32),
}

const EMPTY: Cell = Cell::Empty;

impl Sheet {
    /// The sheet's name; empty for a text table.
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// How many rows it has, down to the last with something in it.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The cells of a row, to the last with something in it; empty beyond the sheet.
    #[must_use]
    pub fn row(&self, row: usize) -> &[Cell] {
        self.rows.get(row).map_or(&[], Vec::as_slice)
    }

    /// The cell itself; empty beyond the sheet.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.row(row).get(column).unwrap_or(&EMPTY)
    }

    /// What is seen at this place: the cell, or the value of the merged region that covers it.
    #[must_use]
    pub fn seen(&self, row: usize, column: usize) -> &Cell {
        let cell = self.cell(row, column);
        if !cell.is_blank() || self.covered.is_empty() {
            return cell;
        }
        match self.holder(row, column) {
            Some((row, column)) => self.cell(row, column),
            None => cell,
        }
    }

    /// The cell whose merged region covers this place, when it is another cell.
    #[must_use]
    pub fn holder(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        let key = (u32::try_from(row).ok()?, u32::try_from(column).ok()?);
        let (row, column) = *self.covered.get(&key)?;
        Some((row as usize, column as usize))
    }

    /// Whether nothing can be seen in a row.
    #[must_use]
    pub fn is_blank_row(&self, row: usize) -> bool {
        self.row(row).iter().all(Cell::is_blank)
    }

    /// Whether the workbook counts days from 1904.
    #[must_use]
    pub fn from_1904(&self) -> bool {
        self.from_1904
    }

    /// What its cells don't say, or what was left out of them: hidden rows, struck-out text.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// What of it could not be read, so that it is not whole.
    #[must_use]
    pub fn faults(&self) -> &[Rejection] {
        &self.faults
    }

    pub(in crate::exchange) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    pub(in crate::exchange) fn fault(&mut self, fault: Rejection) {
        self.faults.push(fault);
    }

    /// The place of a cell.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> At {
        let mut at = At::of(&self.name, row, column);
        if let Some(n) = self.table {
            at.unit = Unit::Table(n);
        }
        at
    }
}

/// What the limits still allow, over all sheets of a file.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Filler {
    limits: Limits,
    cells: usize,
    text_bytes: usize,
}

impl Filler {
    pub(in crate::exchange) fn new(limits: &Limits) -> Self {
        Filler {
            limits: *limits,
            cells: 0,
            text_bytes: 0,
        }
    }

    pub(in crate::exchange) fn sheet(name: &str, from_1904: bool) -> Sheet {
        Sheet {
            name: Arc::from(name),
            from_1904,
            ..Sheet::default()
        }
    }

    /// The `n`-th table of a document, counted from one.
    pub(in crate::exchange) fn table(n: u32) -> Sheet {
        Sheet {
            table: Some(n),
            ..Sheet::default()
        }
    }

    /// Puts a cell in its place; nothing happens for an empty one, so formatted blank rows at
    /// the end of a sheet cost nothing.
    pub(in crate::exchange) fn put(
        &mut self,
        sheet: &mut Sheet,
        row: u32,
        column: u32,
        cell: Cell,
    ) -> Result<(), Problem> {
        if cell.is_blank() {
            return Ok(());
        }
        let limits = &self.limits;
        let (row_at, column_at) = (row as usize, column as usize);
        let at = || Some(sheet.at(row_at, column_at));
        if row_at >= limits.rows {
            return Err(Problem::TooLarge(Bound::Rows(limits.rows), at()));
        }
        if column_at >= limits.columns {
            return Err(Problem::TooLarge(Bound::Columns(limits.columns), at()));
        }
        self.cells += 1;
        if self.cells > limits.cells {
            return Err(Problem::TooLarge(Bound::Cells(limits.cells), at()));
        }
        if let Cell::Text(text) = &cell {
            self.text_bytes += text.len();
            if text.len() > limits.cell_chars && text.chars().count() > limits.cell_chars {
                return Err(Problem::TooLarge(Bound::CellChars(limits.cell_chars), at()));
            }
            if self.text_bytes > limits.text_bytes {
                return Err(Problem::TooLarge(Bound::TextBytes(limits.text_bytes), at()));
            }
        }
        if sheet.rows.len() <= row_at {
            sheet.rows.resize_with(row_at + 1, Vec::new);
        }
        let cells = &mut sheet.rows[row_at];
        if cells.len() <= column_at {
            cells.resize(column_at + 1, Cell::Empty);
        }
        cells[column_at] = match cell {
            Cell::Text(text) => Cell::Text(unmarked(text)),
            cell => cell,
        };
        Ok(())
    }

    /// Notes the merged regions, as far as the sheet has rows; called when its cells are in.
    pub(in crate::exchange) fn merge(
        &mut self,
        sheet: &mut Sheet,
        regions: &[Merged],
    ) -> Result<(), Problem> {
        let rows = sheet.rows.len() as u32;
        let columns = self.limits.columns as u32;
        for region in regions {
            let last_row = region.last.0.min(rows.saturating_sub(1));
            let last_column = region.last.1.min(columns.saturating_sub(1));
            for row in region.first.0..=last_row {
                for column in region.first.1..=last_column {
                    if rows == 0 || (row, column) == region.first {
                        continue;
                    }
                    self.cells += 1;
                    if self.cells > self.limits.cells {
                        let at = sheet.at(row as usize, column as usize);
                        let bound = Bound::Cells(self.limits.cells);
                        return Err(Problem::TooLarge(bound, Some(at)));
                    }
                    sheet.covered.insert((row, column), region.first);
                }
            }
        }
        Ok(())
    }
}

/// The text without marks that have no width; most has none and stays shared.
fn unmarked(text: Arc<str>) -> Arc<str> {
    match words::without_marks(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(bare) => bare.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(word: &str) -> Cell {
        Cell::Text(word.into())
    }

    #[test]
    fn merged_cells_are_seen_through_and_nothing_else() {
        let mut filler = Filler::new(&Limits::default());
        let mut sheet = Filler::sheet("表", false);
        filler.put(&mut sheet, 0, 0, text("甲")).expect("fits");
        filler.put(&mut sheet, 2, 1, text("乙")).expect("fits");
        let region = Merged {
            first: (0, 0),
            last: (9, 0),
        };
        filler.merge(&mut sheet, &[region]).expect("fits");
        assert_eq!(sheet.seen(2, 0), &text("甲"));
        assert_eq!(sheet.cell(2, 0), &Cell::Empty);
        assert_eq!(sheet.seen(1, 1), &Cell::Empty);
        assert_eq!(sheet.holder(1, 0), Some((0, 0)));
        assert_eq!(sheet.height(), 3);
    }

    #[test]
    fn marks_without_width_do_not_reach_a_cell() {
        let mut filler = Filler::new(&Limits::default());
        let mut sheet = Filler::sheet("表", false);
        let written = text("阿\u{200d}里\u{feff}");
        filler.put(&mut sheet, 0, 0, written).expect("fits");
        assert_eq!(sheet.cell(0, 0), &text("阿里"));
    }

    #[test]
    fn each_limit_is_named_with_its_place() {
        let limits = Limits {
            rows: 10,
            columns: 5,
            cells: 3,
            cell_chars: 4,
            text_bytes: 20,
            ..Limits::default()
        };
        let refused = |row, column, word: &str, before: usize| {
            let mut filler = Filler::new(&limits);
            let mut sheet = Filler::sheet("表", false);
            for i in 0..before {
                filler
                    .put(&mut sheet, 0, i as u32, text("一"))
                    .expect("fits");
            }
            match filler.put(&mut sheet, row, column, text(word)) {
                Err(Problem::TooLarge(bound, at)) => (bound, at.expect("a place").row),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(refused(10, 0, "一", 0), (Bound::Rows(10), 11));
        assert_eq!(refused(0, 5, "一", 0), (Bound::Columns(5), 1));
        assert_eq!(refused(1, 0, "一", 3), (Bound::Cells(3), 2));
        assert_eq!(refused(1, 0, "一二三四五", 0), (Bound::CellChars(4), 2));
    }

    #[test]
    fn blank_cells_far_away_cost_nothing() {
        let mut filler = Filler::new(&Limits::default());
        let mut sheet = Filler::sheet("表", false);
        filler
            .put(&mut sheet, 1_048_575, 16_383, text("  "))
            .expect("nothing to put");
        assert_eq!(sheet.height(), 0);
    }
}
