//! Several processes on one store: each change lands once, each sees the others', and one that is
//! killed in the middle of a write takes nothing with it.
//!
//! A child is this program again, told by the environment what to do ([`as_a_child`]).

mod support;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use jiebie::desk::{Add, Desk, Edit, Refusal};
use jiebie::domain::authority::Role;
use jiebie::domain::id::*;
use jiebie::domain::record::Seq;
use jiebie::store::{Store, Watch};
use support::*;

/// How long anything may take before the test gives up; it says nothing of speed.
const PATIENCE: Duration = Duration::from_secs(20);

/// A writer in a process of its own: what it does, and what it says of it line by line.
struct Writer {
    child: Child,
    told: mpsc::Receiver<String>,
}

impl Writer {
    fn start(what: &str, name: &str, path: &Path) -> Writer {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "as_a_child", "--nocapture"])
            .env("JIEBIE_TEST_CHILD", what)
            .env("JIEBIE_TEST_NAME", name)
            .env("JIEBIE_TEST_STORE", path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a child starts");
        let said = BufReader::new(child.stdout.take().expect("a pipe"));
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            for line in said.lines().map_while(Result::ok) {
                if let Some(line) = line.strip_prefix("child: ")
                    && tell.send(line.to_owned()).is_err()
                {
                    break;
                }
            }
        });
        Writer { child, told }
    }

    /// The next thing it says.
    fn next(&self) -> String {
        self.told
            .recv_timeout(PATIENCE)
            .expect("the child says something")
    }

    /// All that it said until now.
    fn said(&self) -> Vec<String> {
        self.told.try_iter().collect()
    }

    /// Ends it by the signal that can't be caught; what it had said, all of it.
    fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("killed");
        self.child.wait().expect("it ended");
        // The pipe is closed now, so the reader comes to its end.
        self.told.iter().collect()
    }

    /// Waits for its own end.
    fn finish(mut self) -> Vec<String> {
        let said = self.told.iter().collect();
        let status = self.child.wait().expect("it ended");
        assert!(status.success(), "{status}: {said:?}");
        said
    }
}

/// The members whose entry was acknowledged: `member ID NAME`.
fn acknowledged(lines: &[String]) -> Vec<(MemberId, String)> {
    lines
        .iter()
        .filter_map(|line| {
            let (id, name) = line.strip_prefix("member ")?.split_once(' ')?;
            Some((MemberId(id.parse().expect("a number")), name.to_owned()))
        })
        .collect()
}

fn all_are_there(desk: &Desk, acknowledged: &[(MemberId, String)]) {
    for (id, name) in acknowledged {
        assert_eq!(desk.book().member_name(*id), name, "member {id}");
    }
}

#[test]
fn two_processes_write_at_once_and_each_change_lands_once() {
    let (office, _) = with_sector("教育界");
    let writers = ["甲", "乙"].map(|name| Writer::start("enter 40", name, office.path()));
    let said: Vec<_> = writers.into_iter().flat_map(Writer::finish).collect();
    let entered = acknowledged(&said);
    assert_eq!(entered.len(), 80);
    let ids: BTreeSet<_> = entered.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids.len(), 80, "no identity was given twice");
    let mut desk = office.colleague("周秘书");
    desk.refresh().expect("refreshed");
    all_are_there(&desk, &entered);
    assert_eq!(desk.book().members.len(), 80);
    // The founding, the sector, and one entry for each.
    assert_eq!(desk.book().seq(), Seq(82));
    is_as_stored(&desk);
    is_sound(&desk);
}

#[test]
fn two_processes_that_add_to_one_record_lose_nothing() {
    let (mut office, home) = with_sector("教育界");
    let id = add_member(&mut office, "王伟", home);
    let writers = ["甲", "乙", "丙"].map(|name| Writer::start("append 25", name, office.path()));
    for writer in writers {
        writer.finish();
    }
    office.refresh().expect("refreshed");
    let note = &office.book().members.get(id).expect("kept").note;
    for name in ["甲", "乙", "丙"] {
        assert_eq!(note.matches(name).count(), 25, "{name}: {note}");
    }
    is_sound(&office);
}

#[test]
fn one_process_hears_of_the_others_change_without_asking() {
    let (mut office, home) = with_sector("教育界");
    let reader = Writer::start("listen", "听", office.path());
    assert_eq!(reader.next(), "listening");
    for name in ["王伟", "李小明", "周芳"] {
        let id = add_member(&mut office, name, home);
        assert_eq!(reader.next(), format!("member {id} {name}"));
    }
    reader.kill();
}

