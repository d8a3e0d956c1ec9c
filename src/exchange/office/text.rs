//! All the words of a file in one piece, in no order that means anything: for whoever looks for words in it.

use super::document::Document;
use super::open::Opened;
use super::workbook::Sheet;

/// The words of a file that was opened; of a document those above, below and at the foot of its pages, too.
#[must_use]
pub fn text_of(opened: &Opened) -> String {
    let mut all = String::new();
    if let Opened::Document(document) = opened {
        each_line(document, &mut |line| add(&mut all, line));
    }
    for sheet in opened.sheets() {
        of_sheet(sheet, &mut all);
    }
    all
}

fn each_line(document: &Document, told: &mut dyn FnMut(&str)) {
    let lines = document.paragraphs().chain(&document.margins);
    lines.for_each(|it| told(&it.text));
    let notes = document.footnotes.iter().map(|it| &it.note);
    notes.chain(&document.notes).for_each(|it| told(&it.value));
}

fn of_sheet(sheet: &Sheet, all: &mut String) {
    add(all, sheet.name());
    for row in 0..sheet.height() {
        for cell in sheet.row(row) {
            add(all, &cell.text());
        }
    }
}

fn add(all: &mut String, line: &str) {
    if !line.is_empty() {
        all.push_str(line);
        // Words of two cells are not one word.
        all.push('\u{1}');
    }
}
