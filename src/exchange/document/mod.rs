//! A document: its paragraphs and tables in reading order, whatever its format.
//!
//! What Word, WPS or a browser saved comes out as the same few blocks: a paragraph is a text, a
//! table is a [`Sheet`], so whatever reads the sheets of a workbook reads the tables of a document
//! too. Fonts, pictures, headers and footers are left behind. What the text means is not asked here.

use crate::exchange::place::At;
use crate::exchange::workbook::{FileKind, Sheet};

/// A document that was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// What the file is.
    pub kind: FileKind,
    /// The encoding of a text file, by its usual name (`UTF-8`, `GB18030`); none for a packed one.
    pub encoding: Option<&'static str>,
    /// What stands in it, in reading order.
    pub blocks: Vec<Block>,
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

impl Document {
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
