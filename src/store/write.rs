//! The one write path: a grant, a book that is up to date, the verb's work, and the journal entry,
//! in one transaction.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use redb::WriteTransaction;
use sm3::{Digest, Sm3};

use super::codec::{self, Broken};
use super::error::StoreError;
use super::journal::{self, Entry};
use super::tables::{CHANGES, JOURNAL, change_key};
use super::tx::Tx;
use super::{Grant, Store, shield};
use crate::domain::book::Book;
use crate::domain::record::{Change, Seq};
use crate::domain::verb::Verb;

/// What the journal is told of an act, besides who did it.
#[derive(Clone, Debug)]
pub struct Act {
    /// What is done.
    pub verb: Verb,
    /// What there is to add; may be empty.
    pub note: String,
    /// When, in the office's local time.
    pub at: NaiveDateTime,
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
        let seq = {
            let journal = txn.open_table(JOURNAL).map_err(|e| place.engine(e))?;
            self.recognise(&journal)?;
            let changes = txn.open_table(CHANGES).map_err(|e| place.engine(e))?;
            super::read::fold_in(place, &journal, &changes, book)?;
            if journal::last_seq(place, &journal)? != book.seq() {
                return Err(place.damaged("journal", &book.seq().0).into());
            }
            Seq(book.seq().0 + 1)
        };
        let mut tx = Tx {
            txn: &txn,
            place,
            seq,
            changes: Vec::new(),
            next: BTreeMap::new(),
        };
        let value = shield::aside(|| work(book, &mut tx))?;
        if !tx.changes.is_empty() {
            tx.keep_ids()?;
        }
        let changes = tx.changes;
        if changes.is_empty() {
            txn.abort().map_err(|e| place.engine(e))?;
            return Ok(Written {
                value,
                seq: None,
                changes,
            });
        }
        append(self, &txn, seq, grant, act, &changes)?;
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

/// Appends the entry `seq` with its changes to the journal.
pub(super) fn append(
    store: &Store,
    txn: &WriteTransaction,
    seq: Seq,
    grant: &Grant,
    act: &Act,
    changes: &[Change],
) -> Result<(), StoreError> {
    let place = &store.place;
    let mut digest = Sm3::new();
    let mut stored = txn.open_table(CHANGES).map_err(|e| place.engine(e))?;
    for (n, change) in (0_u32..).zip(changes) {
        let bytes = journal::change_bytes(change)
            .map_err(|Broken| place.damaged(change.kind.plural(), &change.id))?;
        digest.update(&bytes);
        let key = change_key(seq, n);
        stored
            .insert(&key, codec::seal("changes", &key, &bytes).as_slice())
            .map_err(|e| place.engine(e))?;
    }
    let mut journal = txn.open_table(JOURNAL).map_err(|e| place.engine(e))?;
    let mut entry = Entry {
        seq,
        at: act.at,
        actor: grant.actor().name.clone(),
        front: grant.actor().front,
        verb: act.verb.code(),
        note: act.note.clone(),
        changes: u32::try_from(changes.len()).unwrap_or(u32::MAX),
        of: act.of,
        digest: digest.finalize().into(),
        previous: journal::last_hash(place, &journal)?,
        hash: [0; 32],
    };
    let sealed =
        journal::seal_entry(&mut entry).map_err(|Broken| place.damaged("journal", &seq.0))?;
    journal
        .insert(seq.0, sealed.as_slice())
        .map_err(|e| place.engine(e))?;
    Ok(())
}
