//! How a record begins where nobody proposes anything: at the shell and in files. What must be said there, and
//! what it is where nothing is said.

use chrono::NaiveDate;

use super::book::Book;
use super::calendar::Today;
use super::described::{Change, Facts, Shape, Value};
use super::record::{Kind, Record};

/// What must be said of a new record, by the places of the fields: what is asked for, what is empty as the record
/// begins, and every day and year. What stands there in an editor is a proposal, and no statement.
#[must_use]
pub fn must_say(kind: Kind) -> Vec<usize> {
    let filled = begun_with(kind);
    let must = filled.iter().enumerate().filter(|(_, (facts, value))| {
        let said = facts.shape.is_proposed() || value.is_empty();
        facts.asked || (facts.required && said && !facts.is_shown())
    });
    let must = must.filter(|(_, (facts, _))| !facts.later);
    must.map(|(nth, _)| nth).collect()
}

/// What a field that need not be said holds then; empty where that is nothing.
#[must_use]
pub fn unsaid(kind: Kind, nth: usize) -> Value<'static> {
    let filled = begun_with(kind).into_iter().nth(nth);
    let proposed = |facts: &Facts| facts.asked || facts.later || facts.shape.is_proposed();
    let value = filled.filter(|(facts, _)| !proposed(facts));
    value.map_or(Value::Empty, |(_, value)| value)
}

/// A record as it begins, without the days that an editor proposes; none of a kind that begins in a way of its own.
#[must_use]
pub fn begun(kind: Kind, book: &Book, today: Today) -> Option<Record> {
    let mut record = Record::begun(kind, book, today)?;
    for facts in kind.facts() {
        if facts.shape == Shape::Day && !facts.required {
            // An optional field can always be empty.
            let change = Change::at(today.date);
            let _ = record.fields_mut().set(facts.id, &Value::Empty, change);
        }
    }
    Some(record)
}

fn begun_with(kind: Kind) -> Vec<(&'static Facts, Value<'static>)> {
    let day = NaiveDate::MIN;
    let begun = Record::begun(kind, &Book::default(), Today::on(day));
    let filled = begun.iter().flat_map(|it| it.fields().filled(day));
    filled
        .map(|(facts, value)| (facts, value.into_owned()))
        .collect()
}
