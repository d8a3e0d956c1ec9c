//! Dates and years as they are typed and printed.

use chrono::NaiveDate;

use super::failure::Failure;
use super::help::say;
use crate::desk::written::read_day;
use crate::domain::calendar::Year;

/// A day of an act, in any way in which fields of records take days.
#[derive(Clone, Debug)]
pub(super) struct Day(String);

impl Day {
    pub(super) fn typed(typed: &str) -> Result<Day, String> {
        // What is none seen from a month of 31 days in a leap year is none at all.
        let sometime = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
        match read_day(typed, sometime) {
            Ok(Some(_)) => Ok(Day(typed.to_owned())),
            Ok(None) => Err(say("没有写日期", "no date is written")),
            Err(why) => Err(say(&why.zh, &why.en)),
        }
    }

    /// The day that is meant, seen from today.
    pub(super) fn on(&self, today: NaiveDate) -> Result<NaiveDate, Failure> {
        let day = read_day(&self.0, today).map_err(Failure::Asked)?;
        Ok(day.unwrap_or(today))
    }
}

/// The day that is said; today where none is.
pub(super) fn or_today(said: Option<&Day>, today: NaiveDate) -> Result<NaiveDate, Failure> {
    said.map_or(Ok(today), |day| day.on(today))
}

/// A year typed with four digits.
pub(super) fn parse_year(typed: &str) -> Result<Year, String> {
    let plain = typed.trim().trim_end_matches('年');
    plain
        .parse()
        .ok()
        .filter(|year| (1000..=9999).contains(year))
        .map(Year)
        .ok_or_else(|| say("不是年份，应写成 2026", "not a year; write it as 2026"))
}

/// A date for a table; a dash where there is none.
pub(super) fn print(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "—".to_owned(), |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_offices_write_them() {
        let today = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day");
        for typed in [
            "2026-11-24",
            "2026/11/24",
            "2026.11.24",
            "2026年11月24日",
            " 2026-11-24 ",
            "20261124",
            "11-24",
            "１１－２４",
        ] {
            let day = Day::typed(typed).expect(typed).on(today);
            assert_eq!(
                day.map(|it| it.to_string()).ok().as_deref(),
                Some("2026-11-24")
            );
        }
        for typed in ["", "2026-02-30", "soon", "-1-01-01", "99999-01-01"] {
            assert!(Day::typed(typed).is_err(), "{typed}");
        }
        assert_eq!(parse_year("2026年"), Ok(Year(2026)));
        for typed in ["", "26", "20260", "today"] {
            assert!(parse_year(typed).is_err(), "{typed}");
        }
    }
}
