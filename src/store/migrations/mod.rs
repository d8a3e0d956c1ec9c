//! The schema's versions, and the way from each to the next.
//!
//! A migration is one numbered file that changes the tables in one transaction. Records need
//! none for a field that they gain: their encoding names its fields, and what is absent takes its
//! default.

mod m0002_forms_by_member;
mod m0003_forms_by_original;

use redb::{ReadableTable, Table};

use super::codec;
use super::error::StoreError;
use super::tables::META;
use super::{Place, Store};

pub(super) use m0002_forms_by_member::{GATHERED, Listing, list_by_member, listing};

/// The schema that this program writes.
const SCHEMA: u32 = 3;

/// The steps to the current schema: the first leads from 1 to 2.
const STEPS: &[Step] = &[m0002_forms_by_member::step, m0003_forms_by_original::step];

type Step = fn(&Store, &redb::WriteTransaction) -> Result<(), StoreError>;

const KEY: &str = "schema";

/// Writes the current schema into a new store.
pub(super) fn stamp(
    place: &Place,
    meta: &mut Table<'_, &'static str, &'static [u8]>,
) -> Result<(), StoreError> {
    let sealed = codec::seal("meta", KEY.as_bytes(), &SCHEMA.to_le_bytes());
    meta.insert(KEY, sealed.as_slice())
        .map_err(|e| place.engine(e))?;
    Ok(())
}

/// Takes the steps that the store lacks, all in one transaction.
pub(super) fn bring_up_to_date(store: &Store) -> Result<(), StoreError> {
    let place = &store.place;
    let found = store.reading(|place, read| {
        let meta = match read.open_table(META) {
            // Somebody else's file, of the same engine.
            Err(redb::TableError::TableDoesNotExist(_)) => {
                return Err(StoreError::NotAStore(place.path.clone()));
            }
            meta => meta.map_err(|e| place.engine(e))?,
        };
        schema(place, &meta)
    })?;
    if found == SCHEMA {
        return Ok(());
    }
    newest(place, found)?;
    if place.reading_only.is_some() {
        return Err(StoreError::Older(place.path.clone()));
    }
    store.in_one(|txn| {
        let mut meta = txn.open_table(META).map_err(|e| place.engine(e))?;
        // Another process may have taken the steps meanwhile.
        for step in STEPS
            .iter()
            .skip(schema(place, &meta)?.saturating_sub(1) as usize)
        {
            step(store, txn)?;
        }
        stamp(place, &mut meta)
    })
}

/// Whether this program knows the schema that the store has by now.
pub(super) fn is_known(
    place: &Place,
    meta: &impl ReadableTable<&'static str, &'static [u8]>,
) -> Result<(), StoreError> {
    newest(place, schema(place, meta)?)
}

fn newest(place: &Place, found: u32) -> Result<(), StoreError> {
    if found > SCHEMA {
        return Err(StoreError::NewerSchema {
            path: place.path.clone(),
            found,
            known: SCHEMA,
        });
    }
    Ok(())
}

fn schema(
    place: &Place,
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
