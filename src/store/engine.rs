//! The engine over a store's open file: to write, or only to read.
//!
//! Closing the engine writes. Over a file whose content somebody exchanged that would put pages of
//! the old content into the new, so such a file is given up instead: nothing reaches it any more.

use crate::store::error::against_panics;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::ops::Bound;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use redb::backends::FileBackend;
use redb::{
    BackendError, ConcurrencyMode, Database, DatabaseError, ReadOnlyDatabase, ReadTransaction,
    ReadableDatabase, StorageBackend, TransactionError, WriteTransaction,
};

use super::error::StoreError;
use super::location::Location;
use super::lock::{self, Locks};
use super::pages::{self, Checked};

/// How much of the file the engine keeps in memory, in bytes. The people's records are held as a
/// [`Book`](crate::domain::book::Book) anyway; this serves the archive's pages.
const CACHE_BYTES: usize = 1024 * 1024;

/// How often a file that somebody holds is tried again, and after what pause: together well above
/// what compacting the longest file takes that is compacted unasked.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(30);

/// An open engine.
pub(super) struct Engine {
    handle: Handle,
    /// None of a file that was opened otherwise.
    grip: Option<Arc<Grip>>,
}

/// What the engine's file is held by from outside, whatever the engine wants.
#[derive(Debug)]
struct Grip {
    /// Nobody else has the file open: what says nothing in it is overwritten once the engine has written its
    /// last, before others come in.
    wipes: AtomicBool,
    /// Nothing reaches the file any more.
    given_up: AtomicBool,
    locks: Locks,
}

enum Handle {
    Writing(Database),
    Reading(ReadOnlyDatabase),
}

impl Engine {
    /// The engine over the open file of a place: to write it where that is allowed. While somebody else
    /// writes, it only reads until it has to write: nobody who reads waits for a writer. Whoever has the
    /// file for themselves for a moment, to compact it, is waited for.
    pub(super) fn over(place: &Location, file: File) -> Result<Engine, StoreError> {
        let mut engine = Engine::over_at_once(place, file);
        for _ in 0..TRIES {
            if !matches!(engine, Err(StoreError::Held(_))) {
                break;
            }
            thread::sleep(PAUSE);
            engine = Engine::over_at_once(place, place.open_again()?);
        }
        engine
    }

    fn over_at_once(place: &Location, file: File) -> Result<Engine, StoreError> {
        if place.reading_only.is_some() {
            return Engine::to_read(place, file);
        }
        match Engine::to_write(place, file, Some(lock::A_MOMENT)) {
            Err(StoreError::Busy(..)) => match Engine::to_read(place, place.open_again()?) {
                // Who holds it is mending it.
                Err(StoreError::Unclosed(_)) => Engine::to_write(place, place.open_again()?, None),
                read => read,
            },
            opened => opened,
        }
    }

    /// The engine over the open file, to write it. Opening writes, so it needs the writers' lock, which
    /// is waited for no longer than `limit`.
    pub(super) fn to_write(
        place: &Location,
        file: File,
        limit: Option<Duration>,
    ) -> Result<Engine, StoreError> {
        let (disk, grip) = Disk::over(place, file)?;
        grip.locks.limit(limit);
        let engine = Engine::on(place, disk)?;
        grip.locks.limit(None);
        Ok(Engine {
            grip: Some(grip),
            ..engine
        })
    }

    /// The engine over the open file, writing nothing.
    pub(super) fn to_read(place: &Location, file: File) -> Result<Engine, StoreError> {
        let (disk, grip) = Disk::over(place, file)?;
        against_panics(&place.path, || {
            let database = engine_builder().open_read_only_with_backend(Checked::new(disk));
            let handle = Handle::Reading(database.map_err(|e| place.engine(e))?);
            Ok(Engine {
                handle,
                grip: Some(grip),
            })
        })
    }

    /// The engine on this storage, to write it; each page is held against its checksum.
    pub(super) fn on(place: &Location, storage: impl StorageBackend) -> Result<Engine, StoreError> {
        against_panics(&place.path, || {
            let unsettled = pages::is_unsettled(&storage);
            let database = engine_builder()
                .create_with_backend(Checked::new(storage))
                .map_err(|e| place.engine(e))?;
            if unsettled {
                settle(place, &database)?;
            }
            Ok(Engine::of(database))
        })
    }

    /// An engine that was opened otherwise.
    pub(super) fn of(database: Database) -> Engine {
        Engine {
            handle: Handle::Writing(database),
            grip: None,
        }
    }

    /// Whether it has to be opened anew to write.
    pub(super) fn only_reads(&self) -> bool {
        matches!(self.handle, Handle::Reading(_))
    }

    /// It will be closed, for which nobody is waited for long: whoever opens the file next does what
    /// was left.
    pub(super) fn make_haste(&self) {
        if let Some(grip) = &self.grip {
            grip.locks.limit(Some(lock::A_MOMENT));
        }
    }

    /// Has nothing reach the file any more, whatever the engine still wants to write.
    pub(super) fn give_up(&self) {
        if let Some(grip) = &self.grip {
            grip.given_up.store(true, Ordering::SeqCst);
        }
    }

    pub(super) fn begin_read(&self) -> Result<ReadTransaction, TransactionError> {
        match &self.handle {
            Handle::Writing(database) => database.begin_read(),
            Handle::Reading(database) => database.begin_read(),
        }
    }

