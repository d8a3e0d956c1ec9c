//! What goes wrong with files and disks: a clear error, nothing changed, and never wrong data.
//! Long because the faults share one thing: a store to do harm to, and the child that meets them.

#[path = "../src/testkit/mod.rs"]
mod testkit;

use std::fs;
use std::path::Path;
use std::process::Command;

use jiebie::desk::{Desk, Refusal};
use jiebie::domain::authority::{Permission, Role};
use jiebie::domain::book::Book;
use jiebie::domain::calendar::Year;
use jiebie::domain::form::{RegistrationForm, Stamp};
use jiebie::domain::id::*;
use jiebie::domain::record::Kind;
use jiebie::domain::verb::Verb;
use jiebie::store::{Act, ArchivePage, Fate, Store, StoreError};
use testkit::*;

const YEAR: Year = Year(2026);

/// Everything that a reader may be shown of a store.
#[derive(Debug, PartialEq)]
struct Shown {
    book: Book,
    forms: Vec<RegistrationForm>,
    journal: Vec<jiebie::store::Entry>,
}

fn show(path: &Path) -> Result<Shown, StoreError> {
    let store = Store::open(path)?;
    let book = store.load_book(YEAR)?;
    let rows = store.forms_page(YEAR, ArchivePage::First, 1_000, |_, _, _| true)?;
    Ok(Shown {
        forms: rows.into_iter().map(|row| row.form).collect(),
        journal: store.entries(None, 1_000)?,
        book,
    })
}

/// A closed store of some two hundred records, a third of them archived forms.
fn stocked() -> (tempfile::TempDir, std::path::PathBuf) {
    let mut office = desk();
    let sectors: Vec<_> = (1..=8)
        .map(|n| add_sector(&mut office, &format!("第{n}界别")))
        .collect();
    let store = Store::open(office.path()).expect("opens");
    let mut book = store.load_book(YEAR).expect("a book");
    let grant = office
        .actor()
        .may(Permission::Import)
        .expect("the owner may");
    let act = Act {
        verb: Verb::Import,
        note: "名册".into(),
        at: noon(TODAY).into(),
        of: None,
    };
    store
        .write::<_, Refusal>(&mut book, &grant, &act, |_, tx| {
            for n in 0..60 {
                let id = tx.next_id::<jiebie::domain::member::Member>()?;
                let mut record = member(&nth_name(n), sectors[n % 8]);
                record.id = id;
                tx.put(record)?;
            }
            for n in 0..130_u64 {
                let id = tx.next_id::<RegistrationForm>()?;
                let stamp = || Stamp {
                    at: noon(TODAY),
                    by: "王主任".into(),
                };
                let owner = MemberId(n % 60 + 1);
                let home = sectors[usize::try_from(n % 60).expect("small") % 8];
                let mut form = RegistrationForm::begin(id, sheet(owner, home), stamp());
                form.submit(stamp()).expect("a draft");
                if n % 2 == 0 {
                    form.file(stamp()).expect("handed in");
                    form.upload(stamp()).expect("filed");
                }
                tx.put(form)?;
            }
            Ok(())
        })
        .unwrap_or_else(|fault| panic!("{fault:?}"));
    drop(store);
    office.close()
}

/// A generator of numbers that is the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }
}

/// Looks at a damaged copy: it is told, or what is shown is right.
fn told_or_right(copy: &Path, right: &Shown, what: &str) -> bool {
    match std::panic::catch_unwind(|| show(copy)) {
        Ok(Ok(shown)) => {
            assert!(shown.book == right.book, "{what}: wrong book");
            assert!(shown.journal == right.journal, "{what}: wrong journal");
            assert!(shown.forms == right.forms, "{what}: wrong forms");
            false
        }
        Ok(Err(error)) => {
            speaks(&error.text());
            let fits = matches!(
                error,
                StoreError::Damaged { .. }
                    | StoreError::NotAStore(_)
                    | StoreError::Held(_)
                    | StoreError::NewerSchema { .. }
            );
            assert!(fits, "{what}: {error:?}");
            true
        }
        Err(_) => panic!("{what}: a panic reached the caller"),
    }
}

