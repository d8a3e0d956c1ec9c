//! The made-up organisation in its store: it repeats, it is whole, and the desk and the rules
//! find in it what they look for. That its records fit each other is held in `coherence`.

use std::collections::{BTreeMap, HashSet};

use super::*;
use crate::desk::Desk;
use crate::desk::form::{FileForms, obstacles};
use crate::domain::authority::{Front, Role};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::opinion::{Opinion, OpinionState};
use crate::store::ArchivePage;
use chrono::{NaiveDate, NaiveDateTime};

const SMALL: Size = Size {
    members: 130,
    forms: 90,
    seed: 11,
};

fn owner(role: Role) -> Actor {
    Actor {
        name: "owner".into(),
        role,
        front: Front::Shell,
    }
}

pub(super) fn at(text: &str) -> NaiveDateTime {
    let date: NaiveDate = text.parse().expect("a date of the test");
    date.and_hms_opt(10, 15, 0).expect("a time")
}

fn found(size: Size, day: &str) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("demo.jiebie");
    let store = found_demo(&path, &owner(Role::Admin), at(day), size, None)
        .unwrap_or_else(|refusal| panic!("{}", refusal.text().en));
    (folder, store)
}

fn book(store: &Store, day: &str) -> Book {
    let year = Year::of(at(day).date());
    store.load_book(year).expect("a book")
}

pub(super) fn world(size: Size, at: NaiveDateTime) -> World {
    World::new(size.seed, size.members, Days::new(at, size.years()))
}

pub(super) fn all_forms(world: &World, size: Size) -> impl Iterator<Item = RegistrationForm> {
    forms::forms(world, Spread::new(world, size.members, size.forms))
}

#[test]
fn one_seed_makes_one_organisation() {
    let day = "2026-11-24";
    let (_one, first) = found(SMALL, day);
    let (_two, second) = found(SMALL, day);
    let (_three, third) = found(Size { seed: 12, ..SMALL }, day);
    assert_eq!(book(&first, day), book(&second, day));
    assert_ne!(book(&first, day), book(&third, day));
    let page = |store: &Store| {
        store
            .forms_page(Year(2026), ArchivePage::First, 1_000, |_, _, _| true)
            .expect("forms")
    };
    assert_eq!(page(&first), page(&second));
    // The entry's own hash is salted; the digest of all records that it holds is not.
    let records = |store: &Store| store.head().expect("a journal").expect("an entry").records;
    assert_eq!(records(&first), records(&second));
    assert_ne!(records(&first), records(&third));
}

#[test]
fn the_one_that_is_shown_has_something_of_everything() {
    let day = "2026-11-24";
    let (_folder, store) = found(Size::SHOW, day);
    let audit = store.audit().expect("an audit");
    assert_eq!(audit.faults, Vec::<String>::new());
    assert_eq!(audit.entries, 1);
    let book = book(&store, day);
    let date = at(day).date();
    assert_eq!(book.committees.len(), 9);
    assert_eq!(book.sectors.len(), 27);
    assert_eq!(book.serving(date).count(), 400);
    assert!(book.members.iter().any(|member| member.left.is_some()));
    assert!(book.members.iter().any(|member| member.replaces.is_some()));
    let tally = book.forms_by_year()[&Year(2026)];
    for status in Status::ALL {
        assert!(tally.at(status) >= 3, "{status:?}: {}", tally.at(status));
    }
    let total: u32 = book.forms_by_year().values().map(|it| it.total()).sum();
    assert_eq!(total, 900);
    assert!(
        (70..=200).contains(&book.forms.len()),
        "{}",
        book.forms.len()
    );
    for few in [
        book.convenors.len(),
        book.liaisons.len(),
        book.plans.len(),
        book.outputs.len(),
    ] {
        assert!(few > 20, "{few}");
    }
    assert!(book.key_contacts.len() > 1_000);
    assert!(book.workrooms.len() > 20);
    assert!((80..=120).contains(&book.activities.len()));
    assert!(book.studies.len() == 2 && book.leaders.len() == 9);
    assert!(book.studies.iter().all(|it| it.sitting.is_some()));
    assert_eq!(book.departments.len(), 2);
    let states: HashSet<OpinionState> = book.opinions.iter().map(Opinion::state).collect();
    assert!(
        (60..=150).contains(&book.opinions.len()) && states.len() >= 5,
        "{states:?}"
    );
    assert!(book.opinions.iter().any(|it| it.form.is_some()));
    assert!(book.opinions.iter().any(|it| !it.conversions.is_empty()));
    let confirmed = book
        .assessment_sheets
        .iter()
        .filter(|it| it.confirmed.is_some());
    let (confirmed, all) = (confirmed.count(), book.assessment_sheets.len());
    assert!(
        all >= 200 && (all / 5..all * 4 / 5).contains(&confirmed),
        "{confirmed} of {all}"
    );
    for some in [
        book.sittings.len(),
        book.agenda_items.len(),
        book.problems.len(),
        book.contact_entries.len(),
        book.reminder_rounds.len(),
    ] {
        assert!(some > 1, "{some}");
    }
    let summaries = book.summaries.len();
    assert!(
        (1..15).contains(&summaries),
        "{summaries}: most come in December"
    );
}

