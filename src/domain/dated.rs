//! A fact that changes on days and keeps what it was before: a member's sector, the committee that
//! looks after a sector, a committee's director.
//!
//! It can't be asked without a day. A change holds from its day on and leaves earlier days as they
//! were; a correction says that something never was so, and puts it right for as long as the wrong
//! value was thought to hold.

mod written;

use chrono::NaiveDate;

use crate::text;
use crate::text::Text;

/// A value for every day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    /// What held before the first change; where there was none, always.
    first: T,
    /// The changes, oldest first, each with the day from which it holds; no two of one day, and
    /// none to what held already.
    changes: Box<[(NaiveDate, T)]>,
}

/// A time for which something held that no longer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell<'d, T> {
    /// The first day; none where it had always been so, as far as is known.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: NaiveDate,
    /// What held.
    pub value: &'d T,
}

/// How one value differs from what it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Something else holds from this day on.
    From(NaiveDate),
    /// What was thought to hold never did.
    Corrected,
}

/// A change that was to hold from a day on, though a later one is known: it would be over again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overtaken {
    /// The day of the later change.
    pub by: NaiveDate,
}

impl Overtaken {
    /// Why it can't be, and what to do.
    #[must_use]
    pub fn text(self) -> Text {
        let by = self.by;
        text!(
            "已登记有 {by} 起的变动，不能再补登更早的变动；登记有误的，请按更正办理。",
            "A change from {by} on is recorded, and an earlier one would not reach beyond it. If what is recorded is wrong, correct it instead."
        )
    }
}

impl<T> From<T> for Dated<T> {
    /// What has always been so, as far as is known.
    fn from(value: T) -> Self {
        Dated {
            first: value,
            changes: Box::default(),
        }
    }
}