/// `JIEBIE_FLIPS` asks for more than the three hundred of every run.
#[test]
fn a_flipped_byte_is_told_or_does_no_harm() {
    let (folder, path) = stocked();
    let right = show(&path).expect("whole");
    assert_eq!(right.forms.len(), 130);
    let bytes = fs::read(&path).expect("readable");
    let copy = folder.path().join("damaged.jiebie");
    let mut dice = Dice(20_261_124);
    // Free pages would not be noticed: most flips go where there is something.
    let written: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] != 0).collect();
    let mut told = 0;
    let rounds = std::env::var("JIEBIE_FLIPS").map_or(300, |n| n.parse().expect("a number"));
    for round in 0..rounds {
        let mut damaged = bytes.clone();
        let at = if round % 10 == 0 {
            dice.below(bytes.len() as u64) as usize
        } else {
            written[dice.below(written.len() as u64) as usize]
        };
        let bits = 1 << dice.below(8);
        damaged[at] ^= bits;
        fs::write(&copy, &damaged).expect("writable");
        let what = format!("flip {round}: byte {at}, bits {bits:#04x}");
        told += u32::from(told_or_right(&copy, &right, &what));
    }
    assert!(
        told > rounds / 6,
        "only {told} of {rounds} flips were noticed"
    );
}

#[test]
fn a_truncated_file_is_told() {
    let (folder, path) = stocked();
    let right = show(&path).expect("whole");
    let bytes = fs::read(&path).expect("readable");
    let copy = folder.path().join("short.jiebie");
    let mut lengths = vec![0, 1, 9, 64, 320, 4_095, 4_096, bytes.len() - 1];
    lengths.extend((1..20).map(|n| bytes.len() * n / 20));
    for length in lengths {
        fs::write(&copy, &bytes[..length]).expect("writable");
        let what = format!("the first {length} of {} bytes", bytes.len());
        assert!(told_or_right(&copy, &right, &what), "{what}: not noticed");
    }
    // Grown by a copying tool that pads.
    let mut padded = bytes.clone();
    padded.extend(vec![0; 777]);
    fs::write(&copy, &padded).expect("writable");
    told_or_right(&copy, &right, "padded");
}

