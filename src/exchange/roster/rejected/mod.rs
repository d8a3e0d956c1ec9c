//! What was rejected as a workbook: the rows under their own headers, with the reason beside each,
//! so that the person corrects them there and imports that workbook as it is.
//!
//! A table's rows keep their columns; a list that does not add up keeps its lines; what was named in
//! running text becomes a row of a small table. What stands in no row (a title that counts
//! otherwise) is only told.

mod named;
mod page;
mod rows;
#[cfg(test)]
mod tests;
mod write;

use super::draft::SheetKind;
use super::recognise::{recognise, records_in};
use crate::exchange::headers::Headers;
use crate::exchange::office::document::Document;
use crate::exchange::office::limits::Limits;
use crate::exchange::office::note::Rejection;
use crate::exchange::office::open::Opened;
use crate::exchange::office::place::At;
use crate::exchange::office::workbook::{Cell, Sheet};
use crate::text::{Locale, Text};

pub use page::{ADDED, RejectedFile};
use page::{Page, PageRow, added};

/// Why the workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the workbook of rejected rows could not be made: {0}")]
pub struct NoWorkbook(#[from] rust_xlsxwriter::XlsxError);

/// The bytes of an xlsx file with the rejected rows of all files; a sheet for each sheet.
///
/// # Errors
/// More rows than a sheet of Excel has.
pub fn rejected_rows(files: &[RejectedFile<'_>], locale: Locale) -> Result<Vec<u8>, NoWorkbook> {
    let mut pages = Vec::new();
    let mut told = Page::new(TOLD.say(locale), &[Text::of("内容", "value").say(locale)]);
    for file in files {
        of_file(file, locale, &mut pages, &mut told);
    }
    if !told.rows.is_empty() || pages.is_empty() {
        pages.push(told);
    }
    Ok(write::to_xlsx(&pages, locale)?)
}

/// The sheet of what stands in no row.
const TOLD: Text = Text::of("其他", "others");

fn of_file(file: &RejectedFile<'_>, locale: Locale, pages: &mut Vec<Page>, told: &mut Page) {
    let sheets = sheets(file.opened);
    let mut left: Vec<&Rejection> = file.rejected.iter().collect();
    for sheet in &sheets {
        let place = sheet.at(0, 0);
        let here = |at: &At| at.unit == place.unit && at.sheet == place.sheet;
        let records = records_in(sheet, file.draft.said).map(|found| {
            let headers = Headers::of_row(sheet, found.row);
            (SheetKind::Records(found.kind()), headers)
        });
        let roster = || recognise(sheet).map(|(reader, headers)| (reader.kind, headers));
        let Some((kind, headers)) = records.or_else(roster) else {
            continue;
        };
        let (mine, others) = left
            .into_iter()
            .partition(|it| here(&it.at) && it.at.row as usize > headers.first_row);
        left = others;
        pages.extend(rows::of_table(file, sheet, (kind, &headers), mine, locale));
    }
    let rest = named::of_lines(file, &sheets, left, locale, pages);
    for rejection in rest {
        told.rows.push(PageRow {
            cells: vec![Cell::Text(rejection.value.as_str().into())],
            rejected: Vec::new(),
            added: Some(added(file, rejection.at.row, &[rejection], locale)),
        });
    }
}

/// The sheets of a file, a text's table among them.
fn sheets(opened: &Opened) -> Vec<Sheet> {
    let table = match opened {
        Opened::Workbook(_) => None,
        Opened::Document(document) => text_table(document),
    };
    opened.sheets().cloned().chain(table).collect()
}

fn text_table(document: &Document) -> Option<Sheet> {
    // It was read within its limits before.
    let mut book = document.as_table(&Limits::default())?;
    book.sheets.pop()
}
