//! What stands over the screens for files in and out: windows that begin long work, show how far it
//! has come, and ask before anything is written.
//!
//! A window decides and draws; what it wants done it says in a [`Step`]. Its long work is a
//! [`Task`](crate::tui::task::Task) on a thread of its own. The first-run page and the app show the
//! same windows.

pub mod erase;
pub mod export;
pub mod files;
pub mod folder;
pub mod import;
pub mod intake;
pub mod meeting;
mod target;
pub mod unsaved;
pub mod words;

use crate::desk::Progress;
use crate::tui::app::Effect;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::keymap::KeyRow;
use crate::tui::panes::list::ListOutcome;
use crate::tui::widgets::Outcome;

/// What came of an input, or of what work told.
#[derive(Debug, Default)]
pub struct Step {
    /// What the window wants done.
    pub effects: Vec<Effect>,
    /// Whether it is to go.
    pub close: bool,
    /// Whether something came that a key may be for: not how far work has come, nor what a folder holds.
    pub came: bool,
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
            ..Step::default()
        }
    }

    /// What came of an input on a list, where opening a row means nothing by itself.
    #[must_use]
    pub fn of_list(told: Outcome<ListOutcome<usize>>) -> Step {
        match told {
            Outcome::Gave(ListOutcome::Copy(text)) => Step::effect(Effect::Copy(text)),
            Outcome::Gave(ListOutcome::Refused(why)) => Step::effect(Effect::Warn(why)),
            _ => Step::taken(),
        }
    }

    /// The window is to go.
    #[must_use]
    pub fn close() -> Step {
        Step {
            close: true,
            ..Step::default()
        }
    }

    /// The same, of something that a key may be for.
    #[must_use]
    pub fn came(mut self) -> Step {
        self.came = true;
        self
    }

    /// Both, one after the other.
    #[must_use]
    pub fn then(mut self, next: Step) -> Step {
        self.effects.extend(next.effects);
        self.close |= next.close;
        self.came |= next.came;
        self
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

    /// The keys that act in it now, for help: the window shows those that matter itself.
    fn key_rows(&self) -> Vec<KeyRow>;

    /// Whether nothing else is to be seen beside it: no places, no messages, no keys of others.
    fn is_alone(&self) -> bool {
        false
    }

    /// Whether leaving the program now would break something off.
    fn is_at_work(&self) -> bool;

    /// Hears that this work has something to tell; none where it is not this window's.
    fn hear(&mut self, work: &Progress) -> Option<Step>;

    /// Draws it over what is there.
    fn draw(&self, canvas: &mut Canvas<'_>);
}
