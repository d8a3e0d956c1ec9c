//! A tree of records: which of them are folded, what its filter leaves, and which row is chosen, all known
//! by identity.
//!
//! What a row says is its [`Listing`]'s, as in a list. A row that is found keeps in view what stands above
//! and below it. Where all rows but the first stand below the first, it is the root: it is never folded
//! nor hidden, and folding it folds what stands right below it.

use std::collections::HashSet;
use std::hash::Hash;

use ratatui::layout::Rect;

use super::list::ListOutcome;
use super::list_keys::{Asked, ListAction, ListState, look_up};
use super::listing::{Listing, found_by};
use super::shelf::{Frame, Shelf};
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::keymap::Lookup;
use crate::tui::screens::parts::filter_line::{FilterLine, FilterOutcome};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::row::{Fetched, Row};
use crate::tui::widgets::table::{self, Can, Step, Table};

/// The tree.
#[derive(Debug)]
pub struct Tree<I> {
    /// The rows as they are read, each with how deep it stands.
    within: Vec<(I, u16)>,
    /// Which of them are in view.
    shown: Vec<usize>,
    folded: HashSet<I>,
    table: Table,
    filter: FilterLine,
}

impl<I> Default for Tree<I> {
    fn default() -> Self {
        Tree {
            within: Vec::new(),
            shown: Vec::new(),
            folded: HashSet::new(),
            table: Table::new(Self::CAN),
            filter: FilterLine::default(),
        }
    }
}

impl<I> Tree<I> {
    /// What moves in it.
    pub const CAN: Can = Can {
        mark: false,
        fold: true,
    };
}

impl<I: Copy + Eq + Hash> Tree<I> {
    /// Takes other rows, as they are read, each with how deep it stands: what was chosen stays so, else
    /// what stands in its place now.
    pub fn renew(&mut self, within: Vec<(I, u16)>, listing: &dyn Listing<I>) {
        let (chosen, place) = (self.chosen(), self.table.chosen().unwrap_or(0));
        self.within = within;
        self.show(listing);
        self.choose_again(chosen, place);
    }

    /// The chosen row.
    #[must_use]
    pub fn chosen(&self) -> Option<I> {
        let place = self.shown.get(self.table.chosen()?)?;
        self.within.get(*place).map(|it| it.0)
    }

    /// The row right above the chosen one in the tree.
    #[must_use]
    pub fn above(&self) -> Option<I> {
        let place = self.shown.get(self.table.chosen()?)?;
        self.parent(*place).map(|it| self.within[it].0)
    }

    /// How many rows are in view of folds and filter.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// Chooses a row, whatever hides it. Whether there is such a row.
    pub fn choose(&mut self, row: I, listing: &dyn Listing<I>) -> bool {
        let Some(n) = self.within.iter().position(|it| it.0 == row) else {
            return false;
        };
        if !self.shown.contains(&n) {
            self.filter.clear();
            let mut below = n;
            while let Some(parent) = self.parent(below) {
                self.folded.remove(&self.within[parent].0);
                below = parent;
            }
            self.show(listing);
        }
        self.choose_again(Some(row), 0);
        true
    }

