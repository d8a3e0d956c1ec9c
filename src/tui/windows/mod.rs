//! What stands over the screens for files in and out: windows that begin long work, show how far it
//! has come, and ask before anything is written.
//!
//! A window decides and draws; what it wants done it says in a [`Step`]. Its long work is a
//! [`Task`](crate::tui::task::Task) on a thread of its own. The first-run page and the app show the
//! same windows.

mod asking_line;
pub mod export;
pub mod folder;
pub mod import;
pub mod intake;
mod target;
pub mod unsaved;
mod work;

use crate::desk::Progress;
use crate::tui::app::Effect;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::panes::list::Told;
use crate::tui::task;
use crate::tui::widgets::Outcome;

/// What came of an input or of news.
#[derive(Debug, Default)]
pub struct Step {
    /// What the window wants done.
    pub effects: Vec<Effect>,
    /// Whether it is to go.
    pub close: bool,
}

impl Step {
    /// Dealt with; nothing is wanted.
    #[must_use]
    pub fn taken() -> Step {
        Step::default()
    }

    /// This is wanted.
    #[must_use]
    pub fn effect(effect: Effect) -> Step {
        Step {
            effects: vec![effect],
            close: false,
        }
    }

    /// What came of an input on a list, where opening a row means nothing by itself.
    #[must_use]
    pub fn of_list(told: Outcome<Told<usize>>) -> Step {
        match told {
            Outcome::Gave(Told::Copy(text)) => Step::effect(Effect::Copy(text)),
            Outcome::Gave(Told::Refused(why)) => Step::effect(Effect::Warn(why)),
            _ => Step::taken(),
        }
    }

    /// The window is to go.
    #[must_use]
    pub fn close() -> Step {
        Step {
            effects: Vec::new(),
            close: true,
        }
    }

    /// The same, and this besides.
    #[must_use]
    pub fn and(mut self, effect: Effect) -> Step {
        self.effects.push(effect);
        self
    }
}

/// A window.
pub trait Window {
    /// What it wants as it opens.
    fn open(&mut self) -> Step;

    /// Takes an input.
    fn handle(&mut self, input: &Input) -> Step;

    /// Whether a line of it is typed in.
    fn takes_text(&self) -> bool;

    /// Whether leaving the program now would break something off.
    fn is_at_work(&self) -> bool;

    /// Whether the work is this window's.
    fn waits_for(&self, work: &Progress) -> bool;

    /// Hears of its work.
    fn hear(&mut self, work: &Progress, told: task::Told) -> Step;

    /// Draws it over what is there.
    fn draw(&self, canvas: &mut Canvas<'_>);
}
