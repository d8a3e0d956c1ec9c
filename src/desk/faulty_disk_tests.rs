//! What a verb leaves behind when the storage gives out at its k-th write, for every k, and when
//! the power is cut at any moment: the old state or the new one, and nothing acknowledged is lost.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::NaiveDateTime;

use super::demo::{Size, found_demo};
use super::form::{FileForms, SubmitForms};
use super::{Add, Desk, Refusal};
use crate::domain::authority::{Actor, Front, Role};
use crate::domain::form::Status;
use crate::domain::id::{FormId, SectorId};
use crate::domain::record::Seq;
use crate::domain::sector::Sector;
use crate::store::faulty_disk::{Last, Recorded, compact_recorded, open_failing, open_recorded};
use crate::store::{Fate, Store, StoreError};

const SIZE: Size = Size {
    members: 40,
    forms: 150,
    seed: 7,
};

fn actor() -> Actor {
    Actor {
        name: "王主任".into(),
        role: Role::Admin,
        front: Front::Shell,
    }
}

fn at() -> NaiveDateTime {
    "2026-11-24T12:00:00".parse().expect("a moment")
}

fn sit_down(store: Store) -> Desk {
    Desk::open(store, actor(), Arc::new(|| at().into())).expect("a desk")
}

/// A small organisation's store at `path`; closed.
fn found(path: &Path) {
    drop(found_demo(path, &actor(), at(), SIZE, None).expect("a store"));
}

/// The forms that stand at `status` and may be taken a step further.
fn standing(desk: &Desk, status: Status) -> Vec<FormId> {
    let forms = desk.book().forms.iter();
    forms
        .filter(|form| form.status() == status)
        .map(|form| form.id)
        .collect()
}

/// Files every form that can be filed: many records, indexes and tallies in one entry.
fn try_to_file_all(desk: &mut Desk) -> Result<(), Refusal> {
    let forms = standing(desk, Status::Submitted);
    desk.carry_out(&FileForms { forms }).map(drop)
}

fn file_all(desk: &mut Desk) -> bool {
    try_to_file_all(desk).is_ok()
}

/// What is said of a write that failed.
fn fate_of(refusal: &Refusal) -> Option<Fate> {
    match refusal {
        Refusal::Store(StoreError::Unfinished { fate, .. }) => Some(*fate),
        _ => None,
    }
}

/// The store at `path` as the next to open it finds it: its last entry and how many forms wait to
/// be filed; it must be sound.
fn found_again(path: &Path) -> (Seq, usize) {
    let store = Store::open(path).expect("opens again");
    assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
    let seq = store.head().expect("read").expect("an entry").seq;
    (seq, standing(&sit_down(store), Status::Submitted).len())
}

#[test]
fn at_whichever_write_the_storage_gives_out_the_state_is_the_old_or_the_new() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let base = folder.path().join("base.jiebie");
    let path = folder.path().join("office.jiebie");
    found(&base);
    let old = found_again(&base);
    fs::copy(&base, &path).expect("copied");
    assert!(file_all(&mut sit_down(Store::open(&path).expect("opens"))));
    let new = found_again(&path);
    assert_ne!(old, new);
    for last in [Last::Lost, Last::Torn] {
        let mut failures = 0;
        for writes in 0.. {
            fs::copy(&base, &path).expect("copied");
            let Ok((store, left)) = open_failing(&path, writes, last) else {
                assert_eq!(found_again(&path), old, "{writes} {last:?}: opening");
                continue;
            };
            let mut desk = sit_down(store);
            let done = file_all(&mut desk);
            let has_failed = left.load(Ordering::SeqCst) == 0;
            if !done {
                // The same desk goes on once the storage is there again, and nothing is done twice.
                failures += 1;
                desk.refresh().expect("caught up");
                let before = standing(&desk, Status::Submitted).len();
                assert!(before == old.1 || before == new.1, "{writes} {last:?}");
                if before == old.1 {
                    assert!(file_all(&mut desk), "{writes} {last:?}: again");
                }
            }
            drop(desk);
            assert_eq!(found_again(&path), new, "{writes} {last:?}");
            if done && !has_failed {
                break;
            }
        }
        assert!(failures > 5, "the storage gave out {failures} times only");
    }
}

