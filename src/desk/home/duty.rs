//! Something that a member is asked for, as the member is told.

use chrono::NaiveDate;

use crate::domain::record::Kind;
use crate::domain::subject::Invocation;
use crate::text::Text;

/// How far something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The member has it to do.
    Open,
    /// Others have it in hand.
    Waits,
    /// It is done.
    Done,
}

/// Something that a member is asked for, in plain words.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// How far it is.
    pub standing: Standing,
    /// The same in a word or two.
    pub lead: Text,
    /// What it is.
    pub what: Text,
    /// By when, or how much there is.
    pub beside: Text,
    /// The day by which it is asked for.
    pub by: Option<NaiveDate>,
    /// What would have it done, and what that is called.
    pub step: Option<(Text, Invocation)>,
    /// From what that is known: the code of a rule, or of what there is.
    pub source: String,
    /// The record that it is about.
    pub record: (Kind, u64),
}
