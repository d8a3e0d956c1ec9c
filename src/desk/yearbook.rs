//! A year's work as it was promised, done, and what came of it: the bodies that plan and sum up, which activities
//! tick an item, which stand outside the plan, how all that adds up.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::Fields as _;
use crate::domain::id::{ActivityId, CommitteeId, OutputId, PlanItemId};
use crate::domain::yearwork::{Activity, Body, ItemState, Output, PlanItem};

/// How a year's work adds up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Items of plans that an activity ticked.
    pub held: usize,
    /// Items whose month is over.
    pub overdue: usize,
    /// Items whose month is not.
    pub ahead: usize,
    /// Items that were given up.
    pub dropped: usize,
    /// Activities outside the plans.
    pub unplanned: usize,
    /// Outputs of what was held.
    pub outputs: usize,
}

impl Kept {
    /// Items that are asked for: all but those that were given up.
    #[must_use]
    pub fn items(&self) -> usize {
        self.held + self.overdue + self.ahead
    }
}

/// The committee's own work, then that of its sectors on a day.
#[must_use]
pub fn of_committee(book: &Book, id: CommitteeId, on: NaiveDate) -> Vec<Body> {
    let sectors = book.sectors_of(Some(id), on);
    let sectors = sectors.iter().map(|it| Body::Sector(it.id));
    std::iter::once(Body::Committee(id))
        .chain(sectors)
        .collect()
}

/// All who plan and sum up on a day: the committees, each with its sectors, the sectors of none, the departments.
#[must_use]
pub fn bodies(book: &Book, on: NaiveDate) -> Vec<Body> {
    let committees = book.committees_on(on);
    let mut all: Vec<Body> = committees
        .iter()
        .flat_map(|it| of_committee(book, it.id, on))
        .collect();
    let others = book.sectors_of(None, on);
    all.extend(others.iter().map(|it| Body::Sector(it.id)));
    let departments = book.departments.iter();
    let mut departments: Vec<_> = departments.filter(|it| it.stands_on(on)).collect();
    departments.sort_by_key(|it| (it.position, it.id));
    all.extend(departments.iter().map(|it| Body::Department(it.id)));
    all
}

/// The items of a body's plans of a year, month by month.
#[must_use]
pub fn items(book: &Book, body: Body, year: Year) -> Vec<&PlanItem> {
    let plans = book.plans_of(body, year);
    plans.flat_map(|it| book.items_of(it.id)).collect()
}

/// The activities that tick an item, as far as they were held by a day, oldest first.
#[must_use]
pub fn ticking(book: &Book, item: PlanItemId, on: NaiveDate) -> Vec<&Activity> {
    let all = book.activities.iter();
    let mut all: Vec<_> = all
        .filter(|it| it.items.contains(&item) && it.held_on <= on)
        .collect();
    all.sort_by_key(|it| (it.held_on, it.id));
    all
}

/// What came of an activity by a day.
pub fn came_of(book: &Book, activity: ActivityId, on: NaiveDate) -> impl Iterator<Item = &Output> {
    let all = book.outputs.iter();
    all.filter(move |it| it.activity == Some(activity) && it.handed_in <= on)
}

/// The activities of a body in the year that tick none of these items: a sector's, or the organisation's that a
/// committee saw to.
#[must_use]
pub fn unplanned<'b>(
    book: &'b Book,
    body: Body,
    today: Today,
    items: &HashSet<PlanItemId>,
) -> Vec<&'b Activity> {
    let all = match body {
        Body::Sector(id) => book.activities_of(id, today.year),
        Body::Committee(id) => {
            let all = book.activities_in(today.year);
            let own = all.filter(|it| it.sectors.is_empty() && it.committee == Some(id));
            let mut own: Vec<_> = own.collect();
            own.sort_by_key(|it| (it.held_on, it.id));
            own
        }
        Body::Department(_) => Vec::new(),
    };
    let on = today.reference_date();
    let outside =
        |it: &&Activity| it.held_on <= on && it.items.iter().all(|id| !items.contains(id));
    all.into_iter().filter(outside).collect()
}

/// How the work of these bodies adds up; what several held together counts once.
#[must_use]
pub fn kept(book: &Book, of: &[Body], today: Today) -> Kept {
    let on = today.reference_date();
    let items = of.iter().flat_map(|it| self::items(book, *it, today.year));
    let items: Vec<_> = items.collect();
    let ids: HashSet<PlanItemId> = items.iter().map(|it| it.id).collect();
    let mut kept = Kept::default();
    let mut held: HashSet<ActivityId> = HashSet::new();
    for item in items {
        match item.state(book, on) {
            ItemState::Held => kept.held += 1,
            ItemState::Overdue => kept.overdue += 1,
            ItemState::Planned => kept.ahead += 1,
            ItemState::Dropped => kept.dropped += 1,
        }
        held.extend(ticking(book, item.id, on).iter().map(|it| it.id));
    }
    let outside = of.iter().flat_map(|it| unplanned(book, *it, today, &ids));
    let outside: HashSet<ActivityId> = outside.map(|it| it.id).collect();
    kept.unplanned = outside.len();
    held.extend(outside);
    let outputs = held.into_iter().flat_map(|id| came_of(book, id, on));
    let outputs: HashSet<OutputId> = outputs.map(|it| it.id).collect();
    kept.outputs = outputs.len();
    kept
}
