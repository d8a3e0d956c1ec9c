//! Several processes on one store: each change lands once, each sees the others', and one that is
//! killed in the middle of a write takes nothing with it.
//!
//! A child is this program again, told by the environment what to do ([`as_a_child`]).

#[path = "../src/testkit/mod.rs"]
mod testkit;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use jiebie::desk::{Desk, Refusal, Request, RequestContext};
use jiebie::domain::authority::{Permission, Role};
use jiebie::domain::book::Book;
use jiebie::domain::id::*;
use jiebie::domain::record::{Kind, Seq};
use jiebie::domain::sector::Sector;
use jiebie::domain::verb::Verb;
use jiebie::store::{Store, Tx, Watch};
use rustix::process::{Pid, Signal, getpid, kill_process};
use testkit::*;

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

    /// Whether it was stopped, which may take a moment after it said so.
    fn is_stopped(&self) -> bool {
        let stat = format!("/proc/{}/stat", self.child.id());
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            let told = std::fs::read_to_string(&stat).expect("it is there");
            let state = told.rsplit(')').next().expect("a state").trim();
            if state.starts_with('T') {
                return true;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        false
    }

    fn goes_on(&self) {
        kill_process(Pid::from_child(&self.child), Signal::CONT).expect("sent");
    }

    /// Waits for its own end.
    fn finish(mut self) -> Vec<String> {
        let said = self.told.iter().collect();
        let status = self.child.wait().expect("it ended");
        assert!(status.success(), "{status}: {said:?}");
        said
    }
}

/// A test that fails leaves nobody behind, stopped or not.
impl Drop for Writer {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
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
    let start = |n: usize| Writer::start("enter 100000", &nth_name(n), office.path());
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

/// What the program says and how it ends, run beside whoever writes.
fn jiebie(office: &Desk, args: &[&str]) -> std::process::Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiebie"));
    command.args(["--lang", "zh", "--store"]).arg(office.path());
    command.args(args).output().expect("it runs")
}

#[test]
fn a_writer_that_is_stopped_keeps_nobody_from_reading_or_rehearsing() {
    let (office, _) = with_sector("教育界");
    let folder = tempfile::tempdir().expect("a folder");
    let roster = folder.path().join("名册.csv");
    std::fs::write(&roster, "姓名,界别\n王伟,教育界\n").expect("a roster");
    let roster = roster.to_str().expect("a name");
    let writer = Writer::start("stop", "甲", office.path());
    assert_eq!(writer.next(), "stops in the middle of a write");
    assert!(writer.is_stopped());
    for args in [
        &["show", "counts"][..],
        &["check"],
        &["journal"],
        &["import", "--dry-run", roster],
    ] {
        let output = jiebie(&office, args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.code().is_some_and(|it| it < 2),
            "{args:?}: {said}"
        );
        assert!(!said.contains("等"), "{args:?} waited: {said}");
    }
    // One that writes says for whom it waits, and goes on when it can.
    let mut waiting = Command::new(env!("CARGO_BIN_EXE_jiebie"))
        .args(["--lang", "zh", "--store"])
        .arg(office.path())
        .args(["import", roster])
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("it runs");
    let said = BufReader::new(waiting.stderr.take().expect("a pipe"));
    let mut lines = said.lines().map_while(Result::ok);
    let told = lines.next().expect("it says something");
    let process = writer.child.id().to_string();
    for part in ["甲 正在写入“新增界别”", &process, "Ctrl-C"] {
        assert!(told.contains(part), "{told}");
    }
    writer.goes_on();
    assert_eq!(writer.next(), "wrote");
    writer.finish();
    assert!(waiting.wait().expect("it ends").success());
    let mut desk = office.colleague("周秘书");
    desk.refresh().expect("refreshed");
    assert_eq!(desk.book().members.len(), 1);
    assert_eq!(desk.book().sectors.len(), 2);
    is_sound(&desk);
}

#[test]
fn a_program_that_is_to_stop_finishes_its_write_first() {
    let (office, _) = with_sector("教育界");
    let folder = tempfile::tempdir().expect("a folder");
    let roster = folder.path().join("名册.csv");
    let mut rows = String::from("姓名,界别\n");
    for n in 0..3_000 {
        rows += &format!("委员{n},教育界\n");
    }
    std::fs::write(&roster, rows).expect("a roster");
    for stopped in 0..8 {
        let mut importer = Command::new(env!("CARGO_BIN_EXE_jiebie"))
            .args(["--lang", "zh", "--store"])
            .arg(office.path())
            .arg("import")
            .arg(&roster)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        let pid = Pid::from_child(&importer);
        // Whenever it is heard, the store is there for others.
        std::thread::sleep(Duration::from_millis(40 * (stopped + 1)));
        kill_process(pid, Signal::TSTP).expect("sent");
        let mut desk = office.colleague("周秘书");
        add_sector(&mut desk, &format!("界别{stopped}"));
        drop(desk);
        kill_process(pid, Signal::CONT).expect("sent");
        importer.wait().expect("it ends");
    }
    is_sound(&office.colleague("周秘书"));
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
        None if what == "stop" => stop(&mut desk),
        Some(("append", count)) => append(&mut desk, &name, count.parse().expect("a count")),
        _ => listen(&mut desk, path),
    }
}

/// Enters members and says so of each once it is written.
fn enter(desk: &mut Desk, name: &str, count: usize) {
    println!("child: ready");
    for n in 0..count {
        let name = format!("{name}{}", nth_name(n));
        let record = member(&name, SectorId(1));
        let id = desk.carry_out(&add(record)).expect("entered").value;
        println!("child: member {id} {name}");
    }
}

/// A sector, entered by somebody who is stopped in the middle of it.
struct StopInTheMiddle;

impl Request for StopInTheMiddle {
    type Output = ();

    fn verb(&self) -> Verb {
        Verb::Add(Kind::Sector)
    }

    fn permission(&self, _: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Organisation)
    }

    fn note(&self, _: &Book) -> String {
        String::new()
    }

    fn carry_out(&self, _: &Book, tx: &mut Tx<'_>, _: &RequestContext) -> Result<(), Refusal> {
        let id = tx.next_id::<Sector>()?;
        tx.put(Sector {
            id,
            ..sector("体育界")
        })?;
        println!("child: stops in the middle of a write");
        kill_process(getpid(), Signal::STOP).expect("stopped");
        Ok(())
    }
}

fn stop(desk: &mut Desk) {
    desk.carry_out(&StopInTheMiddle).expect("entered");
    println!("child: wrote");
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
        match desk.carry_out(&edit_of(record, seen)) {
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
