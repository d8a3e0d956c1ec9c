//! The descriptions of records: held against the records themselves, as a year's work has them.

use std::collections::BTreeSet;

use jiebie::desk::lists::{List, View, shown, shown_kinds};
use jiebie::domain::appointment::{Convenor, Leader, Liaison};
use jiebie::domain::book::Book;
use jiebie::domain::calendar::Today;
use jiebie::domain::committee::Committee;
use jiebie::domain::contact::{KeyContact, Workroom};
use jiebie::domain::described::{Change, Class, Described, Facts, Only, Shape};
use jiebie::domain::id::{LeaderId, MemberId};
use jiebie::domain::member::Member;
use jiebie::domain::organisation::Organisation;
use jiebie::domain::record::{Entity, Kind, Record};
use jiebie::domain::references::{Refers, names};
use jiebie::domain::sector::Sector;
use jiebie::domain::yearwork::{
    Activity, Circular, Excused, Output, Plan, Study, Summary, Training,
};
use jiebie::text::Locale;
use serde::Serialize;

use crate::testkit::*;

/// Calls a generic test with every described kind.
macro_rules! each_kind {
    ($test:ident($($arg:expr),*)) => {
        each_kind!(@ $test($($arg),*): Organisation Committee Sector Member Convenor Liaison Leader
            KeyContact Workroom Plan Summary Activity Output Study Circular Training)
    };
    (@ $test:ident $args:tt: $($kind:ident)*) => {
        $(each_kind!(@one $test::<$kind> $args);)*
    };
    (@one $test:ident::<$kind:ident> ($($arg:expr),*)) => { $test::<$kind>($($arg),*) };
}

fn records<T: Entity>(book: &Book) -> Vec<T> {
    let ids = book.ids(T::KIND).into_iter();
    let found = ids.filter_map(|id| book.record(T::KIND, id).and_then(T::from_record));
    found.collect()
}

#[test]
fn a_description_has_the_fields_that_the_store_has() {
    fn check<T: Described + Entity + Serialize>(book: &Book) {
        let stored = serde_json::to_value(T::blank(book, Today::on(date(TODAY)))).expect("json");
        let stored = stored.as_object().expect("an object");
        let stored: BTreeSet<&str> = stored.keys().map(String::as_str).collect();
        let described = T::FIELDS.iter().map(|field| field.facts.id).chain(["id"]);
        let mut described: BTreeSet<&str> = described.collect();
        if T::KIND == Kind::Organisation {
            described.remove("id");
        }
        assert_eq!(stored, described, "{:?}", T::KIND);
        for field in T::FIELDS {
            let id = field.facts.id;
            assert_eq!(
                matches!(field.facts.shape, Shape::Group | Shape::Rows),
                !field.facts.parts.is_empty(),
                "{id}"
            );
            for part in field.facts.parts {
                assert!(part.id.starts_with(&format!("{id}.")), "{}", part.id);
            }
            let within = field.facts.within;
            assert!(
                within.is_none_or(|it| described.contains(it)),
                "{id} lies within {within:?}"
            );
        }
    }
    let office = desk();
    each_kind!(check(office.book()));
}

#[test]
fn a_list_has_what_is_described_and_each_column_once() {
    fn check<T: Described + Entity>() {
        let computed = T::COMPUTED.iter().map(|it| it.facts.id);
        let known: Vec<_> = computed
            .chain(T::FIELDS.iter().map(|it| it.facts.id))
            .collect();
        for place in [Only::Table, Only::Json] {
            let here = T::LIST
                .iter()
                .filter(|it| it.only.is_none_or(|only| only == place));
            let ids: Vec<_> = here.map(|it| it.id).collect();
            for id in &ids {
                assert!(known.contains(id), "{:?}: {id}", T::KIND);
            }
            let once: BTreeSet<_> = ids.iter().collect();
            assert_eq!(once.len(), ids.len(), "{:?}", T::KIND);
        }
        for it in T::COMPUTED {
            let shown = T::LIST.iter().any(|listed| listed.id == it.facts.id);
            assert!(shown, "{:?}: {} is in no list", T::KIND, it.facts.id);
        }
    }
    each_kind!(check());
}

#[test]
fn every_kind_of_record_can_be_shown() {
    // These have pages or commands of their own.
    let own = [
        Kind::Organisation,
        Kind::Settings,
        Kind::Committee,
        Kind::Sector,
        Kind::Member,
        Kind::RegistrationForm,
    ];
    for kind in Kind::ALL {
        let is_shown = shown_kinds().any(|it| it == *kind);
        assert!(is_shown != own.contains(kind), "{kind:?}");
        let code = kind.plural().replace('_', "-");
        assert!(
            !is_shown || List::from_code(&code) == Some(List::Of(*kind)),
            "{kind:?}"
        );
    }
}

