//! Who of a sector's convenors is the first (第一召集人, article 16), and from when until when.
//!
//! Being first is a part of the appointment with days of its own: whoever takes over is first from
//! a day on, and the council approves that by itself. What was said of earlier days stays.

use std::fmt;

use chrono::NaiveDate;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::appointment::{Convenor, Held as _};
use super::described::{Change, FieldType, Misfit, Shape, Value};

/// A time for which a convenor is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct First {
    /// Its first day; none when the convenor was elected as the first: then it begins with the
    /// appointment and is approved with it.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// The day on which another took over; that day is the other's.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Approved by the council as the first on; for a time that has a first day.
    #[serde(default)]
    pub approved: Option<NaiveDate>,
}

impl First {
    /// First as long as the appointment lasts.
    #[must_use]
    pub fn from_the_beginning() -> Self {
        First {
            from: None,
            until: None,
            approved: None,
        }
    }

    /// What a convenor has who was elected as the first, or as one of the others.
    #[must_use]
    pub fn elected(as_first: bool) -> Vec<First> {
        let first = as_first.then(First::from_the_beginning);
        first.into_iter().collect()
    }

    /// Approved as the first on, as far as that had happened by `date`.
    #[must_use]
    pub fn approved_by(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.approved.filter(|on| *on <= date)
    }

    /// Had it begun by `date`?
    #[must_use]
    pub fn has_begun_by(&self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date)
    }

    fn covers(&self, date: NaiveDate) -> bool {
        self.has_begun_by(date) && self.until.is_none_or(|until| date < until)
    }
}

/// The time as first on the day that is looked at, where that has a first day of its own: what its
/// editor puts right. Who is first is said by verbs.
impl FieldType for Vec<First> {
    const SHAPE: Shape = Shape::Group;

    fn value(&self, on: NaiveDate) -> Value<'_> {
        let spell = self.iter().find(|it| it.covers(on));
        match spell.filter(|it| it.from.is_some()) {
            Some(it) => Value::Group(vec![it.from.value(on), it.approved.value(on)]),
            None => Value::Empty,
        }
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        match value {
            Value::Empty => Ok(Vec::new()),
            _ => Err(Misfit::Shape),
        }
    }

    fn take(&mut self, value: &Value<'_>, change: Change) -> Result<(), Misfit> {
        let spell = self.iter_mut().find(|it| it.covers(change.on));
        if let (Value::Group(parts), Some(spell)) = (value, spell)
            && let [from, approved] = parts.as_slice()
        {
            spell.from = NaiveDate::of(from).map(Some).map_err(|_| Misfit::Part(0))?;
            spell.approved = FieldType::of(approved).map_err(|_| Misfit::Part(1))?;
        }
        Ok(())
    }

    fn as_of(&self, day: NaiveDate) -> Option<Self> {
        let seen = |it: &First| {
            let until = it.until.as_of(day).unwrap_or(it.until);
            let approved = it.approved.as_of(day).unwrap_or(it.approved);
            First {
                from: it.from,
                until,
                approved,
            }
        };
        let begun = self.iter().filter(|it| it.has_begun_by(day));
        let cut: Vec<First> = begun.map(seen).collect();
        (cut != *self).then_some(cut)
    }

    /// Whoever corrects one of the times has not seen what came later of each, nor those that follow.
    fn go_on(&mut self, whole: &Self, day: NaiveDate) {
        let (begun, later): (Vec<First>, Vec<First>) =
            whole.iter().partition(|it| it.has_begun_by(day));
        for (is, was) in self.iter_mut().zip(&begun) {
            is.until.go_on(&was.until, day);
            is.approved.go_on(&was.approved, day);
        }
        self.extend(later);
    }
}

impl Convenor {
    /// Is this convenor the first on `date`?
    #[must_use]
    pub fn is_first_on(&self, date: NaiveDate) -> bool {
        self.first_on(date).is_some()
    }

    /// The time as first that `date` lies in.
    #[must_use]
    pub fn first_on(&self, date: NaiveDate) -> Option<&First> {
        let mut spells = self.first.iter().filter(|spell| spell.covers(date));
        spells.next().filter(|_| self.holds_on(date))
    }

    /// Makes this convenor the first from `day` on, up to `until` where another is first from
    /// that day. A first day that is the day of the election is none of its own: elected as the
    /// first. Who is the first on that day stays so.
    pub fn become_first(&mut self, day: NaiveDate, until: Option<NaiveDate>) {
        if self.first.iter().any(|spell| spell.covers(day)) {
            return;
        }
        self.first.retain(|spell| spell.from < Some(day));
        self.first.push(First {
            from: Some(day).filter(|day| self.elected.is_none_or(|elected| elected < *day)),
            until,
            approved: None,
        });
    }

    /// Another is first from `day` on: who was first on it steps back among the others. Says
    /// whether that changed anything.
    pub fn step_back(&mut self, day: NaiveDate) -> bool {
        if !self.is_first_on(day) {
            return false;
        }
        let begins = self.elected;
        self.first
            .retain(|spell| spell.from.or(begins) != Some(day));
        for spell in self.first.iter_mut().filter(|spell| spell.covers(day)) {
            spell.until = Some(day);
        }
        true
    }

