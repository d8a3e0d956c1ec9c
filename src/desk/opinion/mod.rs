//! What constituents say, from the day on which it is received to the answer and the promise (article 20): one
//! verb a file. What an opinion allows is its own to say (`domain::opinion`); the desk adds leave, the day that
//! is not ahead, and the journal.

mod answer;
mod assign;
mod close;
mod convert;
mod draw;
mod funnel;
mod judge;
mod keep_promise;
mod send_back;

pub use answer::AnswerOpinion;
pub use assign::AssignOpinion;
pub use close::CloseOpinion;
pub use convert::ConvertOpinion;
pub use draw::{DrawOpinion, drawn_from};
pub use funnel::{Funnel, STAGES, funnel};
pub use judge::JudgeAnswer;
pub use keep_promise::KeepPromise;
pub use send_back::SendOpinionBack;

use super::checks::Faults;
use super::keep::{Keep, accept, find};
use super::refusal::Refusal;
use super::request::{ActOutcome, RequestContext};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::OpinionId;
use crate::domain::opinion::Opinion;
use crate::domain::record::{Kind, Record};
use crate::store::Tx;
use crate::text;
use crate::text::Text;

impl Keep for Opinion {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let was = book.opinions.get(self.id);
        if was.is_some_and(|was| was.received_on == self.received_on) {
            return;
        }
        let first = self.first_step_on();
        if let Some(first) = first.filter(|first| *first < self.received_on) {
            faults.when(
                true,
                "received_on",
                text!(
                    "{first} 已经办理，收到时间不能晚于这一天。",
                    "It was handled on {first}, and came by then."
                ),
            );
        }
    }

    /// Where no sector is named it is the reporter's.
    fn fill_in(&mut self, book: &Book) {
        if let Some(reporter) = book.members.get(self.reporter)
            && self.sectors.is_empty()
        {
            self.sectors.push(reporter.sector_on(self.received_on));
        }
    }

    fn closed_to_lists(&self, _is: &Record, _by_number: bool) -> Option<Text> {
        let first = self.first_step_on()?;
        Some(text!(
            "{first} 起已在办理，表格不改动；确需更正的请在界面上或用 jiebie set opinion 修改",
            "it is being handled since {first} and no list changes it; to correct it use the editor or jiebie set opinion"
        ))
    }
}

/// Makes a struct with a field `opinion` a request: its name, what the journal is told besides, the day that
/// can't lie ahead, and what it does to the opinion.
macro_rules! step {
    ($request:ident, $verb:expr, |$noted:ident| $note:expr, |$dated:ident| $day:expr,
        |$it:ident, $opinion:ident, $book:ident| $step:expr) => {
        impl $crate::desk::request::Request for $request {
            type Output = $crate::desk::request::ActOutcome;

            fn verb(&self) -> $crate::domain::verb::Verb {
                $verb
            }

            fn permission(
                &self,
                _book: &$crate::domain::book::Book,
            ) -> Result<$crate::domain::authority::Permission, $crate::desk::refusal::Refusal> {
                Ok($crate::domain::authority::Permission::Organisation)
            }

            fn note(&self, book: &$crate::domain::book::Book) -> String {
                let $noted = self;
                let note: String = $note;
                $crate::desk::opinion::noted(book, self.opinion, &note)
            }

            fn bears_on(
                &self,
                _book: &$crate::domain::book::Book,
            ) -> Vec<($crate::domain::record::Kind, u64)> {
                vec![($crate::domain::record::Kind::Opinion, self.opinion.0)]
            }

            fn carry_out(
                &self,
                book: &$crate::domain::book::Book,
                tx: &mut $crate::store::Tx<'_>,
                context: &$crate::desk::request::RequestContext,
            ) -> Result<$crate::desk::request::ActOutcome, $crate::desk::refusal::Refusal> {
                let mut faults = $crate::desk::checks::Faults::default();
                let $dated = self;
                let day: Option<chrono::NaiveDate> = $day;
                faults.past("on", day, &context.today);
                faults.none()?;
                let ($it, $book) = (self, book);
                $crate::desk::opinion::take(book, tx, context, self.opinion, |$opinion| $step)
            }
        }
    };
}

use step;

/// What the journal is told: which opinion, and what besides.
fn noted(book: &Book, opinion: OpinionId, besides: &str) -> String {
    let name = book.name_of(Kind::Opinion, opinion.0);
    format!("{name} {besides}").trim_end().to_owned()
}

/// Takes a step with an opinion.
fn take(
    book: &Book,
    tx: &mut Tx<'_>,
    context: &RequestContext,
    opinion: OpinionId,
    step: impl FnOnce(&mut Opinion) -> Result<(), Text>,
) -> Result<ActOutcome, Refusal> {
    let mut opinion = find::<Opinion>(book, opinion)?;
    step(&mut opinion).map_err(Refusal::Procedure)?;
    accept(&opinion.clone().into(), book, &context.today)?;
    tx.put(opinion)?;
    Ok(ActOutcome::default())
}

/// Refuses what says nothing.
fn said(text: &str, lacking: Text) -> Result<String, Text> {
    match text.trim() {
        "" => Err(lacking),
        text => Ok(text.to_owned()),
    }
}
