//! What an import came to, as words and JSON tell it.

use chrono::NaiveDate;

use crate::desk::import::{Difference, Outcome};
use crate::domain::book::Book;

/// What was done, as it is reported.
pub(super) struct Done {
    pub(super) outcome: Outcome,
    /// The journal entry; none when nothing was written.
    pub(super) seq: Option<u64>,
    /// Of a rehearsal: what would change.
    pub(super) differences: Option<Vec<Difference>>,
    pub(super) missing: Vec<Absent>,
}

/// A member whom the files' lists do not have.
pub(super) struct Absent {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) sector: String,
    pub(super) file: String,
}

/// Whom the files' lists do not have.
pub(super) fn absent(outcome: &Outcome, book: &Book, date: NaiveDate) -> Vec<Absent> {
    let people = outcome.missing.iter();
    people
        .filter_map(|missing| {
            let member = book.members.get(missing.member)?;
            Some(Absent {
                id: missing.member.0,
                name: member.name.clone(),
                sector: book.sector_name(member.sector_on(date)).to_owned(),
                file: outcome.files.get(missing.file)?.path.clone(),
            })
        })
        .collect()
}
