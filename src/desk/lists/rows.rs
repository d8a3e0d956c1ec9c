//! Which records of a kind a list has in sight, and in which order.

use super::View;
use crate::domain::appointment::{Convenor, Leader, Liaison};
use crate::domain::calendar::Year;
use crate::domain::contact::{KeyContact, Workroom};
use crate::domain::described::Described;
use crate::domain::member::Member;
use crate::domain::record::Entity;
use crate::domain::yearwork::{Activity, Body, Circular, Output, Plan, Study, Summary};
use crate::text::Words;

/// A kind of record whose list follows from its description.
pub trait Rows: Described + Entity {
    /// What stands over their numbers.
    const NUMBER: Words = Words::of("编号", "ID");

    /// Those in sight, in order: what holds on the day, or counts in the year.
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self>;
}

/// Sector by sector. Tables of members come back, with numbers of other offices in them too.
impl Rows for Member {
    const NUMBER: Words = Words::of("库内编号", "Store ID");

    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        view.members()
    }
}

/// Sector by sector, the first convenors first.
impl Rows for Convenor {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let sectors = view.sectors().into_iter();
        sectors
            .flat_map(|it| view.book().convenors_of(it.id, view.date()))
            .collect()
    }
}

/// Sector by sector.
impl Rows for Liaison {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let sectors = view.sectors().into_iter();
        sectors
            .flat_map(|it| view.book().liaisons_of(it.id, view.date()))
            .collect()
    }
}

/// Those of whom one sector at least is in sight.
impl Rows for Leader {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let leaders = view.book().leaders_on(view.date());
        leaders
            .filter(|it| view.shows_any(it.sectors_on(view.date())))
            .collect()
    }
}

/// Member by member.
impl Rows for KeyContact {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let members = view.members().into_iter();
        members
            .flat_map(|it| view.book().key_contacts_of(it.id, view.date()))
            .collect()
    }
}

impl Rows for Workroom {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let workrooms = view.book().workrooms.iter();
        workrooms
            .filter(|it| view.shows_any(it.sector.as_slice()))
            .collect()
    }
}

/// By date.
impl Rows for Activity {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let activities = view.book().activities_in(view.year());
        let mut all: Vec<_> = activities
            .filter(|it| view.shows_any(&it.sectors))
            .collect();
        all.sort_by_key(|it| (it.held_on, it.id));
        all
    }
}

/// By sector and date.
impl Rows for Output {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let mut all = Vec::new();
        for sector in view.sectors() {
            let mut own: Vec<_> = view.book().outputs_of(sector.id, view.year()).collect();
            own.sort_by_key(|it| (it.handed_in, it.id));
            all.extend(own);
        }
        all
    }
}

impl Rows for Plan {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let bodies = bodies(view).into_iter();
        bodies
            .flat_map(|it| view.book().plans_of(it, view.year()))
            .collect()
    }
}

impl Rows for Summary {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let bodies = bodies(view).into_iter();
        bodies
            .flat_map(|it| view.book().summaries_of(it, view.year()))
            .collect()
    }
}

/// By date; they are the organisation's.
impl Rows for Study {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let studies = view.book().studies.iter();
        let of_year = studies.filter(|it| Year::of(it.held_on) == view.year());
        let mut all: Vec<_> = of_year.filter(|_| view.shows_any(&[])).collect();
        all.sort_by_key(|it| (it.held_on, it.id));
        all
    }
}

/// On the year's work; they are the organisation's.
impl Rows for Circular {
    fn rows<'d>(view: &View<'d>) -> Vec<&'d Self> {
        let circulars = view.book().circulars.iter();
        let of_year = circulars.filter(|it| it.year == view.year());
        let mut all: Vec<_> = of_year.filter(|_| view.shows_any(&[])).collect();
        all.sort_by_key(|it| (it.issued_on, it.id));
        all
    }
}

/// Who owes a plan and a summary: each committee, followed by its sectors; then the sectors of
/// none.
fn bodies(view: &View<'_>) -> Vec<Body> {
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
    bodies
}
