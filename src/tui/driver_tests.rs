//! The loop in a child whose standard input and output are a real pseudo-terminal: there is one of
//! them a process, and only the child's own terminal sends it signals. Long because the loop, the
//! terminal and the child are one thing to set up.

use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;

use ratatui::style::Style;
use rustix::process::{Pid, Signal, kill_process_group};
use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{
    LocalModes, OptionalActions, Termios, Winsize, tcgetattr, tcgetpgrp, tcsetattr, tcsetwinsize,
};

use super::*;
use crate::text::{Locale, Text};
use crate::tui::key::Code;
use crate::tui::poller::EventSender;
use crate::tui::theme::{Name, Theme};

/// A model that counts and shows what it was told.
struct Counter {
    theme: Theme,
    downs: usize,
    told: Vec<String>,
    frames: std::cell::Cell<usize>,
}

impl Counter {
    fn new() -> Counter {
        Counter {
            theme: Theme::new(Name::Mono, false),
            downs: 0,
            told: Vec::new(),
            frames: std::cell::Cell::new(0),
        }
    }
}

impl Model for Counter {
    fn handle(&mut self, event: Event) -> Vec<Operation> {
        match event {
            Event::Input(Input::Key(key)) => match key.code {
                Code::Down => self.downs += 1,
                Code::Char('q') => return vec![Operation::Quit(7)],
                Code::Char('p') => panic!("as the test asks"),
                Code::Char('w') => return vec![Operation::CatchUp],
                Code::Char('n') => return vec![Operation::FindDrafts],
                Code::Char('z') if key.ctrl => return vec![Operation::Suspend],
                Code::Char('m') => return vec![Operation::Mouse(true)],
                Code::Char('t') => return vec![Operation::Title("界别".to_owned())],
                _ => self.told.push(key.to_string()),
            },
            Event::Ending(_) => return vec![Operation::KeepNow],
            other => self.told.push(format!("{other:?}")),
        }
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>) {
        self.frames.set(self.frames.get() + 1);
        let style = Style::new();
        canvas.text(0, 0, 60, &format!("downs {}", self.downs), style);
        for (y, told) in (1..).zip(&self.told) {
            canvas.text(0, y, 60, told, style);
        }
    }

    fn theme(&self) -> &Theme {
        &self.theme
    }

    fn locale(&self) -> Locale {
        Locale::En
    }
}

fn pty(width: u16, height: u16) -> (std::fs::File, OwnedFd) {
    // Children that hold the master keep the line.
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let master = openpt(flags).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let slave = ioctl_tiocgptpeer(&master, flags).unwrap();
    resize(&slave, width, height);
    (std::fs::File::from(master), slave)
}

fn resize(slave: &OwnedFd, width: u16, height: u16) {
    let size = Winsize {
        ws_row: height,
        ws_col: width,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(slave, size).unwrap();
}

/// What came out of a pseudo-terminal, as bytes and as a screen.
struct Watcher {
    bytes: mpsc::Receiver<Vec<u8>>,
    all: Vec<u8>,
    screen: vt100::Parser,
}

impl Watcher {
    fn of(master: &std::fs::File) -> Watcher {
        let mut master = master.try_clone().unwrap();
        let (send, bytes) = mpsc::channel();
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(n @ 1..) = master.read(&mut chunk) {
                if send.send(chunk[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        Watcher {
            bytes,
            all: Vec::new(),
            screen: vt100::Parser::new(24, 80, 0),
        }
    }

    fn until(&mut self, needle: &str) {
        let deadline = Instant::now() + Duration::from_secs(10);
        while !self.screen.screen().contents().contains(needle) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.all.extend(bytes);
                }
                Err(error) => panic!(
                    "{error}: no {needle:?} on\n{}",
                    self.screen.screen().contents()
                ),
            }
        }
    }

    fn rest(&mut self) -> Vec<u8> {
        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(200)) {
            self.all.extend(bytes);
        }
        std::mem::take(&mut self.all)
    }
}

