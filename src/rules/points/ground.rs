//! What is assessed from, and what comes of it.

use chrono::NaiveDate;

use crate::domain::assessment::{Assessed, Grade, Points, PointsItem};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::{ById, FormId, MemberId, PointsItemId};
use crate::domain::record::Kind;
use crate::rules::rule::Finding;

/// What is assessed from: the records as of the closing day.
pub struct Ground<'b> {
    /// The records.
    pub book: &'b Book,
    /// The closing day, in the year that is assessed.
    pub today: Today,
    /// The forms of each member that were filed by then.
    pub filed: ById<MemberId, Vec<FormId>>,
    pub(super) findings: Vec<Finding>,
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
}

/// What an item of the table came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// The item.
    pub item: PointsItemId,
    /// Its points, within the caps.
    pub points: Points,
    /// The most that it could give; none where it was not open.
    pub open: Option<Points>,
    /// What it counts.
    pub counted: Vec<Counted>,
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
    /// Items of which fewer are there than are asked for at least.
    pub lacks: Vec<PointsItemId>,
}

impl<'b> Ground<'b> {
    /// The records of a book on a closing day, and the forms that were filed by then.
    #[must_use]
    pub fn new(book: &'b Book, today: Today, filed: ById<MemberId, Vec<FormId>>) -> Ground<'b> {
        let findings = crate::rules::check(book, &today);
        Ground {
            book,
            today,
            filed,
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

/// Records of a kind that each give an item's points; from the second on those of `further`.
pub(super) fn each(
    item: &PointsItem,
    kind: Kind,
    ids: impl IntoIterator<Item = u64>,
) -> Vec<Counted> {
    let ids = ids.into_iter().enumerate();
    ids.map(|(nth, id)| Counted {
        kind,
        id,
        points: nth_points(item, nth),
    })
    .collect()
}

pub(super) fn nth_points(item: &PointsItem, nth: usize) -> Points {
    match nth {
        0 => item.points,
        _ => item.further.unwrap_or(item.points),
    }
}
