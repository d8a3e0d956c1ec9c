//! Findings as a table for spreadsheets: UTF-8 with its mark, or they would show Chinese as
//! garbage; lines and quotes as in RFC 4180.

use super::row::{Article, Row};
use crate::cli::failure::Failure;
use crate::cli::shell::Shell;

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
    rows: impl Iterator<Item = Row<'b>>,
) -> Result<(), Failure> {
    shell.out.raw("\u{feff}".as_bytes())?;
    shell.out.raw(line(HEADS.map(str::to_owned)).as_bytes())?;
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
        shell.out.raw(line(cells).as_bytes())?;
    }
    Ok(())
}

fn line(cells: [String; HEADS.len()]) -> String {
    let mut line = cells.map(|cell| quoted(&cell)).join(",");
    line.push_str("\r\n");
    line
}

/// A cell, in quotes where it needs them. What a spreadsheet would take for a formula gets an
/// apostrophe in front, so that nobody's data is ever run.
fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        assert_eq!(quoted("教育界"), "教育界");
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("a\nb"), "\"a\nb\"");
    }
}
