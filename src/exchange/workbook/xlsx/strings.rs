//! Text in a workbook: the table of shared strings, rich text, readings, escapes.

use std::borrow::Cow;
use std::io::BufRead;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::exchange::archive::Archive;
use crate::exchange::limits::{Bound, Limits};
use crate::exchange::read_error::Problem;
use crate::exchange::xml::{self, broken};

/// Reads the table of shared strings.
pub(super) fn read(
    archive: &mut Archive<'_>,
    name: &str,
    limits: &Limits,
) -> Result<Vec<Arc<str>>, Problem> {
    let Some(part) = archive.part(name)? else {
        return Ok(Vec::new());
    };
    let mut xml = xml::reader(part);
    let (mut buffer, mut inner) = (Vec::new(), Vec::new());
    let mut strings: Vec<Arc<str>> = Vec::new();
    let mut text = String::new();
    let mut bytes = 0_usize;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                text.clear();
                read_text(&mut xml, "si", &mut text, &mut inner)?;
                bytes += text.len();
                strings.push(unescape(&text).into());
            }
            Event::Empty(element) if element.local_name().as_ref() == "si" => {
                strings.push("".into());
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
        if strings.len() > limits.cells {
            return Err(Problem::TooLarge(Bound::Cells(limits.cells), None));
        }
        if bytes > limits.text_bytes {
            return Err(Problem::TooLarge(Bound::TextBytes(limits.text_bytes), None));
        }
    }
}

/// Appends the text up to the end of the element `closing`: all runs of rich text, but not the
/// readings that are printed above characters.
pub(super) fn read_text<R: BufRead>(
    xml: &mut Reader<R>,
    closing: &str,
    text: &mut String,
    buffer: &mut Vec<u8>,
) -> Result<(), Problem> {
    let (mut inside, mut reading) = (false, false);
    loop {
        buffer.clear();
        match xml.read_event_into(buffer).map_err(broken)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => inside = !reading,
                "rPh" => reading = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                name if name == closing => return Ok(()),
                "t" => inside = false,
                "rPh" => reading = false,
                _ => {}
            },
            Event::Text(run) if inside => text.push_str(&run.xml10_content()),
            Event::CData(run) if inside => text.push_str(&run.xml10_content()),
            Event::GeneralRef(entity) if inside => xml::push_entity(&entity, text)?,
            Event::Eof => return Err(Problem::Broken("a text ends midway".into())),
            _ => {}
        }
    }
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
        let mut text = String::new();
        read_text(&mut xml, "si", &mut text, &mut Vec::new()).expect("a text");
        assert_eq!(text, "王 &伟");
    }
}
