//! What an act changes, record by record and field by field, in the users' words: what a
//! rehearsal shows.

use chrono::NaiveDate;

use crate::domain::appointment::Convenor;
use crate::domain::book::Book;
use crate::domain::described::{Ever, Facts, Shape, Value};
use crate::domain::record::{Change, Kind, Record};
use crate::domain::settings::SETTINGS;
use crate::domain::yearwork::Evidence;
use crate::text;
use crate::text::Text;

/// A record that comes, changes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind.
    pub kind: Kind,
    /// The identity's number; of a rehearsal, one that a new record may not get in the end.
    pub id: u64,
    /// What it is called.
    pub name: String,
    /// Is the record new?
    pub created: bool,
    /// Is it there no more?
    pub removed: bool,
    /// The fields that get another value; of a new record, those that have one.
    pub fields: Vec<FieldChange>,
}

/// A field that gets another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field, by the name of the record's own field.
    pub field: &'static str,
    /// What users call it.
    pub title: Text,
    /// What it was; empty when it was blank.
    pub before: Text,
    /// What it is to be.
    pub after: Text,
}

/// The differences that `changes` make to `book`, in their order.
#[must_use]
pub fn differences(book: &Book, changes: &[Change]) -> Vec<Difference> {
    let later = later(book, changes);
    changes.iter().map(|it| difference(it, &later)).collect()
}

/// What a change made, in the names that records have now.
#[must_use]
pub fn difference_of(change: &Change, book: &Book) -> Difference {
    let difference = difference(change, book);
    let is_there = book.fields(change.kind, change.id).is_some();
    match change.after.as_ref().filter(|_| !is_there) {
        Some(after) => Difference {
            name: book.name_of_record(after),
            ..difference
        },
        None => difference,
    }
}

/// The same, each put into words only when it is asked for: of an import of a whole nation a screen
/// shows forty.
#[derive(Debug)]
pub struct Differences {
    later: Book,
    changes: Vec<Change>,
}

impl Differences {
    /// What `changes` make of `book`.
    #[must_use]
    pub fn of(book: &Book, changes: Vec<Change>) -> Differences {
        Differences {
            later: later(book, &changes),
            changes,
        }
    }

    /// How many records come or change.
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Whether nothing does.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Difference> {
        let change = self.changes.get(index)?;
        Some(difference(change, &self.later))
    }
}

/// The book as it will be: names of what is new are looked up there.
fn later(book: &Book, changes: &[Change]) -> Book {
    let mut later = book.clone();
    for change in changes {
        later.apply(change, book.seq());
    }
    later
}

fn difference(change: &Change, later: &Book) -> Difference {
    let fields = |record: &Option<Record>| {
        let record = record.as_ref();
        record.map_or_else(Vec::new, |record| fields(record, later))
    };
    let (before, mut after) = (fields(&change.before), fields(&change.after));
    if let (None, Some(new)) = (&change.before, &change.after) {
        // Of what is new it need not be told what it is not.
        let filled = new.fields().filled(NaiveDate::MAX);
        let is_not = |id| {
            let mut filled = filled.iter();
            filled.any(|(facts, value)| facts.id == id && *value == Value::Flag(false))
        };
        after.retain(|(id, ..)| !is_not(*id));
    }
    Difference {
        kind: change.kind,
        id: change.id,
        name: match (&change.after, &change.before) {
            (None, Some(was)) => later.name_of_record(was),
            _ => later.name_of(change.kind, change.id),
        },
        created: change.before.is_none(),
        removed: change.after.is_none(),
        fields: compare(before, after, change.before.is_none()),
    }
}