    /// The first day on which this convenor is the first and that lies after `day`.
    #[must_use]
    pub fn next_first_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        let begins = self
            .first
            .iter()
            .filter_map(|spell| spell.from.or(self.elected));
        begins.filter(|from| *from > day).min()
    }

    /// What the council, by `today`, had not approved of how things stood on `date`: the
    /// appointment, or a first convenor who was changed.
    pub fn unapproved(
        &self,
        date: NaiveDate,
        today: NaiveDate,
    ) -> impl Iterator<Item = Unapproved> {
        let approved = |on: Option<NaiveDate>| on.is_some_and(|on| on <= today);
        let appointment = (!approved(self.approved)).then_some(Unapproved {
            as_first: false,
            since: self.elected,
        });
        let first = self
            .first_on(date)
            .filter(|spell| spell.from.is_some() && !approved(spell.approved))
            .map(|spell| Unapproved {
                as_first: true,
                since: spell.from,
            });
        appointment.into_iter().chain(first)
    }

    /// The day on which the council approved what holds on `date`, the change of the first convenor
    /// if there was one; none while, by `today`, something waits for it.
    #[must_use]
    pub fn approval(&self, date: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
        if self.unapproved(date, today).next().is_some() {
            return None;
        }
        let changed = self.first_on(date).and_then(|spell| spell.approved);
        changed.or(self.approved)
    }

    /// The council approved on `day`: the appointment, and every change of the first convenor
    /// that was made by then, as far as they waited. Says whether anything did.
    pub fn approve(&mut self, day: NaiveDate) -> bool {
        let mut waited = self.approved.is_none();
        self.approved = self.approved.or(Some(day));
        for spell in &mut self.first {
            let waits = spell.approved.is_none() && spell.from.is_some_and(|from| from <= day);
            if waits {
                spell.approved = Some(day);
                waited = true;
            }
        }
        waited
    }
}

/// Something that the council has still to approve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unapproved {
    /// The convenor as the first, not the appointment itself.
    pub as_first: bool,
    /// The day of the election, or from which the convenor is the first; none where the day of
    /// the election is not known.
    pub since: Option<NaiveDate>,
}

/// For `#[serde(deserialize_with)]`: the times; or yes or no, as was kept before they had days.
pub(super) fn spells<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<First>, D::Error> {
    from.deserialize_any(Spells)
}

struct Spells;

impl<'de> Visitor<'de> for Spells {
    type Value = Vec<First>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the times as first convenor, or yes or no")
    }

    fn visit_bool<E: Error>(self, first: bool) -> Result<Self::Value, E> {
        Ok(First::elected(first))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::IntoDeserializer;
    use serde::de::value::{BoolDeserializer, Error as Fault};

    use super::*;
    use crate::domain::id::{ConvenorId, MemberId, SectorId};

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + chrono::Days::new(n.into())
    }

    fn convenor(elected: u32) -> Convenor {
        Convenor {
            id: ConvenorId(1),
            sector: SectorId(1),
            member: MemberId(1),
            first: Vec::new(),
            elected: Some(day(elected)),
            approved: None,
            ended: None,
            note: String::new(),
        }
    }

    #[test]
    fn yes_and_no_are_read_as_they_were_meant() {
        let read = |first: bool| {
            let source: BoolDeserializer<Fault> = first.into_deserializer();
            spells(source).expect("read")
        };
        assert_eq!(read(false), []);
        assert_eq!(read(true), [First::from_the_beginning()]);
    }

    #[test]
    fn one_approval_covers_what_waited_and_nothing_else() {
        let mut it = convenor(0);
        it.become_first(day(10), None);
        it.approve(day(5));
        assert_eq!(
            (it.approved, it.approval(day(9), day(9))),
            (Some(day(5)), Some(day(5)))
        );
        let waits: Vec<_> = it.unapproved(day(10), day(10)).collect();
        assert_eq!(
            waits,
            [Unapproved {
                as_first: true,
                since: Some(day(10))
            }]
        );
        it.approve(day(20));
        assert_eq!(it.first[0].approved, Some(day(20)));
        assert_eq!(it.approval(day(30), day(30)), Some(day(20)));
        assert_eq!(it.approval(day(19), day(19)), None, "not on that day yet");
        assert!(!it.approve(day(21)), "nothing waits");
        assert_eq!(it.approval(day(30), day(30)), Some(day(20)));
    }

    #[test]
    fn who_is_elected_as_the_first_waits_for_one_approval() {
        let mut it = convenor(5);
        it.become_first(day(5), None);
        assert_eq!(it.first, [First::from_the_beginning()]);
        let waits: Vec<_> = it.unapproved(day(5), day(5)).collect();
        assert_eq!(
            waits.iter().map(|it| it.as_first).collect::<Vec<_>>(),
            [false]
        );
        it.step_back(day(5));
        assert_eq!(it.first, [], "it never was so");
    }

    proptest! {
        /// Whoever takes over and steps back on later days: earlier days stay as they were.
        #[test]
        fn later_days_do_not_change_earlier_ones(
            acts in prop::collection::vec((any::<bool>(), 0..60u32), 1..12),
        ) {
            let mut acts = acts;
            acts.sort_by_key(|(_, on)| *on);
            let mut it = convenor(0);
            for (becomes, on) in acts {
                let before: Vec<_> = (0..on).map(|n| it.is_first_on(day(n))).collect();
                if becomes {
                    it.become_first(day(on), None);
                } else {
                    it.step_back(day(on));
                }
                let after: Vec<_> = (0..on).map(|n| it.is_first_on(day(n))).collect();
                prop_assert_eq!(before, after);
                prop_assert_eq!(it.is_first_on(day(on)), becomes);
            }
        }
    }
}
