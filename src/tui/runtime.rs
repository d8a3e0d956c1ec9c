//! The contract between the loop and the app: events in, operations out, both data.
//!
//! A [`Model`] decides and draws; it never writes, reads or waits. A [`Runtime`] does what the
//! model asks for and hands back events. So a model is tested by events and operations alone.

use std::time::Duration;

use super::burst::Wants;
use super::canvas::Canvas;
use super::event::Event;
use super::key::Key;
use super::operation::Operation;
use super::poller::EventSender;
use super::theme::Theme;
use crate::text::Locale;

/// What is shown, and what happens to it.
pub trait Model {
    /// Takes an event and says what shall be done.
    fn handle(&mut self, event: Event) -> Vec<Operation>;

    /// What takes these characters, which came at once: a field, or nothing, unless they only move
    /// about. What nothing takes is a paste of a terminal that does not say so.
    fn wants(&mut self, _run: &[Key]) -> Wants {
        Wants::Text
    }

    /// Draws, and changes nothing.
    fn view(&self, canvas: &mut Canvas<'_>);

    /// What was drawn is on its way to the person.
    fn drawn(&mut self) {}

    /// The styles and marks to draw with.
    fn theme(&self) -> &Theme;

    /// The language to speak.
    fn locale(&self) -> Locale;
}

/// Who does what a model asks for.
pub trait Runtime {
    /// Does `operation`: at once, and returns what came of it; or on a thread of its own, which tells by
    /// `events`. What is the terminal's does not come here.
    fn perform(&mut self, operation: Operation, events: &EventSender) -> Vec<Event>;

    /// Whether nobody else would be kept waiting if the program were stopped now (Ctrl-Z).
    fn may_stop(&self) -> bool {
        true
    }

    /// How long until the model wants [`Event::Alarm`]; `None`: never. Asked before every wait, so a
    /// moment that was slept through (a suspended computer) is made up for at the next key. Each
    /// answer of zero is one alarm: having given it, a runtime goes on to the next moment.
    fn until_alarm(&mut self) -> Option<Duration> {
        None
    }
}
