//! What of the first-run page is kept as a draft.

use crate::desk::Clock;
use crate::tui::drafts::Draft;

/// What is kept of what was typed.
pub(super) struct Kept {
    pub(super) clock: Clock,
    /// Of the form, when it is not open.
    pub(super) form: Option<Draft>,
    /// What else was found: of a store that is no more.
    pub(super) others: Vec<Draft>,
    /// Was something typed that is not written down?
    pub(super) typed: bool,
}
