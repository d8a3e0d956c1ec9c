//! 会议模式 (meeting mode): what a place has for a room, an item or a figure at a time over the whole screen, for a
//! projector.
//!
//! The place makes the pages ([`Slides`]), as they were when it was asked. While they are shown nothing else is drawn: no
//! places, no messages, nothing of what others do. Its keys turn pages and leave; none changes anything.

pub mod keys;
mod layout;
mod slides;
mod view;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use super::{Step, Window};
use crate::desk::Progress;
use crate::tui::canvas::Canvas;
use crate::tui::input::{Input, MouseDeed};
use crate::tui::keymap::{KeyRow, Lookup};
use keys::{KEYS, MeetingAction};
pub use slides::{Slide, SlideTable, Slides};

/// The window.
pub struct MeetingWindow {
    slides: Slides,
    at: usize,
    /// Which screenful of the page.
    part: Cell<usize>,
    /// How large the screen was when it was drawn last.
    seen: Cell<(u16, u16)>,
}

impl MeetingWindow {
    /// The window of these pages.
    #[must_use]
    pub fn new(slides: Slides) -> MeetingWindow {
        let slides = slides.without_numbers();
        MeetingWindow {
            at: slides.first.min(slides.pages.len().saturating_sub(1)),
            slides,
            part: Cell::new(0),
            seen: Cell::new((80, 24)),
        }
    }

    fn last(&self) -> usize {
        self.slides.pages.len().saturating_sub(1)
    }

    /// How many screenfuls a page has.
    fn parts(&self, at: usize) -> usize {
        let page = self.slides.pages.get(at);
        page.map_or(1, |it| layout::parts(it, self.seen.get()).len())
    }

    fn turn(&mut self, action: MeetingAction) {
        let part = self.part.get();
        let (at, part) = match action {
            MeetingAction::Next if part + 1 < self.parts(self.at) => (self.at, part + 1),
            MeetingAction::Next if self.at < self.last() => (self.at + 1, 0),
            MeetingAction::Previous if part > 0 => (self.at, part - 1),
            MeetingAction::Previous if self.at > 0 => {
                let before = self.at - 1;
                (before, self.parts(before).saturating_sub(1))
            }
            MeetingAction::First => (0, 0),
            MeetingAction::Last => (self.last(), 0),
            MeetingAction::Next | MeetingAction::Previous | MeetingAction::Leave => (self.at, part),
        };
        self.at = at;
        self.part.set(part);
    }
}

/// What an input asks for; what is none of its own does nothing.
fn asked(input: &Input) -> Option<MeetingAction> {
    match input {
        Input::Key(key) => match KEYS.look_up(*key, &()) {
            Lookup::Do(action) => Some(action),
            Lookup::Refused(_) | Lookup::Unbound => None,
        },
        Input::Mouse(mouse) => match mouse.deed {
            MouseDeed::Press | MouseDeed::WheelDown => Some(MeetingAction::Next),
            MouseDeed::WheelUp => Some(MeetingAction::Previous),
        },
        Input::Paste(_) | Input::Resize { .. } => None,
    }
}

impl Window for MeetingWindow {
    fn open(&mut self) -> Step {
        Step::taken()
    }

    fn handle(&mut self, input: &Input) -> Step {
        match asked(input) {
            Some(MeetingAction::Leave) => return Step::close(),
            Some(action) => self.turn(action),
            None => {}
        }
        Step::taken()
    }

    fn key_rows(&self) -> Vec<KeyRow> {
        KEYS.pages()
    }

    fn takes_text(&self) -> bool {
        false
    }

    fn is_alone(&self) -> bool {
        true
    }

    fn is_at_work(&self) -> bool {
        false
    }

    fn hear(&mut self, _: &Progress) -> Option<Step> {
        None
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_alone(canvas);
    }
}
