//! What is written: the words of an act for the journal.

use crate::domain::moment::Moment;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;

/// What the journal is told of an act, besides who did it.
#[derive(Clone, Debug)]
pub struct Act {
    /// What is done.
    pub verb: Verb,
    /// What there is to add; may be empty.
    pub note: String,
    /// When.
    pub at: Moment,
    /// The entry that is undone or redone.
    pub of: Option<Seq>,
}
