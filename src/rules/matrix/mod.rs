//! The checklist as data: sectors × duties, committees × duties, and the organisation's own.
//!
//! A cell says how far a duty is proved ([`Standing`]), how much of it there is (`count` of
//! `of`), and the gravest finding behind it. Standing and finding are two things: a sector with
//! two convenors of whom none is the first has its convenors *recorded* and a *breach*. What a
//! column holds and which rules stand behind it is said in [`column`]; the screen only draws.
//!
//! Columns stand in groups. Every finding is counted in one of them, so that what the groups say adds up to what
//! `check` finds; and in each row it stands behind one cell.

mod column;
mod crew;
mod group;
mod standing;
mod survey;
mod table;

#[cfg(test)]
mod tests;

use super::rule::Finding;
use crate::domain::book::Book;
use crate::domain::calendar::Today;

pub use column::{CommitteeColumn, OrganisationColumn, SectorColumn};
pub use group::Group;
pub use standing::{Cell, Standing};
pub use table::{CommitteeRow, Matrix, SectorRow};

impl Matrix {
    /// The checklist of the records, with `findings` as [`check`](super::check) gave them for
    /// the same day.
    #[must_use]
    pub fn of(book: &Book, today: &Today, findings: &[Finding]) -> Self {
        let today = book.settled_on(*today);
        let book = &*book.settled_in(today.year);
        let mut matrix = survey::survey(book, &today, findings);
        for finding in findings {
            matrix.grade(finding, book);
            matrix.groups[Group::of(finding, book) as usize].add(finding.level);
        }
        for row in &mut matrix.committees {
            let id = Some(row.committee);
            let sectors = matrix.sectors.iter().filter(|it| it.committee == id);
            row.five_haves = sectors
                .map(SectorRow::five_haves)
                .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        }
        matrix
    }
}
