//! What is to be written: plain data, which a screen makes.

use crate::text::Text;
use crate::tui::keymap::OwnAct;

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What it is called.
    pub title: Text,
    /// What is asked for.
    pub body: Text,
    /// What stands there at first.
    pub words: String,
    /// The act of the screen that asks for it.
    pub act: OwnAct,
}
