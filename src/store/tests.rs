//! The store by itself: founding, writing, reading back, hearing of others, and noticing damage.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::*;
use crate::domain::authority::{Actor, Front, Grant, Permission, Role};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Sheet, Stamp, Status};
use crate::domain::id::*;
use crate::domain::member::Member;
use crate::domain::organisation::{Organisation, Term};
use crate::domain::record::{Kind, Record, Seq, every_kind};
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;
use crate::rules::testing::random;

pub(super) const YEAR: Year = Year(2026);

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

fn noon() -> NaiveDateTime {
    date("2026-11-24").and_hms_opt(12, 0, 0).expect("noon")
}

pub(super) fn grant() -> Grant {
    let actor = Actor {
        name: "owner".into(),
        role: Role::Admin,
        front: Front::Shell,
    };
    actor.may(Permission::Import).expect("the owner may")
}

pub(super) fn act(verb: Verb) -> Act {
    Act {
        verb,
        note: String::new(),
        at: noon().into(),
        of: None,
    }
}

pub(super) fn new_store() -> (tempfile::TempDir, PathBuf, Store) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("store.jiebie");
    let store = Store::found(&path, &grant(), &act(Verb::Found), |founding| {
        founding.put_all([Organisation {
            name: "政协某市委员会".into(),
            term: Term {
                number: 7,
                from: date("2026-01-01"),
                until: None,
            },
            former_terms: Vec::new(),
        }])
    })
    .expect("a new store");
    (folder, path, store)
}

pub(super) fn sector(name: &str, id: SectorId) -> Sector {
    Sector {
        id,
        name: name.into(),
        position: 0,
        committee: None.into(),
        since: None,
        split_from: None,
        merged_into: None,
        ended: None,
        former: Vec::new(),
        short: String::new(),
        note: String::new(),
    }
}

fn member(name: &str, id: MemberId, sector: SectorId) -> Member {
    Member {
        id,
        name: name.into(),
        sex: None,
        ethnicity: String::new(),
        sector: sector.into(),
        employer: String::new(),
        phone: String::new(),
        committee: None.into(),
        workroom: None.into(),
        position: 0,
        joined: None,
        replaces: None,
        left: None,
        note: String::new(),
    }
}

pub(super) fn form(id: FormId, member: MemberId, filled: &str) -> RegistrationForm {
    let sheet = Sheet {
        filled_on: Some(date(filled)),
        member,
        sector: SectorId(1),
        employer: "某单位".into(),
        ways: BTreeSet::new(),
        account: "走访6户".into(),
    };
    RegistrationForm::begin(id, sheet, stamp())
}

fn stamp() -> Stamp {
    Stamp {
        at: noon(),
        by: "owner".into(),
    }
}

/// A sector, two members and `forms` drafts, each of the forms in an entry of its own.
pub(super) fn filled(store: &Store, forms: usize) -> Book {
    let mut book = store.load_book(YEAR).expect("a book");
    store
        .write::<_, ()>(&mut book, &grant(), &act(Verb::Import), |_, tx| {
            let id = tx.next_id::<Sector>()?;
            tx.put(sector("教育界", id))?;
            for name in ["王伟", "李小明"] {
                let member_id = tx.next_id::<Member>()?;
                tx.put(member(name, member_id, id))?;
            }
            Ok(())
        })
        .expect("written");
    for n in 0..forms {
        store
            .write::<_, ()>(&mut book, &grant(), &act(Verb::SubmitForm), |_, tx| {
                let id = tx.next_id::<RegistrationForm>()?;
                let member = MemberId(1 + (n % 2) as u64);
                tx.put(form(id, member, &format!("2026-03-{:02}", 1 + n % 28)))?;
                Ok(())
            })
            .expect("written");
    }
    book
}

#[test]
fn what_was_written_is_read_again_and_the_book_kept_up_equals_one_loaded() {
    let (_folder, path, store) = new_store();
    let book = filled(&store, 5);
    assert_eq!(book, store.load_book(YEAR).expect("a book"));
    drop(store);
    let again = Store::open(&path).expect("opens");
    assert_eq!(book, again.load_book(YEAR).expect("a book"));
    assert_eq!(book.seq(), Seq(7));
    assert_eq!(book.tally(MemberId(1), YEAR).at(Status::Draft), 3);
    let audit = again.audit().expect("audited");
    assert_eq!(audit.faults, Vec::<String>::new());
    assert_eq!(audit.entries, 7);
}

