//! The terminal's modes: entered, left, and left again whatever happens.
//!
//! Raw mode, the alternate screen, bracketed paste, the hidden cursor, and the mouse when a person
//! asks for it, all in crossterm's words and each written in one call. [`Terminal::leave`] undoes all
//! of it; so do dropping, a panic ([`Terminal::restore_on_panic`]) and the driver's end. Screens
//! never come here.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crossterm::cursor::{Hide, Show};
use crossterm::queue;
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, window_size,
};
use rustix::process::{Signal, getpgid, getpgrp, getppid, getsid, kill_current_process_group};
use thiserror::Error;

use super::tty_input::TtyInput;
use crate::text::Text;

/// Why there is no terminal to draw on.
#[derive(Debug, Error)]
pub enum TerminalError {
    /// Standard input or output is a file or a pipe.
    #[error("standard input and output must be a terminal")]
    NotATerminal,
    /// The terminal refused.
    #[error("the terminal failed: {0}")]
    Io(#[from] io::Error),
}

impl TerminalError {
    /// In words for the person.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            TerminalError::NotATerminal => Text::of(
                "界面需要终端：标准输入或输出不是终端。可改用子命令，如 jiebie check。",
                "The screens need a terminal, and standard input or output is not one. \
                 Use a subcommand instead, such as jiebie check.",
            ),
            TerminalError::Io(error) => {
                let Text { zh, en } = crate::files::in_words(error);
                crate::text!("终端出错：{zh}", "The terminal failed: {en}")
            }
        }
    }
}

/// All margins of the scroll region that `scroll` sets; crossterm has no word for it.
const WHOLE_REGION: &str = "\x1b[r";

/// Pastes in brackets, on and off. crossterm's words for it come with its reader of keys.
const BRACKETS: &str = "\x1b[?2004h";
const NO_BRACKETS: &str = "\x1b[?2004l";

/// Presses and the wheel, told by cells, on and off. crossterm's own command asks for every movement
/// as well, which over a slow line costs more than the keys.
const CLICKS: &str = "\x1b[?1000h\x1b[?1006h";
const NO_CLICKS: &str = "\x1b[?1006l\x1b[?1000l";

/// Asks the terminal whether it is there (DSR 5). What it sent before comes before its answer.
pub(super) const ARE_YOU_THERE: &[u8] = b"\x1b[5n";

/// What has to be undone.
struct Entered {
    output: File,
    mouse: bool,
}

type Restore = Arc<Mutex<Option<Entered>>>;

/// A terminal whose modes are this program's while it is entered.
pub struct Terminal {
    line: TtyInput,
    output: File,
    mouse: bool,
    restore: Restore,
}

