//! Dates as the screens write them, and how far a deadline is away.

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::Year;
pub use crate::domain::calendar::short;
use crate::rules::Level;
use crate::text;
use crate::text::Text;
use crate::tui::widgets::date_words::weekday;

/// The same with the day of the week, which is left out of another year's.
#[must_use]
pub fn with_weekday(date: NaiveDate, year: Year) -> Text {
    let (written, day) = (short(date, year), weekday(date.weekday()));
    match Year::of(date) == year {
        true => {
            let (zh, en) = (&day.zh, &day.en);
            text!("{written} {zh}", "{written} {en}")
        }
        false => Text::same(written),
    }
}

/// The same, with a dash for a day that is not known.
#[must_use]
pub fn short_or_dash(date: Option<NaiveDate>, year: Year) -> String {
    date.map_or_else(|| "—".to_owned(), |date| short(date, year))
}

/// Behind the time of a journal entry: the day that was named for what was done.
#[must_use]
pub fn as_of(day: Option<NaiveDate>) -> Text {
    match day {
        Some(day) => text!("（业务日期 {day}）", " (as of {day})"),
        None => Text::of("", ""),
    }
}

/// How far a deadline is away on `today`, and how grave that is: a deadline holds until its day
/// has passed.
#[must_use]
pub fn urgency(deadline: NaiveDate, today: NaiveDate) -> (Text, Level) {
    let left = (deadline - today).num_days();
    match left {
        ..0 => {
            let late = -left;
            (text!("逾期{late}天", "{late}d late"), Level::Breach)
        }
        0 => (Text::of("今天到期", "due today"), Level::Due),
        1.. => (text!("剩{left}天", "{left}d left"), Level::Due),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of the test")
    }

    #[test]
    fn a_date_names_its_year_only_when_it_is_another() {
        assert_eq!(short(day("2026-03-20"), Year(2026)), "03-20");
        assert_eq!(short(day("2025-03-20"), Year(2026)), "2025-03-20");
        assert_eq!(short_or_dash(None, Year(2026)), "—");
    }

    #[test]
    fn a_deadline_holds_until_its_day_has_passed() {
        let said = |deadline| {
            let (text, level) = urgency(day(deadline), day("2026-11-24"));
            (text.say(Locale::Zh).to_owned(), level)
        };
        assert_eq!(said("2026-11-21"), ("逾期3天".to_owned(), Level::Breach));
        assert_eq!(said("2026-11-24"), ("今天到期".to_owned(), Level::Due));
        assert_eq!(said("2026-11-26"), ("剩2天".to_owned(), Level::Due));
    }
}
