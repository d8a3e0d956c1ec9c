//! Holidays as people write them: dates, ranges of dates, and the State Council's notice as it is published.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use super::Year;

/// The longest stretch that a range may be: longer is a slip of the pen.
const LONGEST: i64 = 31;

/// Days that were read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A list.
    Days(BTreeSet<NaiveDate>),
    /// A notice on a year's holidays, or several.
    Notice {
        /// The years that it is on.
        years: BTreeSet<Year>,
        /// The holidays.
        holidays: BTreeSet<NaiveDate>,
        /// The weekend days that are worked in exchange.
        worked: BTreeSet<NaiveDate>,
    },
}

/// Something of it is no day, or no year is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Reads a list or a notice.
pub(super) fn read(text: &str) -> Result<Written, Unreadable> {
    let text = half_width(text);
    match ["放假", "上班"].iter().any(|word| text.contains(word)) {
        true => notice(&text),
        false => list(&text).map(Written::Days),
    }
}

/// Writes a list; three days or more in a row are a range.
pub(crate) fn write(days: &BTreeSet<NaiveDate>) -> String {
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((first, last)) if last.succ_opt() == Some(*day) && same_month(*first, *day) => {
                *last = *day;
            }
            _ => runs.push((*day, *day)),
        }
    }
    let mut words = Vec::new();
    for (first, last) in runs {
        match (last - first).num_days() {
            0 => words.push(first.to_string()),
            1 => words.extend([first.to_string(), last.to_string()]),
            _ => words.push(format!("{first}..{:02}", last.day())),
        }
    }
    words.join(", ")
}

fn same_month(one: NaiveDate, other: NaiveDate) -> bool {
    (one.year(), one.month()) == (other.year(), other.month())
}

/// `2026-10-01`, `2026-10-01..07`, and behind a year `10-01~10-07`.
fn list(text: &str) -> Result<BTreeSet<NaiveDate>, Unreadable> {
    let mut days = BTreeSet::new();
    let mut year: Option<i32> = None;
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | '、' | ';' | ':');
    for word in text.split(between).filter(|it| !it.is_empty()) {
        let word = word.trim_end_matches('年');
        if let (4, Ok(said)) = (word.len(), word.parse()) {
            year = Some(said);
            continue;
        }
        let word = word.replace(['~', '至', '到'], "..");
        let (first, last) = match word.split_once("..") {
            Some((first, last)) => (first, Some(last)),
            None => (word.as_str(), None),
        };
        let first = day(first, year, None)?;
        year = Some(first.year());
        let last = match last {
            Some(last) => day(last, year, Some(first))?,
            None => first,
        };
        extend(&mut days, first, last)?;
    }
    Ok(days)
}

/// A day with as much of year and month as is written; the rest is that of the days before.
fn day(text: &str, year: Option<i32>, first: Option<NaiveDate>) -> Result<NaiveDate, Unreadable> {
    let numbers: Result<Vec<u32>, _> = text.split('-').map(str::parse).collect();
    let numbers = numbers.map_err(|_| Unreadable)?;
    let (year, month, day) = match (numbers.as_slice(), year, first) {
        ([year, month, day], ..) => (i32::try_from(*year).ok(), *month, *day),
        ([month, day], Some(year), _) => (Some(year), *month, *day),
        ([day], _, Some(first)) => (Some(first.year()), first.month(), *day),
        _ => return Err(Unreadable),
    };
    let date = year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    date.filter(|it| (1949..=9999).contains(&it.year()))
        .ok_or(Unreadable)
}

