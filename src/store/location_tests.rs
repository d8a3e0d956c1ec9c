//! A store is the file that has its name: what is told, and where nothing is written, when the name
//! comes to lead elsewhere, when the content is exchanged, and when the file is only read.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::tests::{YEAR, act, filled, grant, new_store};
use super::*;
use crate::domain::book::Book;
use crate::domain::record::Seq;
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;

/// Adds a sector: any write.
fn add(store: &Store, book: &mut Book) -> Result<(), StoreError> {
    let work = |_: &Book, tx: &mut Tx<'_>| {
        let id = tx.next_id::<Sector>()?;
        tx.put(Sector {
            id,
            name: format!("界别{id}"),
            position: 0,
            committee: None.into(),
            since: None,
            split_from: None,
            merged_into: None,
            ended: None,
            former: Vec::new(),
            short: String::new(),
            note: String::new(),
        })?;
        Ok(())
    };
    match store.write::<_, ()>(book, &grant(), &act(Verb::Import), work) {
        Ok(_) => Ok(()),
        Err(Fault::Store(error)) => Err(error),
        Err(Fault::Refused(())) => panic!("refused"),
    }
}

fn last_of(path: &Path) -> Seq {
    let store = Store::open(path).expect("opens");
    assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
    store.head().expect("read").expect("an entry").seq
}

/// A closed store of another history, for somebody to restore.
fn another(entries: usize) -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, path, store) = new_store();
    let mut book = store.load_book(YEAR).expect("a book");
    add(&store, &mut book).expect("written");
    filled(&store, entries);
    drop(store);
    (folder, path)
}

#[test]
fn nothing_is_written_once_the_name_is_anothers() {
    let (_folder, path, store) = new_store();
    let mut book = filled(&store, 1);
    let (_other, backup) = another(4);
    let aside = path.with_extension("aside");
    fs::rename(&path, &aside).expect("moved away");
    for told in [
        store.catch_up(&mut book).map(drop),
        add(&store, &mut book),
        store.keep_original(&grant(), b"form").map(drop),
    ] {
        assert!(matches!(told, Err(StoreError::Removed(_))), "{told:?}");
    }
    fs::rename(&backup, &path).expect("put in its place");
    let was = last_of(&path);
    for told in [
        store.catch_up(&mut book).map(drop),
        add(&store, &mut book),
        store.keep_original(&grant(), b"form").map(drop),
    ] {
        assert!(matches!(told, Err(StoreError::Replaced(_))), "{told:?}");
    }
    assert!(!store.originals().exists());
    assert_eq!(last_of(&path), was);
    // What was open is back under its name, and all is well.
    fs::rename(&aside, &path).expect("moved back");
    add(&store, &mut book).expect("written");
    assert_eq!(last_of(&path), book.seq());
}

#[test]
fn a_file_that_goes_in_the_middle_of_a_write_is_told() {
    let (_folder, path, store) = new_store();
    let mut book = filled(&store, 0);
    let before = book.seq();
    let work = |_: &Book, tx: &mut Tx<'_>| {
        fs::remove_file(&path).expect("removed");
        let id = tx.next_id::<Sector>()?;
        tx.put(Sector {
            id,
            name: "新".into(),
            position: 0,
            committee: None.into(),
            since: None,
            split_from: None,
            merged_into: None,
            ended: None,
            former: Vec::new(),
            short: String::new(),
            note: String::new(),
        })?;
        Ok(())
    };
    let told = store.write::<_, ()>(&mut book, &grant(), &act(Verb::Import), work);
    assert!(matches!(told, Err(Fault::Store(StoreError::Removed(_)))));
    assert_eq!(book.seq(), before);
}

