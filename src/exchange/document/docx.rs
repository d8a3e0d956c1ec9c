//! Office Open XML documents: the package around the document's part.

use quick_xml::events::Event;

use crate::exchange::archive::Archive;
use crate::exchange::limits::Limits;
use crate::exchange::read_error::Problem;
use crate::exchange::xml::{self, broken};

use super::Block;
use super::word_markup;

/// Reads the document's text and tables.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Block>, Problem> {
    let mut archive = Archive::open(bytes, limits)?;
    let main = main_part(&mut archive)?;
    let part = archive.part(&main)?;
    let part = part.ok_or_else(|| Problem::Broken(format!("no part {main}")))?;
    word_markup::read(xml::reader(part), limits)
}

/// The part that holds the document: the package's relationships name it.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Problem> {
    const USUAL: &str = "word/document.xml";
    let Some(part) = archive.part("_rels/.rels")? else {
        return Ok(USUAL.into());
    };
    let mut xml = xml::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) | Event::Empty(element) => {
                let kind = xml::attribute(&element, "Type")?.unwrap_or_default();
                if kind.ends_with("/officeDocument")
                    && let Some(target) = xml::attribute(&element, "Target")?
                {
                    return Ok(target.trim_start_matches(['/', '.']).to_owned());
                }
            }
            Event::Eof => return Ok(USUAL.into()),
            _ => {}
        }
    }
}