fn extend(
    days: &mut BTreeSet<NaiveDate>,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<(), Unreadable> {
    if !(0..LONGEST).contains(&(last - first).num_days()) {
        return Err(Unreadable);
    }
    days.extend(
        (0..=(last - first).num_days() as u64).filter_map(|n| first.checked_add_days(Days::new(n))),
    );
    Ok(())
}

/// “一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”
fn notice(text: &str) -> Result<Written, Unreadable> {
    let mut reader = Reader::default();
    let (mut years, mut holidays, mut worked) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let text = without_brackets(text);
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("上班") {
            worked.append(&mut reader.days);
            rest = after;
        } else if let Some(after) = ["放假", "调休", "休息"]
            .iter()
            .find_map(|it| rest.strip_prefix(it))
        {
            holidays.append(&mut reader.days);
            rest = after;
        } else if c.is_ascii_digit() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (number, after) = rest.split_at(digits);
            // Numbers that count something else are longer than a date's or stand before other words.
            let number = number.parse().unwrap_or(0);
            rest = after;
            match after.chars().next() {
                Some('年') => {
                    // Before any day it is the year that the notice is on; behind one that day's.
                    let year = i32::try_from(number).map_err(|_| Unreadable)?;
                    if is_of_a_day(after) {
                        reader.year = Some(year);
                    } else {
                        let year = u16::try_from(number).map_err(|_| Unreadable)?;
                        years.insert(Year(year));
                        reader.notice_on(i32::from(year));
                    }
                }
                Some('月') => reader.month = Some(number),
                Some('日') => reader.day(number)?,
                _ => {}
            }
        } else {
            match c {
                '至' | '-' | '~' | '—' | '到' => reader.ranges = true,
                '。' | ';' | '\n' => reader.end(),
                _ => {}
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    if years.is_empty() || holidays.is_empty() {
        return Err(Unreadable);
    }
    Ok(Written::Notice {
        years,
        holidays,
        worked,
    })
}

/// Does a month follow on “年”?
fn is_of_a_day(after: &str) -> bool {
    let rest = after.trim_start_matches('年');
    let month = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    month.len() < rest.len() && month.starts_with('月')
}

/// What a notice has said so far of the day that it is at.
#[derive(Default)]
struct Reader {
    /// The year that the notice is on.
    on: Option<i32>,
    /// The year of the day; none where it is the notice's.
    year: Option<i32>,
    month: Option<u32>,
    last: Option<NaiveDate>,
    /// Does the next day end a range?
    ranges: bool,
    /// The days of which nothing was said yet.
    days: BTreeSet<NaiveDate>,
}

impl Reader {
    fn notice_on(&mut self, year: i32) {
        *self = Reader {
            on: Some(year),
            ..Reader::default()
        };
    }

    fn day(&mut self, day: u32) -> Result<(), Unreadable> {
        let year = self.year.or(self.on).ok_or(Unreadable)?;
        let month = self.month.ok_or(Unreadable)?;
        let at = |year| NaiveDate::from_ymd_opt(year, month, day).ok_or(Unreadable);
        let mut date = at(year)?;
        let first = self.last.filter(|_| self.ranges);
        // From the last days of a year to the first of the next.
        if first.is_some_and(|first| date < first) {
            date = at(year + 1)?;
            self.year = None;
        }
        extend(&mut self.days, first.unwrap_or(date), date)?;
        self.last = Some(date);
        self.ranges = false;
        Ok(())
    }

    /// A sentence is over: what it says of no day is of none.
    fn end(&mut self) {
        self.days.clear();
        self.ranges = false;
        self.last = None;
        self.year = None;
        self.month = None;
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = text.chars().filter(|c| {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    });
    outside.collect()
}

/// Wide digits and marks as narrow ones.
pub(crate) fn half_width(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '–' => '-',
        other => other,
    };
    text.chars().map(narrow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of the test")
    }

    fn days(texts: &[&str]) -> BTreeSet<NaiveDate> {
        texts.iter().map(|it| day(it)).collect()
    }

    #[test]
    fn lists_have_dates_and_ranges_with_a_year_said() {
        let week = ["2026-10-01", "2026-10-02", "2026-10-03"];
        for text in [
            "2026-10-01, 2026-10-02, 2026-10-03",
            "2026-10-01..03",
            "2026-10-01~10-03",
            "2026-10-01..2026-10-03",
            "2026 10-01~10-03",
            "2026年：10-01至10-02、10-03",
            "２０２６－１０－０１～０３",
        ] {
            assert_eq!(read(text), Ok(Written::Days(days(&week))), "{text}");
        }
        let over = days(&["2026-12-31", "2027-01-01"]);
        assert_eq!(read("2026-12-31..2027-01-01"), Ok(Written::Days(over)));
        assert_eq!(read(""), Ok(Written::Days(BTreeSet::new())));
        for text in [
            "10-01",
            "2026-10-01..",
            "2026-10-07..01",
            "2026-01-01..2026-12-31",
            "soon",
            "2026-02-30",
        ] {
            assert_eq!(read(text), Err(Unreadable), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let all = days(&[
            "2026-01-01",
            "2026-10-01",
            "2026-10-02",
            "2026-10-03",
            "2026-12-30",
            "2026-12-31",
        ]);
        let text = write(&all);
        assert_eq!(text, "2026-01-01, 2026-10-01..03, 2026-12-30, 2026-12-31");
        assert_eq!(read(&text), Ok(Written::Days(all)));
    }

    #[test]
    fn a_notice_says_which_days_are_free_and_which_are_worked() {
        let notice = "国务院办公厅关于2026年部分节假日安排的通知\n\
            一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n\
            二、春节：2月15日（农历腊月二十八、周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。\n\
            三、清明节：4月4日（周六）至6日（周一）放假，共3天。\n\
            五、端午节：6月19日（周五）放假，与周末连休。";
        let Ok(Written::Notice {
            years,
            holidays,
            worked,
        }) = read(notice)
        else {
            panic!("a notice");
        };
        assert_eq!(years, BTreeSet::from([Year(2026)]));
        assert_eq!(worked, days(&["2026-01-04", "2026-02-14", "2026-02-28"]));
        assert_eq!(holidays.len(), 3 + 9 + 3 + 1);
        assert!(holidays.contains(&day("2026-02-23")) && holidays.contains(&day("2026-06-19")));
    }

    #[test]
    fn a_notice_without_a_year_is_not_guessed() {
        let text = "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。";
        assert_eq!(read(text), Err(Unreadable));
        let said = format!("2026年\n{text}");
        let Ok(Written::Notice {
            holidays, worked, ..
        }) = read(&said)
        else {
            panic!("a notice");
        };
        assert_eq!(holidays, days(&["2026-01-01", "2026-01-02", "2026-01-03"]));
        assert_eq!(worked, days(&["2026-01-04"]));
    }
}
