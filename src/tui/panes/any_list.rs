//! A list or tree with what its rows say, for a screen that has several: what it does to whichever has the
//! keyboard needs not know of what kind the rows are.

use std::hash::Hash;

use super::list::{List, ListOutcome};
use super::list_keys::ListAction;
use super::listing::Listing;
use super::tree::Tree;
use crate::tui::input::Input;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::table::Step;

/// The list or tree, for as long as something is done to it.
pub struct Bound<'a, T, L> {
    /// The list or tree.
    pub list: &'a mut T,
    /// What its rows say.
    pub listing: L,
}

/// What can be done to a list or tree of anything.
pub trait AnyList {
    /// As [`List::handle`].
    fn handle(&mut self, input: &Input) -> Outcome<ListOutcome<()>>;

    /// As [`List::act`].
    fn act(&mut self, act: ListAction) -> Outcome<ListOutcome<()>>;

    /// As [`List::step`].
    fn step(&mut self, step: Step) -> Outcome<ListOutcome<()>>;

    /// Takes marks away, where these are to go, or where there are none the filter; whether there were any.
    fn widen(&mut self, marks: bool) -> bool;

    /// As [`List::leave`].
    fn leave(&mut self);
}

impl<I: Copy + Eq + Hash, L: Listing<I>> AnyList for Bound<'_, List<I>, L> {
    fn handle(&mut self, input: &Input) -> Outcome<ListOutcome<()>> {
        of_any(self.list.handle(input, &self.listing))
    }

    fn act(&mut self, act: ListAction) -> Outcome<ListOutcome<()>> {
        of_any(self.list.act(act, &self.listing))
    }

    fn step(&mut self, step: Step) -> Outcome<ListOutcome<()>> {
        of_any(self.list.step(step))
    }

    fn widen(&mut self, marks: bool) -> bool {
        marks && self.list.unmark() || self.list.unfilter(&self.listing)
    }

    fn leave(&mut self) {
        self.list.leave();
    }
}

impl<I: Copy + Eq + Hash, L: Listing<I>> AnyList for Bound<'_, Tree<I>, L> {
    fn handle(&mut self, input: &Input) -> Outcome<ListOutcome<()>> {
        of_any(self.list.handle(input, &self.listing))
    }

    fn act(&mut self, act: ListAction) -> Outcome<ListOutcome<()>> {
        of_any(self.list.act(act, &self.listing))
    }

    fn step(&mut self, step: Step) -> Outcome<ListOutcome<()>> {
        of_any(self.list.step(step, &self.listing))
    }

    fn widen(&mut self, _: bool) -> bool {
        self.list.unfilter(&self.listing)
    }

    fn leave(&mut self) {
        self.list.leave();
    }
}

fn of_any<I>(told: Outcome<ListOutcome<I>>) -> Outcome<ListOutcome<()>> {
    match told {
        Outcome::Ignored => Outcome::Ignored,
        Outcome::Taken => Outcome::Taken,
        Outcome::Closed => Outcome::Closed,
        Outcome::Gave(told) => Outcome::Gave(match told {
            ListOutcome::Moved => ListOutcome::Moved,
            ListOutcome::Arranged => ListOutcome::Arranged,
            ListOutcome::Asked(act) => ListOutcome::Asked(act),
            ListOutcome::Open(_) => ListOutcome::Open(()),
            ListOutcome::Marked => ListOutcome::Marked,
            ListOutcome::Copy(text) => ListOutcome::Copy(text),
            ListOutcome::Refused(why) => ListOutcome::Refused(why),
        }),
    }
}
