//! From a table as a document writes it down to a sheet: which column a cell stands in, what is
//! merged with what, and what becomes of tables inside cells.
//!
//! The formats say where a cell stands in three ways: by how many columns it spans (Word's XML,
//! OpenDocument), by that and by flowing around cells that reach down from above (web pages), and by
//! where its right edge is (rich text, binary Word).

use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words::is_blank;
use crate::exchange::office::workbook::{Cell, Filler, Merged, Sheet};

/// A table as it was read.
#[derive(Debug, Default)]
pub(super) struct RawTable {
    pub(super) rows: Vec<Vec<RawCell>>,
}

/// A cell as it was read.
#[derive(Debug)]
pub(super) struct RawCell {
    pub(super) width: Width,
    pub(super) down: Down,
    pub(super) pieces: Vec<Piece>,
}

/// How a cell says where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// It spans so many columns.
    Columns(u32),
    /// It spans so many columns and begins at the first that no cell from above reaches into.
    Flowing(u32),
    /// Its right edge, in twentieths of a point.
    Edge(i32),
    /// As an edge; the cell before it is merged with it.
    MergedEdge(i32),
}

/// How a cell goes on below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Down {
    /// It spans so many rows.
    Rows(u32),
    /// It is the continuation of the cell above.
    Continued,
    /// A place under another cell, which the format writes down all the same.
    Covered,
}

/// A part of a cell.
#[derive(Debug)]
pub(super) enum Piece {
    Text(String),
    Table(RawTable),
}

/// Edges closer than this are one: programs round them differently from row to row.
const SAME_EDGE: i32 = 30;

impl RawCell {
    pub(super) fn new(width: Width, down: Down) -> Self {
        RawCell {
            width,
            down,
            pieces: Vec::new(),
        }
    }

    fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Text(text) => text.chars().all(is_blank),
            Piece::Table(table) => table.cells().all(RawCell::is_blank),
        })
    }

    fn has_table(&self) -> bool {
        let mut pieces = self.pieces.iter();
        pieces.any(|piece| matches!(piece, Piece::Table(_)))
    }
}

impl RawTable {
    /// Whether it only lays out a page: one cell holds everything, or tables stand in it and nothing
    /// beside them reads as rows of cells.
    pub(super) fn is_layout(&self) -> bool {
        let mut filled = self.cells().filter(|cell| !cell.is_blank());
        if filled.next().is_some() && filled.next().is_none() {
            return true;
        }
        if !self.cells().any(RawCell::has_table) {
            return false;
        }
        let plain = self.rows.iter().map(|row| {
            let cells = row.iter();
            cells
                .filter(|cell| !cell.is_blank() && !cell.has_table())
                .count()
        });
        let (mut pairs, mut widest) = (0, 0);
        for count in plain {
            pairs += usize::from(count >= 2);
            widest = widest.max(count);
        }
        pairs < 2 && widest < 3
    }

    /// What stands in it, in reading order, without the table.
    pub(super) fn into_pieces(self) -> impl Iterator<Item = Piece> {
        let cells = self.rows.into_iter().flatten();
        cells.flat_map(|cell| cell.pieces)
    }

    /// The sheet, and the tables in its cells that have rows and columns of their own; their text
    /// stands in the cells too.
    pub(super) fn into_sheet(
        self,
        n: u32,
        filler: &mut Filler,
    ) -> Result<(Sheet, Vec<RawTable>), Problem> {
        let mut sheet = Filler::table(n);
        let mut inner = Vec::new();
        let areas = self.areas();
        let mut merged = Vec::new();
        for (row, areas) in self.rows.into_iter().zip(areas) {
            for (cell, area) in row.into_iter().zip(areas) {
                let Some(area) = area else {
                    continue;
                };
                if area.first != area.last {
                    merged.push(area);
                }
                let mut text = String::new();
                write(&cell.pieces, &mut text);
                let (row, column) = area.first;
                // Cells end with an empty paragraph where a table or a merged cell came last.
                let text = text.trim_end_matches('\n');
                filler.put(&mut sheet, row, column, Cell::Text(text.into()))?;
                inner.extend(cell.pieces.into_iter().filter_map(|piece| match piece {
                    Piece::Table(table) if table.is_tabular() => Some(table),
                    Piece::Table(_) | Piece::Text(_) => None,
                }));
            }
        }
        filler.merge(&mut sheet, &merged)?;
        Ok((sheet, inner))
    }

    fn cells(&self) -> impl Iterator<Item = &RawCell> {
        self.rows.iter().flatten()
    }

    fn is_tabular(&self) -> bool {
        let wide = |row: &Vec<RawCell>| row.iter().filter(|cell| !cell.is_blank()).count() > 1;
        self.rows.iter().filter(|row| wide(row)).count() > 1
    }