/// A record of each kind, from random books.
fn one_of_each_kind() -> Vec<Record> {
    let mut runner = TestRunner::deterministic();
    let mut books = Vec::new();
    for _ in 0..60 {
        let tree = random::book().new_tree(&mut runner).expect("a book");
        books.push(tree.current());
    }
    let places = || {
        books
            .iter()
            .flat_map(|book| (0..6).map(move |id| (book, id)))
    };
    let of = |kind: &Kind| places().find_map(|(book, id)| book.record(*kind, id));
    let found = |kind| of(kind).unwrap_or_else(|| panic!("no random {kind:?}"));
    Kind::ALL.iter().map(found).collect()
}

#[test]
fn a_record_of_each_kind_survives_a_restart() {
    let (_folder, path, store) = new_store();
    let records = one_of_each_kind();
    // What they have attached.
    store.keep_original(&grant(), b"").expect("kept");
    let mut book = store.load_book(YEAR).expect("a book");
    store
        .write::<_, ()>(&mut book, &grant(), &act(Verb::Import), |_, tx| {
            macro_rules! put {
                ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
                    for record in &records {
                        match record.clone() { $(Record::$kind(it) => tx.put(it)?,)* }
                    }
                };
            }
            every_kind!(put);
            Ok(())
        })
        .expect("written");
    drop(store);
    let again = Store::open(&path).expect("opens");
    let loaded = again.load_book(YEAR).expect("a book");
    for record in records {
        let (kind, id) = (record.kind(), record.raw_id());
        assert_eq!(loaded.record(kind, id), Some(record));
        assert_eq!(loaded.seq_of(kind, id), Some(book.seq()));
    }
    assert_eq!(loaded, book);
    assert_eq!(again.audit().expect("audited").faults, Vec::<String>::new());
}

