//! Every page is held against its checksum before the engine sees it.
//!
//! The engine writes into each page the checksums of the pages below it, and into its header those
//! of the roots; but it does not look at them when it reads. [`Checked`] stands between the engine
//! and the file and does. So a page that was damaged, that stands in another's place or that is an
//! older version of itself is told as damage, whatever was to be looked up; and the engine never
//! walks through a damaged tree, in which it could panic or go round without end.
//!
//! What can't be told is a file that is an older state of itself from end to end: only the head
//! that somebody noted shows that.
//!
//! A page that this process wrote is not held against anything until others name it: it was in
//! memory a moment ago.

mod layout;
mod wiping;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::ops::Bound;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use redb::backends::FileBackend;
use redb::{BackendError, StorageBackend};

use layout::{Due, HEADER, PAGE};
pub(super) use wiping::wipe;

/// A page that is not what was written, by its place in the file.
#[derive(Debug, thiserror::Error)]
#[error("page {0}")]
pub(super) struct DamagedPage(u64);

impl DamagedPage {
    fn at(offset: u64) -> io::Error {
        io::Error::other(DamagedPage(offset / PAGE as u64))
    }

    /// Is this what the error tells?
    pub(super) fn of(error: &io::Error) -> Option<&DamagedPage> {
        error.get_ref()?.downcast_ref()
    }
}

/// Storage whose pages are held against their checksums as they are read.
#[derive(Debug)]
pub(super) struct Checked<B> {
    storage: B,
    /// The pages that were named, by where they begin: a fiftieth of what was read.
    due: Mutex<HashMap<u64, Due>>,
}

impl<B: StorageBackend> Checked<B> {
    pub(super) fn new(storage: B) -> Self {
        Checked {
            storage,
            due: Mutex::default(),
        }
    }

    fn due(&self) -> MutexGuard<'_, HashMap<u64, Due>> {
        self.due.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn expect(&self, pages: Vec<Due>) {
        if !pages.is_empty() {
            self.due()
                .extend(pages.into_iter().map(|page| (page.offset, page)));
        }
    }

    fn examine(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        if offset < PAGE as u64 {
            let header = layout::header(bytes).ok_or_else(|| DamagedPage::at(0))?;
            self.expect(header.roots);
            return Ok(());
        }
        let due = self.due().get(&offset).copied();
        if let Some(due) = due.filter(|it| it.length == bytes.len()) {
            self.expect(due.examine(bytes).ok_or_else(|| DamagedPage::at(offset))?);
        }
        Ok(())
    }
}

impl<B: StorageBackend> StorageBackend for Checked<B> {
    fn len(&self) -> io::Result<u64> {
        self.storage.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        read(&self.storage, offset, out)?;
        self.examine(offset, out)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.storage.set_len(len)
    }

    fn sync_data(&self) -> io::Result<()> {
        self.storage.sync_data()
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.due().remove(&offset);
        self.storage.write(offset, data)
    }

    fn close(&self) -> io::Result<()> {
        self.storage.close()
    }

    fn try_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.storage.try_lock_range(start, end)
    }

    fn try_lock_shared_range(
        &self,
        start: Bound<u64>,
        end: Bound<u64>,
    ) -> Result<bool, BackendError> {
        self.storage.try_lock_shared_range(start, end)
    }

    fn lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.storage.lock_range(start, end)
    }

    fn lock_shared_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.storage.lock_shared_range(start, end)
    }

    fn unlock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.storage.unlock_range(start, end)
    }

    fn query_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.storage.query_lock_range(start, end)
    }
}

/// Was a writer of this file stopped between writing a commit and making it the one that counts?
/// Or is one about to.
pub(super) fn is_unsettled(storage: &impl StorageBackend) -> bool {
    let mut bytes = [0; HEADER];
    let there = storage.read(0, &mut bytes).is_ok();
    there && layout::header(&bytes).is_some_and(|header| header.unsettled)
}

/// Holds every page of the file that anything hangs on against its checksum, the engine's own
/// too; how many there are.
///
/// The caller reads from the store meanwhile: no page of a state that is as new, or newer, is
/// written over.
pub(super) fn examine_all(path: &Path) -> io::Result<u64> {
    let file = FileBackend::new(File::open(path)?).map_err(io::Error::other)?;
    let mut waiting = roots(&file)?;
    let (mut pages, mut bytes) = (0, Vec::new());
    while let Some(due) = waiting.pop() {
        waiting.extend(below(&file, due, &mut bytes)?);
        pages += 1;
    }
    Ok(pages)
}

/// How much of the file anything hangs on, in bytes; what is left is free. Few pages are read for
/// it: the leaves of a tree are all equally far from its root, so one tells of those beside it.
///
/// Others may write meanwhile: then it is an error or a figure that is somewhat off.
pub(super) fn used(path: &Path) -> io::Result<u64> {
    let file = FileBackend::new(File::open(path)?).map_err(io::Error::other)?;
    let mut waiting = roots(&file)?;
    let (mut used, mut bytes) = (PAGE as u64, Vec::new());
    while let Some(due) = waiting.pop() {
        used += due.length as u64;
        let pages = below(&file, due, &mut bytes)?;
        let over_leaves = match pages.first() {
            Some(&first) if due.is_of_rows() => below(&file, first, &mut bytes)?.is_empty(),
            _ => false,
        };
        if over_leaves {
            used += pages.iter().map(|leaf| leaf.length as u64).sum::<u64>();
        } else {
            waiting.extend(pages);
        }
    }
    Ok(used)
}

/// The pages that a page of the file names, once it was held against its checksum.
fn below(file: &FileBackend, due: Due, bytes: &mut Vec<u8>) -> io::Result<Vec<Due>> {
    bytes.resize(due.length, 0);
    read(file, due.offset, bytes)?;
    let below = due.examine(bytes);
    below.ok_or_else(|| DamagedPage::at(due.offset))
}

/// The roots, from a header that nobody is just writing.
fn roots(file: &FileBackend) -> io::Result<Vec<Due>> {
    let mut bytes = [0; HEADER];
    for _ in 0..100 {
        read(file, 0, &mut bytes)?;
        match layout::header(&bytes) {
            Some(header) if !header.roots.is_empty() => return Ok(header.roots),
            _ => thread::sleep(Duration::from_millis(5)),
        }
    }
    Err(DamagedPage::at(0))
}

/// Reads a piece of the file. Where the file ends before it does, the page is not there.
fn read(storage: &impl StorageBackend, offset: u64, out: &mut [u8]) -> io::Result<()> {
    match storage.read(offset, out) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(DamagedPage::at(offset)),
        outcome => outcome,
    }
}

#[cfg(test)]
mod tests;
