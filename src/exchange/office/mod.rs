//! The formats of office files: bytes on one side, plain values (sheets of cells, paragraphs and tables, papers
//! to be written) on the other.
//!
//! What a text means for a committee is not asked here; that is the recognisers', who stand beside this folder
//! and are never named in it.
//!
//! Reading order:
//!
//! - [`place`], [`note`], [`limits`], [`read_error`]: where a value stood, what is told of it, how much is
//!   believed, why a file was refused;
//! - [`words`], [`dates`]: characters and days, however they are written;
//! - [`kind`], [`open()`](open::open): what a file is by its bytes, and the one way to open any;
//!   [`attached`]: the same of what is kept and not read; [`text`]: all the words of a file;
//! - [`workbook`]: a spreadsheet's file (xlsx, xls, ods) as sheets of cells;
//! - [`document`]: any document (docx, doc, rtf, odt, html, txt …) as paragraphs and tables;
//! - [`word`], [`csv`], [`ics`]: Word documents, tables of text and calendars out.

mod archive;
pub mod attached;
mod compound;
pub mod csv;
pub mod dates;
pub mod document;
mod encoding;
pub mod ics;
mod intact;
pub mod kind;
pub mod limits;
pub mod note;
pub(super) mod open;
pub mod place;
pub mod read_error;
mod relationships;
mod runs;
pub mod text;
pub mod word;
pub mod words;
pub mod workbook;
mod xml;
