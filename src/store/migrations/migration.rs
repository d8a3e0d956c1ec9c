//! A migration under way: what its steps work on.

use redb::WriteTransaction;

use crate::store::journal::writing::Writing;
use crate::store::place::Place;

/// A migration under way.
pub(super) struct Migration<'t> {
    pub(super) place: &'t Place,
    pub(super) txn: &'t WriteTransaction,
    pub(super) writing: Writing<'t>,
}
