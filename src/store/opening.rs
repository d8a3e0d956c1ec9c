//! How a store is opened: the one of a name, as its schema is, or brought up to this program's.

use std::path::Path;
use std::sync::Arc;

use super::engine::Engine;
use super::error::StoreError;
use super::handle::Store;
use super::location::{self, Location};
use super::lock::{self, LockPolicy};
use super::migrations;
use crate::domain::authority::Grant;
use crate::domain::moment::Moment;

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
        let (mut place, file) = Location::find(name)?;
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
        let (mut place, file) = Location::find(name)?;
        place.reading_only = Some(super::reading_only::ReadingOnly::Medium);
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
        location::is_at(name)
    }
}
