//! Writing XML: elements, attributes and text that any parser takes.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes of an element.
pub(super) type Attributes<'a> = [(&'a str, &'a str)];

/// A part that is being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// Begins a part whose one element is `root`, and hands it to `inside`.
    pub(super) fn part(
        root: &str,
        attributes: &Attributes<'_>,
        inside: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<Vec<u8>> {
        let mut xml = Xml {
            writer: Writer::new(Vec::new()),
        };
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        xml.writer.write_event(Event::Decl(declaration))?;
        xml.within(root, attributes, inside)?;
        Ok(xml.writer.into_inner())
    }

    /// An element with something inside.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: &Attributes<'_>,
        inside: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<()> {
        self.writer
            .write_event(Event::Start(start(name, attributes)))?;
        inside(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes<'_>) -> io::Result<()> {
        self.writer
            .write_event(Event::Empty(start(name, attributes)))
    }

    /// An element that says one value, as most of WordprocessingML does.
    pub(super) fn value(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.empty(name, &[("w:val", value)])
    }

    /// An element that says one number.
    pub(super) fn number(&mut self, name: &str, number: impl ToString) -> io::Result<()> {
        self.value(name, &number.to_string())
    }

    /// Text. What XML forbids is left out.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.writer
            .write_event(Event::Text(BytesText::new(&lawful(text))))
    }
}

fn start<'a>(name: &'a str, attributes: &Attributes<'a>) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

/// The text without the characters that XML 1.0 has no place for, such as most control
/// characters; one of them makes a word processor call the whole file damaged.
fn lawful(text: &str) -> Cow<'_, str> {
    let unlawful = |c: char| {
        (c < ' ' && c != '\t') || matches!(c, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(unlawful) {
        Cow::Owned(text.replace(unlawful, ""))
    } else {
        Cow::Borrowed(text)
    }
}
