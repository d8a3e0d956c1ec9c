//! What became of an intake: per file and per form taken in, there already, or left and why.

use chrono::NaiveDate;

use super::reason::Reason;
use crate::domain::id::{FormId, MemberId};
use crate::domain::record::Seq;
use crate::exchange::Note;
use crate::exchange::{At, FileKind};

/// What became of a form, or of a file with all its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It was there already.
    Unchanged,
    /// It was taken in, and is submitted now.
    Taken,
    /// It was left.
    Left,
}

/// What became of all files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The files, in the order in which they were read.
    pub files: Vec<FileReport>,
    /// The journal entry; none when nothing was written.
    pub seq: Option<Seq>,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// The file, as the person would call it.
    pub path: String,
    /// What it is; none where that can't be told.
    pub kind: Option<FileKind>,
    /// Why the whole file was left.
    pub reason: Option<Reason>,
    /// Its forms.
    pub forms: Vec<FormReport>,
    /// What was understood and left out, or deserves a look.
    pub notes: Vec<Note>,
}

/// What became of one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormReport {
    /// Where it begins.
    pub at: At,
    /// What became of it.
    pub standing: Standing,
    /// The form that it is now, or was before. Of a rehearsal, the number that it would get.
    pub id: Option<FormId>,
    /// Whose it is, where that can be told.
    pub member: Option<MemberId>,
    /// The member's name as the roster has it, else as it is written; empty when there is none.
    pub name: String,
    /// The sector as the book has it, else as it is written.
    pub sector: String,
    /// The date filled.
    pub filled_on: Option<NaiveDate>,
    /// Why it was left, by what it is known, or what deserves a look now that it is taken in.
    pub reason: Option<Reason>,
}

impl Report {
    /// How many forms were taken in.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.count(Standing::Taken)
    }

    /// How many forms were there already.
    #[must_use]
    pub fn unchanged(&self) -> usize {
        self.count(Standing::Unchanged)
    }

    /// How many forms were left, and files without a form that can be read.
    #[must_use]
    pub fn left(&self) -> usize {
        let whole = self.files.iter().filter(|file| file.reason.is_some());
        self.count(Standing::Left) + whole.count()
    }

    fn count(&self, standing: Standing) -> usize {
        let forms = self.files.iter().flat_map(|file| &file.forms);
        forms.filter(|form| form.standing == standing).count()
    }
}

impl FileReport {
    /// What became of the file: left when anything in it was, taken in when anything new was.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let of_forms = self.forms.iter().map(|form| form.standing).max();
        match self.reason {
            Some(_) => Standing::Left,
            None => of_forms.unwrap_or(Standing::Left),
        }
    }
}
