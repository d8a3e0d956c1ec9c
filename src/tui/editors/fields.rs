//! The kinds of fields that the editors use, made of the form's widgets.
//!
//! Knows no record: values come in as they are, and [`super::reading`] takes them out again.

use std::rc::Rc;

use super::choices::Options;
use crate::domain::choice::Choice;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::check_field::{CheckBox, CheckField, Ticks};
use crate::tui::widgets::choice_field::ChoiceField;
use crate::tui::widgets::date_field::DateField;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::form::Field;
use crate::tui::widgets::text_area::TextArea;
use crate::tui::widgets::text_field::TextField;

use chrono::NaiveDate;

/// The field of [`moved_on`].
pub(super) const MOVED_ON: &str = "moved_on";

/// One line of text.
pub(super) fn line(id: &'static str, label: Text, value: &str) -> Field {
    Field::new(id, label, Editor::Line(TextField::new(value)))
}

/// A number, which is written anew rather than gone on with: nobody means to make 123 of 12.
pub(super) fn number(id: &'static str, label: Text, value: impl ToString) -> Field {
    let field = TextField::new(value.to_string()).as_a_whole();
    Field::new(id, label, Editor::Line(field))
}

/// Several lines of text.
pub(super) fn lines(id: &'static str, label: Text, value: &str, rows: u16) -> Field {
    Field::new(id, label, Editor::Lines(TextArea::new(value), rows))
}

/// Anything else worth keeping.
pub(super) fn note(value: &str) -> Field {
    lines("note", Text::of("备注", "Note"), value, 3)
}

/// A day, read as people type it.
pub(super) fn day(id: &'static str, label: Text, value: Option<NaiveDate>, ctx: &Ctx<'_>) -> Field {
    let field = DateField::new(value, ctx.today().date);
    Field::new(id, label, Editor::Day(field)).help(Text::of(
        "如 3-20、2026-3-20、今天、-3（三天前）；Ctrl-↑↓ 前后一天",
        "such as 3-20, 2026-3-20, today, -3 (three days ago); Ctrl-Up/Down: a day",
    ))
}

/// From which day a change of the fields above holds; today, unless another is given.
pub(super) fn moved_on(ctx: &Ctx<'_>) -> Field {
    let label = Text::of("变动日期", "Changed on");
    day(MOVED_ON, label, Some(ctx.today().date), ctx).help(Text::of(
        "上面有变动的，自该日起算，以前照旧；原来录错、属更正的，清空此项",
        "earlier days stay as they were; empty: it was entered wrongly",
    ))
}

/// A box to tick, with its words.
pub(super) fn yes(id: &'static str, label: Text, words: Text, value: bool) -> Field {
    Field::new(id, label, Editor::Check(CheckField::yes_no(words, value)))
}

/// One of a few.
pub(super) fn one_of(
    id: &'static str,
    label: Text,
    all: &[Choice],
    value: Option<&'static str>,
) -> Field {
    // What is chosen no more stays where it was.
    let offered = all.iter().filter(|it| !it.former || Some(it.code) == value);
    let offered: Vec<Choice> = offered.copied().collect();
    boxes(id, label, &offered, value, Ticks::One)
}

/// Any of a few.
pub(super) fn any_of(
    id: &'static str,
    label: Text,
    all: &[Choice],
    values: impl IntoIterator<Item = &'static str>,
) -> Field {
    boxes(id, label, all, values, Ticks::Any)
}

/// One of many, found by typing.
pub(super) fn choice(
    id: &'static str,
    label: Text,
    options: &Options,
    value: Option<u64>,
) -> Field {
    let field = ChoiceField::one(Rc::clone(&options.all), Rc::clone(&options.find));
    chosen(id, label, field, value)
}

/// Several of many, found by typing.
pub(super) fn choices(id: &'static str, label: Text, options: &Options, values: &[u64]) -> Field {
    let field = ChoiceField::many(Rc::clone(&options.all), Rc::clone(&options.find));
    chosen(id, label, field, values.iter().copied())
}

/// Something that can't be changed here.
pub(super) fn shown(id: &'static str, label: Text, words: impl Into<String>) -> Field {
    Field::new(id, label, Editor::Shown(words.into()))
}

fn boxes(
    id: &'static str,
    label: Text,
    all: &[Choice],
    values: impl IntoIterator<Item = &'static str>,
    ticks: Ticks,
) -> Field {
    let all = all.iter().map(|choice| CheckBox {
        key: choice.code.to_owned(),
        label: choice.word.into(),
    });
    let mut field = CheckField::of(all.collect(), ticks);
    field.set(values);
    Field::new(id, label, Editor::Check(field))
}

fn chosen(
    id: &'static str,
    label: Text,
    mut field: ChoiceField,
    values: impl IntoIterator<Item = u64>,
) -> Field {
    let keys: Vec<String> = values.into_iter().map(|id| id.to_string()).collect();
    field.set(keys.iter().map(String::as_str));
    Field::new(id, label, Editor::Choice(field))
}
