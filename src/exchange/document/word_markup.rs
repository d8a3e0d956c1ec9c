//! The markup of Word in its XML: the same in packages, flat packages and, but for a few names, in
//! the XML documents of 2003.
//!
//! Elements are known by their names without prefix. What a reader of the paper would not see is
//! left out: deleted and moved-away text, hidden runs, the prompts of empty content controls,
//! comments, notes, headers and footers, the second of two versions of one drawing. Text boxes are
//! paragraphs before the one they hang on. Automatic numbers are not rendered.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use crate::exchange::limits::{Bound, Limits};
use crate::exchange::read_error::Problem;
use crate::exchange::xml::{self, Xml, broken, local_attribute};

use super::Block;
use super::builder::Builder;
use super::grid::{Down, RawCell, Width};

/// Reads the body's paragraphs and tables.
pub(super) fn read<R: Read>(mut xml: Xml<R>, limits: &Limits) -> Result<Vec<Block>, Problem> {
    xml.config_mut().expand_empty_elements = true;
    let mut walk = Walk {
        builder: Builder::new(limits),
        depth: limits.depth,
        path: Vec::new(),
        skipped: 0,
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) => walk.start(&element)?,
            Event::End(_) => walk.end()?,
            Event::Text(text) => walk.text(&text.xml10_content())?,
            Event::CData(text) => walk.text(&text.xml10_content())?,
            Event::GeneralRef(entity) => {
                let mut text = String::new();
                xml::push_entity(&entity, &mut text)?;
                walk.text(&text)?;
            }
            Event::Eof if walk.path.is_empty() => return walk.builder.finish(),
            Event::Eof => return Err(broken("the document ends midway")),
            _ => {}
        }
    }
}

/// An element on the way to the one being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Body,
    Paragraph {
        mark_deleted: bool,
    },
    ParagraphProperties,
    Run {
        hidden: bool,
    },
    RunProperties,
    Text,
    Row {
        deleted: bool,
    },
    RowProperties,
    Cell,
    CellProperties,
    Table,
    Box,
    Control {
        prompt: bool,
    },
    ControlProperties,
    Versions {
        first_seen: bool,
    },
    /// One that means nothing here; what is in it counts.
    Other,
}

struct Walk<'a> {
    builder: Builder<'a>,
    depth: usize,
    path: Vec<Element>,
    /// How deep in an element that is left out.
    skipped: usize,
}

