//! `field=value` taken apart, and which field of a kind is meant.

use super::folded;
use crate::domain::described::{Facts, Shape};
use crate::domain::record::Kind;

/// What is said of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The field, or a part of one: its id, its label, or the head of its column.
    pub field: String,
    /// What becomes of what it held.
    pub how: How,
    /// The value, as written; empty to clear the field.
    pub written: String,
}

/// What becomes of what a field held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is replaced: `sectors=教育界`.
    Set,
    /// It stays, and these come to it: `sectors+=教育界`.
    More,
    /// These are taken out of it: `sectors-=教育界`.
    Less,
}

impl Said {
    /// Parts `field=value`; none where there is no `=`.
    #[must_use]
    pub fn of(argument: &str) -> Option<Said> {
        let (field, written) = argument.split_once(['=', '＝'])?;
        let (field, how) = if let Some(field) = field.strip_suffix(['+', '＋']) {
            (field, How::More)
        } else if let Some(field) = field.strip_suffix(['-', '－']) {
            (field, How::Less)
        } else {
            (field, How::Set)
        };
        Some(Said {
            field: field.trim().to_owned(),
            how,
            written: written.to_owned(),
        })
    }
}

/// A field of a kind, and which part of it is meant.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The field.
    pub facts: &'static Facts,
    /// The part, of a field that has parts.
    pub part: Option<usize>,
}

impl Place {
    /// What is known of what is written here.
    #[must_use]
    pub fn own(&self) -> &'static Facts {
        let part = self.part.and_then(|nth| self.facts.parts.get(nth));
        part.unwrap_or(self.facts)
    }

    /// Is it written, into a record that comes or into one that is there?
    #[must_use]
    pub fn is_written(&self, is_new: bool) -> bool {
        let facts = self.facts;
        let whole = facts.shape != Shape::Group || self.part.is_some();
        let said = match is_new {
            true => !facts.later,
            false => !facts.fixed,
        };
        whole && said && !facts.is_shown()
    }
}

/// The field of a kind, or the part of one, that is called so: by its id, its label, its head.
#[must_use]
pub fn field_of(kind: Kind, word: &str) -> Option<Place> {
    let word = folded(word);
    let all = places(kind);
    let called: [fn(&Facts, &str) -> bool; 3] = [
        |facts, word| facts.id == word,
        |facts, word| {
            [facts.label.zh, facts.label.en]
                .iter()
                .any(|it| folded(it) == word)
        },
        |facts, word| {
            let head = facts
                .head
                .is_some_and(|it| folded(it.zh) == word || folded(it.en) == word);
            head || facts.further_heads().any(|it| folded(it) == word)
        },
    ];
    let mut found = called
        .iter()
        .filter_map(|is| all.iter().find(|it| is(it.own(), &word)));
    found.next().copied()
}

/// All that there is of a kind: its fields, and the parts of those that have parts.
#[must_use]
pub fn places(kind: Kind) -> Vec<Place> {
    let fields = kind.facts().into_iter();
    fields
        .flat_map(|facts| {
            let whole = Place { facts, part: None };
            let parts = match facts.shape {
                Shape::Group => 0..facts.parts.len(),
                _ => 0..0,
            };
            let parts = parts.map(move |nth| Place {
                facts,
                part: Some(nth),
            });
            std::iter::once(whole).chain(parts)
        })
        .collect()
}
