//! Records as they stood on an earlier day, as far as facts have days: what came later is not there,
//! what ended later goes on.
//!
//! Which day is that of a record's coming, and which fields tell of later days, follows from its
//! description. Whoever looks back sees records without what is known of later days, and may change
//! one. Then what was not seen stays: [`AsOf::with_later`] puts it back.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::described::{Described, Field, Shape, Value};
use super::form::RegistrationForm;
use super::settings::Settings;

/// Something that can be looked at as of a day.
pub trait AsOf: Clone {
    /// As it stood on `day`; none where it came later.
    fn as_of(&self, day: NaiveDate) -> Option<Cow<'_, Self>>;

    /// What somebody who saw it as of `day` made of it, with what is known of later days: that was
    /// not seen, and stays as in `whole`.
    #[must_use]
    fn with_later(self, whole: &Self, day: NaiveDate) -> Self;
}

impl<T: Described> AsOf for T {
    fn as_of(&self, day: NaiveDate) -> Option<Cow<'_, Self>> {
        let mut days = T::FIELDS.iter().filter(|it| it.facts.comes);
        let later = |it: &Field<T>| matches!((it.get)(self, day), Value::Day(came) if came > day);
        if days.any(later) {
            return None;
        }
        let then = self.stood(day);
        let mut seen = None;
        for field in telling() {
            (field.cut)(then.as_ref().unwrap_or(self), &mut seen, day);
        }
        let seen = seen.or(then);
        Some(seen.map_or(Cow::Borrowed(self), Cow::Owned))
    }

    fn with_later(mut self, whole: &Self, day: NaiveDate) -> Self {
        for field in telling() {
            (field.go_on)(&mut self, whole, day);
        }
        Described::go_on(&mut self, whole, day);
        self
    }
}

/// The fields that may tell of days on which nothing of them was known yet. A day that may lie ahead
/// is known before it.
fn telling<T: Described>() -> impl Iterator<Item = &'static Field<T>> {
    let fields = T::FIELDS.iter();
    fields.filter(|it| it.facts.shape != Shape::Day || it.facts.past)
}

/// Settings hold on every day.
impl AsOf for Settings {
    fn as_of(&self, _day: NaiveDate) -> Option<Cow<'_, Self>> {
        Some(Cow::Borrowed(self))
    }

    fn with_later(self, _whole: &Self, _day: NaiveDate) -> Self {
        self
    }
}

/// A form with the steps that were taken by then. What is written on it has no days, and is
/// corrected by itself, never as a whole record.
impl AsOf for RegistrationForm {
    fn as_of(&self, day: NaiveDate) -> Option<Cow<'_, Self>> {
        if self
            .history()
            .last()
            .is_none_or(|last| last.at.date() <= day)
        {
            return Some(Cow::Borrowed(self));
        }
        self.until(day).map(Cow::Owned)
    }

    fn with_later(self, _whole: &Self, _day: NaiveDate) -> Self {
        self
    }
}
