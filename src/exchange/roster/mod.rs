//! Rosters: from the sheets of a file to drafts of members, of the map and of convenors.
//!
//! Each sheet is known by its headers. A sheet that is not known is left out with a note; a value
//! that is not understood is rejected with its place and the reason; the rest is kept. Whether a
//! partly understood file is taken is not decided here.

mod convenors;
mod draft;
mod lists;
mod map;
mod members;
mod rows;
#[cfg(test)]
mod tests;

pub use draft::{
    ConvenorsDraft, MapDraft, MemberDraft, Note, Rejection, RosterDraft, SheetKind, SheetRead,
};
pub use lists::{people, sector, sectors};

use std::path::Path;

use super::headers::{Field, Headers};
use super::limits::Limits;
use super::open::{Opened, open, open_file};
use super::read_error::{Problem, ReadError, WrongKind};
use super::words::squeeze;
use super::workbook::{Sheet, Workbook};
use crate::text;
use crate::text::Text;
use rows::Table;

/// Reads the roster file at `path`.
///
/// # Errors
/// Refuses what [`open_file`] refuses, and a file in which no sheet is recognised.
pub fn read_roster_file(path: &Path, limits: &Limits) -> Result<RosterDraft, ReadError> {
    let name = path.display().to_string();
    read_opened(&name, open_file(path, limits)?, limits)
}

/// Reads the bytes of a roster file; `name` is how the person called it.
///
/// # Errors
/// As [`read_roster_file`].
pub fn read_roster(name: &str, bytes: &[u8], limits: &Limits) -> Result<RosterDraft, ReadError> {
    read_opened(name, open(name, bytes, limits)?, limits)
}

fn read_opened(name: &str, opened: Opened, limits: &Limits) -> Result<RosterDraft, ReadError> {
    let book = match opened {
        Opened::Workbook(book) => book,
        Opened::Document(document) => document
            .as_table(limits)
            .ok_or_else(|| ReadError::new(name, Problem::WrongKind(WrongKind::Document)))?,
    };
    read_workbook(name, &book)
}

fn read_workbook(name: &str, book: &Workbook) -> Result<RosterDraft, ReadError> {
    let mut draft = RosterDraft::new(book.kind);
    for sheet in &book.sheets {
        read_sheet(sheet, &mut draft);
    }
    if draft.sheets.is_empty() {
        let names = book.sheets.iter().map(|sheet| sheet.name().to_string());
        let problem = if book.sheets.iter().any(is_form) {
            Problem::WrongKind(WrongKind::Form)
        } else {
            Problem::NothingRecognised(names.collect())
        };
        return Err(ReadError::new(name, problem));
    }
    for hidden in &book.hidden {
        let at = super::place::At::of(&hidden.as_str().into(), 0, 0);
        draft.note(
            at,
            hidden.clone(),
            Text::of(
                "隐藏的工作表没有读入；要读入的，请先取消隐藏",
                "a hidden sheet is not read; unhide it if it should be",
            ),
        );
    }
    Ok(draft)
}

fn read_sheet(sheet: &Sheet, draft: &mut RosterDraft) {
    let Some((kind, headers)) = recognise(sheet) else {
        let text = if sheet.height() == 0 {
            Text::of("空工作表", "an empty sheet")
        } else {
            Text::of(
                "没有认出表头，整张工作表没有读入",
                "no header row was recognised; the sheet was not read",
            )
        };
        draft.note(sheet.at(0, 0), sheet.name().to_string(), text);
        return;
    };
    let table = Table {
        sheet,
        headers: &headers,
    };
    note_unread_columns(&table, kind, draft);
    let before = (draft.members.len(), draft.convenors.len());
    let records = match kind {
        SheetKind::Members => {
            members::read(&table, draft);
            draft.members.len() - before.0
        }
        SheetKind::Map => map::read(&table, draft),
        SheetKind::Convenors => {
            convenors::read(&table, draft);
            draft.convenors.len() - before.1
        }
    };
    draft.sheets.push(SheetRead {
        name: sheet.name().clone(),
        kind,
        records,
    });
}

/// Whether a sheet is a filled registration form: its title says so.
fn is_form(sheet: &Sheet) -> bool {
    (0..sheet.height().min(5)).any(|row| {
        let mut cells = sheet.row(row).iter();
        cells.any(|cell| squeeze(&cell.text()).ends_with("登记表"))
    })
}

/// What a sheet holds, by the first row that can be its headers.
fn recognise(sheet: &Sheet) -> Option<(SheetKind, Headers)> {
    type Enough = fn(&Headers) -> bool;
    let kinds: [(SheetKind, Enough); 3] = [
        (SheetKind::Convenors, convenors::recognised),
        (SheetKind::Map, map::recognised),
        (SheetKind::Members, members::recognised),
    ];
    kinds
        .into_iter()
        .filter_map(|(kind, enough)| {
            let found = Headers::find(sheet, |h| h.is_row_of_headers() && enough(h))?;
            Some((kind, found))
        })
        .min_by_key(|(_, headers)| headers.first_row)
}

/// Columns that the readers make nothing of are said once, at their header.
fn note_unread_columns(table: &Table<'_>, kind: SheetKind, draft: &mut RosterDraft) {
    let row = table.headers.first_row - 1;
    for (column, header) in table.headers.unknown() {
        draft.note(
            table.sheet.at(row, *column),
            header.clone(),
            text!(
                "“{header}”这一列没有读入",
                "the column “{header}” was not read"
            ),
        );
    }
    let unused: &[Field] = match kind {
        SheetKind::Members => &[Field::Born, Field::Liaison],
        SheetKind::Map => &[Field::Phone, Field::Remark, Field::Liaison],
        SheetKind::Convenors => &[Field::Committee, Field::Remark, Field::Director],
    };
    for &field in unused {
        if let Some(column) = table.headers.column(field) {
            let header = table.sheet.seen(row, column).text().into_owned();
            draft.note(
                table.sheet.at(row, column),
                header.clone(),
                text!(
                    "“{header}”这一列没有读入",
                    "the column “{header}” was not read"
                ),
            );
        }
    }
}
