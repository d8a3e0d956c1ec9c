//! The words that stand beside a day.

use chrono::Weekday;

use crate::text::Text;

/// A day of the week, short: 周二, Tue.
#[must_use]
pub const fn weekday(day: Weekday) -> Text {
    match day {
        Weekday::Mon => Text::of("周一", "Mon"),
        Weekday::Tue => Text::of("周二", "Tue"),
        Weekday::Wed => Text::of("周三", "Wed"),
        Weekday::Thu => Text::of("周四", "Thu"),
        Weekday::Fri => Text::of("周五", "Fri"),
        Weekday::Sat => Text::of("周六", "Sat"),
        Weekday::Sun => Text::of("周日", "Sun"),
    }
}