#[test]
fn another_content_in_the_same_file_is_told_and_left_whole() {
    // More entries and fewer, and as many as were seen.
    for (mine, theirs) in [(1, 4), (4, 1), (2, 1)] {
        let (_folder, path, store) = new_store();
        let mut book = filled(&store, mine);
        let (_other, backup) = another(theirs);
        let was = last_of(&backup);
        // As `cp` does it: the file stays, its bytes are others.
        fs::copy(&backup, &path).expect("written over");
        let content = fs::read(&path).expect("read");
        let told = store.catch_up(&mut book).map(drop);
        assert!(matches!(told, Err(StoreError::Rewritten(_))), "{told:?}");
        let told = add(&store, &mut book);
        assert!(matches!(told, Err(StoreError::Rewritten(_))), "{told:?}");
        drop(store);
        let now = fs::read(&path).expect("read");
        // The engine marks a file that it has open in the first page, and no more.
        assert!(
            now[4096..] == content[4096..],
            "{mine} {theirs}: pages of the old content"
        );
        assert_eq!(last_of(&path), was);
    }
}

#[test]
fn what_a_newer_program_has_stamped_is_left_alone() {
    let (_folder, path, store) = new_store();
    let mut book = filled(&store, 1);
    {
        let newer = Store::open(&path).expect("opens");
        let db = newer.db().expect("open");
        let txn = db.begin_write(&newer.place).expect("a write");
        let mut meta = txn.open_table(tables::META).expect("a table");
        let sealed = codec::seal("meta", b"schema", &999_u32.to_le_bytes());
        meta.insert("schema", sealed.as_slice()).expect("stamped");
        drop(meta);
        txn.commit().expect("committed");
    }
    for told in [store.catch_up(&mut book).map(drop), add(&store, &mut book)] {
        assert!(
            matches!(told, Err(StoreError::NewerSchema { found: 999, .. })),
            "{told:?}"
        );
    }
}

#[test]
fn a_link_leads_to_the_file_and_what_lies_beside_it() {
    let (folder, path, store) = new_store();
    drop(store);
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("desk")).expect("a folder");
    let link = at("desk/link.store");
    symlink("../store.jiebie", &link).expect("a link");
    // As an earlier program left it: an original beside the link.
    let bytes = b"a form";
    let digest = digest_of(bytes);
    let name = digest.to_string();
    let old = at("desk/link.store.files");
    fs::create_dir_all(old.join(&name[..2])).expect("a folder");
    fs::write(old.join(&name[..2]).join(&name), bytes).expect("an original");
    let store = Store::open(&link).expect("opens");
    assert_eq!(store.path(), fs::canonicalize(&path).expect("there"));
    store.check_original(&digest).expect("brought home");
    assert!(!old.exists());
    let more = store.keep_original(&grant(), b"another").expect("kept");
    drop(store);
    let store = Store::open(&path).expect("opens");
    store.check_original(&digest).expect("beside the file");
    store.check_original(&more).expect("beside the file");
    symlink("nowhere", at("dangling")).expect("a link");
    let told = Store::open(&at("dangling")).map(drop);
    assert!(matches!(told, Err(StoreError::Missing(_))), "{told:?}");
}

#[test]
fn a_store_that_is_only_read_is_read_beside_its_writers_and_never_written() {
    let (_folder, path, writer) = new_store();
    let mut book = filled(&writer, 2);
    let reader = Store::open_to_read(&path).expect("opens");
    let mut seen = reader.load_book(YEAR).expect("a book");
    assert_eq!(seen, book);
    add(&writer, &mut book).expect("written");
    assert_eq!(reader.catch_up(&mut seen).expect("read").len(), 1);
    assert_eq!(seen, book);
    for told in [
        add(&reader, &mut seen),
        reader.keep_original(&grant(), b"form").map(drop),
    ] {
        assert!(
            matches!(told, Err(StoreError::ReadingOnly(_, ReadingOnly::Medium))),
            "{told:?}"
        );
    }
    let why = reader.reading_only().expect("only read");
    assert!(why.text().zh.starts_with("只读"));
    assert_eq!(
        reader.audit().expect("audited").faults,
        Vec::<String>::new()
    );
}

#[test]
fn an_empty_file_is_no_store_and_none_is_made_of_it() {
    let (_folder, path, store) = new_store();
    let mut book = filled(&store, 0);
    fs::write(&path, b"").expect("emptied");
    assert!(store.catch_up(&mut book).is_err());
    assert!(add(&store, &mut book).is_err());
    drop(store);
    assert_eq!(fs::metadata(&path).expect("there").len(), 0);
}
