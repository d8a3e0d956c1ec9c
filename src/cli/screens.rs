//! The way from the command line to the screens: everything that they need is handed over here.

use super::failure::{Exit, Failure};
use super::line::Line;
use super::shell::Shell;
use crate::text::Text;

/// Opens the screens on the store that the command line names.
pub fn open(line: Line) -> Result<Exit, Failure> {
    let (shell, _) = Shell::of(line)?;
    shell.desk()?;
    Err(Failure::Asked(Text::of(
        "界面尚未提供，请先用子命令（见 jiebie --help）。",
        "The screens are not there yet; use the subcommands (see jiebie --help).",
    )))
}
