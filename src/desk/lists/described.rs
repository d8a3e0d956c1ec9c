//! Lists from the descriptions of their kinds: columns, cells and JSON of any described record.

use std::borrow::Cow;
use std::iter;

use serde_json::{Map, Value as Json, json};

use super::entry::{Entry, Take};
use super::refs::{name_of, record_ref};
use super::rows::Rows;
use super::{View, phone};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::choice::Choice;
use crate::domain::described::{
    Class, Computed, Described, Facts, Field, Listed, Only, Shape, Value,
};
use crate::domain::id::Id as _;
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::domain::yearwork::Evidence;
use crate::exchange::ledger::{Align, Cell, Column};
use crate::text::{Locale, Text};

/// The columns of a kind's table: behind the number those of its description, a group's parts each
/// in one of its own.
pub(super) fn columns<T: Rows>(locale: Locale) -> Vec<Column> {
    let number = Text::from(T::NUMBER);
    let described = listed::<T>(Only::Table);
    let described = described.iter().flat_map(|it| parts(it.facts()));
    iter::once(Column::new(number.say(locale), 6, 8).at_right())
        .chain(described.map(|facts| column(facts, locale)))
        .collect()
}

/// Hands out a kind's records in sight.
pub(super) fn each<T: Rows, E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (json, table) = (listed::<T>(Only::Json), listed::<T>(Only::Table));
    for record in T::rows(view) {
        take(&Row {
            record,
            view,
            json: &json,
            table: &table,
        })?;
    }
    Ok(())
}

/// What a list tells of a member, as `docs/json.md` describes it.
#[must_use]
pub fn member_value(view: &View<'_>, member: &Member) -> Json {
    object(&listed(Only::Json), view, member)
}

/// What another record's JSON tells of a record: its number, and these of its fields.
#[must_use]
pub fn part_of<T: Rows>(view: &View<'_>, record: &T, ids: &[&str]) -> Json {
    let sources: Vec<_> = ids.iter().filter_map(|id| source(id)).collect();
    object(&sources, view, record)
}

/// A record's number, and what it holds of these.
pub(super) fn object<T: Rows>(sources: &[Source<T>], view: &View<'_>, record: &T) -> Json {
    let (book, today) = (view.book(), view.desk.today());
    let mut object = Map::with_capacity(sources.len() + 1);
    object.insert("id".to_owned(), record.id().raw().into());
    for source in sources {
        let (facts, value) = (source.facts(), source.value(record, book, today));
        object.insert(facts.id.to_owned(), json_of(facts, &value, view));
    }
    Json::Object(object)
}

/// Where a column's values come from.
pub(super) enum Source<T: 'static> {
    Field(&'static Field<T>),
    Computed(&'static Computed<T>),
}

impl<T> Source<T> {
    pub(super) fn facts(&self) -> &'static Facts {
        match self {
            Source::Field(it) => &it.facts,
            Source::Computed(it) => &it.facts,
        }
    }

    pub(super) fn value<'b>(&self, record: &'b T, book: &'b Book, today: Today) -> Value<'b> {
        match self {
            Source::Field(it) => (it.get)(record, today.date),
            Source::Computed(it) => (it.get)(record, book, today),
        }
    }
}

/// What stands in the table, or in JSON, of a kind.
pub(super) fn listed<T: Described>(place: Only) -> Vec<Source<T>> {
    let here = |it: &&Listed| it.only.is_none_or(|only| only == place);
    let there = T::LIST.iter().filter(here);
    there.filter_map(|it| source(it.id)).collect()
}

/// What is reckoned under this name, or else the field of this name.
fn source<T: Described>(id: &str) -> Option<Source<T>> {
    let computed = T::COMPUTED.iter().find(|it| it.facts.id == id);
    let field = || T::FIELDS.iter().find(|it| it.facts.id == id);
    computed
        .map(Source::Computed)
        .or_else(|| field().map(Source::Field))
}

