//! The standard output. A reader that goes away (`| head`) is no error: what is written after
//! that is dropped, and loops may ask [`Out::is_closed`] to stop early.

use std::fmt::Display;
use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;

use super::failure::Failure;
use crate::text::shown_lines;

/// Where a subcommand prints.
pub(super) struct Out {
    to: BufWriter<StdoutLock<'static>>,
    closed: bool,
    begun: bool,
}

impl Out {
    /// The standard output.
    pub(super) fn new() -> Self {
        Out {
            to: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
            closed: false,
            begun: false,
        }
    }

    /// Prints a line of text, or several. Control characters and marks of direction that came
    /// with somebody's data never reach the terminal.
    pub(super) fn line(&mut self, line: impl Display) -> Result<(), Failure> {
        let line = line.to_string();
        self.raw(shown_lines(&line).as_bytes())?;
        self.raw(b"\n")
    }

    /// Prints bytes as they are.
    pub(super) fn raw(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if self.closed {
            return Ok(());
        }
        self.begun = true;
        let written = self.to.write_all(bytes);
        self.outcome(written)
    }

    /// Prints a JSON value, indented.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).map_err(|error| Failure::File {
            path: "JSON".to_owned(),
            cause: error.into(),
        })?;
        self.raw(text.as_bytes())?;
        self.raw(b"\n")
    }

    /// Was anything printed?
    pub(super) fn is_begun(&self) -> bool {
        self.begun
    }

    /// Did the reader go away?
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Hands over what is still held back.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        let flushed = self.to.flush();
        self.outcome(flushed)
    }

    fn outcome(&mut self, written: io::Result<()>) -> Result<(), Failure> {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            Err(cause) => {
                self.closed = true;
                Err(Failure::Output(cause))
            }
            Ok(()) => Ok(()),
        }
    }
}

/// For those who write bytes on their own. Once the reader went away it says so, for them to stop.
impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.begun = true;
        let written = self.to.write(bytes);
        if matches!(&written, Err(error) if error.kind() == io::ErrorKind::BrokenPipe) {
            self.closed = true;
        }
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_in_data_never_reach_the_terminal() {
        assert_eq!(shown_lines("王伟\t1\n"), "王伟\t1\n");
        assert_eq!(shown_lines("a\u{1b}[2Jb\u{9b}c"), "a\\u{1b}[2Jb\\u{9b}c");
    }
}
