//! Fields that have parts, as values: a group, one that may be missing, several of one kind, and who
//! looked at a record.

use chrono::NaiveDate;

use super::field::Shape;
use super::types::go_on;
use super::value::{FieldType, Group, Misfit, Seen, Value};
use crate::domain::record::Kind;
use crate::domain::yearwork::Evidence;

/// Makes structs groups of these parts; `=> ahead` behind one that tells of what lies ahead, which was known before.
macro_rules! groups {
    ($($group:ident { $($part:ident),* } $(=> $ahead:ident)?)*) => {$(
        impl $crate::domain::described::Group for $group {
            fn values(&self, on: chrono::NaiveDate) -> Vec<$crate::domain::described::Value<'_>> {
                let $group { $($part),* } = self;
                vec![$($crate::domain::described::FieldType::value($part, on)),*]
            }

            fn of(
                values: &[$crate::domain::described::Value<'_>],
            ) -> Result<Self, $crate::domain::described::Misfit> {
                use $crate::domain::described::{FieldType, Misfit, Value};
                let mut values = values.iter().enumerate();
                $(
                    let (at, value) = values.next().unwrap_or((0, &Value::Empty));
                    let $part = FieldType::of(value).map_err(|_| Misfit::Part(at))?;
                )*
                Ok($group { $($part),* })
            }

            fn as_of(&self, day: chrono::NaiveDate) -> $crate::domain::described::Seen<Self> {
                use $crate::domain::described::{FieldType, Seen, Value};
                // Nobody knew of it before the days that it tells of, unless it tells of what lies ahead.
                let ahead: &[&str] = &[$(stringify!($ahead))?];
                let later = |value: Value<'_>| matches!(value, Value::Day(on) if on > day);
                if ahead.is_empty() && [$(later(FieldType::value(&self.$part, day))),*].contains(&true) {
                    return Seen::Nothing;
                }
                let mut seen = None;
                $(
                    if let Some(part) = FieldType::as_of(&self.$part, day) {
                        seen.get_or_insert_with(|| self.clone()).$part = part;
                    }
                )*
                seen.map_or(Seen::Whole, Seen::Part)
            }

            fn refer(&self, told: &mut dyn FnMut($crate::domain::record::Kind, u64)) {
                $($crate::domain::described::FieldType::refer(&self.$part, told);)*
            }

            fn rename(&mut self, kind: $crate::domain::record::Kind, from: u64, to: u64) {
                $($crate::domain::described::FieldType::rename(&mut self.$part, kind, from, to);)*
            }
        }
    )*};
}

pub(crate) use groups;

/// Who looked at a record, and when. Forms only show it; a verb says it.
impl FieldType for Evidence {
    const SHAPE: Shape = Shape::Evidence;

    fn value(&self, on: NaiveDate) -> Value<'_> {
        match self {
            Evidence::Recorded => Value::Empty,
            Evidence::Verified { on: day, by, from } => {
                let mut parts = vec![day.value(on), Value::text(by)];
                if !from.is_empty() {
                    parts.push(Value::text(from));
                }
                Value::Group(parts)
            }
        }
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        match value {
            Value::Empty => Ok(Evidence::Recorded),
            Value::Group(parts) => match parts.as_slice() {
                [on, by, from @ ..] if from.len() <= 1 => Ok(Evidence::Verified {
                    on: FieldType::of(on).map_err(|_| Misfit::Part(0))?,
                    by: FieldType::of(by).map_err(|_| Misfit::Part(1))?,
                    from: match from {
                        [from] => FieldType::of(from).map_err(|_| Misfit::Part(2))?,
                        _ => String::new(),
                    },
                }),
                _ => Err(Misfit::Shape),
            },
            _ => Err(Misfit::Shape),
        }
    }

    fn as_of(&self, day: NaiveDate) -> Option<Self> {
        match self {
            Evidence::Verified { on, .. } if *on > day => Some(Evidence::Recorded),
            _ => None,
        }
    }

    fn go_on(&mut self, whole: &Self, day: NaiveDate) {
        go_on(self, whole, day);
    }
}

impl<T: Group> FieldType for T {
    const SHAPE: Shape = Shape::Group;
    const REQUIRED: bool = true;

    fn value(&self, on: NaiveDate) -> Value<'_> {
        Value::Group(self.values(on))
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        match value {
            Value::Group(parts) => <T as Group>::of(parts),
            Value::Empty => Err(Misfit::Missing),
            _ => Err(Misfit::Shape),
        }
    }

    fn refer(&self, told: &mut dyn FnMut(Kind, u64)) {
        Group::refer(self, told);
    }

    fn rename(&mut self, kind: Kind, from: u64, to: u64) {
        Group::rename(self, kind, from, to);
    }
}

impl<T: Group> FieldType for Option<T> {
    const SHAPE: Shape = Shape::Group;

    fn value(&self, on: NaiveDate) -> Value<'_> {
        self.as_ref().map_or(Value::Empty, |it| it.value(on))
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        (!value.is_empty())
            .then(|| FieldType::of(value))
            .transpose()
    }

    fn refer(&self, told: &mut dyn FnMut(Kind, u64)) {
        self.iter().for_each(|it| Group::refer(it, told));
    }

    fn rename(&mut self, kind: Kind, from: u64, to: u64) {
        self.iter_mut()
            .for_each(|it| Group::rename(it, kind, from, to));
    }

    fn as_of(&self, day: NaiveDate) -> Option<Self> {
        match self.as_ref()?.as_of(day) {
            Seen::Whole => None,
            Seen::Part(part) => Some(Some(part)),
            Seen::Nothing => Some(None),
        }
    }

    fn go_on(&mut self, whole: &Self, day: NaiveDate) {
        go_on(self, whole, day);
    }
}

impl<T: Group> FieldType for Vec<T> {
    const SHAPE: Shape = Shape::Rows;

    fn value(&self, on: NaiveDate) -> Value<'_> {
        match self.as_slice() {
            [] => Value::Empty,
            rows => Value::Rows(rows.iter().map(|it| it.values(on)).collect()),
        }
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        match value {
            Value::Rows(rows) => rows.iter().map(|row| Group::of(row)).collect(),
            Value::Empty => Ok(Vec::new()),
            _ => Err(Misfit::Shape),
        }
    }

    fn refer(&self, told: &mut dyn FnMut(Kind, u64)) {
        self.iter().for_each(|it| Group::refer(it, told));
    }

    /// Of each what was known; one that tells of a later day first was not there.
    fn as_of(&self, day: NaiveDate) -> Option<Self> {
        let mut cut = false;
        let rows = self.iter().filter_map(|row| {
            let seen = row.as_of(day);
            cut |= !matches!(seen, Seen::Whole);
            match seen {
                Seen::Whole => Some(row.clone()),
                Seen::Part(part) => Some(part),
                Seen::Nothing => None,
            }
        });
        let rows: Vec<T> = rows.collect();
        cut.then_some(rows)
    }

    fn go_on(&mut self, whole: &Self, day: NaiveDate) {
        go_on(self, whole, day);
    }

    /// A record that is named already keeps what is said of it.
    fn rename(&mut self, kind: Kind, from: u64, to: u64) {
        let names = |it: &T, id: u64| {
            let mut found = false;
            Group::refer(it, &mut |k, i| found |= (k, i) == (kind, id));
            found
        };
        let there = self.iter().any(|it| names(it, to));
        self.retain(|it| !there || !names(it, from));
        let rows = self.iter_mut();
        rows.for_each(|it| Group::rename(it, kind, from, to));
    }
}
