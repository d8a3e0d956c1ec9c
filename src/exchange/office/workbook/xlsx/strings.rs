//! Text in a workbook: the table of shared strings, rich text, readings, escapes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::BufRead;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::exchange::office::archive::Archive;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::xml::{self, broken};

/// The texts that cells share.
#[derive(Default)]
pub(super) struct Strings {
    pub(super) texts: Vec<Arc<str>>,
    /// The struck-out words of those that have any, by their number.
    pub(super) struck: HashMap<usize, String>,
}

/// Reads the table of shared strings.
pub(super) fn read(
    archive: &mut Archive<'_>,
    name: &str,
    limits: &Limits,
) -> Result<Strings, Problem> {
    let mut strings = Strings::default();
    let Some(part) = archive.part(name)? else {
        return Ok(strings);
    };
    let mut xml = xml::reader(part);
    let (mut buffer, mut inner) = (Vec::new(), Vec::new());
    let mut text = RichText::default();
    let mut bytes = 0_usize;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                text.clear();
                read_text(&mut xml, "si", &mut text, &mut inner)?;
                bytes += text.standing.len() + text.struck.len();
                if !text.struck.is_empty() {
                    let struck = unescape(&text.struck).into_owned();
                    strings.struck.insert(strings.texts.len(), struck);
                }
                strings.texts.push(unescape(&text.standing).into());
            }
            Event::Empty(element) if element.local_name().as_ref() == "si" => {
                strings.texts.push("".into());
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
        if strings.texts.len() > limits.cells {
            return Err(Problem::TooLarge(Bound::Cells(limits.cells), None));
        }
        if bytes > limits.text_bytes {
            return Err(Problem::TooLarge(Bound::TextBytes(limits.text_bytes), None));
        }
    }
}

/// A text in runs.
#[derive(Default)]
pub(super) struct RichText {
    pub(super) standing: String,
    /// Its words that are struck out.
    pub(super) struck: String,
}

impl RichText {
    pub(super) fn clear(&mut self) {
        self.standing.clear();
        self.struck.clear();
    }
}

/// Appends the text up to the end of the element `closing`: all runs of rich text, but not the
/// readings that are printed above characters.
pub(super) fn read_text<R: BufRead>(
    xml: &mut Reader<R>,
    closing: &str,
    text: &mut RichText,
    buffer: &mut Vec<u8>,
) -> Result<(), Problem> {
    let (mut inside, mut reading, mut is_struck) = (false, false, false);
    loop {
        buffer.clear();
        let event = xml.read_event_into(buffer).map_err(broken)?;
        let run = if is_struck {
            &mut text.struck
        } else {
            &mut text.standing
        };
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => inside = !reading,
                "rPh" => reading = true,
                "r" => is_struck = false,
                "strike" => is_struck = is_on(&element)?,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == "strike" => {
                is_struck = is_on(&element)?;
            }
            Event::End(element) => match element.local_name().as_ref() {
                name if name == closing => return Ok(()),
                "t" => inside = false,
                "rPh" => reading = false,
                "r" => is_struck = false,
                _ => {}
            },
            Event::Text(text) if inside => run.push_str(&text.xml10_content()),
            Event::CData(text) if inside => run.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) if inside => xml::push_entity(&entity, run)?,
            Event::Eof => return Err(Problem::Broken("a text ends midway".into())),
            _ => {}
        }
    }
}

/// Whether a property of a font is on: it is where it stands, unless it says otherwise.
pub(super) fn is_on(element: &BytesStart<'_>) -> Result<bool, Problem> {
    let value = xml::attribute(element, "val")?;
    Ok(!matches!(value.as_deref(), Some("0" | "false" | "off")))
}

/// Text with its escaped characters (`_x000D_`) put back.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest
            .get(2..6)
            .filter(|_| rest.as_bytes().get(6) == Some(&b'_'));
        let code = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        match code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32)
        {
            Some(c) => {
                out.push(c);
                rest = &rest[7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_put_back_and_others_left() {
        assert_eq!(unescape("a_x000D_b"), "a\rb");
        assert_eq!(unescape("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescape("_x00_x_xZZZZ_教_x"), "_x00_x_xZZZZ_教_x");
        assert_eq!(unescape("_xD800_"), "_xD800_");
    }

    #[test]
    fn rich_text_is_joined_without_its_reading() {
        let part = "<si><r><t>王</t></r><r><t xml:space=\"preserve\"> &amp;&#20255;</t></r><rPh><t>wang</t></rPh></si>";
        let mut xml = xml::reader(part.as_bytes());
        let mut text = RichText::default();
        read_text(&mut xml, "si", &mut text, &mut Vec::new()).expect("a text");
        assert_eq!(text.standing, "王 &伟");
    }
}
