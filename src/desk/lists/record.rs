//! One record in full, from its description: what its list tells of it, then the fields that a list
//! leaves out, and what they held before.

use serde_json::Value as Json;

use super::described::{all_of, cell, object, of_one};
use super::earlier::{Earlier, earlier_of};
use super::{List, View};
use crate::domain::book::Book;
use crate::domain::described::{Facts, Fields, Shape, Value};
use crate::domain::record::Kind;
use crate::text::Text;

/// The kinds whose records are told of in this way: all that have lists from their descriptions, but
/// members, who have a page of their own.
pub fn shown_kinds() -> impl Iterator<Item = Kind> {
    let described = |list| match list {
        List::Of(Kind::Member) | List::Findings | List::Settings => None,
        List::Of(kind) => Some(kind).filter(|it| !it.list().is_empty()),
    };
    List::all().filter_map(described)
}

/// The record of this kind and number.
#[must_use]
pub fn shown(book: &Book, kind: Kind, id: u64) -> Option<Shown<'_>> {
    let record = book.fields(kind, id)?;
    Some(Shown { kind, id, record })
}

/// A record of any kind.
pub struct Shown<'b> {
    kind: Kind,
    id: u64,
    record: &'b dyn Fields,
}

impl Shown<'_> {
    /// Its fields in words, each below its label; nothing where one that may be said is empty.
    #[must_use]
    pub fn lines(&self, view: &View<'_>) -> Vec<(Text, String)> {
        let told = self.told(view).into_iter();
        let words = |said: Vec<Said>| said.into_iter().map(|it| it.0).collect::<Vec<_>>();
        told.map(|it| (it.label, words(it.said).join("、")))
            .collect()
    }

    /// The same, the records that a field names each by itself.
    #[must_use]
    pub fn told(&self, view: &View<'_>) -> Vec<ShownField> {
        let mut told = Vec::new();
        for source in all_of(self.kind) {
            let (facts, value) = (source.facts, source.value(self.record, view));
            // What is given by verbs is told where it was given.
            if !(facts.later && value.is_empty()) {
                let said = said(facts, &value, view);
                told.push(ShownField {
                    label: facts.label.into(),
                    said,
                });
            }
        }
        told
    }

    /// What its fields held before.
    #[must_use]
    pub fn earlier(&self, view: &View<'_>) -> Vec<Earlier> {
        earlier_of(view.book(), self.record, view.date())
    }

    /// As `docs/json.md` describes it.
    #[must_use]
    pub fn value(&self, view: &View<'_>) -> Json {
        let mut value = object(&all_of(self.kind), view, self.id, self.record);
        let earlier = self.earlier(view);
        value["earlier"] = earlier.iter().map(Earlier::value).collect();
        value
    }
}

/// What a page tells of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownField {
    /// What users call it.
    pub label: Text,
    /// What it says: of records each by itself, else in one piece; nothing where it is empty.
    pub said: Vec<Said>,
}

/// Words, and the record that they name.
pub type Said = (String, Option<(Kind, u64)>);

/// What a field says.
fn said(facts: &Facts, value: &Value<'_>, view: &View<'_>) -> Vec<Said> {
    match value {
        Value::Refs(kind, ids) => {
            let each = ids.iter().map(|id| (*kind, Value::Ref(*kind, *id), *id));
            each.map(|(kind, value, id)| (words(facts, &value, view), Some((kind, id))))
                .collect()
        }
        Value::Rows(rows) => {
            let named = |row: &[Value<'_>]| match row.first() {
                Some(Value::Ref(kind, id)) => Some((*kind, *id)),
                _ => None,
            };
            let rows = rows.iter();
            rows.map(|row| (of_one(facts, row, view), named(row)))
                .collect()
        }
        Value::Files(files) => {
            let files = files.iter();
            files
                .map(|it| (it.title().say(view.locale).to_owned(), None))
                .collect()
        }
        value => {
            let words = words(facts, value, view);
            let named = match value {
                Value::Ref(kind, id) => Some((*kind, *id)),
                Value::Group(parts) => parts.iter().find_map(|part| match part {
                    Value::Ref(kind, id) => Some((*kind, *id)),
                    _ => None,
                }),
                _ => None,
            };
            match words.is_empty() {
                true => Vec::new(),
                false => vec![(words, named)],
            }
        }
    }
}

/// What a field holds, in a line.
fn words(facts: &Facts, value: &Value<'_>, view: &View<'_>) -> String {
    let word = cell(facts, value, view).words().into_owned();
    match value {
        Value::Flag(false) => Text::of("否", "no").say(view.locale).to_owned(),
        Value::Group(held) => match (facts.shape, held.as_slice()) {
            (Shape::Evidence, [Value::Day(on), Value::Text(by), from @ ..]) => {
                let from = match from {
                    [Value::Text(from)] => format!("  {from}"),
                    _ => String::new(),
                };
                format!("{word}  {on}  {by}{from}")
            }
            (_, held) => {
                let parts = facts
                    .parts
                    .iter()
                    .zip(held)
                    .filter(|(_, it)| !it.is_empty());
                let parts: Vec<_> = parts.map(|(part, it)| words(part, it, view)).collect();
                parts.join("  ")
            }
        },
        _ => word,
    }
}
