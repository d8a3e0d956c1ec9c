//! The line to the person: standard input, and crossterm's reader upon it.
//!
//! crossterm parses keys well, but its reader (0.29) was made for a program that always reads. Three
//! things are done here so that the loop can wait for more than keys; each may go when crossterm
//! does it:
//!
//! - Within a sequence it goes on reading. So standard input becomes an opening of the terminal of
//!   its own, which does not block; the shell's opening, shared with standard output, stays as it is.
//! - It waits for edges, and returns from a read of 1,024 bytes with the rest unread and the edge
//!   gone (its pull request 1057). [`Line::read`] makes a new edge when bytes are left.
//! - It reads a line that is gone again and again, for ever (its issue 793). It is not asked once the
//!   line is gone; and should the line go in that very moment, a thread that has slept until then
//!   puts a descriptor in its place on which there is nothing to read.
//!
//! What stays with crossterm: an Esc that ends a read is the Esc key, so a sequence that the line
//! cuts just behind it comes as Esc and characters, which `seam` joins; a sequence cut elsewhere waits
//! for its rest.
//! Alt-`[` and Alt-`O` are beginnings to it, rxvt's shifted arrows nothing, and F13 to F20 doubtful;
//! no key table has any of them.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixDatagram;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::retry_on_intr;
use rustix::stdio::{dup2_stdin, stdin};
use rustix::termios::{OptionalActions, tcgetattr, tcgetsid, tcsetattr, ttyname};

use super::decode;
use super::input::Input;

/// The terminal's end of standard input.
pub(super) struct Line {
    fd: OwnedFd,
}

/// Whether standard input was prepared; once a process, because crossterm's reader is one as well.
static PREPARED: Mutex<bool> = Mutex::new(false);

impl Line {
    /// Standard input, which is a terminal.
    ///
    /// # Errors
    /// When the system refuses descriptors or a thread.
    pub fn standard() -> io::Result<Line> {
        let mut prepared = PREPARED.lock().unwrap_or_else(PoisonError::into_inner);
        if !*prepared {
            // A terminal that cannot be opened again is read as it is: a cut sequence then holds
            // the loop until its rest arrives.
            if let Ok(own) = open_again() {
                dup2_stdin(&own)?;
            }
            watch(stdin().try_clone_to_owned()?)?;
            *prepared = true;
        }
        Ok(Line {
            fd: stdin().try_clone_to_owned()?,
        })
    }

    /// What the loop waits on.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }

    /// Adds what the person did since the last time, without waiting.
    ///
    /// # Errors
    /// When the line is gone.
    pub fn read(&self, inputs: &mut Vec<Input>) -> io::Result<()> {
        let mut woken = false;
        loop {
            self.has_bytes()?;
            if event::poll(Duration::ZERO)? {
                inputs.extend(decode::input(event::read()?));
            } else if !woken && self.has_bytes()? {
                self.make_edge()?;
                woken = true;
            } else {
                return Ok(());
            }
        }
    }

    /// Whether bytes wait to be read; an error when the line is gone.
    fn has_bytes(&self) -> io::Result<bool> {
        let mut fds = [PollFd::new(&self.fd, PollFlags::IN)];
        let now = Timespec::default();
        retry_on_intr(|| poll(&mut fds, Some(&now)))?;
        let found = fds[0].revents();
        if found.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(found.contains(PollFlags::IN))
    }

    /// Setting the modes to what they are wakes everyone who waits on the terminal for bytes.
    fn make_edge(&self) -> io::Result<()> {
        let modes = tcgetattr(&self.fd)?;
        Ok(tcsetattr(&self.fd, OptionalActions::Now, &modes)?)
    }
}

/// The terminal of standard input, opened by its name, or by `/dev/tty` where that is forbidden
/// (after `su`) or unknown (in a container).
fn open_again() -> io::Result<OwnedFd> {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let by_name = ttyname(stdin(), Vec::new()).and_then(|name| open(name, flags, Mode::empty()));
    Ok(by_name.or_else(|_| {
        // Only the session's own terminal has a session to tell.
        tcgetsid(stdin())?;
        open("/dev/tty", flags, Mode::empty())
    })?)
}

/// Sleeps until the line is gone, and then makes standard input quiet.
fn watch(line: OwnedFd) -> io::Result<()> {
    let quiet = UnixDatagram::unbound()?;
    quiet.set_nonblocking(true)?;
    thread::Builder::new()
        .name("line".to_owned())
        .stack_size(64 << 10)
        .spawn(move || {
            let mut fds = [PollFd::new(&line, PollFlags::empty())];
            if retry_on_intr(|| poll(&mut fds, None)).is_ok() {
                // There is nobody left to tell of a failure.
                let _ = dup2_stdin(&quiet);
            }
        })?;
    Ok(())
}
