//! Word's documents in one XML file: those of 2003, and flat packages.

use crate::exchange::office::encoding;
use crate::exchange::office::limits::Limits;
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::xml;

use super::Content;
use super::word_markup::{self, Parts};

/// Reads the document's text and tables.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, Problem> {
    let decoded = encoding::decode(bytes)?;
    let text = without_declaration(&decoded.text);
    // A flat package has its lists and styles beside the document; one of 2003 has neither.
    let mut parts = Parts::default();
    parts.numbering.read_lists(xml::reader(text.as_bytes()))?;
    parts.numbering.read_styles(xml::reader(text.as_bytes()))?;
    word_markup::read(xml::reader(text.as_bytes()), "body", &mut parts, limits)
}

/// The text without the declaration of an encoding that it no longer has.
pub(super) fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    match text.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or("", |(_, body)| body),
        None => text,
    }
}
