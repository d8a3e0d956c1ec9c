//! Dates in every writing that offices use, as one calendar day.
//!
//! A day must be whole: `2026年3月` names no day and is refused with the reason, because a
//! guessed day would look like a fact. Nothing here asks what today is. Long because
//! a third of this file is the tests' table of writings.

use chrono::{Datelike, NaiveDate};

use crate::text;
use crate::text::Text;

/// Why a writing is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// It names a month but no day.
    NeedsDay,
    /// It names a day but no year.
    NeedsYear,
    /// Its year has two digits.
    ShortYear,
    /// The calendar has no such day.
    NoSuchDay,
    /// Its year is before 1900 or after 2100.
    FarYear,
    /// It is not written as a date.
    NotADate,
}

/// Reads `written` as a day: `2026年3月5日` (also with spaces, a weekday or a time behind it),
/// `2026.03.05`, `2026-3-5`, `2026/3/5`, `2026、3、5`, `2026 3 5`, `20260305`, `二〇二六年三月五日`,
/// `二〇二六年元月五日`, full-width digits.
///
/// # Errors
/// Says why it is no whole day.
pub fn date(written: &str) -> Result<NaiveDate, NoDate> {
    let plain = plain(written);
    if plain.starts_with('年')
        && plain.contains('月')
        && plain.contains(|c: char| c.is_ascii_digit())
    {
        // A printed form's blank before 年 that nobody filled.
        return Err(NoDate::NeedsYear);
    }
    let (parts, rest) = leading_numbers(&plain);
    let unknown_rest = !is_time_or_weekday(rest);
    match parts.as_slice() {
        [
            Part {
                digits,
                mark: '.' | '日' | ' ',
            },
        ] if digits.len() == 8 && rest.is_empty() => {
            let (year, day) = digits.split_at(4);
            let (month, day) = day.split_at(2);
            day_of(year, month, day)
        }
        [Part { digits, .. }] if digits.len() == 6 && rest.is_empty() => Err(NoDate::NeedsDay),
        _ if unknown_rest && parts.len() < 3 => Err(match parts.as_slice() {
            // 2026年3月上旬, 2026年春
            [year, ..] if year.mark == '年' && year.digits.len() == 4 => NoDate::NeedsDay,
            _ => NoDate::NotADate,
        }),
        _ if unknown_rest => Err(NoDate::NotADate),
        [year, month, day] => {
            let marks = (year.mark, month.mark, day.mark);
            let dotted = year.mark == month.mark && matches!(year.mark, '.' | '-' | '/');
            if matches!(marks, ('年', '月', '日' | '号' | ' ')) || dotted {
                day_of(&year.digits, &month.digits, &day.digits)
            } else {
                Err(NoDate::NotADate)
            }
        }
        [first, second] => match (first.mark, second.mark) {
            ('年', '月' | ' ') => Err(NoDate::NeedsDay),
            ('月', '日' | '号' | ' ') => Err(NoDate::NeedsYear),
            ('.' | '-' | '/', _) if first.digits.len() == 4 => Err(NoDate::NeedsDay),
            ('.' | '-' | '/', _) if first.digits.len() <= 2 => Err(NoDate::NeedsYear),
            _ => Err(NoDate::NotADate),
        },
        [year] if year.digits.len() == 4 && matches!(year.mark, '年' | ' ') => {
            Err(NoDate::NeedsDay)
        }
        _ => Err(NoDate::NotADate),
    }
}

/// The day that a spreadsheet's serial number stands for, counted from the end of 1899 (or from
/// 1904 in workbooks of old Macs); none outside 1900 to 2100.
#[must_use]
pub fn from_serial(serial: f64, from_1904: bool) -> Option<NaiveDate> {
    if !serial.is_finite() || !(0.0..=80_000.0).contains(&serial) {
        return None;
    }
    // In range, so the cast keeps the whole number.
    let mut days = serial.floor() as i64;
    let epoch = if from_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)?
    } else {
        // Spreadsheets count a 29 February 1900 that never was.
        if days < 60 {
            days += 1;
        }
        NaiveDate::from_ymd_opt(1899, 12, 30)?
    };
    let day = epoch.checked_add_signed(chrono::Duration::days(days))?;
    (1900..=2100).contains(&day.year()).then_some(day)
}

impl NoDate {
    /// The reason and what to write instead.
    #[must_use]
    pub fn text(self) -> Text {
        let (zh, en) = match self {
            NoDate::NeedsDay => ("只写到年月，要写明哪一天", "it names no day"),
            NoDate::NeedsYear => ("没有写年份", "it names no year"),
            NoDate::ShortYear => ("年份要写四位", "the year needs four digits"),
            NoDate::NoSuchDay => ("日历上没有这一天", "the calendar has no such day"),
            NoDate::FarYear => (
                "年份不在 1900 至 2100 之间",
                "the year is not between 1900 and 2100",
            ),
            NoDate::NotADate => ("不是日期", "it is not a date"),
        };
        text!(
            "{zh}，请写成 2026-03-05 或者 2026年3月5日",
            "{en}; write it as 2026-03-05"
        )
    }
}