/// Performs, remembers what, and has one alarm.
struct Hand {
    operations: Vec<Operation>,
    alarm: Option<Instant>,
}

impl Runtime for Hand {
    fn perform(&mut self, operation: Operation, events: &EventSender) -> Vec<Event> {
        let said = |words: &str| Event::Waits(Text::same(words.to_owned()));
        let came = match operation {
            Operation::FindDrafts => vec![said("done at once")],
            Operation::CatchUp => {
                let events = events.clone();
                thread::spawn(move || events.send(said("worked")));
                Vec::new()
            }
            _ => Vec::new(),
        };
        self.operations.push(operation);
        came
    }

    fn until_alarm(&mut self) -> Option<Duration> {
        let left = self.alarm?.saturating_duration_since(Instant::now());
        if left.is_zero() {
            self.alarm = None;
        }
        Some(left)
    }
}

/// Not a test of its own: the program that the tests below start in a pseudo-terminal.
#[test]
fn child_program() {
    let Some(how) = std::env::var_os("JIEBIE_DRIVER_CHILD") else {
        return;
    };
    let mut terminal = Terminal::standard().unwrap();
    terminal.restore_on_panic();
    let mut hand = Hand {
        operations: Vec::new(),
        alarm: None,
    };
    let mut wake = Poller::new().unwrap();
    match how.to_str().unwrap() {
        "all" => wake.listen_to_signals().unwrap(),
        "deaf" => {}
        "alarm" => hand.alarm = Some(Instant::now() + Duration::from_millis(50)),
        other => panic!("{other}"),
    }
    let mut model = Counter::new();
    let ended = run(&mut model, &mut hand, &mut terminal, &mut wake).unwrap();
    report(&format!(
        "{ended:?} {:?} frames {}\n{}",
        hand.operations,
        model.frames.get(),
        model.told.join("\n")
    ));
    // Nobody reads it where the line is gone.
    let _ = writeln!(std::io::stdout(), "ended {ended:?}");
}

/// What the child found, for when there is no line to tell it on.
fn report(found: &str) {
    std::fs::write(std::env::var_os("JIEBIE_DRIVER_REPORT").unwrap(), found).unwrap();
}

/// A child and its pseudo-terminal.
struct Trial {
    shell: Child,
    master: std::fs::File,
    slave: OwnedFd,
    /// The terminal's modes before the child touched them.
    cooked: Termios,
    folder: tempfile::TempDir,
}

const ALONE: &str = r#"exec "$0" "$@""#;
/// A shell above the child makes stopping and going on possible.
const AS_A_JOB: &str = r#"set -m; "$0" "$@" & fg; echo left"#;
const STOPPED_ONCE: &str = r#"set -m; "$0" "$@"; echo stopped; read line; fg; echo left"#;
const AND_READS_ON: &str = r#""$0" "$@"; read line; echo "read<$line>""#;
const WITHOUT_SIGHUP: &str = r#"trap "" HUP; exec "$0" "$@""#;

impl Trial {
    fn start(how: &str, script: &str) -> Trial {
        let (master, slave) = pty(80, 24);
        let cooked = tcgetattr(&slave).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let io = || Stdio::from(slave.try_clone().unwrap());
        // `setsid --ctty` makes the pseudo-terminal the child's own, as a login does.
        let shell = Command::new("setsid")
            .args(["--ctty", "--wait", "sh", "-c", script])
            .arg(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "tui::driver::tests::child_program",
                "--nocapture",
            ])
            .env("JIEBIE_DRIVER_CHILD", how)
            .env("JIEBIE_DRIVER_REPORT", folder.path().join("report"))
            .stdin(io())
            .stdout(io())
            .stderr(io())
            .spawn()
            .unwrap();
        Trial {
            shell,
            master,
            slave,
            cooked,
            folder,
        }
    }

    fn send(&mut self, bytes: &[u8]) {
        self.master.write_all(bytes).unwrap();
    }

    /// The process group in the foreground.
    fn job(&self) -> Pid {
        tcgetpgrp(&self.master).unwrap()
    }

    /// What the child found, once it has ended.
    fn found(mut self) -> String {
        found(&mut self.shell, self.folder.path())
    }

    /// The same when the line goes first.
    fn found_without_a_line(mut self) -> String {
        drop((self.master, self.slave));
        found(&mut self.shell, self.folder.path())
    }

    /// Waits for the first output that has `needle`, where a watcher would hold the line.
    fn until(&mut self, needle: &[u8]) {
        let mut all = Vec::new();
        let mut chunk = [0; 4096];
        while !all.windows(needle.len()).any(|part| part == needle) {
            let n = self.master.read(&mut chunk).unwrap();
            all.extend_from_slice(&chunk[..n]);
        }
    }
}

