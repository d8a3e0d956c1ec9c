//! The store: one redb file that several processes share, and the one way to write it.
//!
//! The invariants kept here:
//! - A write needs a [`Grant`], and the journal entry of an act is in the same transaction as
//!   what it changed ([`Store::write`]). There is no other way in.
//! - A write works on a book that knows all earlier entries, under the engine's write lock; what
//!   a verb checked is still so when it is written.
//! - Every stored value carries a checksum that binds it to its table and key (`codec`).
//! - A store comes to be under a temporary name and is renamed when it is whole.
//! - The files that forms came in lie beside the store, under the digest of their content
//!   (`attachments`); a form that names one was committed after the file was safe on the disk.
//!
//! There are no rules and no procedure here, no clock, and no file format but the store's own.

mod archive;
mod attachments;
mod audit;
mod codec;
mod error;
#[cfg(test)]
pub(crate) mod faulty_disk;
mod form_indexes;
mod founding;
pub mod journal;
mod migrations;
mod read;
mod shield;
mod tables;
mod tx;
mod unpack;
mod watch;
mod write;

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use redb::{ConcurrencyMode, Database, ReadTransaction, ReadableDatabase};

pub use archive::{FormRow, Page};
pub use attachments::{MOST_BYTES, digest_of};
pub use audit::Audit;
pub use error::StoreError;
pub use founding::Founding;
pub use journal::{Entry, Misfit};
pub use shield::is_shielded;
pub use tx::Tx;
pub use watch::Watch;
pub use write::{Act, Fault, Written};

use crate::domain::authority::Grant;

/// How much of the file the engine keeps in memory, in bytes. The people's records are held as a
/// [`Book`](crate::domain::book::Book) anyway; this serves the archive's pages.
const CACHE_BYTES: usize = 4 * 1024 * 1024;

/// An open store.
pub struct Store {
    place: Place,
    /// The engine's handle; none after a fault, until somebody needs it again.
    engine: Mutex<Option<Arc<Database>>>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Store").field(&self.place.path).finish()
    }
}

impl Store {
    /// Opens the store at `path`, bringing an older schema up to this program's.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        let place = Place {
            path: path.to_path_buf(),
        };
        let meta = std::fs::metadata(path).map_err(|e| StoreError::io(path, &e))?;
        if !meta.is_file() || meta.len() == 0 {
            return Err(StoreError::NotAStore(place.path));
        }
        let store = Store {
            engine: Mutex::new(Some(Arc::new(open_engine(&place)?))),
            place,
        };
        migrations::bring_up_to_date(&store)?;
        Ok(store)
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.place.path
    }

    /// Runs `work` on the store as it stands at this moment. All reading goes through here.
    fn reading<T>(
        &self,
        work: impl FnOnce(&Place, &ReadTransaction) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let place = &self.place;
        shield::against_panics(&place.path, || {
            let db = self.db()?;
            let read = db.begin_read().map_err(|e| place.engine(e))?;
            work(place, &read)
        })
    }

    fn db(&self) -> Result<Arc<Database>, StoreError> {
        let mut engine = self.engine.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = &*engine {
            return Ok(Arc::clone(open));
        }
        let fresh = Arc::new(open_engine(&self.place)?);
        *engine = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    /// Closes the engine's handle; the next to need one opens it again. After a fault of the disk
    /// the engine refuses all work on the handle that met it.
    fn let_go(&self) {
        let old = self
            .engine
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        // Closing writes; where that fails, whoever opens the file next repairs it.
        let _ = shield::against_panics(&self.place.path, || {
            drop(old);
            Ok::<(), StoreError>(())
        });
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.let_go();
    }
}

fn open_engine(place: &Place) -> Result<Database, StoreError> {
    shield::against_panics(&place.path, || {
        engine_builder()
            .open(&place.path)
            .map_err(|e| place.engine(e))
    })
}

fn engine_builder() -> redb::Builder {
    let mut builder = Database::builder();
    builder
        .set_cache_size(CACHE_BYTES)
        .set_concurrency_mode(ConcurrencyMode::MultiWriter);
    builder
}

/// Where a store's file is: what every fault of it names.
#[derive(Debug, Clone)]
struct Place {
    path: PathBuf,
}

impl Place {
    fn engine(&self, error: impl Into<redb::Error>) -> StoreError {
        StoreError::engine(&self.path, error.into())
    }

    fn damaged(&self, table: &str, key: &dyn Display) -> StoreError {
        StoreError::Damaged {
            path: self.path.clone(),
            what: format!("{table} {key}"),
        }
    }
}

#[cfg(test)]
mod tests;
