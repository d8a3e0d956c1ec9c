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
    ConvenorsDraft, MapDraft, MemberDraft, Note, Rejection, RosterDraft, SectorList, SheetKind,
    SheetRead, Whole,
};
pub use lists::{people, sector, sectors};

use std::path::Path;
use std::sync::Arc;

use super::announcement;
use super::headers::{Field, Headers};
use super::limits::Limits;
use super::listing::heading;
use super::listing::lines::{self, Line};
use super::notice;
use super::place::Placed;
use super::read_error::{Problem, ReadError, WrongKind};
use super::words::squeeze;
use super::workbook::{Sheet, Workbook};
use crate::text;
use crate::text::Text;
use members::SectorHeading;
use rows::Table;

/// Reads the roster file at `path`.
///
/// # Errors
/// Refuses what [`Workbook::open`] refuses, and a file in which no sheet is recognised.
pub fn read_roster_file(path: &Path, limits: &Limits) -> Result<RosterDraft, ReadError> {
    let name = path.display().to_string();
    read_workbook(&name, &Workbook::open(path, limits)?)
}

/// Reads the bytes of a roster file; `name` is how the person called it.
///
/// # Errors
/// As [`read_roster_file`].
pub fn read_roster(name: &str, bytes: &[u8], limits: &Limits) -> Result<RosterDraft, ReadError> {
    read_workbook(name, &Workbook::from_bytes(name, bytes, limits)?)
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
    check_total(book, &mut draft);
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
    if read_table(sheet, None, draft) || read_lines(sheet.name(), &lines::of_sheet(sheet), draft) {
        return;
    }
    let text = if sheet.height() == 0 {
        Text::of("空工作表", "an empty sheet")
    } else {
        Text::of(
            "没有认出表头，整张工作表没有读入",
            "no header row was recognised; the sheet was not read",
        )
    };
    draft.note(sheet.at(0, 0), sheet.name().to_string(), text);
}

/// Reads a sheet whose headers are known; `heading` is the sector under which it stands. False when
/// the headers are not known.
fn read_table(sheet: &Sheet, heading: Option<SectorHeading>, draft: &mut RosterDraft) -> bool {
    let Some((reader, headers)) = recognise(sheet) else {
        return false;
    };
    let table = Table {
        sheet,
        headers: &headers,
    };
    note_unread_columns(&table, reader.unread, draft);
    let heading = heading.or_else(|| heading_of(sheet));
    let records = (reader.read)(&table, heading, draft);
    draft.sheets.push(SheetRead {
        name: sheet.name().clone(),
        kind: reader.kind,
        records,
    });
    true
}

/// Holds the total that a register's title declares against its rows. Where several sheets are
/// registers, a title may count all or its own.
fn check_total(book: &Workbook, draft: &mut RosterDraft) {
    let mut registers = book.sheets.iter().filter_map(|sheet| {
        let (reader, headers) = recognise(sheet)?;
        (reader.kind == SheetKind::Members).then_some((sheet, headers))
    });
    let (Some((sheet, headers)), None) = (registers.next(), registers.next()) else {
        return;
    };
    let table = Table {
        sheet,
        headers: &headers,
    };
    let all: usize = draft
        .sheets
        .iter()
        .filter(|it| it.kind == SheetKind::Members)
        .map(|it| it.records)
        .sum();
    if let Some(total) = members::total(&table).filter(|total| total.value != all) {
        let failed = !draft.rejected.is_empty();
        announcement::disagree(&total, all, failed, draft);
    }
}

/// Reads lines that are a notice of groups or an announced list; false when they are neither.
fn read_lines(name: &Arc<str>, lines: &[Line], draft: &mut RosterDraft) -> bool {
    let read = notice::read(lines, draft).map(|records| (SheetKind::Notice, records));
    let read = read.or_else(|| {
        let records = announcement::read(lines, draft)?;
        Some((SheetKind::Announcement, records))
    });
    let Some((kind, records)) = read else {
        return false;
    };
    draft.sheets.push(SheetRead {
        name: Arc::clone(name),
        kind,
        records,
    });
    true
}

/// The sector that a sheet's name names.
fn heading_of(sheet: &Sheet) -> Option<SectorHeading> {
    let heading = heading::plain(sheet.name())?;
    heading::is_sector_like(&heading.sector).then(|| SectorHeading {
        sector: Placed {
            at: sheet.at(0, 0),
            value: heading.sector,
        },
        count: heading.count,
    })
}

/// Whether a sheet is a filled registration form: its title says so.
fn is_form(sheet: &Sheet) -> bool {
    (0..sheet.height().min(5)).any(|row| {
        let mut cells = sheet.row(row).iter();
        cells.any(|cell| squeeze(&cell.text()).ends_with("登记表"))
    })
}

/// A kind of table: how it is known, and how it is read.
struct Reader {
    kind: SheetKind,
    enough: fn(&Headers) -> bool,
    /// Fields that are known and of no use in this kind.
    unread: &'static [Field],
    read: fn(&Table<'_>, Option<SectorHeading>, &mut RosterDraft) -> usize,
}

static READERS: [Reader; 3] = [
    Reader {
        kind: SheetKind::Convenors,
        enough: convenors::recognised,
        unread: &[Field::Committee, Field::Remark, Field::Director],
        read: |table, _, draft| convenors::read(table, draft),
    },
    Reader {
        kind: SheetKind::Map,
        enough: map::recognised,
        unread: &[Field::Phone, Field::Remark, Field::Liaison],
        read: |table, _, draft| map::read(table, draft),
    },
    Reader {
        kind: SheetKind::Members,
        enough: members::recognised,
        unread: &[Field::Born, Field::Liaison],
        read: members::read,
    },
];

/// What a sheet holds, by the first row that can be its headers.
fn recognise(sheet: &Sheet) -> Option<(&'static Reader, Headers)> {
    READERS
        .iter()
        .filter_map(|reader| {
            let enough = |h: &Headers| h.is_row_of_headers() && (reader.enough)(h);
            Some((reader, Headers::find(sheet, enough)?))
        })
        .min_by_key(|(_, headers)| headers.first_row)
}

/// Columns that the readers make nothing of are said once, at their header.
fn note_unread_columns(table: &Table<'_>, unread: &[Field], draft: &mut RosterDraft) {
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
    for &field in unread {
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
