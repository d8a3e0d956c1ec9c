//! The schema's versions, and the way from each to the next.
//!
//! A migration is one numbered file that changes the tables. All that a store lacks are taken in one
//! transaction, with an entry in the journal that says so and holds the digest of all records as they
//! stand then; before it the file is copied, and the copy stays until the store was opened once more
//! without a fault. Records need no migration for a field that they gain: their encoding names its
//! fields, and what is absent takes its default. A step that does change records keeps what they were in
//! the entry ([`Writing::rows`]), so that the journal knows.

mod m0002_forms_by_member;
mod m0003_forms_by_original;
mod m0004_salted_journal;
mod m0005_forms_by_last_step;
mod m0006_trainings;

use crate::panic_guard;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use redb::{ReadableTable, Table, WriteTransaction};

use super::codec;
use super::error::StoreError;
use super::journal::pin;
use super::journal::writing::Writing;
use super::tables::{JOURNAL, META, keep};
use super::write::Act;
use super::{Place, Store, journal};
use crate::domain::authority::Grant;
use crate::domain::moment::Moment;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;

pub(super) use m0002_forms_by_member::{GATHERED, Listing, list_by_member, listing};

/// The schema that this program writes.
const SCHEMA: u32 = 6;

/// The steps to the current schema: the first leads from 1 to 2.
const STEPS: &[Step] = &[
    m0002_forms_by_member::step,
    m0003_forms_by_original::step,
    m0004_salted_journal::step,
    m0005_forms_by_last_step::step,
    m0006_trainings::step,
];

type Step = fn(&mut Migration<'_>) -> Result<(), StoreError>;

const KEY: &str = "schema";

/// A migration under way.
struct Migration<'t> {
    place: &'t Place,
    txn: &'t WriteTransaction,
    writing: Writing<'t>,
}

/// Writes the current schema into a new store.
pub(super) fn stamp(
    place: &Place,
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

/// Refuses a store whose schema is not this program's.
pub(super) fn check(store: &Store) -> Result<(), StoreError> {
    let path = || store.place.path.clone();
    match found_in(store)? {
        SCHEMA => Ok(()),
        0..SCHEMA if store.reading_only().is_some() => Err(StoreError::Older(path())),
        found @ 0..SCHEMA => Err(StoreError::OlderSchema {
            path: path(),
            found,
        }),
        found => newest(&store.place, found),
    }
}

fn found_in(store: &Store) -> Result<u32, StoreError> {
    store.reading(|place, read| {
        let meta = match read.open_table(META) {
            // Somebody else's file, of the same engine.
            Err(redb::TableError::TableDoesNotExist(_)) => {
                return Err(StoreError::NotAStore(place.path.clone()));
            }
            meta => meta.map_err(|e| place.engine(e))?,
        };
        schema(place, &meta)
    })
}

/// Takes the steps that the store lacks, all in one transaction.
pub(super) fn bring_up_to_date(store: &Store, grant: &Grant, at: Moment) -> Result<(), StoreError> {
    let place = &store.place;
    store.in_one(|txn| {
        let mut meta = place.table_in(txn, META)?;
        // Another process may have taken the steps meanwhile.
        let found = schema(place, &meta)?;
        if found >= SCHEMA {
            return Ok(());
        }
        // Nobody writes now, so that the copy is whole.
        keep_copy(&place.path, found)?;
        let seq = {
            let journal = place.table_in(txn, JOURNAL)?;
            Seq(journal::last_seq(place, &journal)?.0 + 1)
        };
        let mut migration = Migration {
            place,
            txn,
            writing: Writing::begin(txn, place, seq),
        };
        for step in STEPS.iter().skip(found.saturating_sub(1) as usize) {
            step(&mut migration)?;
        }
        stamp(place, &mut meta)?;
        let act = Act {
            verb: Verb::Migrate,
            note: format!("{found} → {SCHEMA}"),
            at,
            of: None,
        };
        let pin = pin::pinned(txn, place)?;
        migration.writing.finish(grant, &act, Some(pin))
    })?;
    store.changed.store(true, Ordering::Relaxed);
    Ok(())
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

/// The copy that is kept of a store of this schema while it is new to a later one.
fn copy_of(path: &Path, schema: u32) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".schema-{schema}"));
    PathBuf::from(name)
}

fn keep_copy(path: &Path, schema: u32) -> Result<(), StoreError> {
    panic_guard::aside(|| {
        let copy = copy_of(path, schema);
        let part = copy.with_extension(format!("schema-{schema}-{}", std::process::id()));
        let kept = fs::copy(path, &part)
            .and_then(|_| File::open(&part)?.sync_all())
            .and_then(|()| fs::rename(&part, &copy));
        if kept.is_err() {
            let _ = fs::remove_file(&part);
        }
        kept.map_err(|e| StoreError::io(&copy, &e))
    })
}

/// Removes the copies that were kept when the store was brought up to date. What can't be removed is
/// left; it is in nobody's way.
pub(super) fn forget_copies(path: &Path) {
    for schema in 1..SCHEMA {
        let _ = fs::remove_file(copy_of(path, schema));
    }
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
