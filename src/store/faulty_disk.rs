//! Disks that fail, for tests: a file whose storage gives out at the k-th write, and a disk in
//! memory that remembers every write, so that the power can be cut at any of them.
//!
//! What a store makes of such a disk is for the tests to say.

use std::fs::OpenOptions;
use std::io;
use std::ops::Bound;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use redb::backends::FileBackend;
use redb::{BackendError, StorageBackend};

use super::engine::{Alone, Engine, alone_on};
use super::error::StoreError;
use super::handle::Store;
use super::location::Location;
use super::migrations;

/// What becomes of the write at which the storage gives out.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Last {
    /// Nothing of it arrives.
    Lost,
    /// Its first half arrives.
    Torn,
}

/// Opens the store at `path` on storage that carries out `writes` writes and then none. When the
/// storage has failed, the store opens the file again by itself, and then it is sound.
///
/// # Errors
/// Where the storage gives out before the store is open.
pub(crate) fn open_failing(
    path: &Path,
    writes: u64,
    last: Last,
) -> Result<(Store, Arc<AtomicU64>), StoreError> {
    let left = Arc::new(AtomicU64::new(writes));
    let place = Location::unchecked(path);
    let file = OpenOptions::new().read(true).write(true).open(path);
    let file = file.map_err(|e| StoreError::io(path, &e))?;
    let disk = Failing {
        file: FileBackend::new(file).map_err(|e| place.engine(e))?,
        left: Arc::clone(&left),
        last,
    };
    Ok((on(disk, place)?, left))
}

/// Opens a store on a disk in memory. A fault that makes the store open its file again shows as a
/// missing file.
///
/// # Errors
/// As [`Store::open`].
pub(crate) fn open_recorded(disk: &Recorded) -> Result<Store, StoreError> {
    let path = Path::new("/nowhere/recorded.jiebie");
    on(disk.clone(), Location::unchecked(path))
}

/// Compacts the store on a disk in memory.
pub(crate) fn compact_recorded(disk: &Recorded) -> Result<(), StoreError> {
    let place = Location::unchecked(Path::new("/nowhere/recorded.jiebie"));
    alone_on(&place, disk.clone(), Alone::Compact, || {})
}

fn on(disk: impl StorageBackend, place: Location) -> Result<Store, StoreError> {
    let engine = Engine::on(&place, disk)?;
    let store = Store::with(place, engine);
    migrations::check(&store)?;
    Ok(store)
}

/// A file on storage that gives out.
#[derive(Debug)]
struct Failing {
    file: FileBackend,
    left: Arc<AtomicU64>,
    last: Last,
}

impl Failing {
    /// Uses up one write; whether it was there to be used.
    fn may(&self) -> bool {
        let one_less = |left: u64| left.checked_sub(1);
        let (set, get) = (Ordering::SeqCst, Ordering::SeqCst);
        self.left.fetch_update(set, get, one_less).is_ok()
    }
}

fn gave_out() -> io::Error {
    io::Error::other("the storage gave out")
}

impl StorageBackend for Failing {
    fn len(&self) -> io::Result<u64> {
        self.file.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.file.read(offset, out)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        if self.may() {
            self.file.set_len(len)
        } else {
            Err(gave_out())
        }
    }

    fn sync_data(&self) -> io::Result<()> {
        if self.may() {
            self.file.sync_data()
        } else {
            Err(gave_out())
        }
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        if self.may() {
            return self.file.write(offset, data);
        }
        if matches!(self.last, Last::Torn) {
            self.file.write(offset, &data[..data.len() / 2])?;
        }
        Err(gave_out())
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

/// What reached a disk.
#[derive(Clone, Debug)]
enum Arrival {
    Bytes(u64, Vec<u8>),
    Length(u64),
    /// All that came before is on the platter.
    Sync,
}

/// A disk in memory and all that reached it since it was made. One process has it, so its locks
/// are always free.
#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    inner: Arc<Mutex<Reel>>,
}

#[derive(Debug)]
struct Reel {
    /// What was on the disk at the beginning.
    first: Vec<u8>,
    now: Vec<u8>,
    arrivals: Vec<Arrival>,
}

/// How much of a write the disk puts down at once, in bytes.
const SECTOR_BYTES: usize = 512;

impl Recorded {
    /// A disk with these bytes.
    pub(crate) fn of(bytes: Vec<u8>) -> Recorded {
        Recorded {
            inner: Arc::new(Mutex::new(Reel {
                first: bytes.clone(),
                now: bytes,
                arrivals: Vec::new(),
            })),
        }
    }

