//! Giving free space back to the disk: that of the store's file, and the files beside it that no record
//! names any more.
//!
//! What is struck out or written anew leaves free pages in the file, which later entries use; the
//! file itself gets no shorter. Compacting moves what is written to the front, in place and in
//! commits of its own, and cuts the rest off; what says nothing any more in what is left is overwritten.
//! Killed at any point it leaves what was there.
//!
//! Whoever closes a store last, and saw it change, compacts it unasked where half of it is free. So
//! no act waits for it, and it comes again only when the file has doubled.

use crate::store::error::against_panics;
use std::fs;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::thread;

use super::attachments::Removed;
use super::engine::{Alone, alone};
use super::error::StoreError;
use super::handle::Store;
use super::location::Location;
use super::pages;
use crate::domain::authority::Grant;

/// A shorter file is not worth it, in bytes.
const SHORTEST: u64 = 1024 * 1024;

/// A longer one takes longer than people should wait when they leave; `jiebie compact` is for it.
const LONGEST: u64 = 64 * 1024 * 1024;

/// What compacting did: to the length of the store's file, in bytes, and to the files beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compacted {
    /// Before.
    pub before: u64,
    /// And after.
    pub after: u64,
    /// The files beside it that were removed.
    pub removed: Removed,
}

impl Store {
    /// Compacts the store that `name` leads to. Nobody may have it open, and nobody can open it
    /// until this is done.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where somebody has it open; then nothing was done.
    pub fn compact(name: &Path, grant: &Grant) -> Result<Compacted, StoreError> {
        // An older schema is brought up to date first, and what is no store is refused.
        drop(Store::open(name)?);
        let (place, file) = Location::find(name)?;
        place.may_be_written()?;
        let before = length(&place)?;
        alone(&place, file, Alone::Compact)?;
        let store = Store::open(name)?;
        store.unmark()?;
        let removed = store.remove_unnamed(grant)?;
        drop(store);
        // Looking at what the records name has made the file a little longer. Who opened it meanwhile keeps it so.
        match alone(&place, place.open_again()?, Alone::Compact) {
            Ok(()) | Err(StoreError::InUse(_)) => {}
            Err(error) => return Err(error),
        }
        let after = length(&place)?;
        Ok(Compacted {
            before,
            after,
            removed,
        })
    }

    /// Compacts the file of a store that was just closed, where it changed while it was open, half of
    /// it is free, and nobody else has it open.
    pub(super) fn compact_if_worth_it(&self) {
        if !self.changed.load(Ordering::Relaxed) || thread::panicking() {
            return;
        }
        let place = &self.place;
        // Where anything is in the way the file stays as it is, and the next closing tries again.
        let _ = against_panics(&place.path, || {
            place.may_be_written()?;
            let length = length(place)?;
            if (SHORTEST..=LONGEST).contains(&length) && is_half_free(place, length)? {
                alone(place, place.open_again()?, Alone::Compact)?;
            }
            Ok::<(), StoreError>(())
        });
    }
}

fn length(place: &Location) -> Result<u64, StoreError> {
    let meta = fs::metadata(&place.path);
    let meta = meta.map_err(|e| StoreError::io(&place.path, &e))?;
    Ok(meta.len())
}

fn is_half_free(place: &Location, length: u64) -> Result<bool, StoreError> {
    let used = pages::used(&place.path).map_err(|e| StoreError::io(&place.path, &e))?;
    Ok(used <= length / 2)
}
