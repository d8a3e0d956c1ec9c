//! Lists from the descriptions of their kinds: columns, cells and JSON of any described record.

use std::borrow::Cow;
use std::iter;

use serde_json::{Map, Value as Json, json};

use super::entry::{Entry, Take};
use super::refs::{name_of, record_ref};
use super::rows::in_sight;
use super::{View, phone};
use crate::domain::attachment::Attachment;
use crate::domain::choice::Choice;
use crate::domain::closing::Correction;
use crate::domain::described::{Class, Facts, Fields, Listed, Only, Shape, Value};
use crate::domain::id::Id as _;
use crate::domain::member::Member;
use crate::domain::record::{Entity, Kind};
use crate::domain::yearwork::Evidence;
use crate::exchange::ledger::{Align, Cell, Column};
use crate::text::{Locale, Text};

/// The columns of a kind's table: behind the number those of its description, a group's parts each
/// in one of its own.
pub(super) fn columns(kind: Kind, locale: Locale) -> Vec<Column> {
    // Tables of members come back, with numbers of other offices in them too.
    let number = match kind {
        Kind::Member => Text::of("库内编号", "Store ID"),
        _ => Text::of("编号", "ID"),
    };
    let described = listed(kind, Only::Table);
    let described = described.iter().flat_map(|it| parts(it.facts));
    iter::once(Column::new(number.say(locale), 6, 8).at_right())
        .chain(described.map(|facts| column(facts, locale)))
        .collect()
}

/// Hands out a kind's records in sight.
pub(super) fn each<E>(kind: Kind, view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (json, table) = (listed(kind, Only::Json), listed(kind, Only::Table));
    for id in in_sight(kind, view) {
        if let Some(record) = view.book().fields(kind, id) {
            take(&Row {
                id,
                record,
                view,
                json: &json,
                table: &table,
            })?;
        }
    }
    Ok(())
}

/// What a list tells of a member, as `docs/json.md` describes it.
#[must_use]
pub fn member_value(view: &View<'_>, member: &Member) -> Json {
    object(&listed(Kind::Member, Only::Json), view, member.id.0, member)
}

/// What another record's JSON tells of a record: its number, and these of its fields.
#[must_use]
pub fn part_of<T: Entity>(view: &View<'_>, record: &T, ids: &[&str]) -> Json {
    let sources: Vec<_> = ids.iter().filter_map(|id| source(T::KIND, id)).collect();
    object(&sources, view, record.id().raw(), record)
}

/// A record's number, and what it holds of these.
pub(super) fn object(sources: &[Source], view: &View<'_>, id: u64, record: &dyn Fields) -> Json {
    let mut object = Map::with_capacity(sources.len() + 1);
    object.insert("id".to_owned(), id.into());
    for source in sources {
        let value = source.value(record, view);
        let facts = source.facts;
        object.insert(facts.id.to_owned(), json_of(facts, &value, view));
    }
    Json::Object(object)
}

/// Where a column's values come from.
pub(super) struct Source {
    pub(super) facts: &'static Facts,
    at: At,
}

enum At {
    Field(usize),
    Reckoned(usize),
}

impl Source {
    pub(super) fn value<'b>(&self, record: &'b dyn Fields, view: &View<'b>) -> Value<'b> {
        match self.at {
            At::Field(nth) => record.get(nth, view.date()),
            At::Reckoned(nth) => record.reckon(nth, view.book(), view.today),
        }
    }
}

/// What stands in the table, or in JSON, of a kind.
pub(super) fn listed(kind: Kind, place: Only) -> Vec<Source> {
    let here = |it: &&Listed| it.only.is_none_or(|only| only == place);
    let there = kind.list().iter().filter(here);
    there.filter_map(|it| source(kind, it.id)).collect()
}

/// What is reckoned under this name, or else the field of this name.
fn source(kind: Kind, id: &str) -> Option<Source> {
    let of = |all: Vec<&'static Facts>, at: fn(usize) -> At| {
        let mut all = all.into_iter().enumerate();
        let (nth, facts) = all.find(|(_, facts)| facts.id == id)?;
        Some(Source { facts, at: at(nth) })
    };
    of(kind.reckoned(), At::Reckoned).or_else(|| of(kind.facts(), At::Field))
}

/// All that is told of a record of a kind: what its list tells, then the fields that the list leaves
/// out.
pub(super) fn all_of(kind: Kind) -> Vec<Source> {
    let mut sources = listed(kind, Only::Json);
    for (nth, facts) in kind.facts().into_iter().enumerate() {
        if !sources.iter().any(|it| it.facts.id == facts.id) {
            let at = At::Field(nth);
            sources.push(Source { facts, at });
        }
    }
    sources
}

