//! Web pages: saved by browsers and Word, exported by systems, in any state of repair.
//!
//! The page comes cut into tags and text (`tags`); no tree is built, so a page that never closes its
//! tags costs nothing. Scripts and styles are left out, what the page hides or strikes out is told. Spaces
//! collapse as a browser shows them; breaks of the source's lines between Chinese characters vanish.

use crate::exchange::office::encoding::{self, Decoded};
use crate::exchange::office::limits::Limits;
use crate::exchange::office::place::At;
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words::{self, is_blank, is_wide};
use crate::text::Text;

use super::Content;
use super::builder::Builder;
use super::elements::{Around, Still, is_block, is_hidden, is_left_out, is_void, strikes};
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
        left_out: None,
        hidden: None,
        struck: None,
        tables: Vec::new(),
    };
    for token in Tokens::of(&text) {
        match token {
            Token::Start(tag) => page.start(&tag)?,
            Token::End(name) => page.end(&name)?,
            Token::Text(text) => page.text(&text)?,
        }
    }
    page.tell_hidden();
    Ok((page.builder.finish()?, encoding))
}

/// How many bytes of what a page hides are told.
const MOST_HIDDEN: usize = 200;

struct Page<'a> {
    builder: Builder<'a>,
    /// Spaces that wait for the next letter; true while they are only breaks of lines.
    gap: Option<bool>,
    /// How many elements around the text keep its spaces.
    pre: usize,
    /// The element around the text that is no part of what the page shows.
    left_out: Option<Around>,
    /// What the page hides, in one line, and where that began.
    hidden: Option<(At, String)>,
    /// The element around the text that strikes it out.
    struck: Option<Around>,
    /// The open tables, and whether a cell of each is open.
    tables: Vec<bool>,
}

impl Page<'_> {
    fn start(&mut self, tag: &Tag) -> Result<(), Problem> {
        let name = tag.name.clone();
        if let Some(around) = &mut self.left_out {
            if around.goes_on_at(tag) {
                return Ok(());
            }
            self.left_out = None;
        }
        self.struck.take_if(|around| !around.goes_on_at(tag));
        let empty = is_void(&name) || tag.closed && name.contains(':');
        let hidden = is_hidden(tag);
        if hidden || is_left_out(&name, tag) {
            if !empty {
                self.left_out = Some(Around::of(&name, hidden));
            }
            return Ok(());
        }
        if self.struck.is_none() && !empty && !tag.closed && strikes(tag) {
            self.struck = Some(Around::of(&name, true));
        }
        match name.as_str() {
            "br" => {
                self.gap = None;
                self.builder.text("\n")?;
            }
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
        if let Some(around) = &mut self.left_out {
            match around.at_end_of(name) {
                Still::Open => return Ok(()),
                Still::Closed => {
                    self.left_out = None;
                    return Ok(());
                }
                Still::Past => self.left_out = None,
            }
        }
        self.struck
            .take_if(|around| !matches!(around.at_end_of(name), Still::Open));
        match name {
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
        if let Some(around) = &self.left_out {
            if around.is_text {
                let at = self.builder.at();
                let (_, hidden) = self.hidden.get_or_insert((at, String::new()));
                if hidden.len() < MOST_HIDDEN {
                    hidden.push_str(text);
                }
            }
            return Ok(());
        }
        if self.struck.is_some() {
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

    /// What the page hides is told once: a page that was saved from the web hides its menus, too.
    fn tell_hidden(&mut self) {
        let Some((at, text)) = self.hidden.take() else {
            return;
        };
        let text = words::line(&text);
        if text.chars().all(is_blank) {
            return;
        }
        self.builder.note_at(
            at,
            &text,
            Text::of(
                "网页里隐藏的内容没有读入；要读入的，请先显示出来",
                "what the page hides was not read; unhide it if it should be",
            ),
        );
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
