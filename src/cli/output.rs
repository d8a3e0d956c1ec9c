//! What subcommands write: `-` is the standard output, all else is a file that the gate has to let
//! through.

use std::path::Path;

use clap::Args;
use serde_json::json;

use super::failure::{Exit, Failure};
use super::help::say;
use super::shell::Shell;
use crate::exchange::office::word::{self, Paper};
use crate::exchange::papers::save_paper;
use crate::exchange::{IfThere, SaveError};
use crate::files::shown_path;
use crate::text;

/// Whether files that are there are replaced.
#[derive(Debug, Args)]
pub(super) struct Force {
    #[arg(long, help = say("覆盖已有的同名文件", "Replace files that exist already"))]
    force: bool,
}

impl Force {
    /// What becomes of a file that is there.
    pub(super) fn if_there(&self) -> IfThere {
        match self.force {
            true => IfThere::Replace,
            false => IfThere::Refuse,
        }
    }
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Failure {
        Failure::Asked(error.text())
    }
}

/// Is it `-`, the standard output?
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Writes a paper to a file or to the standard output.
pub(super) fn save(
    shell: &mut Shell,
    to: &Path,
    if_there: IfThere,
    paper: &Paper,
) -> Result<(), Failure> {
    if is_standard(to) {
        let bytes = word::write(paper).map_err(|cause| Failure::File {
            path: "-".to_owned(),
            cause,
        })?;
        return shell.out.raw(&bytes);
    }
    Ok(save_paper(shell.gate().ask(to, if_there)?, paper)?)
}

/// The same, and tells what was written.
pub(super) fn hand_out(
    shell: &mut Shell,
    to: &Path,
    if_there: IfThere,
    paper: &Paper,
) -> Result<Exit, Failure> {
    save(shell, to, if_there, paper)?;
    if is_standard(to) {
        return Ok(Exit::Clean);
    }
    let (title, file) = (&paper.title, shown_path(to));
    if shell.json {
        let file = to.to_string_lossy();
        shell.out.json(&json!({"title": title, "file": file}))?;
        return Ok(Exit::Clean);
    }
    shell.tell(&text!(
        "{title}已写入 {file}",
        "{title} was written to {file}"
    ))?;
    Ok(Exit::Clean)
}
