//! The records fit each other and the calendar: on the days that calendars stumble over, and on
//! any day at any size. No store is needed for it; the records are looked at as they are made.

use std::collections::{BTreeMap, HashSet};

use chrono::{Duration, NaiveDate};
use proptest::prelude::*;

use super::tests::{all_forms, at, world};
use super::*;
use crate::domain::book::Book;
use crate::domain::form::{Event, RegistrationForm, Status};
use crate::domain::record::{Entity, Record, Seq};

/// Every record but the organisation and its settings, whose term and holidays lie ahead.
fn everything(world: &World, size: Size) -> Vec<Record> {
    struct Listed(Vec<Record>);
    impl Taking for Listed {
        fn take<T: Entity>(&mut self, all: impl IntoIterator<Item = T>) -> Result<(), StoreError> {
            self.0.extend(all.into_iter().map(Entity::into_record));
            Ok(())
        }
    }
    let mut all = Listed(Vec::new());
    let handed = Handed::of(all_forms(world, size));
    records(world, &handed, &mut all).expect("nothing is stored");
    all.0
        .extend(all_forms(world, size).map(Entity::into_record));
    all.0
}

/// Whatever looks like a date in a record, with the record.
fn dates(record: &Record) -> Vec<NaiveDate> {
    let mut record = record.clone();
    if let Record::Opinion(opinion) = &mut record {
        // What is promised lies ahead.
        for promise in opinion
            .answers
            .iter_mut()
            .filter_map(|it| it.promise.as_mut())
        {
            promise.by = opinion.received_on;
        }
    }
    if let Record::Problem(problem) = &mut record {
        problem.due = None;
    }
    let text = format!("{record:?}");
    let mut dates = Vec::new();
    for (at, _) in text.char_indices() {
        if let Some(date) = text.get(at..at + 10) {
            dates.extend(date.parse::<NaiveDate>());
        }
    }
    dates
}

fn holds_together(world: &World, size: Size) -> Result<(), TestCaseError> {
    let (now, today) = (world.days.at, world.days.today);
    let term = world.days.term();
    let mut book = Book::default();
    let mut last = BTreeMap::new();
    for record in everything(world, size) {
        let id = last.entry(record.kind()).or_insert(0);
        *id += 1;
        prop_assert_eq!(record.raw_id(), *id, "{:?} in order", record.kind());
        for date in dates(&record) {
            prop_assert!(date <= today, "{:?} of {}", record, date);
        }
        book.load(record, Seq(1));
    }
    for member in book.members.iter() {
        if let Some(before) = member.replaces {
            let before = book.members.get(before).expect("the one before");
            let left = before.left.as_ref().expect("has left").on;
            prop_assert!(left < member.joined.expect("joined later"));
            prop_assert_eq!(&before.sector, &member.sector);
        }
    }
    let activities = book.activities.iter();
    let there = activities.map(|it| {
        let excused = it.excused.iter().map(|it| it.member);
        let there = it.participants.iter().copied();
        (it.held_on, there.chain(excused).collect::<Vec<_>>())
    });
    let trainings = book.trainings.iter().map(|it| {
        let excused = it.excused.iter().map(|it| it.member);
        (
            it.held_on,
            it.attended.iter().copied().chain(excused).collect(),
        )
    });
    for (held_on, members) in there.chain(trainings) {
        let mut seen = HashSet::new();
        for member in members {
            prop_assert!(seen.insert(member));
            let member = book.members.get(member).expect("a member");
            prop_assert!(member.holds_seat_on(held_on));
        }
    }
    let mut before = NaiveDate::MIN;
    for form in all_forms(world, size) {
        prop_assert_eq!(replayed(&form), Some(form.status()));
        let history = form.history();
        prop_assert!(history.is_sorted_by_key(|step| step.at));
        let begun = history[0].at.date();
        prop_assert!(before <= begun && term.contains(begun));
        before = begun;
        prop_assert!(history.last().is_some_and(|step| step.at <= now));
        let member = book.members.get(form.sheet.member).expect("a member");
        prop_assert!(member.holds_seat_on(begun));
        for step in history {
            let returned = step.event == Event::Return;
            prop_assert!(!step.by.is_empty() && (!returned || !step.reason.is_empty()));
            let office = matches!(step.event, Event::Return | Event::File | Event::Upload);
            prop_assert!(office || step.by == member.name);
        }
        if !form.status().is_pending() {
            prop_assert_eq!(form.sheet.sector, *member.sector.latest());
            prop_assert!(!form.sheet.account.is_empty());
        }
    }
    Ok(())
}

/// Where a form stands after the steps of its history.
fn replayed(form: &RegistrationForm) -> Option<Status> {
    let mut status = None;
    for step in form.history() {
        status = match (status, step.event) {
            (None, Event::Begin) => Some(Status::Draft),
            (Some(Status::Draft | Status::Returned), Event::Submit) => Some(Status::Submitted),
            (Some(Status::Submitted), Event::Return) => Some(Status::Returned),
            (Some(Status::Submitted), Event::File) => Some(Status::Filed),
            (Some(Status::Filed), Event::Upload) => Some(Status::Uploaded),
            (Some(it), Event::Withdraw) if it.is_pending() => Some(Status::Withdrawn),
            (Some(Status::Withdrawn), Event::Resume) => Some(Status::Draft),
            (Some(Status::Filed), Event::PutBack) => Some(Status::Submitted),
            _ => return None,
        };
    }
    status
}

#[test]
fn it_holds_together_on_the_days_that_calendars_stumble_over() {
    for day in [
        "2026-01-01",
        "2026-01-02",
        "2026-02-28",
        "2028-02-29",
        "2026-06-30",
        "2026-10-01",
        "2026-12-31",
        "2027-01-01",
    ] {
        let world = world(Size::SHOW, at(day));
        holds_together(&world, Size::SHOW).unwrap_or_else(|fault| panic!("{day}: {fault}"));
        let statuses: HashSet<Status> = all_forms(&world, Size::SHOW)
            .map(|form| form.status())
            .collect();
        assert_eq!(statuses.len(), Status::ALL.len(), "{day}: {statuses:?}");
    }
}

#[test]
fn the_only_seat_is_never_empty_when_a_form_is_begun() {
    let size = Size {
        members: 1,
        forms: 11,
        seed: 1_590_059_409_761_855_514,
    };
    let world = world(size, at("1950-01-01"));
    holds_together(&world, size).unwrap_or_else(|fault| panic!("{fault}"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn it_holds_together_on_any_day_at_any_size(
        day in 0_i64..40_000,
        minute in 0_i64..1_440,
        members in 1_u32..300,
        forms in 0_u64..600,
        seed: u64,
    ) {
        let start = at("1950-01-01").date().and_time(chrono::NaiveTime::MIN);
        let at = start + Duration::minutes(day * 1_440 + minute);
        let size = Size { members, forms, seed };
        holds_together(&world(size, at), size)?;
    }
}
