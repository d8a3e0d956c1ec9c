//! Findings as a table for spreadsheets.

use crate::cli::failure::Failure;
use crate::cli::shell::Shell;
use crate::desk::lists::{Article, FindingRow};
use crate::exchange::office::csv;

const HEADS: [&str; 12] = [
    "level",
    "code",
    "rule",
    "article",
    "committee",
    "sector",
    "kind",
    "id",
    "name",
    "due",
    "message",
    "remedy",
];

/// Prints the rows.
pub(super) fn print<'b>(
    shell: &mut Shell,
    rows: impl Iterator<Item = FindingRow<'b>>,
) -> Result<(), Failure> {
    shell.out.raw(csv::MARK.as_bytes())?;
    shell
        .out
        .raw(csv::line(&HEADS.map(str::to_owned)).as_bytes())?;
    for row in rows {
        if shell.out.is_closed() {
            break;
        }
        let article = match row.article {
            Article::Number(number) => number.to_string(),
            Article::Annex(annex) => annex.to_owned(),
        };
        let cells = [
            row.level.to_owned(),
            row.code.to_owned(),
            row.rule.to_owned(),
            article,
            row.committee.unwrap_or_default().to_owned(),
            row.sector.unwrap_or_default().to_owned(),
            row.subject.kind.to_owned(),
            row.subject.id.to_string(),
            row.subject.name,
            row.due.map(|due| due.to_string()).unwrap_or_default(),
            row.message,
            row.remedy,
        ];
        shell.out.raw(csv::line(&cells).as_bytes())?;
    }
    Ok(())
}
