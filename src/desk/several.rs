//! One act on several records: each by the request that is for one, all in one entry of the journal. All
//! are done or none; a refusal says whose it is.

use super::form::{common, listed};
use super::keep::{Edit, Remove};
use super::refusal::{FieldError, Refusal};
use super::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::described::{Facts, Shape};
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

/// Strikes out several records that were entered by mistake, and says why.
pub struct StrikeOut {
    /// Which, all of one kind.
    pub records: Vec<(Kind, u64)>,
    /// Why.
    pub why: String,
}

impl StrikeOut {
    fn removals(&self) -> Result<Several<Remove>, Refusal> {
        let removals = self.records.iter().map(|(kind, id)| Remove {
            kind: *kind,
            id: *id,
        });
        let none = || Refusal::Procedure(text!("没有选中的记录。", "No record is chosen."));
        Several::of(removals).ok_or_else(none)
    }
}

impl Request for StrikeOut {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Remove(self.records.first().map_or(Kind::Organisation, |it| it.0))
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        self.removals()?.permission(book)
    }

    fn note(&self, book: &Book) -> String {
        let names = self.removals().map(|it| it.note(book));
        format!("{}（{}）", names.unwrap_or_default(), self.why)
    }

    fn bears_on(&self, _: &Book) -> Vec<(Kind, u64)> {
        self.records.clone()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        self.removals()?.carry_out(book, tx, context)
    }
}

/// Whether a field of a kind can be changed alike in several records: not what a record is known by, and not what verbs or
/// several fields make up.
#[must_use]
pub fn is_changed_alike(kind: Kind, facts: &Facts) -> bool {
    let by_hand = !matches!(
        kind,
        Kind::Organisation | Kind::Settings | Kind::RegistrationForm
    );
    let is_one = !matches!(
        facts.shape,
        Shape::Name | Shape::Group | Shape::Rows | Shape::Evidence | Shape::Files
    );
    by_hand && is_one && !facts.fixed && !facts.by_verbs && !facts.later
}

/// Corrections of several records that change the same of each: for what was seen of all of them.
pub struct EditAlike(Several<Edit>);

impl EditAlike {
    /// These; none where there are none.
    pub fn of(edits: impl IntoIterator<Item = Edit>) -> Option<EditAlike> {
        Several::of(edits).map(EditAlike)
    }
}

impl Request for EditAlike {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        self.0.verb()
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        self.0.permission(book)
    }

    fn note(&self, book: &Book) -> String {
        self.0.note(book)
    }

    fn bears_on(&self, _: &Book) -> Vec<(Kind, u64)> {
        let records = self.0.all().map(|it| &it.record);
        records.map(|it| (it.kind(), it.raw_id())).collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        self.0.carry_out(book, tx, context)
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
