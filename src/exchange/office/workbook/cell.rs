//! One cell: what a spreadsheet holds, before anybody asks what it means.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::exchange::office::dates::{self, NoDate};
use crate::exchange::office::words;
use crate::text::Text;

/// The value of a cell.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, as typed; cells of one workbook may share it.
    Text(Arc<str>),
    /// A number without a date's format.
    Number(f64),
    /// A day; any time of day is dropped.
    Date(NaiveDate),
    /// True or false.
    Bool(bool),
    /// A formula that failed: `#REF!`; or that has no result.
    Fault(&'static str),
}

/// The fault of a formula whose result the file does not have: who wrote it left it to be computed.
pub(super) const NO_RESULT: &str = "=?";

impl Cell {
    /// A formula without a result.
    pub(super) const NO_RESULT: Cell = Cell::Fault(NO_RESULT);

    /// What is wrong with the cell's formula, and what to do.
    #[must_use]
    pub fn fault(&self) -> Option<Text> {
        match self {
            Cell::Fault(NO_RESULT) => Some(Text::of(
                "单元格的公式没有存下结果，请用 Excel 或 WPS 打开、保存后再导入",
                "the cell's formula has no result; open the file in Excel or WPS, save it, and import again",
            )),
            Cell::Fault(_) => Some(Text::of(
                "单元格公式出错，请在表里改正后重新保存",
                "the cell's formula failed; correct it and save again",
            )),
            Cell::Empty | Cell::Text(_) | Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => None,
        }
    }

    /// Whether nothing can be seen in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.chars().all(words::is_blank),
            Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) | Cell::Fault(_) => false,
        }
    }

    /// What it says: whole numbers as digits (so a telephone number reads as one), days as
    /// `2026-03-05`, text as typed.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(digits(*number)),
            Cell::Date(day) => Cow::Owned(day.format("%Y-%m-%d").to_string()),
            Cell::Bool(true) => Cow::Borrowed("是"),
            Cell::Bool(false) => Cow::Borrowed("否"),
            Cell::Fault(fault) => Cow::Borrowed(fault),
        }
    }

    /// The day it says. A bare number is a day when it is written as one (`20260305`) or is the
    /// serial number of a day that lost its format.
    ///
    /// # Errors
    /// Says why it is no day.
    pub fn date(&self, from_1904: bool) -> Result<NaiveDate, NoDate> {
        match self {
            Cell::Date(day) => Ok(*day),
            Cell::Number(number) if (10_000.0..80_000.0).contains(number) => {
                dates::from_serial(*number, from_1904).ok_or(NoDate::NotADate)
            }
            other => dates::date(&other.text()),
        }
    }
}

fn digits(number: f64) -> String {
    // Below 2^53 a whole number is exact.
    if number.fract() == 0.0 && number.abs() < 9e15 {
        (number as i64).to_string()
    } else {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_they_look() {
        assert_eq!(Cell::Number(18_740_721_828.0).text(), "18740721828");
        assert_eq!(Cell::Number(0.5).text(), "0.5");
        assert_eq!(Cell::Number(-0.0).text(), "0");
        assert_eq!(Cell::Number(-12.0).text(), "-12");
        assert_eq!(Cell::Number(1e20).text(), "100000000000000000000");
        assert_eq!(Cell::Bool(true).text(), "是");
    }

    #[test]
    fn days_come_from_dates_digits_and_serials() {
        let day = NaiveDate::from_ymd_opt(2026, 2, 10).expect("a day");
        assert_eq!(Cell::Date(day).date(false), Ok(day));
        assert_eq!(Cell::Number(20_260_210.0).date(false), Ok(day));
        assert_eq!(Cell::Number(46_063.0).date(false), Ok(day));
        assert_eq!(Cell::Number(44_601.0).date(true), Ok(day));
        assert_eq!(Cell::Text("2026年2月10日".into()).date(false), Ok(day));
        assert_eq!(Cell::Number(3.0).date(false), Err(NoDate::NotADate));
    }

    #[test]
    fn blank_means_nothing_to_see() {
        assert!(Cell::Text(" \u{3000}\n\u{200b}".into()).is_blank());
        assert!(!Cell::Number(0.0).is_blank());
    }
}
