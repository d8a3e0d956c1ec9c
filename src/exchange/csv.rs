//! Tables for spreadsheets: UTF-8 with its mark, or they would show Chinese as garbage; lines and
//! quotes as in RFC 4180.

/// What a file begins with.
pub const MARK: &str = "\u{feff}";

/// A row, with its end.
#[must_use]
pub fn line<S: AsRef<str>>(cells: &[S]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| quoted(cell.as_ref())).collect();
    let mut line = cells.join(",");
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
