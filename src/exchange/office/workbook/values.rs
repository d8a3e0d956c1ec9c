//! Values as the formats write them, as our cells.

use calamine::{CellErrorType, Data, ExcelDateTime};

use super::cell::Cell;
use crate::exchange::office::dates;

pub(super) fn of(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(written) => text(written),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(truth) => Cell::Bool(*truth),
        Data::DateTime(when) => moment(when),
        Data::DateTimeIso(written) | Data::DurationIso(written) => iso(written),
        Data::Error(error) => fault(error),
    }
}

pub(super) fn text(written: &str) -> Cell {
    if written.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(written.into())
    }
}

/// A day, or the bare number where it is a length of time or no day that can be.
pub(super) fn moment(when: &ExcelDateTime) -> Cell {
    if !when.is_datetime() {
        return Cell::Number(when.as_f64());
    }
    // The library knows which calendar the workbook counts in.
    let (year, month, day, ..) = when.to_ymd_hms_milli();
    match chrono::NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()) {
        Some(day) if when.as_f64() >= 1.0 => Cell::Date(day),
        _ => Cell::Number(when.as_f64()),
    }
}

pub(super) fn iso(written: &str) -> Cell {
    match dates::date(written) {
        Ok(day) => Cell::Date(day),
        Err(_) => text(written),
    }
}

pub(super) fn fault(error: &CellErrorType) -> Cell {
    Cell::Fault(fault_named(&error.to_string()))
}

/// The fault of a formula by its sign; one that is not known reads as a plain error.
pub(super) fn fault_named(sign: &str) -> &'static str {
    let known = [
        "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!",
    ];
    let mut known = known.into_iter();
    known.find(|known| *known == sign).unwrap_or("#ERROR!")
}
