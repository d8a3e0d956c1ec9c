//! A document: its paragraphs and tables in reading order, whatever its format.
//!
//! What Word, WPS or a browser saved comes out as the same few blocks: a paragraph is a text, a
//! table is a [`Sheet`], so whatever reads the sheets of a workbook reads the tables of a document
//! too. Fonts and pictures are left behind, and so is what its writer deleted or hid. What a person
//! sees and the blocks do not have (struck-out words, notes below the text) is told by a note; what
//! stands in the margins of the pages is kept apart. What the text means is not asked here.

mod builder;
mod delimited;
mod doc;
mod docx;
mod elements;
#[cfg(test)]
pub(super) mod fixtures;
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
use super::place::At;
use super::read_error::{Problem, WrongKind};
use super::roster::Note;
use super::workbook::{Sheet, Workbook};

/// A document that was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// What the file is.
    pub kind: FileKind,
    /// The encoding of a text file, by its usual name (`UTF-8`, `GB18030`); none for a packed one.
    pub encoding: Option<&'static str>,
    /// What stands in it, in reading order.
    pub blocks: Vec<Block>,
    /// What stands above and below the text on its pages, each once.
    pub margins: Vec<Paragraph>,
    /// The notes below the text that its paragraphs call, in their order.
    pub footnotes: Vec<Footnote>,
    /// What was left out of the blocks though a reader of the paper sees it.
    pub notes: Vec<Note>,
}

/// What a reader of one format hands back.
#[derive(Debug, Default)]
struct Content {
    blocks: Vec<Block>,
    margins: Vec<Paragraph>,
    footnotes: Vec<Footnote>,
    notes: Vec<Note>,
}

/// A note below the text, or at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// Its words at the paragraph that calls it, and that they were not read, where that is so.
    pub note: Note,
    /// Where in the paragraph's text it is called, in bytes.
    pub offset: usize,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A line of a text file, or a paragraph.
    Paragraph(Paragraph),
    /// A table, its merged cells known.
    Table(Sheet),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where: the line of a text file, or which paragraph of the document, tables not counted.
    pub at: At,
    /// Its text. Line breaks inside it are `\n`, tabs `\t`; spaces are as written.
    pub text: String,
}

/// Reads a document of this kind.
pub(super) fn read(kind: FileKind, bytes: &[u8], limits: &Limits) -> Result<Document, Problem> {
    let document = match kind {
        FileKind::Csv | FileKind::Txt => text::read(bytes, limits)?,
        FileKind::Docx => Document::of(kind, None, docx::read(bytes, limits)?),
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
    fn of(kind: FileKind, encoding: Option<&'static str>, content: Content) -> Self {
        Document {
            kind,
            encoding,
            blocks: content.blocks,
            margins: content.margins,
            footnotes: content.footnotes,
            notes: content.notes,
        }
    }

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

    fn is_blank(&self) -> bool {
        self.blocks.iter().all(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text.chars().all(super::words::is_blank),
            Block::Table(sheet) => sheet.height() == 0,
        })
    }

    /// The paragraphs outside tables.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
    }

    /// The tables.
    pub fn tables(&self) -> impl Iterator<Item = &Sheet> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(sheet) => Some(sheet),
            Block::Paragraph(_) => None,
        })
    }
}