/// A record in a list.
struct Row<'r> {
    id: u64,
    record: &'r dyn Fields,
    view: &'r View<'r>,
    json: &'r [Source],
    table: &'r [Source],
}

impl Entry for Row<'_> {
    fn value(&self) -> Json {
        object(self.json, self.view, self.id, self.record)
    }

    fn cells(&self) -> Vec<Cell> {
        cells(self.table, self.view, self.id, self.record)
    }
}

/// A record's number, and what it holds of these, in a row.
pub(super) fn cells(table: &[Source], view: &View<'_>, id: u64, record: &dyn Fields) -> Vec<Cell> {
    let mut cells = vec![Cell::Number(id)];
    for source in table {
        let (facts, value) = (source.facts, source.value(record, view));
        for (nth, part) in parts(facts).iter().enumerate() {
            cells.push(match &value {
                Value::Group(held) if facts.shape == Shape::Group => {
                    cell(part, held.get(nth).unwrap_or(&Value::Empty), view)
                }
                value => cell(part, value, view),
            });
        }
    }
    cells
}

/// What has a column each: the parts of a group, else the field itself.
fn parts(facts: &'static Facts) -> &'static [Facts] {
    match facts.shape {
        Shape::Group => facts.parts,
        _ => std::slice::from_ref(facts),
    }
}

/// The column of a field: as its description says, else as suits its shape.
fn column(facts: &Facts, locale: Locale) -> Column {
    let head = facts.head.unwrap_or(facts.label);
    let (width, centred) = match facts.shape {
        Shape::Name | Shape::Ref([Kind::Member]) => ((8, 12), true),
        Shape::Phone => ((12, 14), true),
        Shape::Day => ((12, 12), true),
        Shape::Flag(_) => ((10, 10), true),
        Shape::Number | Shape::Points | Shape::Evidence => ((8, 8), true),
        Shape::Money => ((10, 14), false),
        Shape::Choice(_) => ((8, 14), true),
        Shape::Ref(_) => ((14, 22), false),
        Shape::Refs(Kind::Member) | Shape::Rows => ((16, 40), false),
        Shape::Refs(_) => ((14, 30), false),
        Shape::Line | Shape::Group => ((20, 36), false),
        Shape::Lines(_) => ((8, 20), false),
        Shape::Files => ((4, 6), true),
    };
    let (least, most) = facts.width.unwrap_or(width);
    let column = Column::new(Text::from(head).say(locale), least, most);
    Column {
        align: match facts.shape {
            Shape::Money => Align::Right,
            _ if centred || facts.centred => Align::Centre,
            _ => Align::Left,
        },
        ..column
    }
}

/// What a field holds, as `docs/json.md` describes it.
pub(super) fn json_of(facts: &Facts, value: &Value<'_>, view: &View<'_>) -> Json {
    let book = view.book();
    match value {
        _ if facts.shape == Shape::Evidence => match value {
            Value::Empty => "recorded".into(),
            _ => "verified".into(),
        },
        Value::Empty => match facts.shape {
            Shape::Line | Shape::Name | Shape::Phone | Shape::Lines(_) => "".into(),
            Shape::Rows | Shape::Files => Json::Array(Vec::new()),
            _ => Json::Null,
        },
        Value::Text(text) => shown(facts, text, view).into(),
        Value::Day(day) => json!(day),
        Value::Flag(yes) => (*yes).into(),
        Value::Number(number) => (*number).into(),
        Value::Money(amount) => match amount.0 % 100 {
            0 => (amount.0 / 100).into(),
            _ => amount.yuan().into(),
        },
        Value::Points(points) => match points.0 % 100 {
            0 => (points.0 / 100).into(),
            _ => points.number().into(),
        },
        Value::Choice(code) => (*code).into(),
        Value::Ref(kind, id) => match facts.shape {
            Shape::Ref([_]) => record_ref(book, *kind, *id),
            _ => json!({ "kind": kind.code_name(), "id": id, "name": name_of(book, *kind, *id) }),
        },
        Value::Refs(kind, ids) => ids.iter().map(|id| record_ref(book, *kind, *id)).collect(),
        Value::Group(held) => parts_as_json(facts, held, view),
        Value::Rows(rows) => {
            let rows = rows.iter().map(|row| parts_as_json(facts, row, view));
            rows.collect()
        }
        Value::Files(files) => files.iter().map(file_as_json).collect(),
    }
}

/// A file of a record.
fn file_as_json(file: &Attachment) -> Json {
    json!({
        "name": file.name,
        "kind": file.kind,
        "bytes": file.bytes,
        "digest": file.digest,
        "on": file.on,
    })
}

/// The parts of a group by their own names.
fn parts_as_json(facts: &Facts, held: &[Value<'_>], view: &View<'_>) -> Json {
    let parts = facts.parts.iter().zip(held).map(|(part, value)| {
        let id = part.id.rsplit('.').next().unwrap_or(part.id);
        (id.to_owned(), json_of(part, value, view))
    });
    Json::Object(parts.collect())
}

/// What a field holds, in a cell.
pub(super) fn cell(facts: &Facts, value: &Value<'_>, view: &View<'_>) -> Cell {
    let locale = view.locale;
    match value {
        _ if facts.shape == Shape::Evidence => Cell::text(match value {
            Value::Empty => Evidence::Recorded.word().say(locale).to_owned(),
            _ => Evidence::VERIFIED.say(locale).to_owned(),
        }),
        Value::Flag(false) if view.file.is_some() => Cell::text(Text::of("否", "no").say(locale)),
        Value::Empty | Value::Flag(false) => Cell::Empty,
        Value::Group(held) => {
            let parts = facts.parts.iter().zip(held);
            let words = parts.map(|(part, value)| cell(part, value, view).words().into_owned());
            let words: Vec<_> = words.filter(|it| !it.is_empty()).collect();
            Cell::text(words.join(" "))
        }
        Value::Text(text) if Correction::is_what(facts) => {
            Cell::text(Correction::what_in(text, locale))
        }
        Value::Text(text) => Cell::text(shown(facts, text, view)),
        Value::Day(day) => Cell::Date(*day),
        Value::Flag(true) => Cell::text(Text::of("是", "yes").say(locale)),
        Value::Number(number) => Cell::Number(*number),
        Value::Money(amount) => Cell::Money(*amount),
        Value::Points(points) => Cell::text(points.to_string()),
        Value::Choice(code) => Cell::text(word(facts, code, locale)),
        // What it belongs to stands beside it.
        Value::Ref(kind, id) if facts.fixed && view.file.is_none() => {
            let whole = view.book().fields(*kind, *id);
            let name = || name_of(view.book(), *kind, *id).into_owned();
            Cell::text(whole.map_or_else(name, |it| it.title(view.book())))
        }
        Value::Ref(kind, id) => Cell::text(named(view, *kind, *id)),
        Value::Refs(kind, ids) => {
            let names: Vec<_> = ids.iter().map(|id| named(view, *kind, *id)).collect();
            Cell::text(names.join("、"))
        }
        Value::Rows(rows) => {
            let rows: Vec<_> = rows.iter().map(|row| of_one(facts, row, view)).collect();
            Cell::text(rows.join("、"))
        }
        // A list has no room for their names.
        Value::Files(files) => Cell::Number(files.len() as u64),
    }
}

/// What a record is called; in a file with its number where others are called the same.
fn named<'v>(view: &View<'v>, kind: Kind, id: u64) -> Cow<'v, str> {
    match view.file {
        Some(names) => names.told_apart(kind, id).into(),
        None => name_of(view.book(), kind, id),
    }
}

