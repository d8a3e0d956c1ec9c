//! Where in a file something was read: sheet, row and column as a spreadsheet shows them, or the
//! line or paragraph of a text.
//!
//! Every value that a reader takes out of a file carries its place, so that a refusal can be
//! found with the eyes. This module knows nothing of what the values mean.

use std::fmt;
use std::sync::Arc;

use crate::text;
use crate::text::Text;

/// A column, counted from zero and shown by its letters (`A`, `Z`, `AA`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Column(pub u32);

/// The place of a cell, a line or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct At {
    /// What is counted.
    pub unit: Unit,
    /// The sheet's name; empty where there are no sheets.
    pub sheet: Arc<str>,
    /// The row, the line or the paragraph, counted from one.
    pub row: u32,
    /// The column; the first for a line and a paragraph.
    pub column: Column,
}

/// What a place counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Rows and columns of a sheet.
    Cell,
    /// Rows and columns of a document's table, which is the n-th, counted from one.
    Table(u32),
    /// Lines of a text file.
    Line,
    /// Paragraphs of a document outside its tables.
    Paragraph,
}

/// A value with the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// Where.
    pub at: At,
    /// What.
    pub value: T,
}

impl At {
    /// The place of the cell in row `row` and column `column`, both counted from zero.
    #[must_use]
    pub fn of(sheet: &Arc<str>, row: usize, column: usize) -> Self {
        At {
            unit: Unit::Cell,
            sheet: Arc::clone(sheet),
            row: from_one(row),
            column: Column(u32::try_from(column).unwrap_or(u32::MAX)),
        }
    }

    /// The place of a line or a paragraph, counted from zero.
    #[must_use]
    pub fn counted(unit: Unit, n: usize) -> Self {
        At {
            unit,
            sheet: Arc::from(""),
            row: from_one(n),
            column: Column(0),
        }
    }

    /// The place in words: `“委员名册”第 12 行 E 列`, `第 3 段`.
    #[must_use]
    pub fn text(&self) -> Text {
        let At {
            unit,
            sheet,
            row,
            column,
        } = self;
        match unit {
            Unit::Cell if sheet.is_empty() => {
                text!("第 {row} 行 {column} 列", "row {row}, column {column}")
            }
            Unit::Cell => text!(
                "“{sheet}”第 {row} 行 {column} 列",
                "“{sheet}”, row {row}, column {column}"
            ),
            Unit::Table(n) => text!(
                "第 {n} 张表第 {row} 行 {column} 列",
                "table {n}, row {row}, column {column}"
            ),
            Unit::Line => text!("第 {row} 行", "line {row}"),
            Unit::Paragraph => text!("第 {row} 段", "paragraph {row}"),
        }
    }
}

fn from_one(n: usize) -> u32 {
    u32::try_from(n).map_or(u32::MAX, |n| n.saturating_add(1))
}

impl<T> Placed<T> {
    /// The same place with another value.
    #[must_use]
    pub fn with<U>(&self, value: U) -> Placed<U> {
        Placed {
            at: self.at.clone(),
            value,
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.0) + 1;
        while rest > 0 {
            rest -= 1;
            // The remainder is below 26, so the letter is one of A to Z.
            letters.push(char::from(b'A' + (rest % 26) as u8));
            rest /= 26;
        }
        letters
            .iter()
            .rev()
            .try_for_each(|letter| write!(f, "{letter}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    #[test]
    fn columns_show_their_letters() {
        let shown = |n| Column(n).to_string();
        assert_eq!(shown(0), "A");
        assert_eq!(shown(25), "Z");
        assert_eq!(shown(26), "AA");
        assert_eq!(shown(701), "ZZ");
        assert_eq!(shown(702), "AAA");
        assert_eq!(shown(16_383), "XFD");
        assert_eq!(shown(u32::MAX), "MWLQKWV");
    }

    #[test]
    fn a_place_reads_as_a_spreadsheet_shows_it() {
        let sheet: Arc<str> = Arc::from("委员名册");
        let at = At::of(&sheet, 11, 4);
        assert_eq!(at.text().say(Locale::Zh), "“委员名册”第 12 行 E 列");
        assert_eq!(at.text().say(Locale::En), "“委员名册”, row 12, column E");
        let at = At::of(&Arc::from(""), 0, 0);
        assert_eq!(at.text().say(Locale::Zh), "第 1 行 A 列");
        let at = At::counted(Unit::Paragraph, 2);
        assert_eq!(at.text().say(Locale::Zh), "第 3 段");
        let at = At::counted(Unit::Line, 2);
        assert_eq!(at.text().say(Locale::En), "line 3");
    }
}
