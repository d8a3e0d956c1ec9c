//! The rejected rows as a table: a workbook to be corrected and imported again, or a plain list.

use std::io;
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::shell::Shell;
use crate::desk::import::{Outcome, Source};
use crate::exchange::office::csv;
use crate::exchange::roster::{RejectedFile, rejected_rows};
use crate::exchange::save::Unfinished;
use crate::exchange::{Gate, IfThere, Opened};
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
    File(Unfinished),
    /// A workbook that can be imported when it is corrected.
    Workbook(Unfinished),
}

impl Rejects {
    pub(super) fn open(
        path: Option<&str>,
        json: bool,
        gate: &Gate,
        if_there: IfThere,
    ) -> Result<Self, Failure> {
        match path {
            None => Ok(Rejects::Nowhere),
            Some("-") if json => Err(Failure::Asked(Text::of(
                "--rejects - 与 --json 都写标准输出，不能同用。JSON 里已有未采纳的行。",
                "--rejects - and --json both write to the standard output; the JSON has the rejected rows.",
            ))),
            Some("-") => Ok(Rejects::StandardOutput),
            Some(path) => {
                let target = Path::new(path);
                let file = gate.ask(target, if_there)?.begin()?;
                Ok(if is_workbook(target) {
                    Rejects::Workbook(file)
                } else {
                    Rejects::File(file)
                })
            }
        }
    }

    /// Does the table take the standard output, so that the summary goes aside?
    pub(super) fn is_on_stdout(&self) -> bool {
        matches!(self, Rejects::StandardOutput)
    }

    /// Does the table need the files as they were opened?
    pub(super) fn needs_files(path: Option<&str>) -> bool {
        path.is_some_and(|path| is_workbook(Path::new(path)))
    }

    pub(super) fn write(
        self,
        shell: &mut Shell,
        outcome: &Outcome,
        files: &[(&Source, Option<&Opened>)],
    ) -> Result<(), Failure> {
        match self {
            Rejects::Nowhere => Ok(()),
            Rejects::StandardOutput => shell.out.raw(table(outcome, shell.locale).as_bytes()),
            Rejects::File(file) => {
                let table = table(outcome, shell.locale);
                Ok(file.finish_with(table.as_bytes())?)
            }
            Rejects::Workbook(file) => {
                let each = files.iter().zip(&outcome.files);
                let files: Vec<_> = each
                    .filter_map(|((source, opened), outcome)| {
                        Some(RejectedFile {
                            path: &source.path,
                            opened: (*opened)?,
                            draft: &source.draft,
                            rejected: &outcome.rejected,
                        })
                    })
                    .collect();
                let bytes = rejected_rows(&files, shell.locale).map_err(|cause| Failure::File {
                    path: "xlsx".to_owned(),
                    cause: io::Error::other(cause),
                })?;
                Ok(file.finish_with(&bytes)?)
            }
        }
    }
}

fn is_workbook(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
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
