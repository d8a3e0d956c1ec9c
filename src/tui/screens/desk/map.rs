//! The map: committees and their sectors as a tree, each with its badge, sectors with their five
//! haves. Choosing on it narrows the other panes.

use std::collections::HashSet;

use super::node::Node;
use crate::domain::calendar::Year;
use crate::rules::Counts;
use crate::rules::matrix::{SectorColumn, Standing};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::measure;
use crate::tui::screens::parts::filter_line::FilterLine;
use crate::tui::screens::parts::marks::{badge, of_standing, role_of_standing};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::widgets::row::{Column, Row};
use crate::tui::widgets::table::{Can, Table};

/// The columns of a badge.
const BADGE: u16 = 9;

/// The map.
#[derive(Debug)]
pub(super) struct Map {
    all: Vec<Knot>,
    shown: Vec<usize>,
    folded: HashSet<Node>,
    /// Which row is chosen.
    pub(super) table: Table,
    /// What hides rows.
    pub(super) filter: FilterLine,
}

/// A row of the map as it was computed after the last change.
#[derive(Debug)]
struct Knot {
    node: Node,
    name: String,
    counts: Counts,
    haves: Option<[Standing; SectorColumn::FIVE_HAVES.len()]>,
}

impl Default for Map {
    fn default() -> Self {
        Map {
            all: Vec::new(),
            shown: Vec::new(),
            folded: HashSet::new(),
            table: Table::new(Can {
                mark: false,
                fold: true,
            }),
            filter: FilterLine::default(),
        }
    }
}

impl Map {
    /// Takes in the book as it is now; what was chosen stays so as long as it is there, then what
    /// is wider.
    pub(super) fn renew(&mut self, ctx: &Ctx<'_>) {
        let (book, facts) = (ctx.book(), ctx.facts);
        let (chosen, place) = (self.chosen(), self.table.chosen().unwrap_or(0));
        self.all.clear();
        self.push(Node::All, facts.badges.total(), None, ctx);
        for committee in book.committees_in_order() {
            let node = Node::Committee(committee.id);
            self.push(node, facts.badges.committee(committee.id), None, ctx);
            self.sectors(Some(committee.id), ctx);
        }
        if Node::Unassigned.exists(book, ctx.today().reference_date()) {
            let mut counts = Counts::default();
            for sector in book.sectors_of(None, ctx.today().reference_date()) {
                let one = facts.badges.sector(sector.id);
                counts.breach += one.breach;
                counts.due += one.due;
                counts.advice += one.advice;
            }
            self.push(Node::Unassigned, counts, None, ctx);
            self.sectors(None, ctx);
        }
        self.show();
        if chosen.exists(book, ctx.today().reference_date()) {
            self.choose(chosen, ctx);
        } else {
            self.table.choose(place);
        }
    }

    /// Applies what is typed and folded.
    pub(super) fn show(&mut self) {
        let Map {
            all,
            shown,
            folded,
            filter,
            ..
        } = self;
        shown.clear();
        if filter.is_narrowing() {
            // A sector stands with its committee, a committee that is found with its sectors.
            let mut parent = None;
            for (n, knot) in all.iter().enumerate() {
                let found = filter.admits(&knot.name);
                match knot.node {
                    Node::All => shown.push(n),
                    Node::Committee(_) | Node::Unassigned if found => {
                        shown.push(n);
                        parent = None;
                    }
                    Node::Committee(_) | Node::Unassigned => parent = Some(n),
                    Node::Sector(_) if parent.is_none() => shown.push(n),
                    Node::Sector(_) if found => {
                        // `parent` is put in once, before its first sector that is found.
                        if let Some(parent) = parent.filter(|it| !shown.contains(it)) {
                            shown.push(parent);
                        }
                        shown.push(n);
                    }
                    Node::Sector(_) => {}
                }
            }
        } else {
            let mut hidden = false;
            for (n, knot) in all.iter().enumerate() {
                match knot.node {
                    Node::Sector(_) if hidden => {}
                    Node::Sector(_) => shown.push(n),
                    node => {
                        hidden = folded.contains(&node);
                        shown.push(n);
                    }
                }
            }
        }
        self.table.set_count(self.shown.len());
    }

    /// The chosen node.
    pub(super) fn chosen(&self) -> Node {
        let place = self.table.chosen().and_then(|n| self.shown.get(n));
        place
            .and_then(|n| self.all.get(*n))
            .map_or(Node::All, |it| it.node)
    }

    /// Chooses a node, whatever hides it.
    pub(super) fn choose(&mut self, node: Node, ctx: &Ctx<'_>) {
        if let Some(n) = self.place(node) {
            self.table.choose(n);
            return;
        }
        self.filter.clear();
        if let (Node::Sector(_), Some(wider)) =
            (node, node.wider(ctx.book(), ctx.today().reference_date()))
        {
            self.folded.remove(&wider);
        }
        self.show();
        if let Some(n) = self.place(node) {
            self.table.choose(n);
        }
    }

    /// Chooses the first node that a filter found, below the organisation.
    pub(super) fn choose_first_found(&mut self) {
        let found = self.shown.iter().position(|n| {
            let knot = self.all.get(*n);
            knot.is_some_and(|it| it.node != Node::All && self.filter.admits(&it.name))
        });
        self.table.choose(found.unwrap_or(0));
    }

