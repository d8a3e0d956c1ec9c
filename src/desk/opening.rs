//! What it takes to sit down once more at the same store, for work that runs beside a sitting.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Clock, Desk};
use crate::domain::authority::Actor;
use crate::exchange::Gate;
use crate::files::Identity;
use crate::store::{LockPolicy, Store, StoreError};

/// A store, who sits down, and the clock.
pub struct Opening {
    path: PathBuf,
    file: Option<Identity>,
    actor: Actor,
    clock: Clock,
}

impl Opening {
    /// Sits down; `policy` says what is done about locks.
    ///
    /// # Errors
    /// When the store can't be opened, or another file has its name now.
    pub fn desk(&self, policy: Arc<dyn LockPolicy>) -> Result<Desk, StoreError> {
        let store = Store::open_with(&self.path, policy)?;
        if store.identity() != self.file {
            return Err(StoreError::Replaced(self.path.clone()));
        }
        Desk::open(store, self.actor.clone(), Arc::clone(&self.clock))
    }

    /// Leave to write files is asked here.
    #[must_use]
    pub fn gate(&self) -> Gate {
        Gate::around(&self.path)
    }
}

impl Desk {
    /// Another desk of the same person, at the file that has the store's name now.
    ///
    /// # Errors
    /// When it is no store, or can't be read.
    pub fn at_present_file(&self) -> Result<Desk, StoreError> {
        let (path, policy) = (self.path(), self.store().policy());
        let mut desk = super::open_with(path, policy, self.actor().clone(), self.clock())?;
        desk.look_at(self.today().year)?;
        Ok(desk)
    }

    /// Another desk of the same person at the same file, for work beside this one.
    #[must_use]
    pub fn opening(&self) -> Opening {
        Opening {
            path: self.path().to_path_buf(),
            file: self.store().identity(),
            actor: self.actor().clone(),
            clock: self.clock(),
        }
    }
}
