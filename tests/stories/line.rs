//! A pseudo-terminal with a program in it: its bytes, its screen as an emulator shows it, its modes,
//! signals to it, and its end. Knows no key and no word of the program.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::screen::Shown;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcgetpgrp, tcsetwinsize};

/// How long anything may take before a story gives up; it says nothing of speed.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The emulator's columns and rows, whatever the terminal's size is: a frame that was on its way
/// while the terminal shrank would be more than the emulator can bear.
const LARGEST: (u16, u16) = (210, 60);

/// At rest is who is found so that many times, a moment apart.
const CALM: usize = 10;

/// That moment.
const A_MOMENT: Duration = Duration::from_millis(5);

/// A program in a terminal of its own.
pub struct Line {
    master: Option<File>,
    /// The program's end: tells its modes, and how much it has not read yet.
    far_end: OwnedFd,
    child: Child,
    seen: Arc<Seen>,
    reader: Option<JoinHandle<()>>,
    as_found: Termios,
}

/// What the program printed.
#[derive(Default)]
struct Seen {
    state: Mutex<State>,
    news: Condvar,
    /// Nobody shall read any longer.
    over: AtomicBool,
}

struct State {
    screen: vt100::Parser,
    size: (u16, u16),
    bytes: Vec<u8>,
    /// How many of them the emulator has.
    fed: usize,
    last: Instant,
}

impl Default for State {
    fn default() -> State {
        State {
            screen: vt100::Parser::new(LARGEST.1, LARGEST.0, 0),
            size: LARGEST,
            bytes: Vec::new(),
            fed: 0,
            last: Instant::now(),
        }
    }
}

impl State {
    /// Hands the emulator what it has not had yet, in whole characters: one that a read has cut in two makes it drop
    /// the character behind it (vte 0.15).
    fn feed(&mut self) {
        let whole = self.bytes.len() - unfinished(&self.bytes);
        if let Some(news) = self.bytes.get(self.fed..whole) {
            self.screen.process(news);
            self.fed = whole;
        }
    }

    fn shown(&self) -> Shown {
        Shown {
            emulator: self.screen.screen().clone(),
            size: self.size,
        }
    }
}

/// How many bytes at the end are the beginning of a character that goes on.
fn unfinished(bytes: &[u8]) -> usize {
    let end = &bytes[bytes.len().saturating_sub(3)..];
    let lead = end.iter().rposition(|byte| byte & 0xC0 != 0x80);
    let Some(at) = lead else {
        return 0;
    };
    let wanted = match end[at] {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF7 => 4,
        _ => 1,
    };
    let there = end.len() - at;
    if there < wanted { there } else { 0 }
}

#[test]
fn what_is_cut_within_a_character_is_seen_whole() {
    let text = "\x1b[31m界别×△ａ";
    for cut in 1..text.len() {
        let seen = Seen::default();
        let (first, rest) = text.as_bytes().split_at(cut);
        seen.add(first);
        seen.add(rest);
        let row = seen.state().screen.screen().contents();
        assert_eq!(row.trim_end(), "界别×△ａ", "cut at {cut}");
    }
}

impl Seen {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panicked over it")
    }

    /// Takes what was printed; gives it back as text, with the end of what came before that it may
    /// go on with.
    fn add(&self, bytes: &[u8]) -> String {
        let mut state = self.state();
        let from = state.bytes.len().saturating_sub(3);
        state.bytes.extend_from_slice(bytes);
        state.feed();
        state.last = Instant::now();
        let text = String::from_utf8_lossy(&state.bytes[from..]).into_owned();
        self.news.notify_all();
        text
    }
}

