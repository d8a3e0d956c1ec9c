//! The store: one redb file that several processes share, and the one way to write it.
//!
//! The invariants kept here:
//! - A write needs a [`Grant`], and the journal entry of an act is in the same transaction as
//!   what it changed ([`Store::write`]). There is no other way in.
//! - A write works on a book that knows all earlier entries, under the engine's write lock; what
//!   a verb checked is still so when it is written.
//! - Every stored value carries a checksum that binds it to its table and key (`codec`), and every
//!   page is held against the checksum that the page above it has of it (`pages`).
//! - A store comes to be under a temporary name and is renamed when it is whole.
//! - The files that forms came in lie beside the store, under the digest of their content
//!   (`attachments`); a form that names one was committed after the file was safe on the disk.
//!
//! There are no rules and no procedure here, no clock, and no file format but the store's own.

mod archive;
mod attachments;
mod audit;
mod codec;
mod compact;
mod delta;
mod engine;
mod error;
mod fate;
#[cfg(test)]
pub(crate) mod faulty_disk;
mod form_indexes;
mod founding;
pub mod journal;
mod lock;
mod migrations;
mod pages;
mod place;
mod read;
mod rehearse;
mod sameness;
mod tables;
mod tx;
mod unpack;
mod watch;
mod write;
mod writer;

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use redb::ReadTransaction;

pub use archive::{FormRow, Page};
pub use attachments::{MOST_BYTES, digest_of};
pub use audit::{Audit, told};
pub use compact::Compacted;
pub use error::StoreError;
pub use fate::Fate;
pub use founding::Founding;
pub use journal::{Entry, Erased, Expected, Hash, Misfit, Whole};
pub use lock::{Blocked, LONGEST_WAIT, LockPolicy, TELLING, in_silence};
pub use place::ReadingOnly;
pub use tx::Tx;
pub use watch::Watch;
pub use write::{Act, Fault, Written};
pub use writer::Writer;

use crate::domain::authority::Grant;
use crate::domain::moment::Moment;
use crate::files::Identity;
use crate::text::Text;

use engine::Engine;
use error::against_panics;
use place::Place;
use sameness::Seen;

/// An open store.
pub struct Store {
    place: Place,
    /// The engine's handle; none after a fault, until somebody needs it again.
    engine: Mutex<Option<Arc<Engine>>>,
    /// The last entry that was seen in it.
    seen: Mutex<Option<Seen>>,
    /// Did anybody change it while it was open here, as far as is known?
    changed: AtomicBool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Store").field(&self.place.path).finish()
    }
}

impl Store {
    /// Opens the store that `name` leads to. One that may not be written is opened for reading.
    ///
    /// # Errors
    /// [`StoreError::OlderSchema`] where it is to be brought up to date first.
    pub fn open(name: &Path) -> Result<Store, StoreError> {
        Store::open_with(name, lock::in_silence())
    }

    /// The same, by a front that says what is done about locks.
    pub fn open_with(name: &Path, policy: Arc<dyn LockPolicy>) -> Result<Store, StoreError> {
        let store = Store::of(name, policy)?;
        migrations::check(&store)?;
        Ok(store)
    }

    /// Brings the store of an older program up to this one's schema, and opens it. Beside it stays a
    /// copy of what it was, until [`Store::forget_copies`].
    pub fn upgrade(name: &Path, grant: &Grant, at: Moment) -> Result<Store, StoreError> {
        let store = Store::of(name, lock::in_silence())?;
        match migrations::check(&store) {
            Err(StoreError::OlderSchema { .. }) => {
                migrations::bring_up_to_date(&store, grant, at)?;
            }
            other => other?,
        }
        Ok(store)
    }

    /// Removes what was kept of the file when the store was brought up to date, once it was opened
    /// again without a fault.
    pub fn forget_copies(&self) {
        if self.place.reading_only.is_none() {
            migrations::forget_copies(&self.place.path);
        }
    }

    fn of(name: &Path, policy: Arc<dyn LockPolicy>) -> Result<Store, StoreError> {
        let (mut place, file) = Place::find(name)?;
        place.policy = policy;
        let engine = Engine::over(&place, file)?;
        let store = Store::with(place, engine);
        if store.path() != name {
            store.bring_home(name);
        }
        Ok(store)
    }