/// One of several: what it names, with the word about it in brackets.
pub(super) fn of_one(facts: &Facts, row: &[Value<'_>], view: &View<'_>) -> String {
    let mut parts = facts.parts.iter().zip(row);
    let first = parts.next();
    let named = first.map_or_else(String::new, |(part, value)| {
        cell(part, value, view).words().into_owned()
    });
    let words = parts.map(|(part, value)| about(part, value, view));
    let about: Vec<_> = words.filter(|it| !it.is_empty()).collect();
    match about.as_slice() {
        [] => named,
        about => Text::of("{}（{}）", "{} ({})")
            .say(view.locale)
            .replacen("{}", &named, 1)
            .replacen("{}", &about.join(" "), 1),
    }
}

/// What is told about one of several; of a day, which of its days that is.
fn about(facts: &Facts, value: &Value<'_>, view: &View<'_>) -> String {
    let words = cell(facts, value, view).words().into_owned();
    let dated = matches!(value, Value::Day(_) | Value::Group(_));
    match dated && !words.is_empty() && view.file.is_none() {
        true => {
            let label = facts.label.say(view.locale);
            format!("{} {words}", label.trim_end_matches("时间"))
        }
        false => words,
    }
}

/// The word of a choice.
fn word(facts: &Facts, code: &str, locale: Locale) -> String {
    let choices: &[Choice] = match facts.shape {
        Shape::Choice(choices) => choices,
        _ => &[],
    };
    let choice = choices.iter().find(|it| it.code == code);
    choice.map_or_else(
        || code.to_owned(),
        |it| Text::from(it.word).say(locale).to_owned(),
    )
}

/// A text as the view shows it: what is a person's own is masked unless it was asked for.
fn shown<'t>(facts: &Facts, text: &'t str, view: &View<'_>) -> Cow<'t, str> {
    match facts.class {
        Class::Personal if !view.show_phones => phone(text, false).into(),
        Class::Open | Class::Personal => text.into(),
    }
}
