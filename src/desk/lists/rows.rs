//! Which records of a kind a list has in sight, and in which order.

use chrono::NaiveDate;

use super::View;
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::described::{Fields, Value};
use crate::domain::id::{Id, MemberId};
use crate::domain::record::{Entity, Kind};
use crate::domain::yearwork::Body;

/// The numbers of those in sight, in order: what holds on the day, or counts in the year. By the day
/// on which each came, unless the kind has an order of its own.
pub(super) fn in_sight(kind: Kind, view: &View<'_>) -> Vec<u64> {
    let mut all = in_part(kind, view);
    if let Some(member) = view.member {
        let book = view.book();
        all.retain(|id| {
            let record = book.fields(kind, *id);
            (kind, *id) == (Kind::Member, member.0)
                || record.is_some_and(|it| names(it, member, view.date()))
        });
    }
    all
}

/// Does a record name the member?
fn names(record: &dyn Fields, member: MemberId, date: NaiveDate) -> bool {
    fn says(value: &Value<'_>, member: u64) -> bool {
        match value {
            Value::Ref(kind, id) => (*kind, *id) == (Kind::Member, member),
            Value::Refs(kind, ids) => *kind == Kind::Member && ids.contains(&member),
            Value::Group(parts) => parts.iter().any(|it| says(it, member)),
            Value::Rows(rows) => rows.iter().flatten().any(|it| says(it, member)),
            _ => false,
        }
    }
    let mut filled = record.filled(date).into_iter();
    filled.any(|(_, value)| says(&value, member.0))
}

/// Those in the part that the view has.
fn in_part(kind: Kind, view: &View<'_>) -> Vec<u64> {
    let (book, date, year) = (view.book(), view.date(), view.year());
    let sectors = || view.sectors().into_iter().map(|it| it.id);
    match kind {
        // As announced, and as the office lists them.
        Kind::Sector => {
            let there = view.sectors().into_iter();
            numbers(there.filter(|it| it.is_there_on(date)))
        }
        Kind::Committee => numbers(view.committees()),
        // Sector by sector.
        Kind::Member => numbers(view.members()),
        // Sector by sector, the first convenors first.
        Kind::Convenor => numbers(sectors().flat_map(|it| book.convenors_of(it, date))),
        // Sector by sector, without those whose last day is another's first.
        Kind::Liaison => numbers(sectors().flat_map(|it| book.liaisons_of(it, date))),
        // Member by member.
        Kind::KeyContact => {
            let members = view.members().into_iter();
            numbers(members.flat_map(|it| book.key_contacts_of(it.id, date)))
        }
        // By sector and date.
        Kind::Output => {
            let of = |sector| {
                let mut own: Vec<_> = book.outputs_of(sector, year).collect();
                own.sort_by_key(|it| (it.handed_in, it.id));
                own
            };
            numbers(sectors().flat_map(of))
        }
        Kind::Plan => numbers(bodies(view).flat_map(|it| book.plans_of(it, year))),
        Kind::Summary => numbers(bodies(view).flat_map(|it| book.summaries_of(it, year))),
        kind => by_day(kind, view),
    }
}

fn numbers<'d, T: Entity + 'd>(records: impl IntoIterator<Item = &'d T>) -> Vec<u64> {
    records.into_iter().map(|it| it.id().raw()).collect()
}

/// What is there and belongs to what is in sight.
fn by_day(kind: Kind, view: &View<'_>) -> Vec<u64> {
    let book = view.book();
    let ids = book.ids(kind).into_iter();
    let mut all: Vec<(Option<NaiveDate>, u64)> = ids
        .filter_map(|id| {
            let record = book.fields(kind, id)?;
            let now = is_there(record, book, view.year(), view.date());
            (now && view.shows(record)).then(|| (record.came(), id))
        })
        .collect();
    all.sort_unstable();
    all.into_iter().map(|(_, id)| id).collect()
}

/// Does it hold on the day, or count in the year, or wait since an earlier one?
pub(super) fn is_there(record: &dyn Fields, book: &Book, year: Year, day: NaiveDate) -> bool {
    match book.year_of(record) {
        Some(of) if of < year => record.waits_on(day),
        Some(of) => of == year,
        None => record.stands_on(day),
    }
}

/// Who owes a plan and a summary: each committee, followed by its sectors; then the sectors of
/// none; then the departments.
fn bodies(view: &View<'_>) -> impl Iterator<Item = Body> {
    let sectors = view.sectors();
    let of = |committee| {
        let sectors = sectors
            .iter()
            .filter(move |it| it.committee_on(view.date()) == committee);
        sectors.map(|it| Body::Sector(it.id)).collect::<Vec<_>>()
    };
    let mut bodies = Vec::new();
    for committee in view.committees() {
        // Of one sector only the sector's own are asked for.
        if view.sector.is_none() {
            bodies.push(Body::Committee(committee.id));
        }
        bodies.extend(of(Some(committee.id)));
    }
    bodies.extend(of(None));
    if view.sector.is_none() && view.committee.is_none() {
        let departments = view.book().departments.iter();
        bodies.extend(departments.map(|it| Body::Department(it.id)));
    }
    bodies.into_iter()
}