#[test]
fn a_verb_that_failed_and_is_not_tried_again_leaves_the_old_or_the_new() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let base = folder.path().join("base.jiebie");
    let path = folder.path().join("office.jiebie");
    found(&base);
    let old = found_again(&base);
    for writes in 0.. {
        fs::copy(&base, &path).expect("copied");
        let Ok((store, left)) = open_failing(&path, writes, Last::Torn) else {
            continue;
        };
        let done = file_all(&mut sit_down(store));
        let (seq, waiting) = found_again(&path);
        let is_old = (seq, waiting) == old;
        let is_new = seq == Seq(old.0.0 + 1) && waiting < old.1;
        assert!(is_new || (is_old && !done), "{writes}: {seq:?} {waiting}");
        if done && left.load(Ordering::SeqCst) > 0 {
            break;
        }
    }
}

#[test]
fn what_became_of_a_write_that_failed_is_told_as_it_is_in_the_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let base = folder.path().join("base.jiebie");
    let path = folder.path().join("office.jiebie");
    found(&base);
    let (old, _) = found_again(&base);
    let next = Seq(old.0 + 1);
    let mut told = Vec::new();
    for writes in 0.. {
        fs::copy(&base, &path).expect("copied");
        let Ok((store, left)) = open_failing(&path, writes, Last::Lost) else {
            continue;
        };
        let mut desk = sit_down(store);
        let done = try_to_file_all(&mut desk);
        let is_left = left.load(Ordering::SeqCst) > 0;
        drop(desk);
        let (there, _) = found_again(&path);
        match done.as_ref().map_err(fate_of) {
            Ok(()) => assert_eq!(there, next, "{writes}"),
            Err(Some(Fate::Written(seq))) => assert_eq!((seq, there), (next, next), "{writes}"),
            Err(Some(Fate::NotWritten) | None) => assert_eq!(there, old, "{writes}"),
            Err(Some(Fate::Unknown(_))) => panic!("{writes}: the file can be read"),
        }
        told.extend(done.err().as_ref().and_then(fate_of));
        if is_left {
            break;
        }
    }
    for fate in [Fate::Written(next), Fate::NotWritten] {
        assert!(told.contains(&fate), "{fate:?} among {told:?}");
    }
}

#[test]
fn of_a_file_that_is_gone_nobody_says_what_became_of_the_write() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("office.jiebie");
    found(&path);
    let (Seq(old), _) = found_again(&path);
    let (store, left) = open_failing(&path, u64::MAX, Last::Lost).expect("opens");
    let mut desk = sit_down(store);
    fs::remove_file(&path).expect("removed");
    left.store(3, Ordering::SeqCst);
    let refusal = try_to_file_all(&mut desk).expect_err("the storage gave out");
    let fate = fate_of(&refusal);
    assert_eq!(fate, Some(Fate::Unknown(Seq(old + 1))), "{refusal:?}");
    let told = refusal.text();
    let entry = format!("journal has entry {} before", old + 1);
    assert!(told.en.contains(&entry), "{}", told.en);
    assert!(told.zh.contains("不能断定这次修改是否写入"), "{}", told.zh);
}

