//! Spreadsheets' files as sheets of cells.
//!
//! Keeps the [`Limits`], and knows nothing of rosters and forms. Which file is a workbook at all
//! is told before (`kind`), and `open` is the way in.

mod book;
mod cell;
mod look;
mod ods;
mod sheet;
mod shown;
mod values;
mod xls;
mod xlsx;

#[cfg(test)]
pub(in crate::exchange) mod fixtures;
#[cfg(test)]
mod tests;

use book::Contents;
pub use book::Workbook;
pub use cell::Cell;
pub(in crate::exchange) use sheet::Filler;
pub use sheet::{Merged, Sheet};

use super::kind::FileKind;
use super::limits::Limits;
use super::place::At;
use super::read_error::{Problem, WrongKind};

/// Reads a workbook of this kind.
pub(super) fn read(kind: FileKind, bytes: &[u8], limits: &Limits) -> Result<Workbook, Problem> {
    let Contents { sheets, hidden } = match kind {
        FileKind::Xlsx => xlsx::read(bytes, limits)?,
        FileKind::Xls => xls::read(bytes, limits)?,
        FileKind::Ods => ods::read(bytes, limits)?,
        FileKind::Csv
        | FileKind::Txt
        | FileKind::Html
        | FileKind::Mht
        | FileKind::Docx
        | FileKind::Doc
        | FileKind::Rtf
        | FileKind::Odt
        | FileKind::WordXml => return Err(Problem::WrongKind(WrongKind::Document)),
    };
    match first_two(&sheets) {
        (None, _) => Err(Problem::Blank),
        (Some(only), None) => Err(Problem::OneCell(only)),
        (Some(_), Some(_)) => Ok(Workbook {
            kind,
            sheets,
            hidden,
        }),
    }
}

/// The places of the first two cells with something in them.
fn first_two(sheets: &[Sheet]) -> (Option<At>, Option<At>) {
    let mut places = sheets.iter().flat_map(|sheet| {
        (0..sheet.height()).flat_map(move |row| {
            let cells = sheet.row(row).iter().enumerate();
            cells
                .filter(|(_, cell)| !cell.is_blank())
                .map(move |(column, _)| sheet.at(row, column))
        })
    });
    (places.next(), places.next())
}
