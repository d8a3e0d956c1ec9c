//! Entering, correcting and striking out a record: the same for every kind that is kept by hand.
//!
//! What makes a record acceptable follows from its description (`checks`); what goes beyond it is that
//! kind's [`Keep`], in the file of its noun. What leave it needs follows from whose it is.

mod beyond;

use beyond::kept;
pub(super) use beyond::{Keep, carried_along, closed_to_lists, filled_in, goes_on_after};

use super::checks::Faults;
use super::held::named_by;
use super::refusal::{FieldError, Refusal};
use super::request::{ActOutcome, Request, RequestContext};
use super::sector::work_follows;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::dated::Changed;
use crate::domain::id::Id;
use crate::domain::member::Departure;
use crate::domain::record::{Entity, Kind, Record, Seq};
use crate::domain::scope::Scope;
use crate::domain::verb::Verb;
use crate::store::{Entry, Tx};
use crate::text;
use crate::text::Text;

/// What is wrong with a record, a field at a time; empty when it can stand.
#[must_use]
pub fn faults(record: &Record, book: &Book, today: &Today) -> Vec<FieldError> {
    let mut faults = Faults::of(record.kind());
    faults.described(record, book, today);
    if let Some(kept) = kept(record) {
        kept.check(book, today, &mut faults);
        let ended = record.fields().ended();
        let was = book.record(record.kind(), record.raw_id());
        let known = was.is_some_and(|it| it.fields().ended() == ended);
        if let (Some(on), false) = (ended, known)
            && let Some(why) = kept.goes_on_after(on, book)
        {
            let field = match record.kind() {
                Kind::Member => "left",
                _ => "ended",
            };
            faults.when(true, field, why);
        }
    }
    faults.into_vec()
}

/// Refuses a record that can't stand.
pub(super) fn accept(record: &Record, book: &Book, today: &Today) -> Result<(), Refusal> {
    match faults(record, book, today) {
        faults if faults.is_empty() => Ok(()),
        faults => Err(Refusal::Fields(faults)),
    }
}

/// The leave that changing a record needs: of one that is stored, as it was.
pub(super) fn leave(record: &Record, book: &Book) -> Result<Permission, Refusal> {
    let kind = record.kind();
    let was = book.record(kind, record.raw_id());
    let scope = book.scope_of(was.as_ref().unwrap_or(record).fields());
    Ok(match (kind, scope) {
        (Kind::Settings | Kind::RegistrationForm | Kind::Correction, _) => {
            return Err(otherwise(kind));
        }
        _ if was.is_none() && kind.is_by_verbs() => return Err(otherwise(kind)),
        (Kind::Sector | Kind::Workroom, _) => Permission::Map,
        (Kind::Committee, _) if was.is_none() => Permission::Map,
        (Kind::Member, Scope::Sector(sector)) => Permission::Roster(sector),
        (_, Scope::Office) => Permission::Organisation,
        (_, Scope::Committee(committee)) => Permission::Committee(committee),
        (_, Scope::Sector(sector)) => Permission::Sector(sector),
        (_, Scope::Member(member)) => Permission::Member(member),
    })
}

/// That records of this kind are not kept in this way.
fn otherwise(kind: Kind) -> Refusal {
    let title = kind.title();
    let (zh, en) = (&title.zh, &title.en);
    Refusal::Procedure(text!(
        "{zh}不能这样办理。",
        "This is not done to a record of this kind ({en})."
    ))
}

/// Enters a record; its identity is given by the store.
pub struct Add(pub Record);

impl Request for Add {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Add(self.0.kind())
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        leave(&self.0, book)
    }

    fn note(&self, book: &Book) -> String {
        book.name_of_record(&self.0)
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        accept(&self.0, book, &context.today)?;
        let kind = self.0.kind();
        let id = tx.next_number(kind)?;
        let record = filled_in(self.0.clone().under(id), book);
        let with_it = carried_along(&record, book);
        tx.replace(kind, id, Some(record))?;
        for other in with_it {
            tx.replace(other.kind(), other.raw_id(), Some(other))?;
        }
        Ok(ActOutcome::entering(id))
    }
}

/// Corrects a record, unless somebody changed it since it was `seen`.
pub struct Edit {
    /// The record as it is to be.
    pub record: Record,
    /// The entry that had changed it last when the editor was opened.
    pub seen: Seq,
}

impl Request for Edit {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Edit(self.record.kind())
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        leave(&self.record, book)
    }

    fn note(&self, book: &Book) -> String {
        let name = book.name_of_record(&self.record);
        let was = book.record(self.record.kind(), self.record.raw_id());
        let changed = was.and_then(|was| self.record.changed(&was));
        name + &changed.map(moved).unwrap_or_default()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let (kind, id) = (self.record.kind(), self.record.raw_id());
        unchanged(book, kind, id, self.seen)?;
        accept(&self.record, book, &context.today)?;
        let was = stored(book, kind, id)?;
        let mut record = filled_in(self.record.clone(), book);
        if let Some(day) = context.as_of {
            // What is known of later days was not seen, and stays.
            record = record.with_later(was.clone(), day);
        }
        let with_it = carried_along(&record, book);
        if let (Record::Member(was), Record::Member(is)) = (&was, &record) {
            work_follows(book, tx, was, is)?;
        }
        tx.replace(kind, id, Some(record.in_place_of(&was)))?;
        for other in with_it {
            tx.replace(other.kind(), other.raw_id(), Some(other))?;
        }
        Ok(ActOutcome::default())
    }
}

