//! Entering, correcting and striking out a record: the same for every kind that is kept by hand.
//!
//! What makes a record of a kind acceptable is that kind's [`Keep`], in the file of its noun.

use super::refusal::{FieldError, Refusal};
use super::request::{Request, Scene};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::dated::Changed;
use crate::domain::id::Id;
use crate::domain::member::Departure;
use crate::domain::record::{Entity, Kind, Seq};
use crate::domain::verb::Verb;
use crate::domain::yearwork::Evidence;
use crate::store::{Entry, StoreError, Tx};
use crate::text::Text;

/// A kind of record that people keep by hand.
pub trait Keep: Entity {
    /// The leave that changing this record needs.
    fn permission(&self, book: &Book) -> Permission;

    /// What is wrong with it, a field at a time; empty when it can stand.
    fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError>;

    /// The same record under another identity.
    #[must_use]
    fn under(self, id: Self::Id) -> Self;

    /// The same with what follows from the book filled in.
    #[must_use]
    fn filled_in(self, _book: &Book) -> Self {
        self
    }

    /// How what changes on days differs from what it was.
    fn moved(&self, _was: &Self) -> Option<Changed> {
        None
    }

    /// Why it can't be struck out: what still hangs on it.
    fn held_by(&self, _book: &Book) -> Option<crate::text::Text> {
        None
    }

    /// The same, of what the book does not hold: the archive of forms.
    fn held_by_archive(&self, _tx: &Tx<'_>) -> Result<Option<crate::text::Text>, StoreError> {
        Ok(None)
    }
}

/// Enters a record; its identity is given by the store.
pub struct Add<T>(pub T);

impl<T: Keep> Request for Add<T> {
    type Output = T::Id;

    fn verb(&self) -> Verb {
        Verb::Add(T::KIND)
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        Ok(self.0.permission(book))
    }

    fn note(&self, book: &Book) -> String {
        book.name_of_record(&self.0.clone().into_record())
    }

    fn carry_out(&self, book: &Book, tx: &mut Tx<'_>, scene: &Scene) -> Result<T::Id, Refusal> {
        accept(&self.0, book, scene)?;
        let id = tx.next_id::<T>()?;
        tx.put(self.0.clone().under(id).filled_in(book))?;
        Ok(id)
    }
}

/// Corrects a record, unless somebody changed it since it was `seen`.
pub struct Edit<T> {
    /// The record as it is to be.
    pub record: T,
    /// The entry that had changed it last when the editor was opened.
    pub seen: Seq,
}

impl<T: Keep> Request for Edit<T> {
    type Output = ();

    fn verb(&self) -> Verb {
        Verb::Edit(T::KIND)
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        Ok(self.record.permission(book))
    }

    fn note(&self, book: &Book) -> String {
        let name = book.name_of_record(&self.record.clone().into_record());
        let was = find::<T>(book, self.record.id()).ok();
        let changed = was.and_then(|was| self.record.moved(&was));
        name + &changed.map(moved).unwrap_or_default()
    }

    fn carry_out(&self, book: &Book, tx: &mut Tx<'_>, scene: &Scene) -> Result<(), Refusal> {
        unchanged::<T>(book, self.record.id(), self.seen)?;
        accept(&self.record, book, scene)?;
        let mut record = self.record.clone().filled_in(book);
        if let Some(day) = scene.as_of {
            // What is known of later days was not seen, and stays.
            record = record.with_later(&find(book, self.record.id())?, day);
        }
        tx.put(record)?;
        Ok(())
    }
}

/// The leave, the note and the aim of a request that bears on one record, by its identity.
macro_rules! of_one_record {
    () => {
        fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
            Ok(find::<T>(book, self.id)?.permission(book))
        }

        fn note(&self, book: &Book) -> String {
            book.name_of(T::KIND, self.id.raw())
        }

        fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
            vec![(T::KIND, self.id.raw())]
        }
    };
}

/// Strikes out a record that was entered by mistake and that nothing hangs on.
pub struct Remove<T: Entity> {
    /// Which.
    pub id: T::Id,
}

