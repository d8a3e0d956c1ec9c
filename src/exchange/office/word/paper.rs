//! A paper as plain values: its page, its paragraphs and its tables.

use super::page::Orientation;
use super::paragraph::Paragraph;
use super::table::Table;

/// A document to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its title as the file's properties have it.
    pub title: String,
    /// Who issues it, for the file's properties.
    pub author: String,
    /// How the sheet lies.
    pub page: Orientation,
    /// Are the pages numbered at their outer side?
    pub numbered: bool,
    /// What stands on it.
    pub blocks: Vec<Block>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Block::Paragraph(paragraph)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Block::Table(table)
    }
}
