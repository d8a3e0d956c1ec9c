//! Schema 4: what the journal keeps of a record is what changed of it, under a salted digest; entries
//! have the machine's time with its offset.
//!
//! What earlier programs wrote stays as it is: entries and rows say which rule they follow. Only they
//! could not read what is written from now on, and the schema's number keeps them from trying.

use super::migration::Migration;
use crate::store::error::StoreError;

/// From schema 3 to 4.
#[allow(clippy::unnecessary_wraps, reason = "a step of other schemas can fail")]
pub(super) fn step(_migration: &mut Migration<'_>) -> Result<(), StoreError> {
    Ok(())
}
