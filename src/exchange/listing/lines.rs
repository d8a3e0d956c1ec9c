//! The lines of a document, or of a sheet whose cells are lines.

use std::ops::Range;

use super::below::Below;
use super::columns::{self, headings};
use super::line::Line;
use crate::exchange::headers::{self, Field};
use crate::exchange::office::document::{Block, Document};
use crate::exchange::office::open::Opened;
use crate::exchange::office::place::At;
use crate::exchange::office::words::is_blank;
use crate::exchange::office::workbook::Sheet;

/// The lines of a document in reading order, with the footnotes that are `below`; tables that `is_other` claims are left out.
pub(in crate::exchange) fn of_document(
    document: &Document,
    below: &Below,
    is_other: impl Fn(&Sheet) -> bool,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                add(&paragraph.at, below.text(paragraph), true, &mut lines)
            }
            Block::Table(sheet) if is_other(sheet) => {}
            Block::Table(sheet) => lines.extend(of_sheet(sheet)),
        }
    }
    lines.extend_from_slice(&below.lines);
    lines
}

/// All lines of a file, whatever stands in them.
pub(in crate::exchange) fn of_opened(opened: &Opened) -> Vec<Line> {
    match opened {
        Opened::Workbook(book) => book.sheets.iter().flat_map(of_sheet).collect(),
        Opened::Document(document) => of_document(document, &Below::default(), |_| false),
    }
}

/// The cells of a sheet, row by row, or column by column where sectors stand side by side; the columns
/// that a table of rejected rows adds are left out.
pub(in crate::exchange) fn of_sheet(sheet: &Sheet) -> Vec<Line> {
    let mut lines = Vec::new();
    let aside = aside(sheet);
    let is_aside = |column: usize| {
        let mut added = aside.iter().flat_map(|(_, columns)| columns);
        added.any(|added| *added == column)
    };
    let beside = columns::beside_names(sheet);
    let is_beside = |row: usize, column: usize| {
        beside.contains(&column) && columns::is_beside_name(&sheet.cell(row, column).text())
    };
    let add_cells = |row: usize, columns: Range<usize>, lines: &mut Vec<Line>| {
        let cells = sheet.row(row).iter().enumerate();
        for (column, cell) in cells.filter(|(column, _)| columns.contains(column)) {
            if !is_aside(column) && !is_beside(row, column) {
                add(&sheet.at(row, column), &cell.text(), false, lines);
            }
        }
    };
    let mut row = 0;
    while row < sheet.height() {
        if aside.as_ref().is_some_and(|(head, _)| *head == row) {
            row += 1;
            continue;
        }
        let heads = headings(sheet, row);
        if heads.len() < 2 {
            add_cells(row, 0..usize::MAX, &mut lines);
            row += 1;
            continue;
        }
        let below = row + 1..sheet.height();
        let end = below.clone().find(|&row| !headings(sheet, row).is_empty());
        let end = end.unwrap_or(below.end);
        let starts = std::iter::once(0).chain(heads.iter().skip(1).copied());
        let ends = heads.iter().skip(1).copied().chain([usize::MAX]);
        for (start, until) in starts.zip(ends) {
            (row..end).for_each(|row| add_cells(row, start..until, &mut lines));
        }
        row = end;
    }
    lines
}

/// Whether the cells of a text table are the lines of its list: sectors stand side by side, or most lines
/// begin with a quoted cell.
pub(in crate::exchange) fn are_cells(document: &Document, sheet: &Sheet) -> bool {
    let (mut quoted, mut all) = (0, 0);
    for paragraph in document.paragraphs() {
        all += 1;
        quoted += usize::from(paragraph.text.trim_start_matches(is_blank).starts_with('"'));
    }
    let columns = || (0..sheet.height()).any(|row| headings(sheet, row).len() > 1);
    sheet.faults().is_empty() && (quoted * 2 > all || columns())
}

/// The row of the headers that a table of rejected rows has, and the columns that it added.
fn aside(sheet: &Sheet) -> Option<(usize, Vec<usize>)> {
    (0..sheet.height().min(40)).find_map(|row| {
        let cells = sheet.row(row).iter().enumerate();
        let columns: Vec<_> = cells
            .filter(|(_, cell)| headers::field_of(&cell.text()) == Some(Field::Aside))
            .map(|(column, _)| column)
            .collect();
        (columns.len() >= 3).then_some((row, columns))
    })
}

/// Adds the lines of a paragraph, or of a cell, which does not flow.
pub(in crate::exchange) fn add(at: &At, text: &str, flows: bool, lines: &mut Vec<Line>) {
    let first = lines.len();
    for line in text.split(['\n', '\r', '\u{2028}', '\u{b}']) {
        if !line.chars().all(is_blank) {
            lines.push(Line {
                at: at.clone(),
                text: line.to_owned(),
                flows: true,
                within: None,
            });
        }
    }
    if let Some(last) = lines[first..].last_mut() {
        last.flows = flows;
    }
}
