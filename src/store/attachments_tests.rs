//! Originals by example: kept once, for whoever may write the store, and never taken for right when
//! they are not.

use super::*;
use crate::domain::attachment::Attachment;
use crate::domain::authority::{Actor, Front, Permission, Role};
use crate::domain::verb::Verb;
use crate::store::Act;

fn grant() -> Grant {
    let actor = Actor {
        name: "owner".into(),
        role: Role::Admin,
        front: Front::Shell,
    };
    actor.may(Permission::Import).expect("the owner may")
}

fn new_store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let act = Act {
        verb: Verb::Found,
        note: String::new(),
        at: chrono::NaiveDate::MIN
            .and_time(chrono::NaiveTime::MIN)
            .into(),
        of: None,
    };
    let path = folder.path().join("office.store");
    let store = Store::found(&path, &grant(), &act, |_| Ok(())).expect("a store");
    (folder, store)
}

fn attachment(digest: Digest) -> Attachment {
    Attachment {
        digest,
        name: "登记表.docx".into(),
        kind: "docx".into(),
        bytes: 0,
        nth: 1,
        on: None,
    }
}

/// All files of the store's folder for originals, with their modes where there are any.
fn listed(store: &Store) -> Vec<(PathBuf, u32)> {
    let mut all = Vec::new();
    let mut folders = vec![store.originals()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let meta = fs::metadata(&path).expect("its data");
            #[cfg(unix)]
            let mode = std::os::unix::fs::PermissionsExt::mode(&meta.permissions()) & 0o777;
            #[cfg(not(unix))]
            let mode = 0o600;
            if meta.is_dir() {
                #[cfg(unix)]
                assert_eq!(mode, 0o700);
                folders.push(path);
            } else {
                all.push((path, mode));
            }
        }
    }
    all
}

#[test]
fn a_file_is_kept_once_for_its_owner_alone_and_read_again() {
    let (_folder, store) = new_store();
    let digest = store.keep_original(&grant(), b"form").expect("kept");
    assert_eq!(
        store.keep_original(&grant(), b"form").expect("kept"),
        digest
    );
    let other = store.keep_original(&grant(), b"").expect("kept");
    let mut files = listed(&store);
    files.sort();
    let mut expected = [digest, other].map(|it| (store.original_path(&it), 0o600));
    expected.sort();
    assert_eq!(files, expected);
    let read = |digest| store.original(&digest).expect("read");
    assert_eq!((read(digest), read(other)), (b"form".to_vec(), Vec::new()));
}

#[cfg(unix)]
#[test]
fn whoever_may_write_the_store_may_write_the_originals() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, store) = new_store();
    let shared = fs::Permissions::from_mode(0o660);
    fs::set_permissions(store.path(), shared).expect("shared");
    let digest = store.keep_original(&grant(), b"form").expect("kept");
    let file = store.original_path(&digest);
    let mode = |path: &Path| {
        let meta = fs::metadata(path).expect("there");
        meta.permissions().mode() & 0o777
    };
    let folder = file.parent().expect("a folder");
    assert_eq!(
        (mode(&store.originals()), mode(folder), mode(&file)),
        (0o770, 0o770, 0o660)
    );
}

#[test]
fn what_is_missing_or_damaged_is_said_and_kept_anew() {
    let (_folder, store) = new_store();
    let digest = digest_of(b"form");
    let path = store.original_path(&digest);
    match store.original(&digest) {
        Err(StoreError::OriginalMissing(named)) => assert_eq!(named, path),
        other => panic!("{other:?}"),
    }
    store.keep_original(&grant(), b"form").expect("kept");
    for damage in [&b"fork"[..], b"for", b"forms", b""] {
        fs::write(&path, damage).expect("damaged");
        match store.original(&digest) {
            Err(StoreError::OriginalDamaged(named)) => assert_eq!(named, path),
            other => panic!("{other:?}"),
        }
        store.keep_original(&grant(), b"form").expect("kept anew");
        assert_eq!(store.original(&digest).expect("whole"), b"form");
    }
    assert_eq!(listed(&store).len(), 1, "nothing is left lying about");
}

#[test]
fn a_file_that_is_too_long_is_refused_and_nothing_is_written() {
    let (_folder, store) = new_store();
    let bytes = vec![b'x'; MOST_BYTES as usize + 1];
    match store.keep_original(&grant(), &bytes) {
        Err(StoreError::OriginalTooLarge(_, length)) => assert_eq!(length, MOST_BYTES + 1),
        other => panic!("{other:?}"),
    }
    assert!(!store.originals().exists());
    let most = &bytes[..MOST_BYTES as usize];
    let digest = store.keep_original(&grant(), most).expect("kept");
    assert_eq!(store.original(&digest).expect("read"), most);
}

