//! A migration under way: what its steps work on.

use redb::WriteTransaction;

use crate::store::journal::writing::Writing;
use crate::store::location::Location;

/// A migration under way.
pub(super) struct Migration<'t> {
    pub(super) place: &'t Location,
    pub(super) txn: &'t WriteTransaction,
    pub(super) writing: Writing<'t>,
}