impl Terminal {
    /// The terminal of standard input and output, its modes untouched.
    ///
    /// # Errors
    /// When either is not a terminal, or cannot be opened a second time.
    pub fn standard() -> Result<Terminal, TerminalError> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(TerminalError::NotATerminal);
        }
        Ok(Terminal {
            line: TtyInput::standard()?,
            output: File::from(io::stdout().as_fd().try_clone_to_owned()?),
            mouse: false,
            restore: Arc::default(),
        })
    }

    /// Enters the modes; does nothing when they are entered.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn enter(&mut self) -> io::Result<()> {
        let mut entered = lock(&self.restore);
        if entered.is_none() {
            enable_raw_mode()?;
            *entered = Some(Entered {
                output: self.output.try_clone()?,
                mouse: self.mouse,
            });
            let mut bytes = Vec::new();
            queue!(bytes, EnterAlternateScreen, Print(BRACKETS), Hide)?;
            if self.mouse {
                queue!(bytes, Print(CLICKS))?;
            }
            self.output.write_all(&bytes)?;
        }
        Ok(())
    }

    /// Puts the terminal back as it was; does nothing when it is.
    pub fn leave(&mut self) {
        leave(&self.restore);
    }

    /// Switches the mouse on or off; it is remembered over a suspension.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if let Some(entered) = lock(&self.restore).as_mut() {
            entered.mouse = on;
            let mut bytes = Vec::new();
            if on {
                queue!(bytes, Print(CLICKS))?;
            } else {
                queue!(bytes, Print(NO_CLICKS))?;
            }
            self.output.write_all(&bytes)?;
        }
        Ok(())
    }

    /// Columns and rows. A terminal that does not know says 80×24.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        match window_size() {
            Ok(size) if size.columns > 0 && size.rows > 0 => (size.columns, size.rows),
            _ => (80, 24),
        }
    }

    /// Adds the bytes that came since the last time, without waiting.
    ///
    /// # Errors
    /// When the line is gone.
    pub fn read(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        self.line.read(bytes)
    }

    /// Writes one frame, in one call.
    ///
    /// # Errors
    /// When the line is gone.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.output.write_all(bytes)
    }

    /// What the driver waits on for keys.
    #[must_use]
    pub fn input(&self) -> BorrowedFd<'_> {
        self.line.fd()
    }

    /// Leaves the modes and stops the job, as Ctrl-Z does; the caller enters them again when the
    /// job goes on (SIGCONT). False, and nothing is done, where nobody could make it go on: there
    /// is no shell with job control above. The stop may take effect a moment after the return.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn stop(&mut self) -> io::Result<bool> {
        if !has_job_control() {
            return Ok(false);
        }
        self.leave();
        kill_current_process_group(Signal::STOP)?;
        Ok(true)
    }

    /// The modes may have been changed by others (the job was stopped from outside): enters anew.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn enter_again(&mut self) -> io::Result<()> {
        if lock(&self.restore).take().is_some() {
            // What was before the first entry is what has to come back in the end: it is put back
            // now, for crossterm to find it again.
            disable_raw_mode()?;
        }
        self.enter()
    }

    /// From now on a panic of this thread puts the terminal back before it is reported. Panics of
    /// other threads are kept and reported when the terminal has been left: the screen stays whole.
    pub fn restore_on_panic(&self) {
        let restore = Arc::clone(&self.restore);
        let owner = thread::current().id();
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // It is told as damage of a file; nothing ends by it.
            if crate::panic_guard::is_guarded() {
                return;
            }
            if thread::current().id() == owner {
                leave(&restore);
            }
            if lock(&restore).is_none() {
                report(panic);
            } else {
                let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
                kept.push(panic.to_string());
            }
        }));
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.leave();
    }
}

/// The reports of panics that came while the screen was drawn on.
static KEPT: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn lock(restore: &Restore) -> MutexGuard<'_, Option<Entered>> {
    restore.lock().unwrap_or_else(PoisonError::into_inner)
}

fn leave(restore: &Restore) {
    let Some(mut entered) = lock(restore).take() else {
        return;
    };
    // A line that is gone can't be put back; there is nobody to tell.
    let _ = farewell(entered.mouse).and_then(|bytes| entered.output.write_all(&bytes));
    let _ = disable_raw_mode();
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    for report in kept.drain(..) {
        let _ = writeln!(io::stderr(), "{report}");
    }
}

fn farewell(mouse: bool) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if mouse {
        queue!(bytes, Print(NO_CLICKS))?;
    }
    queue!(
        bytes,
        SetAttribute(Attribute::Reset),
        Print(WHOLE_REGION),
        Print(NO_BRACKETS),
        Show,
        LeaveAlternateScreen
    )?;
    Ok(bytes)
}

/// Whether the parent could continue this job: it is in the same session, in another group.
fn has_job_control() -> bool {
    let Some(parent) = getppid() else {
        return false;
    };
    let same_session = matches!((getsid(Some(parent)), getsid(None)), (Ok(a), Ok(b)) if a == b);
    let other_group = getpgid(Some(parent)).is_ok_and(|group| group != getpgrp());
    same_session && other_group
}
