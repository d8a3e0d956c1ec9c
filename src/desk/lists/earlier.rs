//! What a record's facts were before: a member's sector, a sector's committee, a director.

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::refs::name_of;
use crate::domain::book::Book;
use crate::domain::described::{Facts, Fields, Past, Value};
use crate::domain::sector::Sector;
use crate::text;
use crate::text::{Locale, Text};

/// Something that held once and no longer does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The record's field.
    pub field: &'static str,
    /// What a page calls it.
    pub title: Text,
    /// The first day; none where it had always been so.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: NaiveDate,
    /// What it was: a sector's, a committee's or a person's name.
    pub name: String,
}

impl Earlier {
    fn of(facts: &Facts, past: &Past<'_>, book: &Book) -> Option<Earlier> {
        let (zh, en) = (facts.label.zh, facts.label.en.to_lowercase());
        Some(Earlier {
            field: facts.id,
            title: text!("原{zh}", "earlier {en}"),
            from: past.from,
            until: past.until,
            name: named(book, &past.value)?,
        })
    }

    /// What it was, and when.
    #[must_use]
    pub fn words(&self) -> Text {
        let (name, until) = (&self.name, self.until);
        match self.from {
            Some(from) => text!("{name}（{from} 至 {until}）", "{name} ({from} to {until})"),
            None => text!("{name}（至 {until}）", "{name} (until {until})"),
        }
    }

    /// As `docs/json.md` describes it.
    #[must_use]
    pub fn value(&self) -> Json {
        json!({ "field": self.field, "name": self.name, "from": self.from, "until": self.until })
    }

    /// What each title has, one line a title.
    #[must_use]
    pub fn by_title(all: &[Earlier], locale: Locale) -> Vec<(Text, Vec<String>)> {
        let mut lines: Vec<(Text, Vec<String>)> = Vec::new();
        for it in all {
            let words = it.words().say(locale).to_owned();
            match lines.last_mut().filter(|(title, _)| *title == it.title) {
                Some((_, told)) => told.push(words),
                None => lines.push((it.title.clone(), vec![words])),
            }
        }
        lines
    }
}

/// What a record's fields held before `date`, as far as they held anything.
#[must_use]
pub fn earlier_of(book: &Book, record: &dyn Fields, date: NaiveDate) -> Vec<Earlier> {
    let all = record.earlier(date).into_iter();
    all.filter_map(|(facts, past)| Earlier::of(facts, &past, book))
        .collect()
}

/// What a sector's facts were before `date`, and who was its first convenor before, oldest first.
#[must_use]
pub fn earlier_of_sector(book: &Book, sector: &Sector, date: NaiveDate) -> Vec<Earlier> {
    let mut firsts: Vec<Earlier> = Vec::new();
    for convenor in book.appointments_of(sector.id) {
        for spell in &convenor.first {
            let taken_over = spell.until.and_then(|it| it.pred_opt());
            let ended = convenor.ended.as_ref().map(|it| it.on);
            let until = taken_over.or(ended).filter(|until| *until < date);
            firsts.extend(until.map(|until| Earlier {
                field: "first",
                title: Text::of("原第一召集人", "earlier first convenor"),
                from: spell.from.or(convenor.elected),
                until,
                name: book.member_name(convenor.member).to_owned(),
            }));
        }
    }
    firsts.sort_by_key(|it| (it.until, it.from));
    let mut all = earlier_of(book, sector, date);
    all.extend(firsts);
    all
}

/// What a value names: records, or words; of a group what its first part names.
fn named(book: &Book, value: &Value<'_>) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone().into_owned()),
        Value::Ref(kind, id) => Some(name_of(book, *kind, *id).into_owned()),
        Value::Refs(kind, ids) if !ids.is_empty() => {
            let names: Vec<_> = ids.iter().map(|id| name_of(book, *kind, *id)).collect();
            Some(names.join("、"))
        }
        Value::Group(parts) => parts.iter().find_map(|part| named(book, part)),
        Value::Rows(rows) => {
            let rows = rows.iter().flatten();
            let names: Vec<_> = rows.filter_map(|part| named(book, part)).collect();
            Some(names.join("、"))
        }
        Value::Files(files) => {
            let names: Vec<_> = files.iter().map(|it| it.name.as_str()).collect();
            Some(names.join("、"))
        }
        Value::Day(day) => Some(day.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Money(amount) => Some(amount.to_string()),
        Value::Points(points) => Some(points.to_string()),
        Value::Choice(code) => Some((*code).to_owned()),
        Value::Empty | Value::Flag(_) | Value::Refs(..) => None,
    }
}