#[test]
fn the_faults_that_the_office_looks_for_are_there() {
    let day = "2026-11-24";
    let (_folder, store) = found(Size::SHOW, day);
    let book = book(&store, day);
    let today = Today::on(at(day).date());
    let submitted = book
        .forms
        .iter()
        .filter(|form| form.status() == Status::Submitted);
    let mut wrong: HashSet<&str> = HashSet::new();
    let mut sound = 0;
    for form in submitted {
        let faults = obstacles(&form.sheet, &book, &today);
        wrong.extend(faults.iter().map(|fault| fault.field));
        sound += usize::from(faults.is_empty());
    }
    assert!(
        wrong.contains("account") && wrong.contains("sector"),
        "{wrong:?}"
    );
    assert!(sound > 20);
    let due = |form: &RegistrationForm| {
        form.submitted_on().map(|on| {
            book.settings()
                .calendar
                .after(on, book.settings().filing_days)
        })
    };
    let overdue = book.forms.iter().filter(|form| {
        form.status() == Status::Submitted && due(form).is_some_and(|due| due < today.date)
    });
    assert!(overdue.count() > 2);
    let mut names: BTreeMap<&str, HashSet<_>> = BTreeMap::new();
    for member in book.serving(today.date) {
        names
            .entry(&member.name)
            .or_default()
            .insert(member.sector_on(today.date));
    }
    assert!(names.values().any(|sectors| sectors.len() > 1));
}

#[test]
fn the_desk_works_on_it() {
    let now = at("2026-11-24");
    let (_folder, store) = found(SMALL, "2026-11-24");
    let mut desk = Desk::open(
        store,
        owner(Role::Admin),
        std::sync::Arc::new(move || now.into()),
    )
    .expect("an open desk");
    let today = desk.today();
    let ready = desk.book().forms.iter().find(|form| {
        form.status() == Status::Submitted && obstacles(&form.sheet, desk.book(), &today).is_empty()
    });
    let form = ready.expect("a form that can be filed").id;
    let done = desk.carry_out(&FileForms { forms: vec![form] });
    assert_eq!(done.expect("filed").value.done, [form]);
    let filed = desk.form(form).expect("read").expect("there");
    assert_eq!(filed.filed_on(), Some(now.date()));
    desk.undo().expect("undone");
    assert!(desk.audit().expect("an audit").faults.is_empty());
}

