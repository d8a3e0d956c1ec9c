//! OpenDocument texts, packed and flat.
//!
//! Deleted text, comments, hidden text and the prompts of placeholders are left out; notes are
//! kept apart. Text boxes are paragraphs before the one they hang on.

use std::collections::HashSet;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use crate::exchange::office::archive::{self, Archive};
use crate::exchange::office::encoding;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::xml::{self, Xml, broken, local_attribute};
use crate::text::Text;

use super::Content;
use super::builder::Builder;
use super::grid::{Down, RawCell, Width};
use super::odt_lists::Lists;
use super::word_xml::without_declaration;

/// Reads the document's text and tables.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, Problem> {
    if !bytes.starts_with(b"PK") {
        let decoded = encoding::decode(bytes)?;
        let text = without_declaration(&decoded.text);
        return walk(xml::reader(text.as_bytes()), Lists::default(), limits);
    }
    // A locked file's parts are no XML, so this comes before the walk through them.
    if archive::is_locked(bytes)? {
        return Err(Problem::Encrypted);
    }
    let mut archive = Archive::open(bytes, limits)?;
    let mut lists = Lists::default();
    if let Some(part) = archive.part("styles.xml")? {
        lists.read_styles(xml::reader(part))?;
    }
    let part = archive.part("content.xml")?;
    let part = part.ok_or_else(|| broken("no content"))?;
    walk(xml::reader(part), lists, limits)
}

fn walk<R: Read>(mut xml: Xml<R>, lists: Lists, limits: &Limits) -> Result<Content, Problem> {
    xml.config_mut().expand_empty_elements = true;
    let mut walk = Walk {
        builder: Builder::new(limits),
        limits,
        lists,
        depth: 0,
        body: None,
        paragraphs: Vec::new(),
        boxes: Vec::new(),
        skipped: 0,
        note: None,
        hidden_styles: HashSet::new(),
        struck_styles: HashSet::new(),
        struck: Vec::new(),
        style: None,
        across: 0,
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) => walk.start(&element)?,
            Event::End(element) => walk.end(element.local_name().as_ref())?,
            Event::Text(text) => walk.text(&text.xml10_content())?,
            Event::CData(text) => walk.text(&text.xml10_content())?,
            Event::GeneralRef(entity) => {
                let mut text = String::new();
                xml::push_entity(&entity, &mut text)?;
                walk.text(&text)?;
            }
            Event::Eof if walk.depth == 0 => return walk.builder.finish(),
            Event::Eof => return Err(broken("the document ends midway")),
            _ => {}
        }
    }
}

struct Walk<'a> {
    builder: Builder<'a>,
    limits: &'a Limits,
    lists: Lists,
    depth: usize,
    /// The depth of the body's text, once it has begun.
    body: Option<usize>,
    /// The depths of the paragraphs around what is being read.
    paragraphs: Vec<usize>,
    boxes: Vec<usize>,
    skipped: usize,
    /// What a note below the text says, while it is read.
    note: Option<String>,
    /// Styles whose text is not shown.
    hidden_styles: HashSet<String>,
    /// Styles whose text is struck out.
    struck_styles: HashSet<String>,
    /// The depths of the elements around the text that strike it out.
    struck: Vec<usize>,
    style: Option<String>,
    /// Covered cells that still belong to the last one.
    across: u32,
}