    /// How much has reached the disk: a moment at which the power may be cut.
    pub(crate) fn moment(&self) -> usize {
        self.reel().arrivals.len()
    }

    /// The disk's bytes after the power was cut at `moment`. What came before the last sync is
    /// there; of each later sector, `keeps` says whether it arrived.
    pub(crate) fn cut_at(&self, moment: usize, mut keeps: impl FnMut() -> bool) -> Vec<u8> {
        let reel = self.reel();
        let came = &reel.arrivals[..moment];
        let synced = came.iter().rposition(|it| matches!(it, Arrival::Sync));
        let synced = synced.map_or(0, |last| last + 1);
        let mut bytes = reel.first.clone();
        for arrival in &came[..synced] {
            lay_down(&mut bytes, arrival, || true);
        }
        for arrival in &came[synced..] {
            lay_down(&mut bytes, arrival, &mut keeps);
        }
        bytes
    }

    fn reel(&self) -> std::sync::MutexGuard<'_, Reel> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn arrive(&self, arrival: Arrival) {
        let mut reel = self.reel();
        lay_down(&mut reel.now, &arrival, || true);
        reel.arrivals.push(arrival);
    }
}

fn lay_down(bytes: &mut Vec<u8>, arrival: &Arrival, mut keeps: impl FnMut() -> bool) {
    match arrival {
        Arrival::Sync => {}
        Arrival::Length(length) => {
            if keeps() {
                bytes.resize(usize::try_from(*length).expect("fits the memory"), 0);
            }
        }
        Arrival::Bytes(offset, data) => {
            let mut at = usize::try_from(*offset).expect("fits the memory");
            for sector in data.chunks(SECTOR_BYTES) {
                let end = at + sector.len();
                if keeps() {
                    if bytes.len() < end {
                        bytes.resize(end, 0);
                    }
                    bytes[at..end].copy_from_slice(sector);
                }
                at = end;
            }
        }
    }
}

impl StorageBackend for Recorded {
    fn len(&self) -> io::Result<u64> {
        Ok(self.reel().now.len() as u64)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let reel = self.reel();
        let start = usize::try_from(offset).map_err(io::Error::other)?;
        let found = reel.now.get(start..start + out.len());
        out.copy_from_slice(found.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.arrive(Arrival::Length(len));
        Ok(())
    }

    fn sync_data(&self) -> io::Result<()> {
        self.arrive(Arrival::Sync);
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.arrive(Arrival::Bytes(offset, data.to_vec()));
        Ok(())
    }

    fn try_lock_range(&self, _: Bound<u64>, _: Bound<u64>) -> Result<bool, BackendError> {
        Ok(true)
    }

    fn try_lock_shared_range(&self, _: Bound<u64>, _: Bound<u64>) -> Result<bool, BackendError> {
        Ok(true)
    }

    fn lock_range(&self, _: Bound<u64>, _: Bound<u64>) -> Result<(), BackendError> {
        Ok(())
    }

    fn lock_shared_range(&self, _: Bound<u64>, _: Bound<u64>) -> Result<(), BackendError> {
        Ok(())
    }

    fn unlock_range(&self, _: Bound<u64>, _: Bound<u64>) -> Result<(), BackendError> {
        Ok(())
    }

    fn query_lock_range(&self, _: Bound<u64>, _: Bound<u64>) -> Result<bool, BackendError> {
        Ok(false)
    }
}
