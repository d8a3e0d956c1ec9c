//! Several groups of one record and a word about it, in a form: who was excused, and why; what each
//! sector spent. The records are chosen in one field; below it, each has a line for its word.
//!
//! Lines stand under names, because people write them: where two of one name were chosen, the number
//! tells which. What is chosen gets its line, and what is given back loses it, by [`follow`].

use super::fields;
use crate::desk::written::plain;
use crate::domain::described::{Facts, Shape, Value};
use crate::text;
use crate::text::Text;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::form::{Field, Form};

/// How many lines of words are seen at once.
const ROWS: u16 = 3;

/// The parts: the record and its word.
fn parts(facts: &Facts) -> Option<(&'static Facts, &'static Facts)> {
    match (facts.shape, facts.parts) {
        (Shape::Rows, [record, word]) => Some((record, word)),
        _ => None,
    }
}

/// The field in which the records of such a field are chosen; none for others.
pub(super) fn chosen_in(facts: &Facts) -> Option<&'static str> {
    parts(facts).map(|(record, _)| record.id)
}

/// The two fields: `choose` makes the one in which the records that are there are chosen.
pub(super) fn fields_of(
    facts: &Facts,
    value: &Value<'_>,
    choose: impl FnOnce(&'static Facts, &[u64]) -> Field,
) -> Vec<Field> {
    let Some((record, word)) = parts(facts) else {
        return Vec::new();
    };
    let rows: &[Vec<Value<'_>>] = match value {
        Value::Rows(rows) => rows,
        _ => &[],
    };
    let ids = rows.iter().filter_map(|row| match row.first() {
        Some(Value::Ref(_, id)) => Some(*id),
        _ => None,
    });
    let field = choose(record, &ids.collect::<Vec<_>>());
    let words = rows.iter().map(|row| match row.get(1) {
        Some(Value::Text(word)) => word.clone().into_owned(),
        Some(Value::Money(amount)) => amount.to_string(),
        Some(Value::Points(points)) => points.to_string(),
        _ => String::new(),
    });
    let names = names(&field.editor).into_iter();
    let lines: Vec<String> = names
        .zip(words)
        .map(|((_, name), word)| line(&name, &word))
        .collect();
    let words = fields::lines(word.id, word.label.into(), &lines.join("\n"), ROWS);
    let help = word.help.map_or(
        Text::of(
            "每人一行，写在冒号后面",
            "a line each, written behind the colon",
        ),
        Into::into,
    );
    vec![field, words.help(help)]
}

/// What was filled in; none where the form does not have the fields.
pub(super) fn value_in(
    form: &Form,
    facts: &Facts,
) -> Option<Result<Value<'static>, (&'static str, Text)>> {
    let (record, word) = parts(facts)?;
    let Shape::Ref([kind]) = record.shape else {
        return None;
    };
    let chosen = names(form.editor(record.id)?);
    let text = form.text(word.id);
    let mut lines: Vec<(&str, &str)> = written(&text).collect();
    let rows = chosen.into_iter().filter_map(|(key, name)| {
        let at = lines.iter().position(|(of, _)| *of == name);
        let about = at.map_or("", |at| lines.remove(at).1);
        let id = key.parse().ok()?;
        Some(plain(word, about).map(|about| vec![Value::Ref(*kind, id), about]))
    });
    let rows: Result<Vec<_>, _> = rows.collect();
    if let Some((stray, _)) = lines.first() {
        let (zh, en) = (facts.label.zh, facts.label.en);
        let why = text!(
            "“{stray}”不在“{zh}”里。每人一行，姓名后面写冒号。",
            "“{stray}” is not among “{en}”. Write a line each, with a colon behind the name."
        );
        return Some(Err((word.id, why)));
    }
    let value = |rows: Vec<_>| match rows.is_empty() {
        true => Value::Empty,
        false => Value::Rows(rows),
    };
    Some(rows.map(value).map_err(|trouble| (word.id, trouble.text())))
}

/// Others were chosen: each has its line.
pub(super) fn follow(facts: &Facts, form: &mut Form) {
    let Some((record, word)) = parts(facts) else {
        return;
    };
    let Some(chosen) = form.editor(record.id).map(names) else {
        return;
    };
    let text = form.text(word.id);
    let words: Vec<(&str, &str)> = written(&text).collect();
    let lines = chosen.into_iter().map(|(_, name)| {
        let word = words.iter().find(|(of, _)| *of == name);
        line(&name, word.map_or("", |(_, word)| word))
    });
    let lines: Vec<String> = lines.collect();
    if let Some(editor) = form.editor_mut(word.id) {
        editor.follow(&lines.join("\n"));
    }
}

fn line(name: &str, word: &str) -> String {
    format!("{name}：{word}")
}

/// The lines with whom each is about, as they are written.
fn written(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    lines.map(|line| {
        let (name, word) = line.split_once(['：', ':']).unwrap_or((line, ""));
        (name.trim(), word.trim())
    })
}

/// What is chosen, by its key, and under which name its line stands.
fn names(editor: &Editor) -> Vec<(String, String)> {
    let Editor::Choice(field) = editor else {
        return Vec::new();
    };
    let labels: Vec<&str> = field.labels().collect();
    let named = field.chosen().zip(&labels).map(|(key, label)| {
        let shared = labels.iter().filter(|it| *it == label).count() > 1;
        let name = match shared {
            true => format!("{label}#{key}"),
            false => (*label).to_owned(),
        };
        (key.to_owned(), name)
    });
    named.collect()
}
