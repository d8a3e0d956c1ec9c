//! The markup of Word in its XML: the same in packages, flat packages and, but for a few names, in
//! the XML documents of 2003.
//!
//! Elements are known by their names without prefix. What a reader of the paper would not see is
//! left out: deleted and moved-away text, hidden runs, the prompts of empty content controls,
//! comments, the second of two versions of one drawing. Text boxes are paragraphs before the one they
//! hang on. What the paper shows and the text does not have is put where it is seen: boxes that are
//! ticked, the entry chosen from a list, automatic numbers (`numbering`), parts of other formats.
//! Struck-out words and the notes below the text are told.
//!
//! Long because it is one walk: what an element means hangs on those around it.

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words::is_blank;
use crate::exchange::office::xml::{self, Xml, broken, local_attribute};
use crate::text::Text;

use super::Content;
use super::builder::Builder;
use super::grid::{Down, RawCell, Width};
use super::numbering::{NumberPlace, Numbering, level_in};
use super::numerals::symbol;

/// What stands in other parts of the package and is seen in this one.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) numbering: Numbering,
    /// Documents of other formats that are shown in this one, by the relationships that name them.
    pub(super) chunks: HashMap<String, Content>,
    /// The texts below the text, by kind and number.
    pub(super) notes: HashMap<(NoteKind, String), String>,
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// Reads the paragraphs and tables in the element that is named `root`.
pub(super) fn read<R: Read>(
    mut xml: Xml<R>,
    root: &'static str,
    parts: &mut Parts,
    limits: &Limits,
) -> Result<Content, Problem> {
    xml.config_mut().expand_empty_elements = true;
    let mut walk = Walk {
        builder: Builder::new(limits),
        root,
        parts,
        depth: limits.depth,
        path: Vec::new(),
        skipped: 0,
        paragraphs: Vec::new(),
        form_field: FormField::default(),
        fields: Vec::new(),
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
        struck: bool,
        /// Its letters are those of a font of symbols.
        symbols: bool,
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
        tick: Option<Tick>,
    },
    /// What says that a control is a box to tick.
    ControlBox,
    /// A box to tick, or a list to choose from, of a form of before 2007.
    FieldBox,
    FieldList,
    ControlProperties,
    Versions {
        first_seen: bool,
    },
    /// One that means nothing here; what is in it counts.
    Other,
}

/// Whether a box is ticked, until that was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tick {
    On,
    Off,
    Written,
}

/// A paragraph that is being read.
#[derive(Default)]
struct OpenParagraph {
    place: NumberPlace,
    /// The number that comes before its first letter.
    number: Option<String>,
}

/// What the field of a form says.
#[derive(Default)]
struct FormField {
    ticked: Option<bool>,
    entries: Vec<String>,
    chosen: Option<usize>,
    otherwise: Option<String>,
}

/// A field around the text.
#[derive(Clone, Copy, Default)]
struct Field {
    /// It is a form's, and what it says is written.
    is_form: bool,
    /// What follows is its result.
    in_result: bool,
}

