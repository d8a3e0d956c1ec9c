//! What is left in a file's bytes of what was erased from it.

use std::path::Path;

use super::faulty_disk::Recorded;
use super::tests::{YEAR, act, filled, grant, new_store};
use super::*;
use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::Described;
use crate::domain::form::RegistrationForm;
use crate::domain::id::{FormId, MemberId, PlanId};
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::domain::yearwork::Plan;

const NAME: &str = "钱小满";
const PHONE: &str = "13907370001";

/// A member is called so, in many entries between which others are changed; then nothing of it is left in records
/// and journal.
fn erased(store: &Store) -> Book {
    let mut book = filled(store, 60);
    let mut write = |work: &dyn Fn(&mut Tx<'_>) -> Result<(), StoreError>| {
        let written = store.write::<_, ()>(&mut book, &grant(), &act(Verb::Import), |_, tx| {
            work(tx).map_err(Fault::Store)
        });
        written.expect("written");
    };
    let person = |tx: &mut Tx<'_>| tx.get::<Member>(MemberId(1)).expect("read").expect("there");
    for n in 0..40 {
        write(&|tx| {
            let was = person(tx);
            let note = format!("{NAME}{}{PHONE}", "很长的一段话".repeat(n * 17 % 400));
            tx.put(Member {
                name: NAME.into(),
                phone: PHONE.into(),
                note,
                ..was
            })?;
            let ids = (1..60).filter(|id| (id + n) % 7 == 0);
            for id in ids {
                let id = FormId(id as u64);
                let mut form: RegistrationForm = tx.get(id)?.expect("there");
                form.sheet.account = format!("{n}").repeat(n * 31 % 300 + 1);
                tx.put(form)?;
            }
            Ok(())
        });
    }
    write(&|tx| {
        let was = person(tx);
        tx.put(Member {
            name: "（已清除）".into(),
            phone: String::new(),
            note: String::new(),
            ..was
        })?;
        tx.erase_values(Kind::Member, 1).map(drop)
    });
    book
}

/// Can the person be read in the bytes of the file?
fn is_readable(path: &Path) -> bool {
    let bytes = std::fs::read(path).expect("readable");
    let stands = |it: &str| bytes.windows(it.len()).any(|at| at == it.as_bytes());
    stands(NAME) || stands(PHONE)
}

fn is_whole(path: &Path, right: &Book) {
    let store = Store::open(path).expect("opens");
    assert_eq!(&store.load_book(YEAR).expect("a book"), right);
    let audit = store.audit().expect("audited");
    assert_eq!(audit.faults, Vec::<String>::new());
}

#[test]
fn what_is_erased_is_in_no_byte_of_the_file() {
    let (_folder, path, store) = new_store();
    let book = erased(&store);
    assert!(!is_readable(&path), "at once, while it is open here");
    assert!(!store.has_traces().expect("read"));
    assert!(!store.audit().expect("audited").traces);
    drop(store);
    is_whole(&path, &book);
    Store::compact(&path, &grant()).expect("compacted");
    assert!(!is_readable(&path));
    is_whole(&path, &book);
}

#[test]
fn while_somebody_else_has_it_open_it_is_known_and_the_last_who_closes_it_wipes() {
    let (_folder, path, store) = new_store();
    let other = Store::open(&path).expect("opens");
    let book = erased(&store);
    assert!(store.has_traces().expect("read"), "it is known");
    assert!(is_readable(&path));
    assert!(store.audit().expect("audited").traces);
    assert!(matches!(
        Store::compact(&path, &grant()),
        Err(StoreError::InUse(_))
    ));
    drop(store);
    assert!(is_readable(&path), "somebody has it open still");
    drop(other);
    assert!(!is_readable(&path));
    is_whole(&path, &book);
    assert!(
        !Store::open(&path)
            .expect("opens")
            .has_traces()
            .expect("read")
    );
}

