//! An open store: its file, the engine's handle on it, and what was last seen in it.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use redb::{ReadTransaction, WriteTransaction};

use super::engine::Engine;
use super::error::{StoreError, against_panics};
use super::journal::Hash;
use super::location::Location;
use super::lock::LockPolicy;
use super::reading_only::ReadingOnly;
use crate::domain::record::Seq;
use crate::files::Identity;
use crate::text::Text;

/// An open store.
pub struct Store {
    pub(super) place: Location,
    /// The engine's handle; none after a fault, until somebody needs it again.
    pub(super) engine: Mutex<Option<Arc<Engine>>>,
    /// The last entry that was seen in it.
    pub(super) seen: Mutex<Option<Seen>>,
    /// Did anybody change it while it was open here, as far as is known?
    pub(super) changed: AtomicBool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Store").field(&self.place.path).finish()
    }
}

/// An entry that was seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) seq: Seq,
    pub(super) hash: Hash,
}

impl Store {
    pub(super) fn with(place: Location, engine: Engine) -> Store {
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
    pub(super) fn reading<T>(
        &self,
        work: impl FnOnce(&Location, &ReadTransaction) -> Result<T, StoreError>,
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

    pub(super) fn db(&self) -> Result<Arc<Engine>, StoreError> {
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
    pub(super) fn db_to_write(&self) -> Result<Arc<Engine>, StoreError> {
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

    /// Does `work` in one transaction, which no entry tells of but the one that it appends itself.
    pub(super) fn in_one(
        &self,
        work: impl FnOnce(&WriteTransaction) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        against_panics(&self.place.path, || {
            let txn = self.db_to_write()?.begin_write(&self.place)?;
            self.place.holds()?;
            work(&txn)?;
            txn.commit().map_err(|e| self.place.engine(e))
        })
    }

    /// Is the engine's handle there?
    pub(super) fn is_open(&self) -> bool {
        let engine = self.engine.lock().unwrap_or_else(PoisonError::into_inner);
        engine.is_some()
    }

    /// Closes the engine's handle after a fault; the next to need one opens it again. After a fault of
    /// the disk the engine refuses all work on the handle that met it, and what it holds in memory of
    /// a file whose content is another is worth nothing.
    pub(super) fn let_go_after(&self, error: &StoreError) {
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

    pub(super) fn let_go(&self, giving_up: bool) {
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
        if self.is_strange() {
            self.let_go(true);
        } else {
            self.wipe_at_last();
            self.compact_if_worth_it();
        }
    }
}