impl<T: Default> Default for Dated<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T: PartialEq> Dated<T> {
    /// What holds on `date`.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> &T {
        self.span(date)
            .map_or(&self.first, |nth| &self.changes[nth].1)
    }

    /// The day from which that holds which holds on `date`; none where it has always been so.
    #[must_use]
    pub fn since(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.span(date).map(|nth| self.changes[nth].0)
    }

    /// The days on which it changes, oldest first.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = NaiveDate> + Clone + '_ {
        self.changes.iter().map(|(from, _)| *from)
    }

    /// The changes after `date`, oldest first.
    pub fn later(&self, date: NaiveDate) -> impl Iterator<Item = (NaiveDate, &T)> {
        let later = self.changes.iter().filter(move |(from, _)| *from > date);
        later.map(|(from, value)| (*from, value))
    }

    /// What is known to hold last: for what is asked of no day, such as leave to change it.
    #[must_use]
    pub fn latest(&self) -> &T {
        self.changes.last().map_or(&self.first, |(_, value)| value)
    }

    /// All that held on some day, oldest first.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        let changes = self.changes.iter().map(|(_, value)| value);
        std::iter::once(&self.first).chain(changes)
    }

    /// What held before that which holds on `date`, oldest first: from when, up to which day, and what.
    pub fn earlier(&self, date: NaiveDate) -> impl Iterator<Item = Spell<'_, T>> {
        let begun = self.days().take_while(move |from| *from <= date);
        let from = std::iter::once(None).chain(self.days().map(Some));
        let held = from.zip(begun).zip(self.values());
        held.map(|((from, next), value)| Spell {
            from,
            until: next.pred_opt().unwrap_or(next),
            value,
        })
    }

    /// The same, to be written otherwise; what holds may then follow on the same.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        let changes = self.changes.iter_mut().map(|(_, value)| value);
        std::iter::once(&mut self.first).chain(changes)
    }

    /// From `from` on `value` holds, up to the next change that is known.
    pub fn change(&mut self, from: NaiveDate, value: T) {
        let mut changes = std::mem::take(&mut self.changes).into_vec();
        match changes.binary_search_by_key(&from, |(day, _)| *day) {
            Ok(nth) => changes[nth].1 = value,
            Err(nth) => changes.insert(nth, (from, value)),
        }
        self.set(changes);
    }

    /// What is thought to hold on `date` never was so: `value` held for all that time.
    pub fn correct(&mut self, date: NaiveDate, value: T) {
        let mut changes = std::mem::take(&mut self.changes).into_vec();
        let nth = changes.partition_point(|(from, _)| *from <= date);
        match nth.checked_sub(1) {
            Some(nth) => changes[nth].1 = value,
            None => self.first = value,
        }
        self.set(changes);
    }

    /// Changes or corrects what holds on `date`: with a day it holds from that day on, without one
    /// the other never held. What holds already stays as it is.
    ///
    /// # Errors
    /// From that day on it would hold only up to a change that is known by `date`.
    pub fn set_on(
        &mut self,
        date: NaiveDate,
        from: Option<NaiveDate>,
        value: T,
    ) -> Result<(), Overtaken> {
        if *self.on(date) == value {
            return Ok(());
        }
        match from {
            Some(from) => match self.since(date).filter(|since| *since > from) {
                Some(by) => return Err(Overtaken { by }),
                None => self.change(from, value),
            },
            None => self.correct(date, value),
        }
        Ok(())
    }

    /// How it differs from what it `was`; a value that another took the place of on its own first day
    /// was wrong. None where it is the same.
    #[must_use]
    pub fn changed(&self, was: &Self) -> Option<Changed> {
        let known = |day: &NaiveDate| was.days().any(|it| it == *day);
        match self.days().rfind(|day| !known(day)) {
            Some(day) => Some(Changed::From(day)),
            None => (self != was).then_some(Changed::Corrected),
        }
    }

    /// The same without the changes after `day`.
    #[must_use]
    pub fn until(&self, day: NaiveDate) -> Self
    where
        T: Clone,
    {
        let known = self.changes.partition_point(|(from, _)| *from <= day);
        Dated {
            first: self.first.clone(),
            changes: self.changes[..known].into(),
        }
    }

    /// From `day` on it goes on as `other` does: that one's later changes follow on these.
    pub fn go_on_as(&mut self, other: &Self, day: NaiveDate)
    where
        T: Clone,
    {
        let known = other.changes.partition_point(|(from, _)| *from <= day);
        let mut changes = std::mem::take(&mut self.changes).into_vec();
        changes.retain(|(from, _)| *from <= day);
        changes.extend_from_slice(&other.changes[known..]);
        self.set(changes);
    }

    /// The change that holds on `date`.
    fn span(&self, date: NaiveDate) -> Option<usize> {
        if self.changes.is_empty() {
            return None;
        }
        let after = self.changes.partition_point(|(from, _)| *from <= date);
        after.checked_sub(1)
    }

    /// Takes over the changes, without those that change nothing.
    fn set(&mut self, changes: Vec<(NaiveDate, T)>) {
        let mut kept: Vec<(NaiveDate, T)> = Vec::with_capacity(changes.len());
        for (from, value) in changes {
            let before = kept.last().map_or(&self.first, |(_, value)| value);
            if *before != value {
                kept.push((from, value));
            }
        }
        self.changes = kept.into_boxed_slice();
    }
}

