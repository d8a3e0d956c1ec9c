//! One record in full, from its description: what its list tells of it, then the fields that a list
//! leaves out, and what they held before.

use serde_json::Value as Json;

use super::described::{all_of, cell, object};
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
        List::Of(Kind::Member) | List::Findings => None,
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
    /// Its fields in words, each below its label; a dash where one that may be said is empty.
    #[must_use]
    pub fn lines(&self, view: &View<'_>) -> Vec<(Text, String)> {
        let mut lines = Vec::new();
        for source in all_of(self.kind) {
            let (facts, value) = (source.facts, source.value(self.record, view));
            // What is given by verbs is told where it was given.
            if !(facts.later && value.is_empty()) {
                lines.push((facts.label.into(), words(facts, &value, view)));
            }
        }
        lines
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

/// What a field holds, in a line.
fn words(facts: &Facts, value: &Value<'_>, view: &View<'_>) -> String {
    let word = cell(facts, value, view).words().into_owned();
    match value {
        Value::Flag(false) => Text::of("否", "no").say(view.locale).to_owned(),
        Value::Group(held) => match (facts.shape, held.as_slice()) {
            (Shape::Evidence, [Value::Day(on), Value::Text(by)]) => format!("{word}  {on}  {by}"),
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
