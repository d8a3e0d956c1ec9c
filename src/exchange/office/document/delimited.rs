//! Text tables: rows of values parted by commas, tabs or semicolons.
//!
//! Quoted values may hold separators, line breaks and doubled quotes; a row is what a spreadsheet
//! would show as one. A quote that nobody closed would take the rows behind it into one value, so
//! nothing is taken from the row in which it opens on, and that row is told.

use std::borrow::Cow;

use crate::exchange::office::csv;
use crate::exchange::office::limits::Limits;
use crate::exchange::office::note::Rejection;
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words;
use crate::exchange::office::workbook::{Cell, Filler, Sheet};
use crate::text::Text;

/// Reads the one sheet of a text table.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Sheet, Problem> {
    let mut filler = Filler::new(limits);
    let mut sheet = Filler::sheet("", false);
    let separator = separator(text);
    let mut row = 0_u32;
    let mut values = Values::of(text, separator);
    // A row is put when it is whole: the one in which a quote stays open is not taken.
    let mut cells = Vec::new();
    while let Some((value, end)) = values.next() {
        if matches!(end, End::Lost) {
            let at = sheet.at(row as usize, cells.len());
            let begins = words::line(&value.chars().take(20).collect::<String>());
            sheet.fault(Rejection::of(at, format!("\"{begins}"), unclosed()));
            return Ok(sheet);
        }
        cells.push(value);
        // A separator at the very end has nothing behind it.
        if matches!(end, End::Row) || values.rest.is_empty() {
            for (column, value) in (0..).zip(cells.drain(..)) {
                let cell = Cell::Text(csv::said(&value).into());
                filler.put(&mut sheet, row, column, cell)?;
            }
            row = row.saturating_add(1);
        }
    }
    Ok(sheet)
}

fn unclosed() -> Text {
    Text::of(
        "这一格开头的引号没有在格内闭合，这一行和后面各行都没有读入。请补上或者删去引号，再导入",
        "the quote that opens this cell is not closed where the cell ends; this row and all rows behind it were not read. Close or remove the quote and import again",
    )
}

/// Whether a text looks like a table: most of its first rows have as many values as each other,
/// and more than one.
pub(super) fn looks_like_table(text: &str) -> bool {
    let head: String = text.chars().take(8_192).collect();
    let mut values = Values::of(&head, separator(&head));
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
            End::Lost => break,
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
    /// How many values the row has so far, and how many the first row with several had.
    column: usize,
    width: usize,
}

/// What stood behind a value.
enum End {
    Value,
    Row,
    /// Nothing that can be told: the value's quote is not closed where the value ends.
    Lost,
}

impl<'a> Values<'a> {
    fn of(text: &'a str, separator: char) -> Self {
        Values {
            rest: text,
            separator,
            column: 0,
            width: 0,
        }
    }

