//! Text files: one paragraph a line, in whatever encoding.

use crate::exchange::office::encoding::{self, Decoded};
use crate::exchange::office::kind::FileKind;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::place::{At, Unit};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words;

use super::{Block, Content, Document, Paragraph, delimited};

/// Reads a text file, and tells whether it is a table.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Problem> {
    let Decoded { text, encoding } = encoding::decode(bytes)?;
    if text.len() > limits.text_bytes {
        return Err(Problem::TooLarge(Bound::TextBytes(limits.text_bytes), None));
    }
    let text = words::without_marks(&text);
    let table = delimited::looks_like_table(&text);
    if table {
        // A table that goes over its limits says where, before anybody asks for it.
        delimited::read(&text, limits)?;
    }
    let mut blocks = Vec::new();
    for (n, line) in lines(&text).enumerate() {
        if n >= limits.paragraphs {
            let bound = Bound::Paragraphs(limits.paragraphs);
            return Err(Problem::TooLarge(bound, Some(At::counted(Unit::Line, n))));
        }
        blocks.push(Block::Paragraph(Paragraph {
            at: At::counted(Unit::Line, n),
            text: line.to_owned(),
        }));
    }
    let kind = if table { FileKind::Csv } else { FileKind::Txt };
    let content = Content {
        blocks,
        ..Content::default()
    };
    Ok(Document::of(kind, Some(encoding), content))
}

/// The lines, whichever system broke them; what follows the last break is one if it has text.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']);
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        let mut chars = after.chars();
        rest = match (chars.next(), after.strip_prefix("\r\n")) {
            (_, Some(after)) => after,
            (Some(_), None) => chars.as_str(),
            (None, None) => "",
        };
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_an_editor_does() {
        let all: Vec<&str> = lines("一\r\n二\r\r三\n\u{2028}四\n").collect();
        assert_eq!(all, ["一", "二", "", "三", "", "四"]);
    }

    #[test]
    fn a_text_says_its_kind_and_encoding() {
        let (gb, _, _) = encoding_rs::GB18030.encode("委员姓名：王伟\n\n界别：教育界");
        let document = read(&gb, &Limits::default()).expect("a text");
        assert_eq!(document.kind, FileKind::Txt);
        assert_eq!(document.encoding, Some("gb18030"));
        let lines: Vec<u32> = document.paragraphs().map(|line| line.at.row).collect();
        assert_eq!(lines, [1, 2, 3]);
        let table = read("姓名,界别\n王伟,教育界".as_bytes(), &Limits::default()).expect("a table");
        assert_eq!(table.kind, FileKind::Csv);
        let book = table.as_table(&Limits::default()).expect("a table");
        assert_eq!(book.sheets[0].cell(1, 1).text(), "教育界");
        assert_eq!(book.sheets[0].at(1, 1).row, 2);
    }

    #[test]
    fn limits_are_kept_and_named() {
        let limits = Limits {
            paragraphs: 3,
            text_bytes: 40,
            columns: 4,
            ..Limits::default()
        };
        let bound = |text: &str| match read(text.as_bytes(), &limits) {
            Err(Problem::TooLarge(bound, _)) => bound,
            other => panic!("{other:?}"),
        };
        assert_eq!(bound("a\nb\nc\nd"), Bound::Paragraphs(3));
        assert_eq!(bound(&"a".repeat(41)), Bound::TextBytes(40));
        assert_eq!(bound("1,2,3,4,5\n1,2,3,4,5"), Bound::Columns(4));
    }
}
