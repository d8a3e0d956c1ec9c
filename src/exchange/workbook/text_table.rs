//! Text tables: rows of values parted by commas, tabs or semicolons.
//!
//! The encoding is the file's own: UTF-8 or UTF-16 with their marks, UTF-8 without, or GB18030,
//! which is what spreadsheets write under a Chinese Windows. Quoted values may hold separators,
//! line breaks and doubled quotes; a row is what a spreadsheet would show as one.

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::Contents;
use super::cell::Cell;
use super::sheet::Filler;
use crate::exchange::limits::Limits;
use crate::exchange::read_error::Problem;

/// Reads the one sheet of a text table.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, Problem> {
    let text = decode(bytes)?;
    let mut filler = Filler::new(limits);
    let mut sheet = Filler::sheet("", false);
    let separator = separator(&text);
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut values = Values {
        rest: &text,
        separator,
    };
    while let Some((value, end)) = values.next() {
        filler.put(&mut sheet, row, column, Cell::Text(value.as_ref().into()))?;
        match end {
            End::Value => column = column.saturating_add(1),
            End::Row => (row, column) = (row.saturating_add(1), 0),
        }
    }
    Ok(Contents {
        sheets: vec![sheet],
        hidden: Vec::new(),
    })
}

fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    for (mark, encoding) in [
        (&b"\xef\xbb\xbf"[..], UTF_8),
        (b"\xff\xfe", UTF_16LE),
        (b"\xfe\xff", UTF_16BE),
    ] {
        if let Some(body) = bytes.strip_prefix(mark) {
            return encoding
                .decode_without_bom_handling_and_without_replacement(body)
                .ok_or(Problem::UnknownEncoding);
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or(Problem::UnknownEncoding)
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

    fn table(bytes: &[u8]) -> Vec<Vec<String>> {
        let contents = read(bytes, &Limits::default()).expect("a table");
        let sheet = &contents.sheets[0];
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
        let rows = table("姓名,单位\n\"王,伟\",\"第一\n中学\"\r\n\n\"说\"\"好\"\"\",b".as_bytes());
        assert_eq!(rows[0], ["姓名", "单位"]);
        assert_eq!(rows[1], ["王,伟", "第一\n中学"]);
        assert!(rows[2].is_empty());
        assert_eq!(rows[3], ["说\"好\"", "b"]);
    }

    #[test]
    fn the_separator_is_the_commonest() {
        assert_eq!(table(b"a\tb\n1,5\t2\n")[1], ["1,5", "2"]);
        assert_eq!(table(b"a;b\n1;2")[1], ["1", "2"]);
        assert_eq!(table(b"a\nb")[1], ["b"]);
    }

    #[test]
    fn every_encoding_of_an_office_reads_the_same() {
        let text = "姓名,界别\n王伟,教育界";
        let expected = table(text.as_bytes());
        let mut marked = b"\xef\xbb\xbf".to_vec();
        marked.extend(text.as_bytes());
        assert_eq!(table(&marked), expected);
        let (gb, _, _) = GB18030.encode(text);
        assert_ne!(gb.as_ref(), text.as_bytes());
        assert_eq!(table(&gb), expected);
        let mut wide = b"\xff\xfe".to_vec();
        wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(table(&wide), expected);
    }

    #[test]
    fn bytes_of_no_encoding_are_refused() {
        let refused = read(b"\xff\xff\xff,\xff", &Limits::default());
        assert!(matches!(refused, Err(Problem::UnknownEncoding)));
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
