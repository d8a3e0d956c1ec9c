//! Days as people type them.
//!
//! Reads `2026-11-24`, `11-24`, `24`, `20261124`, `2026年11月24日`, `11月24日`, `今天`, `tomorrow`, `-3`,
//! `+7`. Knows no clock: "today" is handed in.

use chrono::{Datelike, Days, NaiveDate};

use crate::exchange::office::words::half_width;
use crate::text::Text;

/// The day that `words` mean, seen from `today`; `None` for no words.
///
/// A day without a year is this year's; a day without a month is this month's.
///
/// # Errors
/// Why the words are no day, for the person.
pub fn read_day(words: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Text> {
    let words = narrow(words);
    let words = words.trim();
    if words.is_empty() {
        return Ok(None);
    }
    if let Some(days) = named(words) {
        return shifted(today, days).map(Some);
    }
    if let Some(days) = words.strip_prefix(['-', '+']) {
        let days: i64 = days.trim().parse().map_err(|_| not_a_day(words))?;
        let days = if words.starts_with('-') { -days } else { days };
        return shifted(today, days).map(Some);
    }
    let numbers = numbers(words).ok_or_else(|| not_a_day(words))?;
    let (year, month, day) = match numbers[..] {
        [whole] if words.len() == 8 => (whole / 10_000, whole / 100 % 100, whole % 100),
        [day] if day <= 31 => (u32::try_from(today.year()).unwrap_or(0), today.month(), day),
        [month, day] => (u32::try_from(today.year()).unwrap_or(0), month, day),
        [year, month, day] if first_has(words) <= 2 => (2000 + year, month, day),
        [year, month, day] => (year, month, day),
        _ => return Err(not_a_day(words)),
    };
    if !(1900..=2199).contains(&year) {
        return Err(crate::text!(
            "{year} 年不在 1900 至 2199 之间",
            "the year {year} is not between 1900 and 2199"
        ));
    }
    NaiveDate::from_ymd_opt(year as i32, month, day)
        .map(Some)
        .ok_or_else(|| {
            crate::text!(
                "没有 {year} 年 {month} 月 {day} 日这一天",
                "there is no {year}-{month:02}-{day:02}"
            )
        })
}

fn shifted(today: NaiveDate, days: i64) -> Result<NaiveDate, Text> {
    let by = Days::new(days.unsigned_abs());
    let day = if days < 0 {
        today.checked_sub_days(by)
    } else {
        today.checked_add_days(by)
    };
    day.filter(|day| (1900..=2199).contains(&day.year()))
        .ok_or_else(|| Text::of("相差的天数太多", "that many days is too far away"))
}

fn named(words: &str) -> Option<i64> {
    Some(match words.to_lowercase().as_str() {
        "今天" | "今日" | "today" | "jt" => 0,
        "昨天" | "昨日" | "yesterday" | "zt" => -1,
        "前天" => -2,
        "明天" | "明日" | "tomorrow" | "mt" => 1,
        "后天" => 2,
        _ => return None,
    })
}

/// How many digits the first number is written with: 26 is short for 2026, and 0001 is a year.
fn first_has(words: &str) -> usize {
    let digits = words.chars().skip_while(|c| !c.is_ascii_digit());
    digits.take_while(char::is_ascii_digit).count()
}

/// The numbers of a date, between the signs that people put there.
fn numbers(words: &str) -> Option<Vec<u32>> {
    let sign = |c: char| matches!(c, '-' | '/' | '.' | '年' | '月' | '日' | '号' | ' ');
    if !words.chars().all(|c| c.is_ascii_digit() || sign(c)) || words.len() > 24 {
        return None;
    }
    let parts = words.split(sign).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok()).collect()
}

/// Full-width digits and signs, as an input method types them, made narrow.
fn narrow(words: &str) -> String {
    let one = |c: char| match c {
        '—' | '–' | '−' => '-',
        '。' => '.',
        '\u{3000}' => ' ',
        c => half_width(c),
    };
    words.chars().map(one).collect()
}

fn not_a_day(words: &str) -> Text {
    crate::text!(
        "“{words}”不是日期，请写成 11-24、2026-11-24、今天 或 -3",
        "“{words}” is not a date; write 11-24, 2026-11-24, today or -3"
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    #[test]
    fn people_write_days_in_many_ways() {
        for (words, day) in [
            ("2026-11-24", "2026-11-24"),
            ("2026/3/5", "2026-03-05"),
            ("26.3.5", "2026-03-05"),
            ("11-24", "2026-11-24"),
            ("3月5日", "2026-03-05"),
            ("2025年12月20日", "2025-12-20"),
            ("20251220", "2025-12-20"),
            ("５－１", "2026-05-01"),
            ("9", "2026-11-09"),
            ("今天", "2026-11-24"),
            ("Today", "2026-11-24"),
            ("昨天", "2026-11-23"),
            ("-3", "2026-11-21"),
            ("－３", "2026-11-21"),
            ("+7", "2026-12-01"),
            (" 11-24 ", "2026-11-24"),
        ] {
            let read = read_day(words, today());
            assert_eq!(read, Ok(Some(day.parse().unwrap())), "{words}");
        }
        assert_eq!(read_day("  ", today()), Ok(None));
        for wrong in [
            "2-30",
            "13-1",
            "abc",
            "1-2-3-4",
            "+x",
            "-99999999999",
            "1-1-0",
            "32",
            "0-0",
            "0001-01-01",
            "026-1-1",
        ] {
            assert!(read_day(wrong, today()).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_day_reads_back(days in 0i64..60_000) {
            let day = NaiveDate::from_ymd_opt(1960, 1, 1).unwrap() + chrono::TimeDelta::days(days);
            prop_assert_eq!(read_day(&day.to_string(), today()), Ok(Some(day)));
        }

        #[test]
        fn any_words_are_harmless(words in "\\PC{0,20}") {
            let _ = read_day(&words, today());
        }
    }
}
