//! The matrix: which columns of it are shown, what the filter leaves of its lines, which cell is chosen, which rows are
//! marked.
//!
//! Only rows can be chosen; headings are stepped over. Which lines there are is said in `grid_lines`, how it looks is
//! `sheet`'s.

use std::cell::Cell;
use std::collections::HashSet;

use super::cell_ref::{CellRef, Column, Part, Who};
use super::grid_lines::lines;
use super::grid_row::{GridLine, GridRow};
use super::keys::Move;
use super::leaf::Leaf;
use super::spread::Needs;
use crate::rules::matrix::{self, SectorColumn, Standing};
use crate::tui::app::Ctx;
use crate::tui::screens::parts::filter_line::FilterLine;

/// The matrix as it was computed after the last change.
#[derive(Debug, Default)]
pub(super) struct Grid {
    all: Vec<GridLine>,
    shown: Vec<usize>,
    /// What the rows of each part need, whatever the filter hides: widths do not change while
    /// somebody types.
    needs: [Needs; Part::ALL.len()],
    /// Which columns are shown.
    leaf: Leaf,
    /// The columns of the person's own choice.
    own: Vec<SectorColumn>,
    /// Whether the group after it stands beside it, as of the last drawing.
    pub(super) paired: Cell<bool>,
    /// The column by which the sectors are sorted.
    sort: Option<Column>,
    marked: HashSet<Who>,
    /// The place of the chosen row in `shown`.
    chosen: usize,
    /// The column that is wanted: 0 is the name, 1 all its findings. A part with fewer shows its last.
    wanted: usize,
    /// What hides rows.
    pub(super) filter: FilterLine,
    /// The first line in view, as of the last drawing.
    pub(super) top: Cell<usize>,
    /// How many lines were in view.
    pub(super) page: Cell<usize>,
}

/// How rows are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marking {
    /// The chosen one, or not any more; the next is chosen.
    One,
    /// The chosen one, and the one to which the step leads.
    On(Move),
    /// All that are shown, or none where all are.
    All,
    /// What is not marked, and what is not any more.
    Inverted,
}

impl Grid {
    /// Takes in the matrix as it is now; the chosen row stays chosen, else what stands in its place.
    pub(super) fn renew(&mut self, ctx: &Ctx<'_>) {
        let chosen = self.row().map(|row| row.who);
        self.all = lines(self.sort, ctx);
        self.needs = Part::ALL.map(|part| Needs::of(part, rows_of(&self.all, part)));
        let rows = self.all.iter().filter_map(|line| match line {
            GridLine::Row(row) => Some(row.who),
            GridLine::Head(_) | GridLine::Group { .. } => None,
        });
        let there: HashSet<Who> = rows.collect();
        self.marked.retain(|who| there.contains(who));
        self.show(chosen);
    }

    /// The leaf whose columns are shown.
    pub(super) fn leaf(&self) -> Leaf {
        self.leaf
    }

    /// The columns of the person's own choice.
    pub(super) fn own(&self) -> &[SectorColumn] {
        &self.own
    }

    /// Shows the columns of a leaf; a list has none.
    pub(super) fn turn(&mut self, leaf: Leaf) {
        if leaf != Leaf::List {
            self.leaf = leaf;
        }
    }

    /// Takes the columns of the person's own choice; where there are none any more, a group is shown.
    pub(super) fn choose_columns(&mut self, own: Vec<SectorColumn>) {
        self.own = own;
        if self.own.is_empty() && self.leaf == Leaf::Own {
            self.leaf = Leaf::default();
        }
    }

    /// The columns of a part that are shown.
    pub(super) fn columns(&self, part: Part) -> Vec<Column> {
        self.leaf.columns(part, self.paired.get(), &self.own)
    }

    /// Is nothing asked in any of the columns that are shown?
    pub(super) fn asks_nothing(&self) -> bool {
        let mut rows = self.all.iter().filter_map(|line| match line {
            GridLine::Row(row) => Some(row),
            GridLine::Head(_) | GridLine::Group { .. } => None,
        });
        rows.all(|row| {
            let columns = self.columns(row.who.part()).into_iter();
            let mut cells = columns.filter_map(|it| row.cell(it));
            cells.all(|it| it.standing == Standing::NotDue && it.level.is_none())
        })
    }