#[test]
fn a_program_that_was_killed_in_between_leaves_it_to_the_next() {
    let (_folder, path, store) = new_store();
    let other = Store::open(&path).expect("opens");
    let book = erased(&store);
    let left = std::fs::read(&path).expect("readable");
    drop((store, other));
    std::fs::write(&path, left).expect("written");
    assert!(is_readable(&path));
    drop(Store::open(&path).expect("opens"));
    assert!(!is_readable(&path));
    is_whole(&path, &book);
}

#[test]
fn wherever_the_power_is_cut_while_it_is_wiped_the_store_is_whole() {
    let (folder, path, store) = new_store();
    let other = Store::open(&path).expect("opens");
    let book = erased(&store);
    drop(store);
    let disk = Recorded::of({
        // Closed, and not wiped: as if whoever has it open last had been killed behind that.
        let copy = folder.path().join("copy");
        std::fs::copy(&path, &copy).expect("copied");
        let store = Store::open(&copy).expect("opens");
        store.let_go(false);
        std::fs::read(&copy).expect("readable")
    });
    drop(other);
    pages::wipe(&disk).expect("wiped");
    let mut dice = 7_u64;
    let copy = folder.path().join("cut");
    let moments = disk.moment();
    assert!(moments > 20, "{moments}");
    for moment in (0..=moments).step_by(moments.div_ceil(24)).chain([moments]) {
        let keeps = || {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            dice >> 63 == 0
        };
        std::fs::write(&copy, disk.cut_at(moment, keeps)).expect("written");
        is_whole(&copy, &book);
    }
    std::fs::write(&copy, disk.cut_at(moments, || true)).expect("written");
    assert!(!is_readable(&copy));
}

#[test]
fn a_file_that_was_not_closed_or_is_damaged_is_not_touched() {
    let (_folder, path, store) = new_store();
    drop(erased(&store));
    let open = Recorded::of(std::fs::read(&path).expect("readable"));
    assert!(pages::wipe(&open).is_err(), "it is open");
    drop(store);
    let mut bytes = std::fs::read(&path).expect("readable");
    // A byte of a page that says something.
    let at = bytes.windows(9).position(|it| it == "李小明".as_bytes());
    bytes[at.expect("a member's name")] ^= 1;
    let damaged = Recorded::of(bytes);
    assert!(pages::wipe(&damaged).is_err());
    assert_eq!(damaged.moment(), 0);
}

#[test]
fn a_file_that_was_taken_off_goes_though_its_remover_was_killed() {
    let (_folder, path, store) = new_store();
    let mut book = filled(&store, 1);
    let digest = store.keep_original(&grant(), b"of a person").expect("kept");
    let mut write = |work: &dyn Fn(&mut Tx<'_>, Member) -> Result<(), StoreError>| {
        let written = store.write::<_, ()>(&mut book, &grant(), &act(Verb::Import), |_, tx| {
            let was = tx.get::<Member>(MemberId(1)).expect("read").expect("there");
            work(tx, was).map_err(Fault::Store)
        });
        written.expect("written");
    };
    let plan = |attachments| {
        let mut plan = Plan::blank(
            &Book::default(),
            Today::on("2026-11-24".parse().expect("a day")),
        );
        (plan.id, plan.attachments) = (PlanId(1), attachments);
        plan
    };
    let file = Attachment {
        digest,
        name: "来信.txt".into(),
        kind: "txt".into(),
        bytes: 11,
        nth: 1,
        on: None,
    };
    write(&|tx, _| tx.put(plan(vec![file.clone()])));
    let other = Store::open(&path).expect("opens");
    write(&|tx, _| {
        tx.put(plan(Vec::new()))?;
        tx.erase_values(Kind::Plan, 1).map(drop)
    });
    let place = store.original_path(&digest);
    assert!(!place.exists(), "at once");
    // Killed behind its commit, it had removed nothing.
    let left = std::fs::read(&path).expect("readable");
    drop((store, other));
    std::fs::write(&path, left).expect("written");
    std::fs::create_dir_all(place.parent().expect("a folder")).expect("made");
    std::fs::write(&place, b"of a person").expect("written");
    drop(Store::open(&path).expect("opens"));
    assert!(!place.exists());
}
