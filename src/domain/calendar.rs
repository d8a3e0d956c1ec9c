//! Years, recurring dates, the day that is looked from, and working days.
//!
//! Nothing here asks what day it is: a front says so, once, as a [`Today`].

mod near;
mod shipped;
mod work;
mod written;

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use near::Near;
pub use work::WorkCalendar;
pub use written::Unreadable;
pub(crate) use written::{half_width, write};

/// A calendar year, in which plans, activities, forms and summaries count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Year(pub u16);

impl Year {
    /// The year in which `date` lies; years before 1 and after 65535 are pressed to these ends.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Year(date.year().clamp(1, i32::from(u16::MAX)) as u16)
    }

    /// The year's first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(i32::from(self.0), 1, 1).unwrap_or(NaiveDate::MIN)
    }

    /// The year's last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(i32::from(self.0), 12, 31).unwrap_or(NaiveDate::MAX)
    }

    /// The year after.
    #[must_use]
    pub fn next(self) -> Self {
        Year(self.0.saturating_add(1))
    }

    /// The year before.
    #[must_use]
    pub fn previous(self) -> Self {
        Year(self.0.saturating_sub(1).max(1))
    }
}

/// A day as it is written where a year is looked at: `03-20` within it, else `2025-03-20`.
#[must_use]
pub fn short(date: NaiveDate, year: Year) -> String {
    if Year::of(date) == year {
        format!("{:02}-{:02}", date.month(), date.day())
    } else {
        date.to_string()
    }
}

/// A quarter of a year, from 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter(u8);

impl Quarter {
    /// All four.
    pub const ALL: [Quarter; 4] = [Quarter(1), Quarter(2), Quarter(3), Quarter(4)];

    /// The quarter in which a day lies.
    #[must_use]
    pub fn of(date: NaiveDate) -> Quarter {
        Quarter(date.month0() as u8 / 3 + 1)
    }

    /// Its number, from 1.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// Its place among the four, from 0.
    #[must_use]
    pub fn nth(self) -> usize {
        usize::from(self.0) - 1
    }

    /// The date of its first day.
    #[must_use]
    pub fn first(self) -> MonthDay {
        MonthDay::new(u32::from(self.0) * 3 - 2, 1).unwrap_or(MonthDay::YEAR_END)
    }

    /// The date of its last day.
    #[must_use]
    pub fn last(self) -> MonthDay {
        let day = if matches!(self.0, 1 | 4) { 31 } else { 30 };
        MonthDay::new(u32::from(self.0) * 3, day).unwrap_or(MonthDay::YEAR_END)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The day that the records are looked at from, and the year that is looked at.
///
/// The two differ when somebody looks back: in a past year every date has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub date: NaiveDate,
    /// The year whose work is shown and checked.
    pub year: Year,
}

impl Today {
    /// The day itself, with its own year.
    #[must_use]
    pub fn on(date: NaiveDate) -> Self {
        Today {
            date,
            year: Year::of(date),
        }
    }

    /// The same day, looking at another year.
    #[must_use]
    pub fn looking_at(self, year: Year) -> Self {
        Today { year, ..self }
    }

    /// Today, where it lies in the year.
    #[must_use]
    pub fn within(self, year: Year) -> Option<NaiveDate> {
        (Year::of(self.date) == year).then_some(self.date)
    }

    /// The day on which the looked-at year's records are judged: today within the year, the
    /// year's last day afterwards.
    #[must_use]
    pub fn reference_date(self) -> NaiveDate {
        self.date.min(self.year.last_day())
    }
}

/// A date that comes back every year, such as the day by which plans are due. Written `03-31`; one that lies in the
/// year after that of the work is written `next-01-31`, or 次年-01-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    next_year: bool,
    month: u8,
    day: u8,
}

impl MonthDay {
    /// The last day of the year.
    pub const YEAR_END: MonthDay = MonthDay {
        next_year: false,
        month: 12,
        day: 31,
    };

    /// Month 1–12 and a day that the month has in a leap year.
    #[must_use]
    pub fn new(month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(2024, month, day)?;
        Some(MonthDay {
            next_year: false,
            month: month as u8,
            day: day as u8,
        })
    }

    /// The date for the work of `year`; 29 February is the 28th where there is none.
    #[must_use]
    pub fn in_year(self, year: Year) -> NaiveDate {
        let year = if self.next_year { year.next() } else { year };
        NaiveDate::from_ymd_opt(i32::from(year.0), self.month.into(), self.day.into())
            .unwrap_or_else(|| {
                NaiveDate::from_ymd_opt(i32::from(year.0), self.month.into(), 28)
                    .unwrap_or(NaiveDate::MAX)
            })
    }
}

