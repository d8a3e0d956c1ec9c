//! The one write path: a grant, a book that is up to date, the verb's work, and the journal entry,
//! in one transaction.

use std::collections::BTreeMap;

use redb::WriteTransaction;

use super::error::StoreError;
use super::journal::writing::Writing;
use super::journal::{self, pin};
use super::tables::JOURNAL;
use super::tx::Tx;
use super::{Grant, Store, shield};
use crate::domain::book::Book;
use crate::domain::moment::Moment;
use crate::domain::record::{Change, Seq};
use crate::domain::verb::Verb;

/// What the journal is told of an act, besides who did it.
#[derive(Clone, Debug)]
pub struct Act {
    /// What is done.
    pub verb: Verb,
    /// What there is to add; may be empty.
    pub note: String,
    /// When.
    pub at: Moment,
    /// The entry that is undone or redone.
    pub of: Option<Seq>,
}

/// Why a write did not come about. Nothing of it was written.
#[derive(Debug)]
pub enum Fault<E> {
    /// The store could not.
    Store(StoreError),
    /// The verb would not.
    Refused(E),
}

impl<E> From<StoreError> for Fault<E> {
    fn from(error: StoreError) -> Self {
        Fault::Store(error)
    }
}

/// A write that came about.
#[derive(Debug)]
pub struct Written<T> {
    /// What the verb returned.
    pub value: T,
    /// Its journal entry; none when nothing changed.
    pub seq: Option<Seq>,
    /// What it changed.
    pub changes: Vec<Change>,
}

impl Store {
    /// Carries out an act: brings `book` up to date under the engine's write lock, lets `work`
    /// check and change, and commits the changes together with their journal entry. When `work`
    /// changes nothing, nothing is written. `book` has the changes folded in afterwards.
    pub fn write<T, E>(
        &self,
        book: &mut Book,
        grant: &Grant,
        act: &Act,
        work: impl FnOnce(&Book, &mut Tx<'_>) -> Result<T, Fault<E>>,
    ) -> Result<Written<T>, Fault<E>> {
        let written = self.attempt(book, grant, act, work, WriteTransaction::commit);
        let written = written?;
        if let Some(seq) = written.seq {
            for change in &written.changes {
                book.apply(change, seq);
            }
            book.arrive_at(seq);
        }
        Ok(written)
    }

    /// Does all that [`Store::write`] would and then leaves the file as it was: what would
    /// change, and whether it would be refused.
    pub fn rehearse<T, E>(
        &self,
        book: &mut Book,
        grant: &Grant,
        act: &Act,
        work: impl FnOnce(&Book, &mut Tx<'_>) -> Result<T, Fault<E>>,
    ) -> Result<Written<T>, Fault<E>> {
        self.attempt(book, grant, act, work, |txn| {
            txn.abort().map_err(|error| match error {
                redb::StorageError::Io(io) => {
                    redb::CommitError::Storage(redb::StorageError::Io(io))
                }
                other => redb::CommitError::Storage(other),
            })
        })
    }

    fn attempt<T, E>(
        &self,
        book: &mut Book,
        grant: &Grant,
        act: &Act,
        work: impl FnOnce(&Book, &mut Tx<'_>) -> Result<T, Fault<E>>,
        finish: impl FnOnce(WriteTransaction) -> Result<(), redb::CommitError>,
    ) -> Result<Written<T>, Fault<E>> {
        let written = shield::against_panics(&self.place.path, || {
            self.transact(book, grant, act, work, finish)
        });
        if let Err(Fault::Store(error)) = &written {
            self.let_go_after(error);
        }
        written
    }

    fn transact<T, E>(
        &self,
        book: &mut Book,
        grant: &Grant,
        act: &Act,
        work: impl FnOnce(&Book, &mut Tx<'_>) -> Result<T, Fault<E>>,
        finish: impl FnOnce(WriteTransaction) -> Result<(), redb::CommitError>,
    ) -> Result<Written<T>, Fault<E>> {
        let place = &self.place;
        let db = self.db()?;
        let txn = db.begin_write(place)?;
        place.holds()?;
        super::sameness::is_known_to_writer(place, &txn)?;
        // Nobody commits now: what is read is what this write begins from.
        self.look_for_news(book)?;
        let seq = {
            let journal = txn.open_table(JOURNAL).map_err(|e| place.engine(e))?;
            if journal::last_seq(place, &journal)? != book.seq() {
                return Err(place.damaged("journal", &book.seq().0).into());
            }
            Seq(book.seq().0 + 1)
        };
        let mut tx = Tx {
            txn: &txn,
            place,
            writing: Writing::begin(&txn, place, seq),
            changes: Vec::new(),
            erased: false,
            next: BTreeMap::new(),
        };
        let value = shield::aside(|| work(book, &mut tx))?;
        if tx.writing.count() > 0 {
            tx.keep_ids()?;
        }
        let Tx {
            writing,
            changes,
            erased,
            ..
        } = tx;
        if writing.count() == 0 {
            txn.abort().map_err(|e| place.engine(e))?;
            return Ok(Written {
                value,
                seq: None,
                changes,
            });
        }
        let records = erased.then(|| pin::pinned(&txn, place)).transpose()?;
        writing.finish(grant, act, records)?;
        finish(txn).map_err(|e| place.engine(e))?;
        // Where the file lost its name in this moment, the entry is not in the store.
        place.holds()?;
        Ok(Written {
            value,
            seq: Some(seq),
            changes,
        })
    }
}