#[test]
fn a_link_in_the_place_of_an_original_is_not_followed() {
    let (folder, store) = new_store();
    let digest = store.keep_original(&grant(), b"form").expect("kept");
    let path = store.original_path(&digest);
    let elsewhere = folder.path().join("elsewhere");
    fs::rename(&path, &elsewhere).expect("moved");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&elsewhere, &path).expect("a link");
    assert!(store.original(&digest).is_err());
    store.keep_original(&grant(), b"form").expect("kept anew");
    assert!(fs::symlink_metadata(&path).expect("there").is_file());
}

/// The file is durable before the transaction begins, so a process that dies between the two
/// leaves what the next attempt uses.
#[test]
fn a_file_whose_transaction_never_came_is_harmless_and_used_again() {
    let (_folder, store) = new_store();
    let digest = store.keep_original(&grant(), b"form").expect("kept");
    let path = store.path().to_path_buf();
    drop(store);
    let store = Store::open(&path).expect("opens");
    let audit = store.audit().expect("audited");
    assert_eq!((audit.originals, audit.faults), (0, Vec::new()));
    let file = store.original_path(&digest);
    let written = || fs::metadata(&file).expect("there").modified().ok();
    let before = written();
    assert_eq!(
        store.keep_original(&grant(), b"form").expect("kept"),
        digest
    );
    assert_eq!(written(), before);
}

#[test]
fn where_no_folder_can_be_it_is_said_and_the_store_is_as_it_was() {
    let (_folder, store) = new_store();
    fs::write(store.originals(), "in the way").expect("a file");
    match store.keep_original(&grant(), b"form") {
        Err(StoreError::System { path, .. }) => {
            assert_eq!(path, store.original_path(&digest_of(b"form")));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
    assert_eq!(fs::read(store.originals()).expect("read"), b"in the way");
}

/// The act of entering a plan that names these files.
fn enter(store: &Store, files: Vec<Attachment>) -> Result<u64, StoreError> {
    use crate::domain::book::Book;
    use crate::domain::calendar::Year;
    use crate::domain::id::{PlanId, SectorId};
    use crate::domain::yearwork::{Body, Evidence, Plan};
    use crate::store::Fault;
    let act = Act {
        verb: Verb::Add(Kind::Plan),
        note: String::new(),
        at: chrono::NaiveDate::MIN
            .and_time(chrono::NaiveTime::MIN)
            .into(),
        of: None,
    };
    let mut book: Book = store.load_book(Year(2026))?;
    let written = store.write(&mut book, &grant(), &act, |_, tx| {
        let id = tx.next_id::<Plan>()?;
        tx.put(Plan {
            id,
            body: Body::Sector(SectorId(1)),
            year: Year(2026),
            title: "计划".into(),
            made_on: None,
            evidence: Evidence::Recorded,
            attachments: files,
            note: String::new(),
        })?;
        Ok::<PlanId, Fault<()>>(id)
    });
    match written {
        Ok(written) => Ok(written.value.0),
        Err(Fault::Store(error)) => Err(error),
        Err(Fault::Refused(())) => panic!("nothing is refused"),
    }
}

#[test]
fn no_record_names_a_file_that_is_not_there() {
    let (_folder, store) = new_store();
    let digest = digest_of(b"form");
    match enter(&store, vec![attachment(digest)]) {
        Err(StoreError::OriginalCleared(name)) => {
            assert_eq!(name, attachment(digest).name);
        }
        other => panic!("{other:?}"),
    }
    store.keep_original(&grant(), b"form").expect("kept");
    enter(&store, vec![attachment(digest)]).expect("entered");
    let audit = store.audit().expect("audited");
    assert_eq!((audit.originals, audit.faults), (1, Vec::new()));
    fs::remove_file(store.original_path(&digest)).expect("lost");
    let audit = store.audit().expect("audited");
    assert_eq!(audit.missing, 1);
    let told = format!("plans 1, attachment 登记表.docx: missing ({digest})");
    assert_eq!(audit.faults, [told]);
}

#[test]
fn what_no_record_names_is_removed_when_asked_for_and_nothing_else() {
    let (_folder, store) = new_store();
    let digest = store.keep_original(&grant(), b"form").expect("kept");
    let other = store.keep_original(&grant(), b"spare").expect("kept");
    let third = store.keep_original(&grant(), b"third").expect("kept");
    enter(&store, vec![attachment(digest)]).expect("entered");
    fs::write(store.originals().join("note"), "somebody's own").expect("written");
    assert_eq!(store.audit().expect("audited").unnamed, 2);
    let removed = store.remove(Some(&[digest, third]));
    assert_eq!(removed.expect("removed"), Removed { files: 1, bytes: 5 });
    let removed = store.remove_unnamed(&grant()).expect("removed");
    assert_eq!(removed, Removed { files: 1, bytes: 5 });
    assert!(!store.original_path(&other).exists());
    assert!(store.originals().join("note").exists());
    store.check_original(&digest).expect("left");
    let audit = store.audit().expect("audited");
    assert_eq!(
        (audit.originals, audit.unnamed, audit.faults),
        (1, 0, Vec::new())
    );
}