impl MonthDay {
    /// The year that it closes and in which `day` counts: what comes after it counts for the next.
    #[must_use]
    pub fn year_closed_after(self, day: NaiveDate) -> Year {
        let before = Year::of(day).previous();
        let closed = [before, before.next()];
        let first = closed.into_iter().find(|year| day <= self.in_year(*year));
        first.unwrap_or(before.next().next())
    }

    /// The first day that counts for the year that it closes.
    #[must_use]
    pub fn first_counted(self, year: Year) -> NaiveDate {
        let last = self.in_year(year.previous());
        last.succ_opt().unwrap_or(last)
    }
}

impl MonthDay {
    /// As a paper says it: 4月15日, 次年1月31日.
    #[must_use]
    pub fn said(self) -> String {
        let next = if self.next_year { "次年" } else { "" };
        format!("{next}{}月{}日", self.month, self.day)
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let next = if self.next_year { "next-" } else { "" };
        write!(f, "{next}{:02}-{:02}", self.month, self.day)
    }
}

/// Text that is no `MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMonthDay;

impl FromStr for MonthDay {
    type Err = NotAMonthDay;

    fn from_str(text: &str) -> Result<Self, NotAMonthDay> {
        let text = text.trim();
        let next = ["next-", "次年-", "次年"].iter();
        let next = next.filter_map(|it| text.strip_prefix(it)).next();
        let (month, day) = next.unwrap_or(text).split_once('-').ok_or(NotAMonthDay)?;
        let month = month.parse().map_err(|_| NotAMonthDay)?;
        let day = day.parse().map_err(|_| NotAMonthDay)?;
        let date = MonthDay::new(month, day).ok_or(NotAMonthDay)?;
        Ok(MonthDay {
            next_year: next.is_some(),
            ..date
        })
    }
}

impl Serialize for MonthDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|NotAMonthDay| serde::de::Error::custom("a month and day as MM-DD"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of the test")
    }

    #[test]
    fn a_month_and_day_is_read_and_written_alike() {
        for text in ["03-31", "12-20", "02-29", "next-01-31"] {
            let parsed: MonthDay = text.parse().expect("valid");
            assert_eq!(parsed.to_string(), text);
        }
        let next: MonthDay = "次年-01-31".parse().expect("valid");
        assert_eq!(next.to_string(), "next-01-31");
        assert_eq!(next.in_year(Year(2026)), day("2027-01-31"));
        for text in ["next-", "次-01-31", "13-01", "02-30", "0331", "", "a-b"] {
            assert_eq!(text.parse::<MonthDay>(), Err(NotAMonthDay), "{text}");
        }
        let leap: MonthDay = "02-29".parse().expect("valid");
        assert_eq!(leap.in_year(Year(2026)), day("2026-02-28"));
    }

    #[test]
    fn a_quarter_has_its_first_and_last_day() {
        let days = Quarter::ALL.map(|it| format!("{} {}", it.first(), it.last()));
        let expected = ["01-01 03-31", "04-01 06-30", "07-01 09-30", "10-01 12-31"];
        assert_eq!(days, expected);
        for (on, quarter) in [("2026-03-31", 1), ("2026-04-01", 2), ("2026-12-31", 4)] {
            assert_eq!(Quarter::of(day(on)).number(), quarter);
        }
    }

    #[test]
    fn what_comes_after_a_closing_day_counts_for_the_next_year() {
        for (closing, on, year) in [
            ("12-31", "2026-01-01", 2026),
            ("12-31", "2026-12-31", 2026),
            ("12-20", "2026-12-20", 2026),
            ("12-20", "2026-12-21", 2027),
            ("11-30", "2025-12-01", 2026),
            ("next-01-31", "2026-01-31", 2025),
            ("next-01-31", "2026-02-01", 2026),
        ] {
            let closing: MonthDay = closing.parse().expect("valid");
            let of = closing.year_closed_after(day(on));
            assert_eq!(of, Year(year), "{closing} {on}");
            let days = closing.first_counted(of)..=closing.in_year(of);
            assert!(days.contains(&day(on)), "{closing} {on}");
        }
    }

    #[test]
    fn a_past_year_is_judged_on_its_last_day() {
        let today = Today::on(day("2026-11-24"));
        assert_eq!(today.reference_date(), day("2026-11-24"));
        assert_eq!(
            today.looking_at(Year(2025)).reference_date(),
            day("2025-12-31")
        );
    }
}
