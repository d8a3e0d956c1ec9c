//! Tables in formats that have no tables: rich text and binary Word know paragraphs that say how deep
//! in tables they are, marks that end cells, and marks that end rows and say where the edges were.

use crate::exchange::office::read_error::Problem;

use super::builder::Builder;
use super::grid::{Down, RawCell, Width};

/// What the end of a row says of one of its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// The right edge, in twentieths of a point.
    pub(super) right: i32,
    /// It belongs to the cell before it.
    pub(super) merged: bool,
    /// It continues the cell above.
    pub(super) continued: bool,
}

/// The tables around the text that is being read, the outermost first.
#[derive(Default)]
pub(super) struct Flow {
    levels: Vec<Level>,
}

#[derive(Default)]
struct Level {
    in_row: bool,
    in_cell: bool,
}

impl Flow {
    /// Text or the end of a paragraph comes, so deep in tables.
    pub(super) fn content(
        &mut self,
        depth: usize,
        builder: &mut Builder<'_>,
    ) -> Result<(), Problem> {
        while self.levels.len() > depth {
            self.levels.pop();
            builder.end_table()?;
        }
        while self.levels.len() < depth {
            self.open_cell(builder)?;
            builder.start_table()?;
            self.levels.push(Level::default());
        }
        self.open_cell(builder)
    }

    /// A cell so deep in tables ends; one without text may not have begun.
    pub(super) fn end_cell(
        &mut self,
        depth: usize,
        builder: &mut Builder<'_>,
    ) -> Result<(), Problem> {
        self.content(depth, builder)?;
        builder.end_cell()?;
        if let Some(level) = self.levels.last_mut() {
            level.in_cell = false;
        }
        Ok(())
    }

    /// A row so deep in tables ends.
    pub(super) fn end_row(
        &mut self,
        depth: usize,
        edges: &[Edge],
        builder: &mut Builder<'_>,
    ) -> Result<(), Problem> {
        while self.levels.len() > depth {
            self.levels.pop();
            builder.end_table()?;
        }
        let Some(level) = self.levels.last_mut().filter(|level| level.in_row) else {
            return Ok(());
        };
        (level.in_row, level.in_cell) = (false, false);
        builder.end_cell()?;
        if let Some(row) = builder.row() {
            let mut last = 0;
            for (i, cell) in row.iter_mut().enumerate() {
                let edge = edges.get(i).copied().unwrap_or(Edge {
                    right: i32::saturating_add(last, 1_000),
                    merged: false,
                    continued: false,
                });
                last = edge.right;
                cell.width = if edge.merged {
                    Width::MergedEdge(edge.right)
                } else {
                    Width::Edge(edge.right)
                };
                if edge.continued {
                    cell.down = Down::Continued;
                }
            }
        }
        Ok(())
    }

    fn open_cell(&mut self, builder: &mut Builder<'_>) -> Result<(), Problem> {
        let Some(level) = self.levels.last_mut() else {
            return Ok(());
        };
        if !level.in_row {
            level.in_row = true;
            builder.start_row()?;
        }
        if !level.in_cell {
            level.in_cell = true;
            builder.start_cell(RawCell::new(Width::Columns(1), Down::Rows(1)))?;
        }
        Ok(())
    }
}
