//! The editor of a record: labelled fields, what is wrong beside each, save or discard.
//!
//! Knows required fields and days that are none; every other check is the desk's, whose refusals
//! come back through [`Form::refuse`] and stay beside their fields until the field is changed. Nothing
//! typed is lost unasked: Esc asks when something was changed.

use std::cell::Cell;

use super::Outcome;
use super::editor::Editor;
use super::leaving::Leaving;
use super::overlay_keys::{FORM, FormStep, LEAVING, LeaveStep};
use crate::text::Text;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Lookup};
use chrono::NaiveDate;

/// A labelled field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in drafts and for [`Form::refuse`].
    pub id: &'static str,
    /// Its label.
    pub label: Text,
    /// Its editor.
    pub editor: Editor,
    /// Whether the form can't be saved while it is empty.
    pub required: bool,
    /// What to write there, shown while the keyboard is in it.
    pub help: Option<Text>,
    /// What is wrong with it.
    pub(super) error: Option<Text>,
}

impl Field {
    /// A field that may stay empty.
    #[must_use]
    pub fn new(id: &'static str, label: Text, editor: Editor) -> Field {
        Field {
            id,
            label,
            editor,
            required: false,
            help: None,
            error: None,
        }
    }

    /// The same, required.
    #[must_use]
    pub fn required(mut self) -> Field {
        self.required = true;
        if let Editor::Check(field) = &mut self.editor {
            field.require();
        }
        self
    }

    /// The same, with help.
    #[must_use]
    pub fn help(mut self, help: Text) -> Field {
        self.help = Some(help);
        self
    }
}

/// What a form wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormOutcome {
    /// A field was changed: what is typed may be kept.
    Changed,
    /// Save; answer by closing the form, or by [`Form::refuse`].
    Save,
    /// Close, and keep what was typed for later.
    Keep,
    /// Close, and throw away what was typed.
    Discard,
}

