//! A described record in a form: its fields as widgets, and what was filled in as values.
//!
//! A field that the form does not have leaves the record's value as it is: small editors show only
//! what they are about. Only what can't be turned into a value is noted as wrong here; whether the
//! record can stand is the desk's to say.

use super::choices::{self, Options};
use super::fields::{self, MOVED_ON};
use super::reading::Reading;
use super::rows;
use crate::desk::written::{place, plain};
use crate::domain::described::{Change, Facts, Fields, Filled, Shape, Value};
use crate::domain::id::SectorId;
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::domain::yearwork::Evidence;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// The fields of a record as they are filled in; of one that is not there yet without those that
/// are given by themselves.
pub(super) fn fields_of(record: &dyn Fields, is_new: bool, ctx: &Ctx<'_>) -> Vec<Field> {
    lay_out(&record.filled(ctx.today().date), is_new, ctx)
}

/// One of the fields of a kind, empty.
pub(super) fn empty(kind: Kind, id: &str, ctx: &Ctx<'_>) -> Option<Field> {
    let facts = kind.facts().into_iter().find(|it| it.id == id)?;
    widget(facts, &Value::Empty, &[], ctx)
}

/// Takes what was filled in.
pub(super) fn read(record: &mut dyn Fields, form: &Form, reading: &mut Reading<'_>, ctx: &Ctx<'_>) {
    let change = Change {
        on: ctx.today().date,
        from: form.day(MOVED_ON),
    };
    let filled = record.filled(change.on).into_iter();
    let all: Vec<&'static Facts> = filled.map(|(facts, _)| facts).collect();
    for facts in all {
        match value_in(form, facts) {
            None => {}
            Some(Err((id, why))) => reading.wrong(id, why),
            Some(Ok(value)) => {
                if let Err((id, why)) = place(record, facts, &value, change) {
                    reading.wrong(id, why);
                }
            }
        }
    }
}

/// Behind what changes on days stands the day of the change.
fn lay_out(filled: &[Filled<'_>], is_new: bool, ctx: &Ctx<'_>) -> Vec<Field> {
    // What is said once is not changed by hand.
    let last_dated = filled
        .iter()
        .rposition(|(facts, _)| facts.dated && !facts.fixed);
    let mut fields = Vec::new();
    for (nth, (facts, value)) in filled.iter().enumerate() {
        let unsaid = value.is_empty() && (facts.fixed || facts.shape == Shape::Group);
        if !(facts.by_verbs || facts.later && (is_new || unsaid)) {
            let asked = is_new && facts.asked;
            let value = if asked { &Value::Empty } else { value };
            if facts.shape == Shape::Rows {
                fields.extend(rows::fields_of(facts, value, |record, chosen| {
                    several(record, chosen, filled, ctx)
                }));
            } else if facts.parts.is_empty() {
                fields.extend(widget(facts, value, filled, ctx).map(|it| must(it, facts.required)));
            } else {
                fields.extend(parts_of(facts, value).filter_map(|(part, value)| {
                    let field = widget(part, value, filled, ctx)?;
                    // A group that may be empty says itself which part it must have with others.
                    Some(must(field, facts.required && part.required))
                }));
            }
        }
        if !is_new && last_dated == Some(nth) {
            fields.push(fields::moved_on(ctx));
        }
    }
    fields
}

/// The parts of a group with what they hold.
fn parts_of<'v>(
    facts: &'static Facts,
    value: &'v Value<'v>,
) -> impl Iterator<Item = (&'static Facts, &'v Value<'v>)> {
    let held: &[Value<'_>] = match value {
        Value::Group(held) => held,
        _ => &[],
    };
    let parts = facts.parts.iter().enumerate();
    parts.map(|(nth, part)| (part, held.get(nth).unwrap_or(&Value::Empty)))
}

