//! The detail: what is chosen in words, with its findings and what would put them right.
//!
//! Made when another thing is chosen, drawn as often as needed. One noun a file says what its page
//! holds; here is which page, which finding is chosen, and how far it is scrolled.

mod committee;
mod convenor;
mod draw;
mod form;
mod found;
mod line;
mod member;
mod organisation;
mod sector;

use std::cell::{Cell, RefCell};

pub(super) use found::Found;
use line::Line;
pub(super) use organisation::first_steps;

use super::findings::Index;
use super::node::Node;
use crate::domain::id::{ConvenorId, FormId, MemberId};
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::widgets::table::Step;

/// What is chosen on the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    /// A node of the map.
    Node(Node),
    /// A member.
    Member(MemberId),
    /// A convenor's appointment.
    Convenor(ConvenorId),
    /// A pending form.
    Form(FormId),
}

/// The page of a thing.
#[derive(Debug)]
pub(super) struct Detail {
    thing: Thing,
    title: String,
    lines: Vec<Line>,
    found: Vec<Found>,
    chosen: usize,
    /// The first row in view, as of the last drawing; further than there are rows is the end.
    top: Cell<usize>,
    /// How many rows were in view, and how many there were.
    seen: Cell<(usize, usize)>,
    /// The chosen finding is to be brought into view; it was in view.
    follow: Cell<bool>,
    in_view: Cell<bool>,
    /// The page as it was broken last.
    printed: RefCell<Option<draw::Sheet>>,
    /// The rules were run, so that no finding means that nothing is wrong.
    checked: bool,
}

impl Default for Detail {
    fn default() -> Self {
        Detail {
            thing: Thing::Node(Node::All),
            title: String::new(),
            lines: Vec::new(),
            found: Vec::new(),
            chosen: 0,
            top: Cell::new(0),
            seen: Cell::new((0, 0)),
            follow: Cell::new(false),
            in_view: Cell::new(false),
            printed: RefCell::new(None),
            checked: false,
        }
    }
}

impl Detail {
    /// The page of `thing`. The same thing's page stays where it was scrolled to.
    pub(super) fn show(&mut self, thing: Thing, ctx: &Ctx<'_>, index: &Index) {
        if self.thing != thing {
            self.top.set(0);
            self.chosen = 0;
        }
        self.thing = thing;
        let page = match thing {
            Thing::Node(Node::All) => organisation::page(ctx),
            Thing::Node(Node::Unassigned) => organisation::unassigned(ctx),
            Thing::Node(Node::Committee(id)) => committee::page(id, ctx),
            Thing::Node(Node::Sector(id)) => sector::page(id, ctx),
            Thing::Member(id) => member::page(id, ctx),
            Thing::Convenor(id) => convenor::page(id, ctx),
            Thing::Form(id) => form::page(id, ctx),
        };
        self.found = found::of(thing, ctx, index);
        self.checked = page.is_record && !ctx.facts.findings.is_empty();
        self.title = page.title;
        self.lines = page.lines;
        self.chosen = self.chosen.min(self.found.len().saturating_sub(1));
        self.printed.take();
    }

    /// What the page is of.
    pub(super) fn thing(&self) -> Thing {
        self.thing
    }

    /// Its title.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// The chosen finding: the most urgent one until another is chosen.
    pub(super) fn chosen(&self) -> Option<&Found> {
        self.found.get(self.chosen)
    }

    /// How many findings there are, and which is chosen: `问题 2/5`.
    pub(super) fn place(&self, locale: Locale) -> String {
        let word = Text::of("问题", "finding");
        match self.found.len() {
            0 => String::new(),
            n => format!("{} {}/{n}", word.say(locale), self.chosen + 1),
        }
    }

    /// The most urgent finding is chosen again, as it is when the keyboard is elsewhere.
    pub(super) fn leave(&mut self) {
        self.choose(0);
        self.follow.set(false);
        self.top.set(0);
    }

    /// Moves: from finding to finding, and where there is none further, by rows.
    pub(super) fn step(&mut self, step: Step) {
        let (page, count) = self.seen.get();
        let (top, last) = (self.top.get(), count.saturating_sub(page));
        match step {
            Step::Down | Step::Up if !self.in_view.get() && !self.found.is_empty() => {
                self.follow.set(true);
            }
            Step::Down if self.chosen + 1 < self.found.len() => self.choose(self.chosen + 1),
            Step::Up if self.chosen > 0 => self.choose(self.chosen - 1),
            Step::Down => self.top.set((top + 1).min(last)),
            Step::Up => self.top.set(top.saturating_sub(1)),
            Step::PageDown => self.top.set((top + page.max(2) - 1).min(last)),
            Step::PageUp => self.top.set(top.saturating_sub(page.max(2) - 1)),
            Step::First => {
                self.choose(0);
                self.top.set(0);
                self.follow.set(false);
            }
            Step::Last => self.choose(self.found.len().saturating_sub(1)),
            Step::Open | Step::Symbol | Step::Fold | Step::Unfold => {}
        }
    }

    fn choose(&mut self, n: usize) {
        self.chosen = n;
        self.follow.set(true);
        // The hint stands below the chosen finding only.
        self.printed.take();
    }
}

/// What stands where a record should, when the book no longer has it.
fn gone(locale: Locale) -> line::Page {
    let mut page = line::Page::new("—");
    page.is_record = false;
    page.words(Text::of("记录已不存在。", "The record is gone."), locale);
    page
}
