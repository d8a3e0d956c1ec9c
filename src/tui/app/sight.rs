//! What was seen in the last frame, and what has changed since.

use std::time::{Duration, Instant};

use super::aim::Aim;
use crate::domain::record::Seq;
use crate::text::Text;
use crate::tui::input::Input;
use crate::tui::key::Key;

/// A key that comes so soon after a change by others was meant for what was there before.
const A_LOOK: Duration = Duration::from_millis(1_500);

/// A key that is held repeats itself faster than this; nobody presses one twice so fast who looks in between.
const A_REPEAT: Duration = Duration::from_millis(120);

/// What comes so soon behind a frame came while that was still being made.
const AT_ONCE: Duration = Duration::from_millis(15);

/// What was seen, and what has changed since.
pub(super) struct Sight {
    /// The last entry of the book in the last frame.
    pub(super) seq: Seq,
    /// What could be undone and redone then.
    pub(super) undo: Option<Seq>,
    pub(super) redo: Option<Seq>,
    /// Something opened over the screen that no frame has shown.
    pub(super) over: bool,
    /// More rows than one were marked by a key, and no frame has shown it.
    pub(super) marks: bool,
    /// Why the desk refused what is on top is in no frame yet.
    pub(super) refused: bool,
    /// Long work changed what a window shows, and no frame has shown it.
    pub(super) heard: bool,
    /// The terminal is too small: frames show nothing.
    pub(super) small: bool,
    /// What others did last, while what depends on it is still being computed.
    pub(super) others: Option<Text>,
    pub(super) moved: Option<Moved>,
    /// [`A_LOOK`]; tests have time.
    pub(super) look: Duration,
    /// The last key, and whether that is the one before it, held down.
    key: Option<(Key, Instant)>,
    pub(super) held: bool,
    /// When the last frame was drawn.
    drawn: Option<Instant>,
    /// [`A_REPEAT`]; tests have none.
    pub(super) repeat: Duration,
}

/// What acts are for has changed by itself.
#[derive(Clone)]
pub(super) struct Moved {
    pub(super) was: Aim,
    /// What others did; none when it was the person.
    pub(super) others: Option<Text>,
    /// When a frame showed it.
    pub(super) shown: Option<Instant>,
}

impl Moved {
    /// Whether it has been shown for as long as a key may be on its way.
    pub(super) fn is_over(&self, look: Duration) -> bool {
        self.shown.is_some_and(|at| at.elapsed() >= look)
    }
}

impl Sight {
    /// An input came: whether it is a key that repeats itself, because it is held.
    pub(super) fn hear(&mut self, input: &Input) {
        let soon = |at: Instant, than: Duration| at.elapsed() < than;
        let repeats = |(key, at): (Key, Instant)| {
            let unseen = self.drawn.is_some_and(|at| soon(at, AT_ONCE));
            input.key() == Some(key) && (soon(at, self.repeat) || unseen)
        };
        self.held = !self.repeat.is_zero() && self.key.is_some_and(repeats);
        self.key = input.key().map(|key| (key, Instant::now()));
    }

    /// A frame was drawn: what the last key came to is seen from now on.
    pub(super) fn draws(&mut self) {
        self.drawn = Some(Instant::now());
    }

    /// Has a frame been drawn?
    pub(super) fn is_seen(&self) -> bool {
        self.seq != Seq::default()
    }
}

impl Default for Sight {
    fn default() -> Sight {
        Sight {
            seq: Seq::default(),
            undo: None,
            redo: None,
            over: true,
            marks: false,
            refused: false,
            heard: false,
            small: false,
            others: None,
            // Nothing was seen, and nothing is aimed at.
            moved: Some(Moved {
                was: Aim::new(),
                others: None,
                shown: None,
            }),
            look: A_LOOK,
            key: None,
            held: false,
            drawn: None,
            repeat: A_REPEAT,
        }
    }
}
