//! The line to the person: standard input, read without waiting. Knows no key; bytes are
//! [`super::decode`]'s.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{read, retry_on_intr};
use rustix::stdio::stdin;

/// The most that is read before it is acted on.
const AT_ONCE: usize = 64 << 10;

/// The terminal's end of standard input.
pub(super) struct TtyInput {
    fd: OwnedFd,
}

impl TtyInput {
    /// Standard input, which is a terminal.
    ///
    /// # Errors
    /// When the system refuses a descriptor.
    pub fn standard() -> io::Result<TtyInput> {
        Ok(TtyInput {
            fd: stdin().try_clone_to_owned()?,
        })
    }

    /// What the loop waits on.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }

    /// Adds the bytes that came since the last time, without waiting. The opening is the shell's as
    /// well, so it stays as it is, and the system is asked before each read whether one would wait.
    ///
    /// # Errors
    /// When the line is gone.
    pub fn read(&self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let mut chunk = [0; 4096];
        while bytes.len() < AT_ONCE && self.has_bytes()? {
            match retry_on_intr(|| read(&self.fd, &mut chunk))? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                n => bytes.extend_from_slice(&chunk[..n]),
            }
        }
        Ok(())
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
}
