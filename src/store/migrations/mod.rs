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
mod m0007_whole_policy;
mod migration;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use super::act::Act;
use super::error::StoreError;
use super::handle::Store;
use super::journal::writing::Writing;
use super::journal::{self, pin};
use super::schema::{self, SCHEMA};
use super::tables::{JOURNAL, META};
use crate::domain::authority::Grant;
use crate::domain::moment::Moment;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::panic_guard;
use migration::Migration;

/// The steps to the current schema: the first leads from 1 to 2.
const STEPS: &[Step] = &[
    m0002_forms_by_member::step,
    m0003_forms_by_original::step,
    m0004_salted_journal::step,
    m0005_forms_by_last_step::step,
    m0006_trainings::step,
    m0007_whole_policy::step,
];

type Step = fn(&mut Migration<'_>) -> Result<(), StoreError>;

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
        found => schema::no_newer(&store.place, found),
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
        schema::read(place, &meta)
    })
}

/// Takes the steps that the store lacks, all in one transaction.
pub(super) fn bring_up_to_date(store: &Store, grant: &Grant, at: Moment) -> Result<(), StoreError> {
    let place = &store.place;
    store.in_one(|txn| {
        let mut meta = place.table_in(txn, META)?;
        // Another process may have taken the steps meanwhile.
        let found = schema::read(place, &meta)?;
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
        schema::stamp(place, &mut meta)?;
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
