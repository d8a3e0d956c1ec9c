//! The matrix: its lines, what the filter leaves of them, and which cell is chosen.
//!
//! The sectors stand under their committees; then come the committees' own duties and the
//! organisation's. Only rows can be chosen; headings are stepped over. How it looks is `sheet`'s.

use std::cell::Cell;

use super::cell_ref::{CellRef, Part, Who};
use super::grid_row::GridRow;
use super::keys::Move;
use super::spread::Needs;
use crate::rules::Counts;
use crate::rules::matrix::{self, SectorRow};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::measure;
use crate::tui::screens::parts::filter_line::FilterLine;

/// The matrix as it was computed after the last change.
#[derive(Debug, Default)]
pub(super) struct Grid {
    all: Vec<GridLine>,
    shown: Vec<usize>,
    /// What the rows of each part need, whatever the filter hides: widths do not change while
    /// somebody types.
    needs: [Needs; Part::ALL.len()],
    /// The columns of the widest committee's name above its sectors.
    widest_group: u16,
    /// The place of the chosen row in `shown`.
    chosen: usize,
    /// The column that is wanted: 0 is the name. A part with fewer shows its last.
    wanted: usize,
    /// What hides rows.
    pub(super) filter: FilterLine,
    /// The first line in view, as of the last drawing.
    pub(super) top: Cell<usize>,
    /// How many lines were in view.
    pub(super) page: Cell<usize>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GridLine {
    /// The heads of a part's columns.
    Head(Part),
    /// A committee above its sectors, with how many of their five haves are met.
    Group {
        /// Its name.
        name: String,
        /// How many are met, of how many.
        haves: (u32, u32),
        /// Its findings.
        counts: Counts,
    },
    /// A row that can be chosen.
    Row(GridRow),
}

impl Grid {
    /// Takes in the matrix as it is now; the chosen row stays chosen, else what stands in its place.
    pub(super) fn renew(&mut self, ctx: &Ctx<'_>) {
        let chosen = self.row().map(|row| row.who);
        self.all = lines(ctx);
        self.needs = Part::ALL.map(|part| Needs::of(part, rows_of(&self.all, part)));
        let groups = self.all.iter().filter_map(|line| match line {
            GridLine::Group { name, .. } => Some(measure::width(name) as u16),
            GridLine::Head(_) | GridLine::Row(_) => None,
        });
        self.widest_group = groups.max().unwrap_or(0);
        self.show(chosen);
    }

    /// Applies what is typed.
    pub(super) fn refilter(&mut self) {
        let chosen = self.row().map(|row| row.who);
        self.show(chosen);
    }

    /// The lines in view of the filter.
    pub(super) fn lines(&self) -> impl ExactSizeIterator<Item = &GridLine> {
        self.shown.iter().map(|n| &self.all[*n])
    }

    /// The line at `n`.
    pub(super) fn line(&self, n: usize) -> Option<&GridLine> {
        self.all.get(*self.shown.get(n)?)
    }

    /// What the rows of a part need.
    pub(super) fn needs(&self, part: Part) -> &Needs {
        &self.needs[part as usize]
    }

    /// The columns of the widest committee's name above its sectors.
    pub(super) fn widest_group(&self) -> u16 {
        self.widest_group
    }

    /// The place of the chosen row among the lines.
    pub(super) fn place(&self) -> usize {
        self.chosen
    }

    /// The chosen row; none when no row is in view.
    pub(super) fn row(&self) -> Option<&GridRow> {
        match self.line(self.chosen)? {
            GridLine::Row(row) => Some(row),
            GridLine::Head(_) | GridLine::Group { .. } => None,
        }
    }

    /// The chosen column of the chosen row: 0 is the name.
    pub(super) fn column(&self) -> usize {
        let most = self.row().map_or(0, |row| row.cells.len());
        self.wanted.min(most)
    }

    /// The chosen cell, or name.
    pub(super) fn spot(&self) -> Option<CellRef> {
        let who = self.row()?.who;
        let column = self.column().checked_sub(1);
        Some(CellRef {
            who,
            column: column.and_then(|n| who.part().column(n)),
        })
    }

    /// What the chosen cell holds.
    pub(super) fn cell(&self) -> Option<matrix::Cell> {
        let column = self.column().checked_sub(1)?;
        self.row()?.cells.get(column).copied()
    }

    /// Chooses a row; a filter that hides it goes.
    pub(super) fn choose(&mut self, who: Who) {
        if self.position(who).is_none() {
            self.filter.clear();
            self.show(Some(who));
        }
        if let Some(n) = self.position(who) {
            self.chosen = n;
        }
    }

    /// Chooses the line at `n`, when it is a row, and its column.
    pub(super) fn point(&mut self, n: usize, column: usize) {
        if matches!(self.line(n), Some(GridLine::Row(_))) {
            self.chosen = n;
            self.wanted = column;
        }
    }

    /// Moves from cell to cell.
    pub(super) fn go(&mut self, step: Move) {
        let page = self.page.get().max(2) - 1;
        match step {
            Move::Up => self.up(1),
            Move::Down => self.down(1),
            Move::PageUp => self.up(page),
            Move::PageDown => self.down(page),
            Move::First => self.up(usize::MAX),
            Move::Last => self.down(usize::MAX),
            Move::Left => self.wanted = self.column().saturating_sub(1),
            Move::Right => {
                let most = self.row().map_or(0, |row| row.cells.len());
                self.wanted = (self.column() + 1).min(most);
            }
            Move::Name => self.wanted = 0,
            Move::End => self.wanted = self.row().map_or(0, |row| row.cells.len()),
        }
    }

