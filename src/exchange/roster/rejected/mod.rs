//! What was rejected as a workbook: the rows under their own headers, with the reason beside each,
//! so that the person corrects them there and imports that workbook as it is.
//!
//! A table's rows keep their columns; a list that does not add up keeps its lines; what was named in
//! running text becomes a row of a small table. What stands in no row (a title that counts
//! otherwise) is only told.

mod named;
mod rows;
#[cfg(test)]
mod tests;
mod write;

use super::draft::{Rejection, RosterDraft};
use super::recognise::recognise;
use crate::exchange::document::Document;
use crate::exchange::limits::Limits;
use crate::exchange::open::Opened;
use crate::exchange::place::At;
use crate::exchange::workbook::{Cell, Sheet};
use crate::text::{Locale, Text};

/// A file of which something was rejected.
#[derive(Clone, Copy)]
pub struct RejectedFile<'a> {
    /// The file, as the person named it.
    pub path: &'a str,
    /// The file as it was opened.
    pub opened: &'a Opened,
    /// What was read from it.
    pub draft: &'a RosterDraft,
    /// What was rejected, by its reader or by the desk.
    pub rejected: &'a [Rejection],
}

/// Why the workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the workbook of rejected rows could not be made: {0}")]
pub struct NoWorkbook(#[from] rust_xlsxwriter::XlsxError);

/// The headers of the columns that are added to a row's own.
pub const ADDED: [Text; 4] = [
    Text::of("文件", "file"),
    Text::of("工作表", "sheet"),
    Text::of("行", "row"),
    Text::of("原因", "reason"),
];

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

/// A sheet of the workbook.
struct Page {
    name: String,
    heads: Vec<String>,
    rows: Vec<PageRow>,
}

/// A row of it: its own cells, which of them were rejected, and what is added.
struct PageRow {
    cells: Vec<Cell>,
    rejected: Vec<usize>,
    added: Option<Added>,
}

/// Where a row stood, and why it was rejected.
struct Added {
    file: String,
    sheet: String,
    row: u32,
    reason: String,
}

impl Page {
    fn new(name: &str, heads: &[&str]) -> Self {
        Page {
            name: name.to_owned(),
            heads: heads.iter().map(|head| (*head).to_owned()).collect(),
            rows: Vec::new(),
        }
    }
}

fn of_file(file: &RejectedFile<'_>, locale: Locale, pages: &mut Vec<Page>, told: &mut Page) {
    let sheets = sheets(file.opened);
    let mut left: Vec<&Rejection> = file.rejected.iter().collect();
    for sheet in &sheets {
        let place = sheet.at(0, 0);
        let here = |at: &At| at.unit == place.unit && at.sheet == place.sheet;
        let Some((reader, headers)) = recognise(sheet) else {
            continue;
        };
        let (mine, others) = left
            .into_iter()
            .partition(|it| here(&it.at) && it.at.row as usize > headers.first_row);
        left = others;
        pages.extend(rows::of_table(
            file,
            sheet,
            (reader.kind, &headers),
            mine,
            locale,
        ));
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

fn added(file: &RejectedFile<'_>, row: u32, rejections: &[&Rejection], locale: Locale) -> Added {
    let mut reasons: Vec<&str> = Vec::new();
    for rejection in rejections {
        let reason = rejection.reason.say(locale);
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Added {
        file: file.path.to_owned(),
        sheet: rejections
            .first()
            .map_or_else(String::new, |it| it.at.sheet.to_string()),
        row,
        reason: reasons.join(Text::of("；", "; ").say(locale)),
    }
}