fn widget(
    facts: &'static Facts,
    value: &Value<'_>,
    all: &[Filled<'_>],
    ctx: &Ctx<'_>,
) -> Option<Field> {
    let (id, label, book) = (facts.id, Text::from(facts.label), ctx.book());
    let text = match value {
        Value::Text(text) => text,
        _ => "",
    };
    let field = match facts.shape {
        // Whose it is was said when it came; where that is not known yet, it is chosen.
        Shape::Ref(_) if facts.fixed && !value.is_empty() => {
            let name = match value {
                Value::Ref(kind, id) => book.name_of(*kind, *id),
                _ => String::new(),
            };
            fields::shown(id, label, name)
        }
        Shape::Line | Shape::Name | Shape::Phone => fields::line(id, label, text),
        Shape::Lines(rows) => fields::lines(id, label, text, rows),
        Shape::Day => {
            let day = match value {
                Value::Day(day) => Some(*day),
                _ => None,
            };
            fields::day(id, label, day, ctx)
        }
        Shape::Flag(yes) => fields::yes(id, label, yes.into(), *value == Value::Flag(true)),
        Shape::Number => match value {
            Value::Number(number) => fields::number(id, label, number),
            _ => fields::number(id, label, ""),
        },
        Shape::Points => match value {
            Value::Points(points) => fields::number(id, label, points),
            _ => fields::number(id, label, ""),
        },
        Shape::Money => {
            let amount = match value {
                Value::Money(amount) => amount.to_string(),
                _ => String::new(),
            };
            fields::number(id, label, amount).help(Text::of("单位：元", "in yuan"))
        }
        Shape::Choice(choices) => {
            let code = match value {
                Value::Choice(code) => Some(*code),
                _ => None,
            };
            fields::one_of(id, label, choices, code).help(Text::of(
                "←→ 移动，空格选定",
                "Left/Right move, Space ticks",
            ))
        }
        Shape::Ref(kinds) => {
            let chosen = match value {
                Value::Ref(_, id) => Some(*id),
                _ => None,
            };
            let options = options(kinds, facts, chosen.as_slice(), all, ctx);
            fields::choice(id, label, &options, chosen)
        }
        Shape::Refs(_) => match value {
            Value::Refs(_, ids) => several(facts, ids, all, ctx),
            _ => several(facts, &[], all, ctx),
        },
        Shape::Evidence => {
            let Value::Group(parts) = value else {
                return None;
            };
            fields::shown(id, label, verified(parts, ctx))
        }
        // Its parts are laid out.
        Shape::Group | Shape::Rows | Shape::Files => return None,
    };
    Some(helped(field, facts))
}

fn helped(field: Field, facts: &Facts) -> Field {
    match facts.help {
        Some(help) => field.help(help.into()),
        None => field,
    }
}

/// Several records of one kind.
fn several(facts: &'static Facts, chosen: &[u64], all: &[Filled<'_>], ctx: &Ctx<'_>) -> Field {
    let kinds: &[Kind] = match facts.shape {
        Shape::Refs(kind) => &[kind],
        Shape::Ref(kinds) => kinds,
        _ => &[],
    };
    let options = options(kinds, facts, chosen, all, ctx);
    helped(
        fields::choices(facts.id, facts.label.into(), &options, chosen),
        facts,
    )
}

/// The fields that others depend on by the description of their kind.
pub(super) fn watched(kind: Kind) -> impl Iterator<Item = &'static str> {
    kind.facts().into_iter().filter_map(rows::chosen_in)
}

/// A field that others depend on was changed.
pub(super) fn follow(kind: Kind, field: &str, form: &mut Form) {
    let mut all = kind.facts().into_iter();
    if let Some(facts) = all.find(|it| rows::chosen_in(it) == Some(field)) {
        rows::follow(facts, form);
    }
}

/// The same; a field that must hold something is one that can be filled in.
fn must(field: Field, hold: bool) -> Field {
    if hold && field.editor.is_editable() {
        field.required()
    } else {
        field
    }
}

