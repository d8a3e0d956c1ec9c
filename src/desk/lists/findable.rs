//! What is found of records by typing: each by its title, what it belongs to and the day on which it
//! came, from the descriptions alone.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::described::Fields;
use crate::domain::record::Kind;
use crate::domain::scope::Scope;

/// A record as it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable {
    /// Its kind, whose word stands beside it.
    pub kind: Kind,
    /// Its number.
    pub id: u64,
    /// Its title.
    pub title: String,
    /// What it belongs to, and since when there is it.
    pub note: String,
}

/// The records of a kind that the book holds, those of all years and those that ended too.
pub fn findable(kind: Kind, book: &Book, date: NaiveDate) -> impl Iterator<Item = Findable> {
    let ids = book.ids(kind).into_iter();
    ids.filter_map(move |id| found(kind, id, book, date))
}

/// The record of this kind and number, if the book holds it.
#[must_use]
pub fn found(kind: Kind, id: u64, book: &Book, date: NaiveDate) -> Option<Findable> {
    let record = book.fields(kind, id)?;
    let owner = owner(record, book, date);
    let came = record.came().map(|day| day.to_string());
    let note = [owner, came.unwrap_or_default()].join(" ");
    Some(Findable {
        kind,
        id,
        title: record.title(book),
        note: note.trim().to_owned(),
    })
}

/// Whose a record is, by name; of what is the organisation's, the sectors that it names.
fn owner(record: &dyn Fields, book: &Book, date: NaiveDate) -> String {
    match book.scope_of(record) {
        Scope::Sector(id) => book.sector_name(id).to_owned(),
        Scope::Committee(id) => book.committee_name(id).to_owned(),
        Scope::Member(id) => book.member_name(id).to_owned(),
        Scope::Office => {
            let sectors = record.sectors(date).into_iter();
            let names: Vec<_> = sectors.map(|id| book.sector_name(id)).collect();
            names.join("、")
        }
    }
}