impl<T: PartialEq> Dated<Option<T>> {
    /// Was nothing ever known of it?
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.changes.is_empty() && self.first.is_none()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + chrono::Days::new(n.into())
    }

    #[test]
    fn a_change_holds_from_its_day_and_a_correction_for_the_whole_time() {
        let mut it = Dated::from('a');
        it.change(day(10), 'b');
        it.change(day(20), 'c');
        let on = |it: &Dated<char>, days: [u32; 4]| days.map(|n| *it.on(day(n)));
        assert_eq!(on(&it, [9, 10, 19, 20]), ['a', 'b', 'b', 'c']);
        assert_eq!((it.since(day(9)), it.since(day(15))), (None, Some(day(10))));
        // What is learnt later lies between.
        it.change(day(15), 'd');
        assert_eq!(on(&it, [10, 15, 19, 20]), ['b', 'd', 'd', 'c']);
        it.correct(day(16), 'b');
        assert_eq!(on(&it, [10, 15, 19, 20]), ['b', 'b', 'b', 'c']);
        it.correct(day(5), 'x');
        assert_eq!(on(&it, [0, 9, 10, 20]), ['x', 'x', 'b', 'c']);
        assert_eq!(it.set_on(day(30), Some(day(25)), 'c'), Ok(()));
        assert_eq!(it.days().last(), Some(day(20)), "it was so already");
        it.correct(day(12), 'c');
        assert_eq!(it.values().collect::<String>(), "xc");
    }

    #[test]
    fn what_held_before_is_told_with_its_days() {
        let mut it = Dated::from('a');
        it.change(day(10), 'b');
        it.change(day(20), 'c');
        let told = |date| {
            let earlier = it.earlier(day(date));
            earlier
                .map(|it| (it.from, it.until, *it.value))
                .collect::<Vec<_>>()
        };
        assert_eq!(told(9), []);
        assert_eq!(told(10), [(None, day(9), 'a')]);
        assert_eq!(
            told(99),
            [(None, day(9), 'a'), (Some(day(10)), day(19), 'b')]
        );
    }

    #[test]
    fn a_change_that_would_be_over_again_is_refused() {
        let mut it = Dated::from('a');
        it.change(day(20), 'b');
        let was = it.clone();
        let by = |n| Err(Overtaken { by: day(n) });
        assert_eq!(it.set_on(day(30), Some(day(10)), 'c'), by(20));
        assert_eq!(it.changed(&was), None, "nothing came of it");
        // Seen from a day before that change it is none yet.
        assert_eq!(it.set_on(day(15), Some(day(10)), 'c'), Ok(()));
        assert_eq!(it.changed(&was), Some(Changed::From(day(10))));
        assert_eq!([*it.on(day(15)), *it.on(day(20))], ['c', 'b']);
        let was = it.clone();
        assert_eq!(it.set_on(day(30), Some(day(20)), 'd'), Ok(()));
        assert_eq!(it.changed(&was), Some(Changed::Corrected));
        assert_eq!(it.set_on(day(30), Some(day(25)), 'e'), Ok(()));
        assert_eq!(it.set_on(day(30), Some(day(24)), 'f'), by(25));
        assert_eq!(it.set_on(day(30), None, 'f'), Ok(()));
        assert_eq!([*it.on(day(24)), *it.on(day(25))], ['d', 'f']);
    }

    #[test]
    fn what_was_written_without_days_has_always_been_so() {
        fn read<T: serde::de::DeserializeOwned + PartialEq>(text: &str) -> Dated<T> {
            serde_json::from_str(text).expect("read")
        }
        assert_eq!(read("7"), Dated::from(7_u64));
        assert_eq!(read("7"), Dated::from(Some(7_u64)));
        assert_eq!(read("null"), Dated::from(None::<u64>));
        assert_eq!(read("[1,2]"), Dated::from(vec![1_u64, 2]));
        let map = std::collections::BTreeMap::from([("name".to_owned(), 1_u64)]);
        assert_eq!(read(r#"{"name":1}"#), Dated::from(Some(map)));
        let wrong = r#"{"first":1,"changes":[["2026-02-01",2],["2026-01-01",3]]}"#;
        assert!(serde_json::from_str::<Dated<u64>>(wrong).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            changes in prop::collection::vec((0..50u32, prop::option::of(0..5u64)), 0..6),
        ) {
            let mut it: Dated<Option<u64>> = None.into();
            for (on, value) in changes {
                it.change(day(on), value);
            }
            let text = serde_json::to_string(&it).expect("written");
            prop_assert_eq!(serde_json::from_str::<Dated<Option<u64>>>(&text).expect("read"), it);
        }

        /// Later changes leave earlier days as they were.
        #[test]
        fn history_is_not_rewritten(changes in prop::collection::vec((0..50u32, 0..4u8), 1..12)) {
            let mut it = Dated::from(9);
            for (on, value) in changes {
                let before: Vec<_> = (0..on).map(|n| *it.on(day(n))).collect();
                it.change(day(on), value);
                let after: Vec<_> = (0..on).map(|n| *it.on(day(n))).collect();
                prop_assert_eq!(before, after);
                prop_assert_eq!(*it.on(day(on)), value);
            }
        }
    }
}
