//! Schema 7: the other half of the policy is recorded: tables for the kinds from the number
//! [`FIRST`] on. They begin empty.

use super::migration::Migration;
use crate::domain::record::Kind;
use crate::store::error::StoreError;
use crate::store::tables::records;

/// The first kind that schema 6 did not have.
const FIRST: u8 = 19;

/// From schema 6 to 7.
pub(super) fn step(migration: &mut Migration<'_>) -> Result<(), StoreError> {
    let Migration { place, txn, .. } = *migration;
    let new = Kind::ALL.iter().filter(|kind| kind.code() >= FIRST);
    for kind in new {
        place.table_in(txn, records(*kind))?;
    }
    Ok(())
}