#[test]
fn a_verb_on_a_damaged_store_is_refused_and_writes_nothing() {
    let (folder, path) = stocked();
    let bytes = fs::read(&path).expect("readable");
    let copy = folder.path().join("damaged.jiebie");
    // The first member's sealed record: its name stands once in the table, once in the changes.
    let name = nth_name(0);
    let name = name.as_bytes();
    let mut damaged = bytes;
    let places: Vec<usize> = (0..damaged.len() - name.len())
        .filter(|at| damaged[*at..].starts_with(name))
        .collect();
    assert!(places.len() >= 2, "{places:?}");
    for at in places {
        damaged[at] ^= 0x01;
    }
    fs::write(&copy, &damaged).expect("writable");
    let read = |of: fn(&Store) -> Result<(), StoreError>| of(&Store::open(&copy)?);
    let book = |store: &Store| store.load_book(YEAR).map(drop);
    let audit = |store: &Store| store.audit().map(drop);
    for outcome in [read(book), read(audit)] {
        match outcome {
            Err(StoreError::Damaged { what, .. }) => assert!(what.starts_with("page "), "{what}"),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(fs::read(&copy).expect("readable"), damaged);
}

#[test]
fn an_interrupted_founding_leaves_nothing_that_opens() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("office.jiebie");
    for delay in [0, 2, 5, 10, 20, 40] {
        let mut child = this_program("founding", &path)
            .spawn()
            .expect("a child starts");
        std::thread::sleep(std::time::Duration::from_millis(delay));
        // A child that is done already can't be killed; both are fine here.
        let _ = child.kill();
        child.wait().expect("it ended");
        if path.exists() {
            let store = Store::open(&path).expect("what has the name is whole");
            assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
            fs::remove_file(&path).expect("removed");
        }
    }
    // What was left under a temporary name does not stand in the way of the next founding, which
    // clears it away, but not what somebody is founding now.
    let left = folder.path().join(".office.jiebie.founding-1-0");
    let busy = folder.path().join(".office.jiebie.founding-1-1");
    fs::write(&left, "left").expect("written");
    let held = fs::File::create(&busy).expect("made");
    held.lock().expect("locked");
    let store = new_store(&path);
    assert!(store.load_book(YEAR).is_ok());
    let names = fs::read_dir(folder.path()).expect("listed");
    let hidden = names.filter(|entry| {
        let name = entry.as_ref().expect("an entry").file_name();
        name.to_string_lossy().starts_with('.')
    });
    assert_eq!(hidden.count(), 1);
    assert!(busy.exists());
}

#[test]
#[cfg(unix)]
fn without_permission_it_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = stocked();
    let lock = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("allowed");
    };
    lock(&path, 0o000);
    if fs::read(&path).is_ok() {
        eprintln!("skipped: needs a user whom permissions bind, not root");
        lock(&path, 0o600);
        return;
    }
    lock(&path, 0o000);
    match Store::open(&path) {
        Err(error @ StoreError::Forbidden(_)) => {
            says(&error.text(), "没有读写", "No permission");
        }
        other => panic!("{other:?}"),
    }
    lock(&path, 0o400);
    let store = Store::open(&path).expect("to be read");
    assert!(store.reading_only().is_some());
    drop(store);
    lock(&path, 0o600);
    assert!(Store::open(&path).is_ok());
    lock(folder.path(), 0o500);
    let refused = Store::found(
        &folder.path().join("new.jiebie"),
        &actor("王主任", Role::Admin)
            .may(Permission::Import)
            .expect("the owner may"),
        &Act {
            verb: Verb::Found,
            note: String::new(),
            at: noon(TODAY).into(),
            of: None,
        },
        |_| Ok(()),
    );
    lock(folder.path(), 0o700);
    assert!(
        matches!(refused, Err(StoreError::Forbidden(_))),
        "{refused:?}"
    );
}

#[test]
#[cfg(unix)]
fn a_store_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let office = desk();
    let mode = fs::metadata(office.path()).expect("there").permissions();
    assert_eq!(mode.mode() & 0o777, 0o600);
}

/// Was the disk full, and the file looked at, which is as it was?
fn is_full(error: &StoreError) -> bool {
    matches!(error, StoreError::Unfinished { cause, fate: Fate::NotWritten }
        if matches!(**cause, StoreError::Full(_)))
}

/// Fills a store until its small disk is full, then frees some space, all with one handle.
fn fill_the_disk(desk: &mut Desk, ballast: &Path) {
    let home = add_sector(desk, "教育界");
    let note = "走访记录".repeat(2_000);
    let big = |n: usize| {
        let mut record = member(&nth_name(n), home);
        record.note = format!("{note}{n}");
        add(record)
    };
    let mut entered = 0;
    let refusal = loop {
        match desk.carry_out(&big(entered)) {
            Ok(_) => entered += 1,
            Err(refusal) => break refusal,
        }
        assert!(entered < 2_000, "the disk never filled");
    };
    match refusal {
        Refusal::Store(error) if is_full(&error) => {
            says(&error.text(), "磁盘已满", "is full");
            says(
                &error.text(),
                "已查对：这次修改没有写入",
                "nothing of this change",
            );
        }
        other => panic!("{other:?}"),
    }
    assert!(entered > 0, "nothing fitted");
    assert_eq!(desk.book().members.len(), entered);
    fs::remove_file(ballast).expect("space is freed");
    // The same desk goes on, and nothing is lost.
    desk.carry_out(&big(entered)).expect("written again");
    assert_eq!(desk.book().members.len(), entered + 1);
    is_as_stored(desk);
    is_sound(desk);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told_and_the_same_desk_goes_on_when_there_is_room() {
    let mount = tempfile::tempdir().expect("a temporary folder");
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"])
        .arg(mount.path())
        .output()
        .is_ok_and(|output| output.status.success());
    if !mounted {
        eprintln!("skipped: needs leave to mount a small tmpfs (root)");
        return;
    }
    struct Unmount<'p>(&'p Path);
    impl Drop for Unmount<'_> {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg("-l").arg(self.0).status();
        }
    }
    let _unmount = Unmount(mount.path());
    let ballast = mount.path().join("ballast");
    fs::write(&ballast, vec![7; 2_000_000]).expect("room for ballast");
    let path = mount.path().join("office.jiebie");
    let mut desk = sit_down(new_store(&path), "王主任", Role::Admin, TODAY);
    fill_the_disk(&mut desk, &ballast);
}