/// A run of digits and the mark behind it; a space stands for none.
struct Part {
    digits: String,
    mark: char,
}

/// Western digits for full-width and Chinese ones, one kind of mark for each, no inner spaces.
fn plain(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let chars: Vec<char> = written
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .chars()
        .take(64)
        .collect();
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        if chinese_digit(c).is_some() || c == '十' {
            let run = chars[i..]
                .iter()
                .take_while(|&&c| chinese_digit(c).is_some() || c == '十')
                .count();
            out.push_str(&chinese_number(&chars[i..i + run]));
            i += run;
            continue;
        }
        match c {
            '０'..='９' => out.push(char::from(b'0' + (c as u32 - '０' as u32) as u8)),
            '．' | '。' | '·' | '、' | ',' | '，' => out.push('.'),
            '－' | '—' | '–' | '‑' | '−' => out.push('-'),
            '／' | '\\' => out.push('/'),
            '：' => out.push(':'),
            c if c.is_whitespace() => {
                // A space between digits parts a date from its time; elsewhere it is padding.
                let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
                if digit(chars.get(i.wrapping_sub(1))) && digit(chars.get(i + 1)) {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
        i += 1;
    }
    let mut words = out.split(' ');
    let three = words.by_ref().take(3).all(|word| {
        !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())
    });
    if three && out.matches(' ').count() == 2 {
        return out.replace(' ', ".");
    }
    out.replace("元月", "1月")
}

fn chinese_digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '○' | '零' | 'Ｏ' | '◯' | 'O' | 'o' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '廿' => 20,
        '卅' => 30,
        _ => return None,
    })
}

/// A run of Chinese digits in western ones: digit by digit (二〇二六) or counted (二十一, 廿一).
fn chinese_number(run: &[char]) -> String {
    let counted = run.iter().any(|c| matches!(c, '十' | '廿' | '卅'));
    if !counted {
        return run
            .iter()
            .filter_map(|&c| chinese_digit(c))
            .map(|d| char::from(b'0' + d))
            .collect();
    }
    let (mut tens, mut units) = (None::<u32>, 0_u32);
    for &c in run {
        match chinese_digit(c).map(u32::from) {
            None => tens = Some(units.max(1) * 10),
            Some(d) if d >= 20 => tens = Some(d),
            Some(d) => units = d,
        }
        if c == '十' {
            units = 0;
        }
    }
    (tens.unwrap_or(0) + units).to_string()
}

/// Up to three runs of digits with the mark behind each, and what follows them.
fn leading_numbers(plain: &str) -> (Vec<Part>, &str) {
    let mut parts = Vec::new();
    let mut rest = plain;
    while parts.len() < 3 {
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        if end == 0 {
            break;
        }
        let digits = rest[..end].to_owned();
        rest = &rest[end..];
        let mark = match rest.chars().next() {
            Some(c @ ('年' | '月' | '日' | '号' | '.' | '-' | '/')) => {
                rest = &rest[c.len_utf8()..];
                c
            }
            _ => ' ',
        };
        let last = mark == ' ' || matches!(mark, '日' | '号');
        parts.push(Part { digits, mark });
        if last {
            break;
        }
    }
    (parts, rest)
}

