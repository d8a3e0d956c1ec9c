//! What was entered for a record and has no row of its own on the desk: liaisons, leaders, plans,
//! activities, summaries, outputs, key contacts, studies, circulars, workrooms.

use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::Fields;
use crate::domain::id::*;
use crate::domain::record::{Entity, Kind};
use crate::domain::scope::Scope;
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

/// The kinds that stand above, in their order, or have rows of their own.
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

/// What is of any other kind: by whose it is, and the sectors that it names.
fn others(subject: &Subject, book: &Book, today: Today) -> Vec<Entered> {
    let (year, day) = (today.year, today.reference_date());
    let belongs = |record: &dyn Fields| match (subject.only(), record.scope()) {
        (Some((Kind::Sector, id)), _) => record.sectors(day).contains(&SectorId(id)),
        (Some((Kind::Committee, id)), Scope::Committee(of)) => of.0 == id,
        (Some((Kind::Member, id)), Scope::Member(of)) => of.0 == id,
        (Some((Kind::Organisation, _)), Scope::Office) => record.sectors(day).is_empty(),
        _ => false,
    };
    let mut all = Vec::new();
    for kind in Kind::ALL.iter().filter(|it| !PLACED.contains(it)) {
        let ids = book.ids(*kind).into_iter();
        all.extend(ids.filter_map(|id| {
            let record = book.fields(*kind, id)?;
            let now = match record.year() {
                Some(counts) => counts == year,
                None => record.stands_on(day),
            };
            (now && belongs(record)).then(|| Entered {
                kind: *kind,
                id,
                unverified: record.is_verified() == Some(false),
            })
        }));
    }
    all
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
