//! Word's documents in one XML file: those of 2003, and flat packages.

use crate::exchange::encoding;
use crate::exchange::limits::Limits;
use crate::exchange::read_error::Problem;
use crate::exchange::xml;

use super::Block;
use super::word_markup;

/// Reads the document's text and tables.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Block>, Problem> {
    let decoded = encoding::decode(bytes)?;
    let text = without_declaration(&decoded.text);
    word_markup::read(xml::reader(text.as_bytes()), limits)
}

/// The text without the declaration of an encoding that it no longer has.
pub(super) fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    match text.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or("", |(_, body)| body),
        None => text,
    }
}
