//! What every verb is: what it needs to know, the leave that it needs, what it checks and changes.

use std::fmt;

use chrono::NaiveDate;

use super::progress::Progress;
use super::refusal::Refusal;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::Stamp;
use crate::domain::id::FormId;
use crate::domain::record::{Change, Kind, Seq};
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text::Text;

/// Something that a person asks the desk to do. The struct holds what the verb needs to know.
pub trait Request {
    /// What comes back besides the changes: an [`ActOutcome`]; only what reads whole files has more to say.
    type Output;

    /// The name under which the journal keeps it.
    fn verb(&self) -> Verb;

    /// The leave that it needs.
    fn permission(&self, book: &Book) -> Result<Permission, Refusal>;

    /// What the journal is told besides.
    fn note(&self, book: &Book) -> String;

    /// The records that it bears on. Who saw them as they were before somebody changed them is told,
    /// and nothing is done ([`super::Desk::carry_out_as_seen`]).
    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        Vec::new()
    }

    /// The entry that it takes back.
    fn takes_back(&self) -> Option<Seq> {
        None
    }

    /// Checks against a book that is up to date, and changes. What it leaves unchanged stays.
    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<Self::Output, Refusal>;
}

/// Any act on records, as data: what a screen asks for.
pub type AnyRequest = dyn Request<Output = ActOutcome>;

impl fmt::Debug for AnyRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.verb().code())
    }
}

/// An act that was carried out.
#[derive(Debug)]
pub struct Done<T> {
    /// What was done.
    pub verb: Verb,
    /// What it returned.
    pub value: T,
    /// Its journal entry; none when nothing had to change.
    pub seq: Option<Seq>,
    /// What it changed.
    pub changes: Vec<Change>,
}

/// What came of an act on records, besides its changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActOutcome {
    /// The number of the record that was to be entered.
    pub entered: Option<u64>,
    /// Of a step of forms, those that took it.
    pub done: Vec<FormId>,
    /// And those that did not, and why.
    pub refused: Vec<(FormId, Text)>,
}

impl ActOutcome {
    /// A record was entered under this number.
    pub(super) fn entering(number: u64) -> ActOutcome {
        ActOutcome {
            entered: Some(number),
            ..ActOutcome::default()
        }
    }
}

/// When and by whom a request is carried out.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// The day.
    pub today: Today,
    /// The moment and the actor.
    pub stamp: Stamp,
    /// The day as of which the records were looked at, where one is named.
    pub as_of: Option<NaiveDate>,
    /// What long work counts its steps on, and where it learns that it shall stop.
    pub progress: Progress,
}

/// A request of somebody who saw the records as of an entry.
pub(super) struct AsSeen<'a, R: ?Sized> {
    pub(super) request: &'a R,
    pub(super) seen: Seq,
}

impl<R: Request + ?Sized> Request for AsSeen<'_, R> {
    type Output = R::Output;

    fn verb(&self) -> Verb {
        self.request.verb()
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        self.request.permission(book)
    }

    fn note(&self, book: &Book) -> String {
        self.request.note(book)
    }

    fn bears_on(&self, book: &Book) -> Vec<(Kind, u64)> {
        self.request.bears_on(book)
    }

    fn takes_back(&self) -> Option<Seq> {
        self.request.takes_back()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<R::Output, Refusal> {
        let borne = self.request.bears_on(book);
        let newer = |(kind, id): &(Kind, u64)| book.seq_of(*kind, *id) > Some(self.seen);
        match borne.into_iter().find(newer) {
            Some((kind, id)) => Err(Refusal::Overtaken {
                kind,
                name: book.name_of(kind, id),
            }),
            None => self.request.carry_out(book, tx, context),
        }
    }
}
