//! Records described once: of each kind its fields, in the order in which they are filled in.
//!
//! The description stands beside the record, in its own file, and is made by `fields!`. Whatever
//! shows, takes, compares or checks fields of any kind goes by it, and never by the record's type.

mod by_field;
mod field;
mod files;
mod groups;
mod listed;
mod types;
mod value;

pub(super) use by_field::ENDED;
pub use by_field::{Fields, Filled};
pub use field::{Class, Facts, Shape, Type};
pub(crate) use groups::groups;
pub use listed::{Computed, Listed, Only};
pub(crate) use listed::{computed, listed};
pub(crate) use types::{names, one_of, optional};
pub use value::{Change, Ever, FieldType, Group, Misfit, Past, Seen, Value};

use chrono::NaiveDate;

use super::book::Book;
use super::calendar::{Today, Year};
use super::record::Kind;
use super::scope::Scope;
use super::settings::Settings;
use crate::text::Text;

/// A field of a kind of record: what is known of it, and how it is reached.
pub struct Field<R: 'static> {
    /// What is known of it.
    pub facts: Facts,
    /// What it holds, seen as of a day.
    pub get: for<'r> fn(&'r R, NaiveDate) -> Value<'r>,
    /// What it held before that, oldest first.
    pub earlier: for<'r> fn(&'r R, NaiveDate) -> Vec<Past<'r>>,
    /// Takes a value.
    pub set: Take<R>,
    /// Tells the records that it names.
    pub refer: fn(&R, &mut dyn FnMut(Kind, u64)),
    /// Names another record in the place of one.
    pub rename: fn(&mut R, Kind, u64, u64),
    /// Leaves out what was not known on a day, in what is seen of the record where that is not all.
    pub cut: fn(&R, &mut Option<R>, NaiveDate),
    /// Takes over what the whole record has of later days.
    pub go_on: fn(&mut R, &R, NaiveDate),
}

impl<R> Field<R> {
    /// All that it holds.
    pub fn ever<'r>(&self, record: &'r R) -> Ever<'r> {
        let earlier = (self.earlier)(record, NaiveDate::MAX);
        let from = earlier.last().and_then(|past| past.until.succ_opt());
        let last = (from, (self.get)(record, NaiveDate::MAX));
        let earlier = earlier.into_iter().map(|past| (past.from, past.value));
        earlier.chain([last]).collect()
    }

    /// The same, for a field that takes values in a way of its own.
    #[must_use]
    pub const fn taken_by(mut self, set: Take<R>) -> Self {
        self.set = set;
        self
    }

    /// The same, for a field whose record keeps elsewhere what it held before.
    #[must_use]
    pub const fn before(mut self, earlier: for<'r> fn(&'r R, NaiveDate) -> Vec<Past<'r>>) -> Self {
        self.earlier = earlier;
        self
    }
}

