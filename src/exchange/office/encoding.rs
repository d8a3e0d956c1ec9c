//! The encoding of a text file: told by its mark, by its bytes, or by what the file says itself.
//!
//! Offices send UTF-8 with and without its mark, UTF-16 of both byte orders, now and then UTF-32, and GB18030 with its
//! elders GBK and GB2312, which is what Chinese Windows writes. A file that fits none is refused:
//! a guessed letter in a name would look like a fact.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::read_error::Problem;

/// A text with the usual name of the encoding it came in.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) encoding: &'static str,
}

/// Decodes a text file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Problem> {
    if let Some((body, order)) = marked_utf32(bytes) {
        return utf32(body, order).ok_or(Problem::UnknownEncoding);
    }
    for (mark, encoding) in [
        (&b"\xef\xbb\xbf"[..], UTF_8),
        (b"\xff\xfe", UTF_16LE),
        (b"\xfe\xff", UTF_16BE),
    ] {
        if let Some(body) = bytes.strip_prefix(mark) {
            return in_whole(body, encoding).ok_or(Problem::UnknownEncoding);
        }
    }
    if bytes.contains(&0) {
        let wide = unmarked_utf16(bytes).or_else(|| unmarked_utf32(bytes));
        return wide.ok_or(Problem::UnknownEncoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8.name(),
        });
    }
    in_whole(bytes, GB18030).ok_or(Problem::UnknownEncoding)
}

/// Decodes a text that names its own encoding, as web pages do: that one if the bytes fit it, else
/// any that they fit, else the named one with the marks of what is lost.
pub(super) fn decode_labelled<'a>(
    bytes: &'a [u8],
    label: Option<&str>,
) -> Result<Decoded<'a>, Problem> {
    let named = label
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        // A page that could be read as far as its label is not UTF-16, whatever it says.
        .filter(|encoding| encoding.is_ascii_compatible());
    let marked = Encoding::for_bom(bytes).is_some();
    if !marked
        && let Some(encoding) = named
        && let Some(whole) = in_whole(bytes, encoding)
    {
        return Ok(whole);
    }
    decode(bytes).or_else(|problem| {
        let encoding = named.ok_or(problem)?;
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        Ok(Decoded {
            text,
            encoding: encoding.name(),
        })
    })
}

/// The first bytes of a file as text, to see what it is; none when they are no text. The cut may
/// have gone through a character.
pub(super) fn decode_head(head: &[u8]) -> Option<Cow<'_, str>> {
    let whole = &head[..head.len() & !3];
    if let Some((body, order)) = marked_utf32(whole) {
        return utf32(body, order).map(|decoded| decoded.text);
    }
    let encoding = match Encoding::for_bom(head) {
        Some((encoding, _)) => encoding,
        None if head.contains(&0) => {
            let even = &head[..head.len() & !1];
            let wide = unmarked_utf16(even).or_else(|| unmarked_utf32(whole));
            return wide.map(|decoded| decoded.text);
        }
        None => UTF_8,
    };
    let (text, _) = encoding.decode_with_bom_removal(head);
    Some(text)
}

fn in_whole<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Option<Decoded<'a>> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Decoded {
        text,
        encoding: encoding.name(),
    })
}

/// UTF-16 without its mark: the order in which it reads as an office's text.
fn unmarked_utf16(bytes: &[u8]) -> Option<Decoded<'_>> {
    let fits = |encoding| in_whole(bytes, encoding).filter(|it| is_usual(&it.text));
    fits(UTF_16LE).or_else(|| fits(UTF_16BE))
}

/// UTF-32 without its mark, likewise.
fn unmarked_utf32(bytes: &[u8]) -> Option<Decoded<'_>> {
    let fits = |order| utf32(bytes, order).filter(|it| is_usual(&it.text));
    fits(Order::Little).or_else(|| fits(Order::Big))
}

/// Whether a text has no zero character and is mostly made of what offices write.
fn is_usual(text: &str) -> bool {
    let (mut known, mut all) = (0_usize, 0_usize);
    for c in text.chars().take(4_096) {
        all += 1;
        let usual = matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{3000}'..='\u{303f}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '\u{2010}'..='\u{2026}');
        if c == '\0' {
            return false;
        }
        known += usize::from(usual);
    }
    all > 0 && known * 10 >= all * 9
}

/// Which byte of a number comes first.
#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

