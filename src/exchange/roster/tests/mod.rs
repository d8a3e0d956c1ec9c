//! Rosters as offices write them, and worse.

mod cells;
mod convenors;
mod in_cells;
mod kinds;
mod layouts;
mod map;
mod marks;
mod members;
mod messy;
mod parted;
mod properties;
mod sheets;

use rust_xlsxwriter::Worksheet;

use super::*;
use crate::exchange::office::place::Placed;
use crate::exchange::office::workbook::fixtures;

fn read(bytes: &[u8]) -> RosterDraft {
    read_roster("名册.xlsx", bytes, &Limits::default()).expect("a roster")
}

/// A workbook with one sheet of text cells; `also` adds what text cannot say.
pub(super) fn sheet(rows: &[&[&str]], also: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    fixtures::xlsx(|book| {
        let sheet = book.add_worksheet();
        sheet.set_name("某表").expect("a name");
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                if !cell.is_empty() {
                    sheet
                        .write(row as u32, column as u16, *cell)
                        .expect("a cell");
                }
            }
        }
        also(sheet);
    })
}

fn plain(rows: &[&[&str]]) -> RosterDraft {
    read(&sheet(rows, |_| {}))
}

fn word<T: Clone>(placed: &Option<Placed<T>>) -> Option<T> {
    placed.as_ref().map(|placed| placed.value.clone())
}

fn words(placed: &[Placed<String>]) -> Vec<&str> {
    placed.iter().map(|placed| placed.value.as_str()).collect()
}

/// Row, column, value and reason of each rejection.
pub(super) fn rejected(draft: &RosterDraft) -> Vec<(u32, String, &str)> {
    let each = draft.rejected.iter();
    each.map(|r| (r.at.row, r.at.column.to_string(), r.value.as_str()))
        .collect()
}
