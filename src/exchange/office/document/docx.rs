//! Office Open XML documents: the package around the document's part, and the other parts whose
//! content a reader of the paper sees: lists, notes, documents of other formats, headers and footers.

use std::io::Read;

use quick_xml::events::Event;

use crate::exchange::office::archive::Archive;
use crate::exchange::office::kind::{self, FileKind};
use crate::exchange::office::limits::Limits;
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::relationships::relationships;
use crate::exchange::office::words::is_han;
use crate::exchange::office::xml::{self, Xml, broken};

use super::content::{Block, Content, Document, Paragraph};
use super::word_markup::{self, NoteKind, Parts};

/// Reads the document's text and tables.
///
/// What stands in it in another format is read by `others`.
pub(super) fn read(bytes: &[u8], limits: &Limits, others: ReadOther) -> Result<Content, Problem> {
    read_package(bytes, Some(others), limits)
}

/// A reader of documents of any kind.
type ReadOther = fn(FileKind, &[u8], &Limits) -> Result<Document, Problem>;

/// Reads a package; one that stands in another, which has no reader of `others`, shows no third.
fn read_package(
    bytes: &[u8],
    others: Option<ReadOther>,
    limits: &Limits,
) -> Result<Content, Problem> {
    let mut archive = Archive::open(bytes, limits)?;
    let root = relationships(&mut archive, "")?.into_iter();
    let mut root = root.filter(|related| related.kind == "officeDocument");
    let main = root.next().map(|related| related.part);
    let main = main.unwrap_or_else(|| "word/document.xml".into());
    let mut parts = Parts::default();
    let mut margins: Vec<Paragraph> = Vec::new();
    for related in relationships(&mut archive, &main)? {
        let Some(mut part) = archive.part(&related.part)? else {
            continue;
        };
        match related.kind.as_str() {
            "numbering" => parts.numbering.read_lists(xml::reader(part))?,
            "styles" => parts.numbering.read_styles(xml::reader(part))?,
            "footnotes" => notes(xml::reader(part), NoteKind::Foot, &mut parts)?,
            "endnotes" => notes(xml::reader(part), NoteKind::End, &mut parts)?,
            "aFChunk" => {
                let Some(others) = others else { continue };
                let mut chunk = Vec::new();
                part.read_to_end(&mut chunk).map_err(broken)?;
                // What can't be read is told where it stands.
                if let Ok(content) = read_chunk(&chunk, limits, others) {
                    parts.chunks.insert(related.id, content);
                }
            }
            "header" | "footer" => {
                let root = if related.kind == "header" {
                    "hdr"
                } else {
                    "ftr"
                };
                let mut own = Parts::default();
                let read = word_markup::read(xml::reader(part), root, &mut own, limits)?;
                for paragraph in said(&read) {
                    if !margins.iter().any(|known| known.text == paragraph.text) {
                        margins.push(paragraph);
                    }
                }
            }
            _ => {}
        }
    }
    let part = archive.part(&main)?;
    let part = part.ok_or_else(|| Problem::Broken(format!("no part {main}")))?;
    let mut content = word_markup::read(xml::reader(part), "body", &mut parts, limits)?;
    content.margins = margins;
    Ok(content)
}

/// A document of another format inside this one.
fn read_chunk(bytes: &[u8], limits: &Limits, others: ReadOther) -> Result<Content, Problem> {
    match kind::detect(bytes)? {
        FileKind::Docx => read_package(bytes, None, limits),
        kind => others(kind, bytes, limits).map(|document| Content {
            blocks: document.blocks,
            margins: document.margins,
            footnotes: document.footnotes,
            notes: document.notes,
        }),
    }
}

/// The paragraphs of a margin that say something: the number of the page does not.
fn said(content: &Content) -> Vec<Paragraph> {
    let tables = content.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![paragraph.clone()],
        Block::Table(sheet) => (0..sheet.height())
            .map(|row| {
                let cells: Vec<_> = sheet.row(row).iter().map(|cell| cell.text()).collect();
                Paragraph {
                    at: sheet.at(row, 0),
                    text: cells.join("\t"),
                }
            })
            .collect(),
    });
    let says = |text: &str| {
        let letters = text.chars().filter(|&c| is_han(c) && !"第页共".contains(c));
        letters.count() > 1
    };
    tables.filter(|paragraph| says(&paragraph.text)).collect()
}

/// Reads the texts of notes.
fn notes<R: Read>(mut xml: Xml<R>, kind: NoteKind, parts: &mut Parts) -> Result<(), Problem> {
    let mut buffer = Vec::new();
    let (mut id, mut text, mut inside) = (None, String::new(), false);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "footnote" | "endnote" => id = xml::local_attribute(&element, "id")?,
                "t" => inside = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "footnote" | "endnote" => {
                    let text = std::mem::take(&mut text);
                    parts.notes.extend(id.take().map(|id| ((kind, id), text)));
                }
                "t" => inside = false,
                "p" => text.push(' '),
                _ => {}
            },
            Event::Text(run) if inside => text.push_str(&run.xml10_content()),
            Event::CData(run) if inside => text.push_str(&run.xml10_content()),
            Event::GeneralRef(entity) if inside => xml::push_entity(&entity, &mut text)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
