//! One act on several records: each by the request that is for one, all in one entry of the journal. All
//! are done or none; a refusal says whose it is.

use super::form::{common, listed};
use super::refusal::{FieldError, Refusal};
use super::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;

/// The same of several records; at least one.
pub struct Several<R> {
    first: R,
    rest: Vec<R>,
}

impl<R: Request> Several<R> {
    /// These; none where there are none.
    pub fn of(requests: impl IntoIterator<Item = R>) -> Option<Several<R>> {
        let mut all = requests.into_iter();
        let first = all.next()?;
        let rest = all.collect();
        Some(Several { first, rest })
    }

    fn all(&self) -> impl Iterator<Item = &R> {
        std::iter::once(&self.first).chain(&self.rest)
    }
}

impl<R: Request> Request for Several<R> {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        self.first.verb()
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        common(self.all().map(|it| it.permission(book)))
    }

    fn note(&self, book: &Book) -> String {
        let notes: Vec<String> = self.all().map(|it| it.note(book)).collect();
        listed(notes.into_iter())
    }

    fn bears_on(&self, book: &Book) -> Vec<(Kind, u64)> {
        self.all().flat_map(|it| it.bears_on(book)).collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        for one in self.all() {
            let done = one.carry_out(book, tx, context).map(|_| ());
            done.map_err(|why| match self.rest.is_empty() {
                true => why,
                false => of_whom(why, one, book),
            })?;
        }
        Ok(ActOutcome::default())
    }
}

/// A refusal with the name of the record that it is for.
fn of_whom(why: Refusal, request: &impl Request, book: &Book) -> Refusal {
    let borne = request.bears_on(book).into_iter().next();
    let name = match borne {
        Some((kind, id)) => book.name_of(kind, id),
        None => request.note(book),
    };
    match why {
        Refusal::Fields(errors) => Refusal::Fields(
            errors
                .into_iter()
                .map(|error| {
                    let (zh, en) = (&error.text.zh, &error.text.en);
                    let text = text!("{name}：{zh}", "{name}: {en}");
                    FieldError { text, ..error }
                })
                .collect(),
        ),
        Refusal::Store(_)
        | Refusal::Stopped
        | Refusal::ClosedYear(_)
        | Refusal::Denied(_)
        | Refusal::Conflict { .. }
        | Refusal::Overtaken { .. } => why,
        Refusal::Gone { .. }
        | Refusal::InvalidTransition(_)
        | Refusal::NothingToUndo
        | Refusal::Procedure(_) => {
            let said = why.text();
            let (zh, en) = (&said.zh, &said.en);
            Refusal::Procedure(text!("{name}：{zh}", "{name}: {en}"))
        }
    }
}
