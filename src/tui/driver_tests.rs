//! The loop on a real pseudo-terminal: in this process for what it reads and writes, in a child for
//! what signals and a panic do. Long because the loop, the terminal and the child are one thing to
//! set up.

use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;

use ratatui::style::Style;
use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

use super::*;
use crate::text::Locale;
use crate::tui::key::Code;
use crate::tui::theme::{Name, Theme};
use crate::tui::wake::Post;

/// A scene that counts and shows what it was told.
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

impl Scene for Counter {
    type Act = &'static str;
    type News = String;

    fn handle(&mut self, event: Event<String>) -> Vec<Effect<&'static str>> {
        match event {
            Event::Input(Input::Key(key)) => match key.code {
                Code::Down => self.downs += 1,
                Code::Char('q') => return vec![Effect::Quit(7)],
                Code::Char('p') => panic!("as the test asks"),
                Code::Char('w') => return vec![Effect::Do("work")],
                Code::Char('n') => return vec![Effect::Do("now")],
                Code::Char('z') if key.ctrl => return vec![Effect::Suspend],
                Code::Char('m') => return vec![Effect::Mouse(true)],
                Code::Char('t') => return vec![Effect::Title("界别".to_owned())],
                _ => self.told.push(key.to_string()),
            },
            Event::Ending(_) => return vec![Effect::Do("keep")],
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
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let slave = ioctl_tiocgptpeer(&master, OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
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

fn perform(act: &'static str, post: &Post<String>) -> Vec<String> {
    match act {
        "now" => vec!["done at once".to_owned()],
        "work" => {
            let post = post.clone();
            thread::spawn(move || post.send("worked".to_owned()));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

#[test]
fn keys_news_bursts_and_the_end() {
    let (mut master, slave) = pty(80, 24);
    let cooked = tcgetattr(&slave).unwrap();
    let other = slave.try_clone().unwrap();
    let running = thread::spawn(move || {
        let mut terminal = Terminal::on(slave.try_clone().unwrap(), slave).unwrap();
        let mut wake = Wake::new().unwrap();
        let mut scene = Counter::new();
        let ended = run(&mut scene, &mut perform, &mut terminal, &mut wake).unwrap();
        (ended, scene.frames.get())
    });
    let mut watcher = Watcher::of(&master);
    watcher.until("Resize { width: 80, height: 24 }");
    assert!(
        !tcgetattr(&other)
            .unwrap()
            .local_modes
            .contains(LocalModes::ICANON)
    );
    master.write_all(b"n").unwrap();
    watcher.until("done at once");
    master.write_all(b"w").unwrap();
    watcher.until("worked");
    master.write_all(b"\x1b").unwrap();
    watcher.until("Esc");
    master.write_all("界".as_bytes()).unwrap();
    watcher.until("界");
    let before = watcher.all.len();
    master.write_all(&b"\x1b[B".repeat(2000)).unwrap();
    watcher.until("downs 2000");
    let burst = watcher.all.len() - before;
    assert!(burst <= 20_000, "{burst} bytes");
    master.write_all(b"mtq").unwrap();
    let (ended, frames) = running.join().unwrap();
    assert_eq!(ended, Ending::Quit(7));
    assert!(frames < 400, "{frames} frames");
    let last = String::from_utf8_lossy(&watcher.rest()).into_owned();
    for wanted in [
        "\x1b[?1000h",
        "\x1b[?1006l",
        "\x1b[?2004l",
        "\x1b[?25h",
        "\x1b[?1049l",
        "\x1b[23;2t",
    ] {
        assert!(last.contains(wanted), "{wanted:?} in {last:?}");
    }
    let after = tcgetattr(&other).unwrap();
    assert_eq!(after.local_modes, cooked.local_modes);
    assert_eq!(after.output_modes, cooked.output_modes);
}

#[test]
fn a_line_that_goes_is_an_end_and_no_error() {
    let (master, slave) = pty(80, 24);
    let running = thread::spawn(move || {
        let mut kept = Vec::new();
        let mut terminal = Terminal::on(slave.try_clone().unwrap(), slave).unwrap();
        let mut keep = |act: &'static str, _: &Post<String>| {
            kept.push(act);
            Vec::new()
        };
        let ended = run(
            &mut Counter::new(),
            &mut keep,
            &mut terminal,
            &mut Wake::new().unwrap(),
        );
        (ended.unwrap(), kept)
    });
    thread::sleep(Duration::from_millis(100));
    drop(master);
    assert_eq!(running.join().unwrap(), (Ending::HungUp, vec!["keep"]));
}

/// Not a test of its own: the program that the tests below start in a pseudo-terminal.
#[test]
fn child_program() {
    if std::env::var_os("JIEBIE_DRIVER_CHILD").is_none() {
        return;
    }
    let mut terminal = Terminal::standard().unwrap();
    terminal.restore_on_panic();
    let mut wake = Wake::new().unwrap();
    wake.listen_to_signals().unwrap();
    let mut scene = Counter::new();
    let ended = run(&mut scene, &mut perform, &mut terminal, &mut wake).unwrap();
    println!("ended {ended:?}");
}

fn child(slave: &OwnedFd) -> Child {
    let io = || Stdio::from(slave.try_clone().unwrap());
    // `setsid --ctty` makes the pseudo-terminal the child's own, as a login does; the shell above
    // the child makes stopping and going on possible.
    Command::new("setsid")
        .args(["--ctty", "--wait", "sh", "-c"])
        .arg(
            r#"set -m; "$0" --exact tui::driver::tests::child_program --nocapture & fg; echo left"#,
        )
        .arg(std::env::current_exe().unwrap())
        .env("JIEBIE_DRIVER_CHILD", "1")
        .stdin(io())
        .stdout(io())
        .stderr(io())
        .spawn()
        .unwrap()
}

/// The process in the foreground of a pseudo-terminal.
fn foreground(slave: &std::fs::File) -> rustix::process::Pid {
    rustix::termios::tcgetpgrp(slave).unwrap()
}

fn ends_clean(what: impl FnOnce(&mut std::fs::File, rustix::process::Pid), says: &str) {
    let (mut master, slave) = pty(80, 24);
    let cooked = tcgetattr(&slave).unwrap();
    let mut shell = child(&slave);
    let mut watcher = Watcher::of(&master);
    watcher.until("downs 0");
    let job = foreground(&master);
    what(&mut master, job);
    watcher.until(says);
    watcher.until("left");
    assert!(!watcher.screen.screen().alternate_screen());
    assert!(!watcher.screen.screen().bracketed_paste());
    assert!(!watcher.screen.screen().hide_cursor());
    assert_eq!(
        watcher.screen.screen().mouse_protocol_mode(),
        vt100::MouseProtocolMode::None
    );
    shell.wait().unwrap();
    let after = tcgetattr(&slave).unwrap();
    assert_eq!(after.local_modes, cooked.local_modes);
    assert_eq!(after.input_modes, cooked.input_modes);
}

#[test]
fn sigterm_leaves_the_terminal_as_it_was() {
    use rustix::process::{Signal, kill_process_group};
    ends_clean(
        |_, job| kill_process_group(job, Signal::TERM).unwrap(),
        "ended Terminated",
    );
}

#[test]
fn sighup_leaves_the_terminal_as_it_was() {
    use rustix::process::{Signal, kill_process_group};
    ends_clean(
        |_, job| kill_process_group(job, Signal::HUP).unwrap(),
        "ended HungUp",
    );
}

#[test]
fn a_panic_leaves_the_terminal_as_it_was_and_is_reported() {
    ends_clean(
        |master, _| master.write_all(b"mp").unwrap(),
        "as the test asks",
    );
}

#[test]
fn a_job_stops_and_goes_on() {
    let (mut master, slave) = pty(80, 24);
    let io = || Stdio::from(slave.try_clone().unwrap());
    let mut shell = Command::new("setsid")
        .args(["--ctty", "--wait", "sh", "-c"])
        .arg(
            r#"set -m; "$0" --exact tui::driver::tests::child_program --nocapture
               echo stopped; read line; fg; echo left"#,
        )
        .arg(std::env::current_exe().unwrap())
        .env("JIEBIE_DRIVER_CHILD", "1")
        .stdin(io())
        .stdout(io())
        .stderr(io())
        .spawn()
        .unwrap();
    let mut watcher = Watcher::of(&master);
    watcher.until("downs 0");
    master.write_all(b"\x1b[B").unwrap();
    watcher.until("downs 1");
    master.write_all(b"\x1a").unwrap();
    watcher.until("stopped");
    assert!(!watcher.screen.screen().alternate_screen());
    assert!(
        tcgetattr(&slave)
            .unwrap()
            .local_modes
            .contains(LocalModes::ICANON)
    );
    master.write_all(b"\n").unwrap();
    watcher.until("Resumed");
    assert!(watcher.screen.screen().alternate_screen());
    resize(&slave, 70, 20);
    watcher.until("width: 70, height: 20");
    master.write_all(b"q").unwrap();
    watcher.until("ended Quit(7)");
    watcher.until("left");
    shell.wait().unwrap();
}

#[test]
fn nothing_happens_while_nothing_happens() {
    let (mut master, slave) = pty(80, 24);
    let running = thread::spawn(move || {
        let mut scene = Counter::new();
        let mut terminal = Terminal::on(slave.try_clone().unwrap(), slave).unwrap();
        run(
            &mut scene,
            &mut perform,
            &mut terminal,
            &mut Wake::new().unwrap(),
        )
        .unwrap();
        scene.frames.get()
    });
    let mut watcher = Watcher::of(&master);
    watcher.until("downs 0");
    watcher.rest();
    thread::sleep(Duration::from_millis(300));
    assert_eq!(watcher.rest().len(), 0);
    master.write_all(b"q").unwrap();
    assert_eq!(running.join().unwrap(), 1);
}

#[test]
fn an_alarm_comes_when_its_moment_has_come() {
    struct Clock(Option<Instant>);
    impl Performer<Counter> for Clock {
        fn perform(&mut self, _: &'static str, _: &Post<String>) -> Vec<String> {
            Vec::new()
        }
        fn until_alarm(&mut self) -> Option<Duration> {
            let left = self.0?.saturating_duration_since(Instant::now());
            if left.is_zero() {
                self.0 = None;
            }
            Some(left)
        }
    }
    let (mut master, slave) = pty(80, 24);
    let running = thread::spawn(move || {
        let mut clock = Clock(Some(Instant::now() + Duration::from_millis(50)));
        let mut scene = Counter::new();
        let mut terminal = Terminal::on(slave.try_clone().unwrap(), slave).unwrap();
        run(
            &mut scene,
            &mut clock,
            &mut terminal,
            &mut Wake::new().unwrap(),
        )
        .unwrap();
        scene.told
    });
    let mut watcher = Watcher::of(&master);
    watcher.until("Alarm");
    master.write_all(b"q").unwrap();
    let told = running.join().unwrap();
    assert_eq!(told.iter().filter(|told| *told == "Alarm").count(), 1);
}
