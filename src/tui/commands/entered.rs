//! What was entered for a record and has no row of its own on the desk: liaisons, leaders, plans,
//! activities, summaries, outputs, key contacts, studies, circulars, workrooms.

use crate::desk::lists::{entered_for, unplaced};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::Fields;
use crate::domain::id::*;
use crate::domain::record::{Entity, Kind};
use crate::domain::subject::Subject;
use crate::domain::yearwork::Body;
use crate::text;
use crate::text::Text;
use crate::tui::screens::parts::dates::short;

/// A record by its kind and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub id: u64,
    /// Whether it was entered and nobody has looked at it yet.
    pub unverified: bool,
}

/// What was entered for the only record of `subject`, in the year that is looked at.
#[must_use]
pub fn of(subject: &Subject, book: &Book, today: Today) -> Vec<Entered> {
    let (year, reference_date) = (today.year, today.reference_date());
    let mut all = Vec::new();
    match subject.only() {
        Some((Kind::Sector, id)) => {
            let id = SectorId(id);
            all.extend(
                book.liaisons_of(id, reference_date)
                    .into_iter()
                    .map(entered),
            );
            all.extend(book.leaders_of(id, reference_date).into_iter().map(entered));
            all.extend(yearwork(Body::Sector(id), book, year));
            all.extend(book.activities_of(id, year).into_iter().map(entered));
            all.extend(book.outputs_of(id, year).map(entered));
        }
        Some((Kind::Committee, id)) => {
            all.extend(yearwork(Body::Committee(CommitteeId(id)), book, year));
        }
        Some((Kind::Organisation, _)) => {
            let studies = book.studies.iter();
            let studies = studies.filter(|it| Year::of(it.held_on) == year);
            all.extend(studies.map(entered));
            let circulars = book.circulars.iter().filter(|it| it.year == year);
            all.extend(circulars.map(entered));
            let events = book.activities_in(year).filter(|it| it.sectors.is_empty());
            all.extend(events.map(entered));
            all.extend(book.leaders_on(reference_date).map(entered));
            all.extend(book.workrooms.iter().map(entered));
        }
        Some((Kind::Member, id)) => {
            let contacts = book.key_contacts_of(MemberId(id), reference_date);
            all.extend(contacts.into_iter().map(entered));
        }
        _ => {}
    }
    all.extend(others(subject, book, today));
    all
}

/// What is of any other kind.
fn others(subject: &Subject, book: &Book, today: Today) -> Vec<Entered> {
    let Some(of) = subject.only() else {
        return Vec::new();
    };
    let all = unplaced().flat_map(|kind| {
        let ids = entered_for(of, kind, book, today).into_iter();
        ids.map(move |id| (kind, id))
    });
    all.map(|(kind, id)| Entered {
        kind,
        id,
        unverified: book.fields(kind, id).and_then(Fields::is_verified) == Some(false),
    })
    .collect()
}

/// What a record is called in a menu.
#[must_use]
pub fn label(kind: Kind, id: u64, book: &Book, year: Year) -> Text {
    let title = kind.title();
    let (zh, en) = (&title.zh, &title.en);
    let name = match book.fields(kind, id) {
        None => "—".to_owned(),
        Some(record) => {
            // Of what there may be several in a year, the day tells which.
            let facts = kind.facts();
            let has = |id: &str| facts.iter().any(|it| it.id == id);
            let day = record.came().filter(|_| has("title") && !has("year"));
            let day = day.map_or_else(String::new, |day| format!("{} ", short(day, year)));
            format!("{day}{}", record.title(book))
        }
    };
    text!("{zh}：{name}", "{en}: {name}")
}

fn yearwork(body: Body, book: &Book, year: Year) -> Vec<Entered> {
    let plans = book.plans_of(body, year).map(entered);
    let summaries = book.summaries_of(body, year).map(entered);
    plans.chain(summaries).collect()
}

fn entered<E: Entity>(record: &E) -> Entered {
    Entered {
        kind: E::KIND,
        id: record.id().raw(),
        unverified: record.is_verified() == Some(false),
    }
}
