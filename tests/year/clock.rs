//! The program by a clock that is set: this test program, run again.

use std::env;
use std::process::{Command, ExitCode};

use chrono::{DateTime, FixedOffset, NaiveDate};
use jiebie::cli;

/// Where the time is said.
const TIME: &str = "JIEBIE_TEST_TIME";

/// The program at noon of a day.
pub fn program(day: NaiveDate) -> Command {
    let mut command = Command::new(env::current_exe().expect("this program"));
    command.env(TIME, format!("{day}T12:00:00+08:00"));
    command
}

/// Runs as the program where the time is said, and gives its exit code.
pub fn as_the_program() -> Option<ExitCode> {
    env::var_os(TIME)?;
    let line = match cli::parse(env::args_os()) {
        Ok(line) => line.by(time),
        Err(answer) => return Some(answer.print()),
    };
    let locale = line.locale();
    Some(match cli::run(line) {
        Ok(exit) => exit.code(),
        Err(failure) => failure.print(locale),
    })
}

fn time() -> DateTime<FixedOffset> {
    let time = env::var(TIME).expect("is said");
    DateTime::parse_from_rfc3339(&time).expect("a time")
}
