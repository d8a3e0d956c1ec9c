//! Web pages with their pictures in one file, as browsers and Word save them: a mail whose first
//! page is the document.
//!
//! Only the pages are unpacked; pictures and styles stay folded up.

use std::borrow::Cow;

use crate::exchange::office::limits::Limits;
use crate::exchange::office::read_error::Problem;

use super::{Content, html};

/// Reads the pages: the first, and where it has no text (as a book of sheets), the others.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, Problem> {
    let mut pages = Vec::new();
    collect(bytes, 0, &mut pages);
    for page in &pages {
        let body = page.decoded();
        let (content, _) = html::read(&body, page.charset.as_deref(), limits)?;
        if !content.blocks.is_empty() {
            return Ok(content);
        }
    }
    Ok(Content::default())
}

/// A page folded up in the mail.
struct Page<'a> {
    charset: Option<String>,
    coding: String,
    body: &'a [u8],
}

/// Mails in mails are followed so far.
const DEEPEST: usize = 8;
/// More pages than this are no document's.
const MOST_PAGES: usize = 256;

fn collect<'a>(bytes: &'a [u8], depth: usize, pages: &mut Vec<Page<'a>>) {
    let (headers, body) = split_headers(bytes);
    let of = |name: &str| {
        let found = headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    let kind = of("content-type");
    let lower = kind.to_ascii_lowercase();
    if lower.starts_with("multipart/") {
        let Some(boundary) = parameter(kind, "boundary") else {
            return;
        };
        if depth < DEEPEST {
            for part in parts(body, &boundary) {
                collect(part, depth + 1, pages);
            }
        }
    } else if (lower.starts_with("text/html") || lower.starts_with("application/xhtml"))
        && pages.len() < MOST_PAGES
    {
        pages.push(Page {
            charset: parameter(kind, "charset"),
            coding: of("content-transfer-encoding").trim().to_ascii_lowercase(),
            body,
        });
    }
}

impl Page<'_> {
    fn decoded(&self) -> Cow<'_, [u8]> {
        match self.coding.as_str() {
            "quoted-printable" => Cow::Owned(quoted_printable(self.body)),
            "base64" => Cow::Owned(base64(self.body)),
            _ => Cow::Borrowed(self.body),
        }
    }
}

/// The headers, their names in small letters and their lines joined, and what follows them.
fn split_headers(bytes: &[u8]) -> (Vec<(String, String)>, &[u8]) {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut rest = bytes;
    loop {
        let end = rest.iter().position(|&b| b == b'\n');
        let (line, after) = match end {
            Some(end) => (&rest[..end], &rest[end + 1..]),
            None => (rest, &rest[rest.len()..]),
        };
        let line = String::from_utf8_lossy(line);
        let line = line.trim_end_matches('\r');
        rest = after;
        if line.is_empty() {
            // Empty lines before the first header are padding.
            if headers.is_empty() && !rest.is_empty() {
                continue;
            }
            return (headers, rest);
        }
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = headers.last_mut() {
                value.push_str(line);
            }
        } else if let Some((name, value)) = line.split_once(':') {
            headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
        if rest.is_empty() || headers.len() > 200 {
            return (headers, rest);
        }
    }
}

/// A parameter of a header: `boundary="…"`.
fn parameter(header: &str, name: &str) -> Option<String> {
    header.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        let own = key.trim().eq_ignore_ascii_case(name);
        own.then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    })
}

/// The parts between the boundaries.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}");
    let mark = mark.as_bytes();
    let mut found = Vec::new();
    let (mut start, mut at) = (None, 0);
    while at < body.len() {
        let end = body[at..].iter().position(|&b| b == b'\n');
        let next = end.map_or(body.len(), |end| at + end + 1);
        if body[at..next].starts_with(mark) {
            if let Some(start) = start.replace(next) {
                found.push(&body[start..at]);
            }
            if body[at + mark.len()..next].starts_with(b"--") {
                return found;
            }
        }
        at = next;
    }
    // A file that was cut short ends its last part.
    found.extend(start.map(|start| &body[start..]));
    found
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'=' {
            out.push(byte);
            at += 1;
            continue;
        }
        match (bytes.get(at + 1).copied(), bytes.get(at + 2).copied()) {
            (Some(b'\r'), Some(b'\n')) => at += 3,
            (Some(b'\n'), _) => at += 2,
            (Some(high), Some(low)) => match (hex(high), hex(low)) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    at += 3;
                }
                _ => {
                    out.push(byte);
                    at += 1;
                }
            },
            _ => at += 1,
        }
    }
    out
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// Letters that are no part of the code are passed over.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for &byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            // The mask leaves one byte.
            out.push((held >> bits & 0xff) as u8);
            held &= (1 << bits) - 1;
        }
    }
    out
}
