//! Forms of members who were elsewhere for a part of the year: they count with the sector and the committee that had
//! them then, wherever the members went. All other forms are counted from the tallies.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::desk::Desk;
use crate::domain::book::Book;
use crate::domain::dated::Dated;
use crate::domain::form::Status;
use crate::domain::id::{CommitteeId, FormId, MemberId, SectorId};
use crate::rules;
use crate::store::StoreError;

/// A form of a member who had another sector or committee on some day of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedForm {
    /// Which.
    pub id: FormId,
    /// Whose.
    pub member: MemberId,
    /// Where it stands.
    pub status: Status,
    /// The member's sector on the day on which it is dated.
    pub sector: SectorId,
    /// The committee that filed it, or is to.
    pub committee: Option<CommitteeId>,
}

/// Those of the year that is looked at.
///
/// # Errors
/// When the archive can't be read.
pub(super) fn forms(desk: &Desk) -> Result<Vec<MovedForm>, StoreError> {
    let book = desk.book();
    let today = rules::judged(book, &desk.today());
    let until = today.reference_date();
    let moved = movers(book, today.year.first_day(), until);
    let mut all = Vec::new();
    for id in desk.forms_of_year(today.year, moved, |_| true)? {
        let form = desk.form(id)?;
        let Some(form) = form.and_then(|it| book.form_as_closed(&it)) else {
            continue;
        };
        let Some(member) = book.members.get(form.sheet.member) else {
            continue;
        };
        // What was filed is the committee's that filed it, what waits for that is that of now.
        let filed = form.filed_on().unwrap_or(until).min(until);
        all.push(MovedForm {
            id,
            member: member.id,
            status: form.status(),
            sector: member.sector_on(form.dated()),
            committee: book.committee_of(member, filed),
        });
    }
    Ok(all)
}

/// The members of whom sector or committee changed after a day, by another.
fn movers(book: &Book, after: NaiveDate, until: NaiveDate) -> BTreeSet<MemberId> {
    fn changed<T: PartialEq>(held: &Dated<T>, after: NaiveDate, until: NaiveDate) -> bool {
        held.days().any(|day| after < day && day <= until)
    }
    let went: BTreeSet<SectorId> = book
        .sectors
        .iter()
        .filter(|it| changed(&it.committee, after, until))
        .map(|it| it.id)
        .collect();
    let members = book.members.iter().filter(|it| {
        let own = changed(&it.sector, after, until) || changed(&it.committee, after, until);
        own || it.sector.values().any(|sector| went.contains(sector))
    });
    members.map(|it| it.id).collect()
}