type Field = (&'static str, Text, Text);

/// Of a new record, what is not so says nothing.
fn compare(before: Vec<Field>, after: Vec<Field>, created: bool) -> Vec<FieldChange> {
    let nothing = || Text::of("", "");
    let mut before = before.into_iter();
    after
        .into_iter()
        .map(|(field, title, after)| FieldChange {
            field,
            title,
            before: before.next().map_or_else(nothing, |(_, _, value)| value),
            after,
        })
        .filter(|change| change.before != change.after && !(created && change.after == no()))
        .collect()
}

/// The fields of a record with what they hold last. The place in a list says nothing to a person.
fn fields(record: &Record, book: &Book) -> Vec<Field> {
    match record {
        Record::Settings(it) => {
            let aliases = it.sector_aliases.iter();
            let pairs: Vec<_> = aliases
                .map(|(alias, name)| format!("{alias}={name}"))
                .collect();
            let word = Text::of("界别别名", "Aliases of sectors");
            let each = SETTINGS.iter().filter(|it| it.key != "sector-aliases");
            let each = each.map(|setting| {
                let value = same(setting.get(it));
                (setting.key, setting.title.clone(), value)
            });
            let aliases = ("sector_aliases", word, listed(&pairs));
            [aliases].into_iter().chain(each).collect()
        }
        Record::RegistrationForm(it) => {
            let status = Text::of("状态", "Status");
            let sheet = it.sheet.filled().into_iter();
            sheet
                .map(|(facts, value)| (facts.id, facts.label.into(), held(facts, &value, book)))
                .chain([("status", status, it.status().word())])
                .collect()
        }
        record => {
            let ever = record.fields().ever().into_iter();
            ever.filter(|(facts, _)| facts.id != "position")
                .flat_map(|(facts, ever)| field(record, facts, &ever, book))
                .collect()
        }
    }
}

/// A field; a committee's director and a convenor's times as first are told in words of their own.
fn field(record: &Record, facts: &'static Facts, ever: &Ever<'_>, book: &Book) -> Vec<Field> {
    let last = ever.last();
    let value = last.map_or(&Value::Empty, |(_, value)| value);
    match (record, facts.id) {
        (Record::Committee(it), "coordinator") => {
            let director = it.coordinator.latest().as_ref();
            let name = director.map_or("", |director| &director.name);
            let member = director.and_then(|director| director.member);
            let since = director.and_then(|director| director.since);
            vec![
                (
                    "coordinator",
                    Text::of("主任", "Director"),
                    from(same(name), last.and_then(|(day, _)| *day)),
                ),
                (
                    "coordinator_member",
                    Text::of("主任对应的委员", "The director as a member"),
                    member.map_or(same(""), |id| named(book, Kind::Member, id.0)),
                ),
                (
                    "coordinator_since",
                    Text::of("主任任职时间", "The director in office since"),
                    since.map_or(same(""), |day| same(day.to_string())),
                ),
            ]
        }
        (Record::Convenor(it), "first") => vec![("first", facts.label.into(), first(it))],
        _ => {
            let value = held(facts, value, book);
            let value = match facts.dated {
                true => from(value, last.and_then(|(day, _)| *day)),
                false => value,
            };
            vec![(facts.id, facts.label.into(), value)]
        }
    }
}

/// What a field holds, in the users' words.
fn held(facts: &Facts, value: &Value<'_>, book: &Book) -> Text {
    match value {
        Value::Empty => same(""),
        Value::Text(text) => same(text),
        Value::Day(day) => same(day.to_string()),
        Value::Number(number) => same(number.to_string()),
        Value::Money(amount) => same(amount.to_string()),
        Value::Points(points) => same(points.to_string()),
        Value::Flag(true) => Text::of("是", "yes"),
        Value::Flag(false) => no(),
        Value::Choice(code) => {
            let choices = match facts.shape {
                Shape::Choice(choices) => choices,
                _ => &[],
            };
            let choice = choices.iter().find(|it| it.code == *code);
            choice.map_or_else(|| same(code), |it| it.word.into())
        }
        Value::Ref(kind, id) => named(book, *kind, *id),
        Value::Refs(kind, ids) => {
            let names = ids.iter().map(|id| book.name_of(*kind, *id));
            let names: Vec<_> = names.collect();
            listed(&names)
        }
        Value::Rows(rows) => {
            let rows = rows.iter().map(|row| {
                let parts = facts.parts.iter().zip(row);
                joined(parts.map(|(part, it)| held(part, it, book)))
            });
            let (zh, en): (Vec<_>, Vec<_>) = rows.map(|it| (it.zh, it.en)).unzip();
            Text {
                zh: zh.join("、").into(),
                en: en.join(", ").into(),
            }
        }
        Value::Files(files) => {
            let (zh, en): (Vec<_>, Vec<_>) = files
                .iter()
                .map(|it| it.title())
                .map(|it| (it.zh, it.en))
                .unzip();
            Text {
                zh: zh.join("、").into(),
                en: en.join(", ").into(),
            }
        }
        Value::Group(parts) if facts.shape == Shape::Evidence => {
            let parts = parts.iter().map(|it| held(facts, it, book));
            joined([Evidence::VERIFIED].into_iter().chain(parts))
        }
        Value::Group(held_in) => {
            let parts = facts.parts.iter().zip(held_in);
            joined(parts.map(|(part, it)| held(part, it, book)))
        }
    }
}

fn joined(parts: impl Iterator<Item = Text>) -> Text {
    let (zh, en): (Vec<_>, Vec<_>) = parts
        .filter(|it| !it.zh.is_empty())
        .map(|it| (it.zh, it.en))
        .unzip();
    Text {
        zh: zh.join(" ").into(),
        en: en.join(" ").into(),
    }
}

/// A record that is named. People share names.
fn named(book: &Book, kind: Kind, id: u64) -> Text {
    let name = book.name_of(kind, id);
    match kind {
        Kind::Member => text!("{name}（编号 {id}）", "{name} (#{id})"),
        _ => same(name),
    }
}

fn listed(names: &[String]) -> Text {
    Text {
        zh: names.join("、").into(),
        en: names.join(", ").into(),
    }
}

fn no() -> Text {
    Text::of("否", "no")
}

fn same(word: impl AsRef<str>) -> Text {
    Text::same(word.as_ref())
}

/// From when until when a convenor is the first.
fn first(convenor: &Convenor) -> Text {
    let spells = convenor
        .first
        .iter()
        .map(|spell| match (spell.from, spell.until) {
            (None, None) => Text::of("是", "yes"),
            (None, Some(until)) => text!("至 {until}（不含当日）", "until {until}"),
            (Some(from), None) => text!("自 {from} 起", "from {from}"),
            (Some(from), Some(until)) => {
                text!(
                    "自 {from} 至 {until}（不含当日）",
                    "from {from} until {until}"
                )
            }
        });
    let (zh, en): (Vec<_>, Vec<_>) = spells.map(|it| (it.zh, it.en)).unzip();
    Text {
        zh: zh.join("，").into(),
        en: en.join(", ").into(),
    }
}

/// What holds last, with the day from which it holds where it changed.
fn from(value: Text, day: Option<NaiveDate>) -> Text {
    let Text { zh, en } = value;
    match day {
        Some(day) => text!("{zh}（自 {day} 起）", "{en} (from {day} on)"),
        None => Text { zh, en },
    }
}
