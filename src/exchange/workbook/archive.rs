//! The packed half of xlsx and ods: refuses what would not end, before anything believes it.
//!
//! A zip can claim one size and unpack to another, and the parsers behind this module trust what
//! they are given. So every part is unpacked once into nothing, counted against the limit, and
//! its XML is walked for balance: a truncated part would make a parser wait for an end that
//! never comes.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::exchange::limits::{Bound, Limits};
use crate::exchange::read_error::Problem;

/// Checks every part that a table's parser may open.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Problem> {
    let mut archive = open(bytes)?;
    let too_large = || Problem::TooLarge(Bound::UnpackedBytes(limits.unpacked_bytes), None);
    if archive.len() > limits.parts {
        return Err(Problem::TooLarge(Bound::Parts(limits.parts), None));
    }
    // What the directory declares: an honest bomb is refused here, without unpacking a byte.
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(broken)?;
        if part.encrypted() {
            return Err(Problem::Encrypted);
        }
        declared = declared.saturating_add(part.size());
    }
    if declared > limits.unpacked_bytes {
        return Err(too_large());
    }
    let mut left = limits.unpacked_bytes;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let name = part
            .name()
            .map(|name| name.to_ascii_lowercase())
            .map_err(broken)?;
        let size = part.size();
        let mut counted = part.take(left.saturating_add(1));
        let used = if size > 0 && (name.ends_with(".xml") || name.ends_with(".rels")) {
            walk(&mut BufReader::new(counted), size)?
        } else {
            io::copy(&mut counted, &mut io::sink()).map_err(broken)?
        };
        left = left.checked_sub(used).ok_or_else(too_large)?;
    }
    Ok(())
}

/// Opens the archive over the bytes.
pub(super) fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Problem> {
    ZipArchive::new(Cursor::new(bytes)).map_err(broken)
}

fn broken(error: impl std::fmt::Display) -> Problem {
    Problem::Broken(error.to_string())
}

/// Walks one XML part to its end and says how many bytes it had.
fn walk(part: &mut impl BufRead, size: u64) -> Result<u64, Problem> {
    let mut xml = Reader::from_reader(part);
    xml.config_mut().check_end_names = true;
    let mut buffer = Vec::new();
    let mut depth = 0_u32;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) => {
                believable_count(&element, size)?;
                depth += 1;
            }
            Event::Empty(element) => believable_count(&element, size)?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 => {
                return Err(Problem::Broken("a part ends inside an element".into()));
            }
            Event::Eof => return Ok(xml.buffer_position()),
            _ => {}
        }
    }
}

/// The table of shared strings states its length; a parser reserves room for it unread.
fn believable_count(element: &BytesStart<'_>, size: u64) -> Result<(), Problem> {
    if element.local_name().as_ref() != "sst" {
        return Ok(());
    }
    for attribute in element.attributes() {
        let attribute = attribute.map_err(broken)?;
        // The shortest string is `<si/>`.
        let honest = || {
            attribute
                .value
                .trim()
                .parse::<u64>()
                .is_ok_and(|n| n <= size / 5)
        };
        if attribute.key.as_ref() == "uniqueCount" && !honest() {
            return Err(Problem::Broken("more shared strings than bytes".into()));
        }
    }
    Ok(())
}
