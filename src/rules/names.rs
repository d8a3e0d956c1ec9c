//! What the messages call things. A name that the book does not have is `—`: findings outlive,
//! for a moment, the records that they are about.

use chrono::{Datelike, NaiveDate};

use super::finding::{Finding, Subject};
use crate::domain::book::Book;
use crate::domain::id::*;

const UNKNOWN: &str = "—";

/// The finding's sector as a subject of a sentence: 教育界, 总工会界别.
pub(super) fn sector_of(finding: &Finding, book: &Book) -> String {
    finding
        .sector
        .map_or_else(|| UNKNOWN.to_owned(), |id| sector(book, id))
}

/// A sector as a subject of a sentence.
pub(super) fn sector(book: &Book, id: SectorId) -> String {
    match book.sectors.get(id) {
        Some(sector) if sector.name.ends_with('界') || sector.name.ends_with("界别") => {
            sector.name.clone()
        }
        Some(sector) => format!("{}界别", sector.name),
        None => UNKNOWN.to_owned(),
    }
}

/// The name of the finding's committee.
pub(super) fn committee_of<'a>(finding: &Finding, book: &'a Book) -> &'a str {
    finding
        .committee
        .and_then(|id| book.committees.get(id))
        .map_or(UNKNOWN, |committee| &committee.name)
}

/// A title in quotation marks; marks of its own become the inner ones (“赴省“党校””是“赴省‘党校’”).
pub(super) fn quoted(title: &str) -> String {
    let inner = title.replace('“', "‘").replace('”', "’");
    format!("“{inner}”")
}

/// A member's name.
pub(super) fn member(book: &Book, id: MemberId) -> &str {
    book.members
        .get(id)
        .map_or(UNKNOWN, |member| member.name.as_str())
}

/// The name of the member whom the finding is about: of the member, the convenor or the form.
pub(super) fn person_of<'a>(finding: &Finding, book: &'a Book) -> &'a str {
    let id = match finding.subject {
        Subject::Member(id) => Some(id),
        Subject::Convenor(id) => book.convenors.get(id).map(|convenor| convenor.member),
        Subject::Form(id) => book.forms.get(id).map(|form| form.sheet.member),
        Subject::Organisation
        | Subject::Committee(_)
        | Subject::Sector(_)
        | Subject::Activity(_) => None,
    };
    id.map_or(UNKNOWN, |id| member(book, id))
}

/// The name of what a finding is about.
pub(super) fn subject(book: &Book, subject: Subject) -> String {
    let name = match subject {
        Subject::Organisation => book.organisation().map(|it| it.name.as_str()),
        Subject::Committee(id) => book.committees.get(id).map(|it| it.name.as_str()),
        Subject::Sector(id) => book.sectors.get(id).map(|it| it.name.as_str()),
        Subject::Member(id) => Some(member(book, id)),
        Subject::Convenor(id) => book.convenors.get(id).map(|it| member(book, it.member)),
        Subject::Form(id) => book.forms.get(id).map(|it| member(book, it.sheet.member)),
        Subject::Activity(id) => book.activities.get(id).map(|it| it.title.as_str()),
    };
    name.unwrap_or(UNKNOWN).to_owned()
}

/// The year that the finding's duty belongs to, from its date.
pub(super) fn year_of(finding: &Finding) -> i32 {
    finding.due.map_or(0, |due| due.year())
}

/// A date as the messages write it.
pub(super) fn date(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| UNKNOWN.to_owned(), |date| date.to_string())
}
