//! Web pages: saved by browsers and Word, exported by systems, in any state of repair.
//!
//! The page comes cut into tags and text (`tags`); no tree is built, so a page that never closes its
//! tags costs nothing. Scripts, styles and what the page hides are left out. Spaces
//! collapse as a browser shows them; breaks of the source's lines between Chinese characters vanish.

use crate::exchange::encoding::{self, Decoded};
use crate::exchange::limits::Limits;
use crate::exchange::read_error::Problem;
use crate::exchange::words::is_wide;

use super::Content;
use super::builder::Builder;
use super::grid::{Down, RawCell, Width};
use super::tags::{Tag, Token, Tokens};

/// Reads a page, whose encoding the file around it may have named, and names its encoding.
pub(super) fn read(
    bytes: &[u8],
    label: Option<&str>,
    limits: &Limits,
) -> Result<(Content, &'static str), Problem> {
    let own = own_label(bytes);
    let Decoded { text, encoding } = encoding::decode_labelled(bytes, label.or(own.as_deref()))?;
    let mut page = Page {
        builder: Builder::new(limits),
        gap: None,
        pre: 0,
        hidden: None,
        struck: 0,
        tables: Vec::new(),
    };
    for token in Tokens::of(&text) {
        match token {
            Token::Start(tag) => page.start(&tag)?,
            Token::End(name) => page.end(&name)?,
            Token::Text(text) => page.text(&text)?,
        }
    }
    Ok((page.builder.finish()?, encoding))
}

struct Page<'a> {
    builder: Builder<'a>,
    /// Spaces that wait for the next letter; true while they are only breaks of lines.
    gap: Option<bool>,
    /// How many elements around the text keep its spaces.
    pre: usize,
    hidden: Option<Hidden>,
    /// How many elements around the text strike it out.
    struck: usize,
    /// The open tables, and whether a cell of each is open.
    tables: Vec<bool>,
}

/// An element that is not shown, and how many of its name are open in it.
struct Hidden {
    name: String,
    depth: usize,
}

