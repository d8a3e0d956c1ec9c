//! What the app, or the page of the first run, is told: what a person did, what became of the line, and what
//! came of operations, from their [`Runtime`](super::runtime::Runtime) or a thread of it.

use std::io;
use std::path::PathBuf;

use super::drafts::session::Written;
use super::drafts::{Draft, Found};
use super::input::Input;
use crate::desk::{ActOutcome, Done, Progress, Refusal};
use crate::domain::calendar::Year;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::store::{Entry, StoreError};
use crate::text::Text;

/// What a model is told.
#[derive(Debug)]
pub enum Event {
    /// Something a person did. The first one of all is the size.
    Input(Input),
    /// A moment that the runtime wanted to be woken for has come (the date changed).
    Alarm,
    /// The program is about to be suspended, by whomever: one that is stopped writes nothing more.
    Stopping,
    /// The program goes on after a suspension.
    Resumed,
    /// The program ends because others want it, whatever the model says: the last chance to keep
    /// what is being typed.
    Ending(Ending),
    /// The file was written, by this process or another.
    FileWritten,
    /// Others committed these entries; the book has them.
    Others(Vec<Entry>),
    /// An act waits for somebody else's write, and for whose. What comes of it comes later.
    Waits(Text),
    /// What others committed can't be read at present, for whose write's sake; it is looked at again soon.
    Behind(Text),
    /// A request was carried out.
    Done(Done<ActOutcome>),
    /// A request was refused.
    Refused(Refusal),
    /// The entry was undone.
    Undone(Seq),
    /// The entry was not undone, or the undoing not taken back (by that verb), and why.
    NotTakenBack(Verb, Seq, Refusal),
    /// The undoing was undone.
    Redone(Seq),
    /// Another year is looked at.
    YearShown(Year),
    /// Long work has something to tell its window.
    Work(Progress),
    /// What long work had written was taken over: its entry, what is to be said of it, and all
    /// entries that were folded in.
    Adopted(Seq, Text, Vec<Entry>),
    /// The file that has the store's name now is open.
    Reopened,
    /// The file could not be read when it was last heard of, or was not there, and now is as it was.
    Healed,
    /// The store could not be read.
    Failed(StoreError),
    /// What is typed was written down, or could not be.
    Kept(io::Result<Written>),
    /// What the person chose for the own screens could not be kept for the next time.
    NotPreferred(io::Error),
    /// Another session has taken over what this one had kept, so that nothing was saved.
    Taken,
    /// What other sessions have left, or are typing.
    Found(Found),
    /// What another session had kept at this path is this one's; none when it has nothing any more.
    TookOver(PathBuf, io::Result<Option<Vec<Draft>>>),
    /// A store was begun.
    Begun,
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The model asked for it, with this exit code.
    Quit(u8),
    /// SIGTERM or SIGINT.
    Terminated,
    /// Another signal that ends a program, by its number.
    Killed(u8),
    /// SIGHUP, or the line is gone.
    HungUp,
}
