//! Takes what was filled in out of a form, into a record.
//!
//! A field that the form does not have leaves the record's value as it is: small editors show
//! only what they are about. Only what can't be turned into a value is noted as wrong here;
//! whether the record can stand is the desk's to say.

use chrono::NaiveDate;

use super::fields::MOVED_ON;
use crate::desk::{FieldError, Refusal};
use crate::domain::dated::Overtaken;
use crate::domain::id::Id;
use crate::exchange::names::person_name;
use crate::text::Text;
use crate::tui::widgets::form::Form;

/// A form being read.
pub(super) struct Reading<'f> {
    form: &'f Form,
    faults: Vec<FieldError>,
}

impl<'f> Reading<'f> {
    /// Begins.
    pub(super) fn of(form: &'f Form) -> Reading<'f> {
        let faults = Vec::new();
        Reading { form, faults }
    }

    /// Ends: what could not be read, field by field.
    pub(super) fn done(self) -> Result<(), Refusal> {
        if self.faults.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Fields(self.faults))
        }
    }

    /// A field can't be read.
    pub(super) fn wrong(&mut self, field: &'static str, text: Text) {
        self.faults.push(FieldError::new(field, text));
    }

    /// Text without blanks around it.
    pub(super) fn text(&mut self, field: &'static str, into: &mut String) -> &mut Self {
        if self.has(field) {
            *into = self.form.text(field);
        }
        self
    }

    /// A person's name, in the one writing that rosters have.
    pub(super) fn name(&mut self, field: &'static str, into: &mut String) -> &mut Self {
        if self.has(field) {
            *into = person_name(&self.form.text(field));
        }
        self
    }

    /// A day, or none.
    pub(super) fn day(&mut self, field: &'static str, into: &mut Option<NaiveDate>) -> &mut Self {
        if self.has(field) {
            *into = self.form.day(field);
        }
        self
    }

    /// A day that must be there.
    pub(super) fn the_day(&mut self, field: &'static str, into: &mut NaiveDate) -> &mut Self {
        if self.has(field) {
            match self.form.day(field) {
                Some(day) => *into = day,
                None => self.missing(field),
            }
        }
        self
    }

    /// Whether a box is ticked.
    pub(super) fn yes(&mut self, field: &'static str, into: &mut bool) -> &mut Self {
        if self.has(field) {
            *into = self.form.yes(field);
        }
        self
    }

    /// A record that was chosen, or none.
    pub(super) fn chosen<I: Id>(&mut self, field: &'static str, into: &mut Option<I>) -> &mut Self {
        if self.has(field) {
            *into = chosen(self.form, field);
        }
        self
    }

    /// A record that must be chosen.
    pub(super) fn the_chosen<I: Id>(&mut self, field: &'static str, into: &mut I) -> &mut Self {
        if self.has(field) {
            match chosen(self.form, field) {
                Some(id) => *into = id,
                None => self.missing(field),
            }
        }
        self
    }

    /// Notes where the day of a change can't be.
    pub(super) fn set(&mut self, set: Result<(), Overtaken>) {
        if let Err(overtaken) = set {
            self.wrong(MOVED_ON, overtaken.text());
        }
    }

    fn has(&self, field: &str) -> bool {
        self.form
            .editor(field)
            .is_some_and(|editor| editor.is_editable())
    }

    fn missing(&mut self, field: &'static str) {
        self.wrong(field, Text::of("此项必填。", "This must be filled in."));
    }
}

/// The record that was chosen in a field.
pub(super) fn chosen<I: Id>(form: &Form, field: &str) -> Option<I> {
    all_chosen(form, field).into_iter().next()
}

/// The records that were chosen in a field.
pub(super) fn all_chosen<I: Id>(form: &Form, field: &str) -> Vec<I> {
    let keys = form.keys(field).into_iter();
    keys.filter_map(|key| key.parse().ok().map(I::from_raw))
        .collect()
}

/// The choices of a field that are ticked; `of` knows them by their codes.
pub(super) fn ticked<T>(
    form: &Form,
    field: &str,
    of: fn(&str) -> Option<T>,
) -> impl Iterator<Item = T> {
    form.keys(field).into_iter().filter_map(move |key| of(&key))
}

/// The records whose keys a field's text holds, one a line.
pub(super) fn ids<I: Id>(text: &str) -> Vec<I> {
    let keys = text.lines();
    keys.filter_map(|key| key.parse().ok().map(I::from_raw))
        .collect()
}
