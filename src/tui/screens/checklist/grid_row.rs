//! A line of the matrix: heads, a committee, or a row.

use super::cell_ref::{Column, Part, Who};
use crate::rules::Counts;
use crate::rules::matrix::Cell;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GridLine {
    /// The heads of a part's columns.
    Head(Part),
    /// A committee above its sectors.
    Group {
        /// Its name.
        name: String,
        /// Of each column how much its sectors have done, of how much.
        shares: Vec<(u32, u32)>,
        /// Its findings.
        counts: Counts,
    },
    /// A row that can be chosen.
    Row(GridRow),
}

/// A row: whose duties, and how each stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GridRow {
    /// Whose duties.
    pub(super) who: Who,
    /// The name.
    pub(super) name: String,
    /// Its cells, in the order of all columns of the part.
    pub(super) cells: Vec<Cell>,
    /// Its findings, those of all groups.
    pub(super) counts: Counts,
    /// The column in which most is missing, of all groups.
    pub(super) lacking: Option<Column>,
}

impl GridRow {
    /// What the row has in a column.
    pub(super) fn cell(&self, column: Column) -> Option<Cell> {
        self.cells.get(column.nth()?).copied()
    }
}