#[test]
#[cfg(unix)]
fn a_limit_on_the_files_size_is_a_full_disk_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("office.jiebie");
    drop(new_store(&path));
    // In units of 512 bytes or of 1024, as the shell has it: 2 or 4 MB.
    let program = std::env::current_exe().expect("this program");
    let output = Command::new("sh")
        .arg("-c")
        .arg("trap '' XFSZ; ulimit -f 4096 && exec \"$0\" \"$@\"")
        .arg(program)
        .args(["--exact", "as_a_child", "--nocapture"])
        .env("JIEBIE_TEST_CHILD", "full")
        .env("JIEBIE_TEST_STORE", &path)
        .output()
        .expect("a child ran");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("full: told") && output.status.success(),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let store = Store::open(&path).expect("intact");
    assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
}

/// This program again, to do one thing in a process of its own.
fn this_program(what: &str, path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command
        .args(["--exact", "as_a_child", "--nocapture"])
        .env("JIEBIE_TEST_CHILD", what)
        .env("JIEBIE_TEST_STORE", path)
        .stdout(std::process::Stdio::null());
    command
}

/// A closed store of some megabytes, most of which is free: a record that was changed many times, and
/// of which the journal keeps no values any more.
fn half_free() -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, path) = stocked();
    let store = Store::open(&path).expect("opens");
    let mut book = store.load_book(YEAR).expect("a book");
    let grant = actor("王主任", Role::Admin).may(Permission::Import);
    let grant = grant.expect("the owner may");
    let mut record = book.members.iter().next().expect("one").clone();
    for n in 0..40 {
        record.note = format!("{n:02}").repeat(25_000);
        let put = store.write::<_, Refusal>(&mut book, &grant, &import(), |_, tx| {
            Ok(tx.put(record.clone())?)
        });
        assert!(put.is_ok());
    }
    // Somebody else has it open, who heard of nothing: closing leaves the file as it is.
    let other = Store::open(&path).expect("opens");
    let erased = store.write::<_, Refusal>(&mut book, &grant, &import(), |_, tx| {
        Ok(tx.erase_values(Kind::Member, record.id.0)?)
    });
    assert!(erased.is_ok());
    drop(store);
    drop(other);
    (folder, path)
}

fn import() -> Act {
    Act {
        verb: Verb::Import,
        note: String::new(),
        at: noon(TODAY).into(),
        of: None,
    }
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).expect("there").len()
}

#[test]
fn a_store_of_which_half_is_free_gets_shorter_when_the_last_session_closes_it() {
    let (_folder, path) = half_free();
    let (right, long) = (show(&path).expect("whole"), length(&path));
    assert!(long > 2 << 20, "{long}");
    // Looking at it costs nothing.
    drop(Store::open(&path).expect("opens"));
    assert_eq!(length(&path), long);

    let open = || {
        let store = Store::open(&path).expect("opens");
        sit_down(store, "王主任", Role::Admin, TODAY)
    };
    let (mut here, mut there) = (open(), open());
    here.carry_out(&add(sector("新界别"))).expect("added");
    drop(here);
    assert!(length(&path) > long / 2, "somebody else has it open");
    // Whoever leaves last need not have changed anything, only have seen it.
    there.refresh().expect("refreshed");
    drop(there);
    assert!(length(&path) < long / 2, "{} of {long}", length(&path));

    let now = show(&path).expect("whole");
    assert!(now.forms == right.forms && now.journal.len() == right.journal.len() + 1);
    let audit = Store::open(&path).expect("opens").audit();
    assert_eq!(audit.expect("audited").faults, Vec::<String>::new());
}