    /// The area of each cell; none for one that belongs to another.
    fn areas(&self) -> Vec<Vec<Option<Merged>>> {
        let edges = self.edges();
        let mut areas: Vec<Vec<Option<Merged>>> = Vec::with_capacity(self.rows.len());
        // Per column: the first row that a flowing cell from above leaves free, and the cell that
        // the next row's continuation would continue.
        let mut reached: Vec<u32> = Vec::new();
        let mut above: Vec<Option<(usize, usize)>> = Vec::new();
        for (n, cells) in self.rows.iter().enumerate() {
            let row = n as u32;
            let mut column = 0_u32;
            let mut placed: Vec<Option<Merged>> = Vec::with_capacity(cells.len());
            let mut holders: Vec<Option<(usize, usize)>> = Vec::new();
            for (i, cell) in cells.iter().enumerate() {
                let (first, last) = match cell.width {
                    Width::Columns(across) => (column, column.saturating_add(across.max(1) - 1)),
                    Width::Flowing(across) => {
                        while reached
                            .get(column as usize)
                            .is_some_and(|&below| below > row)
                        {
                            column += 1;
                        }
                        (column, column.saturating_add(across.max(1) - 1))
                    }
                    Width::Edge(edge) | Width::MergedEdge(edge) => {
                        let at = edges
                            .partition_point(|&known| known.saturating_add(SAME_EDGE) < edge)
                            as u32;
                        (column.min(at), at)
                    }
                };
                column = last.saturating_add(1);
                let area = Merged {
                    first: (row, first),
                    last: (row, last),
                };
                let mut holder = None;
                if let Width::MergedEdge(_) = cell.width
                    && let Some(before) = placed.iter().rposition(Option::is_some)
                    && let Some(before_area) = &mut placed[before]
                {
                    before_area.last.1 = last;
                    placed.push(None);
                    mark(&mut holders, first, last, Some((n, before)));
                    continue;
                }
                match cell.down {
                    Down::Continued => {
                        holder = above.get(first as usize).copied().flatten();
                        if let Some((up, at)) = holder
                            && let Some(held) = areas.get_mut(up).and_then(|row| row[at].as_mut())
                        {
                            held.last.0 = row;
                            placed.push(None);
                        } else {
                            // It continues nothing, so it is a cell of its own.
                            holder = Some((n, i));
                            placed.push(Some(area));
                        }
                    }
                    Down::Covered => placed.push(None),
                    Down::Rows(rows) => {
                        holder = Some((n, i));
                        let until = row.saturating_add(rows.max(1) - 1);
                        if until > row && matches!(cell.width, Width::Flowing(_)) {
                            reach(&mut reached, first, last, until.saturating_add(1));
                        }
                        placed.push(Some(Merged {
                            last: (until, last),
                            ..area
                        }));
                    }
                }
                mark(&mut holders, first, last, holder);
            }
            areas.push(placed);
            above = holders;
        }
        areas
    }

    /// The right edges of all cells, those that are one but for rounding taken once.
    fn edges(&self) -> Vec<i32> {
        let mut edges: Vec<i32> = self
            .cells()
            .filter_map(|cell| match cell.width {
                Width::Edge(edge) | Width::MergedEdge(edge) => Some(edge),
                Width::Columns(_) | Width::Flowing(_) => None,
            })
            .collect();
        edges.sort_unstable();
        edges.dedup_by(|next, kept| next.saturating_sub(*kept) <= SAME_EDGE);
        edges
    }
}

/// A table wider than this is refused when its cells are put, so no more need be kept in mind.
const WIDEST: u32 = 4_096;

fn reach(reached: &mut Vec<u32>, first: u32, last: u32, below: u32) {
    let last = last.min(WIDEST) as usize;
    if reached.len() <= last {
        reached.resize(last + 1, 0);
    }
    for free in reached.iter_mut().take(last + 1).skip(first as usize) {
        *free = (*free).max(below);
    }
}

fn mark(
    holders: &mut Vec<Option<(usize, usize)>>,
    first: u32,
    last: u32,
    holder: Option<(usize, usize)>,
) {
    let last = last.min(WIDEST) as usize;
    if holders.len() <= last {
        holders.resize(last + 1, None);
    }
    for held in holders.iter_mut().take(last + 1).skip(first as usize) {
        *held = holder;
    }
}

/// The text of a cell: paragraphs by lines; of a table in it a row a line, its cells by tabs.
fn write(pieces: &[Piece], text: &mut String) {
    for (i, piece) in pieces.iter().enumerate() {
        if i > 0 {
            text.push('\n');
        }
        match piece {
            Piece::Text(paragraph) => text.push_str(paragraph),
            Piece::Table(table) => {
                for (i, row) in table.rows.iter().enumerate() {
                    if i > 0 {
                        text.push('\n');
                    }
                    for (i, cell) in row.iter().enumerate() {
                        if i > 0 {
                            text.push('\t');
                        }
                        write(&cell.pieces, text);
                    }
                }
            }
        }
    }
}
