//! Text tables: rows of values parted by commas, tabs or semicolons.
//!
//! Quoted values may hold separators, line breaks and doubled quotes; a row is what a spreadsheet
//! would show as one.

use std::borrow::Cow;

use crate::exchange::csv;
use crate::exchange::limits::Limits;
use crate::exchange::read_error::Problem;
use crate::exchange::workbook::{Cell, Filler, Sheet};

/// Reads the one sheet of a text table.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Sheet, Problem> {
    let mut filler = Filler::new(limits);
    let mut sheet = Filler::sheet("", false);
    let separator = separator(text);
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut values = Values {
        rest: text,
        separator,
    };
    while let Some((value, end)) = values.next() {
        filler.put(
            &mut sheet,
            row,
            column,
            Cell::Text(csv::said(&value).into()),
        )?;
        match end {
            End::Value => column = column.saturating_add(1),
            End::Row => (row, column) = (row.saturating_add(1), 0),
        }
    }
    Ok(sheet)
}

/// Whether a text looks like a table: most of its first rows have as many values as each other,
/// and more than one.
pub(super) fn looks_like_table(text: &str) -> bool {
    let head: String = text.chars().take(8_192).collect();
    let mut values = Values {
        rest: &head,
        separator: separator(&head),
    };
    let (mut widths, mut width) = (Vec::new(), 1_usize);
    let mut filled = false;
    while let Some((value, end)) = values.next() {
        filled |= !value.trim().is_empty();
        match end {
            End::Value => width += 1,
            End::Row => {
                if filled {
                    widths.push(width);
                }
                (width, filled) = (1, false);
            }
        }
        if widths.len() == 60 {
            break;
        }
    }
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    let Some(&middle) = sorted.get(sorted.len() / 2) else {
        return false;
    };
    middle > 1 && widths.iter().filter(|&&width| width == middle).count() * 2 > widths.len()
}

/// The sign that parts the values: the commonest of the three outside quotes in the first rows.
fn separator(text: &str) -> char {
    let mut counts = [(',', 0), ('\t', 0), (';', 0)];
    let mut quoted = false;
    for c in text.chars().take(8_192) {
        if c == '"' {
            quoted = !quoted;
        } else if !quoted && let Some(count) = counts.iter_mut().find(|(sign, _)| *sign == c) {
            count.1 += 1;
        }
    }
    // The first of equals wins: the comma.
    let mut best = counts[0];
    for count in &counts[1..] {
        if count.1 > best.1 {
            best = *count;
        }
    }
    best.0
}

/// The values of a table in reading order.
struct Values<'a> {
    rest: &'a str,
    separator: char,
}

/// What stood behind a value.
enum End {
    Value,
    Row,
}

impl<'a> Values<'a> {
    fn next(&mut self) -> Option<(Cow<'a, str>, End)> {
        if self.rest.is_empty() {
            return None;
        }
        match self.rest.strip_prefix('"') {
            Some(quoted) => Some(self.quoted(quoted)),
            None => Some(self.bare()),
        }
    }

    fn bare(&mut self) -> (Cow<'a, str>, End) {
        let end = self
            .rest
            .find([self.separator, '\n', '\r'])
            .unwrap_or(self.rest.len());
        let value = &self.rest[..end];
        self.rest = &self.rest[end..];
        (Cow::Borrowed(value), self.end())
    }

    /// Text behind an opening quote; one that never closes ends with the file.
    fn quoted(&mut self, mut rest: &'a str) -> (Cow<'a, str>, End) {
        let mut value = Cow::Borrowed("");
        loop {
            let end = rest.find('"').unwrap_or(rest.len());
            if value.is_empty() {
                value = Cow::Borrowed(&rest[..end]);
            } else {
                value.to_mut().push_str(&rest[..end]);
            }
            rest = rest.get(end + 1..).unwrap_or("");
            match rest.strip_prefix('"') {
                Some(after) => {
                    value.to_mut().push('"');
                    rest = after;
                }
                None => break,
            }
        }
        // What stands between the closing quote and the separator belongs to the value.
        self.rest = rest;
        let (tail, end) = self.bare();
        if !tail.is_empty() {
            value.to_mut().push_str(&tail);
        }
        (value, end)
    }

    fn end(&mut self) -> End {
        if let Some(rest) = self.rest.strip_prefix(self.separator) {
            self.rest = rest;
            return End::Value;
        }
        self.rest = self
            .rest
            .strip_prefix("\r\n")
            .or_else(|| self.rest.strip_prefix(['\n', '\r']))
            .unwrap_or(self.rest);
        End::Row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        let sheet = read(text, &Limits::default()).expect("a table");
        (0..sheet.height())
            .map(|row| {
                sheet
                    .row(row)
                    .iter()
                    .map(|cell| cell.text().into_owned())
                    .collect()
            })
            .collect()
    }

    #[test]
    fn quotes_hold_separators_breaks_and_quotes() {
        let rows = table("姓名,单位\n\"王,伟\",\"第一\n中学\"\r\n\n\"说\"\"好\"\"\",b");
        assert_eq!(rows[0], ["姓名", "单位"]);
        assert_eq!(rows[1], ["王,伟", "第一\n中学"]);
        assert!(rows[2].is_empty());
        assert_eq!(rows[3], ["说\"好\"", "b"]);
    }

    #[test]
    fn the_separator_is_the_commonest() {
        assert_eq!(table("a\tb\n1,5\t2\n")[1], ["1,5", "2"]);
        assert_eq!(table("a;b\n1;2")[1], ["1", "2"]);
        assert_eq!(table("a\nb")[1], ["b"]);
    }

    #[test]
    fn tables_are_told_from_letters() {
        for table in [
            "姓名,界别\n王伟,教育界",
            "名册\na\tb\tc\n1\t2\t3\n4\t\t5\n",
            "a;b\n1;2",
        ] {
            assert!(looks_like_table(table), "{table}");
        }
        for letter in [
            "",
            "\n\n",
            "各界别：\n现将名单印发, 请遵照执行。\n特此通知",
            "王伟  李明\n张三, 李四, 王五\n赵六",
        ] {
            assert!(!looks_like_table(letter), "{letter}");
        }
    }

    proptest! {
        #[test]
        fn what_is_quoted_is_read_back(
            rows in proptest::collection::vec(proptest::collection::vec("[a-z王\",;\\n\t]{1,6}", 1..4), 1..6),
        ) {
            let written: Vec<String> = rows
                .iter()
                .map(|row| row.iter().map(|v| format!("\"{}\"", v.replace('"', "\"\""))).collect::<Vec<_>>().join(","))
                .collect();
            let text = written.join("\n");
            let mut values = Values { rest: &text, separator: ',' };
            let mut read = vec![vec![]];
            while let Some((value, end)) = values.next() {
                if let Some(row) = read.last_mut() { row.push(value.into_owned()); }
                if matches!(end, End::Row) { read.push(vec![]); }
            }
            read.pop();
            prop_assert_eq!(read, rows);
        }
    }
}
