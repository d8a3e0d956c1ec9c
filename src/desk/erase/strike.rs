//! A record without a person: name and number go from its texts, all else stays.

use chrono::NaiveDate;

use super::person::Person;
use crate::domain::described::{Change, Facts, Shape, Value};
use crate::domain::record::Record;

/// The record without the person.
pub(super) fn from(record: &Record, person: &Person) -> Record {
    let mut struck = record.clone();
    match &mut struck {
        Record::RegistrationForm(form) => {
            form.reword(|text| person.struck_from(text));
            return struck;
        }
        Record::Settings(settings) => {
            settings.reword(&mut |text| person.struck_from(text));
            return struck;
        }
        // Every other is described.
        _ => {}
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
        // A file goes whole, and by itself.
        Value::Files(_)
        | Value::Empty
        | Value::Day(_)
        | Value::Flag(_)
        | Value::Number(_)
        | Value::Money(_)
        | Value::Points(_)
        | Value::Choice(_)
        | Value::Ref(..)
        | Value::Refs(..) => None,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::erase::search::each_text;
    use crate::domain::attachment::{Attachment, Digest};
    use crate::domain::book::Book;
    use crate::domain::calendar::{Today, Year};
    use crate::domain::contact::KeyContact;
    use crate::domain::id::MemberId;
    use crate::domain::money::Money;
    use crate::domain::record::Kind;
    use crate::domain::settings::Settings;

    const NAMED: &str = "钱小满 13907370001";

    fn person() -> Person {
        let contact = KeyContact {
            phone: "13907370001".into(),
            ..crate::testkit::key_contact("钱小满", MemberId(1))
        };
        Person::of(&contact, &[])
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// What a field holds that names the person wherever it has text; and how many texts those are.
    fn naming(facts: &Facts, texts: &mut usize) -> Value<'static> {
        let (on, text) = (Value::Day(day("2026-03-01")), Value::text(NAMED));
        *texts += match facts.shape {
            Shape::Line | Shape::Name | Shape::Phone | Shape::Lines(_) => 1,
            Shape::Evidence => 2,
            _ => 0,
        };
        let parts = facts.parts.iter().map(|it| naming(it, texts)).collect();
        match facts.shape {
            Shape::Line | Shape::Name | Shape::Phone | Shape::Lines(_) => text,
            Shape::Evidence => Value::Group(vec![on, text.clone(), text]),
            Shape::Group => Value::Group(parts),
            Shape::Rows => Value::Rows(vec![parts]),
            Shape::Day => on,
            Shape::Flag(_) => Value::Flag(true),
            Shape::Number => Value::Number(facts.bounds.map_or(2026, |(least, _)| least)),
            Shape::Money => Value::Money(Money(100)),
            Shape::Points => Value::Points(crate::domain::assessment::Points(100)),
            Shape::Choice(all) => Value::Choice(all[0].code),
            // A name may stand in the place of a record, and not beside it.
            Shape::Ref(kinds) if facts.required => Value::Ref(kinds[0], 1),
            Shape::Ref(_) => Value::Empty,
            Shape::Refs(kind) => Value::Refs(kind, vec![1]),
            Shape::Files => Value::Files(
                vec![Attachment {
                    digest: Digest([0; 32]),
                    name: NAMED.into(),
                    kind: String::new(),
                    bytes: 0,
                    nth: 1,
                    on: None,
                }]
                .into(),
            ),
        }
    }

    /// In how many texts the person stands.
    fn count(record: &Record) -> usize {
        let (person, mut count) = (person(), 0);
        each_text(record, &mut |text| {
            count += usize::from(person.is_named_in(text) && person.is_rung_by(text));
        });
        count
    }

    /// Of the kinds whose every field is described, so that a further one is looked at by itself.
    #[test]
    fn every_text_of_every_kind_is_found_and_struck_on_every_day() {
        let today = Today::on(day("2026-07-01"));
        let mut refused = Vec::new();
        for kind in Kind::ALL.iter().copied() {
            let Some(mut record) = Record::begun(kind, &Book::default(), today) else {
                assert!(matches!(kind, Kind::Settings | Kind::RegistrationForm));
                continue;
            };
            let mut texts = 0;
            for facts in kind.facts() {
                let value = naming(facts, &mut texts);
                let set = record
                    .fields_mut()
                    .set(facts.id, &value, Change::at(NaiveDate::MAX));
                refused.extend(set.err().map(|it| (kind, facts.id, it)));
                if facts.dated {
                    let value = other(naming(facts, &mut texts));
                    let change = Change {
                        on: NaiveDate::MAX,
                        from: Some(day("2026-05-01")),
                    };
                    let set = record.fields_mut().set(facts.id, &value, change);
                    refused.extend(set.err().map(|it| (kind, facts.id, it)));
                }
            }
            let struck = from(&record, &person());
            // Former names are told twice: as such, and as what the name was.
            assert!(count(&record) >= texts, "{record:?}");
            // Names of files alone are left: those go with the files.
            let left = format!("{struck:?}").matches("钱小满").count();
            assert_eq!(left, usize::from(kind.takes_files()), "{struck:?}");
            assert_eq!(count(&struck), 0, "{struck:?}");
        }
        assert_eq!(refused, []);
    }

    /// The same in other words.
    fn other(value: Value<'static>) -> Value<'static> {
        match value {
            Value::Text(text) => Value::text(&format!("又{text}")).into_owned(),
            Value::Group(parts) => Value::Group(parts.into_iter().map(other).collect()),
            value => value,
        }
    }

    #[test]
    fn settings_are_struck_in_names_and_under_what_they_are_found_of_closed_years_too() {
        let mut settings = Settings::default();
        settings.ten_haves[3] = NAMED.into();
        let aliases = &mut settings.sector_aliases;
        aliases.insert("小满 钱小满".into(), format!("{NAMED}界"));
        aliases.insert(NAMED.into(), "教育界".into());
        let record = Record::from(settings.closing(Year(2025)));
        assert!(count(&record) > 0);
        let Record::Settings(struck) = from(&record, &person()) else {
            panic!("of its kind");
        };
        assert!(!format!("{struck:?}").contains("钱小满"));
        assert!(!format!("{struck:?}").contains("13907370001"));
        assert_eq!(struck.ten_haves.len(), 10);
        assert_eq!(struck.sector_aliases.len(), settings.sector_aliases.len());
        assert_eq!(
            struck.sector_aliases["小满 （已清除）"],
            "（已清除） （已清除）界"
        );
    }
}