/// Whether `rest` is nothing, a weekday, or a time of day: what may follow a whole date.
fn is_time_or_weekday(rest: &str) -> bool {
    let rest = rest.trim_matches(['(', ')', '（', '）', '.', ' ']);
    if rest.is_empty() {
        return true;
    }
    if let Some(day) = ["星期", "周", "礼拜"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
    {
        // `plain` has turned 一 to 六 into digits.
        return matches!(day, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "日" | "天");
    }
    let time = rest
        .trim_start_matches(['T', ' '])
        .trim_start_matches("上午")
        .trim_start_matches("下午")
        .trim_end_matches('Z');
    time.contains(':')
        && time
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+'))
        || matches!(time, "" if !rest.is_empty())
}

fn day_of(year: &str, month: &str, day: &str) -> Result<NaiveDate, NoDate> {
    if year.len() == 2 {
        return Err(NoDate::ShortYear);
    }
    if year.len() != 4 || month.is_empty() || month.len() > 2 || day.is_empty() || day.len() > 2 {
        return Err(NoDate::NotADate);
    }
    let number = |digits: &str| digits.parse::<u32>().map_err(|_| NoDate::NotADate);
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    if !(1900..=2100).contains(&year) {
        return Err(NoDate::FarYear);
    }
    // The year is in range, so the cast is exact.
    NaiveDate::from_ymd_opt(year as i32, month, day).ok_or(NoDate::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn every_office_writing_is_the_same_day() {
        for written in [
            "2026年3月5日",
            "2026 年 3 月 5 日",
            "  2026年03月05日　",
            "2026年3月5号",
            "2026年3月5日（星期四）",
            "2026年3月5日 星期四",
            "2026年3月5",
            "2026.03.05",
            "2026.3.5.",
            "2026．3．5",
            "2026-3-5",
            "2026－03－05",
            "2026/3/5",
            "2026\\3\\5",
            "20260305",
            "２０２６年３月５日",
            "二〇二六年三月五日",
            "二○二六年三月五日",
            "二零二六年三月五日",
            "二O二六年三月五日",
            "2026、3、5",
            "2026，3，5",
            "2026 3 5",
            "2026　03　05",
            "2026-03-05 00:00:00",
            "2026-03-05T00:00:00",
            "2026-03-05T00:00:00.000Z",
            "2026年3月5日9:30",
            "2026年3月5日上午",
        ] {
            assert_eq!(date(written), Ok(ymd(2026, 3, 5)), "{written}");
        }
    }

    #[test]
    fn counted_chinese_numbers_are_understood() {
        assert_eq!(date("二〇二六年十二月三十一日"), Ok(ymd(2026, 12, 31)));
        assert_eq!(date("二〇二六年十月十日"), Ok(ymd(2026, 10, 10)));
        assert_eq!(date("二〇二六年十一月廿一日"), Ok(ymd(2026, 11, 21)));
        assert_eq!(date("二〇二六年二月二十日"), Ok(ymd(2026, 2, 20)));
        assert_eq!(date("二〇二六年二月十九日"), Ok(ymd(2026, 2, 19)));
        assert_eq!(date("二〇二六年元月九日"), Ok(ymd(2026, 1, 9)));
    }

    #[test]
    fn what_is_no_whole_day_is_refused_with_the_reason() {
        for (written, why) in [
            ("2026年3月", NoDate::NeedsDay),
            ("2026年3月上旬", NoDate::NeedsDay),
            ("2026年", NoDate::NeedsDay),
            ("2026.03", NoDate::NeedsDay),
            ("2026-3", NoDate::NeedsDay),
            ("202603", NoDate::NeedsDay),
            ("二〇二六年三月", NoDate::NeedsDay),
            ("3月5日", NoDate::NeedsYear),
            ("3.5", NoDate::NeedsYear),
            ("  年 3 月 5 日", NoDate::NeedsYear),
            ("十一月二十四日", NoDate::NeedsYear),
            ("26年3月5日", NoDate::ShortYear),
            ("26.3.5", NoDate::ShortYear),
            ("2026年2月30日", NoDate::NoSuchDay),
            ("2026.13.1", NoDate::NoSuchDay),
            ("20260231", NoDate::NoSuchDay),
            ("1026年3月5日", NoDate::FarYear),
            ("2026年3月5日至6日", NoDate::NotADate),
            ("2026-3.5", NoDate::NotADate),
            ("已审定", NoDate::NotADate),
            ("", NoDate::NotADate),
            ("13912345678", NoDate::NotADate),
        ] {
            assert_eq!(date(written), Err(why), "{written}");
        }
    }

    #[test]
    fn serial_numbers_follow_both_calendars() {
        assert_eq!(from_serial(46_063.0, false), Some(ymd(2026, 2, 10)));
        assert_eq!(from_serial(46_063.75, false), Some(ymd(2026, 2, 10)));
        assert_eq!(from_serial(44_601.0, true), Some(ymd(2026, 2, 10)));
        assert_eq!(from_serial(1.0, false), Some(ymd(1900, 1, 1)));
        assert_eq!(from_serial(-1.0, false), None);
        assert_eq!(from_serial(f64::NAN, false), None);
        assert_eq!(from_serial(1e9, false), None);
    }

    proptest! {
        #[test]
        fn any_day_written_any_way_is_read_back(
            days in 0_i64..73_000,
            way in 0_usize..7,
        ) {
            let day = ymd(1900, 3, 1) + chrono::Duration::days(days);
            let (y, m, d) = (day.year(), day.month(), day.day());
            let written = match way {
                0 => format!("{y}年{m}月{d}日"),
                1 => format!("{y} 年 {m} 月 {d} 日"),
                2 => format!("{y}.{m:02}.{d:02}"),
                3 => format!("{y}/{m}/{d}"),
                4 => format!("{y}-{m}-{d}"),
                5 => format!("{y}{m:02}{d:02}"),
                _ => format!("{y}-{m:02}-{d:02} 08:00:00"),
            };
            prop_assert_eq!(date(&written), Ok(day));
        }

        #[test]
        fn any_text_is_answered(written in "\\PC{0,40}") {
            let _ = date(&written);
        }

        #[test]
        fn any_mix_of_date_signs_is_answered(written in "[0-9年月日号.\\-/ 十二〇廿星期:T]{0,24}") {
            if let Ok(day) = date(&written) {
                prop_assert!((1900..=2100).contains(&day.year()));
            }
        }
    }
}
