//! The one write path: a grant, a book that is up to date, the verb's work, and the journal entry,
//! in one transaction.

use std::sync::atomic::Ordering;

use super::act::Act;
use super::error::{StoreError, against_panics};
use super::fate::Fate;
use super::handle::Store;
use super::journal::writing::Writing;
use super::journal::{self, Hash, pin};
use super::tables::JOURNAL;
use super::traces;
use super::tx::{Ground, Tx};
use super::writer::Note;
use crate::domain::attachment::Digest;
use crate::domain::authority::Grant;
use crate::domain::book::Book;
use crate::domain::record::{Change, Record, Seq};
use crate::panic_guard;

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

/// A write on its way: the entry that it becomes, and its hash once it is being committed.
#[derive(Clone, Copy)]
struct Going {
    seq: Seq,
    hash: Option<Hash>,
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
        let place = &self.place;
        let mut going = None;
        let written = against_panics(&place.path, || {
            self.transact(book, grant, act, work, &mut going)
        });
        let written = written.map_err(|fault| match fault {
            Fault::Store(error) => Fault::Store(self.look_after(error, going)),
            refused @ Fault::Refused(_) => refused,
        })?;
        let (written, erased) = written;
        if let Some(seq) = written.seq {
            self.changed.store(true, Ordering::Relaxed);
            for change in &written.changes {
                book.apply(change, seq);
            }
            book.arrive_at(seq);
            if erased {
                let _ = self.remove_taken_off();
                self.forget_copies();
                // Where somebody has the file open it waits for that, and whoever asks is told.
                let _ = self.wipe();
            }
            // The entry is in the file; where it can't be looked at now, the next look tells.
            let _ = self.reading(|place, read| {
                let journal = place.table(read, JOURNAL)?;
                self.recognise(&journal)
            });
        }
        Ok(written)
    }

    /// A write failed: what of it is in the file, by a fresh look. Nothing else may say that nothing was
    /// changed.
    fn look_after(&self, error: StoreError, going: Option<Going>) -> StoreError {
        match (&error, going) {
            // The transaction that it met is worth nothing any more.
            (StoreError::Busy(..), Some(_)) => self.let_go(false),
            _ => self.let_go_after(&error),
        }
        let Some(Going { seq, hash }) = going else {
            return error;
        };
        let of_the_disk = matches!(
            error,
            StoreError::Full(_) | StoreError::System { .. } | StoreError::Busy(..)
        );
        if error.is_of_another_file() || !(of_the_disk || hash.is_some()) {
            return error;
        }
        let there = self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            let entry = journal.get(seq.0).map_err(|e| place.engine(e))?;
            entry
                .map(|sealed| journal::read_entry(place, seq, sealed.value()))
                .transpose()
        });
        let fate = match there {
            Err(_) => Fate::Unknown(seq),
            Ok(Some(entry)) if Some(entry.hash) == hash => Fate::Written(seq),
            Ok(_) => Fate::NotWritten,
        };
        StoreError::Unfinished {
            cause: Box::new(error),
            fate,
        }
    }

    fn transact<T, E>(
        &self,
        book: &mut Book,
        grant: &Grant,
        act: &Act,
        work: impl FnOnce(&Book, &mut Tx<'_>) -> Result<T, Fault<E>>,
        going: &mut Option<Going>,
    ) -> Result<(Written<T>, bool), Fault<E>> {
        let place = &self.place;
        let txn = self.db_to_write()?.begin_write(place)?;
        let since = act.at.machine.naive_local();
        let _note = Note::leave(&place.path, &grant.actor().name, act.verb, since);
        place.holds()?;
        self.look_afresh()?;
        // Nobody commits now: what is read is what this write begins from.
        self.look_for_news(book)?;
        let seq = {
            let journal = place.table_in(&txn, JOURNAL)?;
            if journal::last_seq(place, &journal)? != book.seq() {
                return Err(place.damaged("journal", &book.seq().0).into());
            }
            Seq(book.seq().0 + 1)
        };
        *going = Some(Going { seq, hash: None });
        let ground = Ground::Writing(&txn, Writing::begin(&txn, place, seq));
        let mut tx = Tx::new(ground, place);
        let value = panic_guard::aside(|| work(book, &mut tx))?;
        let kept = match &tx.ground {
            Ground::Writing(_, writing) if !writing.is_empty() => {
                tx.keep_ids(&txn)?;
                true
            }
            _ => false,
        };
        let Tx {
            ground,
            changes,
            erased,
            loose,
            ..
        } = tx;
        let (Ground::Writing(_, writing), true) = (ground, kept) else {
            txn.abort().map_err(|e| place.engine(e))?;
            let nothing = Written {
                value,
                seq: None,
                changes,
            };
            return Ok((nothing, false));
        };
        let records = erased.then(|| pin::pinned(&txn, place)).transpose()?;
        writing.finish(grant, act, records)?;
        if erased {
            let files = taken_off(&changes).into_iter().chain(loose);
            traces::mark(place, &txn, files.collect())?;
        }
        let hash = {
            let journal = place.table_in(&txn, JOURNAL)?;
            journal::last_entry(place, &journal)?.map(|entry| entry.hash)
        };
        *going = Some(Going { seq, hash });
        txn.commit().map_err(|e| place.engine(e))?;
        // Where the file lost its name in this moment, the entry is not in the store.
        place.holds()?;
        let written = Written {
            value,
            seq: Some(seq),
            changes,
        };
        Ok((written, erased))
    }
}

/// The files that changes took off records.
#[must_use]
pub fn taken_off(changes: &[Change]) -> Vec<Digest> {
    let files = |record: &Option<Record>| -> Vec<Digest> {
        let files = record
            .iter()
            .flat_map(|it| it.fields().attachments().into_owned());
        files.map(|it| it.digest).collect()
    };
    let gone = changes.iter().flat_map(|it| {
        let left = files(&it.after);
        files(&it.before)
            .into_iter()
            .filter(move |it| !left.contains(it))
    });
    gone.collect()
}