#[test]
fn a_session_that_is_killed_while_its_closing_compacts_loses_nothing() {
    let (folder, path) = half_free();
    let right = show(&path).expect("whole");
    let whole = folder.path().join("whole.jiebie");
    fs::copy(&path, &whole).expect("copied");
    for delay in [10, 30, 50, 70, 90, 110, 140, 180, 250] {
        fs::copy(&whole, &path).expect("copied");
        let mut child = this_program("closing", &path)
            .spawn()
            .expect("a child starts");
        std::thread::sleep(std::time::Duration::from_millis(delay));
        let _ = child.kill();
        child.wait().expect("it ended");
        let now = show(&path).expect("whole");
        assert!(now.forms == right.forms, "after {delay} ms");
        let entered = now.journal.len() - right.journal.len();
        assert_eq!(
            now.book.sectors.len() - right.book.sectors.len(),
            entered,
            "after {delay} ms"
        );
        let audit = Store::open(&path).expect("opens").audit();
        assert_eq!(audit.expect("audited").faults, Vec::<String>::new());
    }
}

#[test]
fn a_compaction_that_is_killed_loses_nothing_and_one_that_ends_makes_the_file_shorter() {
    let (folder, path) = half_free();
    let grant = actor("王主任", Role::Admin).may(Permission::Import);
    let grant = grant.expect("the owner may");
    let right = show(&path).expect("whole");
    let long = length(&path);
    let whole = folder.path().join("whole.jiebie");
    fs::copy(&path, &whole).expect("copied");
    for delay in [0, 5, 10, 20, 30, 40, 60, 80, 120] {
        fs::copy(&whole, &path).expect("copied");
        let mut child = this_program("compacting", &path)
            .spawn()
            .expect("a child starts");
        std::thread::sleep(std::time::Duration::from_millis(delay));
        let _ = child.kill();
        child.wait().expect("it ended");
        assert!(show(&path).expect("whole") == right, "after {delay} ms");
        let audit = Store::open(&path).expect("opens").audit();
        assert_eq!(audit.expect("audited").faults, Vec::<String>::new());
    }
    let other = Store::open(&path).expect("opens");
    match Store::compact(&path, &grant) {
        Err(error @ StoreError::InUse(_)) => says(&error.text(), "还有会话开着", "open elsewhere"),
        outcome => panic!("{outcome:?}"),
    }
    drop(other);
    let done = Store::compact(&path, &grant).expect("compacted");
    assert_eq!(done.after, fs::metadata(&path).expect("there").len());
    assert!(done.after < long, "{done:?}, {long} before");
    assert!(show(&path).expect("whole") == right);
}

/// Not a test by itself: what a child process of the tests above does.
#[test]
fn as_a_child() {
    let Ok(what) = std::env::var("JIEBIE_TEST_CHILD") else {
        return;
    };
    let path = std::env::var_os("JIEBIE_TEST_STORE").expect("a store's path");
    let path = Path::new(&path);
    match what.as_str() {
        "compacting" => {
            let grant = actor("王主任", Role::Admin).may(Permission::Import);
            let _ = Store::compact(path, &grant.expect("the owner may"));
        }
        "closing" => {
            let store = Store::open(path).expect("opens");
            let mut desk = sit_down(store, "王主任", Role::Admin, TODAY);
            desk.carry_out(&add(sector("新界别"))).expect("added");
        }
        "founding" => {
            let _ = new_store(path);
        }
        "full" => {
            let store = Store::open(path).expect("opens");
            let mut desk = sit_down(store, "王主任", Role::Admin, TODAY);
            let home = add_sector(&mut desk, "教育界");
            for n in 0..2_000 {
                let mut record = member(&nth_name(n), home);
                record.note = format!("{n}").repeat(4_000);
                match desk.carry_out(&add(record)) {
                    Ok(_) => {}
                    Err(Refusal::Store(error)) if is_full(&error) => {
                        println!("full: told");
                        return;
                    }
                    Err(other) => panic!("{other:?}"),
                }
            }
            panic!("no limit was met");
        }
        other => panic!("no such child: {other}"),
    }
}