/// The leave and the aim of a request that bears on one record, by its kind and number.
macro_rules! on_one_record {
    () => {
        fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
            leave(&stored(book, self.kind, self.id)?, book)
        }

        fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
            vec![(self.kind, self.id)]
        }
    };
}
pub(super) use on_one_record;

/// The same, with the record's name as the note.
macro_rules! of_one_record {
    () => {
        on_one_record!();

        fn note(&self, book: &Book) -> String {
            book.name_of(self.kind, self.id)
        }
    };
}

/// Strikes out a record that was entered by mistake and that nothing hangs on.
pub struct Remove {
    /// Of which kind.
    pub kind: Kind,
    /// Which.
    pub id: u64,
}

impl Request for Remove {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Remove(self.kind)
    }

    of_one_record!();

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        _context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let record = stored(book, self.kind, self.id)?;
        let of_its_kind = match kept(&record) {
            Some(kept) => match kept.held_by(book) {
                None => kept.held_by_archive(tx)?,
                held => held,
            },
            None => None,
        };
        let named = || named_by(book, self.kind, self.id);
        if let Some(reason) = of_its_kind.or_else(named) {
            return Err(Refusal::Procedure(reason));
        }
        tx.remove(self.kind, self.id)?;
        Ok(ActOutcome::default())
    }
}

/// Ends an appointment or a contact, which is kept.
pub struct End {
    /// Of which kind.
    pub kind: Kind,
    /// Which.
    pub id: u64,
    /// The last day, and why.
    pub departure: Departure,
}

impl Request for End {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::End(self.kind)
    }

    of_one_record!();

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let mut record = stored(book, self.kind, self.id)?;
        if let Some(on) = record.fields().ended() {
            return Err(Refusal::Procedure(text!(
                "已经终止（{on}）。日期有误请修改该条记录。",
                "This has ended already ({on}). If the day is wrong, correct the record."
            )));
        }
        let mut faults = Faults::default();
        let began = record.fields().began();
        faults.ends(self.departure.on, began, book, &context.today);
        if let Some(why) = goes_on_after(&record, self.departure.on, book) {
            faults.when(true, "on", why);
        }
        faults.none()?;
        let ended = record.end(&self.departure);
        ended.map_err(|_| otherwise(self.kind))?;
        tx.replace(self.kind, self.id, Some(record))?;
        Ok(ActOutcome::default())
    }
}

/// Says that a record was looked at and holds.
pub struct Verify {
    /// Of which kind.
    pub kind: Kind,
    /// Which.
    pub id: u64,
    /// From what that is known; may be empty.
    pub from: String,
}

impl Request for Verify {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Verify(self.kind)
    }

    of_one_record!();

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let mut record = stored(book, self.kind, self.id)?;
        if record.fields().is_verified() == Some(true) {
            return Ok(ActOutcome::default());
        }
        let looked = record.verify(context.stamp.at.date(), &context.stamp.by, &self.from);
        looked.map_err(|_| otherwise(self.kind))?;
        tx.replace(self.kind, self.id, Some(record))?;
        Ok(ActOutcome::default())
    }
}

/// The record of this kind and number in the book.
pub(super) fn stored(book: &Book, kind: Kind, id: u64) -> Result<Record, Refusal> {
    let record = book.record(kind, id);
    record.ok_or(Refusal::Gone { kind, id })
}

/// The same, of a known kind.
pub(super) fn find<T: Entity>(book: &Book, id: T::Id) -> Result<T, Refusal> {
    let record = T::from_record(stored(book, T::KIND, id.raw())?);
    record.ok_or_else(|| gone(T::KIND, id.raw()))
}

/// How the journal's notes have it that something is corrected.
const CORRECTED: &str = "（更正）";

/// From which day a change holds, as the journal's notes have it; a correction says so.
pub(super) fn moved(changed: Changed) -> String {
    match changed {
        Changed::From(day) => format!(" {day}"),
        Changed::Corrected => CORRECTED.to_owned(),
    }
}

/// The note of a journal entry, for a reader of either language.
#[must_use]
pub fn note_of(entry: &Entry) -> Text {
    let english = match entry.note.strip_suffix(CORRECTED) {
        Some(rest) => format!("{rest} (corrected)"),
        None => entry.note.clone(),
    };
    Text {
        zh: entry.note.clone().into(),
        en: english.into(),
    }
}

/// That there is no such record.
pub(super) fn gone(kind: Kind, id: u64) -> Refusal {
    Refusal::Gone { kind, id }
}

/// Refuses when somebody changed the record since it was seen.
pub(super) fn unchanged(book: &Book, kind: Kind, id: u64, seen: Seq) -> Result<(), Refusal> {
    if book.seq_of(kind, id) == Some(seen) {
        return Ok(());
    }
    Err(Refusal::Conflict {
        kind,
        theirs: book.record(kind, id).map(Box::new),
    })
}