impl Line {
    /// Starts `command` in a terminal of that many columns and rows.
    pub fn start(command: &Command, width: u16, height: u16) -> Line {
        // A child that holds the master would hold the line.
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let master = openpt(flags).expect("a pseudo-terminal");
        grantpt(&master).expect("granted");
        unlockpt(&master).expect("unlocked");
        let far_end = ioctl_tiocgptpeer(&master, flags).expect("its other end");
        let as_found = tcgetattr(&far_end).expect("modes");
        let seen = Arc::new(Seen::default());
        let io = || Stdio::from(far_end.try_clone().expect("a descriptor"));
        // Makes the terminal the program's own, as a login does, and becomes the program.
        let mut alone = Command::new("setsid");
        alone
            .arg("--ctty")
            .arg(command.get_program())
            .args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => alone.env(name, value),
                None => alone.env_remove(name),
            };
        }
        let master = File::from(master);
        let mut line = Line {
            reader: Some(read(
                master.try_clone().expect("a descriptor"),
                Arc::clone(&seen),
            )),
            master: Some(master),
            child: {
                resize(&far_end, width, height);
                seen.state().size = (width, height);
                alone
                    .stdin(io())
                    .stdout(io())
                    .stderr(io())
                    .spawn()
                    .expect("setsid")
            },
            far_end,
            seen,
            as_found,
        };
        line.child.stdin.take();
        line
    }

    /// Waits until the program draws on a screen of its own, or has ended.
    pub fn until_started(&mut self) {
        let deadline = Instant::now() + PATIENCE;
        while !self.screen().modes().alternate_screen()
            && self.child.try_wait().expect("a child").is_none()
        {
            assert!(Instant::now() < deadline, "the program does not start");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Sends bytes, as a keyboard does.
    pub fn send(&mut self, bytes: &[u8]) {
        let master = self.master.as_mut().expect("the line is there");
        master.write_all(bytes).expect("the line takes them");
    }

    /// Sends parts of what a slow line has cut, so far apart.
    pub fn send_cut(&mut self, parts: &[&[u8]], apart: Duration) {
        for (n, part) in parts.iter().enumerate() {
            if n > 0 {
                thread::sleep(apart);
            }
            self.send(part);
        }
    }

    /// Sends bytes to the resting program, and waits for it to print something because of them, or
    /// for a while in case it does not.
    pub fn send_alone(&mut self, bytes: &[u8]) {
        self.until_at_rest();
        let before = self.seen.state().bytes.len();
        self.send(bytes);
        let printed = self.seen.news.wait_timeout_while(
            self.seen.state(),
            Duration::from_millis(500),
            |state| state.bytes.len() == before,
        );
        drop(printed);
    }

    /// Waits until the program has read all that was sent, sleeps, and its last words are on the
    /// screen. One that is only kept from the processor does not sleep.
    pub fn until_at_rest(&self) {
        let deadline = Instant::now() + PATIENCE;
        let mut calm = 0;
        while calm < CALM {
            thread::sleep(A_MOMENT);
            let unread = rustix::io::ioctl_fionread(&self.far_end).unwrap_or(0);
            let silent = self.seen.state().last.elapsed() > A_MOMENT;
            let at_rest = unread == 0 && silent && self.sleeps();
            calm = if at_rest { calm + 1 } else { 0 };
            assert!(
                Instant::now() < deadline,
                "the program does not come to rest, {unread} bytes unread; the screen:\n{}",
                self.screen().text()
            );
        }
    }

    /// Whether every thread of what has the terminal sleeps, or it is there no longer.
    fn sleeps(&self) -> bool {
        let job = self.master.as_ref().and_then(|it| tcgetpgrp(it).ok());
        let job = job.unwrap_or(Pid::from_child(&self.child));
        let threads = std::fs::read_dir(format!("/proc/{}/task", job.as_raw_nonzero()));
        let mut threads = threads.into_iter().flatten().flatten();
        threads.all(|thread| {
            let stat = std::fs::read_to_string(thread.path().join("stat"));
            // The state stands behind the name, which may have any character in it.
            let stat = stat.unwrap_or_default();
            let state = stat.rsplit_once(") ").and_then(|it| it.1.chars().next());
            !matches!(state, Some('R' | 'D'))
        })
    }

    /// Waits for a screen that `is` as wished; else what is on it after all patience.
    pub fn until(&self, is: impl Fn(&Shown) -> bool) -> Result<(), String> {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.seen.state();
        loop {
            let shown = state.shown();
            if is(&shown) {
                return Ok(());
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(shown.text());
            }
            let woken = self.seen.news.wait_timeout(state, left);
            state = woken.expect("nobody panicked over it").0;
        }
    }

    /// What is on the screen when the program is at rest.
    pub fn resting_screen(&self) -> String {
        self.until_at_rest();
        self.screen().text()
    }

    /// The screen as it is.
    pub fn screen(&self) -> Shown {
        self.seen.state().shown()
    }

    /// Gives the terminal another size, and tells the program.
    pub fn resize(&mut self, width: u16, height: u16) {
        assert!(width <= LARGEST.0 && height <= LARGEST.1, "too large");
        self.seen.state().size = (width, height);
        resize(&self.far_end, width, height);
    }

    /// Sends a signal to the program, and to it alone.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("it is there");
    }

    /// The process group in the foreground.
    pub fn job(&self) -> Pid {
        let master = self.master.as_ref().expect("the line is there");
        tcgetpgrp(master).expect("a terminal")
    }

    /// Takes the line away, as a network does: nobody holds the far end's other side any longer.
    pub fn hang_up(&mut self) {
        self.seen.over.store(true, Ordering::SeqCst);
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader ends");
        }
        self.master = None;
    }

    /// Waits for the program's end; its exit code, or none when a signal ended it.
    pub fn end(&mut self) -> Option<i32> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.code();
            }
            assert!(
                Instant::now() < deadline,
                "the program does not end; it shows\n{}",
                self.screen().text()
            );
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// All bytes that the program printed.
    pub fn printed(&self) -> Vec<u8> {
        self.until_at_rest();
        self.seen.state().bytes.clone()
    }

    /// Whether the modes are those that the program found.
    pub fn modes_are_as_found(&self) -> bool {
        let now = tcgetattr(&self.far_end).expect("modes");
        let found = &self.as_found;
        now.local_modes == found.local_modes
            && now.input_modes == found.input_modes
            && now.output_modes == found.output_modes
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        // It may have ended long since; below a shell it is a group of its own.
        if let Some(master) = &self.master
            && let Ok(job) = tcgetpgrp(master)
        {
            let _ = kill_process_group(job, Signal::KILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.seen.over.store(true, Ordering::SeqCst);
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

fn read(mut master: File, seen: Arc<Seen>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut chunk = [0; 16 << 10];
        let a_moment = Timespec {
            tv_sec: 0,
            tv_nsec: 20_000_000,
        };
        while !seen.over.load(Ordering::SeqCst) {
            let mut ready = [PollFd::new(&master, PollFlags::IN)];
            if !matches!(poll(&mut ready, Some(&a_moment)), Ok(1..)) {
                continue;
            }
            match master.read(&mut chunk) {
                Ok(n @ 1..) => {
                    // A terminal says that it is there when it is asked.
                    let asked = seen.add(&chunk[..n]).matches("\x1b[5n").count();
                    if master
                        .write_all("\x1b[0n".repeat(asked).as_bytes())
                        .is_err()
                    {
                        return;
                    }
                }
                Ok(0) | Err(_) => return,
            }
        }
    })
}

fn resize(far_end: &OwnedFd, width: u16, height: u16) {
    let size = Winsize {
        ws_row: height,
        ws_col: width,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(far_end, size).expect("a size");
}
