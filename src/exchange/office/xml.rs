//! The small part of XML that both workbook formats need: attributes, text, entities.

use std::io::{BufReader, Read};

use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::{Reader, XmlVersion};

use crate::exchange::office::read_error::Problem;

/// A reader of the events of a part.
pub(super) type Xml<R> = Reader<BufReader<R>>;

/// Reads a part; the names of start and end must agree.
pub(super) fn reader<R: Read>(part: R) -> Xml<R> {
    Reader::from_reader(BufReader::new(part))
}

/// The value of the attribute that is written `name`, prefix and all.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Problem> {
    value(element, |key| key == name)
}

/// The value of the attribute whose name without prefix is `name`.
pub(super) fn local_attribute(
    element: &BytesStart<'_>,
    name: &str,
) -> Result<Option<String>, Problem> {
    value(element, |key| {
        key.rsplit_once(':').map_or(key, |(_, local)| local) == name
    })
}

/// Appends what an entity stands for; unknown ones stand for nothing.
pub(super) fn push_entity(entity: &BytesRef<'_>, text: &mut String) -> Result<(), Problem> {
    if let Some(c) = entity.resolve_char_ref().map_err(broken)? {
        text.push(c);
    } else if let Some(word) = quick_xml::escape::resolve_predefined_entity(entity) {
        text.push_str(word);
    }
    Ok(())
}

/// A parser's complaint as a problem of the file.
pub(super) fn broken(error: impl std::fmt::Display) -> Problem {
    Problem::Broken(error.to_string())
}

fn value(
    element: &BytesStart<'_>,
    wanted: impl Fn(&str) -> bool,
) -> Result<Option<String>, Problem> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(broken)?;
        if wanted(attribute.key.into_inner()) {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            return Ok(Some(value.map_err(broken)?.into_owned()));
        }
    }
    Ok(None)
}