struct Walk<'a> {
    builder: Builder<'a>,
    root: &'static str,
    parts: &'a mut Parts,
    depth: usize,
    path: Vec<Element>,
    /// How deep in an element that is left out.
    skipped: usize,
    /// The paragraphs around the text, one in another's text box.
    paragraphs: Vec<OpenParagraph>,
    form_field: FormField,
    fields: Vec<Field>,
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
                name if name == self.root => Element::Body,
                _ => Element::Other,
            });
            return Ok(());
        }
        if self.is_left_out(name, start)? {
            self.skipped = 1;
            return Ok(());
        }
        let element = match name {
            "p" => {
                self.paragraphs.push(OpenParagraph::default());
                Element::Paragraph {
                    mark_deleted: false,
                }
            }
            "pPr" => Element::ParagraphProperties,
            "r" => Element::Run {
                hidden: false,
                struck: false,
                symbols: false,
            },
            "t" if local_attribute(start, "val")?.is_some() => {
                // The number of a list, as documents of 2003 have it.
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.number = local_attribute(start, "val")?;
                }
                Element::Other
            }
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
            "sdt" => Element::Control {
                prompt: false,
                tick: None,
            },
            "checkbox" if self.path.last() == Some(&Element::ControlProperties) => {
                Element::ControlBox
            }
            "checkBox" => {
                self.form_field = FormField::default();
                Element::FieldBox
            }
            "ddList" => {
                self.form_field = FormField::default();
                Element::FieldList
            }
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
            Some(Element::Paragraph { mark_deleted }) => {
                self.paragraphs.pop();
                // A lost end of a form's field would hide the rest.
                self.fields.retain(|field| !field.is_form);
                // A paragraph whose mark is deleted runs into the next.
                if !mark_deleted {
                    self.builder.end_paragraph()?;
                }
            }
            Some(Element::ParagraphProperties) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    let number = self.parts.numbering.next(&paragraph.place);
                    paragraph.number = number.or(paragraph.number.take());
                }
            }
            Some(Element::FieldBox) => self.field_box()?,
            Some(Element::FieldList) => self.field_list()?,
            Some(Element::Row { deleted: true }) => self.builder.drop_row(),
            Some(Element::Cell) => self.builder.end_cell()?,
            Some(Element::Table) => self.builder.end_table()?,
            Some(Element::Box) => self.builder.end_box()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Problem> {
        if self.skipped > 0 || self.path.last() != Some(&Element::Text) {
            return Ok(());
        }
        let symbols = matches!(self.run(), Some(Element::Run { symbols: true, .. }));
        if !symbols {
            return self.put(text);
        }
        // Letters of a font of symbols, by their numbers.
        let codes = text.chars().map(|c| format!("{:02X}", u32::from(c) & 0xff));
        let signs: String = codes.map(|code| symbol(&code)).collect();
        self.put(&signs)
    }

    /// Text of the run that is being read.
    fn put(&mut self, text: &str) -> Result<(), Problem> {
        let struck = match self.run() {
            Some(Element::Run { hidden: true, .. }) => return Ok(()),
            Some(Element::Run { struck, .. }) => struck,
            _ => false,
        };
        if self.fields.iter().any(|it| it.is_form && it.in_result) {
            return Ok(());
        }
        let control = self
            .path
            .iter_mut()
            .rev()
            .find_map(|element| match element {
                Element::Control { tick, .. } => Some(tick),
                _ => None,
            });
        let text = match control {
            Some(tick @ Some(Tick::On | Tick::Off)) => {
                let ticked = *tick == Some(Tick::On);
                *tick = Some(Tick::Written);
                tick_sign(ticked)
            }
            Some(Some(Tick::Written)) => return Ok(()),
            _ => text,
        };
        if struck {
            self.builder.strike(text);
            return Ok(());
        }
        if let Some(paragraph) = self.paragraphs.last_mut()
            && paragraph.number.is_some()
            && !text.chars().all(is_blank)
            && let Some(number) = paragraph.number.take()
        {
            self.builder.text(&number)?;
        }
        self.builder.text(text)
    }

    /// The run around what is being read, as far as the box around it.
    fn run(&self) -> Option<Element> {
        let mut path = self.path.iter().rev().copied();
        path.find(|element| matches!(element, Element::Run { .. } | Element::Box))
    }

    /// The box of a form's field, as Word shows it.
    fn field_box(&mut self) -> Result<(), Problem> {
        let field = std::mem::take(&mut self.form_field);
        let otherwise = field.otherwise.as_deref();
        let ticked = field
            .ticked
            .unwrap_or(matches!(otherwise, Some("1" | "true" | "on")));
        self.put(tick_sign(ticked))?;
        self.written_field();
        Ok(())
    }

    /// The entry that is chosen from a form's list; none while its prompt stands there.
    fn field_list(&mut self) -> Result<(), Problem> {
        let field = std::mem::take(&mut self.form_field);
        let otherwise = field.otherwise.and_then(|entry| entry.trim().parse().ok());
        let chosen = field.chosen.or(otherwise).unwrap_or(0);
        if let Some(entry) = field.entries.get(chosen)
            && !entry.starts_with("请选择")
        {
            self.put(entry)?;
        }
        self.written_field();
        Ok(())
    }

    fn written_field(&mut self) {
        if let Some(field) = self.fields.last_mut() {
            field.is_form = true;
        }
    }

    /// A field begins, comes to its result, or ends.
    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// What a part of another format says, which is shown here.
    fn chunk(&mut self, id: &str) -> Result<(), Problem> {
        if let Some(content) = self.parts.chunks.remove(id) {
            return self.builder.pour(content);
        }
        let text = Text::of(
            "这里插入了另一个文件（altChunk），没有读入；请用 Word 打开、另存后再读",
            "another file is inserted here (altChunk) and was not read; open and save the document in Word, and read it again",
        );
        self.builder.note("", text);
        Ok(())
    }

    /// The text of a note that is called here.
    fn called_note(&mut self, kind: NoteKind, id: Option<String>) {
        let note = id.and_then(|id| self.parts.notes.remove(&(kind, id)));
        if let Some(note) = note.filter(|note| !note.chars().all(is_blank)) {
            let text = match kind {
                NoteKind::Foot => Text::of("脚注没有读入", "the footnote was not read"),
                NoteKind::End => Text::of("尾注没有读入", "the endnote was not read"),
            };
            self.builder.footnote(&note, text);
        }
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
            "sdtContent" => matches!(parent, Some(Element::Control { prompt: true, .. })),
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
            (_, "fldChar") => self.field(local_attribute(start, "fldCharType")?.as_deref()),
            (Some(Element::Run { .. }), sign) => match sign {
                "tab" | "ptab" => self.put("\t")?,
                "br" | "cr" => self.put("\n")?,
                "noBreakHyphen" => self.put("-")?,
                "sym" => {
                    let code = local_attribute(start, "char")?.unwrap_or_default();
                    self.put(symbol(&code))?;
                }
                "footnoteReference" => {
                    self.called_note(NoteKind::Foot, local_attribute(start, "id")?)
                }
                "endnoteReference" => {
                    self.called_note(NoteKind::End, local_attribute(start, "id")?)
                }
                _ => {}
            },
            (Some(Element::RunProperties), "vanish" | "strike" | "dstrike" | "rFonts") => {
                let on = !is_off(value()?.as_deref());
                let font = local_attribute(start, "ascii")?.unwrap_or_default();
                if let Some(Element::Run {
                    hidden,
                    struck,
                    symbols,
                }) = self.around(1)
                {
                    match name {
                        "vanish" => *hidden = on,
                        "rFonts" => *symbols = font.starts_with("Wingdings"),
                        // Either of the two lines.
                        _ => *struck |= on,
                    }
                }
            }
            (Some(Element::ParagraphProperties), "pStyle") => {
                let style = value()?;
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.place.style = style;
                }
            }
            (Some(Element::Other), "numId" | "ilvl")
                if self.around(1).copied() == Some(Element::ParagraphProperties) =>
            {
                let level = level_in(start, "val")?;
                let list = value()?.and_then(|list| list.trim().parse().ok());
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    match name {
                        "numId" => paragraph.place.list = list,
                        _ => paragraph.place.level = level,
                    }
                }
            }
            (Some(Element::ControlBox), "checked") => {
                let tick = if is_off(value()?.as_deref()) {
                    Tick::Off
                } else {
                    Tick::On
                };
                if let Some(Element::Control { tick: known, .. }) = self.around(2) {
                    *known = Some(tick);
                }
            }
            (Some(Element::FieldBox), "checked") => {
                self.form_field.ticked = Some(!is_off(value()?.as_deref()));
            }
            (Some(Element::FieldBox | Element::FieldList), "default") => {
                // On, where it says no more than that.
                self.form_field.otherwise = Some(value()?.unwrap_or_else(|| "1".into()));
            }
            (Some(Element::FieldList), "result") => {
                self.form_field.chosen = value()?.and_then(|entry| entry.trim().parse().ok());
            }
            (Some(Element::FieldList), "listEntry") => {
                self.form_field.entries.push(value()?.unwrap_or_default());
            }
            (_, "altChunk") => {
                let id = local_attribute(start, "id")?.unwrap_or_default();
                self.chunk(&id)?;
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
                if let Some(Element::Control { prompt, .. }) = self.around(1) {
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

/// A box as Word draws it.
fn tick_sign(ticked: bool) -> &'static str {
    if ticked { "☒" } else { "☐" }
}