/// What follows the mark of UTF-32, whose little one begins as that of UTF-16 does.
fn marked_utf32(bytes: &[u8]) -> Option<(&[u8], Order)> {
    let little = bytes.strip_prefix(b"\xff\xfe\0\0");
    let little = little.map(|body| (body, Order::Little));
    little.or_else(|| {
        let big = bytes.strip_prefix(b"\0\0\xfe\xff");
        big.map(|body| (body, Order::Big))
    })
}

/// Four bytes a character; none when they are no characters. The library has no UTF-32, which the
/// web does not use.
fn utf32(bytes: &[u8], order: Order) -> Option<Decoded<'_>> {
    let (fours, rest) = bytes.as_chunks::<4>();
    if !rest.is_empty() {
        return None;
    }
    let number = |four: &[u8; 4]| match order {
        Order::Little => u32::from_le_bytes(*four),
        Order::Big => u32::from_be_bytes(*four),
    };
    let text: Option<String> = fours.iter().map(|it| char::from_u32(number(it))).collect();
    Some(Decoded {
        text: Cow::Owned(text?),
        encoding: match order {
            Order::Little => "UTF-32LE",
            Order::Big => "UTF-32BE",
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes).expect("a text");
        (decoded.text.into_owned(), decoded.encoding)
    }

    fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_encoding_of_an_office_is_named() {
        let text = "委员姓名：王伟\n界别：教育界";
        assert_eq!(named(text.as_bytes()), (text.into(), "UTF-8"));
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        assert_eq!(named(&marked), (text.into(), "UTF-8"));
        let (gb, _, _) = GB18030.encode(text);
        assert_eq!(named(&gb), (text.into(), "gb18030"));
        let little = wide(text, u16::to_le_bytes);
        let big = wide(text, u16::to_be_bytes);
        assert_eq!(named(&little), (text.into(), "UTF-16LE"));
        assert_eq!(named(&big), (text.into(), "UTF-16BE"));
        let marked = [&b"\xff\xfe"[..], &little].concat();
        assert_eq!(named(&marked), (text.into(), "UTF-16LE"));
        let marked = [&b"\xfe\xff"[..], &big].concat();
        assert_eq!(named(&marked), (text.into(), "UTF-16BE"));
    }

    #[test]
    fn four_bytes_a_character_are_no_pairs() {
        let text = "序号,界别\n1,教育界𠮷";
        let little: Vec<u8> = text
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect();
        let big: Vec<u8> = text
            .chars()
            .flat_map(|c| u32::from(c).to_be_bytes())
            .collect();
        for (mark, body, name) in [
            (&b"\xff\xfe\0\0"[..], &little, "UTF-32LE"),
            (b"\0\0\xfe\xff", &big, "UTF-32BE"),
            (b"", &little, "UTF-32LE"),
            (b"", &big, "UTF-32BE"),
        ] {
            let bytes = [mark, body].concat();
            assert_eq!(named(&bytes), (text.into(), name));
            let head = decode_head(&bytes[..bytes.len() - 2]).expect("a text");
            assert!(head.starts_with("序号"), "{head}");
        }
        let torn = [&b"\xff\xfe\0\0"[..], &little[1..]].concat();
        assert!(matches!(decode(&torn), Err(Problem::UnknownEncoding)));
    }

    #[test]
    fn bytes_of_no_encoding_are_refused() {
        for bytes in [&b"\xff\xff\xff,\xff"[..], b"a\0\0b\0", b"\xff\xfe\x00\xd8"] {
            assert!(matches!(decode(bytes), Err(Problem::UnknownEncoding)));
        }
    }

    #[test]
    fn a_wrong_label_is_not_believed() {
        let text = "教育界";
        let (gb, _, _) = GB18030.encode(text);
        let read = |bytes: &[u8], label| {
            let decoded = decode_labelled(bytes, label).expect("a text");
            (decoded.text.into_owned(), decoded.encoding)
        };
        assert_eq!(read(&gb, Some("gb2312")), (text.into(), "GBK"));
        assert_eq!(read(&gb, Some("utf-8")), (text.into(), "gb18030"));
        assert_eq!(
            read(text.as_bytes(), Some("utf-16")),
            (text.into(), "UTF-8")
        );
        assert_eq!(read(text.as_bytes(), None), (text.into(), "UTF-8"));
        let damaged = [&gb[..], b"\xff"].concat();
        assert!(read(&damaged, Some("gbk")).0.starts_with(text));
    }
}
