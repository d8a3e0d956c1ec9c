//! Schema 3: forms are found by the file that they came in, so that no file is taken in twice.
//!
//! No form of an earlier schema came in a file, so the index begins empty.

use super::migration::Migration;
use crate::store::error::StoreError;
use crate::store::tables::FORMS_BY_ORIGINAL;

/// From schema 2 to 3.
pub(super) fn step(migration: &mut Migration<'_>) -> Result<(), StoreError> {
    let Migration { place, txn, .. } = *migration;
    place.table_in(txn, FORMS_BY_ORIGINAL)?;
    Ok(())
}
