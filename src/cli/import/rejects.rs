//! The rejected rows as a table, to be corrected and imported again.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::cli::failure::Failure;
use crate::cli::shell::Shell;
use crate::desk::import::Outcome;
use crate::exchange::csv;
use crate::text::{Locale, Text};

const HEADS: [Text; 6] = [
    Text::of("文件", "file"),
    Text::of("工作表", "sheet"),
    Text::of("行", "row"),
    Text::of("列", "column"),
    Text::of("内容", "value"),
    Text::of("原因", "reason"),
];

/// Where the table goes. A file is made ready before anything is imported: if it can't be written,
/// nothing is.
pub(super) enum Rejects {
    Nowhere,
    StandardOutput,
    File(PathBuf, NamedTempFile),
}

impl Rejects {
    pub(super) fn open(path: Option<&str>, json: bool) -> Result<Self, Failure> {
        match path {
            None => Ok(Rejects::Nowhere),
            Some("-") if json => Err(Failure::Asked(Text::of(
                "--rejects - 与 --json 都写标准输出，不能同用。JSON 里已有未采纳的行。",
                "--rejects - and --json both write to the standard output; the JSON has the rejected rows.",
            ))),
            Some("-") => Ok(Rejects::StandardOutput),
            Some(path) => {
                let target = PathBuf::from(path);
                if target.is_dir() {
                    return Err(failure(&target, io::ErrorKind::IsADirectory.into()));
                }
                let folder = target.parent().filter(|it| !it.as_os_str().is_empty());
                let folder = folder.unwrap_or(Path::new("."));
                let file = NamedTempFile::new_in(folder).map_err(|e| failure(&target, e))?;
                Ok(Rejects::File(target, file))
            }
        }
    }

    /// Does the table take the standard output, so that the summary goes aside?
    pub(super) fn is_on_stdout(&self) -> bool {
        matches!(self, Rejects::StandardOutput)
    }

    pub(super) fn write(self, shell: &mut Shell, outcome: &Outcome) -> Result<(), Failure> {
        match self {
            Rejects::Nowhere => Ok(()),
            Rejects::StandardOutput => shell.out.raw(table(outcome, shell.locale).as_bytes()),
            Rejects::File(target, mut file) => {
                let table = table(outcome, shell.locale);
                file.write_all(table.as_bytes())
                    .and_then(|()| file.flush())
                    .map_err(|cause| failure(&target, cause))?;
                let kept = file.persist(&target);
                kept.map_err(|error| failure(&target, error.error))?;
                Ok(())
            }
        }
    }
}

fn table(outcome: &Outcome, locale: Locale) -> String {
    let mut table = String::from(csv::MARK);
    table.push_str(&csv::line(&HEADS.map(|head| head.say(locale).to_owned())));
    for file in &outcome.files {
        for rejected in &file.rejected {
            table.push_str(&csv::line(&[
                file.path.clone(),
                rejected.at.sheet.to_string(),
                rejected.at.row.to_string(),
                rejected.at.column.to_string(),
                rejected.value.clone(),
                rejected.reason.say(locale).to_owned(),
            ]));
        }
    }
    table
}

fn failure(path: &Path, cause: io::Error) -> Failure {
    Failure::File {
        path: path.display().to_string(),
        cause,
    }
}
