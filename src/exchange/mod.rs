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
//! - [`office`]: the formats of office files, and the one way to open any;
//! - [`names`], [`seats`], [`sex_and_ethnicity`], [`phones`]: one writing for what offices write in many;
//! - [`headers`]: which column means what;
//! - [`roster`]: tables, announced lists and group notices as drafts of members, of the map and of
//!   convenors;
//! - [`forms`]: filled registration forms as drafts;
//! - [`papers`]: what stands on each; [`ledger`]: workbooks out;
//! - [`mod@save`]: a file written beside its target and renamed.

mod announcement;
pub mod forms;
pub mod headers;
pub mod ledger;
mod listing;
pub mod names;
mod notice;
pub mod office;
pub mod papers;
pub mod phones;
pub mod roster;
pub mod save;
pub mod seats;
pub mod sex_and_ethnicity;
mod surnames;

pub use office::document::Document;
pub use office::kind::FileKind;
pub use office::limits::{Bound, Limits};
pub use office::note::{Note, Rejection};
pub use office::open::{Opened, open, open_file};
pub use office::place::{At, Column, Placed, Unit};
pub use office::read_error::{Problem, ReadError, WrongKind};
pub use office::workbook::{Cell, Sheet, Workbook};
pub use roster::{RosterDraft, read_roster, read_roster_file};
pub use save::{Gate, IfThere, Permit, Record, SaveError, Standard, save};
