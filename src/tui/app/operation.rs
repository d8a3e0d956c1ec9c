//! What the app wants done, and what comes back.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use crate::desk::{ActOutcome, AnyRequest, Done};
use crate::desk::{Progress, Refusal};
use crate::domain::calendar::Year;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::store::{Entry, StoreError};
use crate::text::Text;
use crate::tui::drafts::session::Written;
use crate::tui::drafts::{Draft, Found};
use crate::tui::task::Job;

/// What only the executor can do: everything that reaches beyond the screen.
#[derive(Debug)]
pub enum Operation {
    /// Have a request carried out, of somebody who saw the records as of this entry.
    Carry(Box<AnyRequest>, Seq),
    /// Undo the last act.
    Undo,
    /// Redo what was undone last.
    Redo,
    /// Try once more what waits for somebody else's write.
    TryAgain,
    /// Don't wait for it any longer.
    GiveUp,
    /// Look at another year.
    LookAt(Year),
    /// Fold in what others committed.
    CatchUp,
    /// Open the file that has the store's name now.
    Reopen,
    /// Run the rules again after the next frame.
    Recheck,
    /// Begin long work.
    Start(Job),
    /// Take over what long work has written, with what is to be said of it.
    Adopt(Seq, Text),
    /// Save what an editor or a question holds: have a request carried out, unless another session
    /// of the same user has gone on with it.
    Save(Box<AnyRequest>, Seq),
    /// Tell [`Event::Alarm`](crate::tui::runtime::Event::Alarm) after this.
    Remind(Duration),
    /// Write down what is typed and not saved, in the place of what was.
    Keep(Vec<Draft>),
    /// Wait until it is written: the program ends.
    KeepNow,
    /// Look for what other sessions have left, or are typing.
    FindDrafts,
    /// Take over what the session of this file is typing.
    TakeOver(PathBuf),
}

/// What comes back from the executor, or from the watch on the file.
#[derive(Debug)]
pub enum AppEvent {
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
    /// Another session has taken over what this one had kept, so that nothing was saved.
    Taken,
    /// What other sessions have left, or are typing.
    Found(Found),
    /// What another session had kept at this path is this one's; none when it has nothing any more.
    TookOver(PathBuf, io::Result<Option<Vec<Draft>>>),
}
