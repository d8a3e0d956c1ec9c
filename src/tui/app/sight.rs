//! What was seen in the last frame, and what has changed since.

use std::time::{Duration, Instant};

use super::aim::Aim;
use crate::domain::record::Seq;
use crate::text::Text;

/// A key that comes so soon after a change by others was meant for what was there before.
const A_LOOK: Duration = Duration::from_millis(1_500);

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
        }
    }
}
