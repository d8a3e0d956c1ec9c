//! Papers as Word documents (docx), laid out as GB/T 9704-2012 asks of official documents.
//!
//! A [`Paper`] is plain values: paragraphs in a few named styles, and tables. [`write()`] makes the
//! file of it, byte for byte the same for the same paper: nothing in it knows the day or the
//! machine. The typefaces of the standard are named and not shipped; where one is missing, the
//! word processor takes the relative that is named beside it.
//!
//! There are no fields but the page's number, no macros, no pictures, no theme: what WPS, Word and
//! LibreOffice all show alike. What a paper says is not known here; `papers` composes it.
//!
//! Reading order: [`Paper`] and its paragraphs; [`Table`]; [`Style`]; the page's measures.

mod body;
mod package;
mod page;
mod paper;
mod paragraph;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod xml;

pub use package::write;
pub use page::{Orientation, mm};
pub use paper::{Block, Paper};
pub use paragraph::Paragraph;
pub use style::{Align, Style};
pub use table::{Cell, Down, Table, TableRow, Upright};
