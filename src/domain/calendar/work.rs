//! Which days are worked, and where a period of working days ends.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::shipped::YearCalendar;
use super::written::{self, Unreadable, Written};
use super::{Year, shipped};

/// How many days before a year its holidays are asked for.
const SOON: u64 = 15;

/// Which days are worked: weekends are not, unless they are worked in exchange (调休); holidays are not.
///
/// A year of which the organisation says nothing is as the State Council's calendar has it, where that is at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkCalendar {
    /// Public holidays.
    pub holidays: BTreeSet<NaiveDate>,
    /// Weekend days that are worked.
    pub working_days: BTreeSet<NaiveDate>,
}

impl WorkCalendar {
    /// Is `date` worked?
    #[must_use]
    pub fn is_working(&self, date: NaiveDate) -> bool {
        self.is_working_by(self.shipped_for(Year::of(date)), date)
    }

    /// The calendar that is at hand for a year of which the organisation says nothing.
    fn shipped_for(&self, year: Year) -> Option<&'static YearCalendar> {
        shipped::of(year).filter(|_| !self.settles(year))
    }

    fn is_working_by(&self, shipped: Option<&YearCalendar>, date: NaiveDate) -> bool {
        let (holiday, worked) = match shipped {
            Some(calendar) => (calendar.is_holiday(date), calendar.is_worked(date)),
            None => (
                self.holidays.contains(&date),
                self.working_days.contains(&date),
            ),
        };
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        worked || !(weekend || holiday)
    }

    /// The last day of a period of `days` working days that begins on the day after `from`.
    ///
    /// At most 3,660 days are looked at, so a calendar of nothing but holidays ends too.
    #[must_use]
    pub fn after(&self, from: NaiveDate, days: u32) -> NaiveDate {
        let mut date = from;
        let mut left = days;
        let mut year = Year::of(from);
        let mut shipped = self.shipped_for(year);
        for _ in 0..3_660 {
            if left == 0 {
                break;
            }
            let Some(next) = date.checked_add_days(Days::new(1)) else {
                break;
            };
            date = next;
            if Year::of(date) != year {
                year = Year::of(date);
                shipped = self.shipped_for(year);
            }
            if self.is_working_by(shipped, date) {
                left -= 1;
            }
        }
        date
    }

    /// Is it known which days of the year are holidays?
    #[must_use]
    pub fn knows(&self, year: Year) -> bool {
        self.settles(year) || shipped::of(year).is_some()
    }

    /// The years at hand on a day of which nobody knows which days are holidays.
    #[must_use]
    pub fn unknown_on(&self, day: NaiveDate) -> Vec<Year> {
        let soon = day.checked_add_days(Days::new(SOON)).unwrap_or(day);
        let mut years = vec![Year::of(day), Year::of(soon)];
        years.dedup();
        years.retain(|year| !self.knows(*year));
        years
    }

    /// Does the organisation say it of the year?
    #[must_use]
    pub fn settles(&self, year: Year) -> bool {
        let days = || year.first_day()..=year.last_day();
        let mut said = self
            .holidays
            .range(days())
            .chain(self.working_days.range(days()));
        said.next().is_some()
    }

    /// Takes holidays as they are written: all of them, or a notice, which says all of its year.
    ///
    /// # Errors
    /// Something of it is no day.
    pub fn write_holidays(&mut self, text: &str) -> Result<(), Unreadable> {
        match written::read(text)? {
            Written::Days(days) => self.holidays = days,
            notice => self.take(notice),
        }
        Ok(())
    }

    /// Takes the weekend days that are worked as they are written, or a notice.
    ///
    /// # Errors
    /// As [`WorkCalendar::write_holidays`]; or one of the days is a weekday, or a holiday.
    pub fn write_working_days(&mut self, text: &str) -> Result<(), Unreadable> {
        match written::read(text)? {
            Written::Days(days) => {
                let weekend = |day: &NaiveDate| day.weekday().num_days_from_monday() >= 5;
                if !days.iter().all(weekend) || !days.is_disjoint(&self.holidays) {
                    return Err(Unreadable);
                }
                self.working_days = days;
            }
            notice => self.take(notice),
        }
        Ok(())
    }

    /// Takes what a file says: notices of years, or holidays by themselves, each of which says all of
    /// its year. Returns the years that it was about.
    ///
    /// # Errors
    /// As [`WorkCalendar::write_holidays`].
    pub fn take_years(&mut self, text: &str) -> Result<BTreeSet<Year>, Unreadable> {
        let written = written::read(text)?;
        let days = match &written {
            Written::Days(days) => days,
            Written::Notice { holidays, .. } => holidays,
        };
        let years: BTreeSet<Year> = days.iter().map(|day| Year::of(*day)).collect();
        self.take(written);
        Ok(years)
    }

    fn take(&mut self, written: Written) {
        let (years, holidays, worked) = match written {
            Written::Days(days) => {
                let years = days.iter().map(|day| Year::of(*day)).collect();
                (years, days, BTreeSet::new())
            }
            Written::Notice {
                years,
                holidays,
                worked,
            } => (years, holidays, worked),
        };
        let said = holidays.iter().chain(&worked);
        let beside: BTreeSet<Year> = said.map(|day| Year::of(*day)).collect();
        for year in beside.difference(&years) {
            self.settle_as_shipped(*year);
        }
        let others = |day: &NaiveDate| !years.contains(&Year::of(*day));
        self.holidays.retain(others);
        self.working_days.retain(others);
        self.holidays.extend(holidays);
        self.working_days.extend(worked);
    }

    /// Says of a year what its calendar says, before a notice of the year beside it says one day more.
    fn settle_as_shipped(&mut self, year: Year) {
        let Some(calendar) = shipped::of(year).filter(|_| !self.settles(year)) else {
            return;
        };
        for day in year
            .first_day()
            .iter_days()
            .take_while(|it| *it <= year.last_day())
        {
            if calendar.is_holiday(day) {
                self.holidays.insert(day);
            }
            if calendar.is_worked(day) {
                self.working_days.insert(day);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of the test")
    }

    #[test]
    fn before_a_year_its_holidays_are_asked_for() {
        let calendar = WorkCalendar::default();
        assert_eq!(calendar.unknown_on(day("2026-12-15")), []);
        assert_eq!(calendar.unknown_on(day("2026-12-20")), [Year(2027)]);
    }

    #[test]
    fn working_days_skip_weekends_and_holidays_but_not_days_worked_in_exchange() {
        let mut calendar = WorkCalendar::default();
        assert_eq!(calendar.after(day("2028-09-25"), 5), day("2028-10-02"));
        calendar.holidays.insert(day("2028-10-02"));
        calendar.holidays.insert(day("2028-10-03"));
        calendar.working_days.insert(day("2028-10-07"));
        assert_eq!(calendar.after(day("2028-09-25"), 5), day("2028-10-04"));
        assert_eq!(calendar.after(day("2028-10-06"), 1), day("2028-10-07"));
    }

    #[test]
    fn the_state_councils_calendar_is_at_hand_until_the_organisation_says_otherwise() {
        let mut calendar = WorkCalendar::default();
        for (from, days, until) in [
            // Handed in before the festival: 14 February is worked, 15 to 23 are not.
            ("2026-02-12", 5, "2026-02-26"),
            ("2026-04-28", 5, "2026-05-08"),
            ("2026-05-08", 15, "2026-05-28"),
            ("2026-09-17", 5, "2026-09-23"),
            ("2026-09-23", 5, "2026-10-08"),
            ("2026-12-18", 5, "2026-12-25"),
            ("2025-01-24", 3, "2025-02-05"),
            ("2025-09-26", 2, "2025-09-29"),
        ] {
            assert_eq!(calendar.after(day(from), days), day(until), "{from}");
        }
        assert!(calendar.knows(Year(2026)) && !calendar.knows(Year(2027)));
        calendar.holidays.insert(day("2026-10-01"));
        assert_eq!(calendar.after(day("2026-09-23"), 5), day("2026-09-30"));
        assert_eq!(
            calendar.after(day("2025-09-26"), 2),
            day("2025-09-29"),
            "another year"
        );
        calendar.holidays.insert(day("2027-01-01"));
        assert!(calendar.knows(Year(2027)));
    }

    #[test]
    fn only_weekend_days_that_are_no_holidays_are_worked_in_exchange() {
        let mut calendar = WorkCalendar::default();
        calendar.holidays.insert(day("2026-10-03"));
        calendar
            .write_working_days("2026-02-14, 2026-09-20")
            .expect("a Saturday and a Sunday");
        for wrong in ["2026-02-12", "2026-10-03", "2026-02-14..16"] {
            assert_eq!(
                calendar.write_working_days(wrong),
                Err(Unreadable),
                "{wrong}"
            );
        }
        assert_eq!(calendar.working_days.len(), 2);
    }

    #[test]
    fn a_notice_says_all_of_its_year_and_leaves_the_others() {
        let mut calendar = WorkCalendar::default();
        calendar.holidays.insert(day("2027-05-04"));
        calendar.holidays.insert(day("2028-05-01"));
        let notice = "关于2027年部分节假日安排的通知\n一、元旦：2026年12月31日（周四）至1月3日（周日）放假调休，共4天。2026年12月27日（周日）上班。";
        calendar.write_holidays(notice).expect("a notice");
        let (holidays, worked) = (&calendar.holidays, &calendar.working_days);
        assert!(holidays.contains(&day("2027-01-03")) && holidays.contains(&day("2028-05-01")));
        assert!(!holidays.contains(&day("2027-05-04")));
        assert!(worked.contains(&day("2026-12-27")) && holidays.contains(&day("2026-12-31")));
        assert!(
            !calendar.is_working(day("2026-10-05")),
            "the rest of 2026 is as it was"
        );
        assert!(calendar.is_working(day("2026-10-10")));
    }
}