#[test]
fn a_record_tells_what_it_was_before_and_how_it_ended() {
    let (mut desk, home) = with_sector("教育界");
    let other = add_sector(&mut desk, "体育界");
    let leader = leader("陈章", &[home]).into_record();
    let entered = desk.carry_out(&jiebie::desk::Add(leader));
    let id: LeaderId = entered.expect("entered").value.id();
    crate::dated::edit(&mut desk, id, |it: &mut Leader| {
        it.sectors.change(date("2026-06-01"), vec![other]);
        it.ended = Some(departure(TODAY));
    });
    let view = View::whole(&desk, Locale::Zh);
    let record = shown(desk.book(), Kind::Leader, id.0).expect("there");
    let told = serde_json::json!([
        { "field": "sectors", "name": "教育界", "from": null, "until": "2026-05-31" }
    ]);
    assert_eq!(record.value(&view)["earlier"], told);
    let words: Vec<_> = record
        .earlier(&view)
        .iter()
        .map(|it| (it.title.clone(), it.words()))
        .collect();
    says(&words[0].0, "原联系界别", "earlier sectors");
    says(
        &words[0].1,
        "教育界（至 2026-05-31）",
        "教育界 (until 2026-05-31)",
    );
    let lines = record.lines(&view);
    let ended = lines
        .iter()
        .find(|(label, _)| label.zh == "终止")
        .expect("told");
    assert!(ended.1.starts_with(TODAY), "{}", ended.1);
}

