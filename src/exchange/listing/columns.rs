//! Columns of a sheet without headers that say something of the people beside them: sex, employer, post.
//!
//! A list's cells are names, unless most of a column's are plainly something else. Such a column is not read,
//! and that is told; what stands in it and may be a name is left for the list to judge.

use super::heading;
use super::particulars::says_of_a_person;
use crate::exchange::names::{NoName, has_office_behind, person};
use crate::exchange::office::note::Note;
use crate::exchange::office::words::{is_han, line, squeeze};
use crate::exchange::office::workbook::Sheet;
use crate::exchange::surnames::begins_with_surname;
use crate::text;

/// The most cells of a sheet that are looked at.
const MOST_CELLS: usize = 200_000;

/// The columns most of whose cells are no names; the first that has anything is one of names always, and so
/// is one below a sector's heading.
pub(super) fn beside_names(sheet: &Sheet) -> Vec<usize> {
    let rows = 0..sheet.height();
    let width = rows.clone().map(|row| sheet.row(row).len()).max();
    // More than these are no list.
    if width.unwrap_or(0).saturating_mul(sheet.height()) > MOST_CELLS {
        return Vec::new();
    }
    let mut headed: Vec<usize> = Vec::new();
    // cells of each column: all, and those that are no names
    let mut cells = vec![(0_usize, 0_usize); width.unwrap_or(0)];
    for row in rows {
        let heads = headings(sheet, row);
        if heads.len() > 1 {
            headed.extend(heads);
            continue;
        }
        for (column, cell) in sheet.row(row).iter().enumerate() {
            let text = cell.text();
            if !cell.is_blank() && heading::opening(&text).is_none() {
                cells[column].0 += 1;
                cells[column].1 += usize::from(is_beside_name(&text));
            }
        }
    }
    let filled = |column: &usize| cells[*column].0 > 0;
    let first = (0..cells.len()).find(filled);
    let columns = (0..cells.len()).filter(|column| {
        let (all, others) = cells[*column];
        Some(*column) != first && !headed.contains(column) && others * 2 > all
    });
    columns.collect()
}

/// Says of each such column that it was not read, at the first of its cells.
pub(in crate::exchange) fn unread(sheet: &Sheet) -> Vec<Note> {
    let columns = beside_names(sheet);
    let notes = columns.into_iter().filter_map(|column| {
        let mut rows = (0..sheet.height()).filter(|row| {
            let cell = sheet.cell(*row, column);
            !cell.is_blank() && is_beside_name(&cell.text())
        });
        let first = rows.next()?;
        let (at, count) = (sheet.at(first, column), rows.count() + 1);
        let name = at.column;
        Some(Note {
            value: line(&sheet.cell(first, column).text()),
            text: text!(
                "{name} 列没有表头，看着不是姓名（{count} 格），没有读入",
                "column {name} has no header and does not look like names ({count} cells); it was not read"
            ),
            at,
        })
    });
    notes.collect()
}

/// Whether a cell plainly says something of a person, and names none: 女, 市一中校长, 银行.
pub(super) fn is_beside_name(text: &str) -> bool {
    let word = squeeze(text);
    let last = word.chars().last();
    let bodys = last.is_some_and(|c| "中院校局厅部处科室所站队厂店行社会司团".contains(c));
    let body = bodys && word.chars().all(is_han) && word.chars().count() > 1;
    person(&word) == Err(NoName::Word)
        || has_office_behind(&word)
        || says_of_a_person(&word)
        || body && !begins_with_surname(&word)
}

/// The columns of a row in which sectors' headings stand; none where anything else stands there.
pub(super) fn headings(sheet: &Sheet, row: usize) -> Vec<usize> {
    let mut columns = Vec::new();
    for (column, cell) in sheet.row(row).iter().enumerate() {
        if cell.is_blank() {
            continue;
        }
        match heading::plain(&cell.text()) {
            Some(heading) if heading.rest.is_empty() => columns.push(column),
            _ => return Vec::new(),
        }
    }
    columns
}
