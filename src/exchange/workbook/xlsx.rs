//! Office Open XML workbooks, cell by cell, so that a cell far away costs nothing.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::cell::Cell;
use super::sheet::{Filler, Merged, Sheet};
use super::values;
use super::{Contents, archive};
use crate::exchange::limits::{Bound, Limits};
use crate::exchange::read_error::Problem;

/// Reads all visible sheets.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, Problem> {
    archive::check(bytes, limits)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(problem)?;
    let from_1904 = book.has_1904_epoch();
    let listed = book.sheets_metadata().to_vec();
    if listed.len() > limits.sheets {
        return Err(Problem::TooLarge(Bound::Sheets(limits.sheets), None));
    }
    let mut contents = Contents::default();
    let mut filler = Filler::new(limits);
    for meta in listed {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        if meta.visible != SheetVisible::Visible {
            contents.hidden.push(meta.name);
            continue;
        }
        let mut sheet = Filler::sheet(&meta.name, from_1904);
        fill(&mut book, &meta.name, &mut sheet, &mut filler)?;
        let regions = book
            .merge_cells_by_sheet_name(&meta.name)
            .map_err(problem)?;
        let regions: Vec<Merged> = regions
            .iter()
            .map(|region| Merged {
                first: region.start,
                last: region.end,
            })
            .collect();
        filler.merge(&mut sheet, &regions)?;
        contents.sheets.push(sheet);
    }
    Ok(contents)
}

fn fill(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    sheet: &mut Sheet,
    filler: &mut Filler,
) -> Result<(), Problem> {
    let mut cells = match book.worksheet_cells_reader(name) {
        // A sheet that is listed as one but holds a chart.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        opened => opened.map_err(problem)?,
    };
    while let Some(cell) = cells.next_cell().map_err(problem)? {
        let (row, column) = cell.get_position();
        filler.put(sheet, row, column, value(cell.get_value()))?;
    }
    Ok(())
}

fn value(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => values::text(text),
        DataRef::SharedString(text) => values::text(text),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(moment) => values::moment(moment),
        DataRef::DateTimeIso(written) | DataRef::DurationIso(written) => values::iso(written),
        DataRef::Error(fault) => values::fault(fault),
    }
}

fn problem(error: XlsxError) -> Problem {
    match error {
        XlsxError::Password => Problem::Encrypted,
        other => Problem::Broken(other.to_string()),
    }
}