    /// Opens the store as where it may not be written, whoever runs the tests.
    #[cfg(test)]
    pub(crate) fn open_to_read(name: &Path) -> Result<Store, StoreError> {
        let (mut place, file) = Place::find(name)?;
        place.reading_only = Some(ReadingOnly::Medium);
        let engine = Engine::over(&place, file)?;
        let store = Store::with(place, engine);
        migrations::check(&store)?;
        Ok(store)
    }

    /// Is there a file of this name? Where there is none, one may be founded.
    ///
    /// # Errors
    /// When that can't be seen, when a link leads to nothing, or when none could be founded there.
    pub fn is_at(name: &Path) -> Result<bool, StoreError> {
        place::is_at(name)
    }

    fn with(place: Place, engine: Engine) -> Store {
        Store {
            place,
            engine: Mutex::new(Some(Arc::new(engine))),
            seen: Mutex::new(None),
            changed: AtomicBool::new(false),
        }
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.place.path
    }

    /// Why the store is only read; none where it may be written.
    #[must_use]
    pub fn reading_only(&self) -> Option<ReadingOnly> {
        self.place.reading_only
    }

    /// What whoever opens the store should know at once: that it lies on a file system of the network,
    /// that it has several names.
    #[must_use]
    pub fn cautions(&self) -> Vec<Text> {
        self.place.cautions()
    }

    /// What is done about locks that others hold.
    #[must_use]
    pub fn policy(&self) -> Arc<dyn LockPolicy> {
        Arc::clone(&self.place.policy)
    }

    /// Which file it is; none of a store in memory.
    #[must_use]
    pub fn identity(&self) -> Option<Identity> {
        self.place.file
    }

    /// Runs `work` on the store as it stands at this moment. All reading goes through here.
    fn reading<T>(
        &self,
        work: impl FnOnce(&Place, &ReadTransaction) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let place = &self.place;
        let read = against_panics(&place.path, || {
            let db = self.db()?;
            let read = db.begin_read().map_err(|e| place.engine(e))?;
            work(place, &read)
        });
        if let Err(error) = &read {
            self.let_go_after(error);
        }
        read
    }

    fn db(&self) -> Result<Arc<Engine>, StoreError> {
        let mut engine = self.engine.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = &*engine {
            return Ok(Arc::clone(open));
        }
        let file = self.place.open_again()?;
        let fresh = Arc::new(Engine::over(&self.place, file)?);
        *engine = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    /// The engine, to write. One that was opened only to read, because somebody else wrote, is opened anew.
    fn db_to_write(&self) -> Result<Arc<Engine>, StoreError> {
        let open = self.db()?;
        if !open.only_reads() || self.place.reading_only.is_some() {
            return Ok(open);
        }
        let file = self.place.open_again()?;
        let fresh = Arc::new(Engine::to_write(&self.place, file, None)?);
        let mut engine = self.engine.lock().unwrap_or_else(PoisonError::into_inner);
        *engine = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    /// Closes the engine's handle after a fault; the next to need one opens it again. After a fault of
    /// the disk the engine refuses all work on the handle that met it, and what it holds in memory of
    /// a file whose content is another is worth nothing.
    fn let_go_after(&self, error: &StoreError) {
        match error {
            // Nothing was begun.
            StoreError::ReadingOnly(..) | StoreError::Busy(..) => {}
            StoreError::Rewritten(_) => self.let_go(true),
            StoreError::Damaged { .. } | StoreError::NotAStore(_) | StoreError::System { .. } => {
                self.let_go(self.is_strange());
            }
            _ => self.let_go(false),
        }
    }

    fn let_go(&self, giving_up: bool) {
        let old = self
            .engine
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(engine) = &old {
            engine.make_haste();
            if giving_up {
                engine.give_up();
            }
        }
        // Closing writes; where that fails, whoever opens the file next repairs it.
        let _ = against_panics(&self.place.path, || {
            drop(old);
            Ok::<(), StoreError>(())
        });
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let strange = self.is_strange();
        self.let_go(strange);
        if !strange {
            self.compact_if_worth_it();
        }
    }
}

#[cfg(test)]
pub(crate) mod lock_tests;
#[cfg(test)]
mod place_tests;
#[cfg(test)]
mod schema_tests;
#[cfg(test)]
mod tests;
