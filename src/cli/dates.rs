//! Dates and years as they are typed and printed.

use chrono::NaiveDate;

use super::help::say;
use crate::domain::calendar::Year;

/// A date typed `2026-11-24`; `/` and `.` may stand between, and 年月日.
pub(super) fn parse(typed: &str) -> Result<NaiveDate, String> {
    let plain = typed
        .trim()
        .replace(['/', '.', '年', '月'], "-")
        .replace('日', "");
    NaiveDate::parse_from_str(&plain, "%Y-%m-%d")
        .ok()
        .filter(|date| Year::of(*date).first_day() <= *date)
        .ok_or_else(|| {
            say(
                "不是日期，应写成 2026-11-24",
                "not a date; write it as 2026-11-24",
            )
        })
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
        for typed in [
            "2026-11-24",
            "2026/11/24",
            "2026.11.24",
            "2026年11月24日",
            " 2026-11-24 ",
        ] {
            let date = parse(typed).expect(typed);
            assert_eq!(date.to_string(), "2026-11-24");
        }
        for typed in [
            "",
            "11-24",
            "2026-02-30",
            "20261124",
            "soon",
            "-1-01-01",
            "99999-01-01",
        ] {
            assert!(parse(typed).is_err(), "{typed}");
        }
        assert_eq!(parse_year("2026年"), Ok(Year(2026)));
        for typed in ["", "26", "20260", "today"] {
            assert!(parse_year(typed).is_err(), "{typed}");
        }
    }
}
