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

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcgetpgrp, tcsetwinsize};

/// How long anything may take before a story gives up; it says nothing of speed.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How long nothing must be printed for the program to be at rest.
const QUIET: Duration = Duration::from_millis(150);

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
    bytes: Vec<u8>,
    last: Instant,
}

impl Default for State {
    fn default() -> State {
        State {
            screen: vt100::Parser::new(24, 80, 0),
            bytes: Vec::new(),
            last: Instant::now(),
        }
    }
}

impl Seen {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panicked over it")
    }

    fn add(&self, bytes: &[u8]) {
        let mut state = self.state();
        state.screen.process(bytes);
        state.bytes.extend_from_slice(bytes);
        state.last = Instant::now();
        self.news.notify_all();
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
                seen.state().screen.screen_mut().set_size(height, width);
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
        while !self.screen().alternate_screen() && self.child.try_wait().expect("a child").is_none()
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

    /// Sends bytes that would mean something else with what comes behind them, and waits for the
    /// program to print something because of them, or for a while in case it does not.
    pub fn send_alone(&mut self, bytes: &[u8]) {
        let before = self.seen.state().bytes.len();
        self.send(bytes);
        let printed = self.seen.news.wait_timeout_while(
            self.seen.state(),
            Duration::from_millis(500),
            |state| state.bytes.len() == before,
        );
        drop(printed);
        self.until_read();
    }

    fn until_read(&self) {
        let deadline = Instant::now() + PATIENCE;
        while rustix::io::ioctl_fionread(&self.far_end).is_ok_and(|left| left > 0) {
            assert!(
                Instant::now() < deadline,
                "the program does not read what is sent; the screen:\n{}",
                self.screen().contents()
            );
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Waits until the program has read all and printed nothing for a while.
    pub fn until_at_rest(&self) {
        let from = Instant::now();
        self.until_read();
        loop {
            let since = self.seen.state().last.max(from).elapsed();
            if since >= QUIET {
                return;
            }
            thread::sleep(QUIET - since);
        }
    }

    /// Waits for a screen that `is` as wished; else what is on it after all patience.
    pub fn until(&self, is: impl Fn(&vt100::Screen) -> bool) -> Result<(), String> {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.seen.state();
        while !is(state.screen.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(state.screen.screen().contents());
            }
            let woken = self.seen.news.wait_timeout(state, left);
            state = woken.expect("nobody panicked over it").0;
        }
        Ok(())
    }

    /// What is on the screen when the program is at rest.
    pub fn resting_screen(&self) -> String {
        self.until_at_rest();
        self.screen().contents()
    }

    /// The screen as it is.
    pub fn screen(&self) -> vt100::Screen {
        self.seen.state().screen.screen().clone()
    }

    /// Gives the terminal another size, and tells the program.
    pub fn resize(&mut self, width: u16, height: u16) {
        let mut state = self.seen.state();
        state.screen.screen_mut().set_size(height, width);
        drop(state);
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
                self.screen().contents()
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
                Ok(n @ 1..) => seen.add(&chunk[..n]),
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
