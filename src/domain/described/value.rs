//! What a field of a record holds, once nothing is known of its type any more.
//!
//! Within a kind's own file everything is typed. What shows, takes or compares fields of any kind
//! sees [`Value`]s. A [`FieldType`] is the bridge: one for each type that a field can have (`types`).

use std::borrow::Cow;

use chrono::NaiveDate;

use super::field::Shape;
use crate::domain::assessment::Points;
use crate::domain::attachment::Attachment;
use crate::domain::dated::Overtaken;
use crate::domain::money::Money;
use crate::domain::record::Kind;

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value<'r> {
    /// Nothing.
    Empty,
    /// Text; never empty.
    Text(Cow<'r, str>),
    /// A day.
    Day(NaiveDate),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(u64),
    /// An amount of money.
    Money(Money),
    /// Points of an assessment.
    Points(Points),
    /// One of a few, by its code.
    Choice(&'static str),
    /// A record.
    Ref(Kind, u64),
    /// Records of one kind.
    Refs(Kind, Vec<u64>),
    /// The parts of a group, in their order.
    Group(Vec<Value<'r>>),
    /// Several groups, each by its parts.
    Rows(Vec<Vec<Value<'r>>>),
    /// Files.
    Files(Cow<'r, [Attachment]>),
}

impl Value<'_> {
    /// Text without blanks around it.
    #[must_use]
    pub fn text(text: &str) -> Value<'_> {
        match text.trim() {
            "" => Value::Empty,
            text => Value::Text(Cow::Borrowed(text)),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(all: impl IntoIterator) -> Value<'static> {
        Value::Number(all.into_iter().count() as u64)
    }

    /// Do these words stand in it?
    #[must_use]
    pub fn has_text(&self, words: &str) -> bool {
        match self {
            Value::Text(text) => text.contains(words),
            Value::Group(parts) => parts.iter().any(|it| it.has_text(words)),
            Value::Rows(rows) => rows.iter().flatten().any(|it| it.has_text(words)),
            Value::Files(files) => files.iter().any(|it| it.name.contains(words)),
            _ => false,
        }
    }

    /// Is there nothing?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Empty => true,
            Value::Refs(_, ids) => ids.is_empty(),
            Value::Group(parts) => parts.iter().all(Value::is_empty),
            Value::Rows(rows) => rows.is_empty(),
            Value::Files(files) => files.is_empty(),
            _ => false,
        }
    }

    /// The same, of its own.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Group(parts) => Value::Group(parts.into_iter().map(Value::into_owned).collect()),
            Value::Empty => Value::Empty,
            Value::Day(day) => Value::Day(day),
            Value::Flag(yes) => Value::Flag(yes),
            Value::Number(number) => Value::Number(number),
            Value::Money(amount) => Value::Money(amount),
            Value::Points(points) => Value::Points(points),
            Value::Choice(code) => Value::Choice(code),
            Value::Ref(kind, id) => Value::Ref(kind, id),
            Value::Refs(kind, ids) => Value::Refs(kind, ids),
            Value::Rows(rows) => {
                let owned = |row: Vec<Value<'_>>| row.into_iter().map(Value::into_owned).collect();
                Value::Rows(rows.into_iter().map(owned).collect())
            }
            Value::Files(files) => Value::Files(Cow::Owned(files.into_owned())),
        }
    }
}

/// Why a field can't hold a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It must hold something.
    Missing,
    /// A group's part of this place can't hold its value, which may be that there is none.
    Part(usize),
    /// Of these two parts of a group only one can hold something.
    Either(usize, usize),
    /// The value is of another shape.
    Shape,
    /// The number is none that it can hold.
    Range,
    /// The day of the change can't be.
    Overtaken(Overtaken),
    /// The day of the change is another than this one, from which the value itself says that it holds.
    OtherDay(NaiveDate),
}

/// The day of which a record is seen, and the day from which what is changed holds.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// As of this day.
    pub on: NaiveDate,
    /// Holds from this day; without one it is a correction.
    pub from: Option<NaiveDate>,
}

impl Change {
    /// What is put right, seen as of a day.
    #[must_use]
    pub fn at(on: NaiveDate) -> Change {
        Change { on, from: None }
    }
}

/// What a field held for a time that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past<'r> {
    /// The first day; none where it had always been so, as far as is known.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: NaiveDate,
    /// What it held.
    pub value: Value<'r>,
}

/// All that a field holds, oldest first, each with the day from which it does; none where it always
/// did, as far as is known.
pub type Ever<'r> = Vec<(Option<NaiveDate>, Value<'r>)>;

/// A type that a field can have.
pub trait FieldType: Sized {
    /// Its shape.
    const SHAPE: Shape;
    /// Can it not be empty?
    const REQUIRED: bool = false;
    /// Does it change on days, so that earlier days keep what they had?
    const DATED: bool = false;

    /// What it holds, seen as of a day.
    fn value(&self, on: NaiveDate) -> Value<'_>;

    /// What it held before that, oldest first.
    fn earlier(&self, _on: NaiveDate) -> Vec<Past<'_>> {
        Vec::new()
    }

    /// What holds this value.
    ///
    /// # Errors
    /// No such field can hold it.
    fn of(value: &Value<'_>) -> Result<Self, Misfit>;

    /// Takes another value.
    ///
    /// # Errors
    /// It can't hold the value.
    fn take(&mut self, value: &Value<'_>, _change: Change) -> Result<(), Misfit> {
        *self = Self::of(value)?;
        Ok(())
    }

    /// Tells the records that it names, of whatever day.
    fn refer(&self, _told: &mut dyn FnMut(Kind, u64)) {}

    /// Names the record `to` wherever it names `from`, both of `kind`.
    fn rename(&mut self, _kind: Kind, _from: u64, _to: u64) {}

    /// What of it was known on a day; none where that is all.
    fn as_of(&self, _day: NaiveDate) -> Option<Self> {
        None
    }

    /// Takes over what `whole` has of days after this one, which whoever changed it had not seen.
    fn go_on(&mut self, _whole: &Self, _day: NaiveDate) {}
}

/// A part of a record that has fields itself: all of them are there, or none.
pub trait Group: Sized + Clone + PartialEq {
    /// What the parts hold, in their order.
    fn values(&self, on: NaiveDate) -> Vec<Value<'_>>;

    /// What holds these values, one for each part.
    ///
    /// # Errors
    /// [`Misfit::Part`]: that part can't hold its value.
    fn of(values: &[Value<'_>]) -> Result<Self, Misfit>;

    /// What of it was known on a day: by itself nothing before the days that it tells of.
    fn as_of(&self, day: NaiveDate) -> Seen<Self> {
        let later = |value: &Value<'_>| matches!(value, Value::Day(on) if *on > day);
        match self.values(day).iter().any(later) {
            true => Seen::Nothing,
            false => Seen::Whole,
        }
    }

    /// As [`FieldType::refer`].
    fn refer(&self, told: &mut dyn FnMut(Kind, u64));

    /// As [`FieldType::rename`].
    fn rename(&mut self, kind: Kind, from: u64, to: u64);
}

/// What of a group was known on a day.
pub enum Seen<T> {
    /// All of it.
    Whole,
    /// This.
    Part(T),
    /// Nothing: it had not come.
    Nothing,
}
