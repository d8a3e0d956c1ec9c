//! Damaged stores: whatever a disk, a copying tool or a careless hand made of the file, each answer
//! is right or there is an error, and never an abort, a hang or memory without end.
//!
//! A run tries a few hundred; `JIEBIE_DAMAGE=100000 cargo test --release --test damage -- --nocapture` as many as it is
//! told, and `JIEBIE_SEED` begins elsewhere. A case that fails is named by its number, and the same number
//! is the same bytes again. The cases run in a process of their own, so that one that ends it, or
//! does not end, is a finding like another.

#[path = "../../src/testkit/mod.rs"]
mod testkit;

mod answers;
mod harm;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use jiebie::desk::Desk;
use jiebie::desk::demo::{Size, found_demo};
use jiebie::desk::form::{FileForms, SubmitForms};
use jiebie::domain::authority::Role;
use jiebie::domain::form::Status;
use jiebie::domain::id::FormId;
use jiebie::store::Store;

use answers::Answers;
use testkit::{TODAY, actor, add, noon, sector, sit_down};

/// Longer than this on a store of a few hundred kilobytes is no answer.
const LONGEST: Duration = Duration::from_secs(30);

/// More memory than this is no answer either.
const MOST_KIB: u64 = 256 << 10;

const SIZE: Size = Size {
    members: 40,
    forms: 150,
    seed: 7,
};

#[test]
fn every_damaged_store_is_told_or_right() {
    let (cases, first) = (number("JIEBIE_DAMAGE", 300), number("JIEBIE_SEED", 1));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let states = states(folder.path());
    assert!(states > 6);
    let mut count = Count::default();
    let mut next = first;
    while next < first + cases {
        let (mut child, lines) = child_from(folder.path(), next, first + cases);
        // The child says what came of each case.
        loop {
            match lines.recv_timeout(LONGEST) {
                Ok(line) => {
                    let Some((case, came)) = told(&line) else {
                        continue;
                    };
                    assert_eq!(case, next, "the child lost count");
                    count.keep(case, came);
                    next += 1;
                    if next < first + cases {
                        continue;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    count.keep(next, "hangs");
                    next += 1;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    count.keep(next, "aborted");
                    next += 1;
                }
            }
            break;
        }
        let _ = child.kill();
        let _ = child.wait();
    }
    eprintln!("{cases} damaged stores: {count:?}");
    assert!(count.findings.is_empty(), "{:#?}", count.findings);
    assert!(count.peak_kib < MOST_KIB, "{} KiB", count.peak_kib);
    // Harm that is never noticed, or that nothing survives, would prove nothing.
    assert!(count.told > cases / 4 && count.right > cases / 20);
}

/// What came of the cases.
#[derive(Debug, Default)]
struct Count {
    /// An error, and nothing wrong.
    told: u64,
    /// Everything, as of the whole store.
    right: u64,
    /// An older state of the store from end to end.
    older: u64,
    /// The most memory that a child had at once.
    peak_kib: u64,
    findings: Vec<String>,
}

impl Count {
    fn keep(&mut self, case: u64, came: &str) {
        let (came, peak) = came.rsplit_once(" peak ").unwrap_or((came, "0"));
        self.peak_kib = self.peak_kib.max(peak.parse().unwrap_or(0));
        match came {
            "told" => self.told += 1,
            "right" => self.right += 1,
            "older" => self.older += 1,
            finding => {
                eprintln!("case {case}: {finding}");
                self.findings.push(format!("case {case}: {finding}"));
            }
        }
    }
}

/// A case's number and what came of it, from a line of the child.
fn told(line: &str) -> Option<(u64, &str)> {
    let (case, came) = line.split_once("case ")?.1.split_once(": ")?;
    Some((case.parse().ok()?, came))
}

fn number(name: &str, usual: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(usual, |given| given.parse().expect("a number"))
}

fn child_from(folder: &Path, from: u64, to: u64) -> (Child, Receiver<String>) {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "as_a_child", "--nocapture"])
        .env("JIEBIE_TEST_FOLDER", folder)
        .env("JIEBIE_TEST_CASES", format!("{from} {to}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child starts");
    let out = BufReader::new(child.stdout.take().expect("piped"));
    let (send, receive) = channel();
    thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                break;
            }
        }
    });
    (child, receive)
}

/// Not a test by itself: the cases, in a process that may come to grief.
#[test]
fn as_a_child() {
    let Some(folder) = std::env::var_os("JIEBIE_TEST_FOLDER").map(PathBuf::from) else {
        return;
    };
    let cases = std::env::var("JIEBIE_TEST_CASES").expect("which cases");
    let (from, to) = cases.split_once(' ').expect("two numbers");
    let (from, to): (u64, u64) = (from.parse().expect("one"), to.parse().expect("two"));
    let path = folder.join("damaged.jiebie");
    let mut states: Vec<Vec<u8>> = Vec::new();
    while let Ok(state) = fs::read(folder.join(format!("state-{}", states.len()))) {
        states.push(state);
    }
    let right: Vec<Answers> = states
        .iter()
        .map(|state| {
            fs::write(&path, state).expect("written");
            Answers::of(&path)
        })
        .collect();
    let (whole, older) = states.split_last().expect("states");
    let (newest, before) = right.split_last().expect("answers");
    assert!(newest.errors().is_empty(), "{:?}", newest.errors());
    for case in from..to {
        let harm = harm::done(whole, older, case);
        fs::write(&path, &harm.bytes).expect("written");
        let given = Answers::of(&path);
        let came = match given.against(newest) {
            Ok(came) => came.to_owned(),
            // A header of the state before, whose pages are all there still, makes it that state.
            Err(_)
                if harm
                    .header_of
                    .is_some_and(|it| given.against(&before[it]).is_ok()) =>
            {
                "older".to_owned()
            }
            Err(wrong) => format!("{} after {}", wrong, harm.what),
        };
        println!("\ncase {case}: {came} peak {}", peak_kib());
    }
}

/// Makes the store, and keeps its states in the folder: `state-0`, `state-1` and so on.
fn states(folder: &Path) -> usize {
    let path = folder.join("office.jiebie");
    drop(
        found_demo(
            &path,
            &actor("王主任", Role::Admin),
            noon(TODAY),
            SIZE,
            None,
        )
        .expect("made"),
    );
    let keep = |state: usize| {
        fs::copy(&path, folder.join(format!("state-{state}"))).expect("copied");
    };
    keep(0);
    let standing = |desk: &Desk, status: Status, most: usize| -> Vec<FormId> {
        let forms = desk.book().forms.iter();
        let there = forms.filter(|form| form.status() == status);
        there.map(|form| form.id).take(most).collect()
    };
    for state in 1..8 {
        let store = Store::open(&path).expect("opens");
        let mut desk = sit_down(store, "王主任", Role::Admin, TODAY);
        desk.carry_out(&add(sector(&format!("新界别{state}"))))
            .expect("added");
        let forms = standing(&desk, Status::Submitted, 2);
        let _ = desk.carry_out(&FileForms { forms });
        let forms = standing(&desk, Status::Draft, 2);
        let _ = desk.carry_out(&SubmitForms { forms });
        drop(desk);
        keep(state);
    }
    8
}

/// The most memory that the process had at once, where the system says so.
fn peak_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let digits = line.and_then(|line| line.split_whitespace().nth(1));
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