#[test]
fn a_founding_overwrites_nothing_and_leaves_nothing_behind() {
    let (folder, path, store) = new_store();
    drop(store);
    let before = std::fs::read(&path).expect("readable");
    let refused = Store::found(&path, &grant(), &act(Verb::Found), |_| Ok(()));
    assert!(matches!(refused, Err(StoreError::Exists(_))));
    assert_eq!(before, std::fs::read(&path).expect("readable"));
    let failed = Store::found(
        &folder.path().join("other"),
        &grant(),
        &act(Verb::Found),
        |founding| Err(StoreError::Full(founding.store.path().to_path_buf())),
    );
    assert!(matches!(failed, Err(StoreError::Full(path)) if path.ends_with("other")));
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn another_handle_sees_a_commit_by_catching_up() {
    let (_folder, path, store) = new_store();
    let other = Store::open(&path).expect("a second handle");
    let mut theirs = other.load_book(YEAR).expect("a book");
    let mine = filled(&store, 3);
    let news = other.catch_up(&mut theirs).expect("caught up");
    assert_eq!(news.len(), 4);
    assert_eq!(theirs, mine);
    assert!(other.catch_up(&mut theirs).expect("caught up").is_empty());
}

#[test]
fn a_write_works_on_an_up_to_date_book() {
    let (_folder, path, store) = new_store();
    let other = Store::open(&path).expect("a second handle");
    let mut theirs = other.load_book(YEAR).expect("a book");
    let mine = filled(&store, 0);
    let seen = other
        .write::<_, ()>(&mut theirs, &grant(), &act(Verb::Import), |book, _| {
            Ok(book.members.len())
        })
        .expect("nothing to write");
    assert_eq!(seen.value, 2);
    assert_eq!(seen.seq, None);
    assert_eq!(theirs, mine);
}

#[test]
fn a_refusal_and_a_rehearsal_change_nothing() {
    let (_folder, _path, store) = new_store();
    let mut book = filled(&store, 1);
    let before = book.clone();
    let refused = store.write(&mut book, &grant(), &act(Verb::Import), |_, tx| {
        tx.put(sector("体育界", SectorId(9)))?;
        Err::<(), _>(Fault::Refused("no"))
    });
    assert!(matches!(refused, Err(Fault::Refused("no"))));
    let rehearsed = store
        .rehearse::<_, ()>(&mut book, |_, tx| {
            tx.put(sector("体育界", SectorId(9)))?;
            Ok(())
        })
        .expect("rehearsed");
    assert_eq!(rehearsed.changes.len(), 1);
    assert_eq!(book, before);
    assert_eq!(store.load_book(YEAR).expect("a book"), before);
}

#[test]
fn pages_walk_a_year_forwards_and_backwards() {
    let (_folder, _path, store) = new_store();
    filled(&store, 25);
    let all = store
        .forms_page(YEAR, ArchivePage::First, 100, |_, _, _| true)
        .expect("a page");
    assert_eq!(all.len(), 25);
    assert!(all.windows(2).all(|two| two[0].key < two[1].key));
    let mut walked = Vec::new();
    let mut page = ArchivePage::First;
    loop {
        let rows = store
            .forms_page(YEAR, page, 7, |_, _, _| true)
            .expect("a page");
        let Some(last) = rows.last() else { break };
        page = ArchivePage::After(last.key);
        walked.extend(rows);
    }
    assert_eq!(walked, all);
    let mut back = Vec::new();
    let mut page = ArchivePage::Last;
    loop {
        let rows = store
            .forms_page(YEAR, page, 7, |_, _, _| true)
            .expect("a page");
        let Some(first) = rows.first() else { break };
        page = ArchivePage::Before(first.key);
        back.splice(0..0, rows);
    }
    assert_eq!(back, all);
    let mine = store
        .forms_page(YEAR, ArchivePage::First, 100, |_, _, member| {
            member == MemberId(2)
        })
        .expect("a page");
    assert_eq!(mine.len(), 12);
    let of_year = |year, members: &[u64], status: Status| {
        let members = members.iter().map(|id| MemberId(*id));
        let forms = store.forms_of_year(year, members, |_, it| it == status);
        forms.expect("an index")
    };
    let ids = |rows: &[FormRow]| rows.iter().map(|row| row.form.id).collect::<Vec<_>>();
    assert_eq!(of_year(YEAR, &[2], Status::Draft), ids(&mine));
    assert_eq!(of_year(YEAR, &[2, 1, 9], Status::Draft), ids(&all));
    assert!(of_year(YEAR, &[2], Status::Filed).is_empty());
    assert!(of_year(YEAR.next(), &[1, 2], Status::Draft).is_empty());
    assert!(
        store
            .forms_page(Year(2025), ArchivePage::Last, 9, |_, _, _| true)
            .expect("a page")
            .is_empty()
    );
}

#[test]
fn what_is_no_store_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("notes.txt");
    assert!(matches!(Store::open(&path), Err(StoreError::Missing(_))));
    for content in [&b""[..], b"hello", &[0; 5000], &[0xff; 100_000]] {
        std::fs::write(&path, content).expect("writable");
        let refused = Store::open(&path).expect_err("no store");
        assert!(matches!(refused, StoreError::NotAStore(_)), "{refused:?}");
        assert_eq!(std::fs::read(&path).expect("readable"), content);
    }
    let refused = Store::open(folder.path()).expect_err("a folder");
    assert!(matches!(refused, StoreError::NotAStore(_)), "{refused:?}");
}

#[test]
fn a_watch_hears_another_handles_commit() {
    let (_folder, path, store) = new_store();
    let (tell, told) = std::sync::mpsc::channel();
    let _watch = Watch::over(&path, move || {
        let _ = tell.send(());
    })
    .expect("a watch");
    filled(&store, 1);
    told.recv_timeout(std::time::Duration::from_secs(5))
        .expect("heard");
}

#[test]
fn a_changed_journal_is_named() {
    let (_folder, _path, store) = new_store();
    filled(&store, 2);
    let whole = store.verify_journal().expect("read").expect("whole");
    assert_eq!((whole.entries, whole.erased), (4, 0));
    let tamper = |change: &dyn Fn(&redb::WriteTransaction)| {
        let db = store.db().expect("open");
        let txn = db.begin_write(&store.place).expect("a write");
        change(&txn);
        txn.commit().expect("committed");
    };
    tamper(&|txn| {
        let mut table = txn.open_table(tables::CHANGES).expect("a table");
        let key = tables::change_key(Seq(3), 0);
        let sealed = codec::seal("changes", &key, b"\x80");
        table.insert(&key, sealed.as_slice()).expect("inserted");
    });
    assert_eq!(
        store.verify_journal().expect("read"),
        Err(Misfit::Changes(Seq(3)))
    );
    tamper(&|txn| {
        let mut table = txn.open_table(tables::JOURNAL).expect("a table");
        table.remove(2).expect("removed");
    });
    assert_eq!(
        store.verify_journal().expect("read"),
        Err(Misfit::Missing(Seq(2)))
    );
}