/// A record in a list.
struct Row<'r, T: 'static> {
    record: &'r T,
    view: &'r View<'r>,
    json: &'r [Source<T>],
    table: &'r [Source<T>],
}

impl<T: Rows> Entry for Row<'_, T> {
    fn value(&self) -> Json {
        object(self.json, self.view, self.record)
    }

    fn cells(&self) -> Vec<Cell> {
        let (book, today) = (self.view.book(), self.view.desk.today());
        let mut cells = vec![Cell::Number(self.record.id().raw())];
        for source in self.table {
            let (facts, value) = (source.facts(), source.value(self.record, book, today));
            for (nth, part) in parts(facts).iter().enumerate() {
                cells.push(match &value {
                    Value::Group(held) if facts.shape == Shape::Group => {
                        cell(part, held.get(nth).unwrap_or(&Value::Empty), self.view)
                    }
                    value => cell(part, value, self.view),
                });
            }
        }
        cells
    }
}

/// What has a column each: the parts of a group, else the field itself.
fn parts(facts: &'static Facts) -> &'static [Facts] {
    match facts.parts {
        [] => std::slice::from_ref(facts),
        parts => parts,
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
        Shape::Number | Shape::Evidence => ((8, 8), true),
        Shape::Choice(_) => ((8, 14), true),
        Shape::Ref(_) => ((14, 22), false),
        Shape::Refs(Kind::Member) => ((16, 40), false),
        Shape::Refs(_) => ((14, 30), false),
        Shape::Line | Shape::Group => ((20, 36), false),
        Shape::Lines(_) => ((8, 20), false),
    };
    let (least, most) = facts.width.unwrap_or(width);
    let column = Column::new(Text::from(head).say(locale), least, most);
    Column {
        align: if centred || facts.centred {
            Align::Centre
        } else {
            Align::Left
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
            _ => Json::Null,
        },
        Value::Text(text) => shown(facts, text, view).into(),
        Value::Day(day) => json!(day),
        Value::Flag(yes) => (*yes).into(),
        Value::Number(number) => (*number).into(),
        Value::Choice(code) => (*code).into(),
        Value::Ref(kind, id) => match facts.shape {
            Shape::Ref([_]) => record_ref(book, *kind, *id),
            _ => json!({ "kind": kind.code_name(), "id": id, "name": name_of(book, *kind, *id) }),
        },
        Value::Refs(kind, ids) => ids.iter().map(|id| record_ref(book, *kind, *id)).collect(),
        Value::Group(held) => {
            let parts = facts.parts.iter().zip(held).map(|(part, value)| {
                let id = part.id.rsplit('.').next().unwrap_or(part.id);
                (id.to_owned(), json_of(part, value, view))
            });
            Json::Object(parts.collect())
        }
    }
}

/// What a field holds, in a cell.
pub(super) fn cell(facts: &Facts, value: &Value<'_>, view: &View<'_>) -> Cell {
    let (book, locale) = (view.book(), view.locale);
    match value {
        _ if facts.shape == Shape::Evidence => Cell::text(match value {
            Value::Empty => Evidence::Recorded.word().say(locale).to_owned(),
            _ => Evidence::VERIFIED.say(locale).to_owned(),
        }),
        Value::Empty | Value::Flag(false) | Value::Group(_) => Cell::Empty,
        Value::Text(text) => Cell::text(shown(facts, text, view)),
        Value::Day(day) => Cell::Date(*day),
        Value::Flag(true) => Cell::text(Text::of("是", "yes").say(locale)),
        Value::Number(number) => Cell::Number(*number),
        Value::Choice(code) => Cell::text(word(facts, code, locale)),
        Value::Ref(kind, id) => Cell::text(name_of(book, *kind, *id)),
        Value::Refs(kind, ids) => {
            let names: Vec<_> = ids.iter().map(|id| name_of(book, *kind, *id)).collect();
            Cell::text(names.join("、"))
        }
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
