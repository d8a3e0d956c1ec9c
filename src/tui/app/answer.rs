//! What came of an input on what stands over a screen.

use super::effect::{Effect, Target};
use crate::desk::AnyRequest;
use crate::text::Text;
use crate::tui::windows::Step;
use crate::tui::windows::unsaved::UnsavedOutcome;

/// What the app does itself where it was asked and the answer is yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// Open the file that has the store's name now.
    Reopen,
    /// End.
    Quit,
}

/// What came of an input on an overlay.
pub(super) enum Answer {
    /// Dealt with, or not meant for anybody.
    Taken,
    /// It is to go.
    Closed,
    /// The palette wants rows for its words.
    Find,
    /// This was chosen in the palette.
    Chose(Target),
    /// It can't be done, and why.
    Refused(Text),
    /// It wants these.
    Effects(Vec<Effect>),
    /// Something was typed that is to be kept.
    Typed,
    /// It is to go; what was typed is kept for later, or discarded.
    Leave {
        /// Discarded?
        discard: bool,
    },
    /// Save by this, and stay until the desk has answered.
    Save(Box<AnyRequest>),
    /// What was refused because a year is closed is done for this reason.
    Because(String),
    /// The window of what is not saved wants this.
    Unsaved(UnsavedOutcome),
    /// The app was asked, and the answer is yes.
    Yes(Then),
    /// A window wants this.
    Step(Step),
}
