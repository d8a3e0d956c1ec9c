//! What is assessed from, and what comes of it.

use chrono::NaiveDate;

use super::why_not::{NotCounted, WhyNot};
use super::worth::Worth;
use crate::domain::assessment::{Assessed, Grade, Points, PointsItem};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::{ById, FormId, MemberId, PointsItemId};
use crate::domain::record::Kind;
use crate::rules::rule::Finding;

/// What is assessed from: the records as of the closing day.
pub struct Ground<'b> {
    /// The records.
    pub book: &'b Book,
    /// The closing day, in the year that is assessed.
    pub today: Today,
    /// The forms of members.
    pub forms: FormsOf,
    pub(super) findings: Vec<Finding>,
}

/// The forms of each member on the closing day.
#[derive(Debug, Default)]
pub struct FormsOf {
    /// Those that were filed in time.
    pub filed: ById<MemberId, Vec<FormId>>,
    /// The year's others, with why they don't count.
    pub others: ById<MemberId, Vec<(FormId, WhyNot)>>,
}

/// A record that an item counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub id: u64,
    /// What it gives, before any cap.
    pub points: Points,
    /// By which of the item's figures.
    pub worth: Worth,
    /// Why it gives less than another would.
    pub why: Option<WhyNot>,
}

/// What an item of the table came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// The item.
    pub item: PointsItemId,
    /// Is it open to whoever is assessed, whatever other items give?
    pub asked: bool,
    /// Its points, within the caps.
    pub points: Points,
    /// The most that it could give; none where it was not open.
    pub open: Option<Points>,
    /// What it counts.
    pub counted: Vec<Counted>,
    /// What it could count and does not.
    pub others: Vec<NotCounted>,
}

/// What an item counts of the records that it could count.
#[derive(Debug, Default)]
pub(super) struct Weighed {
    pub(super) counted: Vec<Counted>,
    pub(super) others: Vec<NotCounted>,
}

/// What a table gives to one who is assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    /// Item by item, in the table's order.
    pub lines: Vec<Scored>,
    /// All points.
    pub points: Points,
    /// The most that was open.
    pub open: Points,
    /// The grade by points, before any quota.
    pub grade: Grade,
    /// Served for a part of the year only.
    pub partly: bool,
    /// The days of that part and of the whole, where what is open is reduced to it.
    pub served: Option<(u64, u64)>,
    /// Items of which fewer are there than are asked for at least.
    pub lacks: Vec<PointsItemId>,
}

impl Counted {
    /// A record that is worth so much to an item.
    pub(super) fn of(
        item: &PointsItem,
        kind: Kind,
        id: u64,
        worth: Worth,
        why: Option<WhyNot>,
    ) -> Counted {
        Counted {
            kind,
            id,
            points: worth.of(item),
            worth,
            why,
        }
    }
}

impl<'b> Ground<'b> {
    /// The records of a book on a closing day, and the forms of members then.
    #[must_use]
    pub fn new(book: &'b Book, today: Today, forms: FormsOf) -> Ground<'b> {
        let findings = crate::rules::check(book, &today);
        Ground {
            book,
            today,
            forms,
            findings,
        }
    }

    /// The last day that counts: the day that is looked from, where the year's counts are not closed before.
    #[must_use]
    pub fn closing(&self) -> NaiveDate {
        let until = self.book.settings().count_until.in_year(self.today.year);
        self.today.date.min(until)
    }

    /// Does what was on that day count?
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        (self.first_day()..=self.closing()).contains(&day)
    }

    /// Why what was on that day does not count; none where it is not even of the year.
    pub(super) fn why_not_on(&self, day: NaiveDate) -> Option<Option<WhyNot>> {
        match self.counts_on(day) {
            true => Some(None),
            false => self
                .is_near(day)
                .then_some(Some(WhyNot::OutsideCounts(day))),
        }
    }

    /// Is a day of the year that is assessed, and was it there when it was looked?
    pub(super) fn is_near(&self, day: NaiveDate) -> bool {
        Year::of(day) == self.today.year && day <= self.today.date
    }

    /// The first and the last day in the year, until the closing day, on which somebody with these ends
    /// served.
    fn served(&self, from: Option<NaiveDate>, until: Option<NaiveDate>) -> (NaiveDate, NaiveDate) {
        let (first, closing) = (self.first_day(), self.closing());
        let from = from.map_or(first, |it| it.max(first));
        (from, until.map_or(closing, |it| it.min(closing)))
    }

    /// The first day that counts for the year and is the organisation's.
    pub(super) fn first_day(&self) -> NaiveDate {
        let first = self.book.first_counted(self.today.year);
        let term = self.book.organisation().map(|it| it.first_term().from);
        term.map_or(first, |from| from.max(first))
    }

    pub(super) fn span_of(&self, of: Assessed) -> (NaiveDate, NaiveDate) {
        match of {
            Assessed::Member(id) => {
                let member = self.book.members.get(id);
                let left = member.and_then(|it| it.left.as_ref()).map(|it| it.on);
                self.served(member.and_then(|it| it.joined), left)
            }
            Assessed::Convenor(id) => {
                let convenor = self.book.convenors.get(id);
                let ended = convenor.and_then(|it| it.ended.as_ref()).map(|it| it.on);
                self.served(convenor.and_then(|it| it.elected), ended)
            }
            Assessed::Sector(_) | Assessed::Committee(_) | Assessed::Department(_) => {
                self.served(None, None)
            }
        }
    }
}

impl Weighed {
    /// Records of a kind in the order of their days, each with why it does not count; those that do give an item's
    /// points each, from the second on those of `further`.
    pub(super) fn each(
        item: &PointsItem,
        kind: Kind,
        all: impl IntoIterator<Item = (NaiveDate, u64, Option<WhyNot>)>,
    ) -> Weighed {
        let mut all: Vec<_> = all.into_iter().collect();
        all.sort_by_key(|(on, id, _)| (*on, *id));
        let mut weighed = Weighed::default();
        for (_, id, why) in all {
            weighed.take(item, kind, id, why, Worth::Nth);
        }
        weighed
    }

    /// Takes a record that is worth so much, as the first or a later one of those that count.
    pub(super) fn take(
        &mut self,
        item: &PointsItem,
        kind: Kind,
        id: u64,
        why: Option<WhyNot>,
        worth: impl FnOnce(usize) -> Worth,
    ) {
        match why {
            Some(why) => self.others.push(NotCounted { kind, id, why }),
            None => {
                let worth = worth(self.counted.len());
                self.counted.push(Counted::of(item, kind, id, worth, None));
            }
        }
    }

    /// Records that are all counted.
    pub(super) fn counted(counted: Vec<Counted>) -> Weighed {
        Weighed {
            counted,
            others: Vec::new(),
        }
    }
}
