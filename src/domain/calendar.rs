//! Years, recurring dates, the day that is looked from, and working days.
//!
//! Nothing here asks what day it is: a front says so, once, as a [`Today`].

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

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

/// A date that comes back every year, such as the day by which plans are due. Written `03-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    /// The last day of the year.
    pub const YEAR_END: MonthDay = MonthDay { month: 12, day: 31 };

    /// Month 1–12 and a day that the month has in a leap year.
    #[must_use]
    pub fn new(month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(2024, month, day)?;
        Some(MonthDay {
            month: month as u8,
            day: day as u8,
        })
    }

    /// The date in `year`; 29 February is the 28th where there is none.
    #[must_use]
    pub fn in_year(self, year: Year) -> NaiveDate {
        NaiveDate::from_ymd_opt(i32::from(year.0), self.month.into(), self.day.into())
            .unwrap_or_else(|| {
                NaiveDate::from_ymd_opt(i32::from(year.0), self.month.into(), 28)
                    .unwrap_or(NaiveDate::MAX)
            })
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// Text that is no `MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMonthDay;

impl FromStr for MonthDay {
    type Err = NotAMonthDay;

    fn from_str(text: &str) -> Result<Self, NotAMonthDay> {
        let (month, day) = text.trim().split_once('-').ok_or(NotAMonthDay)?;
        let month = month.parse().map_err(|_| NotAMonthDay)?;
        let day = day.parse().map_err(|_| NotAMonthDay)?;
        MonthDay::new(month, day).ok_or(NotAMonthDay)
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

/// Which days are worked: weekends are not, unless listed as working days (调休); listed
/// holidays are not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkCalendar {
    /// Public holidays that fall on weekdays.
    pub holidays: BTreeSet<NaiveDate>,
    /// Weekend days that are worked.
    pub working_days: BTreeSet<NaiveDate>,
}

impl WorkCalendar {
    /// Is `date` worked?
    #[must_use]
    pub fn is_working(&self, date: NaiveDate) -> bool {
        if self.working_days.contains(&date) {
            return true;
        }
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&date)
    }

    /// The last day of a period of `days` working days that begins on the day after `from`.
    ///
    /// At most 3,660 days are looked at, so a calendar of nothing but holidays ends too.
    #[must_use]
    pub fn after(&self, from: NaiveDate, days: u32) -> NaiveDate {
        let mut date = from;
        let mut left = days;
        for _ in 0..3_660 {
            if left == 0 {
                break;
            }
            let Some(next) = date.checked_add_days(Days::new(1)) else {
                break;
            };
            date = next;
            if self.is_working(date) {
                left -= 1;
            }
        }
        date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of the test")
    }

    #[test]
    fn working_days_skip_weekends_and_holidays_but_not_days_worked_in_exchange() {
        let mut calendar = WorkCalendar::default();
        assert_eq!(calendar.after(day("2026-09-25"), 5), day("2026-10-02"));
        calendar.holidays.insert(day("2026-10-01"));
        calendar.holidays.insert(day("2026-10-02"));
        calendar.working_days.insert(day("2026-10-10"));
        assert_eq!(calendar.after(day("2026-09-25"), 5), day("2026-10-06"));
        assert_eq!(calendar.after(day("2026-10-09"), 1), day("2026-10-10"));
    }

    #[test]
    fn a_month_and_day_is_read_and_written_alike() {
        for text in ["03-31", "12-20", "02-29"] {
            let parsed: MonthDay = text.parse().expect("valid");
            assert_eq!(parsed.to_string(), text);
        }
        for text in ["13-01", "02-30", "0331", "", "a-b"] {
            assert_eq!(text.parse::<MonthDay>(), Err(NotAMonthDay), "{text}");
        }
        let leap: MonthDay = "02-29".parse().expect("valid");
        assert_eq!(leap.in_year(Year(2026)), day("2026-02-28"));
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
