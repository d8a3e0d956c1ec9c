//! Tables: columns of fixed width, rows that keep together, cells that span columns and rows.

use super::paragraph::Paragraph;
use super::style::{Align, Style};

/// A table with all its lines drawn, as wide as its columns together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The columns' widths in twips. [`super::Orientation::width`] is what they share.
    pub columns: Vec<u32>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Is it repeated at the head of every page that the table goes on to? Only the first rows
    /// can be.
    pub head: bool,
    /// May a page end within it? Rows keep together unless one is longer than a page.
    pub splits: bool,
    /// The least height in twips; 0 for as high as its text.
    pub height: u32,
    /// The cells from left to right. Those that only continue a cell above are here too.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How many columns it spans.
    pub across: usize,
    /// Whether it is one with the cell under or above it.
    pub down: Down,
    /// Where its text stands when the row is higher.
    pub upright: Upright,
    /// What stands in it.
    pub paragraphs: Vec<Paragraph>,
}

/// Whether a cell is one with its neighbours below and above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Down {
    /// It stands alone.
    Alone,
    /// It begins a cell of several rows.
    Begins,
    /// It continues the cell above and shows nothing of its own.
    Continues,
}

/// Where a text stands in a cell that is higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upright {
    /// At the top.
    Top,
    /// In the middle.
    Middle,
}

impl Table {
    /// A table of these column widths, in twips, without rows.
    #[must_use]
    pub fn new(columns: impl Into<Vec<u32>>) -> Self {
        Table {
            columns: columns.into(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, row: TableRow) {
        self.rows.push(row);
    }

    /// Column widths in twips that share `width` as `parts` are to each other.
    #[must_use]
    pub fn share(width: u32, parts: &[u32]) -> Vec<u32> {
        let whole = parts.iter().sum::<u32>().max(1);
        let mut columns: Vec<u32> = parts.iter().map(|part| width * part / whole).collect();
        let used: u32 = columns.iter().sum();
        if let Some(last) = columns.last_mut() {
            *last += width - used;
        }
        columns
    }
}

impl TableRow {
    /// A row of these cells that keeps together.
    #[must_use]
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        TableRow {
            head: false,
            splits: false,
            height: 0,
            cells: cells.into_iter().collect(),
        }
    }

    /// A row of headings, repeated on every page.
    #[must_use]
    pub fn head<'t>(headings: impl IntoIterator<Item = &'t str>) -> Self {
        TableRow::new(headings.into_iter().map(Cell::head)).repeated()
    }

    /// The same, repeated at the head of every page.
    #[must_use]
    pub fn repeated(mut self) -> Self {
        self.head = true;
        self
    }

    /// The same, at least so many twips high.
    #[must_use]
    pub fn at_least(mut self, height: u32) -> Self {
        self.height = height;
        self
    }

    /// The same, but a page may end within it.
    #[must_use]
    pub fn flowing(mut self) -> Self {
        self.splits = true;
        self
    }
}

impl Cell {
    /// A cell of these paragraphs.
    #[must_use]
    pub fn of(paragraphs: impl IntoIterator<Item = Paragraph>) -> Self {
        Cell {
            across: 1,
            down: Down::Alone,
            upright: Upright::Middle,
            paragraphs: paragraphs.into_iter().collect(),
        }
    }

    /// A heading.
    #[must_use]
    pub fn head(text: &str) -> Self {
        Cell::of([Paragraph::new(Style::CellHead, text)])
    }

    /// A text at the left.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Cell::of([Paragraph::new(Style::Cell, text)])
    }

    /// A text in the middle: figures and short words.
    #[must_use]
    pub fn centred(text: impl Into<String>) -> Self {
        Cell::of([Paragraph::new(Style::Cell, text).aligned(Align::Centre)])
    }

    /// The same over so many columns.
    #[must_use]
    pub fn across(mut self, columns: usize) -> Self {
        self.across = columns.max(1);
        self
    }

    /// The same, one with the cells below it that [`Cell::continued`] makes.
    #[must_use]
    pub fn begun(mut self) -> Self {
        self.down = Down::Begins;
        self
    }

    /// The continuation of the cell above.
    #[must_use]
    pub fn continued() -> Self {
        let mut cell = Cell::text("");
        cell.down = Down::Continues;
        cell
    }

    /// The same with its text at the top.
    #[must_use]
    pub fn at_top(mut self) -> Self {
        self.upright = Upright::Top;
        self
    }
}
