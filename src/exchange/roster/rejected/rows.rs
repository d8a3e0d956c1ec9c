//! The rejected rows of a table, under the table's own headers.

use std::collections::BTreeMap;

use super::super::draft::SheetKind;
use super::super::rows::{Row, Table};
use super::super::sections::heading_in;
use super::page::{Page, PageRow, RejectedFile, added};
use crate::exchange::headers::{self, Field, Headers};
use crate::exchange::office::note::Rejection;
use crate::exchange::office::workbook::{Cell, Sheet};
use crate::text::Locale;

/// The page of a table; none when nothing in it was rejected.
pub(super) fn of_table(
    file: &RejectedFile<'_>,
    sheet: &Sheet,
    (kind, headers): (SheetKind, &Headers),
    rejected: Vec<&Rejection>,
    locale: Locale,
) -> Option<Page> {
    if rejected.is_empty() {
        return None;
    }
    let table = Table { sheet, headers };
    let mut by_row: BTreeMap<usize, Vec<&Rejection>> = BTreeMap::new();
    for rejection in rejected {
        // Rows count from one; a list goes down to its last row.
        for row in rejection.at.row..=rejection.last_row.max(rejection.at.row) {
            let here = by_row.entry(row as usize - 1).or_default();
            if row == rejection.at.row {
                here.push(rejection);
            }
        }
    }
    let mut columns = Columns::of(sheet, headers);
    let mut rows = Vec::new();
    let mut heading: Option<(usize, String)> = None;
    for row in headers.first_row..sheet.height() {
        if kind == SheetKind::Members
            && let Row::Heading(sector, _) = table.classify(row)
        {
            heading = Some((row, sector.value));
        }
        let Some(rejections) = by_row.get(&row) else {
            continue;
        };
        let mut cells = columns.cells(sheet, row);
        match kind {
            SheetKind::Members => {
                // What stands under a heading that comes along needs no sector of its own.
                let outer = heading.as_ref().filter(|(at, _)| !by_row.contains_key(at));
                let sector = match (outer, &heading) {
                    (Some((_, sector)), _) => Some(sector.clone()),
                    (None, None) => heading_in(sheet.name(), &sheet.at(0, 0))
                        .map(|heading| heading.sector.value),
                    (None, Some(_)) => None,
                };
                if let Some(sector) = sector {
                    columns.put_sector(&sector, &mut cells);
                }
            }
            SheetKind::Map => columns.put_above(sheet, row, Field::Committee, &mut cells),
            SheetKind::Convenors => columns.put_above(sheet, row, Field::Sector, &mut cells),
            SheetKind::Records(_) => columns.put_covered(sheet, row, &mut cells),
            SheetKind::Announcement | SheetKind::Notice | SheetKind::Findings => {}
        }
        let faults = rejections.iter().map(|it| it.at.column.0 as usize);
        rows.push(PageRow {
            cells,
            rejected: faults.filter_map(|column| columns.place(column)).collect(),
            added: (!rejections.is_empty())
                .then(|| added(file, row as u32 + 1, rejections, locale)),
        });
    }
    let name = if sheet.name().is_empty() {
        kind.text().say(locale).to_owned()
    } else {
        sheet.name().to_string()
    };
    Some(Page {
        name,
        heads: columns.heads,
        rows,
    })
}

/// The columns that are written: those of the table, and one for the sector where it has none.
struct Columns {
    /// The table's columns, in their order; those that an earlier workbook of rejected rows added
    /// are left out.
    own: Vec<usize>,
    heads: Vec<String>,
    by_field: BTreeMap<Field, usize>,
}

impl Columns {
    fn of(sheet: &Sheet, headers: &Headers) -> Self {
        let rows = headers.rows.clone();
        let last = headers
            .rows
            .clone()
            .chain(headers.first_row..sheet.height());
        let width = last.map(|row| sheet.row(row).len()).max().unwrap_or(0);
        let own: Vec<_> = (0..width)
            .filter(|column| !headers.is_aside(*column))
            .collect();
        let mut by_field = BTreeMap::new();
        let mut heads = Vec::new();
        for (place, &column) in own.iter().enumerate() {
            let field = headers.field(column);
            if let Some(field) = field {
                by_field.insert(field, place);
            }
            heads.push(head(sheet, rows.clone(), column, field));
        }
        Columns {
            own,
            heads,
            by_field,
        }
    }

    fn cells(&self, sheet: &Sheet, row: usize) -> Vec<Cell> {
        let cells = self
            .own
            .iter()
            .map(|&column| sheet.cell(row, column).clone());
        cells.collect()
    }

    /// Where a column of the table is written.
    fn place(&self, column: usize) -> Option<usize> {
        self.own.iter().position(|own| *own == column)
    }

    fn put_sector(&mut self, sector: &str, cells: &mut Vec<Cell>) {
        let place = match self.by_field.get(&Field::Sector) {
            Some(place) => *place,
            None => {
                self.heads.push("界别".to_owned());
                self.by_field.insert(Field::Sector, self.heads.len() - 1);
                self.heads.len() - 1
            }
        };
        if cells.len() <= place {
            cells.resize(place + 1, Cell::Empty);
        }
        if cells[place].is_blank() {
            cells[place] = Cell::Text(sector.into());
        }
    }

    /// A cell that is covered by a merged one says what that says.
    fn put_covered(&self, sheet: &Sheet, row: usize, cells: &mut [Cell]) {
        for (cell, column) in cells.iter_mut().zip(&self.own) {
            if cell.is_blank() {
                *cell = sheet.seen(row, *column).clone();
            }
        }
    }

    /// A blank cell goes on with what stands above it, or is covered by a merged one.
    fn put_above(&self, sheet: &Sheet, row: usize, field: Field, cells: &mut [Cell]) {
        let Some(&place) = self.by_field.get(&field) else {
            return;
        };
        let column = self.own[place];
        let above = (0..=row).rev().map(|row| sheet.seen(row, column));
        if let (Some(cell), Some(value)) = (
            cells.get_mut(place),
            above.into_iter().find(|it| !it.is_blank()),
        ) && cell.is_blank()
        {
            *cell = value.clone();
        }
    }
}

/// A column's header in one row: one that is read as the same field.
fn head(
    sheet: &Sheet,
    rows: std::ops::Range<usize>,
    column: usize,
    field: Option<Field>,
) -> String {
    let words: Vec<String> = rows
        .map(|row| crate::exchange::office::words::line(&sheet.seen(row, column).text()))
        .filter(|word| !word.is_empty())
        .collect();
    let together = words.concat();
    if field.is_none() || headers::field_of(&together) == field {
        return together;
    }
    let same = words
        .iter()
        .rev()
        .find(|word| headers::field_of(word) == field);
    same.cloned().unwrap_or(together)
}
