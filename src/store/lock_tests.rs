//! Beside a writer that does not come to its end: reading and rehearsing go on, writing is given up,
//! and what became of it is told.

use std::fs::{self, OpenOptions};
use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};

use redb::StorageBackend;
use redb::backends::FileBackend;

use super::tests::*;
use super::*;
use crate::domain::book::Book;
use crate::domain::id::SectorId;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;

/// Gives up at the third time of asking, and counts what is held.
#[derive(Default)]
struct Impatient {
    asked: AtomicUsize,
    held: AtomicIsize,
}

impl LockPolicy for Impatient {
    fn waits(&self, _: &Blocked<'_>) -> bool {
        self.asked.fetch_add(1, Ordering::SeqCst) < 2
    }

    fn holds(&self, more: bool) {
        let step = if more { 1 } else { -1 };
        self.held.fetch_add(step, Ordering::SeqCst);
    }
}

fn impatient(path: &Path) -> (Arc<Impatient>, Store) {
    let policy = Arc::new(Impatient::default());
    let store = Store::open_with(path, Arc::clone(&policy) as _).expect("opens");
    policy.asked.store(0, Ordering::SeqCst);
    (policy, store)
}

fn enter(store: &Store, book: &mut Book, id: u64) -> Result<Written<()>, Fault<()>> {
    store.write(book, &grant(), &act(Verb::Import), |_, tx| {
        tx.put(sector("体育界", SectorId(id)))?;
        Ok(())
    })
}

/// Runs `meanwhile` in the middle of a write of `store`, which then goes on.
fn in_the_middle_of_a_write(store: &Store, meanwhile: impl FnOnce()) {
    let mut book = store.load_book(YEAR).expect("a book");
    let written = store.write::<_, ()>(&mut book, &grant(), &act(Verb::Import), |_, tx| {
        tx.put(sector("教育界", SectorId(70)))?;
        meanwhile();
        Ok(())
    });
    assert!(written.expect("written").seq.is_some());
}

#[test]
fn beside_a_writer_that_stands_still_a_store_opens_reads_and_rehearses() {
    let (_folder, path, store) = new_store();
    filled(&store, 3);
    in_the_middle_of_a_write(&store, || {
        let (policy, other) = impatient(&path);
        let mut book = other.load_book(YEAR).expect("read");
        assert!(other.catch_up(&mut book).expect("read").is_empty());
        let rehearsed = other.rehearse::<_, ()>(&mut book, |_, tx| {
            tx.put(sector("体育界", SectorId(9)))?;
            assert!(
                tx.get::<crate::domain::sector::Sector>(SectorId(9))?
                    .is_some()
            );
            Ok(())
        });
        assert_eq!(rehearsed.expect("rehearsed").changes.len(), 1);
        assert_eq!(
            policy.asked.load(Ordering::SeqCst),
            0,
            "nobody was waited for"
        );
        assert_eq!(policy.held.load(Ordering::SeqCst), 0, "nobody has to wait");
        // To write it would have to wait.
        let refused = enter(&other, &mut book, 9);
        let Err(Fault::Store(StoreError::Busy(_, Some(writer)))) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(writer.process, std::process::id());
        assert_eq!(
            (writer.name.as_str(), writer.verb),
            ("owner", Some(Verb::Import))
        );
        assert!(policy.asked.load(Ordering::SeqCst) > 2);
        assert!(other.load_book(YEAR).is_ok(), "and reading goes on");
    });
    // Afterwards the same handle writes.
    let (policy, other) = impatient(&path);
    let mut book = other.load_book(YEAR).expect("read");
    assert!(enter(&other, &mut book, 9).is_ok());
    assert_eq!(policy.held.load(Ordering::SeqCst), 0);
    drop(other);
    assert_eq!(
        policy.held.load(Ordering::SeqCst),
        0,
        "closing lets go of all"
    );
}

#[test]
fn one_that_was_opened_beside_a_writer_writes_once_that_is_over() {
    let (_folder, path, store) = new_store();
    let mut other = None;
    in_the_middle_of_a_write(&store, || other = Some(impatient(&path)));
    let (_, other) = other.expect("opened");
    let mut book = other.load_book(YEAR).expect("read");
    assert_eq!(book.seq(), Seq(2));
    assert_eq!(
        enter(&other, &mut book, 9).expect("written").seq,
        Some(Seq(3))
    );
}

/// Holds the lock that every commit and every beginning of a read needs, as a process does that was
/// stopped in the middle of a commit.
pub(crate) fn stopped_in_mid_commit(path: &Path) -> FileBackend {
    let file = OpenOptions::new().read(true).write(true).open(path);
    let backend = FileBackend::new(file.expect("opens")).expect("a backend");
    let header = (Bound::Included(0), Bound::Excluded(320));
    assert!(backend.try_lock_range(header.0, header.1).expect("locks"));
    backend
}

#[test]
fn what_needs_the_lock_of_a_writer_stopped_in_mid_commit_is_given_up() {
    let (_folder, path, store) = new_store();
    let mut book = filled(&store, 3);
    drop(store);
    let (_, other) = impatient(&path);
    let known = other.load_book(YEAR).expect("read");
    let stopped = stopped_in_mid_commit(&path);
    let busy = |error: &StoreError| matches!(error, StoreError::Busy(_, None));
    assert!(other.catch_up(&mut book).is_err_and(|it| busy(&it)));
    assert!(other.load_book(YEAR).is_err_and(|it| busy(&it)));
    match enter(&other, &mut book, 9) {
        Err(Fault::Store(error)) => assert!(busy(&error), "{error:?}"),
        other => panic!("{other:?}"),
    }
    stopped.close().expect("it goes on");
    drop(stopped);
    assert_eq!(other.load_book(YEAR).expect("read"), known);
    assert!(enter(&other, &mut book, 9).is_ok());
}

#[test]
fn the_note_goes_with_the_write() {
    let (folder, _path, store) = new_store();
    let names = || fs::read_dir(folder.path()).expect("listed").count();
    let before = names();
    in_the_middle_of_a_write(&store, || assert_eq!(names(), before + 1));
    assert_eq!(names(), before);
}
