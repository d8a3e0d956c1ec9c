//! Tables for spreadsheets: UTF-8 with its mark, or they would show Chinese as garbage; lines and
//! quotes as in RFC 4180.

/// What a file begins with.
pub const MARK: &str = "\u{feff}";

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A row, with its end.
#[must_use]
pub fn line<S: AsRef<str>>(cells: &[S]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| quoted(cell.as_ref())).collect();
    let mut line = cells.join(",");
    line.push_str("\r\n");
    line
}

/// What a cell said before [`line()`] kept it from being taken for a formula: so a table that was
/// written here says the same when it is read again.
#[must_use]
pub fn said(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(said) if said.starts_with(FORMULA) => said,
        _ => cell,
    }
}

/// A cell, in quotes where it needs them. What a spreadsheet would take for a formula gets an
/// apostrophe in front, so that nobody's data is ever run.
fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(FORMULA) {
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
        for cell in ["=1+1", "-", "@x", "'quoted'", "王伟", "'"] {
            assert_eq!(said(&quoted(cell)), cell);
        }
        assert_eq!(quoted("a\nb"), "\"a\nb\"");
    }
}