    /// To the row at least so many lines above, or the first.
    fn up(&mut self, by: usize) {
        let wanted = self.chosen.saturating_sub(by);
        let above = (0..=wanted).rev().find(|n| self.is_row(*n));
        let first = || (0..self.shown.len()).find(|n| self.is_row(*n));
        self.chosen = above.or_else(first).unwrap_or(0);
    }

    /// To the row at least so many lines below, or the last.
    fn down(&mut self, by: usize) {
        let wanted = self.chosen.saturating_add(by).min(self.shown.len());
        let below = (wanted..self.shown.len()).find(|n| self.is_row(*n));
        let last = || (0..self.shown.len()).rev().find(|n| self.is_row(*n));
        self.chosen = below.or_else(last).unwrap_or(0);
    }

    fn is_row(&self, n: usize) -> bool {
        matches!(self.line(n), Some(GridLine::Row(_)))
    }

    fn position(&self, who: Who) -> Option<usize> {
        self.lines()
            .position(|line| matches!(line, GridLine::Row(row) if row.who == who))
    }

    /// What the filter leaves: a row with its heading, a committee that is found with its sectors.
    fn show(&mut self, chosen: Option<Who>) {
        let Grid {
            all, shown, filter, ..
        } = self;
        shown.clear();
        if filter.is_narrowing() {
            let (mut head, mut group, mut found) = (None, None, false);
            for (n, line) in all.iter().enumerate() {
                match line {
                    GridLine::Head(_) => (head, group, found) = (Some(n), None, false),
                    GridLine::Group { name, .. } => (group, found) = (Some(n), filter.admits(name)),
                    GridLine::Row(row) if found || filter.admits(&row.name) => {
                        shown.extend(head.take());
                        shown.extend(group.take());
                        shown.push(n);
                    }
                    GridLine::Row(_) => {}
                }
            }
        } else {
            shown.extend(0..all.len());
        }
        let again = chosen.and_then(|who| self.position(who));
        let near = self.chosen.min(self.shown.len().saturating_sub(1));
        self.chosen = again.unwrap_or(near);
        if !self.is_row(self.chosen) {
            self.down(1);
        }
    }
}

fn rows_of(lines: &[GridLine], part: Part) -> impl Iterator<Item = &GridRow> {
    lines.iter().filter_map(move |line| match line {
        GridLine::Row(row) if row.who.part() == part => Some(row),
        GridLine::Head(_) | GridLine::Group { .. } | GridLine::Row(_) => None,
    })
}

fn lines(ctx: &Ctx<'_>) -> Vec<GridLine> {
    let (book, facts) = (ctx.book(), ctx.facts);
    let matrix = &facts.matrix;
    let mut lines = Vec::new();
    if !matrix.sectors.is_empty() {
        lines.push(GridLine::Head(Part::Sectors));
    }
    for committee in &matrix.committees {
        let id = committee.committee;
        let rows = matrix.sectors.iter();
        let rows = rows.filter(|row| row.committee == Some(id)).collect();
        let counts = facts.badges.committee(id);
        group(book.committee_name(id), rows, counts, ctx, &mut lines);
    }
    let rows = matrix.sectors.iter().filter(|row| {
        let mut committees = matrix.committees.iter();
        !committees.any(|it| row.committee == Some(it.committee))
    });
    let rows: Vec<&SectorRow> = rows.collect();
    let mut counts = Counts::default();
    for row in &rows {
        let one = facts.badges.sector(row.sector);
        counts.breach += one.breach;
        counts.due += one.due;
        counts.advice += one.advice;
    }
    let name = Text::of("未明确专委会", "no committee");
    group(name.say(ctx.locale), rows, counts, ctx, &mut lines);
    if !matrix.committees.is_empty() {
        lines.push(GridLine::Head(Part::Committees));
        lines.extend(matrix.committees.iter().map(|row| {
            let who = Who::Committee(row.committee);
            let counts = facts.badges.committee(row.committee);
            line(who, row.cells.to_vec(), counts, ctx)
        }));
    }
    if book.organisation().is_some() {
        lines.push(GridLine::Head(Part::Organisation));
        let counts = facts.badges.total();
        let cells = matrix.organisation.to_vec();
        lines.push(line(Who::Organisation, cells, counts, ctx));
    }
    lines
}

/// The sectors of a committee under its name; nothing when it has none.
fn group(
    name: &str,
    rows: Vec<&SectorRow>,
    counts: Counts,
    ctx: &Ctx<'_>,
    lines: &mut Vec<GridLine>,
) {
    if rows.is_empty() {
        return;
    }
    let haves = rows.iter().map(|row| row.five_haves());
    lines.push(GridLine::Group {
        name: name.to_owned(),
        haves: haves.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1)),
        counts,
    });
    lines.extend(rows.into_iter().map(|row| {
        let counts = ctx.facts.badges.sector(row.sector);
        line(Who::Sector(row.sector), row.cells.to_vec(), counts, ctx)
    }));
}

fn line(who: Who, cells: Vec<matrix::Cell>, counts: Counts, ctx: &Ctx<'_>) -> GridLine {
    GridLine::Row(GridRow {
        who,
        name: who.name(ctx.book()).to_owned(),
        cells,
        counts,
    })
}
