//! What every verb is: what it needs to know, the leave that it needs, what it checks and changes.

use chrono::NaiveDate;

use super::progress::Progress;
use super::refusal::Refusal;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::Stamp;
use crate::domain::record::{Kind, Seq};
use crate::domain::verb::Verb;
use crate::store::Tx;

/// Something that a person asks the desk to do. The struct holds what the verb needs to know.
pub trait Request {
    /// What comes back.
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

    /// Checks against a book that is up to date, and changes. What it leaves unchanged stays.
    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<Self::Output, Refusal>;
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
pub(super) struct AsSeen<'a, R> {
    pub(super) request: &'a R,
    pub(super) seen: Seq,
}

impl<R: Request> Request for AsSeen<'_, R> {
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
