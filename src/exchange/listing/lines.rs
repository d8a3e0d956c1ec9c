//! The lines of a document, or of a sheet whose cells are lines.

use std::sync::Arc;

use super::below::Below;
use crate::exchange::document::{Block, Document};
use crate::exchange::headers::{self, Field};
use crate::exchange::open::Opened;
use crate::exchange::place::At;
use crate::exchange::words::is_blank;
use crate::exchange::workbook::Sheet;

/// A line with something in it.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Line {
    /// Where it stands.
    pub(in crate::exchange) at: At,
    /// What it says.
    pub(in crate::exchange) text: String,
    /// Does it stand in running text, where a name may go on in the next line? A cell ends what
    /// stands in it.
    pub(in crate::exchange) flows: bool,
    /// The part of its sector that it belongs to, where the list says so: 香港.
    pub(in crate::exchange) within: Option<Arc<str>>,
}

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

/// The cells of a sheet, row by row; the columns that a table of rejected rows adds are left out.
pub(in crate::exchange) fn of_sheet(sheet: &Sheet) -> Vec<Line> {
    let mut lines = Vec::new();
    let aside = aside(sheet);
    for row in 0..sheet.height() {
        if aside.as_ref().is_some_and(|(head, _)| *head == row) {
            continue;
        }
        for (column, cell) in sheet.row(row).iter().enumerate() {
            let apart = aside
                .as_ref()
                .is_some_and(|(_, columns)| columns.contains(&column));
            if !apart {
                add(&sheet.at(row, column), &cell.text(), false, &mut lines);
            }
        }
    }
    lines
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
