//! A workbook as plain values: its pages, their tables and charts.

use chrono::NaiveDate;

use super::cell::{Align, Cell, Tone};

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
    pub pages: Vec<LedgerSheet>,
    /// The last line below the table of each page; none when empty.
    pub proof: String,
}

/// A sheet: a title, a table, and what is said above and below it.
#[derive(Clone, Debug, Default)]
pub struct LedgerSheet {
    /// The sheet's name.
    pub name: String,
    /// The title over the table.
    pub title: String,
    /// Lines between title and table: the day, the count.
    pub lead: Vec<String>,
    /// The table's columns; a page without any has charts only.
    pub columns: Vec<Column>,
    /// The table's rows.
    pub rows: Vec<LedgerRow>,
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

/// A colour for what is written so; it follows when somebody changes the cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tint {
    /// Where in the cell the words stand.
    pub place: CellAlign,
    /// The words.
    pub words: String,
    /// What they mean.
    pub tone: Tone,
}

/// Where in a cell words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellAlign {
    /// At its beginning.
    Begins,
    /// Anywhere.
    Anywhere,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct LedgerRow {
    /// Its cells, as many as there are columns.
    pub cells: Vec<Cell>,
    /// A row of totals?
    pub total: bool,
    /// Does a group begin here? A stronger line says so.
    pub opens: bool,
}

/// A chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its title.
    pub title: String,
    /// Its shape.
    pub shape: Shape,
    /// Which page of the ledger has the numbers.
    pub page: usize,
    /// From which row of that page's table (counted from 0) to before which.
    pub rows: (usize, usize),
    /// The column with the names of what is compared.
    pub names: usize,
    /// What is plotted.
    pub plots: Vec<Plot>,
}

/// A chart's shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Bars to the right, the plots behind each other in one bar.
    Stacked,
    /// Bars to the right that show shares of a whole.
    Shares,
}

/// A column of numbers that a chart shows.
#[derive(Clone, Copy, Debug)]
pub struct Plot {
    /// The column.
    pub column: usize,
    /// What its colour means.
    pub tone: Tone,
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
            place: CellAlign::Begins,
            words: words.into(),
            tone,
        }
    }

    /// A colour for cells that have these words anywhere.
    #[must_use]
    pub fn anywhere(words: impl Into<String>, tone: Tone) -> Self {
        Tint {
            place: CellAlign::Anywhere,
            words: words.into(),
            tone,
        }
    }
}

impl LedgerRow {
    /// A plain row.
    #[must_use]
    pub fn of(cells: Vec<Cell>) -> Self {
        LedgerRow {
            cells,
            ..LedgerRow::default()
        }
    }
}