#[test]
fn the_smallest_are_whole_too() {
    for (members, forms) in [(1, 0), (1, 40), (5, 3), (9, 9), (37, 1)] {
        let size = Size {
            members,
            forms,
            seed: u64::from(members),
        };
        let (_folder, store) = found(size, "2028-02-29");
        let audit = store.audit().expect("an audit");
        assert_eq!(audit.faults, Vec::<String>::new(), "{size:?}");
        let book = book(&store, "2028-02-29");
        assert_eq!(
            book.serving(at("2028-02-29").date()).count(),
            members as usize
        );
    }
}

#[test]
fn what_waits_is_bounded_by_the_members() {
    let city = Size {
        seed: 3,
        ..Size::CITY
    };
    let crowd = Size {
        members: 1_000,
        forms: 80_000,
        seed: 3,
    };
    for (size, fewest, most) in [(city, 100, 400), (crowd, 100, 800)] {
        let world = world(size, at("2026-11-24"));
        let mut by_year: BTreeMap<Year, u64> = BTreeMap::new();
        let mut waiting = 0;
        for form in all_forms(&world, size) {
            if form.status().is_pending() {
                assert!((world.days.today - form.history()[0].at.date()).num_days() <= 40);
                waiting += 1;
            }
            *by_year.entry(form.year()).or_default() += 1;
        }
        assert!((fewest..most).contains(&waiting), "{size:?}: {waiting}");
        let even = size.forms / 5;
        for year in 2022..=2026 {
            let forms = by_year[&Year(year)];
            assert!(forms.abs_diff(even) < even / 4, "{year}: {forms}");
        }
    }
}

#[test]
fn a_size_out_of_bounds_a_reader_and_a_taken_path_are_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("demo.jiebie");
    let none = Size {
        members: 0,
        ..SMALL
    };
    let many = Size {
        forms: Size::MOST_FORMS + 1,
        ..SMALL
    };
    let day = at("2026-11-24");
    for (size, role) in [
        (none, Role::Admin),
        (many, Role::Admin),
        (SMALL, Role::Reader),
    ] {
        assert!(found_demo(&path, &owner(role), day, size, None).is_err());
        assert!(!path.exists());
    }
    std::fs::write(&path, "mine").expect("a file");
    assert!(found_demo(&path, &owner(Role::Admin), day, SMALL, None).is_err());
    assert_eq!(std::fs::read(&path).expect("still there"), b"mine");
}

#[test]
fn progress_is_told_up_to_the_end() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("demo.jiebie");
    let size = Size {
        forms: TOLD * 2 + 5,
        ..SMALL
    };
    let mut told = Vec::new();
    let mut tell = |made, of| told.push((made, of));
    let store = found_demo(
        &path,
        &owner(Role::Admin),
        at("2026-11-24"),
        size,
        Some(&mut tell),
    );
    assert!(store.is_ok());
    let all = size.forms;
    assert_eq!(told, [(TOLD, all), (TOLD * 2, all), (all, all)]);
}

/// The rules that find something in a demo as it stands on that day.
fn found_by(day: &str) -> HashSet<&'static str> {
    let (_folder, store) = found(Size::SHOW, day);
    let findings = crate::rules::check(&book(&store, day), &Today::on(at(day).date()));
    findings.iter().map(|finding| finding.rule.code).collect()
}

#[test]
fn every_rule_finds_something_on_some_day_of_the_year() {
    let winter = found_by("2026-01-12");
    let autumn = found_by("2026-11-24");
    let both: HashSet<_> = winter.union(&autumn).copied().collect();
    let silent: Vec<_> = crate::rules::all()
        .map(|rule| rule.code)
        .filter(|code| !both.contains(code))
        .collect();
    assert_eq!(silent, Vec::<&str>::new());
    // Studies and trainings of the year were held by autumn; all else shows in one look.
    let held: Vec<_> = crate::rules::all()
        .map(|rule| rule.code)
        .filter(|code| !autumn.contains(code))
        .collect();
    assert_eq!(held, ["J1801", "J2003"]);
}
