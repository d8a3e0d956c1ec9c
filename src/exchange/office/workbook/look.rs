//! How a sheet looks, as far as it bears on what its cells say: hidden rows and columns, which are
//! read and told, and text that is struck out, which is left out and told.
//!
//! The readers collect while they walk through a file; what of it concerns cells with something in
//! them becomes the sheet's notes.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::sheet::Sheet;
use crate::exchange::office::note::Note;
use crate::exchange::office::place::Column;
use crate::exchange::office::words;
use crate::text;
use crate::text::Text;

/// What was noticed of one sheet so far; rows and columns count from zero.
#[derive(Default)]
pub(super) struct Look {
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    /// The words that are struck out, by row and column.
    struck: BTreeMap<u32, Vec<(u32, String)>>,
}

/// More rows with struck-out text than these are told by their number.
const TOLD: usize = 30;

impl Look {
    /// The rows from `first` to `last` are hidden.
    pub(super) fn hide_rows(&mut self, first: u32, last: u32) {
        match self.hidden_rows.last_mut() {
            Some(range) if range.1.saturating_add(1) == first => range.1 = last,
            _ => self.hidden_rows.push((first, last)),
        }
    }

    /// The columns from `first` to `last` are hidden.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        self.hidden_columns.push((first, last));
    }

    /// These words of a cell are struck out, and are not among what it says.
    pub(super) fn strike(&mut self, row: u32, column: u32, words: &str) {
        if !words.chars().all(words::is_blank) {
            let words = words::line(words);
            self.struck.entry(row).or_default().push((column, words));
        }
    }

    /// The cell, or nothing where its whole text is struck out.
    pub(super) fn standing(&mut self, row: u32, column: u32, cell: Cell, is_struck: bool) -> Cell {
        if is_struck && !cell.is_blank() {
            self.strike(row, column, &cell.text());
            return Cell::Empty;
        }
        cell
    }

    /// Adds what was noticed to the sheet's notes; called when its cells are in.
    pub(super) fn tell(self, sheet: &mut Sheet) {
        let height = sheet.height();
        let is_filled = |row: usize| !sheet.is_blank_row(row);
        let rows = ranges(&self.hidden_rows, height, is_filled);
        if let Some(&(first, _)) = rows.first() {
            let one = matches!(rows.as_slice(), [(from, to)] if from == to);
            let rows = listed(&rows, |row| (row + 1).to_string());
            let en = if one {
                format!(
                    "row {rows} is hidden (or filtered out) and was read; delete it from the sheet if it should not be there"
                )
            } else {
                format!(
                    "rows {rows} are hidden (or filtered out) and were read; delete them from the sheet if they should not be there"
                )
            };
            let text = text!(
                "第 {rows} 行是隐藏的（或者被筛选掉了），照样读入了；不该有的，请从表里删去",
                "{en}"
            );
            tell(sheet, first, 0, text);
        }
        let width = (0..height).map(|row| sheet.row(row).len()).max();
        let is_filled = |column: usize| (0..height).any(|row| !sheet.cell(row, column).is_blank());
        let columns = ranges(&self.hidden_columns, width.unwrap_or(0), is_filled);
        if let Some(&(first, _)) = columns.first() {
            let one = matches!(columns.as_slice(), [(from, to)] if from == to);
            let columns = listed(&columns, |column| Column(column as u32).to_string());
            let en = if one {
                format!(
                    "column {columns} is hidden and was read; delete it from the sheet if it should not be there"
                )
            } else {
                format!(
                    "columns {columns} are hidden and were read; delete them from the sheet if they should not be there"
                )
            };
            let text = text!(
                "{columns} 列是隐藏的，照样读入了；不该有的，请从表里删去",
                "{en}"
            );
            tell(sheet, 0, first, text);
        }
        let all = self.struck.len();
        for (row, cells) in self.struck.into_iter().take(TOLD) {
            let row = row as usize;
            let words: Vec<String> = cells.iter().map(|(_, words)| words.clone()).collect();
            let whole = row >= height || sheet.is_blank_row(row);
            let column = cells.first().map_or(0, |&(column, _)| column);
            let note = Note {
                at: sheet.at(row, column as usize),
                value: words.join(" "),
                text: if whole {
                    Text::of(
                        "整行划掉了，没有读入",
                        "the whole row is struck out and was not read",
                    )
                } else {
                    Text::of("划掉的文字没有读入", "what is struck out was not read")
                },
            };
            sheet.note(note);
        }
        if let Some(more) = all.checked_sub(TOLD).filter(|&more| more > 0) {
            let text = text!(
                "另有 {more} 行有划掉的文字，没有读入",
                "{more} more rows have text that is struck out, which was not read"
            );
            tell(sheet, 0, 0, text);
        }
    }
}

fn tell(sheet: &mut Sheet, row: usize, column: usize, text: Text) {
    let at = sheet.at(row, column);
    sheet.note(Note {
        at,
        value: String::new(),
        text,
    });
}

/// The hidden ones that have something in them, as ranges in order.
fn ranges(
    hidden: &[(u32, u32)],
    end: usize,
    is_filled: impl Fn(usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for &(first, last) in hidden {
        let last = (last as usize).min(end.saturating_sub(1));
        for n in first as usize..=last {
            if n >= end || !is_filled(n) {
                continue;
            }
            match found.last_mut() {
                Some(range) if range.1 + 1 >= n && range.0 <= n => range.1 = n,
                _ => found.push((n, n)),
            }
        }
    }
    found.sort_unstable();
    found
}

/// `3、5–8`, no more than some.
fn listed(ranges: &[(usize, usize)], name: impl Fn(usize) -> String) -> String {
    const SHOWN: usize = 12;
    let mut words: Vec<String> = ranges
        .iter()
        .take(SHOWN)
        .map(|&(first, last)| {
            if first == last {
                name(first)
            } else {
                format!("{}–{}", name(first), name(last))
            }
        })
        .collect();
    if ranges.len() > SHOWN {
        words.push("…".into());
    }
    words.join("、")
}
