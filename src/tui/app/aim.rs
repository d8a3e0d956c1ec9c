//! What the acts of a screen are for.

use crate::domain::record::Kind;
use crate::rules::Remedy;

/// What an act can be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// A record.
    Record(Kind, u64),
    /// A record that an act would change besides the one that is chosen.
    Borne(Kind, u64),
    /// A finding, by what puts it right.
    Remedy(Remedy),
}

/// What a screen's acts are for: the marked rows or the chosen one.
pub type Aim = Vec<Object>;