/// A stream of numbers that is the same at every run (splitmix64).
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// `JIEBIE_IMAGES=100000 cargo test --release --lib power` cuts the power as many times.
#[test]
fn nothing_acknowledged_is_lost_when_the_power_is_cut() {
    let images = std::env::var("JIEBIE_IMAGES").map_or(100, |n| n.parse().expect("a number"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let base = folder.path().join("base.jiebie");
    found(&base);
    let disk = Recorded::of(fs::read(&base).expect("read"));
    let mut desk = sit_down(open_recorded(&disk).expect("opens"));
    // From which moment on the entry must be there.
    let mut acknowledged = vec![(disk.moment(), desk.book().seq())];
    for n in 0..6 {
        let forms: Vec<_> = standing(&desk, Status::Submitted)
            .into_iter()
            .take(3)
            .collect();
        let drafts: Vec<_> = standing(&desk, Status::Draft).into_iter().take(2).collect();
        desk.carry_out(&Add(Sector {
            id: SectorId(0),
            name: format!("新界别{n}"),
            position: 90 + n,
            committee: None.into(),
            since: None,
            short: String::new(),
            split_from: None,
            merged_into: None,
            ended: None,
            former: Vec::new(),
            note: String::new(),
        }
        .into()))
            .expect("added");
        acknowledged.push((disk.moment(), desk.book().seq()));
        for done in [
            desk.carry_out(&FileForms { forms }).is_ok(),
            desk.carry_out(&SubmitForms { forms: drafts }).is_ok(),
        ] {
            if done {
                acknowledged.push((disk.moment(), desk.book().seq()));
            }
        }
    }
    let end = disk.moment();
    assert!(acknowledged.len() > 10);
    let mut stream = Stream(20261124);
    let (first, _) = acknowledged[0];
    for image in 0..images {
        let moment = first + (stream.next() as usize) % (end - first + 1);
        // Few, half or most of the sectors that were on their way arrive.
        let odds = [10, 50, 90][stream.next() as usize % 3];
        let bytes = disk.cut_at(moment, || stream.next() % 100 < odds);
        let after = Recorded::of(bytes);
        let store = open_recorded(&after).unwrap_or_else(|e| panic!("image {image}: {e}"));
        let due = acknowledged.iter().rev().find(|(at, _)| *at <= moment);
        let (_, due) = due.expect("the first moment is one");
        let there = store.head().expect("read").expect("an entry").seq;
        assert!(there >= *due, "image {image}: {there:?}, not {due:?}");
        // Closed, and opened as a file.
        drop(store);
        let copy = folder.path().join("image.jiebie");
        fs::write(&copy, after.cut_at(after.moment(), || true)).expect("written");
        let store = Store::open(&copy).unwrap_or_else(|e| panic!("image {image}: {e}"));
        assert_eq!(
            store.head().expect("read").expect("an entry").seq,
            there,
            "image {image}"
        );
        let faults = store.audit().expect("audited").faults;
        assert_eq!(faults, Vec::<String>::new(), "image {image}");
    }
}

/// While it compacts, the engine's header may name pages that are not written yet.
#[test]
fn nothing_is_lost_wherever_a_compaction_is_stopped() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let base = folder.path().join("base.jiebie");
    found(&base);
    let (last, _) = found_again(&base);
    let disk = Recorded::of(fs::read(&base).expect("read"));
    compact_recorded(&disk).expect("compacted");
    let end = disk.moment();
    assert!(end > 50, "{end}");
    let mut stream = Stream(20261130);
    let copy = folder.path().join("stopped.jiebie");
    for moment in 0..=end {
        // The program is killed, and what it wrote arrives; or the power is cut, and some of it does.
        let odds = [100, 10, 100, 50, 100, 90][moment % 6];
        let bytes = disk.cut_at(moment, || stream.next() % 100 < odds);
        fs::write(&copy, bytes).expect("written");
        let store = Store::open(&copy).unwrap_or_else(|e| panic!("{moment}, {odds}: {e}"));
        let there = store.head().expect("read").expect("an entry").seq;
        assert_eq!(there, last, "{moment}, {odds}");
        let faults = store.audit().expect("audited").faults;
        assert_eq!(faults, Vec::<String>::new(), "{moment}, {odds}");
    }
}
