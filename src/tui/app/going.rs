//! Where one goes: on to a thing, back to where one came from, to a place anew.

use super::App;
use super::place::{Place, ScreenName};
use crate::desk::remind::Asked;

impl App {
    /// Goes to a place by its number: what was gone through before is forgotten.
    pub(super) fn begin_at(&mut self, name: ScreenName) {
        self.trail.clear();
        self.go(Place::Screen(name));
    }

    /// Goes back to where one came from.
    pub(super) fn go_back(&mut self) {
        if let Some(name) = self.trail.pop() {
            self.go(Place::Screen(name));
        }
    }

    /// Goes on to a thing from what is shown, to which Esc leads back.
    pub(super) fn go_on(&mut self, place: Place) {
        let from = self.shown;
        self.go(place);
        if self.shown != from {
            self.trail.retain(|it| *it != self.shown);
            self.trail.push(from);
        }
    }

    /// Goes on to the reminders, of this.
    pub(super) fn go_on_to_remind(&mut self, asked: Asked) {
        self.screens[ScreenName::Rounds as usize].remind(asked);
        self.go_on(Place::Screen(ScreenName::Rounds));
    }

    pub(super) fn go(&mut self, place: Place) {
        let place = self.in_a_home(place);
        let (from, to) = (self.shown, place.screen());
        if to == ScreenName::Dossier && from != to {
            // Its keys walk the list that one comes from.
            let listed = self.with(|parts, ctx| parts.screen().records_listed(ctx));
            self.screens[to as usize].come_from(listed);
        }
        self.shown = to;
        // Who goes to a screen looks at it as it is.
        self.sight.others = None;
        self.bring_up_to_date();
        self.with(|parts, ctx| parts.screen().go(place, ctx));
    }
}
