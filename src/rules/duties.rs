//! What may be asked of the organisation, and up to when it is only to be done: nothing before its first day under
//! the Method or after its term, and of nobody on the day of arrival.
//!
//! *Standing* duties hold on every day: that a sector has a liaison, a member enough key contacts. The organisation,
//! a sector and a member have some days from their first to see to them (`establish-days`). The duties *of a year*
//! have a date in it, that is never nearer than those days either; where the year has not as many days left, they are
//! the next year's.

use chrono::{Days, NaiveDate};

use crate::domain::book::Book;
use crate::domain::calendar::{MonthDay, Today};

/// What may be asked of the organisation in the year that is looked at.
#[derive(Clone, Copy)]
pub(super) struct Duties {
    /// The day and the year by which the records are judged.
    pub(super) today: Today,
    /// The organisation's first day under the Method.
    first: NaiveDate,
    /// The term's last day, where it lies within the year.
    until: Option<NaiveDate>,
    /// The days to see to what has just begun.
    grace: Days,
}

impl Duties {
    /// None where the year or the day lies outside the organisation's time under the Method, and where there is
    /// neither an organisation nor a record of one.
    pub(super) fn of(book: &Book, today: &Today) -> Option<Duties> {
        let in_force = book.settings().in_force;
        let (first, until) = match book.organisation() {
            Some(it) => {
                let term = it.term_on(today.reference_date());
                (term.from.max(in_force), term.until)
            }
            None if book.is_blank() => return None,
            None => (in_force, None),
        };
        let year = today.year;
        let over = until.is_some_and(|until| until < year.first_day());
        if over || first > today.date || first > year.last_day() {
            return None;
        }
        let until = until.filter(|until| *until < year.last_day());
        Some(Duties {
            today: Today {
                date: until.map_or(today.date, |until| until.min(today.date)),
                year,
            },
            first,
            until,
            grace: Days::new(book.settings().establish_days.into()),
        })
    }

    /// The day up to which a standing duty is only to be done, of what began on `since`; none for what was there
    /// from the first.
    pub(super) fn standing(&self, since: Option<NaiveDate>) -> NaiveDate {
        let began = since.map_or(self.first, |since| since.max(self.first));
        began.checked_add_days(self.grace).unwrap_or(NaiveDate::MAX)
    }

    /// The day by which a duty of the year is to be done by what began on `since`; none where it is not asked.
    pub(super) fn yearly(&self, date: MonthDay, since: Option<NaiveDate>) -> Option<NaiveDate> {
        let ready = self.standing(since);
        let due = date.in_year(self.today.year).max(ready);
        let over = self.until.is_some_and(|until| due > until);
        (ready <= self.today.year.last_day() && !over).then_some(due)
    }

    /// Was the organisation under the Method on `date`?
    pub(super) fn began_by(&self, date: NaiveDate) -> bool {
        self.first <= date
    }
}
