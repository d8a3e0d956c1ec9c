//! What is named as damage, and what must not be.

use std::fs;
use std::path::Path;
use std::thread;

use super::*;
use crate::desk::Refusal;
use crate::desk::demo::{Size, found_demo};
use crate::domain::authority::{Actor, Front, Permission, Role};
use crate::domain::calendar::Year;
use crate::domain::id::SectorId;
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;
use crate::store::{Act, Fault, Store, StoreError};

fn actor() -> Actor {
    Actor {
        name: "王主任".into(),
        role: Role::Admin,
        front: Front::Shell,
    }
}

fn noon() -> chrono::NaiveDateTime {
    "2026-11-24T12:00:00".parse().expect("a moment")
}

fn found(path: &Path) {
    let size = Size {
        members: 40,
        forms: 150,
        seed: 7,
    };
    drop(found_demo(path, &actor(), noon(), size, None).expect("a store"));
}

fn roots_of(bytes: &[u8]) -> Option<Vec<Due>> {
    layout::header(bytes).map(|header| header.roots)
}

#[test]
fn no_bit_of_the_header_leads_to_other_roots() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.jiebie");
    found(&path);
    let file = fs::read(&path).expect("read");
    let whole = roots_of(&file[..HEADER]).expect("a header");
    assert_eq!(whole.len(), 2);
    let mut refused = 0;
    for bit in 0..HEADER * 8 {
        let mut damaged = file[..HEADER].to_vec();
        damaged[bit / 8] ^= 1 << (bit % 8);
        match roots_of(&damaged) {
            None => refused += 1,
            // No root at all: the engine refuses it, or finds that nobody closed the file.
            Some(roots) => assert!(
                roots.is_empty() || roots.ends_with(&whole),
                "bit {bit}: {roots:?}"
            ),
        }
    }
    assert!(refused > 1_000, "{refused}");
}

#[test]
fn every_page_that_anything_hangs_on_is_held_against_its_checksum() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.jiebie");
    found(&path);
    let whole = fs::read(&path).expect("read");
    let pages = examine_all(&path).expect("whole");
    assert!(pages > 40, "{pages}");
    let copy = folder.path().join("copy.jiebie");
    let mut named = 0;
    for page in 1..whole.len() / PAGE {
        let mut damaged = whole.clone();
        damaged[page * PAGE + 9] ^= 1;
        fs::write(&copy, &damaged).expect("written");
        match examine_all(&copy) {
            Ok(_) => {}
            Err(error) => {
                assert!(DamagedPage::of(&error).is_some(), "{error}");
                named += 1;
            }
        }
    }
    // Long pages are several of the least length, and only their first bytes are hit here.
    assert!(named >= pages * 9 / 10, "{named} of {pages}");
    assert!(named < whole.len() as u64 / PAGE as u64);
}

#[test]
fn pages_that_two_writers_write_over_and_over_are_no_damage() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.jiebie");
    found(&path);
    thread::scope(|threads| {
        for writer in 0..2_u32 {
            let path = &path;
            threads.spawn(move || {
                let store = Store::open(path).expect("opens");
                let mut book = store.load_book(Year(2026)).expect("a book");
                for round in 0..40 {
                    rename_all(&store, &mut book, &format!("{writer} {round}"));
                    let loaded = store.load_book(Year(2026)).expect("whole");
                    store.catch_up(&mut book).expect("caught up");
                    assert!(loaded.seq() <= book.seq(), "what was read is not undone");
                    if round % 8 == 0 {
                        assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
                    }
                }
            });
        }
    });
    assert!(examine_all(&path).is_ok());
}

fn rename_all(store: &Store, book: &mut crate::domain::book::Book, name: &str) {
    let grant = actor().may(Permission::Import).expect("the owner may");
    let act = Act {
        verb: Verb::Edit(crate::domain::record::Kind::Sector),
        note: name.into(),
        at: noon().into(),
        of: None,
    };
    let written: Result<_, Fault<Refusal>> = store.write(book, &grant, &act, |book, tx| {
        let ids: Vec<SectorId> = book.sectors.iter().map(|it| it.id).collect();
        for id in ids {
            if let Some(sector) = tx.get::<Sector>(id)? {
                tx.put(Sector {
                    since: None,
                    note: format!("{name} {}", "备注".repeat(200)),
                    ..sector
                })?;
            }
        }
        Ok(())
    });
    assert!(written.is_ok());
}

#[test]
fn a_damaged_page_is_told_once_and_the_next_opening_is_sound_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.jiebie");
    found(&path);
    let whole = fs::read(&path).expect("read");
    let store = Store::open(&path).expect("opens");
    let mut damaged = whole.clone();
    damaged[PAGE..].fill(0);
    fs::write(&path, &damaged).expect("written in place");
    match store.load_book(Year(2026)) {
        Err(StoreError::Damaged { what, .. }) => assert!(what.starts_with("page "), "{what}"),
        other => panic!("{other:?}"),
    }
    // The file is put right in its place: the same store reads it.
    fs::write(&path, &whole).expect("written in place");
    assert!(store.load_book(Year(2026)).is_ok());
}

#[test]
fn what_is_used_is_every_page_that_anything_hangs_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.jiebie");
    found(&path);
    let file = FileBackend::new(File::open(&path).expect("opens")).expect("a file");
    let (mut waiting, mut bytes) = (roots(&file).expect("a header"), Vec::new());
    let mut each_one = PAGE as u64;
    while let Some(due) = waiting.pop() {
        each_one += due.length as u64;
        waiting.extend(below(&file, due, &mut bytes).expect("whole"));
    }
    assert_eq!(used(&path).expect("whole"), each_one);
    assert!(each_one <= fs::metadata(&path).expect("there").len());
}
