//! The State Council's calendar of the years at hand: its public holidays, weekends within them too, and the weekend
//! days that are worked in exchange.

use chrono::{Datelike, NaiveDate};

use super::Year;

/// A month and a day.
type Day = (u32, u32);

/// One year's calendar.
pub(super) struct YearCalendar {
    year: Year,
    /// First and last day of each holiday.
    holidays: &'static [(Day, Day)],
    worked: &'static [Day],
}

/// The years at hand.
static YEARS: [YearCalendar; 2] = [
    YearCalendar {
        year: Year(2025),
        holidays: &[
            ((1, 1), (1, 1)),
            ((1, 28), (2, 4)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((5, 31), (6, 2)),
            ((10, 1), (10, 8)),
        ],
        worked: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    YearCalendar {
        year: Year(2026),
        holidays: &[
            ((1, 1), (1, 3)),
            ((2, 15), (2, 23)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 19), (6, 21)),
            ((9, 25), (9, 27)),
            ((10, 1), (10, 7)),
        ],
        worked: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];

/// The calendar of a year, where it is at hand.
pub(super) fn of(year: Year) -> Option<&'static YearCalendar> {
    YEARS.iter().find(|it| it.year == year)
}

impl YearCalendar {
    pub(super) fn is_holiday(&self, date: NaiveDate) -> bool {
        let day = (date.month(), date.day());
        let mut holidays = self.holidays.iter();
        holidays.any(|(first, last)| (*first..=*last).contains(&day))
    }

    pub(super) fn is_worked(&self, date: NaiveDate) -> bool {
        self.worked.contains(&(date.month(), date.day()))
    }
}