#[test]
fn a_hundred_kills_in_the_middle_of_writes_lose_nothing_that_was_acknowledged() {
    let (office, _) = with_sector("教育界");
    let mut entered = Vec::new();
    let start = |n: usize| Writer::start("enter 100000", &format!("第{n}人"), office.path());
    let mut writers: Vec<Writer> = (0..3).map(start).collect();
    for writer in &writers {
        assert_eq!(writer.next(), "ready");
    }
    let mut dice = 20_261_124_u64;
    let mut roll = |below: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (dice >> 33) % below
    };
    for kill in 0..100 {
        std::thread::sleep(Duration::from_micros(500 + roll(30_000)));
        let victim = usize::try_from(roll(3)).expect("small");
        let fresh = start(3 + kill);
        let killed = std::mem::replace(&mut writers[victim], fresh);
        entered.extend(acknowledged(&killed.kill()));
        // The other two go on: each of them is heard again after the kill.
        if kill % 10 == 0 {
            for (n, writer) in writers.iter().enumerate() {
                let began = writer.said();
                entered.extend(acknowledged(&began));
                let next = std::iter::from_fn(|| Some(writer.next()));
                let mut goes_on = next.skip_while(|line| line == "ready");
                let line = goes_on.next().expect("it goes on");
                assert!(line.starts_with("member "), "writer {n}: {line}");
                entered.extend(acknowledged(&[line]));
            }
        }
    }
    for writer in writers {
        entered.extend(acknowledged(&writer.kill()));
    }
    let mut desk = office.colleague("周秘书");
    assert!(entered.len() > 100, "only {} were written", entered.len());
    all_are_there(&desk, &entered);
    assert!(desk.verify_journal().expect("read").is_ok());
    is_sound(&desk);
    is_as_stored(&desk);
    // No entry without its record, and no record without its entry: at most one write of each
    // that was killed was on its way and landed unacknowledged.
    let members = desk.book().members.len();
    assert_eq!(desk.book().seq(), Seq(2 + members as u64));
    assert!(members - entered.len() <= 103, "{members} members");
    // And the store still takes a change.
    add_member(&mut desk, "王伟", SectorId(1));
}

/// Not a test by itself: what a child process of the tests above does.
#[test]
fn as_a_child() {
    let Ok(what) = std::env::var("JIEBIE_TEST_CHILD") else {
        return;
    };
    let name = std::env::var("JIEBIE_TEST_NAME").expect("a name");
    let path = std::env::var_os("JIEBIE_TEST_STORE").expect("a store's path");
    let path = Path::new(&path);
    let store = Store::open(path).expect("opens");
    let mut desk = sit_down(store, &name, Role::Admin, TODAY);
    // The first line of a test's output has no end before this.
    println!();
    match what.split_once(' ') {
        Some(("enter", count)) => enter(&mut desk, &name, count.parse().expect("a count")),
        Some(("append", count)) => append(&mut desk, &name, count.parse().expect("a count")),
        _ => listen(&mut desk, path),
    }
}

/// Enters members and says so of each once it is written.
fn enter(desk: &mut Desk, name: &str, count: usize) {
    println!("child: ready");
    for n in 0..count {
        let name = format!("{name}{n}");
        let record = member(&name, SectorId(1));
        let id = desk.carry_out(&Add(record)).expect("entered").value;
        println!("child: member {id} {name}");
    }
}

/// Adds its name to a member's note over and over, reading again whenever somebody was faster.
fn append(desk: &mut Desk, name: &str, count: usize) {
    let id = MemberId(1);
    let until = Instant::now() + PATIENCE;
    let mut added = 0;
    while added < count {
        assert!(Instant::now() < until, "{name} never got through");
        let mut record = desk.book().members.get(id).expect("there").clone();
        let seen = desk.book().members.seq(id).expect("there");
        record.note.push_str(name);
        match desk.carry_out(&Edit { record, seen }) {
            Ok(_) => added += 1,
            Err(Refusal::Conflict { .. }) => {
                desk.refresh().expect("refreshed");
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

/// Says what others enter, whenever the file is heard to change.
fn listen(desk: &mut Desk, path: &Path) {
    let (tell, told) = mpsc::channel();
    let _watch = Watch::over(path, move || {
        // The end that hears may be gone; then nobody wants to know.
        let _ = tell.send(());
    })
    .expect("a watch");
    println!("child: listening");
    while told.recv_timeout(PATIENCE).is_ok() {
        for entry in desk.refresh().expect("refreshed") {
            for change in desk.changes(entry.seq).expect("read") {
                let name = desk.book().name_of(change.kind, change.id);
                println!("child: {} {} {name}", change.kind.code_name(), change.id);
            }
        }
    }
}
