//! What was entered for a sector, a committee, a member or the organisation, of the kinds that no page
//! tells of by itself: by whose each record is, and the sectors that it names.

use super::rows::is_there;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::Fields;
use crate::domain::id::{MemberId, SectorId};
use crate::domain::record::Kind;
use crate::domain::scope::Scope;

/// The kinds that pages tell of by themselves.
const PLACED: &[Kind] = &[
    Kind::Organisation,
    Kind::Settings,
    Kind::Committee,
    Kind::Sector,
    Kind::Member,
    Kind::Convenor,
    Kind::Liaison,
    Kind::Leader,
    Kind::KeyContact,
    Kind::Workroom,
    Kind::RegistrationForm,
    Kind::Plan,
    Kind::Summary,
    Kind::Activity,
    Kind::Output,
    Kind::Study,
    Kind::Circular,
];

/// All other kinds.
pub fn unplaced() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|it| !PLACED.contains(it))
}

/// The records of such a kind that were entered for this one: those of the year that is looked at, or
/// that hold on the day from which it is.
#[must_use]
pub fn entered_for(of: (Kind, u64), kind: Kind, book: &Book, today: Today) -> Vec<u64> {
    let (year, day) = (today.year, today.reference_date());
    let belongs = |record: &dyn Fields| match (of, book.scope_of(record)) {
        ((Kind::Sector, id), Scope::Sector(sector)) if sector.0 == id => true,
        ((Kind::Sector, id), _) => record.sectors(day).contains(&SectorId(id)),
        ((Kind::Committee, id), Scope::Committee(committee)) => committee.0 == id,
        ((Kind::Member, id), Scope::Member(member)) => member.0 == id,
        ((Kind::Organisation, _), Scope::Office) => record.sectors(day).is_empty(),
        _ => false,
    };
    let mut all: Vec<_> = candidates(of, kind, book)
        .into_iter()
        .filter_map(|id| {
            let record = book.fields(kind, id)?;
            (belongs(record) && is_there(record, book, year, day)).then(|| (record.came(), id))
        })
        .collect();
    all.sort_unstable();
    all.into_iter().map(|(_, id)| id).collect()
}

/// The records that may have been entered for it: of the log of contacts, which grows from day to day, those that
/// the book finds by the member; of other kinds all.
fn candidates(of: (Kind, u64), kind: Kind, book: &Book) -> Vec<u64> {
    match (of, kind) {
        ((Kind::Member, id), Kind::ContactEntry) => {
            let contacts = book.contacts_ever_of(MemberId(id));
            let entries = contacts.flat_map(|it| book.entries_of(it.id));
            entries.map(|it| it.id.0).collect()
        }
        (_, Kind::ContactEntry) => Vec::new(),
        _ => book.ids(kind),
    }
}
