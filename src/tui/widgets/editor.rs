//! The kinds of field that a form is made of, under one set of verbs.
//!
//! A value goes in and out as text (a draft, kept when the line drops) or in its own type.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::Outcome;
use super::check_field::CheckField;
use super::choice_field::ChoiceField;
use super::date_field::DateField;
use super::field_keys;
use super::text_area::TextArea;
use super::text_field::TextField;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::keymap::KeyRow;
use crate::tui::theme::Role;

/// A field's editor.
#[derive(Clone, Debug)]
pub enum Editor {
    /// One line of text.
    Line(TextField),
    /// Several lines, shown in so many rows.
    Lines(TextArea, u16),
    /// One or several of many.
    Choice(ChoiceField),
    /// A day.
    Day(DateField),
    /// Boxes.
    Check(CheckField),
    /// Something that is shown and cannot be changed here.
    Shown(String),
}

impl Editor {
    /// The value as text: what is typed, or the keys of what is chosen, one a line.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Editor::Line(field) => field.text().to_owned(),
            Editor::Lines(area, _) => area.text().to_owned(),
            Editor::Choice(field) => field.chosen().collect::<Vec<_>>().join("\n"),
            Editor::Day(field) => field.text().to_owned(),
            Editor::Check(field) => field.ticked().collect::<Vec<_>>().join("\n"),
            Editor::Shown(_) => String::new(),
        }
    }

    /// The same for people: of what is chosen or ticked, the words.
    #[must_use]
    pub fn words(&self, locale: Locale) -> String {
        match self {
            Editor::Line(_) | Editor::Lines(..) | Editor::Day(_) => self.text(),
            Editor::Choice(field) => field.labels().collect::<Vec<_>>().join(locale.between()),
            Editor::Check(field) => {
                let ticked: Vec<_> = field.labels(locale).collect();
                ticked.join(locale.between())
            }
            Editor::Shown(words) => words.clone(),
        }
    }

    /// Takes a value back from its text.
    pub fn restore(&mut self, text: &str) {
        let keys = || text.split('\n').filter(|key| !key.is_empty());
        match self {
            Editor::Line(field) => field.set(text),
            Editor::Lines(area, _) => area.set(text),
            Editor::Choice(field) => field.set(keys()),
            Editor::Day(field) => field.set(text),
            Editor::Check(field) => field.set(keys()),
            Editor::Shown(_) => {}
        }
    }

    /// The keys of what is chosen or ticked; none for a field of text.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        match self {
            Editor::Choice(field) => field.chosen().map(str::to_owned).collect(),
            Editor::Check(field) => field.ticked().map(str::to_owned).collect(),
            Editor::Line(_) | Editor::Lines(..) | Editor::Day(_) | Editor::Shown(_) => Vec::new(),
        }
    }

    /// The day; `None` when there is none or the field is of another kind.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Editor::Day(field) => field.day().ok().flatten(),
            Editor::Line(_)
            | Editor::Lines(..)
            | Editor::Choice(_)
            | Editor::Check(_)
            | Editor::Shown(_) => None,
        }
    }

    /// What is wrong with what was typed, whatever the form wants of it.
    #[must_use]
    pub fn fault(&self) -> Option<Text> {
        match self {
            Editor::Day(field) => field.day().err(),
            Editor::Choice(field) => field.fault(),
            Editor::Line(_) | Editor::Lines(..) | Editor::Check(_) | Editor::Shown(_) => None,
        }
    }

    /// Whether the keyboard can be in it.
    #[must_use]
    pub fn is_editable(&self) -> bool {
        !matches!(self, Editor::Shown(_))
    }

    /// It is to be saved: what is being chosen is taken.
    pub fn commit(&mut self) {
        if let Editor::Choice(field) = self {
            field.commit();
        }
    }

    /// The keyboard goes elsewhere.
    pub fn leave(&mut self) {
        match self {
            Editor::Choice(field) => field.close(),
            Editor::Day(field) => field.settle(),
            Editor::Line(field) => field.leave(),
            Editor::Lines(..) | Editor::Check(_) | Editor::Shown(_) => {}
        }
    }

    /// Another default, which follows from another field.
    pub fn follow(&mut self, text: &str) {
        match self {
            Editor::Line(field) => field.follow(text),
            Editor::Lines(..) | Editor::Choice(_) | Editor::Day(_) | Editor::Check(_) => {
                self.restore(text)
            }
            Editor::Shown(words) => text.clone_into(words),
        }
    }

    /// Its text is a default that nobody wrote: the first key typed replaces it. Days are replaced
    /// so in any case.
    pub fn propose(&mut self) {
        if let Editor::Line(field) = self {
            field.propose();
        }
    }

    /// Edits.
    pub fn handle(&mut self, input: &Input) -> Outcome {
        match self {
            Editor::Line(field) => field.handle(input),
            Editor::Lines(area, _) => area.handle(input),
            Editor::Choice(field) => field.handle(input),
            Editor::Day(field) => field.handle(input),
            Editor::Check(field) => field.handle(input),
            Editor::Shown(_) => Outcome::Ignored,
        }
    }

    /// The keys that act in it.
    #[must_use]
    pub fn key_rows(&self) -> Vec<KeyRow> {
        match self {
            Editor::Line(_) => field_keys::TEXT.pages(),
            Editor::Lines(..) => [field_keys::LINES.pages(), field_keys::TEXT.pages()].concat(),
            Editor::Choice(_) => field_keys::CHOICE.pages(),
            Editor::Day(_) => [field_keys::DATE.pages(), field_keys::TEXT.pages()].concat(),
            Editor::Check(_) => field_keys::BOXES.pages(),
            Editor::Shown(_) => Vec::new(),
        }
    }

    /// The rows it needs in `width` columns.
    #[must_use]
    pub fn rows(&self, width: u16, locale: Locale) -> u16 {
        match self {
            Editor::Lines(_, rows) => (*rows).max(1),
            Editor::Check(field) => field.rows(width, locale),
            Editor::Line(_) | Editor::Choice(_) | Editor::Day(_) | Editor::Shown(_) => 1,
        }
    }

    /// Draws it.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        match self {
            Editor::Line(field) => field.draw(area, canvas, focused),
            Editor::Lines(text, _) => text.draw(area, canvas, focused),
            Editor::Choice(field) => field.draw(area, canvas, focused),
            Editor::Day(field) => field.draw(area, canvas, focused),
            Editor::Check(field) => field.draw(area, canvas, focused),
            Editor::Shown(words) => {
                let style = canvas.style(Role::Muted);
                canvas.text(area.x, area.y, area.width, words, style);
            }
        }
    }

    /// Draws what hangs over other fields: an open list.
    pub fn draw_over(&self, field: Rect, canvas: &mut Canvas<'_>) {
        if let Editor::Choice(choice) = self {
            choice.draw_list(field, canvas);
        }
    }
}
