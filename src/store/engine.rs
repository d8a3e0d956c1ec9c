//! The engine over a store's open file: to write, or only to read.
//!
//! Closing the engine writes. Over a file whose content somebody exchanged that would put pages of
//! the old content into the new, so such a file is given up instead: nothing reaches it any more.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::ops::Bound;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use redb::backends::FileBackend;
use redb::{
    BackendError, ConcurrencyMode, Database, DatabaseError, ReadOnlyDatabase, ReadTransaction,
    ReadableDatabase, StorageBackend, TransactionError, WriteTransaction,
};

use super::error::StoreError;
use super::pages::{self, Checked};
use super::place::Place;
use super::shield;

/// How much of the file the engine keeps in memory, in bytes. The people's records are held as a
/// [`Book`](crate::domain::book::Book) anyway; this serves the archive's pages.
const CACHE_BYTES: usize = 4 * 1024 * 1024;

/// An open engine.
pub(super) struct Engine {
    handle: Handle,
    given_up: Arc<AtomicBool>,
}

enum Handle {
    Writing(Database),
    Reading(ReadOnlyDatabase),
}

impl Engine {
    /// The engine over the open file of a place: to write it where that is allowed.
    pub(super) fn over(place: &Place, file: File) -> Result<Engine, StoreError> {
        if place.reading_only.is_some() {
            return Engine::to_read(place, file);
        }
        let (disk, given_up) = Disk::over(place, file)?;
        let engine = Engine::on(place, disk)?;
        Ok(Engine { given_up, ..engine })
    }

    /// The engine over the open file, writing nothing.
    pub(super) fn to_read(place: &Place, file: File) -> Result<Engine, StoreError> {
        let (disk, given_up) = Disk::over(place, file)?;
        shield::against_panics(&place.path, || {
            let database = engine_builder().open_read_only_with_backend(Checked::new(disk));
            let handle = Handle::Reading(database.map_err(|e| place.engine(e))?);
            Ok(Engine { handle, given_up })
        })
    }

    /// The engine on this storage, to write it; each page is held against its checksum.
    pub(super) fn on(place: &Place, storage: impl StorageBackend) -> Result<Engine, StoreError> {
        shield::against_panics(&place.path, || {
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
            given_up: Arc::default(),
        }
    }

    /// Has nothing reach the file any more, whatever the engine still wants to write.
    pub(super) fn give_up(&self) {
        self.given_up.store(true, Ordering::SeqCst);
    }

    pub(super) fn begin_read(&self) -> Result<ReadTransaction, TransactionError> {
        match &self.handle {
            Handle::Writing(database) => database.begin_read(),
            Handle::Reading(database) => database.begin_read(),
        }
    }

    pub(super) fn begin_write(&self, place: &Place) -> Result<WriteTransaction, StoreError> {
        place.may_be_written()?;
        match &self.handle {
            Handle::Writing(database) => database.begin_write().map_err(|e| place.engine(e)),
            Handle::Reading(_) => Err(StoreError::Forbidden(place.path.clone())),
        }
    }
}

/// Compacts the open file of a place, which nobody else has open meanwhile.
pub(super) fn compact_alone(place: &Place, file: File) -> Result<(), StoreError> {
    let (disk, _) = Disk::over(place, file)?;
    shield::against_panics(&place.path, || {
        let mut database = engine_builder()
            .set_concurrency_mode(ConcurrencyMode::ExclusiveWriter)
            .create_with_backend(Checked::new(disk))
            .map_err(|error| match error {
                DatabaseError::DatabaseAlreadyOpen => StoreError::InUse(place.path.clone()),
                error => place.engine(error),
            })?;
        database.compact().map_err(|e| place.engine(e))?;
        database.close().map_err(|e| place.engine(e))
    })
}

/// Puts a commit in the place of one that came to nothing, so that a closed file whose header does
/// not name its latest commit can only be a damaged one.
fn settle(place: &Place, database: &Database) -> Result<(), StoreError> {
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
    given_up: Arc<AtomicBool>,
}

impl Disk {
    /// The disk over this file, and what gives it up.
    fn over(place: &Place, file: File) -> Result<(Disk, Arc<AtomicBool>), StoreError> {
        let given_up = Arc::new(AtomicBool::new(false));
        let disk = Disk {
            file: FileBackend::new(file).map_err(|e| place.engine(e))?,
            given_up: Arc::clone(&given_up),
        };
        Ok((disk, given_up))
    }

    fn may_write(&self) -> io::Result<()> {
        match self.given_up.load(Ordering::SeqCst) {
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
        self.file.close()
    }

    fn try_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.file.try_lock_range(start, end)
    }

    fn try_lock_shared_range(
        &self,
        start: Bound<u64>,
        end: Bound<u64>,
    ) -> Result<bool, BackendError> {
        self.file.try_lock_shared_range(start, end)
    }

    fn lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.file.lock_range(start, end)
    }

    fn lock_shared_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.file.lock_shared_range(start, end)
    }

    fn unlock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.file.unlock_range(start, end)
    }

    fn query_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.file.query_lock_range(start, end)
    }
}