/// How a record's field takes a value.
pub type Take<R> = fn(&mut R, &Value<'_>, Change) -> Result<(), Misfit>;

/// A kind of record as it is described.
pub trait Described: Clone + 'static {
    /// Its fields.
    const FIELDS: &'static [Field<Self>];

    /// What is reckoned from it and other records, to be shown with its fields.
    const COMPUTED: &'static [Computed<Self>] = &[];

    /// The columns of its list, in order; empty for a kind whose list is made by hand.
    const LIST: &'static [Listed] = &[];

    /// The fields that make its name in a sentence, in order.
    const NAME: &'static [&'static str] = &["title"];

    /// The fields that tell one from another.
    const KEY: &'static [&'static str] = Self::NAME;

    /// Further fields that tell one from another, where a table has all of them; none where only [`Self::KEY`]
    /// does.
    const ALSO: &'static [&'static str] = &[];

    /// Does it come by verbs alone? Then nobody enters one, by hand or in a list.
    const BY_VERBS: bool = false;

    /// Whose it is; of what is a part of another record, that says it.
    fn scope(&self) -> Scope {
        Scope::Office
    }

    /// The record that it is a part of, as an item is of a plan: whose that is, it is too, and it is
    /// not there before.
    fn part_of(&self) -> Option<(Kind, u64)> {
        None
    }

    /// The year in which it counts; none for what holds from a day on.
    fn year(&self) -> Option<Year> {
        None
    }

    /// The same, where the organisation has settled by which days its kind counts.
    fn year_by(&self, _settings: &Settings) -> Option<Year> {
        self.year()
    }

    /// Is it still to be done on a day? What waits stays in sight in later years.
    fn waits_on(&self, _day: NaiveDate) -> bool {
        false
    }

    /// What can't be right about it whatever else is recorded: of which field, and why.
    fn wrong(&self) -> Vec<(&'static str, Text)> {
        Vec::new()
    }

    /// As it stood on a day, in what no field tells alone; none where that is no other.
    fn stood(&self, _day: NaiveDate) -> Option<Self> {
        None
    }

    /// What somebody who saw it as of a day did not see of it, in what no field tells alone, is again as in `whole`.
    fn go_on(&mut self, _whole: &Self, _day: NaiveDate) {}

    /// A record that is not there yet, as it begins on a day; what must be said is empty.
    fn blank(book: &Book, today: Today) -> Self;
}

/// What the type of a field says of it: the field is named by how it is reached, so that its type
/// is written once, in its struct.
#[must_use]
pub const fn type_of<R, T: FieldType>(_: fn(&R) -> &T) -> Type {
    Type {
        shape: T::SHAPE,
        required: T::REQUIRED,
        dated: T::DATED,
    }
}

/// The fields of a kind, each with who may read it, its words, and what else is said of it. A
/// field that is left out does not compile.
macro_rules! fields {
    ($of:ident($($id:ident)?); $($class:ident $name:ident: $zh:literal / $en:literal $(.$say:ident($($arg:expr),*))*;)*) => {{
        const fn all_are_named(it: &$of) {
            let $of { $($id: _,)? $($name: _),* } = it;
        }
        let _ = all_are_named;
        &[$({
            use $crate::domain::described::{Field, FieldType};
            Field::<$of> {
                facts: $crate::domain::described::facts!($of, $class, stringify!($name), $name, $zh, $en),
                get: |it, on| FieldType::value(&it.$name, on),
                earlier: |it, on| FieldType::earlier(&it.$name, on),
                set: |it, value, change| FieldType::take(&mut it.$name, value, change),
                refer: |it, told| FieldType::refer(&it.$name, told),
                rename: |it, kind, from, to| FieldType::rename(&mut it.$name, kind, from, to),
                cut: |it, seen, day| if let Some(cut) = FieldType::as_of(&it.$name, day) {
                    seen.get_or_insert_with(|| it.clone()).$name = cut;
                },
                go_on: |it, whole, day| FieldType::go_on(&mut it.$name, &whole.$name, day),
            }$(.$say($($arg),*))*
        }),*]
    }};
}

/// The parts of a field that is a group, described in the same way; or of what is no field.
macro_rules! parts {
    ($field:literal, $of:ident; $($class:ident $name:ident: $zh:literal / $en:literal $(.$say:ident($($arg:expr),*))*;)*) => {
        &[$(
            $crate::domain::described::facts!(
                $of, $class, concat!($field, ".", stringify!($name)), $name, $zh, $en
            )$(.$say($($arg),*))*
        ),*]
    };
    ($of:ident; $($class:ident $name:ident: $zh:literal / $en:literal;)*) => {
        &[$($crate::domain::described::facts!($of, $class, stringify!($name), $name, $zh, $en)),*]
    };
}

macro_rules! facts {
    ($of:ident, $class:ident, $id:expr, $name:ident, $zh:literal, $en:literal) => {
        $crate::domain::described::Facts::of(
            $id,
            $crate::text::Words::of($zh, $en),
            $crate::domain::described::Class::$class,
            $crate::domain::described::type_of(|it: &$of| &it.$name),
        )
    };
}

pub(crate) use {facts, fields, parts};