    /// Whether its filter is typed in.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        self.filter.is_open()
    }

    /// Closes the filter line, and keeps what is typed.
    pub fn leave(&mut self) {
        self.filter.close();
    }

    /// Takes the filter away; whether anything was typed.
    pub fn unfilter(&mut self, listing: &dyn Listing<I>) -> bool {
        let was = self.filter.clear();
        if was {
            self.refilter(listing);
        }
        was
    }

    /// What the keys of lists can do now: rows are not marked, and their order is the tree's.
    #[must_use]
    pub fn now(&self) -> ListState {
        ListState {
            any: !self.shown.is_empty(),
            ..ListState::default()
        }
    }

    /// Takes an input: the filter first while it is typed in, then its keys and the mouse.
    pub fn handle(&mut self, input: &Input, listing: &dyn Listing<I>) -> Outcome<ListOutcome<I>> {
        match self.filter.handle(input) {
            FilterOutcome::Ignored => {}
            FilterOutcome::Taken => return Outcome::Taken,
            FilterOutcome::Typed => {
                self.refilter(listing);
                return Outcome::Gave(ListOutcome::Moved);
            }
        }
        let Some(key) = input.key() else {
            let told = self.table.handle(input);
            return self.told(told, listing);
        };
        match look_up(key, &self.now(), &Self::CAN) {
            Lookup::Do(Asked::Act(act)) => self.act(act, listing),
            Lookup::Do(Asked::Step(step)) => self.step(step, listing),
            Lookup::Refused(why) => Outcome::Gave(ListOutcome::Refused(why)),
            Lookup::Unbound => Outcome::Ignored,
        }
    }

    /// Does what a key of lists is for.
    pub fn act(&mut self, act: ListAction, listing: &dyn Listing<I>) -> Outcome<ListOutcome<I>> {
        match (act, self.chosen()) {
            (ListAction::Filter, _) => self.filter.open(),
            (ListAction::Copy, Some(row)) => {
                return Outcome::Gave(ListOutcome::Copy(listing.copied(row)));
            }
            // Neither marks nor another order.
            _ => {}
        }
        Outcome::Taken
    }

    /// Moves, folds, or tells that the chosen row shall be opened: one with rows below it folds instead.
    pub fn step(&mut self, step: Step, listing: &dyn Listing<I>) -> Outcome<ListOutcome<I>> {
        let told = self.table.step(step);
        self.told(told, listing)
    }

    /// Draws border, filter and rows.
    pub fn draw(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_>,
        listing: &dyn Listing<I>,
        frame: &Frame<'_>,
    ) {
        let marks = canvas.theme.marks;
        let shelf = Shelf {
            table: &self.table,
            filter: &self.filter,
            marked: (0, 0),
            columns: &listing.columns(),
            wide: &[],
            rows: &Fetched {
                count: self.shown.len(),
                fetch: |n: usize, _| match self.shown.get(n) {
                    Some(n) => self.placed(*n, listing.row(self.within[*n].0, marks)),
                    None => Row::new(),
                },
            },
            heads: false,
        };
        shelf.draw(area, canvas, frame);
    }

    /// A row where it stands: what is right below the root is not drawn deeper than the root.
    fn placed(&self, n: usize, row: Row) -> Row {
        let depth = self.within[n].1;
        let row = row.depth(depth.saturating_sub(self.root().is_some().into()));
        match self.has_below(n) {
            true => row.open(self.is_open(n)),
            false => row,
        }
    }

    fn told(
        &mut self,
        told: Outcome<table::TableOutcome>,
        listing: &dyn Listing<I>,
    ) -> Outcome<ListOutcome<I>> {
        let Outcome::Gave(told) = told else {
            return match told {
                Outcome::Ignored => Outcome::Ignored,
                _ => Outcome::Taken,
            };
        };
        let place = |n: usize| self.shown.get(n).copied();
        match told {
            table::TableOutcome::Chose(_) | table::TableOutcome::Mark(_) => {}
            table::TableOutcome::Open(at) => match place(at) {
                Some(n) if !self.has_below(n) => {
                    return Outcome::Gave(ListOutcome::Open(self.within[n].0));
                }
                // What is found stays in view: a fold would be seen only once the filter is gone.
                Some(_) if self.filter.is_narrowing() => {
                    return Outcome::Gave(ListOutcome::Refused(Text::of(
                        "筛选时不折叠，按 Esc 取消筛选",
                        "nothing is folded while it is filtered: Esc takes the filter away",
                    )));
                }
                Some(n) if self.is_open(n) => self.fold(n, listing),
                Some(n) => self.unfold(n, listing),
                None => {}
            },
            table::TableOutcome::Fold(at) => match place(at) {
                Some(n) if self.folds(n) && self.is_open(n) => self.fold(n, listing),
                Some(n) => {
                    let parent = self.parent(n).map(|it| self.within[it].0);
                    self.choose_again(parent, at);
                }
                None => {}
            },
            table::TableOutcome::Unfold(at) => {
                if let Some(n) = place(at).filter(|n| self.folds(*n)) {
                    self.unfold(n, listing);
                }
            }
        }
        Outcome::Gave(ListOutcome::Moved)
    }

    fn fold(&mut self, n: usize, listing: &dyn Listing<I>) {
        let folds = self.folding(n);
        self.folded.extend(folds);
        self.show(listing);
    }

    fn unfold(&mut self, n: usize, listing: &dyn Listing<I>) {
        for row in self.folding(n) {
            self.folded.remove(&row);
        }
        self.show(listing);
    }

    /// What is folded when the row is: the root folds what stands right below it.
    fn folding(&self, n: usize) -> Vec<I> {
        if self.root() != Some(n) {
            return vec![self.within[n].0];
        }
        let below = (1..self.within.len()).filter(|it| self.parent(*it) == Some(n));
        let parents = below.filter(|it| self.has_below(*it));
        parents.map(|it| self.within[it].0).collect()
    }

    /// Whether the row can be folded now.
    fn folds(&self, n: usize) -> bool {
        self.has_below(n) && !self.filter.is_narrowing()
    }

    /// Whether what stands below the row is in view, as far as folds go.
    fn is_open(&self, n: usize) -> bool {
        let folds = self.folding(n);
        self.filter.is_narrowing() || folds.iter().any(|it| !self.folded.contains(it))
    }

    fn root(&self) -> Option<usize> {
        let (first, rest) = self.within.split_first()?;
        let all_below = !rest.is_empty() && rest.iter().all(|it| it.1 > first.1);
        all_below.then_some(0)
    }

    fn parent(&self, n: usize) -> Option<usize> {
        let depth = self.within[n].1;
        (0..n).rev().find(|it| self.within[*it].1 < depth)
    }

    fn has_below(&self, n: usize) -> bool {
        let next = self.within.get(n + 1);
        next.is_some_and(|it| it.1 > self.within[n].1)
    }

    fn show(&mut self, listing: &dyn Listing<I>) {
        let stays = match self.filter.is_narrowing() {
            true => self.kin_of_found(listing),
            false => self.unfolded(),
        };
        let rows = stays.into_iter().enumerate().filter(|it| it.1);
        self.shown = rows.map(|it| it.0).collect();
        self.table.set_count(self.shown.len());
    }

    /// Which rows no fold hides.
    fn unfolded(&self) -> Vec<bool> {
        let mut folded_at = None;
        let rows = self.within.iter().map(|(row, depth)| {
            let hidden = folded_at.is_some_and(|at| *depth > at);
            if !hidden {
                folded_at = self.folded.contains(row).then_some(*depth);
            }
            !hidden
        });
        rows.collect()
    }

    /// Which rows are found, with what stands above and below them. The root stays, found or not.
    fn kin_of_found(&mut self, listing: &dyn Listing<I>) -> Vec<bool> {
        let root = self.root();
        let mut stays = vec![false; self.within.len()];
        let mut found_at = None;
        for n in 0..self.within.len() {
            let depth = self.within[n].1;
            if found_at.is_some_and(|at| depth > at) {
                stays[n] = true;
            } else {
                let found = root != Some(n) && self.is_found(n, listing);
                found_at = found.then_some(depth);
            }
            let mut kin = found_at.is_some().then_some(n);
            while let Some(row) = kin.filter(|it| !stays[*it] || *it == n) {
                stays[row] = true;
                kin = self.parent(row);
            }
        }
        if let Some(root) = root {
            stays[root] = true;
        }
        stays
    }

    fn is_found(&mut self, n: usize, listing: &dyn Listing<I>) -> bool {
        self.filter.admits(&found_by(self.within[n].0, listing))
    }

    /// Applies what is typed: the first row that is found is chosen.
    fn refilter(&mut self, listing: &dyn Listing<I>) {
        let chosen = self.chosen();
        self.show(listing);
        if !self.filter.is_narrowing() {
            self.choose_again(chosen, 0);
            return;
        }
        let root = self.root();
        let shown = self.shown.clone().into_iter();
        let mut below = shown.enumerate().filter(|it| Some(it.1) != root);
        let first = below.find(|(_, n)| self.is_found(*n, listing));
        self.table.choose(first.map_or(0, |it| it.0));
    }

    /// Chooses the row, or what stands above it while it is hidden, else what stands at the place.
    fn choose_again(&mut self, row: Option<I>, place: usize) {
        let mut at = self.within.iter().position(|it| Some(it.0) == row);
        while let Some(n) = at {
            if let Some(place) = self.shown.iter().position(|it| *it == n) {
                self.table.choose(place);
                return;
            }
            at = self.parent(n);
        }
        self.table.choose(place);
    }
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
