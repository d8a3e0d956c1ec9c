//! Parses the arguments, chooses a front, prints errors.

#![warn(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used)]

use std::process::ExitCode;
use std::sync::Arc;

use jiebie::cli::{self, Front};
use mimalloc::MiMalloc;

/// A start fills the records on two threads; the system's allocator has them wait for each other
/// and asks the kernel for every page.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // A file that grows too large is told like a full disk: the signal would end the program first.
    // Where it can't be heard, it does.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    let line = match cli::parse(std::env::args_os()) {
        Ok(line) => line,
        Err(answer) => return answer.print(),
    };
    let locale = line.locale();
    let outcome = match line.front() {
        Front::Screens => cli::open_screens(line),
        Front::Shell => cli::run(line),
    };
    match outcome {
        Ok(exit) => exit.code(),
        Err(failure) => failure.print(locale),
    }
}
