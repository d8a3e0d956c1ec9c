//! How near a day is: what is to be done by it is told in this order.

use chrono::{Datelike, NaiveDate};

use crate::text::Text;

/// How near a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// It has passed.
    Overdue,
    /// It is today.
    Today,
    /// It comes before the end of next week.
    Soon,
    /// It comes within 30 days.
    Month,
    /// It comes later.
    Later,
}

impl Near {
    /// All that there are, in their order.
    pub const ALL: [Near; 5] = [
        Near::Overdue,
        Near::Today,
        Near::Soon,
        Near::Month,
        Near::Later,
    ];

    /// How near `day` is on another.
    #[must_use]
    pub fn of(day: NaiveDate, today: NaiveDate) -> Near {
        let in_week = i64::from(today.weekday().num_days_from_monday());
        match (day - today).num_days() {
            ..0 => Near::Overdue,
            0 => Near::Today,
            left if left + in_week < 14 => Near::Soon,
            1..=30 => Near::Month,
            _ => Near::Later,
        }
    }

    /// What users call it.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            Near::Overdue => Text::of("逾期", "overdue"),
            Near::Today => Text::of("今天", "today"),
            Near::Soon => Text::of("本周和下周", "by next week"),
            Near::Month => Text::of("30 天内", "in 30 days"),
            Near::Later => Text::of("30 天后", "later"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_near_by_weeks_and_then_by_thirty_days() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date of the test");
        // A Friday: this week and next end on the second Sunday.
        let near = |on| Near::of(day(on), day("2026-11-20"));
        assert_eq!(near("2026-11-19"), Near::Overdue);
        assert_eq!(near("2026-11-20"), Near::Today);
        assert_eq!(near("2026-11-21"), Near::Soon);
        assert_eq!(near("2026-11-29"), Near::Soon);
        assert_eq!(near("2026-11-30"), Near::Month);
        assert_eq!(near("2026-12-20"), Near::Month);
        assert_eq!(near("2026-12-21"), Near::Later);
    }
}
