//! The types that fields have, as values: text, numbers, days, references, and each of these as it
//! changes on days. Groups are in `groups`. Choices are made by their own macro (`domain::choice`).

use chrono::NaiveDate;

use super::field::Shape;
use super::value::{Change, FieldType, Misfit, Past, Value};
use crate::domain::calendar::Year;
use crate::domain::dated::Dated;
use crate::domain::money::Money;
use crate::domain::record::Kind;
use crate::domain::yearwork::Body;
use crate::text::Words;

impl FieldType for String {
    const SHAPE: Shape = Shape::Line;

    fn value(&self, _on: NaiveDate) -> Value<'_> {
        Value::text(self)
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        match value {
            Value::Text(text) => Ok(text.clone().into_owned()),
            Value::Empty => Ok(String::new()),
            _ => Err(Misfit::Shape),
        }
    }
}

impl FieldType for bool {
    const SHAPE: Shape = Shape::Flag(Words::of("是", "yes"));

    fn value(&self, _on: NaiveDate) -> Value<'_> {
        Value::Flag(*self)
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        match value {
            Value::Flag(yes) => Ok(*yes),
            Value::Empty => Err(Misfit::Missing),
            _ => Err(Misfit::Shape),
        }
    }
}

impl FieldType for NaiveDate {
    const SHAPE: Shape = Shape::Day;
    const REQUIRED: bool = true;

    fn value(&self, _on: NaiveDate) -> Value<'_> {
        Value::Day(*self)
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        match value {
            Value::Day(day) => Ok(*day),
            Value::Empty => Err(Misfit::Missing),
            _ => Err(Misfit::Shape),
        }
    }
}

impl FieldType for Year {
    const SHAPE: Shape = Shape::Number;
    const REQUIRED: bool = true;

    fn value(&self, on: NaiveDate) -> Value<'_> {
        self.0.value(on)
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        FieldType::of(value).map(Year)
    }
}

macro_rules! numbers {
    ($($number:ident)*) => {$(
        impl FieldType for $number {
            const SHAPE: Shape = Shape::Number;
            const REQUIRED: bool = true;

            fn value(&self, _on: NaiveDate) -> Value<'_> {
                Value::Number(u64::from(*self))
            }

            fn of(value: &Value<'_>) -> Result<Self, Misfit> {
                match value {
                    Value::Number(number) => (*number).try_into().map_err(|_| Misfit::Range),
                    Value::Empty => Err(Misfit::Missing),
                    _ => Err(Misfit::Shape),
                }
            }
        }
    )*};
}

numbers! { u16 u32 }

impl FieldType for Money {
    const SHAPE: Shape = Shape::Money;
    const REQUIRED: bool = true;

    fn value(&self, _on: NaiveDate) -> Value<'_> {
        Value::Money(*self)
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        match value {
            Value::Money(amount) => Ok(*amount),
            Value::Empty => Err(Misfit::Missing),
            _ => Err(Misfit::Shape),
        }
    }
}

/// A field of this type may be empty as well. One implementation for all would stand against that
/// of groups.
macro_rules! optional {
    ($of:ty) => {
        impl $crate::domain::described::FieldType for Option<$of> {
            const SHAPE: $crate::domain::described::Shape =
                <$of as $crate::domain::described::FieldType>::SHAPE;

            fn value(&self, on: chrono::NaiveDate) -> $crate::domain::described::Value<'_> {
                self.as_ref()
                    .map_or($crate::domain::described::Value::Empty, |it| it.value(on))
            }

            fn of(
                value: &$crate::domain::described::Value<'_>,
            ) -> Result<Self, $crate::domain::described::Misfit> {
                (!value.is_empty())
                    .then(|| $crate::domain::described::FieldType::of(value))
                    .transpose()
            }

            fn refer(&self, told: &mut dyn FnMut($crate::domain::record::Kind, u64)) {
                self.iter().for_each(|it| it.refer(told));
            }

            fn rename(&mut self, kind: $crate::domain::record::Kind, from: u64, to: u64) {
                self.iter_mut().for_each(|it| it.rename(kind, from, to));
            }
        }
    };
}

pub(crate) use optional;

optional!(u16);
optional!(u32);
optional!(Money);

impl FieldType for Option<NaiveDate> {
    const SHAPE: Shape = Shape::Day;

    fn value(&self, on: NaiveDate) -> Value<'_> {
        self.as_ref().map_or(Value::Empty, |it| it.value(on))
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        (!value.is_empty())
            .then(|| FieldType::of(value))
            .transpose()
    }

    /// A day on which something was done, which nobody knew before it.
    fn as_of(&self, day: NaiveDate) -> Option<Self> {
        self.filter(|on| *on > day).map(|_| None)
    }

    fn go_on(&mut self, whole: &Self, day: NaiveDate) {
        go_on(self, whole, day);
    }
}

/// What was not seen of a field, and not written otherwise, stays as in `whole`.
pub(super) fn go_on<T: FieldType + Clone + PartialEq>(it: &mut T, whole: &T, day: NaiveDate) {
    if whole.as_of(day).is_some_and(|seen| *it == seen) {
        it.clone_from(whole);
    }
}

