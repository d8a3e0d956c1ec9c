//! Takes filled registration forms in from files: read, matched with a member, handed in.
//!
//! In reading order: which files there are (`scan`); reading them one by one, so that a front can
//! show how far it is and stop between two (`run`, `source`); whose form a paper is (`match_member`); the
//! request that begins and submits the forms (`take`); what became of all (`report`, `reason`,
//! `unreadable`); and hearing that a folder got something new (`watch`).
//!
//! A form is handed in only when nothing is in the way of its filing; what is not so is left, with
//! the reason. The files themselves are never changed, moved or removed: taking a folder in twice
//! takes nothing in twice, for a form is known by its file's digest and by what it says. Each form
//! that is taken in keeps its file ([`crate::store`] has it beside the store).

mod match_member;
mod reason;
mod report;
mod run;
mod scan;
mod source;
mod take;
mod unreadable;
mod watch;

pub use reason::Reason;
pub use report::{FileReport, FormReport, Report, Standing};
pub use run::{IntakeRun, Progress};
pub use scan::{Found, scan};
pub use take::{Incoming, IntakeForms};
pub use watch::Watcher;
