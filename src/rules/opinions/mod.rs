//! What constituents say is handled, answered, and answered again where that does not satisfy (article 20). An
//! opinion waits from the year on in which it came.

mod opinion_overdue;
mod opinion_without_reply;

use chrono::NaiveDate;

use super::remedy::Remedy;
use super::rule::{Finding, Findings};
use super::subject::{Place, Subject};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::SectorId;
use crate::domain::opinion::Opinion;
use crate::domain::record::Kind;
use crate::domain::settings::Settings;

super::rule::topic![opinion_overdue, opinion_without_reply];

/// Finds the opinions whose day has passed.
fn overdue(
    book: &Book,
    today: &Today,
    findings: &mut Findings,
    due: fn(&Opinion, &Settings) -> Option<NaiveDate>,
    remedy: fn(&Opinion) -> Remedy,
) {
    let came = |it: &&Opinion| Year::of(it.received_on) <= today.year;
    for opinion in book.opinions.iter().filter(came) {
        let due = due(opinion, book.settings());
        if let Some(due) = due.filter(|due| *due < today.date) {
            findings.add_due(due, place(book, opinion, today), remedy(opinion));
        }
    }
}

/// The opinions that wait or came in the year, each with its sector, and whether it waits for nothing that is
/// overdue.
pub(super) fn in_time(
    book: &Book,
    today: &Today,
) -> impl Iterator<Item = (Option<SectorId>, bool)> {
    let (settings, date, year) = (book.settings(), today.date, today.year);
    let late = move |due: Option<NaiveDate>| due.is_some_and(|due| due < date);
    let there = book.opinions.iter().filter(move |opinion| {
        let came = Year::of(opinion.received_on);
        came == year || came < year && !opinion.is_closed()
    });
    there.map(move |opinion| {
        let overdue = late(opinion.handle_by(settings)) || late(opinion.answer_by(settings));
        (opinion.sector(book), !overdue)
    })
}

/// An opinion's place is its sector's, or its reporter's where it names several.
fn place(book: &Book, opinion: &Opinion, today: &Today) -> Place {
    Place {
        subject: Subject::Record(Kind::Opinion, opinion.id.0),
        sector: opinion.sector(book),
        committee: opinion.committee(book, today.reference_date()),
        leadership: None,
    }
}

/// The opinion that a finding is about.
fn opinion<'b>(finding: &Finding, book: &'b Book) -> Option<&'b Opinion> {
    let id = crate::domain::id::OpinionId(finding.subject.raw_id());
    book.opinions.get(id)
}