impl Walk<'_> {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Problem> {
        if self.skipped > 0 {
            self.skipped += 1;
            return Ok(());
        }
        if self.path.len() >= self.depth {
            return Err(Problem::TooLarge(Bound::Depth(self.depth), None));
        }
        let name = start.local_name();
        let name = name.as_ref();
        if !self.path.contains(&Element::Body) {
            self.path.push(match name {
                "body" => Element::Body,
                _ => Element::Other,
            });
            return Ok(());
        }
        if self.is_left_out(name, start)? {
            self.skipped = 1;
            return Ok(());
        }
        let element = match name {
            "p" => Element::Paragraph {
                mark_deleted: false,
            },
            "pPr" => Element::ParagraphProperties,
            "r" => Element::Run { hidden: false },
            "rPr" => Element::RunProperties,
            "t" => Element::Text,
            "tbl" => {
                self.builder.start_table()?;
                Element::Table
            }
            "tr" => {
                self.builder.start_row()?;
                Element::Row { deleted: false }
            }
            "trPr" => Element::RowProperties,
            "tc" => {
                let cell = RawCell::new(Width::Columns(1), Down::Rows(1));
                self.builder.start_cell(cell)?;
                Element::Cell
            }
            "tcPr" => Element::CellProperties,
            "txbxContent" => {
                self.builder.start_box();
                Element::Box
            }
            "sdt" => Element::Control { prompt: false },
            "sdtPr" => Element::ControlProperties,
            "AlternateContent" => Element::Versions { first_seen: false },
            name => {
                self.mark(name, start)?;
                Element::Other
            }
        };
        self.path.push(element);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match self.path.pop() {
            // A paragraph whose mark is deleted runs into the next.
            Some(Element::Paragraph { mark_deleted: true }) => {}
            Some(Element::Paragraph {
                mark_deleted: false,
            }) => self.builder.end_paragraph()?,
            Some(Element::Row { deleted: true }) => self.builder.drop_row(),
            Some(Element::Cell) => self.builder.end_cell()?,
            Some(Element::Table) => self.builder.end_table()?,
            Some(Element::Box) => self.builder.end_box()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Problem> {
        if self.skipped == 0 && self.path.last() == Some(&Element::Text) && !self.is_hidden() {
            self.builder.text(text)?;
        }
        Ok(())
    }

    /// Whether an element is none that a reader of the paper sees.
    fn is_left_out(&mut self, name: &str, start: &BytesStart<'_>) -> Result<bool, Problem> {
        let parent = self.path.last().copied();
        Ok(match name {
            // In properties these are marks, elsewhere they hold text.
            "del" | "moveFrom" => !matches!(
                parent,
                Some(Element::RunProperties | Element::RowProperties | Element::CellProperties)
            ),
            "annotation" => matches!(
                local_attribute(start, "type")?.as_deref(),
                Some("Word.Deletion" | "Word.Comment")
            ),
            "Choice" => {
                if let Some(Element::Versions { first_seen }) = self.path.last_mut() {
                    std::mem::replace(first_seen, true)
                } else {
                    false
                }
            }
            "Fallback" => matches!(parent, Some(Element::Versions { first_seen: true })),
            "sdtContent" => matches!(parent, Some(Element::Control { prompt: true })),
            "pPrChange" | "rPrChange" | "trPrChange" | "tcPrChange" | "tblPrChange"
            | "sectPrChange" | "tblPrExChange" | "sectPr" | "hdr" | "ftr" | "footnote"
            | "endnote" | "comment" | "rt" | "binData" => true,
            _ => false,
        })
    }

    /// Takes in an element that stands for a sign, or says something of the one around it.
    fn mark(&mut self, name: &str, start: &BytesStart<'_>) -> Result<(), Problem> {
        let value = || local_attribute(start, "val");
        match (self.path.last().copied(), name) {
            (Some(Element::Run { hidden: false }), sign) => match sign {
                "tab" | "ptab" => self.builder.text("\t")?,
                "br" | "cr" => self.builder.text("\n")?,
                "noBreakHyphen" => self.builder.text("-")?,
                "sym" => {
                    let code = local_attribute(start, "char")?.unwrap_or_default();
                    self.builder.text(symbol(&code))?;
                }
                _ => {}
            },
            (Some(Element::RunProperties), "vanish") => {
                let hides = !is_off(value()?.as_deref());
                if let Some(Element::Run { hidden }) = self.around(1) {
                    *hidden = hides;
                }
            }
            (Some(Element::RunProperties), "del" | "moveFrom") => {
                if self.around(1).copied() == Some(Element::ParagraphProperties)
                    && let Some(Element::Paragraph { mark_deleted }) = self.around(2)
                {
                    *mark_deleted = true;
                }
            }
            (Some(Element::RowProperties), "del" | "moveFrom") => {
                if let Some(Element::Row { deleted }) = self.around(1) {
                    *deleted = true;
                }
            }
            (Some(Element::RowProperties), "gridBefore") => {
                let columns = number(value()?);
                if let Some(row) = self.builder.row() {
                    row.push(RawCell::new(Width::Columns(columns), Down::Rows(1)));
                }
            }
            (Some(Element::CellProperties), "gridSpan") => {
                let columns = number(value()?);
                if let Some(cell) = self.builder.cell() {
                    cell.width = Width::Columns(columns);
                }
            }
            (Some(Element::CellProperties), "vMerge" | "vmerge") => {
                let begins = value()?.as_deref() == Some("restart");
                if let Some(cell) = self.builder.cell()
                    && !begins
                {
                    cell.down = Down::Continued;
                }
            }
            (Some(Element::CellProperties), "hMerge" | "hmerge")
                if value()?.as_deref() != Some("restart") =>
            {
                self.merge_with_last();
            }
            (Some(Element::ControlProperties), "showingPlcHdr") => {
                let shows = !is_off(value()?.as_deref());
                if let Some(Element::Control { prompt }) = self.around(1) {
                    *prompt = shows;
                }
            }
            // Words drawn as a picture: some titles are.
            (_, "textpath") => {
                if let Some(words) = local_attribute(start, "string")? {
                    self.builder.start_box();
                    self.builder.text(&words)?;
                    self.builder.end_box()?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The element `up` steps around the innermost.
    fn around(&mut self, up: usize) -> Option<&mut Element> {
        let at = self.path.len().checked_sub(up + 1)?;
        self.path.get_mut(at)
    }

    fn is_hidden(&self) -> bool {
        let mut path = self.path.iter().rev();
        let run = path.find(|element| matches!(element, Element::Run { .. } | Element::Box));
        run == Some(&Element::Run { hidden: true })
    }

    /// The cell belongs to the one before it.
    fn merge_with_last(&mut self) {
        let Some(row) = self.builder.row() else {
            return;
        };
        if row.len() > 1
            && let Some(cell) = row.pop()
            && let Some(before) = row.last_mut()
            && let (Width::Columns(own), Width::Columns(all)) = (cell.width, &mut before.width)
        {
            *all = all.saturating_add(own);
        }
    }
}

fn number(value: Option<String>) -> u32 {
    value
        .and_then(|value| value.trim().parse().ok())
        .unwrap_or(1)
}

fn is_off(value: Option<&str>) -> bool {
    matches!(value, Some("0" | "false" | "off"))
}

/// The boxes and ticks of the symbol fonts; other symbols say nothing here.
fn symbol(code: &str) -> &'static str {
    match code.trim_start_matches("F0").trim_start_matches("f0") {
        "FE" | "fe" | "52" | "54" => "☑",
        "FC" | "fc" | "50" => "√",
        "A8" | "a8" | "6F" | "6f" | "A3" | "a3" => "☐",
        "FD" | "fd" | "53" => "☒",
        _ => "",
    }
}
