//! What a sheet holds, by its headers: the kinds of tables, and the columns that none of them reads.

use super::draft::{RosterDraft, SheetKind};
use super::members::SectorHeading;
use super::rows::Table;
use super::{convenors, map, members};
use crate::exchange::headers::{Field, Headers};
use crate::exchange::limits::Limits;
use crate::exchange::workbook::Sheet;
use crate::text;

/// A kind of table: how it is known, and how it is read.
pub(super) struct Reader {
    pub(super) kind: SheetKind,
    enough: fn(&Headers) -> bool,
    /// Fields that are known and of no use in this kind.
    pub(super) unread: &'static [Field],
    pub(super) read: fn(&Table<'_>, Option<SectorHeading>, &Limits, &mut RosterDraft) -> usize,
}

static READERS: [Reader; 3] = [
    Reader {
        kind: SheetKind::Convenors,
        enough: convenors::recognised,
        unread: &[Field::Committee, Field::Remark, Field::Director],
        read: |table, _, _, draft| each(table, |it| convenors::read(it, draft)),
    },
    Reader {
        kind: SheetKind::Map,
        enough: map::recognised,
        unread: &[Field::Phone, Field::Remark, Field::Liaison],
        read: |table, _, _, draft| each(table, |it| map::read(it, draft)),
    },
    Reader {
        kind: SheetKind::Members,
        enough: members::recognised,
        unread: &[Field::Born, Field::Liaison],
        read: members::read,
    },
];

/// Reads each of the tables that stand side by side, and says how many records they have together.
fn each(table: &Table<'_>, mut read: impl FnMut(&Table<'_>) -> usize) -> usize {
    let sheet = table.sheet;
    let beside = table.headers.side_by_side(sheet);
    let tables = beside.iter().map(|headers| Table { sheet, headers });
    tables.map(|table| read(&table)).sum()
}

/// What a sheet holds, by the first row that can be its headers.
pub(super) fn recognise(sheet: &Sheet) -> Option<(&'static Reader, Headers)> {
    READERS
        .iter()
        .filter_map(|reader| {
            let enough = |h: &Headers| h.is_row_of_headers() && (reader.enough)(h);
            Some((reader, Headers::find(sheet, enough)?))
        })
        .min_by_key(|(_, headers)| headers.first_row)
}

/// Columns that the readers make nothing of are said once, at their header.
pub(super) fn note_unread_columns(table: &Table<'_>, unread: &[Field], draft: &mut RosterDraft) {
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
