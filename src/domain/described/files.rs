//! Files that were attached to a record, as a value.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::field::Shape;
use super::types::go_on;
use super::value::{FieldType, Misfit, Value};
use crate::domain::attachment::Attachment;

/// Forms only show them; verbs attach and detach.
impl FieldType for Vec<Attachment> {
    const SHAPE: Shape = Shape::Files;

    fn value(&self, _on: NaiveDate) -> Value<'_> {
        match self.as_slice() {
            [] => Value::Empty,
            files => Value::Files(Cow::Borrowed(files)),
        }
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        match value {
            Value::Files(files) => Ok(files.to_vec()),
            Value::Empty => Ok(Vec::new()),
            _ => Err(Misfit::Shape),
        }
    }

    fn as_of(&self, day: NaiveDate) -> Option<Self> {
        let later = |it: &Attachment| it.on.is_some_and(|on| on > day);
        let cut = self.iter().any(later);
        cut.then(|| self.iter().filter(|it| !later(it)).cloned().collect())
    }

    fn go_on(&mut self, whole: &Self, day: NaiveDate) {
        go_on(self, whole, day);
    }
}