fn found(shell: &mut Child, folder: &Path) -> String {
    let deadline = Instant::now() + Duration::from_secs(20);
    while shell.try_wait().unwrap().is_none() {
        if Instant::now() > deadline {
            shell.kill().unwrap();
            shell.wait().unwrap();
            panic!("the child does not end");
        }
        thread::sleep(Duration::from_millis(5));
    }
    std::fs::read_to_string(folder.join("report")).expect("the child ended without a report")
}

#[test]
fn keys_news_bursts_and_the_end() {
    let mut trial = Trial::start("all", ALONE);
    let cooked = trial.cooked.clone();
    let mut watcher = Watcher::of(&trial.master);
    watcher.until("Resize { width: 80, height: 24 }");
    let raw = tcgetattr(&trial.slave).unwrap();
    assert!(!raw.local_modes.contains(LocalModes::ICANON));
    trial.send(b"n");
    watcher.until("done at once");
    trial.send(b"w");
    watcher.until("worked");
    trial.send(b"\x1b");
    watcher.until("Esc");
    trial.send("界".as_bytes());
    watcher.until("界");
    let before = watcher.all.len();
    trial.send(&b"\x1b[B".repeat(2000));
    watcher.until("downs 2000");
    let burst = watcher.all.len() - before;
    assert!(burst <= 20_000, "{burst} bytes");
    trial.send(b"mtq");
    watcher.until("ended Quit(7)");
    let last = String::from_utf8_lossy(&watcher.rest()).into_owned();
    for wanted in [
        "\x1b[?1000h",
        "\x1b[?1006l",
        "\x1b[?2004l",
        "\x1b[?25h",
        "\x1b[?1049l",
        "\x1b[23;0t",
    ] {
        assert!(last.contains(wanted), "{wanted:?} in {last:?}");
    }
    assert!(!last.contains("\x1b[?1003h"), "movements are asked for");
    let after = tcgetattr(&trial.slave).unwrap();
    assert_eq!(after.local_modes, cooked.local_modes);
    assert_eq!(after.output_modes, cooked.output_modes);
    let found = trial.found();
    let frames = found
        .lines()
        .next()
        .and_then(|line| line.rsplit(' ').next());
    let frames: usize = frames.unwrap().parse().unwrap();
    assert!(frames < 400, "{frames} frames");
}

#[test]
fn what_terminals_send_is_what_was_pressed() {
    let mut trial = Trial::start("all", ALONE);
    trial.until(b"downs 0");
    let mut wanted = Vec::new();
    for (bytes, name) in [
        (&b"f"[..], "f"),
        ("界".as_bytes(), "界"),
        (b"\r", "Enter"),
        (b"\x1bx", "Alt-x"),
        (b"\x1b[A", "Up"),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", ""),
        (b"\x1b[1;5D", "Ctrl-Left"),
        (
            "\x1b[200~第一行\r第二行\x1b[31m\x1b[201~".as_bytes(),
            r#"Input(Paste("第一行\n第二行[31m"))"#,
        ),
        (
            b"\x1b[<0;10;5M\x1b[<0;10;5m",
            "Input(Mouse(Mouse { deed: Press, x: 9, y: 4 }))",
        ),
        (b"\x1b", "Esc"),
    ] {
        trial.send(bytes);
        wanted.extend(Some(name).filter(|name| !name.is_empty()));
    }
    thread::sleep(Duration::from_millis(100));
    trial.send(b"q");
    let found = trial.found();
    let told: Vec<&str> = found.lines().skip(2).collect();
    assert_eq!(told, wanted);
}

