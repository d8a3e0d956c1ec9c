//! Excel 97–2003 workbooks.
//!
//! The library reserves room for the area that a sheet claims, and lays its cells out as one
//! rectangle. So the records are walked first, and a sheet that claims or uses more than the
//! limits is refused before the library sees it.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError, XlsOptions};

mod formats;
mod records;

use super::Contents;
use super::cell::Cell;
use super::look::Look;
use super::sheet::{Filler, Merged};
use super::values;
use crate::exchange::office::compound::Container;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;
use formats::Formats;
use records::{
    BOF, BOUND_SHEET, CELLS, DIMENSIONS, EOF, FILE_PASS, MUL_RK, broken, long, records,
    sheet_records, word,
};

/// Reads all visible sheets.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, Problem> {
    let container = Container::open(bytes)?;
    let stream = if container.has("Workbook") {
        container.stream("Workbook")?
    } else {
        container.stream("Book")?
    };
    let starts = check(&stream, limits)?;
    let mut formats = Formats::default();
    let mut options = XlsOptions::default();
    if is_biff8(&stream) {
        // Its text is UTF-16 or the low bytes of it, whatever code page the book names.
        options.force_codepage = Some(UTF_16);
        formats = Formats::read(&stream)?;
    }
    let bytes = without_nested(&container, bytes);
    let mut book = Xls::new_with_options(Cursor::new(&*bytes), options).map_err(problem)?;
    let from_1904 = book.has_1904_epoch();
    let listed = book.sheets_metadata().to_vec();
    if listed.len() > limits.sheets {
        return Err(Problem::TooLarge(Bound::Sheets(limits.sheets), None));
    }
    let mut contents = Contents::default();
    let mut filler = Filler::new(limits);
    for (n, meta) in listed.into_iter().enumerate() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        if meta.visible != SheetVisible::Visible {
            contents.hidden.push(meta.name);
            continue;
        }
        let mut sheet = Filler::sheet(&meta.name, from_1904);
        let mut look = Look::default();
        let own = starts.get(n).and_then(|&start| stream.get(start..));
        let cells = formats.cells(own.unwrap_or_default(), &mut look)?;
        let range = book.worksheet_range(&meta.name).map_err(problem)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let (row, column) = (top + row as u32, left + column as u32);
            let at = (row, column);
            let digits = cells.digits.get(&at);
            let cell = match (values::of(data), digits) {
                (Cell::Number(number), Some(digits)) => {
                    let shown = digits.shown(number);
                    shown.map_or(Cell::Number(number), |shown| values::text(&shown))
                }
                (cell, _) => cell,
            };
            let cell = look.standing(row, column, cell, cells.struck.contains(&at));
            filler.put(&mut sheet, row, column, cell)?;
        }
        for &(row, column) in &cells.without_result {
            filler.put(&mut sheet, row, column, Cell::NO_RESULT)?;
        }
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
        look.tell(&mut sheet);
        contents.sheets.push(sheet);
    }
    Ok(contents)
}

/// The file with the workbooks inside it under other names: the library takes the first stream of a
/// name, wherever it lies.
fn without_nested<'a>(container: &Container<'_>, bytes: &'a [u8]) -> Cow<'a, [u8]> {
    let mut bytes = Cow::Borrowed(bytes);
    for name in ["Workbook", "Book"] {
        for at in container.nested_names(name) {
            if let Some(letter) = bytes.to_mut().get_mut(at) {
                *letter = b'_';
            }
        }
    }
    bytes
}

/// Whether the book is of Excel 97 or later.
fn is_biff8(stream: &[u8]) -> bool {
    let first = records(stream).next();
    matches!(first, Some(Ok((BOF, body))) if word(body, 0) == 0x0600)
}

/// The number of the code page that UTF-16 has.
const UTF_16: u16 = 1_200;
/// The old format ends here.
const LAST_ROW: u32 = 65_536;
const LAST_COLUMN: u32 = 256;

/// Walks the records as the library will: the book's own, then each sheet's. Says where each sheet
/// begins.
fn check(stream: &[u8], limits: &Limits) -> Result<Vec<usize>, Problem> {
    let mut starts = Vec::new();
    for record in records(stream) {
        let (kind, body) = record?;
        match kind {
            // Zero is a cipher too, the oldest.
            FILE_PASS => return Err(Problem::Encrypted),
            BOUND_SHEET => starts.push(long(body, 0) as usize),
            EOF => break,
            _ => {}
        }
    }
    if starts.len() > limits.sheets {
        return Err(Problem::TooLarge(Bound::Sheets(limits.sheets), None));
    }
    let mut cells = 0;
    for &start in &starts {
        let sheet = stream.get(start..);
        cells += check_sheet(sheet.ok_or_else(|| broken("a sheet begins beyond the end"))?)?;
        if cells > limits.cells {
            return Err(Problem::TooLarge(Bound::Cells(limits.cells), None));
        }
    }
    Ok(starts)
}

/// How many cells the library will lay out for a sheet: the rectangle around those with a value.
fn check_sheet(sheet: &[u8]) -> Result<usize, Problem> {
    let (mut rows, mut columns) = (0, 0);
    for record in sheet_records(sheet) {
        let (kind, body) = record?;
        match kind {
            DIMENSIONS => check_claim(body)?,
            kind if CELLS.contains(&kind) => {
                let several = if kind == MUL_RK {
                    body.len() as u32 / 6
                } else {
                    1
                };
                rows = rows.max(word(body, 0) + 1);
                columns = columns.max(word(body, 2) + several);
            }
            _ => {}
        }
    }
    if columns > 2 * LAST_COLUMN {
        return Err(broken("a cell beyond the last column"));
    }
    Ok(rows as usize * columns as usize)
}

/// The library reserves room for the area that a sheet claims.
fn check_claim(body: &[u8]) -> Result<(), Problem> {
    let (first, last, columns) = if body.len() >= 14 {
        (long(body, 0), long(body, 4), word(body, 10))
    } else {
        (word(body, 0), word(body, 2), word(body, 6))
    };
    if last > LAST_ROW || columns > LAST_COLUMN || (last > 0 && first >= last) {
        return Err(broken("a sheet claims an impossible size"));
    }
    Ok(())
}

fn problem(error: XlsError) -> Problem {
    match error {
        XlsError::Password => Problem::Encrypted,
        other => Problem::Broken(other.to_string()),
    }
}