/// Makes an identity something that a field can name: one record, perhaps one, or several.
macro_rules! names {
    (OnlyId, $kind:ident) => {};
    ($id:ident, $kind:ident) => {
        impl $crate::domain::described::FieldType for $id {
            const SHAPE: $crate::domain::described::Shape =
                $crate::domain::described::Shape::Ref(&[Kind::$kind]);
            const REQUIRED: bool = true;

            fn value(&self, _on: chrono::NaiveDate) -> $crate::domain::described::Value<'_> {
                match self.0 {
                    0 => $crate::domain::described::Value::Empty,
                    id => $crate::domain::described::Value::Ref(Kind::$kind, id),
                }
            }

            fn of(
                value: &$crate::domain::described::Value<'_>,
            ) -> Result<Self, $crate::domain::described::Misfit> {
                use $crate::domain::described::{Misfit, Value};
                match value {
                    Value::Ref(Kind::$kind, id) => Ok($id(*id)),
                    Value::Empty => Err(Misfit::Missing),
                    _ => Err(Misfit::Shape),
                }
            }

            fn refer(&self, told: &mut dyn FnMut(Kind, u64)) {
                told(Kind::$kind, self.0);
            }

            fn rename(&mut self, kind: Kind, from: u64, to: u64) {
                if (kind, from) == (Kind::$kind, self.0) {
                    self.0 = to;
                }
            }
        }

        $crate::domain::described::optional!($id);

        impl $crate::domain::described::FieldType for Vec<$id> {
            const SHAPE: $crate::domain::described::Shape =
                $crate::domain::described::Shape::Refs(Kind::$kind);

            fn value(&self, _on: chrono::NaiveDate) -> $crate::domain::described::Value<'_> {
                let ids = self.iter().map(|id| id.0).collect();
                $crate::domain::described::Value::Refs(Kind::$kind, ids)
            }

            fn of(
                value: &$crate::domain::described::Value<'_>,
            ) -> Result<Self, $crate::domain::described::Misfit> {
                use $crate::domain::described::{Misfit, Value};
                match value {
                    Value::Refs(Kind::$kind, ids) => Ok(ids.iter().copied().map($id).collect()),
                    Value::Empty => Ok(Vec::new()),
                    _ => Err(Misfit::Shape),
                }
            }

            fn refer(&self, told: &mut dyn FnMut(Kind, u64)) {
                self.iter().for_each(|it| it.refer(told));
            }

            /// Each record stays named once.
            fn rename(&mut self, kind: Kind, from: u64, to: u64) {
                let there = kind == Kind::$kind && self.contains(&$id(to));
                self.retain(|id| !there || id.0 != from);
                self.iter_mut().for_each(|it| it.rename(kind, from, to));
            }
        }
    };
}

pub(crate) use names;

/// Makes an enum that names a record of one of several kinds the type of a field. Its variants are called as the
/// kinds are, and hold their identities.
macro_rules! one_of {
    ($of:ident { $($kind:ident)* }) => {
        impl $crate::domain::described::FieldType for $of {
            const SHAPE: $crate::domain::described::Shape =
                $crate::domain::described::Shape::Ref(&[$($crate::domain::record::Kind::$kind),*]);
            const REQUIRED: bool = true;

            fn value(&self, on: chrono::NaiveDate) -> $crate::domain::described::Value<'_> {
                match self { $($of::$kind(id) => id.value(on),)* }
            }

            fn of(
                value: &$crate::domain::described::Value<'_>,
            ) -> Result<Self, $crate::domain::described::Misfit> {
                use $crate::domain::described::{FieldType, Misfit, Value};
                use $crate::domain::record::Kind;
                match value {
                    $(Value::Ref(Kind::$kind, _) => FieldType::of(value).map($of::$kind),)*
                    Value::Empty => Err(Misfit::Missing),
                    _ => Err(Misfit::Shape),
                }
            }

            fn refer(&self, told: &mut dyn FnMut($crate::domain::record::Kind, u64)) {
                match self { $($of::$kind(id) => id.refer(told),)* }
            }

            fn rename(&mut self, kind: $crate::domain::record::Kind, from: u64, to: u64) {
                match self { $($of::$kind(id) => id.rename(kind, from, to),)* }
            }
        }
    };
}

pub(crate) use one_of;

one_of! { Body { Sector Committee Department } }

impl<T: FieldType + Clone + PartialEq> FieldType for Dated<T> {
    const SHAPE: Shape = T::SHAPE;
    const REQUIRED: bool = T::REQUIRED;
    const DATED: bool = true;

    fn value(&self, on: NaiveDate) -> Value<'_> {
        self.on(on).value(on)
    }

    fn earlier(&self, on: NaiveDate) -> Vec<Past<'_>> {
        let spells = Dated::earlier(self, on).map(|it| Past {
            from: it.from,
            until: it.until,
            value: it.value.value(on),
        });
        spells.collect()
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        T::of(value).map(Dated::from)
    }

    fn take(&mut self, value: &Value<'_>, change: Change) -> Result<(), Misfit> {
        self.set_on(change.on, change.from, T::of(value)?)
            .map_err(Misfit::Overtaken)
    }

    fn refer(&self, told: &mut dyn FnMut(Kind, u64)) {
        self.values().for_each(|it| it.refer(told));
    }

    fn rename(&mut self, kind: Kind, from: u64, to: u64) {
        self.values_mut().for_each(|it| it.rename(kind, from, to));
    }

    fn as_of(&self, day: NaiveDate) -> Option<Self> {
        let goes_on = self.later(day).next().is_some();
        goes_on.then(|| self.until(day))
    }

    fn go_on(&mut self, whole: &Self, day: NaiveDate) {
        self.go_on_as(whole, day);
    }
}
