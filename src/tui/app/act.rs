//! What the app wants done, and what comes back.

use super::errand::{Errand, Report};
use crate::desk::{Progress, Refusal};
use crate::domain::calendar::Year;
use crate::domain::record::Seq;
use crate::store::{Entry, StoreError};
use crate::text::Text;
use crate::tui::task::{Task, Told};

/// What only the clerk can do: everything that reaches beyond the screen.
#[derive(Debug)]
pub enum Act {
    /// Have a request carried out, of somebody who saw the records as of this entry.
    Carry(Box<dyn Errand>, Seq),
    /// Undo the last act.
    Undo,
    /// Redo what was undone last.
    Redo,
    /// Look at another year.
    LookAt(Year),
    /// Fold in what others committed.
    CatchUp,
    /// Run the rules again after the next frame.
    Recheck,
    /// Begin long work.
    Start(Box<dyn Task>, Progress),
    /// Take over what long work has written, with what is to be said of it.
    Adopt(Seq, Text),
    /// Keep what is being typed.
    Keep(super::draft::Draft),
    /// Forget what was kept.
    Forget(super::draft::Draft),
}

/// What comes back from the clerk, or from the watch on the file.
#[derive(Debug)]
pub enum News {
    /// The file was written, by this process or another.
    FileWritten,
    /// Others committed these entries; the book has them.
    Others(Vec<Entry>),
    /// A request was carried out.
    Done(Report),
    /// A request was refused.
    Refused(Refusal),
    /// The entry was undone.
    Undone(Seq),
    /// The undoing was undone.
    Redone(Seq),
    /// Another year is looked at.
    YearShown(Year),
    /// Long work tells how far it has come, or what came of it.
    Work(Progress, Told),
    /// What long work had written was taken over: its entry, what is to be said of it, and all
    /// entries that were folded in.
    Adopted(Seq, Text, Vec<Entry>),
    /// The store could not be read.
    Failed(StoreError),
    /// What is being typed could not be kept.
    NotKept(std::io::Error),
}