/// Is `id` the field `of`, or a part of it, whose id goes on behind a dot?
pub fn is_of(id: &str, of: &str) -> bool {
    let rest = id.strip_prefix(of);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The texts of a form's fields by their ids.
pub type Texts = Vec<(String, String)>;

/// The editor.
#[derive(Clone, Debug)]
pub struct Form {
    pub(super) title: Text,
    pub(super) fields: Vec<Field>,
    /// The field that has the keyboard; `fields.len()` is the save button.
    pub(super) at: usize,
    /// The values at the beginning, or as they were saved.
    before: Vec<String>,
    /// Why what was typed last went nowhere.
    pub(super) untaken: Option<Text>,
    /// What is wrong with the whole.
    pub(super) refusal: Option<Text>,
    /// Whether it is asked what shall become of the changes.
    pub(super) leaving: Leaving,
    /// The row at the top, as of the last drawing.
    pub(super) top: Cell<u16>,
}

impl Form {
    /// A form whose first editable field has the keyboard.
    #[must_use]
    pub fn new(title: Text, fields: Vec<Field>) -> Form {
        let before = fields.iter().map(|field| field.editor.text()).collect();
        let at = fields
            .iter()
            .position(|f| f.editor.is_editable())
            .unwrap_or(fields.len());
        Form {
            title,
            fields,
            at,
            before,
            untaken: None,
            refusal: None,
            leaving: Leaving::default(),
            top: Cell::new(0),
        }
    }

    /// Whoever shows the form keeps what was typed for later when asked to ([`FormOutcome::Keep`]).
    pub fn can_be_kept(&mut self) {
        self.leaving = Leaving::that_keeps();
    }

    /// What stands in the fields are defaults that nobody wrote: the first key typed into one
    /// replaces it.
    pub fn propose(&mut self) {
        for field in &mut self.fields {
            field.editor.propose();
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// The fields, in their order.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The editor of a field.
    #[must_use]
    pub fn editor(&self, id: &str) -> Option<&Editor> {
        self.fields
            .iter()
            .find(|field| field.id == id)
            .map(|field| &field.editor)
    }

    /// The editor of a field, to change what it offers or holds.
    pub fn editor_mut(&mut self, id: &str) -> Option<&mut Editor> {
        self.fields
            .iter_mut()
            .find(|field| field.id == id)
            .map(|field| &mut field.editor)
    }

    /// Takes the keyboard to a field that can be edited.
    pub fn go_to(&mut self, id: &str) {
        let at = self.fields.iter().position(|field| field.id == id);
        if let Some(at) = at.filter(|at| self.fields[*at].editor.is_editable()) {
            self.go(at);
        }
    }

    /// The text of a field, without blanks around it; empty when there is no such field.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.editor(id)
            .map(|editor| editor.text().trim().to_owned())
            .unwrap_or_default()
    }

    /// The day of a field.
    #[must_use]
    pub fn day(&self, id: &str) -> Option<NaiveDate> {
        self.editor(id).and_then(Editor::day)
    }

    /// The keys of what is chosen or ticked in a field.
    #[must_use]
    pub fn keys(&self, id: &str) -> Vec<String> {
        self.editor(id).map(Editor::keys).unwrap_or_default()
    }

    /// The key of the one thing chosen in a field.
    #[must_use]
    pub fn key(&self, id: &str) -> Option<String> {
        self.keys(id).into_iter().next()
    }

    /// Whether the one box of a yes-or-no field is ticked.
    #[must_use]
    pub fn yes(&self, id: &str) -> bool {
        !self.keys(id).is_empty()
    }

    /// Whether anything differs from the beginning.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let now = self.fields.iter().map(|field| field.editor.text());
        now.ne(self.before.iter().cloned())
    }

    /// Takes over what others changed of what is only shown; what can be typed stays as it is.
    pub fn renew(&mut self, now: Form) {
        self.title = now.title;
        for fresh in now.fields.into_iter().filter(|it| !it.editor.is_editable()) {
            let shown = self.fields.iter_mut().find(|it| it.id == fresh.id);
            if let Some(field) = shown.filter(|it| !it.editor.is_editable()) {
                *field = fresh;
            }
        }
    }

    /// It was not saved: why, beside a field or (`None`) for the whole. The keyboard goes to the
    /// first field that is refused.
    pub fn refuse(&mut self, faults: impl IntoIterator<Item = (Option<&'static str>, Text)>) {
        let mut first = None;
        for (id, why) in faults {
            match id.and_then(|id| self.fields.iter().position(|field| is_of(field.id, id))) {
                Some(at) => {
                    self.fields[at].error = Some(why);
                    first = Some(first.unwrap_or(at).min(at));
                }
                None => self.refusal = Some(why),
            }
        }
        if let Some(first) = first {
            self.go(first);
        }
    }

    /// Edits, moves, saves, or asks.
    pub fn handle(&mut self, input: &Input) -> Outcome<FormOutcome> {
        self.untaken = None;
        if self.leaving.is_asked() {
            match self.leaving.answer(input) {
                Some(LeaveStep::GoOn) => return Outcome::Taken,
                Some(LeaveStep::Save) => return self.save(),
                Some(LeaveStep::Keep) => return Outcome::Gave(FormOutcome::Keep),
                Some(LeaveStep::Discard) => return Outcome::Gave(FormOutcome::Discard),
                None => {}
            }
        }
        let step = input.key().map(|key| FORM.look_up(key, &()));
        if step == Some(Lookup::Do(FormStep::Save)) {
            return self.save();
        }
        if let Some(field) = self.fields.get_mut(self.at) {
            let before = field.editor.text();
            let outcome = field.editor.handle(input);
            if field.editor.text() != before {
                field.error = None;
                self.refusal = None;
                return Outcome::Gave(FormOutcome::Changed);
            }
            if outcome.is_taken() {
                return Outcome::Taken;
            }
        }
        let Some(Lookup::Do(step)) = step else {
            self.untaken = self.no_place_for(input);
            return match self.untaken {
                Some(_) => Outcome::Taken,
                None => Outcome::Ignored,
            };
        };
        match step {
            FormStep::Next if self.at >= self.fields.len() && input.key() == Some(Key::ENTER) => {
                return self.save();
            }
            FormStep::Save => return self.save(),
            FormStep::Next => self.next(),
            FormStep::Back => self.back(),
            FormStep::Leave if self.is_changed() => self.leaving.ask(),
            FormStep::Leave => return Outcome::Closed,
        }
        Outcome::Taken
    }

    /// The keys that act in it now: those of the question that closing asks, else its own and those of the field.
    #[must_use]
    pub fn key_rows(&self) -> Vec<KeyRow> {
        if self.leaving.is_asked() {
            return LEAVING.pages();
        }
        let mut rows = FORM.pages();
        let field = self.fields.get(self.at);
        let of_field = field.map_or_else(Vec::new, |it| it.editor.key_rows());
        // Saving first; what the field does stands before moving on.
        rows.splice(1..1, of_field);
        rows
    }

    /// That a text has no place where the keyboard is.
    fn no_place_for(&self, input: &Input) -> Option<Text> {
        let is_text = match input {
            Input::Paste(text) => !text.trim().is_empty(),
            other => other.key().and_then(Key::typed).is_some_and(|c| c != ' '),
        };
        let field = self.fields.get(self.at).map(|it| &it.editor);
        is_text.then(|| match field {
            Some(Editor::Check(_)) => Text::of(
                "这一项用空格键勾选，不能填写文字",
                "this field is ticked with Space; text has no place here",
            ),
            _ => Text::of(
                "光标不在可填写的项上；Tab 或 ↑ 回到要填写的项",
                "the keyboard is in no field that takes text; Tab goes to one",
            ),
        })
    }

    fn save(&mut self) -> Outcome<FormOutcome> {
        let mut first = None;
        if let Some(field) = self.fields.get_mut(self.at) {
            field.editor.commit();
        }
        for (at, field) in self.fields.iter_mut().enumerate() {
            let empty = field.required && field.editor.text().trim().is_empty();
            field.error = match field.editor.fault() {
                Some(fault) => Some(fault),
                None if empty => Some(Text::of("必填", "required")),
                None => None,
            };
            if field.error.is_some() {
                first = first.or(Some(at));
            }
        }
        self.refusal = None;
        match first {
            Some(first) => {
                self.go(first);
                Outcome::Taken
            }
            None => {
                if let Some(field) = self.fields.get_mut(self.at) {
                    field.editor.leave();
                }
                Outcome::Gave(FormOutcome::Save)
            }
        }
    }

    fn next(&mut self) {
        let after = (self.at + 1..self.fields.len()).find(|i| self.fields[*i].editor.is_editable());
        if self.at >= self.fields.len() {
            self.go(self.first());
        } else {
            self.go(after.unwrap_or(self.fields.len()));
        }
    }

    fn back(&mut self) {
        let before = (0..self.at)
            .rev()
            .find(|i| self.fields[*i].editor.is_editable());
        self.go(before.unwrap_or(self.fields.len()));
    }

    fn first(&self) -> usize {
        let editable = self
            .fields
            .iter()
            .position(|field| field.editor.is_editable());
        editable.unwrap_or(self.fields.len())
    }

    fn go(&mut self, to: usize) {
        if let Some(field) = self.fields.get_mut(self.at)
            && to != self.at
        {
            field.editor.leave();
            if field.error.is_none() {
                field.error = field.editor.fault();
            }
        }
        self.at = to;
    }
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
