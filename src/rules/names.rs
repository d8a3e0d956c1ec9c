//! What the messages call things.

use chrono::NaiveDate;

use super::rule::Finding;
use super::subject::{UNKNOWN, member};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::id::*;

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

/// The name of the member whom the finding is about: of the member, the convenor, the form, the key contact.
pub(super) fn person_of<'a>(finding: &Finding, book: &'a Book) -> &'a str {
    let id = finding.subject.member(book);
    id.map_or(UNKNOWN, |id| member(book, id))
}

/// The year that the finding's duty belongs to.
pub(super) fn year_of(finding: &Finding) -> Year {
    finding.year
}

/// A date as the messages write it.
pub(super) fn date(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| UNKNOWN.to_owned(), |date| date.to_string())
}
