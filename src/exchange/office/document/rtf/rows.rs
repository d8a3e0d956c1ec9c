//! What rich text says of the cells of its rows, ahead of the row or at its end.

use crate::exchange::office::document::flow::Edge;

/// The rows that are being defined, by how deep in tables they are.
#[derive(Default)]
pub(super) struct Rows(Vec<Row>);

#[derive(Default)]
struct Row {
    edges: Vec<Edge>,
    /// What the next cell is.
    merged: bool,
    continued: bool,
    /// Its definition began and its end has not come.
    begun: bool,
}

impl Rows {
    /// A definition begins, at a depth of one or more.
    pub(super) fn begin(&mut self, depth: usize) {
        if self.0.len() < depth {
            self.0.resize_with(depth, Row::default);
        }
        self.0[depth - 1] = Row {
            begun: true,
            ..Row::default()
        };
    }

    /// The next cell belongs to the one before it.
    pub(super) fn merge(&mut self, depth: usize) {
        if let Some(row) = self.0.get_mut(depth - 1) {
            row.merged = true;
        }
    }

    /// The next cell continues the one above.
    pub(super) fn continue_above(&mut self, depth: usize) {
        if let Some(row) = self.0.get_mut(depth - 1) {
            row.continued = true;
        }
    }

    /// A cell's right edge. A row has no more cells than a sheet; what is over meets the limit there.
    pub(super) fn cell(&mut self, depth: usize, right: i32, most: usize) {
        if let Some(row) = self.0.get_mut(depth - 1)
            && row.edges.len() <= most
        {
            row.edges.push(Edge {
                right,
                merged: std::mem::take(&mut row.merged),
                continued: std::mem::take(&mut row.continued),
            });
        }
    }

    /// The row ends; its cells, which hold for the next row too unless that one is defined anew.
    pub(super) fn end(&mut self, depth: usize) -> &[Edge] {
        match self.0.get_mut(depth - 1) {
            Some(row) => {
                row.begun = false;
                &row.edges
            }
            None => &[],
        }
    }

    /// Whether an outermost row is defined and has not ended.
    pub(super) fn is_begun(&self) -> bool {
        self.0.first().is_some_and(|row| row.begun)
    }
}
