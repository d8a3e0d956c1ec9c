//! Files in and out: rosters, tables, forms and circulars on one side, drafts on the other.
//!
//! The readers turn a file of unknown origin into *drafts*: plain values with the place each was
//! read from, nothing looked up and nothing decided. What a draft means for the book (who the
//! person is, which sector a name stands for, what changes) is the desk's to say. This is the
//! only module that names a file format's library; it never opens the store, never asks the clock
//! and never prints.
//!
//! Reading order:
//!
//! - [`place`], [`limits`], [`read_error`]: where a value stood, how much is believed, why a file
//!   was refused;
//! - [`kind`], [`open()`]: what a file is by its bytes, and the one way to open any;
//! - [`workbook`]: a spreadsheet's file (xlsx, xls, ods) as sheets of cells;
//! - [`words`], [`names`], [`seats`], [`sex_and_ethnicity`], [`phones`], [`dates`]: one writing for
//!   what offices write in many;
//! - [`headers`]: which column means what;
//! - [`document`]: any document (docx, doc, rtf, odt, html, txt …) as paragraphs and tables;
//! - [`roster`]: tables, announced lists and group notices as drafts of members, of the map and of
//!   convenors;
//! - [`forms`]: filled registration forms as drafts;
//! - [`word`]: papers as Word documents; [`papers`]: what stands on each;
//! - [`ledger`], [`csv`]: workbooks and tables of text out;
//! - [`mod@save`]: a file written beside its target and renamed.

mod announcement;
mod archive;
mod compound;
pub mod csv;
pub mod dates;
pub mod document;
mod encoding;
pub mod forms;
mod guard;
pub mod headers;
pub mod kind;
pub mod ledger;
pub mod limits;
mod listing;
pub mod names;
mod notice;
mod open;
pub mod papers;
pub mod phones;
pub mod place;
pub mod read_error;
mod relationships;
pub mod roster;
pub mod save;
pub mod seats;
pub mod sex_and_ethnicity;
pub mod word;
pub mod words;
pub mod workbook;
mod xml;

pub use document::Document;
pub use guard::is_guarded;
pub use kind::FileKind;
pub use limits::{Bound, Limits};
pub use open::{Opened, open, open_file};
pub use place::{At, Column, Placed, Unit};
pub use read_error::{Problem, ReadError, WrongKind};
pub use roster::{RosterDraft, read_roster, read_roster_file};
pub use save::{Gate, IfThere, Permit, Record, SaveError, Standard, save};
pub use workbook::{Cell, Sheet, Workbook};
