//! What is left of values that were erased: in the file's bytes, and of the files that were taken off with them.
//!
//! The engine leaves them where they stood until something else is written there. So a write that erases marks
//! the file, and as soon as nobody else has it open all that says nothing in it is overwritten
//! (`pages/wiping.rs`): at once, else when the last who has it open closes it, or when it is compacted. The mark names the files that
//! went, so that whoever comes after one who was killed in between removes them.

use std::thread;
use std::time::Duration;

use redb::{ReadTransaction, ReadableTable, WriteTransaction};

use super::codec::{self, Broken};
use super::engine::{Alone, alone};
use super::error::StoreError;
use super::handle::Store;
use super::location::Location;
use super::tables::{META, keep};
use crate::domain::attachment::Digest;

const KEY: &str = "erased";

/// How often a file that somebody has open is tried again, and after what pause: a short run of the program
/// is over by then.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(30);

/// Says in a write that erases values that they stand in the file's bytes from now on, and which files it took
/// off.
pub(super) fn mark(
    place: &Location,
    txn: &WriteTransaction,
    mut files: Vec<Digest>,
) -> Result<(), StoreError> {
    let mut meta = place.table_in(txn, META)?;
    files.extend(files_in(place, &meta)?);
    let files = codec::encode(&files).map_err(|Broken| place.damaged("meta", &KEY))?;
    keep(place, &mut meta, KEY, KEY.as_bytes(), Some(&files))
}

/// The files that were taken off, and may lie beside the store still.
fn files_in(
    place: &Location,
    meta: &impl ReadableTable<&'static str, &'static [u8]>,
) -> Result<Vec<Digest>, StoreError> {
    let Some(sealed) = meta.get(KEY).map_err(|e| place.engine(e))? else {
        return Ok(Vec::new());
    };
    let files = codec::unseal("meta", KEY.as_bytes(), sealed.value()).and_then(codec::decode);
    files.map_err(|Broken| place.damaged("meta", &KEY))
}

/// Whether it was said, and nobody wiped it since.
pub(super) fn are_in(place: &Location, read: &ReadTransaction) -> Result<bool, StoreError> {
    let meta = place.table(read, META)?;
    let mark = meta.get(KEY).map_err(|e| place.engine(e))?;
    Ok(mark.is_some())
}

impl Store {
    /// Can values that were erased still be read in the bytes of the file, where nothing hangs on?
    pub fn has_traces(&self) -> Result<bool, StoreError> {
        self.reading(are_in)
    }

    /// Removes the files that were taken off with what was erased. Where the disk won't let one go, nothing names
    /// it: the check of the store tells it, and clearing away removes it.
    pub(super) fn remove_taken_off(&self) -> Result<(), StoreError> {
        let files = self.reading(|place, read| files_in(place, &place.table(read, META)?))?;
        if !files.is_empty() {
            self.remove(Some(&files))?;
        }
        Ok(())
    }

    /// Has them go.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where somebody else has the file open, and what the disk says; then they stay, and
    /// it is known that they do.
    pub(super) fn wipe(&self) -> Result<(), StoreError> {
        let place = &self.place;
        if place.file.is_none() {
            return Ok(());
        }
        self.let_go(false);
        let mut wiped = wiped(place);
        for _ in 1..TRIES {
            if !matches!(wiped, Err(StoreError::InUse(_))) {
                break;
            }
            thread::sleep(PAUSE);
            wiped = self::wiped(place);
        }
        wiped?;
        self.unmark()
    }

    /// Closes the store; where something was left to wipe, and nobody else has it open, that is done.
    pub(super) fn wipe_at_last(&self) {
        let left = self.place.reading_only.is_none() && !thread::panicking();
        let left = left && self.is_open() && self.has_traces().unwrap_or(false);
        let left = left && self.remove_taken_off().is_ok();
        self.let_go(false);
        if left && wiped(&self.place).is_ok() {
            // Where that can't be written, it is wiped once more.
            let _ = self.unmark();
            self.let_go(false);
        }
    }

    pub(super) fn unmark(&self) -> Result<(), StoreError> {
        self.in_one(|txn| {
            let mut meta = self.place.table_in(txn, META)?;
            keep(&self.place, &mut meta, KEY, KEY.as_bytes(), None)
        })
    }
}

fn wiped(place: &Location) -> Result<(), StoreError> {
    alone(place, place.open_again()?, Alone::Wipe)
}