impl Walk<'_> {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Problem> {
        self.depth += 1;
        if self.depth > self.limits.depth {
            return Err(Problem::TooLarge(Bound::Depth(self.limits.depth), None));
        }
        if self.skipped > 0 {
            self.skipped += 1;
            return Ok(());
        }
        let name = start.local_name();
        let name = name.as_ref();
        if self.body.is_none() {
            return self.outside(name, start);
        }
        if name == "note" {
            self.note = Some(String::new());
        }
        if is_left_out(name) || self.is_hidden(name, start)? {
            self.skipped = 1;
            return Ok(());
        }
        if matches!(name, "span" | "p" | "h") && !self.struck_styles.is_empty() {
            let style = local_attribute(start, "style-name")?;
            if style.is_some_and(|style| self.struck_styles.contains(&style)) {
                self.struck.push(self.depth);
            }
        }
        match name {
            "p" | "h" => {
                self.paragraphs.push(self.depth);
            }
            "s" => {
                let count = number(local_attribute(start, "c")?).min(1_000);
                self.builder.text(&" ".repeat(count as usize))?;
            }
            "tab" => self.builder.text("\t")?,
            "line-break" => self.builder.text("\n")?,
            "text-box" => {
                self.builder.start_box();
                self.boxes.push(self.paragraphs.len());
            }
            "list" => self.lists.start(start)?,
            "list-item" => self.lists.item(start)?,
            "table" => self.builder.start_table()?,
            "table-row" => {
                self.across = 0;
                self.builder.start_row()?;
            }
            "table-cell" => self.start_cell(start)?,
            "covered-table-cell" => self.start_covered(start)?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Problem> {
        let depth = self.depth;
        self.depth = self.depth.saturating_sub(1);
        if self.skipped > 0 {
            self.skipped -= 1;
            match name {
                "note-citation" => self.note.iter_mut().for_each(String::clear),
                "note" => {
                    if let Some(note) = self.note.take().filter(|it| !it.trim().is_empty()) {
                        let text = Text::of("脚注没有读入", "the footnote was not read");
                        self.builder.footnote(&note, text);
                    }
                }
                _ => {}
            }
            return Ok(());
        }
        if self.body == Some(depth) {
            self.body = None;
            return Ok(());
        }
        if self.body.is_none() {
            if name == "style" {
                self.style = None;
            }
            return Ok(());
        }
        if self.struck.last() == Some(&depth) {
            self.struck.pop();
        }
        match name {
            "p" | "h" if self.paragraphs.last() == Some(&depth) => {
                self.paragraphs.pop();
                self.builder.end_paragraph()?;
            }
            "text-box" => {
                self.boxes.pop();
                self.builder.end_box()?;
            }
            "list" => self.lists.end(),
            "table" => self.builder.end_table()?,
            "table-cell" | "covered-table-cell" => self.builder.end_cell()?,
            _ => {}
        }
        Ok(())
    }

    /// Text counts inside paragraphs only; breaks of the file's own lines are spaces.
    fn text(&mut self, text: &str) -> Result<(), Problem> {
        if let Some(note) = &mut self.note {
            note.push_str(text);
        }
        let around = self.boxes.last().copied().unwrap_or(0);
        if self.skipped > 0 || self.body.is_none() || self.paragraphs.len() <= around {
            return Ok(());
        }
        if !self.struck.is_empty() {
            self.builder.strike(text);
            return Ok(());
        }
        let mut out = String::with_capacity(text.len());
        let mut gap = false;
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                gap = true;
                continue;
            }
            if std::mem::take(&mut gap) {
                out.push(' ');
            }
            out.push(c);
        }
        if gap {
            out.push(' ');
        }
        if !out.trim().is_empty()
            && let Some(number) = self.lists.take()
        {
            self.builder.text(&number)?;
        }
        self.builder.text(&out)
    }

    fn outside(&mut self, name: &str, start: &BytesStart<'_>) -> Result<(), Problem> {
        match name {
            "text" if start.name().into_inner().starts_with("office:") => {
                self.body = Some(self.depth);
            }
            "list-style" | "list-level-style-number" | "list-level-style-bullet" => {
                self.lists.style(name, start)?;
            }
            "style" => self.style = local_attribute(start, "name")?,
            "text-properties" if local_attribute(start, "display")?.as_deref() == Some("none") => {
                self.hidden_styles.extend(self.style.clone());
            }
            "text-properties" => {
                for line in ["text-line-through-style", "text-line-through-type"] {
                    if local_attribute(start, line)?.is_some_and(|line| line != "none") {
                        self.struck_styles.extend(self.style.clone());
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn is_hidden(&self, name: &str, start: &BytesStart<'_>) -> Result<bool, Problem> {
        if self.hidden_styles.is_empty() || !matches!(name, "span" | "p" | "h") {
            return Ok(false);
        }
        let style = local_attribute(start, "style-name")?;
        Ok(style.is_some_and(|style| self.hidden_styles.contains(&style)))
    }

    fn start_cell(&mut self, start: &BytesStart<'_>) -> Result<(), Problem> {
        let columns = number(local_attribute(start, "number-columns-spanned")?);
        let rows = number(local_attribute(start, "number-rows-spanned")?);
        let repeats = number(local_attribute(start, "number-columns-repeated")?);
        // Only cells without text are written once for several.
        for _ in 1..repeats.min(1_024) {
            let cell = RawCell::new(Width::Columns(columns), Down::Rows(rows));
            self.builder.start_cell(cell)?;
            self.builder.end_cell()?;
        }
        self.across = columns - 1;
        self.builder
            .start_cell(RawCell::new(Width::Columns(columns), Down::Rows(rows)))
    }

    /// A place under another cell; passed over where it is the rest of the last one's width.
    fn start_covered(&mut self, start: &BytesStart<'_>) -> Result<(), Problem> {
        let repeats = number(local_attribute(start, "number-columns-repeated")?);
        let own = repeats.min(self.across);
        self.across -= own;
        if repeats == own {
            self.skipped = 1;
            return Ok(());
        }
        self.builder
            .start_cell(RawCell::new(Width::Columns(repeats - own), Down::Covered))
    }
}

fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "annotation"
            | "note"
            | "ruby-text"
            | "placeholder"
            | "hidden-text"
            | "hidden-paragraph"
            | "forms"
            | "desc"
            | "title"
            | "variable-decls"
            | "sequence-decls"
            | "user-field-decls"
            | "dde-connection-decls"
            | "event-listeners"
            | "binary-data"
            | "table-template"
    )
}

/// A count of repeats or spans: one unless written, never zero.
fn number(value: Option<String>) -> u32 {
    let value = value.and_then(|value| value.trim().parse().ok());
    value.unwrap_or(1_u32).max(1)
}
