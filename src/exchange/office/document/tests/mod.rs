//! Documents of every format, whole, odd, huge and damaged.

mod binary;
mod docx;
mod footnotes;
mod open_document;
mod pages;
mod rich_text;
mod seen;

use super::*;
use crate::exchange::office::open::{Opened, open};
use crate::exchange::office::workbook::Sheet;

/// The document in these bytes.
fn document(bytes: &[u8]) -> Document {
    match open("文件", bytes, &Limits::default()) {
        Ok(Opened::Document(document)) => document,
        Ok(Opened::Workbook(book)) => panic!("a workbook: {book:?}"),
        Err(error) => panic!("{error} ({:?})", error.problem),
    }
}

/// Why these bytes are refused under these limits.
fn problem(bytes: &[u8], limits: &Limits) -> Problem {
    match open("文件", bytes, limits) {
        Err(error) => error.problem,
        Ok(opened) => panic!("{opened:?}"),
    }
}

/// A document as lines: a paragraph as its text, a row of a table as its cells between bars. A
/// cell that another covers is shown as `<` or `^`, whichever way that one lies.
fn shown(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text.replace('\n', "⏎")),
            Block::Table(sheet) => lines.extend(rows(sheet)),
        }
    }
    lines
}

fn rows(sheet: &Sheet) -> impl Iterator<Item = String> {
    let width = (0..sheet.height()).map(|row| sheet.row(row).len()).max();
    let width = width.unwrap_or(0);
    (0..sheet.height()).map(move |row| {
        let cells: Vec<String> = (0..width)
            .map(|column| match sheet.holder(row, column) {
                Some((_, at)) if at < column => "<".into(),
                Some(_) => "^".into(),
                None => sheet.cell(row, column).text().replace('\n', "⏎"),
            })
            .collect();
        format!("|{}|", cells.join("|"))
    })
}
