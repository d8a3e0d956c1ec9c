//! The days of the made-up organisation: its term, the day it is looked at from, working days and
//! office hours. Nothing is dated later than the moment that the demo was asked for.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::chance::Chance;
use crate::domain::calendar::{WorkCalendar, Year};
use crate::domain::organisation::Term;
use crate::domain::yearwork::Evidence;

/// How many of the term's days must have passed for elections, approvals and departures to have
/// taken place. With fewer days gone of this year, the term began a year earlier.
const SETTLED: i64 = 180;

/// The longest stretch of years that forms are spread over: a term.
const TERM_YEARS: u16 = 5;

/// The span between the term's first day and now.
#[derive(Clone, Debug)]
pub(super) struct Days {
    /// Now, in the office's local time.
    pub(super) at: NaiveDateTime,
    /// The day.
    pub(super) today: NaiveDate,
    /// The term's first day.
    pub(super) first: NaiveDate,
    /// Which days are worked.
    pub(super) calendar: WorkCalendar,
}

impl Days {
    /// The days of a term that has run for `years` calendar years, this one included.
    pub(super) fn new(at: NaiveDateTime, years: u16) -> Days {
        let today = at.date();
        let this_year = Year::of(today);
        let back = years.clamp(1, TERM_YEARS) - 1;
        let mut first = Year(this_year.0.saturating_sub(back).max(1)).first_day();
        if (today - first).num_days() < SETTLED {
            first = Year::of(first).previous().first_day();
        }
        Days {
            at,
            today,
            first,
            calendar: holidays(Year::of(first), this_year),
        }
    }

    /// The term: five years from its first day.
    pub(super) fn term(&self) -> Term {
        let last = Year(Year::of(self.first).0.saturating_add(TERM_YEARS - 1));
        Term {
            number: 7,
            from: self.first,
            until: Some(last.last_day()),
        }
    }

    /// The term's years up to today's.
    pub(super) fn years(&self) -> impl Iterator<Item = Year> + use<> {
        (Year::of(self.first).0..=Year::of(self.today).0).map(Year)
    }

    /// How many days of the term have passed.
    pub(super) fn passed(&self) -> u32 {
        u32::try_from((self.today - self.first).num_days()).unwrap_or(0)
    }

    /// The day that many days after `date`.
    pub(super) fn after(&self, date: NaiveDate, days: u32) -> NaiveDate {
        date.checked_add_signed(Duration::days(days.into()))
            .unwrap_or(date)
    }

    /// The day that many days ago, but not before the term.
    pub(super) fn ago(&self, days: u32) -> NaiveDate {
        self.today
            .checked_sub_signed(Duration::days(days.into()))
            .map_or(self.first, |date| date.max(self.first))
    }

    /// The end of a period of working days after `date`.
    pub(super) fn working_after(&self, date: NaiveDate, days: u32) -> NaiveDate {
        self.calendar.after(date, days)
    }

    /// A working day of chance between the `from`th and the `to`th day of `year`, if it has come.
    pub(super) fn working_day(
        &self,
        chance: &mut Chance,
        year: Year,
        from: u32,
        to: u32,
    ) -> Option<NaiveDate> {
        let date = self.after(year.first_day(), chance.between(from, to));
        let date = if self.calendar.is_working(date) {
            date
        } else {
            self.working_after(date, 1)
        };
        let date = date.min(year.last_day());
        (date <= self.today).then_some(date)
    }

    /// A moment in the office's hours of `date`: not before `before`, and not after now.
    pub(super) fn moment(
        &self,
        chance: &mut Chance,
        date: NaiveDate,
        before: Option<NaiveDateTime>,
    ) -> NaiveDateTime {
        let minutes = chance.between(8 * 60 + 20, 17 * 60 + 40);
        let at = date.and_time(NaiveTime::MIN) + Duration::minutes(minutes.into());
        let at = match before {
            Some(before) if at <= before => before + Duration::minutes(2),
            _ => at,
        };
        at.min(self.at)
    }

    /// How far a record of that day is believed: mostly somebody of the staff has looked at it.
    pub(super) fn evidence(&self, chance: &mut Chance, date: NaiveDate, staff: &str) -> Evidence {
        let on = self.working_after(date, chance.between(1, 15));
        if chance.percent(64) && on <= self.today {
            Evidence::Verified {
                on,
                by: staff.to_owned(),
                from: String::new(),
            }
        } else {
            Evidence::Recorded
        }
    }
}

/// The public holidays that keep their date in the sun's calendar, where they fall on weekdays; of years whose
/// calendar is at hand nothing.
fn holidays(from: Year, to: Year) -> WorkCalendar {
    let mut calendar = WorkCalendar::default();
    let at_hand = WorkCalendar::default();
    for year in (from.0..=to.0).filter(|year| !at_hand.knows(Year(*year))) {
        let days = [(1, 1), (5, 1)]
            .into_iter()
            .chain((1..=7).map(|day| (10, day)));
        for (month, day) in days {
            let date = NaiveDate::from_ymd_opt(i32::from(year), month, day)
                .filter(|date| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun));
            calendar.holidays.extend(date);
        }
    }
    calendar
}

#[cfg(test)]
mod tests {
    use super::super::chance::Topic;
    use super::*;

    fn days(text: &str, years: u16) -> Days {
        let date: NaiveDate = text.parse().expect("a date of the test");
        Days::new(date.and_hms_opt(9, 30, 0).expect("a time"), years)
    }

    #[test]
    fn a_term_has_run_long_enough_whatever_the_day() {
        for text in ["2026-01-01", "2028-02-29", "2026-06-29", "2026-12-31"] {
            for years in [0, 1, 3, 9] {
                let days = days(text, years);
                assert!(days.passed() >= 180, "{text} {years}");
                assert!(days.term().contains(days.today), "{text} {years}");
            }
        }
        assert_eq!(days("2026-11-24", 1).first.to_string(), "2026-01-01");
        assert_eq!(days("2026-01-01", 1).first.to_string(), "2025-01-01");
        assert_eq!(days("2026-11-24", 5).years().count(), 5);
    }

    #[test]
    fn no_moment_lies_later_than_now_nor_before_the_one_before() {
        let days = days("2026-11-24", 1);
        let mut chance = Chance::of(1, Topic::Form, 1);
        for _ in 0..200 {
            let first = days.moment(&mut chance, days.ago(1), None);
            let second = days.moment(&mut chance, days.ago(1), Some(first));
            let third = days.moment(&mut chance, days.today, Some(second));
            assert!(first < second && second < third && third <= days.at);
        }
    }
}
