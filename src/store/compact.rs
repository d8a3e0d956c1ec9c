//! Giving the file's free space back to the disk.
//!
//! What is struck out or written anew leaves free pages in the file, which later entries use; the
//! file itself gets no shorter. Compacting moves what is written to the front, in place and in
//! commits of its own, and cuts the rest off. Killed at any point it leaves what was there.

use std::fs;

use std::path::Path;

use super::engine::compact_alone;
use super::error::StoreError;
use super::place::Place;
use super::{Grant, Store};

/// What compacting did to the length of the file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compacted {
    /// Before.
    pub before: u64,
    /// And after.
    pub after: u64,
}

impl Store {
    /// Compacts the store that `name` leads to. Nobody may have it open, and nobody can open it
    /// until this is done.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where somebody has it open; then nothing was done.
    pub fn compact(name: &Path, _grant: &Grant) -> Result<Compacted, StoreError> {
        // An older schema is brought up to date first, and what is no store is refused.
        drop(Store::open(name)?);
        let (place, file) = Place::find(name)?;
        place.may_be_written()?;
        let length = || {
            let meta = fs::metadata(&place.path);
            meta.map(|meta| meta.len())
                .map_err(|e| StoreError::io(&place.path, &e))
        };
        let before = length()?;
        compact_alone(&place, file)?;
        let after = length()?;
        Ok(Compacted { before, after })
    }
}