    /// The column by which the sectors are sorted.
    pub(super) fn sort(&self) -> Option<Column> {
        self.sort
    }

    /// Sorts the sectors by the chosen column, by all findings where none is chosen; once more, as the office lists
    /// them.
    pub(super) fn sort_by_chosen(&mut self, ctx: &Ctx<'_>) {
        let column = self.spot().and_then(|it| it.column);
        let column = column.filter(|it| matches!(it, Column::Sector(_)));
        let column = column.unwrap_or(Column::Total);
        self.sort = (self.sort != Some(column)).then_some(column);
        self.renew(ctx);
    }

    /// Goes back to how the office lists the sectors; whether they stood otherwise.
    pub(super) fn unsort(&mut self, ctx: &Ctx<'_>) -> bool {
        let sorted = self.sort.take().is_some();
        if sorted {
            self.renew(ctx);
        }
        sorted
    }

    /// The marked rows that are in view of the filter, in their order.
    pub(super) fn marked(&self) -> Vec<Who> {
        let rows = self.lines().filter_map(|line| match line {
            GridLine::Row(row) => Some(row.who),
            GridLine::Head(_) | GridLine::Group { .. } => None,
        });
        rows.filter(|who| self.marked.contains(who)).collect()
    }

    /// How many rows are marked, hidden ones too.
    pub(super) fn marks(&self) -> usize {
        self.marked.len()
    }

    /// Is a row marked?
    pub(super) fn is_marked(&self, who: Who) -> bool {
        self.marked.contains(&who)
    }

    /// Takes all marks away; whether there were any.
    pub(super) fn unmark(&mut self) -> bool {
        !std::mem::take(&mut self.marked).is_empty()
    }

    /// Marks rows as the keys of lists do.
    pub(super) fn mark(&mut self, marking: Marking) {
        let chosen = self.row().map(|row| row.who);
        let shown = self.lines().filter_map(|line| match line {
            GridLine::Row(row) => Some(row.who),
            GridLine::Head(_) | GridLine::Group { .. } => None,
        });
        let shown: Vec<Who> = shown.collect();
        let turned = |marked: &mut HashSet<Who>, who: Who| {
            if !marked.remove(&who) {
                marked.insert(who);
            }
        };
        match marking {
            Marking::One => {
                chosen
                    .into_iter()
                    .for_each(|who| turned(&mut self.marked, who));
                self.go(Move::Down);
            }
            Marking::On(step) => {
                self.marked.extend(chosen);
                self.go(step);
                self.marked.extend(self.row().map(|row| row.who));
            }
            Marking::All if shown.iter().all(|who| self.marked.contains(who)) => {
                self.marked.clear();
            }
            Marking::All => self.marked.extend(shown),
            Marking::Inverted => shown
                .into_iter()
                .for_each(|who| turned(&mut self.marked, who)),
        }
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

    /// The chosen column of the chosen row: 0 is the name, 1 all its findings.
    pub(super) fn column(&self) -> usize {
        self.wanted.min(self.last_column())
    }

    /// The last column that there is in the chosen row.
    fn last_column(&self) -> usize {
        let columns = |row: &GridRow| 1 + self.columns(row.who.part()).len();
        self.row().map_or(0, columns)
    }

    /// The place of the chosen cell among the columns that are shown; none on the name and on all findings.
    pub(super) fn chosen_cell(&self) -> Option<usize> {
        self.column().checked_sub(2)
    }

    /// The chosen cell, or name.
    pub(super) fn spot(&self) -> Option<CellRef> {
        let who = self.row()?.who;
        let column = match self.column() {
            0 => None,
            1 => Some(Column::Total),
            n => self.columns(who.part()).get(n - 2).copied(),
        };
        Some(CellRef { who, column })
    }

    /// What the chosen cell holds.
    pub(super) fn cell(&self) -> Option<matrix::Cell> {
        self.row()?.cell(self.spot()?.column?)
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
            Move::Right => self.wanted = (self.column() + 1).min(self.last_column()),
            Move::Name => self.wanted = 0,
            Move::End => self.wanted = self.last_column(),
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
