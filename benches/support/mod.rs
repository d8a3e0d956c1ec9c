//! The stores that the benchmarks work on, made anew at their start, and the clock they share.
//!
//! `JIEBIE_BENCH=city` leaves the nation out: making its store takes some seconds and 1.1 GB of
//! disk in the folder for temporary files.

#![allow(dead_code, reason = "each benchmark uses a part of it")]

#[path = "../../src/testkit/mod.rs"]
mod testkit;

use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDateTime;
use criterion::Criterion;
use jiebie::desk::demo::{Size, found_demo};
use jiebie::desk::{Clock, Desk};
use jiebie::domain::authority::{Actor, Role};
use jiebie::domain::calendar::{Today, Year};
use jiebie::store::Store;
use tempfile::TempDir;
use testkit::TODAY;

/// The program's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A made-up organisation's store, gone with this.
pub struct TestStore {
    /// What its size is called.
    pub name: &'static str,
    folder: TempDir,
}

impl TestStore {
    /// The sizes that are measured, the smaller first.
    pub fn all() -> Vec<TestStore> {
        let mut all = vec![TestStore::city()];
        if std::env::var("JIEBIE_BENCH").as_deref() != Ok("city") {
            all.push(TestStore::of("nation", Size::NATION));
        }
        all
    }

    /// The smaller.
    pub fn city() -> TestStore {
        TestStore::of("city", Size::CITY)
    }

    fn of(name: &'static str, size: Size) -> TestStore {
        let folder = tempfile::tempdir().expect("a folder");
        let office = TestStore { name, folder };
        found_demo(&office.path(), &actor(), noon(), size, None).expect("a store");
        office
    }

    /// The store's file.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("office.jiebie")
    }

    /// The store, opened.
    pub fn store(&self) -> Store {
        Store::open(&self.path()).expect("the store opens")
    }

    /// Somebody's sitting at it.
    pub fn desk(&self) -> Desk {
        Desk::open(self.store(), actor(), clock()).expect("the desk opens")
    }
}

/// The moment at which all is measured: whatever the day, the records are the same.
pub fn noon() -> NaiveDateTime {
    testkit::noon(TODAY)
}

/// A clock that stands at that moment.
pub fn clock() -> Clock {
    testkit::clock(TODAY)
}

/// The year of that moment.
pub fn year() -> Year {
    Year::of(noon().date())
}

/// The day of that moment.
pub fn today() -> Today {
    Today::on(noon().date())
}

/// Who acts.
pub fn actor() -> Actor {
    testkit::actor("bench", Role::Admin)
}

/// What takes milliseconds is measured some twenty times.
pub fn config() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
}