    fn next(&mut self) -> Option<(Cow<'a, str>, End)> {
        if self.rest.is_empty() {
            return None;
        }
        let (value, end) = match self.rest.strip_prefix('"') {
            Some(quoted) => self.quoted(quoted),
            None => self.bare(),
        };
        self.column += 1;
        if matches!(end, End::Row) {
            if self.width < 2 {
                self.width = self.column;
            }
            self.column = 0;
        }
        Some((value, end))
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

    /// Text behind an opening quote, up to the one that closes it.
    fn quoted(&mut self, opened: &'a str) -> (Cow<'a, str>, End) {
        let mut rest = opened;
        let mut value = Cow::Borrowed("");
        loop {
            let Some(end) = rest.find('"') else {
                return (Cow::Borrowed(opened), End::Lost);
            };
            if value.is_empty() {
                value = Cow::Borrowed(&rest[..end]);
            } else {
                value.to_mut().push_str(&rest[..end]);
            }
            rest = &rest[end + 1..];
            match rest.strip_prefix('"') {
                Some(after) => {
                    value.to_mut().push('"');
                    rest = after;
                }
                None => break,
            }
        }
        let inside = &opened[..opened.len() - rest.len() - 1];
        let before = self.rest;
        self.rest = rest;
        let (tail, end) = self.bare();
        if !tail.trim().is_empty() {
            // “三农”办主任: the quotes are the value's own. But where a quote closes in the midst of a
            // value and there are separators or breaks between, it is another value's quote.
            if inside.contains([self.separator, '\n', '\r']) {
                return (Cow::Borrowed(opened), End::Lost);
            }
            let whole = &before[..inside.len() + 2 + tail.len()];
            return (Cow::Borrowed(whole), end);
        }
        if self.holds_rows(inside, matches!(end, End::Row)) {
            return (Cow::Borrowed(opened), End::Lost);
        }
        (value, end)
    }

    /// Whether a quoted value is whole rows of the table, from the midst of one to the midst of
    /// another: each line in it has as many values as the table has columns, when the row before the
    /// quote and the rest of the row behind it are counted in.
    fn holds_rows(&self, inside: &str, ends_row: bool) -> bool {
        // Two columns are too few to tell a row from a sentence.
        if self.width < 3 || !inside.contains(['\n', '\r']) {
            return false;
        }
        let separators = |line: &str| line.matches(self.separator).count();
        let lines: Vec<&str> = inside.lines().filter(|line| !line.is_empty()).collect();
        let [first, middle @ .., last] = lines.as_slice() else {
            return false;
        };
        let after = match ends_row {
            true => 0,
            false => 1 + separators(self.rest.lines().next().unwrap_or_default()),
        };
        let is_row = |values: usize| values == self.width;
        is_row(self.column + separators(first) + 1)
            && middle.iter().all(|line| is_row(separators(line) + 1))
            && is_row(separators(last) + 1 + after)
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

    /// The rows that are read, and the row and column of the quote that stays open.
    fn cut(text: &str) -> (usize, u32, String) {
        let sheet = read(text, &Limits::default()).expect("a table");
        let [fault] = sheet.faults() else {
            panic!("{:?} {:?}", sheet.faults(), table(text));
        };
        (sheet.height(), fault.at.row, fault.at.column.to_string())
    }

    #[test]
    fn nothing_is_taken_from_a_quote_that_stays_open_on() {
        let head = "姓名,单位,电话\n甲一,一中,1\n";
        for (rows, row, column) in [
            // Up to the end of the file.
            ("甲二,\"二中,2\n甲三,三中,3\n", 3, "B"),
            ("甲二,二中,\"2", 3, "C"),
            // Up to the quote that opens another value.
            ("甲二,\"二中,2\n甲三,\"三中\",3\n", 3, "B"),
            ("甲二,二中,2\n\"甲三,三中,3\n\"甲四\",四中,4\n", 4, "A"),
            ("甲二,\"双一流办,2\n甲三,\"三农\"办,3\n", 3, "B"),
            // Up to a stray quote, so that the rows between seem to be one value.
            ("甲二,\"二中,2\n甲三,三中\",3\n甲四,四中,4\n", 3, "B"),
            ("甲二,\"二中,2\n甲三,三中,3\n甲四,四中\",4\n", 3, "B"),
            ("甲二,\"一\"\"二中,2\n甲三,三中,3\n", 3, "B"),
        ] {
            let text = format!("{head}{rows}");
            assert_eq!(cut(&text), (row as usize - 1, row, column.into()), "{rows}");
            assert_eq!(cut(&text.replace('\n', "\r\n")).1, row, "{rows}");
            assert!(looks_like_table(&text), "{rows}");
        }
    }

    #[test]
    fn quotes_of_a_value_are_its_own() {
        let rows = table("姓名,单位,电话\n甲一,\"三农\"办主任,1\n甲二,6\"管,2");
        assert_eq!(rows[1][1], "\"三农\"办主任");
        assert_eq!(rows[2][1], "6\"管");
        // Lines of a value that are no rows.
        let rows =
            table("姓名,单位,情况\n甲一,一中,\"走访6户, 收集意见\n已办\"\n甲二,\"二\n中\",x");
        assert_eq!(rows[1][2], "走访6户, 收集意见\n已办");
        assert_eq!(rows[2][1], "二\n中");
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
            rows in proptest::collection::vec(proptest::collection::vec("[a-z王\",;\t]{1,6}|[a-z王\";\\n\t]{1,6}", 1..4), 1..6),
        ) {
            let written: Vec<String> = rows
                .iter()
                .map(|row| row.iter().map(|v| format!("\"{}\"", v.replace('"', "\"\""))).collect::<Vec<_>>().join(","))
                .collect();
            let text = written.join("\n");
            let mut values = Values::of(&text, ',');
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
