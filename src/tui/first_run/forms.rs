//! What the first-run page asks for: the organisation and its term.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::domain::organisation::{Organisation, Term};
use crate::text::{Locale, Text};
use crate::tui::drafts::{Draft, Subject, Typed};
use crate::tui::widgets::date_field::DateField;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::text_field::TextField;

/// The form of an organisation of one's own.
pub(super) fn organisation(title: Text, today: NaiveDate) -> Form {
    let mut form = Form::new(title, fields(today));
    form.can_be_kept();
    form
}

/// What was typed by `at`, to be kept.
pub(super) fn draft(form: &Form, locale: Locale, today: NaiveDate, at: NaiveDateTime) -> Draft {
    let before = organisation(Text::of("", ""), today);
    let fields = form.fields().iter().map(|field| Typed {
        id: field.id.to_owned(),
        label: field.label.clone(),
        text: field.editor.text(),
        words: field.editor.words(locale),
        before: before
            .editor(field.id)
            .map(Editor::text)
            .unwrap_or_default(),
    });
    Draft {
        subject: Subject::Founding,
        title: Text::of("新建：单位和届次", "a new store: organisation and term"),
        fields: fields.collect(),
        seen: None,
        at,
        discarded: false,
    }
}

/// Goes on with what was kept.
pub(super) fn restore(form: &mut Form, draft: &Draft) {
    for field in draft.changed() {
        if let Some(editor) = field.editor(form) {
            editor.restore(&field.text);
        }
    }
}

/// What was filled in; else the field that can't be taken, and why.
pub(super) fn read(form: &Form) -> Result<Organisation, (&'static str, Text)> {
    let number = form.text("term.number").parse().ok();
    let number = number.filter(|n| (1..100).contains(n)).ok_or((
        "term.number",
        Text::of("填 1 到 99 的整数。", "A whole number from 1 to 99."),
    ))?;
    let from = form
        .day("term.from")
        .ok_or(("term.from", Text::of("必填", "required")))?;
    Ok(Organisation {
        name: form.text("name"),
        term: Term {
            number,
            from,
            until: form.day("term.until"),
        },
        former_terms: Vec::new(),
    })
}

fn fields(today: NaiveDate) -> Vec<Field> {
    let day = |value| Editor::Day(DateField::new(value, today));
    let first_day = NaiveDate::from_ymd_opt(today.year(), 1, 1);
    vec![
        Field::new("name", Text::of("单位全称", "Organisation"), line(""))
            .required()
            .help(Text::of(
                "如：政协某市委员会",
                "the full name, as the papers carry it",
            )),
        Field::new("term.number", Text::of("第几届", "Term number"), line("1")).required(),
        Field::new(
            "term.from",
            Text::of("本届起始", "Term begins"),
            day(first_day),
        )
        .required(),
        Field::new("term.until", Text::of("本届届满", "Term ends"), day(None))
            .help(Text::of("未知可留空", "may stay empty")),
    ]
}

fn line(value: &str) -> Editor {
    let mut field = TextField::new(value);
    field.propose();
    Editor::Line(field)
}
