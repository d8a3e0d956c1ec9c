//! What filled registration forms say, as plain values with their places.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::contact::ContactWay;
use crate::exchange::office::kind::FileKind;
use crate::exchange::office::note::{Note, Rejection};
use crate::exchange::office::place::{At, Placed};

/// All forms of one file.
#[derive(Clone, Debug)]
pub struct FormsDraft {
    /// What the file is.
    pub kind: FileKind,
    /// The forms, in the file's order.
    pub forms: Vec<FormDraft>,
    /// Things that were understood and left out, with the reason.
    pub notes: Vec<Note>,
}

/// One filled form. A value that is absent was left blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormDraft {
    /// Where the form begins: its title, or its table.
    pub at: At,
    /// The date filled (填表时间).
    pub filled_on: Option<Placed<NaiveDate>>,
    /// The member's name, without padding.
    pub member: Option<Placed<String>>,
    /// The sector, without spaces; aliases are not resolved.
    pub sector: Option<Placed<String>>,
    /// Employer and post.
    pub employer: Option<Placed<String>>,
    /// The account of contact and service; paragraphs are parted by `\n`.
    pub account: Option<Placed<String>>,
    /// The ways of contact that are ticked or written.
    pub ways: BTreeSet<ContactWay>,
    /// Values that stand there and can't be understood, such as a day that no calendar has.
    pub faults: Vec<Rejection>,
}
