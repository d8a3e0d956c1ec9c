//! Whether the file still holds the history that it was seen to hold.
//!
//! Each entry's hash covers all before it. So one entry that was seen, and its hash, tell whether
//! what is in the file now goes on from there or is another history: somebody copied another store
//! over it in place. What newer programs wrote into it is told as well.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use redb::{ReadTransaction, ReadableTable};

use super::engine::Engine;
use super::error::{StoreError, against_panics};
use super::handle::{Seen, Store};
use super::journal;
use super::location::Location;
use super::schema;
use super::tables::{JOURNAL, META};
use crate::domain::record::Seq;

impl Seen {
    fn is_in(
        self,
        place: &Location,
        journal: &impl ReadableTable<u64, &'static [u8]>,
    ) -> Result<bool, StoreError> {
        let there = journal.get(self.seq.0).map_err(|e| place.engine(e))?;
        let Some(sealed) = there else {
            return Ok(false);
        };
        let entry = journal::read_entry(place, self.seq, sealed.value())?;
        Ok(entry.hash == self.hash)
    }
}

impl Store {
    /// Is the content of the file another than the one that was seen?
    pub(super) fn is_strange(&self) -> bool {
        // A file that has lost its name takes what belongs to it.
        !matches!(
            self.look_afresh(),
            Ok(()) | Err(StoreError::Replaced(_) | StoreError::Removed(_))
        )
    }

    /// Whether the file still holds what was seen. A second engine looks, which writes nothing and
    /// remembers nothing: the one that is open takes pages that it has read before for those of a
    /// file of as many transactions.
    pub(super) fn look_afresh(&self) -> Result<(), StoreError> {
        let place = &self.place;
        let seen = *self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(seen) = seen.filter(|_| place.file.is_some()) else {
            return Ok(());
        };
        let file = place.open_again()?;
        against_panics(&place.path, || {
            let engine = Engine::to_read(place, file)?;
            let read = engine.begin_read().map_err(|e| place.engine(e))?;
            is_known(place, &read)?;
            let journal = place.table(&read, JOURNAL)?;
            match seen.is_in(place, &journal)? {
                true => Ok(()),
                false => Err(StoreError::Rewritten(place.path.clone())),
            }
        })
    }

    /// Holds the journal, as the engine has it, against the last entry that was seen, and remembers
    /// its last one.
    pub(super) fn recognise(
        &self,
        journal: &impl ReadableTable<u64, &'static [u8]>,
    ) -> Result<(), StoreError> {
        let place = &self.place;
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(before) = *seen
            && !before.is_in(place, journal)?
        {
            return Err(StoreError::Rewritten(place.path.clone()));
        }
        let last = journal.last().map_err(|e| place.engine(e))?;
        if let Some((seq, sealed)) = last {
            let entry = journal::read_entry(place, Seq(seq.value()), sealed.value())?;
            let now = Seen {
                seq: entry.seq,
                hash: entry.hash,
            };
            if seen.is_some_and(|before| before.seq != now.seq) {
                self.changed.store(true, Ordering::Relaxed);
            }
            *seen = Some(now);
        }
        Ok(())
    }
}

/// Whether this program knows the file's schema still.
fn is_known(place: &Location, read: &ReadTransaction) -> Result<(), StoreError> {
    let meta = place.table(read, META)?;
    schema::is_known(place, &meta)
}
