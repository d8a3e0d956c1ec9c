//! A document: its paragraphs and tables in reading order, whatever its format.
//!
//! What Word, WPS or a browser saved comes out as the same few blocks: a paragraph is a text, a
//! table is a [`Sheet`](super::workbook::Sheet), so whatever reads the sheets of a workbook reads the tables of a document
//! too. Fonts and pictures are left behind, and so is what its writer deleted or hid. What a person
//! sees and the blocks do not have (struck-out words, notes below the text) is told by a note; what
//! stands in the margins of the pages is kept apart. What the text means is not asked here.

mod builder;
mod content;
mod delimited;
mod doc;
mod docx;
mod elements;
#[cfg(test)]
pub(in crate::exchange) mod fixtures;
mod flow;
mod grid;
mod html;
mod mht;
mod numbering;
mod numerals;
mod odt;
mod odt_lists;
mod rtf;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod word_markup;
mod word_xml;

use super::kind::FileKind;
use super::limits::Limits;
use super::read_error::{Problem, WrongKind};
use super::workbook::Workbook;

use content::Content;
pub use content::{Block, Document, Footnote, Paragraph};

/// Reads a document of this kind.
pub(super) fn read(kind: FileKind, bytes: &[u8], limits: &Limits) -> Result<Document, Problem> {
    let document = match kind {
        FileKind::Csv | FileKind::Txt => text::read(bytes, limits)?,
        FileKind::Docx => Document::of(kind, None, docx::read(bytes, limits, read)?),
        FileKind::WordXml => Document::of(kind, None, word_xml::read(bytes, limits)?),
        FileKind::Odt => Document::of(kind, None, odt::read(bytes, limits)?),
        FileKind::Html => {
            let (content, encoding) = html::read(bytes, None, limits)?;
            Document::of(kind, Some(encoding), content)
        }
        FileKind::Mht => Document::of(kind, None, mht::read(bytes, limits)?),
        FileKind::Rtf => Document::of(kind, None, rtf::read(bytes, limits)?),
        FileKind::Doc => Document::of(kind, None, doc::read(bytes, limits)?),
        FileKind::Xlsx | FileKind::Xls | FileKind::Ods => {
            return Err(Problem::WrongKind(WrongKind::Unknown));
        }
    };
    if document.is_blank() {
        return Err(Problem::BlankDocument);
    }
    Ok(document)
}

impl Document {
    /// A text file as a table: commas, tabs or semicolons part its columns. None of any other
    /// document, and of a text that goes over the limits of a table.
    #[must_use]
    pub fn as_table(&self, limits: &Limits) -> Option<Workbook> {
        if !matches!(self.kind, FileKind::Csv | FileKind::Txt) {
            return None;
        }
        let lines: Vec<&str> = self.paragraphs().map(|line| line.text.as_str()).collect();
        let sheet = delimited::read(&lines.join("\n"), limits).ok()?;
        Some(Workbook {
            kind: self.kind,
            sheets: vec![sheet],
            hidden: Vec::new(),
        })
    }
}
