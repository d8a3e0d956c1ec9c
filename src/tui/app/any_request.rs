//! A request of the desk as an effect: data that a screen returns and the executor carries out.

use std::fmt;

use crate::desk::form::Outcome;
use crate::desk::{Desk, Refusal, Request};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Seq};
use crate::domain::verb::Verb;
use crate::text::Text;

/// Any request of the desk, its output made a [`Report`].
pub trait AnyRequest {
    /// What is asked.
    fn verb(&self) -> Verb;

    /// The records that it bears on.
    fn bears_on(&self, book: &Book) -> Vec<(Kind, u64)>;

    /// Has it done, for somebody who saw the records as of the entry `seen`.
    ///
    /// # Errors
    /// When the desk refuses, or a record that it bears on was changed since.
    fn run(&self, desk: &mut Desk, seen: Seq) -> Result<Report, Refusal>;
}

impl fmt::Debug for dyn AnyRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.verb().code())
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What was done.
    pub verb: Verb,
    /// Its journal entry; none when nothing had to change.
    pub seq: Option<Seq>,
    /// The first record that it changed, for the screen to go to.
    pub record: Option<(Kind, u64)>,
    /// How many records a step of several forms was for, and how many took it.
    pub several: Option<(usize, usize)>,
    /// Why the first that was left out was left out.
    pub left_out: Option<Text>,
}

/// What an output adds to the report.
pub trait Output: Sized {
    /// Adds it; the number of a record adds nothing.
    fn report(self, _report: &mut Report) {}
}

impl Output for () {}

impl Output for u64 {}

impl<I: Id> Output for I {}

impl Output for Outcome {
    fn report(self, report: &mut Report) {
        let all = self.done.len() + self.refused.len();
        report.several = Some((all, self.done.len()));
        report.left_out = self.refused.into_iter().next().map(|(_, why)| why);
    }
}

impl<R: Request> AnyRequest for R
where
    R::Output: Output,
{
    fn verb(&self) -> Verb {
        Request::verb(self)
    }

    fn bears_on(&self, book: &Book) -> Vec<(Kind, u64)> {
        Request::bears_on(self, book)
    }

    fn run(&self, desk: &mut Desk, seen: Seq) -> Result<Report, Refusal> {
        let done = desk.carry_out_as_seen(self, seen)?;
        let mut report = Report {
            verb: Request::verb(self),
            seq: done.seq,
            record: done.changes.first().map(|it| (it.kind, it.id)),
            several: None,
            left_out: None,
        };
        done.value.report(&mut report);
        Ok(report)
    }
}
