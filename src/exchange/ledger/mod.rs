//! Workbooks out: pages of tables, dressed as an office prints them, and long lists.
//!
//! A [`Ledger`] is plain values: pages with a title, columns, rows, totals and charts. What a page says is
//! its maker's business; how it looks (fonts, frames, widths, colours by meaning, A4 with its
//! headers on every sheet of paper) is settled here once for all of them. A [`Roll`] is the same look for
//! one list of any length, written row by row.
//!
//! Both write the same bytes for the same values: nothing here asks the time. Reading workbooks is
//! [`workbook`](super::workbook)'s; its readers understand the tables written here.

mod chart;
mod dress;
mod layout;
mod roll;
#[cfg(test)]
mod tests;
mod write;

pub use chart::{Chart, Plot, Shape};
pub use dress::Tone;
pub use roll::{MAX_ROWS, Roll};

use std::borrow::Cow;

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use crate::files::in_words;
use crate::text;
use crate::text::Text;

/// A workbook.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// What it is called in its properties.
    pub title: String,
    /// Whose it is.
    pub organisation: String,
    /// The day that it speaks of, which is also the day of its making.
    pub date: NaiveDate,
    /// Its pages, in order; at least one.
    pub pages: Vec<Page>,
    /// The last line below the table of each page; none when empty.
    pub proof: String,
}

/// A sheet: a title, a table, and what is said above and below it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The sheet's name.
    pub name: String,
    /// The title over the table.
    pub title: String,
    /// Lines between title and table: the day, the count.
    pub lead: Vec<String>,
    /// The table's columns; a page without any has charts only.
    pub columns: Vec<Column>,
    /// The table's rows.
    pub rows: Vec<Row>,
    /// Lines below the table: how to read it.
    pub foot: Vec<String>,
    /// How many of the first columns stay in sight when one scrolls to the right.
    pub fixed: usize,
    /// Does each head get a filter?
    pub filter: bool,
    /// Charts of this or other pages' numbers, below everything else.
    pub charts: Vec<Chart>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// The least and the largest width, in columns of a terminal: a Chinese character takes two.
    pub width: (u16, u16),
    /// Where its values stand.
    pub align: Align,
    /// Are equal values below each other one cell, as long as the columns to its left are one too?
    pub merged: bool,
    /// The colours that values give their cells; the first that fits counts.
    pub tints: Vec<Tint>,
}

/// Where values stand in their cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the left; long ones go on in a second line.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// A colour for what is written so; it follows when somebody changes the cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tint {
    /// Where in the cell the words stand.
    pub place: Place,
    /// The words.
    pub words: String,
    /// What they mean.
    pub tone: Tone,
}

/// Where in a cell words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At its beginning.
    Begins,
    /// Anywhere.
    Anywhere,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its cells, as many as there are columns.
    pub cells: Vec<Cell>,
    /// A row of totals?
    pub total: bool,
    /// Does a group begin here? A stronger line says so.
    pub opens: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words. They are never taken for a formula.
    Text(String),
    /// A whole number.
    Number(u64),
    /// A share, shown as a percentage.
    Share(f64),
    /// A day.
    Date(NaiveDate),
    /// The sum of the column's rows above, from the row of this number (counted from 0 among the
    /// table's rows) to the one above. The sum itself is given too, for whoever does not reckon.
    Sum(usize, u64),
}

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// More rows than a sheet has.
    #[error("a sheet has at most {MAX_ROWS} rows")]
    TooManyRows,
    /// The library would not.
    #[error("{0}")]
    Refused(String),
    /// The system would not.
    #[error(transparent)]
    Unwritten(std::io::Error),
}

impl LedgerError {
    /// What was refused, why, and what to do.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            LedgerError::TooManyRows => text!(
                "工作表最多 {MAX_ROWS} 行，装不下。请按年度、界别分开导出，或者导出为 csv。",
                "A sheet has at most {MAX_ROWS} rows, too few. Export by year or sector, or as csv."
            ),
            LedgerError::Refused(why) => text!(
                "工作簿没有写成，内容里有表格不能有的东西。请换一种格式，如 csv。",
                "The workbook could not be written: {why}."
            ),
            LedgerError::Unwritten(why) => {
                let Text { zh, en } = in_words(why);
                text!(
                    "工作簿没有写成：{zh}。请检查磁盘空间后重试。",
                    "The workbook could not be written: {en}. Check the disk's room and try again."
                )
            }
        }
    }
}

impl From<rust_xlsxwriter::XlsxError> for LedgerError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        match error {
            rust_xlsxwriter::XlsxError::RowColumnLimitError => LedgerError::TooManyRows,
            rust_xlsxwriter::XlsxError::IoError(cause) => LedgerError::Unwritten(cause),
            other => LedgerError::Refused(other.to_string()),
        }
    }
}

impl From<std::io::Error> for LedgerError {
    fn from(error: std::io::Error) -> Self {
        LedgerError::Unwritten(error)
    }
}

impl Column {
    /// A column of this head, at least and at most so wide, its values at the left.
    #[must_use]
    pub fn new(head: impl Into<String>, least: u16, most: u16) -> Self {
        Column {
            head: head.into(),
            width: (least, most.max(least)),
            align: Align::Left,
            merged: false,
            tints: Vec::new(),
        }
    }

    /// With its values in the middle.
    #[must_use]
    pub fn centred(self) -> Self {
        Column {
            align: Align::Centre,
            ..self
        }
    }

    /// With its values at the right.
    #[must_use]
    pub fn at_right(self) -> Self {
        Column {
            align: Align::Right,
            ..self
        }
    }

    /// With equal values below each other in one cell.
    #[must_use]
    pub fn merged(self) -> Self {
        Column {
            merged: true,
            ..self
        }
    }

    /// With colours.
    #[must_use]
    pub fn tinted(self, tints: Vec<Tint>) -> Self {
        Column { tints, ..self }
    }
}

impl Tint {
    /// A colour for cells that begin so.
    #[must_use]
    pub fn begins(words: impl Into<String>, tone: Tone) -> Self {
        Tint {
            place: Place::Begins,
            words: words.into(),
            tone,
        }
    }

    /// A colour for cells that have these words anywhere.
    #[must_use]
    pub fn anywhere(words: impl Into<String>, tone: Tone) -> Self {
        Tint {
            place: Place::Anywhere,
            words: words.into(),
            tone,
        }
    }
}

impl Row {
    /// A plain row.
    #[must_use]
    pub fn of(cells: Vec<Cell>) -> Self {
        Row {
            cells,
            ..Row::default()
        }
    }
}

impl Cell {
    /// Words, or nothing where there are none.
    #[must_use]
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(words)
        }
    }

    /// A day, or nothing.
    #[must_use]
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Cell::Empty, Cell::Date)
    }

    /// A number.
    #[must_use]
    pub fn number(number: usize) -> Self {
        Cell::Number(number as u64)
    }

    /// What the cell says, as a table of text has it.
    #[must_use]
    pub fn words(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(words) => Cow::Borrowed(words),
            Cell::Number(number) | Cell::Sum(_, number) => Cow::Owned(number.to_string()),
            Cell::Share(share) => Cow::Owned(format!("{:.0}%", share * 100.0)),
            Cell::Date(date) => Cow::Owned(date.to_string()),
        }
    }

    /// How wide its widest line is.
    fn width(&self) -> usize {
        let words = self.words();
        words.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
    }
}
