//! The number of the schema in the file: which program may read it.

use redb::{ReadableTable, Table};

use super::codec;
use super::error::StoreError;
use super::location::Location;
use super::tables::keep;

/// The schema that this program writes.
pub(super) const SCHEMA: u32 = 7;

const KEY: &str = "schema";

/// Writes the current schema into a new store.
pub(super) fn stamp(
    place: &Location,
    meta: &mut Table<'_, &'static str, &'static [u8]>,
) -> Result<(), StoreError> {
    keep(
        place,
        meta,
        KEY,
        KEY.as_bytes(),
        Some(&SCHEMA.to_le_bytes()),
    )
}

/// Whether this program knows the schema that the store has by now.
pub(super) fn is_known(
    place: &Location,
    meta: &impl ReadableTable<&'static str, &'static [u8]>,
) -> Result<(), StoreError> {
    no_newer(place, read(place, meta)?)
}

/// Refuses what a newer program wrote.
pub(super) fn no_newer(place: &Location, found: u32) -> Result<(), StoreError> {
    if found > SCHEMA {
        return Err(StoreError::NewerSchema {
            path: place.path.clone(),
            found,
            known: SCHEMA,
        });
    }
    Ok(())
}

/// The schema of a store, by its table `meta`.
pub(super) fn read(
    place: &Location,
    meta: &impl ReadableTable<&'static str, &'static [u8]>,
) -> Result<u32, StoreError> {
    let sealed = meta
        .get(KEY)
        .map_err(|e| place.engine(e))?
        .ok_or_else(|| StoreError::NotAStore(place.path.clone()))?;
    codec::unseal("meta", KEY.as_bytes(), sealed.value())
        .ok()
        .and_then(|bytes| bytes.try_into().ok().map(u32::from_le_bytes))
        .ok_or_else(|| place.damaged("meta", &KEY))
}
