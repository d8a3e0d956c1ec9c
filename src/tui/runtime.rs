//! The contract between the loop and the app: events in, effects out, both data.
//!
//! A [`Model`] decides and draws; it never writes, reads or waits. A [`Runtime`] does what the
//! model asks for and hands back events. So a model is tested by events and effects alone.

use std::time::Duration;

use super::burst::Wants;
use super::canvas::Canvas;
use super::input::Input;
use super::key::Key;
use super::poller::EventSender;
use super::theme::Theme;
use crate::text::Locale;

/// What a model is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<N> {
    /// Something a person did. The first one of all is the size.
    Input(Input),
    /// What the runtime or one of its threads has to tell.
    App(N),
    /// A moment that the runtime wanted to be woken for has come (the date changed).
    Alarm,
    /// The program is about to be suspended, by whomever: one that is stopped writes nothing more.
    Stopping,
    /// The program goes on after a suspension.
    Resumed,
    /// The program ends because others want it, whatever the model says: the last chance to keep
    /// what is being typed.
    Ending(Ending),
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The model asked for it, with this exit code.
    Quit(u8),
    /// SIGTERM or SIGINT.
    Terminated,
    /// Another signal that ends a program, by its number.
    Killed(u8),
    /// SIGHUP, or the line is gone.
    HungUp,
}

/// What a model wants done. `A` is the app's own: desk calls, file work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeEffect<A> {
    /// Something for the runtime.
    Do(A),
    /// End with this exit code.
    Quit(u8),
    /// Stop as a job, as Ctrl-Z does everywhere.
    Suspend,
    /// Send text to the terminal's clipboard (OSC 52). Whether it took it, nobody knows.
    Copy(String),
    /// Switch the mouse on or off.
    Mouse(bool),
    /// Write the whole screen again.
    Repaint,
    /// The title of the terminal's window.
    Title(String),
}

/// What is shown, and what happens to it.
pub trait Model {
    /// What only the app can do.
    type Operation;
    /// What comes back from it, or from other threads.
    type AppEvent: Send + 'static;

    /// Takes an event and says what shall be done.
    fn handle(&mut self, event: Event<Self::AppEvent>) -> Vec<RuntimeEffect<Self::Operation>>;

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
pub trait Runtime<S: Model> {
    /// Does `operation`: at once, and returns what came of it; or on a thread of its own, which tells by
    /// `events`.
    fn perform(&mut self, act: S::Operation, events: &EventSender<S::AppEvent>)
    -> Vec<S::AppEvent>;

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

/// A runtime of a closure, for small apps and tests.
impl<S: Model, F: FnMut(S::Operation, &EventSender<S::AppEvent>) -> Vec<S::AppEvent>> Runtime<S>
    for F
{
    fn perform(
        &mut self,
        act: S::Operation,
        events: &EventSender<S::AppEvent>,
    ) -> Vec<S::AppEvent> {
        self(act, events)
    }
}