#[test]
fn a_sequence_that_the_line_cuts_stays_one_key_and_holds_nothing_up() {
    let pause = || thread::sleep(Duration::from_millis(100));
    let mut trial = Trial::start("all", ALONE);
    trial.until(b"downs 0");
    for part in [
        &b"\x1b["[..],
        b"B\xe7",
        b"\x95\x8c",
        b"\x1b[200~\xe7\x95",
        b"\x8c\x1b[20",
        b"1~",
    ] {
        trial.send(part);
        pause();
    }
    trial.send(b"\x1b");
    pause();
    trial.send(b"[A");
    pause();
    trial.send(b"\x1b[");
    pause();
    // The rest never comes; the signal is heard all the same.
    kill_process_group(trial.job(), Signal::TERM).unwrap();
    let found = trial.found();
    assert!(found.starts_with("Terminated"), "{found}");
    let told: Vec<&str> = found.lines().skip(2).collect();
    assert_eq!(told, ["界", r#"Input(Paste("界"))"#, "Up"]);
}

#[test]
fn a_line_that_goes_is_an_end_and_no_error() {
    // With SIGHUP, and by the line alone.
    for (how, script) in [("all", ALONE), ("deaf", WITHOUT_SIGHUP)] {
        let mut trial = Trial::start(how, script);
        trial.until(b"downs 0");
        let found = trial.found_without_a_line();
        assert!(found.starts_with(r#"HungUp [KeepNow]"#), "{how}: {found}");
    }
    // In the middle of typing.
    for n in 0..8 {
        let mut trial = Trial::start("deaf", WITHOUT_SIGHUP);
        trial.until(b"downs 0");
        trial.send(&b"x".repeat(n * n));
        let found = trial.found_without_a_line();
        assert!(found.starts_with(r#"HungUp [KeepNow]"#), "{n}: {found}");
    }
}

#[test]
fn an_esc_is_settled_by_the_terminal_and_its_answer_reaches_no_shell() {
    let mut trial = Trial::start("all", AND_READS_ON);
    let asked = std::str::from_utf8(ARE_YOU_THERE).unwrap();
    trial.until(b"downs 0");
    trial.send(b"\x1b");
    trial.until(asked.as_bytes());
    trial.send(b"\x1b[0n");
    trial.until(b"Esc");
    // At the end the answer is still to come.
    trial.send(b"\x1b");
    trial.until(asked.as_bytes());
    thread::sleep(Duration::from_millis(60));
    trial.send(b"q");
    thread::sleep(Duration::from_millis(10));
    trial.send(b"\x1b[0n");
    trial.until(b"ended Quit(7)");
    // The shell reads what is typed next, and nothing else.
    trial.send(b"ls\n");
    trial.until(b"read<ls>");
}

fn ends_clean(what: impl FnOnce(&mut Trial), says: &str) {
    let mut trial = Trial::start("all", AS_A_JOB);
    let cooked = trial.cooked.clone();
    let mut watcher = Watcher::of(&trial.master);
    watcher.until("downs 0");
    what(&mut trial);
    watcher.until(says);
    watcher.until("left");
    assert!(!watcher.screen.screen().alternate_screen());
    assert!(!watcher.screen.screen().bracketed_paste());
    assert!(!watcher.screen.screen().hide_cursor());
    assert_eq!(
        watcher.screen.screen().mouse_protocol_mode(),
        vt100::MouseProtocolMode::None
    );
    trial.shell.wait().unwrap();
    let after = tcgetattr(&trial.slave).unwrap();
    assert_eq!(after.local_modes, cooked.local_modes);
    assert_eq!(after.input_modes, cooked.input_modes);
}

#[test]
fn sigterm_leaves_the_terminal_as_it_was() {
    ends_clean(
        |trial| kill_process_group(trial.job(), Signal::TERM).unwrap(),
        "ended Terminated",
    );
}

#[test]
fn sighup_leaves_the_terminal_as_it_was() {
    ends_clean(
        |trial| kill_process_group(trial.job(), Signal::HUP).unwrap(),
        "ended HungUp",
    );
}

#[test]
fn a_panic_leaves_the_terminal_as_it_was_and_is_reported() {
    ends_clean(|trial| trial.send(b"mp"), "as the test asks");
}

#[test]
fn a_job_stops_and_goes_on() {
    let mut trial = Trial::start("all", STOPPED_ONCE);
    let mut watcher = Watcher::of(&trial.master);
    watcher.until("downs 0");
    trial.send(b"\x1b[B");
    watcher.until("downs 1");
    trial.send(b"\x1a");
    watcher.until("stopped");
    assert!(!watcher.screen.screen().alternate_screen());
    let modes = tcgetattr(&trial.slave).unwrap().local_modes;
    assert!(modes.contains(LocalModes::ICANON));
    trial.send(b"\n");
    watcher.until("Resumed");
    assert!(watcher.screen.screen().alternate_screen());
    resize(&trial.slave, 70, 20);
    watcher.until("width: 70, height: 20");
    trial.send(b"\x1b[B");
    watcher.until("downs 2");
    trial.send(b"q");
    watcher.until("ended Quit(7)");
    watcher.until("left");
    // It is told once.
    let found = trial.found();
    assert_eq!(found.matches("width: 70").count(), 1, "{found}");
}

/// A stop that the program did not ask for leaves it no time to leave the modes; the shell's come
/// back with the stop, and the program's own with its going on.
#[test]
fn a_job_stopped_from_outside_goes_on_in_its_modes() {
    let mut trial = Trial::start("all", STOPPED_ONCE);
    let cooked = trial.cooked.clone();
    let mut watcher = Watcher::of(&trial.master);
    watcher.until("downs 0");
    kill_process_group(trial.job(), Signal::STOP).unwrap();
    watcher.until("stopped");
    tcsetattr(&trial.slave, OptionalActions::Now, &cooked).unwrap();
    trial.send(b"\n");
    watcher.until("Resumed");
    let raw = tcgetattr(&trial.slave).unwrap();
    assert!(!raw.local_modes.contains(LocalModes::ICANON));
    trial.send(b"q");
    watcher.until("left");
    let after = tcgetattr(&trial.slave).unwrap();
    assert_eq!(after.local_modes, cooked.local_modes);
}

#[test]
fn nothing_happens_while_nothing_happens() {
    let mut trial = Trial::start("all", ALONE);
    let mut watcher = Watcher::of(&trial.master);
    watcher.until("downs 0");
    trial.send(b"\x1b[B");
    watcher.until("downs 1");
    watcher.rest();
    let before = wake_ups(trial.job());
    thread::sleep(Duration::from_millis(500));
    assert_eq!(wake_ups(trial.job()), before);
    assert_eq!(watcher.rest().len(), 0);
    trial.send(b"q");
    let found = trial.found();
    assert!(found.starts_with("Quit(7) [] frames 2\n"), "{found}");
}

/// How often the threads of a process have been put to sleep.
fn wake_ups(process: Pid) -> u64 {
    let tasks = format!("/proc/{}/task", process.as_raw_pid());
    let tasks = std::fs::read_dir(tasks).unwrap();
    let count = |task: std::io::Result<std::fs::DirEntry>| {
        let status = std::fs::read_to_string(task.unwrap().path().join("status")).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        line.unwrap().trim().parse::<u64>().unwrap()
    };
    tasks.map(count).sum()
}

#[test]
fn an_alarm_comes_when_its_moment_has_come() {
    let mut trial = Trial::start("alarm", ALONE);
    let mut watcher = Watcher::of(&trial.master);
    watcher.until("Alarm");
    trial.send(b"q");
    let found = trial.found();
    assert_eq!(found.lines().filter(|line| *line == "Alarm").count(), 1);
}
