//! Whatever field of a record is changed: where the papers of a closed year would be others, the reason is asked.

use jiebie::desk::demo::{Size, found_demo};
use jiebie::desk::papers::circular;
use jiebie::desk::{Add, Desk, Edit, Refusal};
use jiebie::domain::assessment::Assessed;
use jiebie::domain::authority::Role;
use jiebie::domain::book::Book;
use jiebie::domain::calendar::Year;
use jiebie::domain::closing::YearClosing;
use jiebie::domain::described::{self, Facts, Shape, Value};
use jiebie::domain::id::*;
use jiebie::domain::record::{Kind, Record};
use jiebie::rules::points::Ground;

use crate::testkit::*;

const CLOSED: Year = Year(2026);

/// The day on which somebody changes things.
const LATER: &str = "2027-02-01";

/// How many records of each kind are changed.
const RECORDS: usize = 3;

#[test]
fn no_field_changes_the_papers_of_a_closed_year_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let size = Size {
        members: 12,
        forms: 60,
        seed: 5,
    };
    let admin = actor("王主任", Role::Admin);
    let path = folder.path().join("demo.jiebie");
    let store = found_demo(&path, &admin, noon(TODAY), size, None).expect("a demo");
    let mut desk = sit_down(store, "王主任", Role::Admin, LATER);
    let closing = Add(Record::YearClosing(YearClosing {
        id: YearClosingId(0),
        year: CLOSED,
        closed_on: date("2027-01-12"),
        note: String::new(),
    }));
    desk.carry_out(&closing).expect("closed");
    desk.look_at(CLOSED).expect("a year");
    let before = told(&desk, desk.book());
    let mut unasked = Vec::new();
    let (mut asked, mut tried) = (0, 0);
    for kind in Kind::ALL.iter().copied().filter(|it| !it.is_by_verbs()) {
        for id in some_of(kind, desk.book()) {
            let record = desk.book().record(kind, id).expect("there");
            for facts in kind.facts() {
                for value in others(facts, &record, desk.book()) {
                    let mut changed = record.clone();
                    let change = described::Change::at(desk.today().date);
                    if changed.fields_mut().set(facts.id, &value, change).is_err() {
                        continue;
                    }
                    let seen = desk.book().seq_of(kind, id).expect("there");
                    let edit = Edit {
                        record: changed,
                        seen,
                    };
                    let done = match desk.rehearse(&edit) {
                        Ok(done) => done,
                        Err(why) => {
                            asked += usize::from(matches!(why, Refusal::ClosedYear(_)));
                            continue;
                        }
                    };
                    tried += 1;
                    let mut then = desk.book().clone();
                    for change in &done.changes {
                        then.apply(change, then.seq());
                    }
                    if told(&desk, &then) != before {
                        unasked.push(format!("{kind:?} #{id}.{} = {value:?}", facts.id));
                    }
                }
            }
        }
    }
    assert!(asked > 50 && tried > 100, "{asked} {tried}");
    assert_eq!(unasked, [] as [String; 0], "{} of {tried}", unasked.len());
}

/// Some records of a kind: those of the closed year first.
fn some_of(kind: Kind, book: &Book) -> Vec<u64> {
    let mut ids = book.ids(kind);
    let of_year = |id: &u64| {
        let record = book.fields(kind, *id);
        record.and_then(|it| book.year_of(it)) == Some(CLOSED)
    };
    ids.sort_by_key(|id| !of_year(id));
    ids.truncate(RECORDS);
    ids
}

