//! What the app and the page of the first run want done beyond the screen, as data. The loop does what is
//! the terminal's; the rest is for their [`Runtime`](super::runtime::Runtime).
//!
//! What a screen or a window asks for is another thing ([`Effect`](super::app::Effect)): it is asked of the app, which
//! opens editors and windows, goes to places and says what there is to say, and has operations done for the rest.

use std::path::PathBuf;
use std::time::Duration;

use super::drafts::Draft;
use super::personal::Personal;
use super::task::Job;
use crate::desk::AnyRequest;
use crate::domain::calendar::Year;
use crate::domain::organisation::Organisation;
use crate::domain::record::Seq;
use crate::text::Text;

/// What a model wants done: everything that reaches beyond the screen.
#[derive(Debug)]
pub enum Operation {
    /// End with this exit code.
    Quit(u8),
    /// Stop as a job, as Ctrl-Z does everywhere.
    Suspend,
    /// Send text to the terminal's clipboard (OSC 52). Whether it took it, nobody knows.
    Copy(String),
    /// Switch the mouse on or off.
    Mouse(bool),
    /// Write the whole screen again.
    Repaint,
    /// The title of the terminal's window.
    Title(String),
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
    /// Do what was refused because a year is closed, for this reason.
    Because(String),
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
    /// Tell [`Event::Alarm`](super::event::Event::Alarm) after this.
    Remind(Duration),
    /// Write down what is typed and not saved, in the place of what was.
    Keep(Vec<Draft>),
    /// Wait until it is written: the program ends.
    KeepNow,
    /// Look for what other sessions have left, or are typing.
    FindDrafts,
    /// Take over what the session of this file is typing.
    TakeOver(PathBuf),
    /// Keep what the person has chosen for the own screens.
    Prefer(Personal),
    /// Begin a store, where there is none.
    Found(Founding),
}

/// How a store is begun.
#[derive(Debug)]
pub enum Founding {
    /// With a made-up organisation, in a temporary folder.
    Demo,
    /// With an organisation of one's own.
    Own(Organisation),
    /// By an import for this organisation, whose work this is.
    Import(Organisation, Job),
    /// With what the import has founded.
    TakenIn,
}
