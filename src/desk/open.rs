//! Sits down at the store of a file, which may be an older program's.

use std::path::Path;
use std::sync::Arc;

use super::clock::Clock;
use super::session::Desk;
use crate::domain::authority::{Actor, Permission};
use crate::store::{self, LockPolicy, Store, StoreError};

/// Opens the store at `path` and sits down at it. The store of an older program is brought up to date
/// by whoever may; the copy that is kept of it goes when it was opened once more without a fault.
pub fn open(path: &Path, actor: Actor, clock: Clock) -> Result<Desk, StoreError> {
    open_with(path, store::in_silence(), actor, clock)
}

/// The same, by a front that says what is done about locks.
pub fn open_with(
    path: &Path,
    policy: Arc<dyn LockPolicy>,
    actor: Actor,
    clock: Clock,
) -> Result<Desk, StoreError> {
    let store = match Store::open_with(path, Arc::clone(&policy)) {
        Err(older @ StoreError::OlderSchema { .. }) => {
            let grant = actor.may(Permission::Import).map_err(|_| older)?;
            drop(Store::upgrade(path, &grant, clock())?);
            let store = Store::open_with(path, policy)?;
            return Desk::open(store, actor, clock);
        }
        store => store?,
    };
    let desk = Desk::open(store, actor, clock)?;
    desk.forget_copies();
    Ok(desk)
}