#[test]
fn what_a_field_gives_it_takes_and_the_record_stays_the_same() {
    fn check<T: Described + Entity + std::fmt::Debug>(book: &Book) {
        let change = Change {
            on: date(TODAY),
            from: None,
        };
        for record in records::<T>(book) {
            let mut taken = record.clone();
            for field in T::FIELDS {
                let value = (field.get)(&record, change.on).into_owned();
                (field.set)(&mut taken, &value, change).expect(field.facts.id);
            }
            // A director who is a member has the member's name, which the desk fills in.
            let same = match (taken.clone().into_record(), record.clone().into_record()) {
                (Record::Committee(mut taken), Record::Committee(record)) => {
                    taken.coordinator.clone_from(&record.coordinator);
                    taken == record
                }
                (taken, record) => taken == record,
            };
            assert!(same, "{record:?}\n{taken:?}");
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let desk = crate::circular::demo(&folder);
    each_kind!(check(desk.book()));
}

#[test]
fn what_ends_or_is_verified_says_so_and_nothing_else_changes() {
    fn check<T: Described + Entity>(book: &Book) {
        let facts = T::FIELDS.iter().map(|field| field.facts);
        let begins: Vec<Facts> = facts.clone().filter(|facts| facts.begins).collect();
        assert!(begins.len() < 2, "{:?}", T::KIND);
        let parts = facts.clone().flat_map(|facts| facts.parts);
        for facts in facts.chain(parts.copied()) {
            let said = facts.past || facts.begins;
            assert!(!said || facts.shape == Shape::Day, "{}", facts.id);
        }
        let ends = T::KIND.facts().iter().any(|facts| facts.id == "ended");
        let others = |record: &Record, but: &str| -> Vec<String> {
            let filled = record.fields().filled(date(TODAY)).into_iter();
            let kept = filled.filter(|(facts, _)| facts.id != but);
            kept.map(|(_, value)| format!("{value:?}")).collect()
        };
        for record in records::<T>(book).into_iter().take(20) {
            let was = record.into_record();
            let mut ended = was.clone();
            let done = ended.end(&departure(TODAY));
            assert_eq!(done.is_ok(), ends, "{:?}", T::KIND);
            let day = if ends {
                Some(date(TODAY))
            } else {
                was.fields().ended()
            };
            assert_eq!(ended.fields().ended(), day);
            assert_eq!(others(&ended, "ended"), others(&was, "ended"));
            let mut verified = was.clone();
            let done = verified.verify(date(TODAY), "王主任", "签到表");
            assert_eq!(done.is_ok(), T::KIND.is_evident(), "{:?}", T::KIND);
            let looked = T::KIND.is_evident().then_some(true);
            assert_eq!(verified.fields().is_verified(), looked);
            assert_eq!(others(&verified, "evidence"), others(&was, "evidence"));
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let desk = crate::circular::demo(&folder);
    each_kind!(check(desk.book()));
}

#[test]
fn what_a_record_names_is_found_and_can_be_named_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = crate::circular::demo(&folder);
    let book = desk.book();
    let contact = records::<KeyContact>(book).swap_remove(0);
    let (from, to) = (*contact.member.latest(), MemberId(9_999));
    let mut seen = Vec::new();
    contact.refer(&mut |kind, id| seen.push((kind, id)));
    assert_eq!(seen, [(Kind::Member, from.0)]);

    let on_it = book.referring_to(Kind::Member, from.0);
    assert!(on_it.len() > 1, "{on_it:?}");
    for (kind, id) in on_it {
        let mut record = book.record(kind, id).expect("in the book");
        record.rename(Kind::Member, from.0, to.0);
        assert!(!names(&record, Kind::Member, from.0), "{record:?}");
        assert!(names(&record, Kind::Member, to.0), "{record:?}");
    }

    // Who is named already is named once.
    let mut activity = records::<Activity>(book)
        .into_iter()
        .find(|it| it.participants.len() > 2)
        .expect("one that several took part in");
    let (one, other) = (activity.participants[0], activity.participants[1]);
    let count = activity.participants.len();
    activity.rename(Kind::Member, one.0, other.0);
    assert_eq!(activity.participants.len(), count - 1);
    assert_eq!(activity.participants[0], other);
}

#[test]
fn a_telephone_number_is_personal_wherever_it_stands() {
    fn check<T: Described>() {
        let all = T::FIELDS
            .iter()
            .flat_map(|it| it.facts.parts.iter().chain([&it.facts]))
            .chain(T::COMPUTED.iter().map(|it| &it.facts));
        for Facts {
            id, shape, class, ..
        } in all
        {
            let personal = *class == Class::Personal;
            assert!(
                personal || !(*shape == Shape::Phone || id.contains("phone")),
                "{id}"
            );
        }
    }
    each_kind!(check());
}

#[test]
fn who_looks_back_and_changes_nothing_leaves_every_record_as_it_is() {
    fn check<T: Entity + std::fmt::Debug>(book: &Book) {
        let days = (0..24).map(|n| date("2025-01-15") + chrono::Months::new(n));
        for day in days {
            for record in records::<T>(book) {
                let Some(seen) = record.as_of(day) else {
                    continue;
                };
                let seen = seen.into_owned();
                assert_eq!(seen.as_of(day).as_deref(), Some(&seen), "{day}");
                assert_eq!(seen.with_later(&record, day), record, "{day}");
            }
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let desk = crate::circular::demo(&folder);
    each_kind!(check(desk.book()));
}

#[test]
fn who_was_excused_is_listed_with_the_reason_and_stays_named_once() {
    let (mut desk, home) = with_sector("教育界");
    let ids = ["雷光林", "魏洁", "魏洁二"].map(|name| {
        let member = member(name, home);
        desk.carry_out(&add(member)).expect("entered").value
    });
    let excused = |member, reason: &str| Excused {
        member,
        reason: reason.into(),
    };
    let mut it = training("培训", &[home]);
    it.attended = vec![ids[0]];
    it.excused = vec![excused(ids[1], "出差"), excused(ids[2], "病假")];
    let id = desk.carry_out(&add(it.clone())).expect("entered").value;
    let view = View::whole(&desk, Locale::Zh);
    let record = shown(desk.book(), Kind::Training, id.0).expect("there");
    let json = record.value(&view);
    assert_eq!(json["excused"][0]["member"]["name"], "魏洁");
    assert_eq!(json["excused"][0]["reason"], "出差");
    let lines = record.lines(&view);
    let said = |label: &str| {
        let mut lines = lines.iter();
        let line = lines.find(|(it, _)| it.zh == label);
        line.map(|(_, words)| words.as_str()).unwrap_or_default()
    };
    assert_eq!(said("请假委员"), "魏洁（出差）、魏洁二（病假）");
    let mut rows = Vec::new();
    let listed = List::Of(Kind::Training).each(&view, &mut |entry| {
        rows.push(entry.cells());
        Ok::<_, jiebie::store::StoreError>(())
    });
    listed.expect("listed");
    assert_eq!(rows.len(), 1);
    assert!(
        rows[0]
            .iter()
            .any(|it| it.words() == "魏洁（出差）、魏洁二（病假）")
    );
    // Two records of one person become one, which keeps what was said of it.
    let mut one = it.clone();
    one.rename(Kind::Member, ids[2].0, ids[1].0);
    assert_eq!(one.excused, [excused(ids[1], "出差")]);
    // Nobody is struck out of whom it tells.
    assert!(names(&it, Kind::Member, ids[1].0));
    let refused = desk.carry_out(&remove::<Member>(ids[1]));
    assert!(refused.is_err());
    // Nobody was there and away, and nothing ends before it begins.
    let wrong = |it: Training| {
        let faults = jiebie::desk::faults(&it.into_record(), desk.book(), &Today::on(date(TODAY)));
        faults.iter().map(|it| it.field).collect::<Vec<_>>()
    };
    let mut both = it.clone();
    both.attended.push(ids[1]);
    assert_eq!(wrong(both), ["excused.member"]);
    let mut backwards = it.clone();
    backwards.until = Some(date("2026-04-01"));
    assert_eq!(wrong(backwards), ["until"]);
    let mut unknown = it;
    unknown.excused.push(excused(MemberId(99), "出差"));
    assert_eq!(wrong(unknown), ["excused"]);
}

#[test]
fn a_choice_that_is_former_is_kept_and_chosen_no_more() {
    use jiebie::domain::yearwork::ActivityKind;
    let (mut desk, home) = with_sector("教育界");
    let mut it = activity("外出培训", &[home]);
    it.kind = ActivityKind::Training;
    let Err(jiebie::desk::Refusal::Fields(faults)) = desk.carry_out(&add(it)) else {
        panic!("entered");
    };
    assert_eq!(faults[0].field, "kind");
}
