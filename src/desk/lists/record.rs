//! One record in full, from its description: what its list tells of it, then the fields that a list
//! leaves out, and what they held before.

use serde_json::Value as Json;

use super::View;
use super::described::{Source, cell, listed, object};
use super::earlier::{Earlier, earlier_of};
use super::refs::name_of;
use super::rows::Rows;
use crate::domain::book::Book;
use crate::domain::described::{Facts, Only, Shape, Value};
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::text::Text;

/// A record of a kind that has no page of its own.
pub trait Shown {
    /// Its fields in words, each below its label; a dash where one that may be said is empty.
    fn lines(&self, view: &View<'_>) -> Vec<(Text, String)>;

    /// What its fields held before.
    fn earlier(&self, view: &View<'_>) -> Vec<Earlier>;

    /// As `docs/json.md` describes it.
    fn value(&self, view: &View<'_>) -> Json;

    /// What it may be asked for by besides its name: a person's name, and those that it belongs to.
    fn known_by(&self, view: &View<'_>) -> Vec<String>;

    /// The first day that it tells of, by which it is told from others of its name.
    fn day(&self, view: &View<'_>) -> String;
}

macro_rules! shown {
    ($($kind:ident $shelf:ident)*) => {
        /// The kinds of such records.
        pub const SHOWN: &[Kind] = &[$(Kind::$kind),*];

        /// The record of this kind and number.
        #[must_use]
        pub fn shown(book: &Book, kind: Kind, id: u64) -> Option<&dyn Shown> {
            match kind {
                $(Kind::$kind => book.$shelf.get(Id::from_raw(id)).map(|it| it as &dyn Shown),)*
                _ => None,
            }
        }
    };
}

shown! {
    Convenor convenors
    Liaison liaisons
    Leader leaders
    KeyContact key_contacts
    Workroom workrooms
    Activity activities
    Output outputs
    Plan plans
    Summary summaries
    Study studies
    Circular circulars
}

impl<T: Rows> Shown for T {
    fn lines(&self, view: &View<'_>) -> Vec<(Text, String)> {
        let mut lines = Vec::new();
        for source in all_of() {
            let facts = source.facts();
            let value = source.value(self, view.book(), view.desk.today());
            // What is given by verbs is told where it was given.
            if !(facts.later && value.is_empty()) {
                lines.push((facts.label.into(), words(facts, &value, view)));
            }
        }
        lines
    }

    fn earlier(&self, view: &View<'_>) -> Vec<Earlier> {
        earlier_of(view.book(), self, view.date())
    }

    fn value(&self, view: &View<'_>) -> Json {
        let mut value = object(&all_of(), view, self);
        let earlier = Shown::earlier(self, view);
        value["earlier"] = earlier.iter().map(Earlier::value).collect();
        value
    }

    fn known_by(&self, view: &View<'_>) -> Vec<String> {
        let all = T::FIELDS.iter().map(|it| (it.get)(self, view.date()));
        let all = all.zip(T::FIELDS).filter_map(|(value, field)| match value {
            Value::Ref(kind, id) => Some(name_of(view.book(), kind, id).into_owned()),
            Value::Text(name) if field.facts.shape == Shape::Name => Some(name.into_owned()),
            _ => None,
        });
        all.collect()
    }

    fn day(&self, view: &View<'_>) -> String {
        let mut all = T::FIELDS.iter().map(|it| (it.get)(self, view.date()));
        let day = all.find_map(|value| match value {
            Value::Day(day) => Some(day.to_string()),
            _ => None,
        });
        day.unwrap_or_default()
    }
}

/// All that is told of a kind: what its list tells, then the fields that the list leaves out.
fn all_of<T: Rows>() -> Vec<Source<T>> {
    let mut sources = listed::<T>(Only::Json);
    let there: Vec<_> = sources.iter().map(|it| it.facts().id).collect();
    let rest = T::FIELDS.iter().filter(|it| !there.contains(&it.facts.id));
    sources.extend(rest.map(Source::Field));
    sources
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
