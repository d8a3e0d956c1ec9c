//! What an act changes, record by record and field by field: in words, and as JSON.

use serde_json::{Value, json};

use crate::desk::import::{Difference, FieldChange};
use crate::desk::lists::phone;
use crate::domain::described::Class;
use crate::exchange::phones::masked_in;
use crate::text;
use crate::text::{Locale, Text};

/// A record that comes, changes or goes, and the fields that get another value.
pub(super) fn told(difference: &Difference, show_phones: bool, locale: Locale) -> Vec<Text> {
    let (title, name) = (difference.kind.title(), &difference.name);
    let (zh, en) = (&title.zh, &title.en);
    let id = difference.id;
    let head = match (difference.created, difference.removed) {
        (true, _) => text!("+ {zh} {name}", "+ {en} {name}"),
        (_, true) => text!("- {zh} {name} #{id}", "- {en} {name} #{id}"),
        _ => text!("~ {zh} {name} #{id}", "~ {en} {name} #{id}"),
    };
    let mut lines = vec![head];
    for field in &difference.fields {
        let value = |text| shown(difference, field, text, show_phones, locale);
        let (before, after) = (value(&field.before), value(&field.after));
        let (title, dash) = (field.title.say(locale), "—");
        let or_dash = |value: &str| if value.is_empty() { dash } else { value }.to_owned();
        let line = if difference.created {
            format!("    {title} {after}")
        } else {
            format!("    {title} {} → {}", or_dash(&before), or_dash(&after))
        };
        lines.push(Text::same(line));
    }
    lines
}

/// The same as `docs/json.md` describes it.
pub(super) fn value(difference: &Difference, show_phones: bool, locale: Locale) -> Value {
    let fields: Vec<_> = difference
        .fields
        .iter()
        .map(|field| {
            let value = |text| shown(difference, field, text, show_phones, locale);
            json!({
                "field": field.field,
                "before": value(&field.before),
                "after": value(&field.after),
            })
        })
        .collect();
    json!({
        "kind": difference.kind.code_name(),
        "id": if difference.created { Value::Null } else { json!(difference.id) },
        "name": difference.name,
        "created": difference.created,
        "removed": difference.removed,
        "fields": fields,
    })
}

/// What the person sees of a field's value: what is a person's own is masked unless it was asked for.
fn shown(
    difference: &Difference,
    field: &FieldChange,
    value: &Text,
    show_phones: bool,
    locale: Locale,
) -> String {
    let facts = difference.kind.facts();
    let facts = facts.iter().find(|it| it.id == field.field);
    let value = value.say(locale);
    match facts.map(|it| it.class) {
        Some(Class::Personal) => phone(value, show_phones),
        // A note may have a number in it.
        Some(Class::Open) | None if !show_phones => masked_in(value),
        Some(Class::Open) | None => value.to_owned(),
    }
}
