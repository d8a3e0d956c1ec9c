//! What is taken in, and how.

use super::moves::Moves;
use super::question::Answers;
use crate::exchange::RosterDraft;

/// Takes files in.
#[derive(Debug)]
pub struct Import {
    /// The files that were read.
    pub files: Vec<Source>,
    /// Take what is understood even if something is rejected; else all or nothing.
    pub accept_partial: bool,
    /// Create sectors and committees that the store lacks, not only in a store that has none.
    pub create_sectors: bool,
    /// What it means that somebody or something is elsewhere than in the store.
    pub moves: Moves,
    /// What a person said to the questions of an earlier try.
    pub answers: Answers,
}

/// A file that was read.
#[derive(Debug)]
pub struct Source {
    /// The file, as the person named it.
    pub path: String,
    /// What it says.
    pub draft: RosterDraft,
}