    /// Hides what is below the chosen node, or goes to what is above it.
    pub(super) fn fold(&mut self, ctx: &Ctx<'_>) {
        let node = self.chosen();
        match node {
            Node::Sector(_) => {
                if let Some(wider) = node.wider(ctx.book(), ctx.today().reference_date()) {
                    self.choose(wider, ctx);
                }
            }
            Node::All => {
                self.folded = self.parents().collect();
                self.show();
            }
            _ if self.folded.contains(&node) || !self.has_sectors(node) => {
                self.choose(Node::All, ctx);
            }
            _ => {
                self.folded.insert(node);
                self.show();
            }
        }
    }

    /// Shows what is below the chosen node.
    pub(super) fn unfold(&mut self) {
        match self.chosen() {
            Node::All => self.folded.clear(),
            node => drop(self.folded.remove(&node)),
        }
        self.show();
    }

    /// Hides what is below the chosen node, or shows it.
    pub(super) fn toggle(&mut self, ctx: &Ctx<'_>) {
        let node = self.chosen();
        if self.is_open(node) {
            self.fold(ctx);
        } else {
            self.unfold();
        }
    }

    /// The columns of the pane. A sector's five haves stand at the end of the first, so that the
    /// names of committees have its whole width.
    pub(super) fn columns() -> [Column; 2] {
        [
            Column::share(Text::of("专委会 → 界别", "committee → sector"), 1),
            Column::fixed(Text::of("问题", "findings"), BADGE)
                .right()
                .from(18),
        ]
    }

    /// How many rows there are in view of folds and filter.
    pub(super) fn count(&self) -> usize {
        self.shown.len()
    }

    /// A row of the pane, in a table of `width` cells.
    pub(super) fn row(&self, n: usize, width: u16, marks: Symbols) -> Row {
        let Some(knot) = self.shown.get(n).and_then(|n| self.all.get(*n)) else {
            return Row::new();
        };
        let mut row = Row::new();
        if let Some(haves) = &knot.haves {
            // What the gutter, the thumb, the indent, the badge and the marks themselves leave.
            let room = width.saturating_sub(2 + 4 + BADGE + 1 + 6);
            row = row.cell(filled(
                &knot.name,
                usize::from(room),
                marks.get(Symbol::More),
            ));
            for standing in haves {
                let mark = marks.get(of_standing(*standing));
                row = row.and(role_of_standing(*standing), mark);
            }
        } else {
            row = row.cell(knot.name.clone());
        }
        row.cells
            .push(badge(knot.counts, usize::from(BADGE), marks));
        match knot.node {
            Node::Sector(_) => row.depth(1),
            node if node == Node::All || self.has_sectors(node) => row.open(self.is_open(node)),
            Node::All | Node::Committee(_) | Node::Unassigned => row,
        }
    }

    /// The words that stand for the chosen row outside the program.
    pub(super) fn copied(&self, year: Year, locale: Locale) -> String {
        let chosen = self.table.chosen().and_then(|n| self.shown.get(n));
        let Some(knot) = chosen.and_then(|n| self.all.get(*n)) else {
            return String::new();
        };
        let (breach, due) = (knot.counts.breach, knot.counts.due);
        let words = text!(
            "不合规 {breach}，待办 {due}",
            "{breach} breaches, {due} due"
        );
        format!("{}\t{year}\t{}", knot.name, words.say(locale))
    }

    fn push(&mut self, node: Node, counts: Counts, haves: Option<[Standing; 5]>, ctx: &Ctx<'_>) {
        self.all.push(Knot {
            node,
            name: node.name(ctx.book(), ctx.locale),
            counts,
            haves,
        });
    }

    fn sectors(&mut self, of: Option<crate::domain::id::CommitteeId>, ctx: &Ctx<'_>) {
        for sector in ctx.book().sectors_of(of, ctx.today().reference_date()) {
            let row = ctx
                .facts
                .matrix
                .sectors
                .iter()
                .find(|it| it.sector == sector.id);
            let haves = row.map(|row| SectorColumn::FIVE_HAVES.map(|it| row.cell(it).standing));
            let counts = ctx.facts.badges.sector(sector.id);
            self.push(Node::Sector(sector.id), counts, haves, ctx);
        }
    }

    fn place(&self, node: Node) -> Option<usize> {
        let is = |n: &usize| self.all.get(*n).is_some_and(|it| it.node == node);
        self.shown.iter().position(is)
    }

    fn parents(&self) -> impl Iterator<Item = Node> + '_ {
        let nodes = self.all.iter().map(|it| it.node);
        nodes.filter(|it| matches!(it, Node::Committee(_) | Node::Unassigned))
    }

    fn has_sectors(&self, node: Node) -> bool {
        let next = self.all.iter().skip_while(|it| it.node != node).nth(1);
        next.is_some_and(|it| matches!(it.node, Node::Sector(_)))
    }

    fn is_open(&self, node: Node) -> bool {
        if self.filter.is_narrowing() {
            return true;
        }
        match node {
            Node::All => self.parents().any(|it| !self.folded.contains(&it)),
            _ => !self.folded.contains(&node),
        }
    }
}

/// A name that takes exactly `columns` and a blank.
fn filled(name: &str, columns: usize, more: &str) -> String {
    let name = measure::clip(name, columns, more);
    let blanks = columns + 1 - measure::width(&name).min(columns);
    format!("{name}{:blanks$}", "")
}