/// What the papers of the closed year say.
fn told(desk: &Desk, book: &Book) -> String {
    let today = desk.today();
    let draft = circular::draft(book, today, Vec::new()).expect("a draft");
    let findings = jiebie::rules::check(book, &today).into_iter();
    let findings = findings.filter(|it| !it.rule.code.starts_with("J9"));
    let findings: Vec<_> = findings
        .map(|it| (it.rule.code, it.subject, it.level, it.due))
        .collect();
    let settled = &*book.settled_in(CLOSED);
    let ground = Ground::new(
        settled,
        book.settled_on(today),
        jiebie::rules::points::FormsOf::default(),
    );
    let tables = settled.points_tables.iter().filter(|it| it.year == CLOSED);
    let scores: Vec<_> = tables
        .map(|table| {
            let items = settled
                .points_items
                .iter()
                .filter(|it| it.table == table.id);
            let items: Vec<_> = items.cloned().collect();
            let all: Vec<Assessed> = ground.assessed(table.assessing);
            let scores = all
                .into_iter()
                .map(|of| (of, ground.score(table, &items, of)));
            scores.collect::<Vec<_>>()
        })
        .collect();
    let circular = draft.circular;
    let (body, annexes) = (circular.body, circular.annexes);
    format!(
        "{:?}{body:?}{annexes:?}{findings:?}{scores:?}",
        circular.title
    )
}

/// Other values of a field.
fn others(facts: &Facts, record: &Record, book: &Book) -> Vec<Value<'static>> {
    let filled = record.fields().filled(date(LATER)).into_iter();
    let held = filled.filter(|(it, _)| it.id == facts.id).map(|it| it.1);
    let held = held.map(Value::into_owned).next().unwrap_or(Value::Empty);
    let mut all = match (facts.shape, &held) {
        (Shape::Group, Value::Group(parts)) => grouped(facts, parts, book),
        (Shape::Group, _) => {
            let empty = vec![Value::Empty; facts.parts.len()];
            let begun = facts.parts.iter().map(|part| {
                let value = single(part, &Value::Empty, book).into_iter().next();
                value.unwrap_or(Value::Empty)
            });
            let begun: Vec<_> = begun.collect();
            let mut all = grouped(facts, &begun, book);
            all.extend(grouped(facts, &empty, book));
            all.push(Value::Group(begun));
            all
        }
        _ => single(facts, &held, book),
    };
    all.retain(|it| *it != held);
    all
}

/// A group with another value of one of its parts each.
fn grouped(facts: &Facts, parts: &[Value<'static>], book: &Book) -> Vec<Value<'static>> {
    let each = facts.parts.iter().enumerate().flat_map(|(nth, part)| {
        let values = single(part, &parts[nth], book).into_iter();
        values.map(move |value| {
            let mut parts = parts.to_vec();
            parts[nth] = value;
            Value::Group(parts)
        })
    });
    each.collect()
}

fn single(facts: &Facts, held: &Value<'static>, book: &Book) -> Vec<Value<'static>> {
    let other = |kind: Kind| book.ids(kind).into_iter().next_back();
    match facts.shape {
        Shape::Line | Shape::Name | Shape::Lines(_) => vec![Value::Text("改动".into())],
        Shape::Day => vec![
            Value::Day(date("2026-06-16")),
            Value::Day(date("2027-01-20")),
            Value::Empty,
        ],
        Shape::Flag(_) => vec![Value::Flag(*held != Value::Flag(true))],
        Shape::Number => match held {
            Value::Number(n) => vec![Value::Number(n + 1)],
            _ => vec![Value::Number(1)],
        },
        Shape::Choice(choices) => choices
            .iter()
            .map(|it| Value::Choice(it.code))
            .take(3)
            .collect(),
        Shape::Ref(kinds) => {
            let all = kinds
                .iter()
                .filter_map(|kind| Some(Value::Ref(*kind, other(*kind)?)));
            all.collect()
        }
        Shape::Refs(kind) => match other(kind) {
            Some(id) => vec![Value::Refs(kind, vec![id]), Value::Empty],
            None => Vec::new(),
        },
        Shape::Phone
        | Shape::Money
        | Shape::Points
        | Shape::Group
        | Shape::Rows
        | Shape::Evidence
        | Shape::Files => Vec::new(),
    }
}