impl Page<'_> {
    fn start(&mut self, tag: &Tag) -> Result<(), Problem> {
        let name = tag.name.clone();
        if let Some(hidden) = &mut self.hidden {
            if hidden.name != name {
                // A cell, a row or a paragraph need not be closed.
                let closes = match hidden.name.as_str() {
                    "td" | "th" => matches!(name.as_str(), "td" | "th" | "tr"),
                    "p" => is_block(&name),
                    _ => false,
                };
                if !closes || hidden.depth > 0 {
                    return Ok(());
                }
            } else if !matches!(name.as_str(), "td" | "th" | "tr" | "p" | "li" | "option") {
                hidden.depth += usize::from(!tag.closed);
                return Ok(());
            }
            self.hidden = None;
        }
        if is_left_out(&name, tag) {
            if !(is_void(&name) || tag.closed && name.contains(':')) {
                self.hidden = Some(Hidden { name, depth: 0 });
            }
            return Ok(());
        }
        match name.as_str() {
            "br" => {
                self.gap = None;
                self.builder.text("\n")?;
            }
            "s" | "strike" if !tag.closed => self.struck += 1,
            "pre" | "textarea" | "listing" | "xmp" => {
                self.pre += 1;
                self.block()?;
            }
            "input" => self.input(tag)?,
            "table" => {
                // A table that stands in none of the other's cells ends it.
                if self.tables.last() == Some(&false) {
                    self.end_table()?;
                }
                self.block()?;
                self.builder.start_table()?;
                self.tables.push(false);
            }
            "tr" if !self.tables.is_empty() => {
                self.end_cell()?;
                self.builder.start_row()?;
            }
            "td" | "th" if !self.tables.is_empty() => {
                self.end_cell()?;
                let columns = span(tag, "colspan", 1_000).max(1);
                let rows = match span(tag, "rowspan", 65_534) {
                    0 => u32::MAX,
                    rows => rows,
                };
                self.builder
                    .start_cell(RawCell::new(Width::Flowing(columns), Down::Rows(rows)))?;
                if let Some(in_cell) = self.tables.last_mut() {
                    *in_cell = true;
                }
            }
            name if is_block(name) => self.block()?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Problem> {
        if let Some(hidden) = &mut self.hidden {
            if hidden.name == name && hidden.depth > 0 {
                hidden.depth -= 1;
                return Ok(());
            }
            let around = match hidden.name.as_str() {
                "td" | "th" => matches!(name, "tr" | "table"),
                "tr" => name == "table",
                "p" | "li" | "option" => {
                    matches!(name, "td" | "th" | "div" | "ul" | "ol" | "select")
                }
                _ => false,
            };
            if hidden.name == name {
                self.hidden = None;
                return Ok(());
            }
            if !around {
                return Ok(());
            }
            self.hidden = None;
        }
        match name {
            "s" | "strike" => self.struck = self.struck.saturating_sub(1),
            "pre" | "textarea" | "listing" | "xmp" => {
                self.pre = self.pre.saturating_sub(1);
                self.block()?;
            }
            "td" | "th" | "tr" => self.end_cell()?,
            "table" => self.end_table()?,
            "br" => self.builder.text("\n")?,
            name if is_block(name) => self.block()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Problem> {
        if self.hidden.is_some() {
            return Ok(());
        }
        if self.struck > 0 {
            self.builder.strike(text);
            return Ok(());
        }
        if self.pre > 0 {
            return self.builder.text(&text.replace("\r\n", "\n"));
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                let breaks = matches!(c, '\n' | '\r');
                self.gap = Some(self.gap.unwrap_or(true) && breaks);
                continue;
            }
            if let Some(only_breaks) = self.gap.take() {
                let before = out.chars().next_back().or_else(|| self.builder.last());
                match before {
                    None | Some('\n') => {}
                    Some(before) if only_breaks && is_wide(before) && is_wide(c) => {}
                    Some(_) => out.push(' '),
                }
            }
            out.push(c);
        }
        self.builder.text(&out)
    }

    /// What a page's own fields show.
    fn input(&mut self, tag: &Tag) -> Result<(), Problem> {
        let kind = tag
            .attribute("type")
            .unwrap_or_default()
            .to_ascii_lowercase();
        match kind.as_str() {
            "checkbox" | "radio" => {
                let ticked = tag.attribute("checked").is_some();
                self.builder.text(if ticked { "☑" } else { "☐" })
            }
            "" | "text" | "date" | "number" | "tel" | "email" | "search" => {
                self.text(tag.attribute("value").unwrap_or_default())
            }
            _ => Ok(()),
        }
    }

    fn block(&mut self) -> Result<(), Problem> {
        self.gap = None;
        self.builder.break_line()
    }

    fn end_cell(&mut self) -> Result<(), Problem> {
        self.gap = None;
        if let Some(in_cell) = self.tables.last_mut() {
            *in_cell = false;
            self.builder.end_cell()?;
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Problem> {
        self.gap = None;
        if self.tables.pop().is_some() {
            self.builder.end_table()?;
        }
        Ok(())
    }
}

/// The encoding that the page's own head names.
fn own_label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4_096)]).to_ascii_lowercase();
    let (_, behind) = head.split_once("charset")?;
    let behind = behind.trim_start().strip_prefix('=')?;
    let label: String = behind
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''))
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    (!label.is_empty()).then_some(label)
}

fn span(tag: &Tag, name: &str, most: u32) -> u32 {
    let value = tag
        .attribute(name)
        .and_then(|value| value.trim().parse().ok());
    value.unwrap_or(1_u32).min(most)
}

/// Whether an element's text is not the page's, or not shown.
fn is_left_out(name: &str, tag: &Tag) -> bool {
    match name {
        "script" | "style" | "title" | "noscript" | "template" | "object" | "svg" | "math"
        | "iframe" | "noframes" | "audio" | "video" | "canvas" | "rt" | "rp" | "xml"
        | "datalist" | "del" => true,
        "option" => tag.attribute("selected").is_none(),
        _ => {
            let style = tag.attribute("style").unwrap_or_default();
            let style: String = style
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect::<String>()
                .to_ascii_lowercase();
            tag.attribute("hidden").is_some()
                || style.contains("display:none")
                || style.contains("visibility:hidden")
                || style.contains("mso-hide:all")
        }
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "basefont"
            | "bgsound"
            | "frame"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "blockquote"
            | "form"
            | "fieldset"
            | "address"
            | "center"
            | "hr"
            | "figure"
            | "figcaption"
            | "caption"
            | "legend"
            | "details"
            | "summary"
            | "body"
            | "html"
            | "tr"
            | "td"
            | "th"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "dir"
            | "menu"
    )
}