/// Who verified a record, and when, and what a correction makes of that.
fn verified(parts: &[Value<'_>], ctx: &Ctx<'_>) -> String {
    let word = Evidence::VERIFIED;
    let word = match parts {
        [Value::Day(on), Value::Text(by), ..] => format!("{} {on} {by}", word.say(ctx.locale)),
        _ => word.say(ctx.locale).to_owned(),
    };
    let until_changed = Text::of(
        "（改动后退回已登记）",
        " (recorded only, once it is changed)",
    );
    word + until_changed.say(ctx.locale)
}

/// The records that a field may name; people of the sectors that the record is about come first.
fn options(
    kinds: &[Kind],
    facts: &Facts,
    chosen: &[u64],
    all: &[Filled<'_>],
    ctx: &Ctx<'_>,
) -> Options {
    let (book, today) = (ctx.book(), ctx.today());
    match kinds {
        [Kind::Sector] => choices::sectors(book, today.date),
        [Kind::Committee] => choices::committees(book),
        [Kind::Workroom] => choices::workrooms(book, ctx.locale),
        [Kind::Member] => {
            let beside = all.iter().find(|(it, _)| Some(it.id) == facts.within);
            let first: Vec<SectorId> = match beside.map(|(_, value)| value) {
                Some(Value::Ref(Kind::Sector, id)) => vec![SectorId(*id)],
                Some(Value::Refs(Kind::Sector, ids)) => ids.iter().copied().map(SectorId).collect(),
                _ => Vec::new(),
            };
            // Who left in the course of the year may have been there.
            let of_the_year = |it: &Member| {
                let left = it.left.as_ref();
                facts.within.is_some() && left.is_some_and(|it| it.on >= today.year.first_day())
            };
            let named = |it: &Member| chosen.contains(&it.id.0) || of_the_year(it);
            choices::members(book, today.reference_date(), &first, named, ctx.locale)
        }
        kinds => choices::records(book, kinds),
    }
}

/// A field, and what is wrong with it.
type Wrong = (&'static str, Text);

/// What was filled in; none where the form does not have the field, or only shows it.
fn value_in(form: &Form, facts: &'static Facts) -> Option<Result<Value<'static>, Wrong>> {
    if facts.by_verbs {
        return None;
    }
    if facts.shape == Shape::Rows {
        return rows::value_in(form, facts);
    }
    if facts.parts.is_empty() {
        return single(form, facts);
    }
    let parts = facts.parts.iter().map(|part| single(form, part));
    let parts: Result<Vec<_>, Wrong> = parts.collect::<Option<Vec<_>>>()?.into_iter().collect();
    Some(parts.map(|parts| {
        // What is given by verbs is taken back by clearing what it begins with.
        let taken_back = facts.later && parts.first().is_none_or(Value::is_empty);
        if taken_back || parts.iter().all(Value::is_empty) {
            Value::Empty
        } else {
            Value::Group(parts)
        }
    }))
}

fn single(form: &Form, facts: &'static Facts) -> Option<Result<Value<'static>, Wrong>> {
    let id = facts.id;
    form.editor(id).filter(|editor| editor.is_editable())?;
    let key = |keys: Vec<String>| keys.into_iter().filter_map(|key| key.parse().ok());
    let value = match facts.shape {
        Shape::Line
        | Shape::Name
        | Shape::Phone
        | Shape::Lines(_)
        | Shape::Number
        | Shape::Money
        | Shape::Points => {
            return Some(plain(facts, &form.text(id)).map_err(|why| (id, why.text())));
        }
        Shape::Day => form.day(id).map_or(Value::Empty, Value::Day),
        Shape::Flag(_) => Value::Flag(form.yes(id)),
        Shape::Choice(choices) => {
            let key = form.key(id);
            let chosen = choices.iter().find(|it| Some(it.code) == key.as_deref());
            chosen.map_or(Value::Empty, |it| Value::Choice(it.code))
        }
        Shape::Ref([kind]) => key(form.keys(id))
            .next()
            .map_or(Value::Empty, |id| Value::Ref(*kind, id)),
        Shape::Refs(kind) => Value::Refs(kind, key(form.keys(id)).collect()),
        Shape::Ref(_) => {
            let key = form.key(id);
            let chosen = key.as_deref().and_then(choices::of_key);
            chosen.map_or(Value::Empty, |(kind, id)| Value::Ref(kind, id))
        }
        Shape::Group | Shape::Rows | Shape::Evidence | Shape::Files => return None,
    };
    Some(Ok(value))
}
