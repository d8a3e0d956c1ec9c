//! Filled registration forms (the Method's annex): from documents and workbooks to drafts.
//!
//! A draft is what the paper says, with the place of each value. A form is known by its labels,
//! in whatever order, format and writing, and a file may hold many. Whether there is such a member,
//! whether the sector is his and whether the day can be is the desk's to say.

mod assemble;
mod cells;
mod draft;
mod label;
mod lines;
mod sheet;
#[cfg(test)]
mod tests;
mod ways;
mod written;

pub use draft::{FormDraft, FormsDraft};

use super::office::document::{Block, Document, Paragraph};
use super::office::kind::FileKind;
use super::office::limits::Limits;
use super::office::open::Opened;
use super::office::words::is_blank;
use super::office::workbook::Workbook;
use crate::exchange::office::note::{Note, Rejection};
use assemble::Assembler;
use label::Label;
use lines::Lines;

/// Reads the forms of a file; none when there is no form in it, not even a blank one.
#[must_use]
pub fn read(opened: &Opened) -> Option<FormsDraft> {
    let mut forms = Assembler::default();
    let mut faults = Vec::new();
    match opened {
        Opened::Workbook(book) => read_book(book, &mut forms),
        Opened::Document(document) => read_document(document, &mut forms, &mut faults),
    }
    let (mut forms, mut notes) = forms.finish()?;
    if let Opened::Document(document) = opened {
        notes.extend_from_slice(&document.notes);
        notes.extend(document.footnotes.iter().map(|it| it.note.clone()));
        let unread = document.margins.iter().filter(|it| !is_answer(&it.text));
        notes.extend(unread.map(Paragraph::margin_note));
    }
    for sheet in opened.sheets() {
        notes.extend_from_slice(sheet.notes());
    }
    if let Opened::Workbook(book) = opened {
        notes.extend(book.hidden.iter().map(|name| Note::hidden_sheet(name)));
    }
    if let Some(last) = forms.last_mut() {
        last.faults.extend(faults);
    }
    Some(FormsDraft {
        kind: opened.kind(),
        forms,
        notes,
    })
}

fn read_book(book: &Workbook, forms: &mut Assembler) {
    for sheet in &book.sheets {
        sheet::read(sheet, forms);
        forms.end();
    }
}

/// Whether a line of a page's margin is a form's: its title, or a label with its answer.
fn is_answer(text: &str) -> bool {
    label::is_title(text)
        || matches!(label::leading(text, true), Some((label, rest))
            if !matches!(label, Label::Ways | Label::Other | Label::Remark) && !rest.chars().all(is_blank))
}

/// What of a table of text could not be read is added to `faults`.
fn read_document(document: &Document, forms: &mut Assembler, faults: &mut Vec<Rejection>) {
    // The document was opened within its limits, and its table is no larger.
    if document.kind == FileKind::Csv
        && let Some(book) = document.as_table(&Limits::default())
    {
        faults.extend(book.sheets.iter().flat_map(|it| it.faults()).cloned());
        return read_book(&book, forms);
    }
    let mut lines = Lines::default();
    // A title or a date may stand above or below the text.
    let (titles, answers): (Vec<_>, Vec<_>) = document
        .margins
        .iter()
        .filter(|it| is_answer(&it.text))
        .partition(|it| label::is_title(&it.text));
    for margin in titles {
        lines.paragraph(&margin.at, &margin.text, forms);
    }
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.paragraph(&paragraph.at, &paragraph.text, forms),
            Block::Table(sheet) => {
                let mut inner = Assembler::default();
                if lines.in_account() && !sheet::read(sheet, &mut inner) {
                    lines.table(&sheet::text(sheet));
                } else {
                    lines.end(forms);
                    sheet::read(sheet, forms);
                }
            }
        }
    }
    lines.end(forms);
    for margin in answers {
        lines.paragraph(&margin.at, &margin.text, forms);
    }
    lines.end(forms);
}