impl<T: Keep> Request for Remove<T> {
    type Output = ();

    fn verb(&self) -> Verb {
        Verb::Remove(T::KIND)
    }

    of_one_record!();

    fn carry_out(&self, book: &Book, tx: &mut Tx<'_>, _scene: &Scene) -> Result<(), Refusal> {
        let record = find::<T>(book, self.id)?;
        let reason = match record.held_by(book) {
            None => record.held_by_archive(tx)?,
            held => held,
        };
        if let Some(reason) = reason {
            return Err(Refusal::Procedure(reason));
        }
        tx.remove(T::KIND, self.id.raw())?;
        Ok(())
    }
}

/// A charge or contact that comes to an end and is kept.
pub trait Ending: Keep {
    /// The place of its end.
    fn ended(&mut self) -> &mut Option<Departure>;
    /// When it began, where known.
    fn began(&self) -> Option<chrono::NaiveDate>;
}

/// Ends an appointment or a contact.
pub struct End<T: Entity> {
    /// Which.
    pub id: T::Id,
    /// The last day, and why.
    pub departure: Departure,
}

impl<T: Ending> Request for End<T> {
    type Output = ();

    fn verb(&self) -> Verb {
        Verb::End(T::KIND)
    }

    of_one_record!();

    fn carry_out(&self, book: &Book, tx: &mut Tx<'_>, _scene: &Scene) -> Result<(), Refusal> {
        let mut record = find::<T>(book, self.id)?;
        if let Some(ended) = record.ended() {
            let on = ended.on;
            return Err(Refusal::Procedure(crate::text!(
                "已经终止（{on}）。日期有误请修改该条记录。",
                "This has ended already ({on}). If the day is wrong, correct the record."
            )));
        }
        if record
            .began()
            .is_some_and(|began| self.departure.on < began)
        {
            return Err(Refusal::Fields(vec![FieldError::new(
                "on",
                crate::text::Text::of(
                    "终止日期早于开始日期。",
                    "The end lies before the beginning.",
                ),
            )]));
        }
        *record.ended() = Some(self.departure.clone());
        tx.put(record)?;
        Ok(())
    }
}

/// A record that is believed on evidence.
pub trait Evident: Keep {
    /// The place of its evidence.
    fn evidence(&mut self) -> &mut Evidence;
}

/// Says that a record was looked at and holds.
pub struct Verify<T: Entity> {
    /// Which.
    pub id: T::Id,
}

impl<T: Evident> Request for Verify<T> {
    type Output = ();

    fn verb(&self) -> Verb {
        Verb::Verify(T::KIND)
    }

    of_one_record!();

    fn carry_out(&self, book: &Book, tx: &mut Tx<'_>, scene: &Scene) -> Result<(), Refusal> {
        let mut record = find::<T>(book, self.id)?;
        if record.evidence().is_verified() {
            return Ok(());
        }
        *record.evidence() = Evidence::Verified {
            on: scene.stamp.at.date(),
            by: scene.stamp.by.clone(),
        };
        tx.put(record)?;
        Ok(())
    }
}

/// The record of this identity in the book.
pub(super) fn find<T: Entity>(book: &Book, id: T::Id) -> Result<T, Refusal> {
    book.record(T::KIND, id.raw())
        .and_then(T::from_record)
        .ok_or_else(|| gone(T::KIND, id.raw()))
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
pub(super) fn unchanged<T: Entity>(book: &Book, id: T::Id, seen: Seq) -> Result<(), Refusal> {
    if book.seq_of(T::KIND, id.raw()) == Some(seen) {
        return Ok(());
    }
    Err(Refusal::Conflict {
        kind: T::KIND,
        theirs: book.record(T::KIND, id.raw()).map(Box::new),
    })
}

fn accept<T: Keep>(record: &T, book: &Book, scene: &Scene) -> Result<(), Refusal> {
    let faults = record.faults(book, &scene.today);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Fields(faults))
    }
}
