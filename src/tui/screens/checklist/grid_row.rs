//! A row of the matrix.

use super::cell_ref::Who;
use crate::rules::Counts;
use crate::rules::matrix::Cell;

/// A row: whose duties, and how each stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GridRow {
    /// Whose duties.
    pub(super) who: Who,
    /// The name.
    pub(super) name: String,
    /// Its cells, in the order of the part's columns.
    pub(super) cells: Vec<Cell>,
    /// Its findings.
    pub(super) counts: Counts,
}