    pub(super) fn begin_write(&self, place: &Location) -> Result<WriteTransaction, StoreError> {
        place.may_be_written()?;
        match &self.handle {
            Handle::Writing(database) => database.begin_write().map_err(|e| place.engine(e)),
            Handle::Reading(_) => Err(StoreError::Forbidden(place.path.clone())),
        }
    }
}

/// What is done with a file that nobody else has open meanwhile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alone {
    /// What is written is moved to the front, and the rest cut off; then as [`Alone::Wipe`].
    Compact,
    /// What says nothing any more is overwritten.
    Wipe,
}

/// Does this with the open file of a place.
///
/// # Errors
/// [`StoreError::InUse`] where somebody has it open; then nothing was done.
pub(super) fn alone(place: &Location, file: File, work: Alone) -> Result<(), StoreError> {
    let (disk, grip) = Disk::over(place, file)?;
    alone_on(place, disk, work, || {
        grip.wipes.store(true, Ordering::SeqCst)
    })
}

/// The same with any storage; `held` is called once nobody else can have it open.
pub(super) fn alone_on(
    place: &Location,
    storage: impl StorageBackend,
    work: Alone,
    held: impl FnOnce(),
) -> Result<(), StoreError> {
    against_panics(&place.path, || {
        let mut database = engine_builder()
            .set_concurrency_mode(ConcurrencyMode::ExclusiveWriter)
            .create_with_backend(Checked::new(storage))
            .map_err(|error| match error {
                DatabaseError::DatabaseAlreadyOpen => StoreError::InUse(place.path.clone()),
                error => place.engine(error),
            })?;
        held();
        if work == Alone::Compact {
            database.compact().map_err(|e| place.engine(e))?;
        }
        database.close().map_err(|e| place.engine(e))
    })
}

/// Puts a commit in the place of one that came to nothing, so that a closed file whose header does
/// not name its latest commit can only be a damaged one.
fn settle(place: &Location, database: &Database) -> Result<(), StoreError> {
    match database.try_begin_write() {
        Ok(settling) => settling.commit().map_err(|e| place.engine(e)),
        // It is on its way: somebody else writes.
        Err(TransactionError::WouldBlock) => Ok(()),
        Err(error) => Err(place.engine(error)),
    }
}

pub(super) fn engine_builder() -> redb::Builder {
    let mut builder = Database::builder();
    builder
        .set_cache_size(CACHE_BYTES)
        .set_concurrency_mode(ConcurrencyMode::MultiWriter);
    builder
}

/// The file as the engine has it: one that is empty is not made a store, and one that was given up
/// takes nothing more.
#[derive(Debug)]
struct Disk {
    file: FileBackend,
    grip: Arc<Grip>,
}

impl Disk {
    /// The disk over this file, and what it is held by.
    fn over(place: &Location, file: File) -> Result<(Disk, Arc<Grip>), StoreError> {
        let grip = Arc::new(Grip {
            wipes: AtomicBool::new(false),
            given_up: AtomicBool::new(false),
            locks: Locks::new(&place.path, &place.policy),
        });
        let disk = Disk {
            file: FileBackend::new(file).map_err(|e| place.engine(e))?,
            grip: Arc::clone(&grip),
        };
        Ok((disk, grip))
    }

    fn may_write(&self) -> io::Result<()> {
        match self.grip.given_up.load(Ordering::SeqCst) {
            true => Err(io::Error::other("the file was given up")),
            false => Ok(()),
        }
    }
}

impl StorageBackend for Disk {
    fn len(&self) -> io::Result<u64> {
        match self.file.len()? {
            // Somebody writes it anew; the engine would begin a store of its own in it.
            0 => Err(ErrorKind::UnexpectedEof.into()),
            length => Ok(length),
        }
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.file.read(offset, out)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.may_write()?;
        self.file.set_len(len)
    }

    fn sync_data(&self) -> io::Result<()> {
        self.may_write()?;
        self.file.sync_data()
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.may_write()?;
        self.file.write(offset, data)
    }

    fn close(&self) -> io::Result<()> {
        let wiped = match self.grip.wipes.load(Ordering::SeqCst) {
            true => pages::wipe(&self.file),
            false => Ok(()),
        };
        let closed = self.file.close();
        self.grip.locks.freed_all();
        wiped.and(closed)
    }

    fn try_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        let attempt = || self.file.try_lock_range(start, end);
        self.grip.locks.try_once((start, end), attempt)
    }

    fn try_lock_shared_range(
        &self,
        start: Bound<u64>,
        end: Bound<u64>,
    ) -> Result<bool, BackendError> {
        self.file.try_lock_shared_range(start, end)
    }

    fn lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        let attempt = || self.file.try_lock_range(start, end);
        self.grip.locks.wait((start, end), true, attempt)
    }

    fn lock_shared_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        // Of what is shared only the header, at the beginning of the file, is wanted by others alone.
        let alone = start == Bound::Included(0);
        let attempt = || self.file.try_lock_shared_range(start, end);
        self.grip.locks.wait((start, end), alone, attempt)
    }

    fn unlock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        let unlocked = self.file.unlock_range(start, end);
        self.grip.locks.freed((start, end));
        unlocked
    }

    fn query_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.file.query_lock_range(start, end)
    }
}

/// What fails before it is closed lets go all the same.
impl Drop for Disk {
    fn drop(&mut self) {
        self.grip.locks.freed_all();
    }
}
