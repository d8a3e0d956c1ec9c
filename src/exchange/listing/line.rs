//! A line of a list.

use std::sync::Arc;

use crate::exchange::office::place::At;

/// A line with something in it.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Line {
    /// Where it stands.
    pub(in crate::exchange) at: At,
    /// What it says.
    pub(in crate::exchange) text: String,
    /// Does it stand in running text, where a name may go on in the next line? A cell ends what
    /// stands in it.
    pub(in crate::exchange) flows: bool,
    /// The part of its sector that it belongs to, where the list says so: 香港.
    pub(in crate::exchange) within: Option<Arc<str>>,
}
