//! Text tables whose columns line up by display width: a Chinese character takes two columns.

use unicode_width::UnicodeWidthStr;

use super::failure::Failure;
use super::out::Out;
use crate::text::{Locale, Text};

/// Between two columns.
const GAP: &str = "  ";

/// Rows that wait to be printed. Printing keeps the widths, so a long table may be printed a
/// page at a time.
pub(super) struct Table {
    widths: Vec<usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a row of heads.
    pub(super) fn new(heads: &[Text], locale: Locale) -> Self {
        let mut table = Table::bare(heads.len());
        table.row(heads.iter().map(|head| head.say(locale).to_owned()));
        table
    }

    /// A table without heads.
    pub(super) fn bare(columns: usize) -> Self {
        Table {
            widths: vec![0; columns],
            rows: Vec::new(),
        }
    }

    /// Makes a column at least so wide.
    pub(super) fn widen(&mut self, column: usize, width: usize) {
        if let Some(known) = self.widths.get_mut(column) {
            *known = width.max(*known);
        }
    }

    /// Adds a row; line ends and tabs in it become blanks.
    pub(super) fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        let cells: Vec<String> = cells.into_iter().map(|cell| flat(cell.into())).collect();
        for (column, cell) in cells.iter().enumerate() {
            self.widen(column, cell.width());
        }
        self.rows.push(cells);
    }

    /// Prints the rows that wait.
    pub(super) fn print(&mut self, out: &mut Out) -> Result<(), Failure> {
        for row in self.rows.drain(..) {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let pad = self.widths[column].saturating_sub(cell.width());
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', pad));
                line.push_str(GAP);
            }
            out.line(line.trim_end())?;
        }
        Ok(())
    }
}

/// The text cut to so many columns, with `…` where something is left out.
pub(super) fn clip(text: &str, columns: usize) -> String {
    let text = flat(text.to_owned());
    if text.width() <= columns {
        return text;
    }
    let mut clipped = String::new();
    let mut width = 1;
    for c in text.chars() {
        width += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if width > columns {
            break;
        }
        clipped.push(c);
    }
    clipped.push('…');
    clipped
}

fn flat(text: String) -> String {
    if text.contains(['\n', '\r', '\t']) {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clipped_text_keeps_within_its_columns() {
        assert_eq!(clip("走访群众", 8), "走访群众");
        assert_eq!(clip("走访群众", 7), "走访群…");
        assert_eq!(clip("走访群众", 6), "走访…");
        assert_eq!(clip("a\n\tb", 9), "a b");
    }

    #[test]
    fn wide_cells_widen_their_column() {
        let mut table = Table::bare(2);
        table.row(["教育界", "x"]);
        table.row(["ab", "y"]);
        assert_eq!(table.widths, [6, 1]);
    }
}
