//! A record by its fields, where its type is not known: what is done for every kind in one way is
//! written once, and compiled once.

use chrono::NaiveDate;

use super::{Change, Described, Ever, Facts, Misfit, Shape, Value};
use crate::domain::form::{RegistrationForm, SHEET};
use crate::domain::scope::Scope;
use crate::domain::settings::Settings;

/// A field of a record, and what it holds.
pub type Filled<'r> = (&'static Facts, Value<'r>);

/// What can be asked of a record, and done to it, by its fields.
pub trait Fields {
    /// What is known of the fields of its kind.
    fn facts() -> Vec<&'static Facts>
    where
        Self: Sized,
    {
        Vec::new()
    }

    /// Whose it is.
    fn scope(&self) -> Scope;

    /// Its fields with what they hold, seen as of a day.
    fn filled(&self, _on: NaiveDate) -> Vec<Filled<'_>> {
        Vec::new()
    }

    /// Has somebody looked at it and said that it holds? None where it needs no look.
    fn is_verified(&self) -> Option<bool> {
        let mut filled = self.filled(NaiveDate::MAX).into_iter();
        let evidence = filled.find(|(facts, _)| facts.shape == Shape::Evidence);
        evidence.map(|(_, value)| !value.is_empty())
    }

    /// Puts a value into the field of this name.
    ///
    /// # Errors
    /// The field can't hold the value, or there is no such field.
    fn set(&mut self, _field: &str, _value: &Value<'_>, _change: Change) -> Result<(), Misfit> {
        Err(Misfit::Shape)
    }

    /// Its fields with all that they hold.
    fn ever(&self) -> Vec<(&'static Facts, Ever<'_>)> {
        Vec::new()
    }
}

impl<T: Described> Fields for T {
    fn facts() -> Vec<&'static Facts> {
        T::FIELDS.iter().map(|field| &field.facts).collect()
    }

    fn scope(&self) -> Scope {
        Described::scope(self)
    }

    fn filled(&self, on: NaiveDate) -> Vec<Filled<'_>> {
        let fields = T::FIELDS.iter();
        fields.map(|it| (&it.facts, (it.get)(self, on))).collect()
    }

    fn set(&mut self, field: &str, value: &Value<'_>, change: Change) -> Result<(), Misfit> {
        let field = T::FIELDS.iter().find(|it| it.facts.id == field);
        let field = field.ok_or(Misfit::Shape)?;
        (field.set)(self, value, change)
    }

    fn ever(&self) -> Vec<(&'static Facts, Ever<'_>)> {
        let fields = T::FIELDS.iter();
        fields.map(|it| (&it.facts, it.ever(self))).collect()
    }
}

/// Settings have a table of their own.
impl Fields for Settings {
    fn scope(&self) -> Scope {
        Scope::TestStore
    }
}

/// A form is a printed sheet, and takes steps.
impl Fields for RegistrationForm {
    fn facts() -> Vec<&'static Facts> {
        SHEET.iter().collect()
    }

    fn scope(&self) -> Scope {
        Scope::Member(self.sheet.member)
    }
}
