//! What a document has in it: paragraphs, tables, notes below the text, and what stands in the margins.

use crate::exchange::office::kind::FileKind;
use crate::exchange::office::note::Note;
use crate::exchange::office::place::At;
use crate::exchange::office::words;
use crate::exchange::office::workbook::Sheet;
use crate::text::Text;

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
pub(super) struct Content {
    pub(super) blocks: Vec<Block>,
    pub(super) margins: Vec<Paragraph>,
    pub(super) footnotes: Vec<Footnote>,
    pub(super) notes: Vec<Note>,
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

impl Paragraph {
    /// What is told of it where it stands above or below the text of the pages, which is not read with it.
    pub(in crate::exchange) fn margin_note(&self) -> Note {
        Note {
            at: self.at.clone(),
            value: words::line(&self.text),
            text: Text::of(
                "页眉、页脚里的文字没有读入",
                "text in the head or foot of the pages was not read",
            ),
        }
    }
}

impl Document {
    pub(super) fn of(kind: FileKind, encoding: Option<&'static str>, content: Content) -> Self {
        Document {
            kind,
            encoding,
            blocks: content.blocks,
            margins: content.margins,
            footnotes: content.footnotes,
            notes: content.notes,
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.blocks.iter().all(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text.chars().all(words::is_blank),
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
