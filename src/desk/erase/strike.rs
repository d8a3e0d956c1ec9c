//! A record without a person: name and number go from its texts, all else stays.

use chrono::NaiveDate;

use super::person::Person;
use crate::domain::described::{Change, Facts, Shape, Value};
use crate::domain::record::Record;

/// The record without the person.
pub(super) fn from(record: &Record, person: &Person) -> Record {
    let mut struck = record.clone();
    if let Record::RegistrationForm(form) = &mut struck {
        form.reword(|text| person.struck_from(text));
        return struck;
    }
    let mut strike = |facts: &Facts, value: &Value<'_>, on: NaiveDate| {
        let left = match (facts.shape, value) {
            // What stands in the place of a name is no number.
            (Shape::Phone, Value::Text(text)) if person.struck_from(text).is_some() => {
                Some(Value::Empty)
            }
            _ => without(value, person),
        };
        if let Some(left) = left {
            // It is of the field's own shape; a number that has to be there stays, and is told.
            let _ = struck.fields_mut().set(facts.id, &left, Change::at(on));
        }
    };
    // What held earlier was never so either. Former names have a field of their own.
    for (facts, past) in record.fields().earlier(NaiveDate::MAX) {
        if facts.dated {
            strike(facts, &past.value, past.until);
        }
    }
    for (facts, value) in record.fields().filled(NaiveDate::MAX) {
        strike(facts, &value, NaiveDate::MAX);
    }
    struck
}

/// A value without the person; none where it names nobody.
fn without(value: &Value<'_>, person: &Person) -> Option<Value<'static>> {
    match value {
        Value::Text(text) => {
            let left = person.struck_from(text)?;
            Some(Value::text(&left).into_owned())
        }
        Value::Group(parts) => of_parts(parts, person).map(Value::Group),
        Value::Rows(rows) => {
            let struck: Vec<_> = rows.iter().map(|row| of_parts(row, person)).collect();
            let some = struck.iter().any(Option::is_some);
            let kept = |row: &Vec<Value<'_>>| row.iter().cloned().map(Value::into_owned).collect();
            let all = struck.into_iter().zip(rows);
            some.then(|| {
                Value::Rows(
                    all.map(|(it, row)| it.unwrap_or_else(|| kept(row)))
                        .collect(),
                )
            })
        }
        _ => None,
    }
}

fn of_parts(parts: &[Value<'_>], person: &Person) -> Option<Vec<Value<'static>>> {
    let struck: Vec<_> = parts.iter().map(|it| without(it, person)).collect();
    let some = struck.iter().any(Option::is_some);
    let all = struck.into_iter().zip(parts);
    some.then(|| {
        let left = all.map(|(it, part)| it.unwrap_or_else(|| part.clone().into_owned()));
        left.collect()
    })
}
