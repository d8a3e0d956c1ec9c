//! Documents of Word 97–2003 ([MS-DOC]), also as WPS writes them.
//!
//! The text lies in pieces, as bytes or as UTF-16; which of its marks end cells and rows is said in the
//! properties of paragraphs, and what is hidden or deleted in those of characters. Text boxes come
//! after the text. Headers, notes and the instructions of fields are left out.

mod header;
mod pieces;
mod properties;

use crate::exchange::office::compound::Container;
use crate::exchange::office::limits::Limits;
use crate::exchange::office::read_error::Problem;
use crate::text::Text;

use super::Content;
use super::builder::Builder;
use super::flow::Flow;
use header::Header;
use pieces::Piece;
use properties::Properties;

/// Reads the document's text and tables.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, Problem> {
    let container = Container::open(bytes)?;
    let main = container.stream("WordDocument")?;
    let header = Header::read(&main)?;
    let table = container.stream(if header.second_table {
        "1Table"
    } else {
        "0Table"
    })?;
    let data = match container.has("Data") {
        true => container.stream("Data")?,
        false => Vec::new(),
    };
    let pieces = pieces::read(&table, header.clx, main.len())?;
    let properties = Properties::read(&main, &table, &data, &header)?;
    let mut walk = Walk {
        main: &main,
        pieces: &pieces,
        properties: &properties,
        builder: Builder::new(limits),
        flow: Flow::default(),
        line: Vec::new(),
        struck: Vec::new(),
        is_numbered: false,
        fields: Vec::new(),
    };
    for story in header.stories {
        walk.story(story)?;
    }
    if walk.is_numbered {
        walk.builder.note(
            "",
            Text::of(
                "自动编号没有读入（正文已读入）；需要编号的，请另存为 docx 再读",
                "automatic numbers were not read (the text was); save the document as docx to have them read",
            ),
        );
    }
    walk.builder.finish()
}

struct Walk<'a> {
    main: &'a [u8],
    pieces: &'a [Piece],
    properties: &'a Properties,
    builder: Builder<'a>,
    flow: Flow,
    /// The paragraph so far, and what of it is struck out.
    line: Vec<u16>,
    struck: Vec<u16>,
    /// Paragraphs have had numbers of their own.
    is_numbered: bool,
    /// The fields around the text, and whether each is still at its instruction.
    fields: Vec<bool>,
}

impl Walk<'_> {
    fn story(&mut self, (first, end): (usize, usize)) -> Result<(), Problem> {
        self.fields.clear();
        for piece in self.pieces {
            let from = first.max(piece.first);
            let to = end.min(piece.end);
            for position in from..to {
                let (at, letter) = piece.letter(self.main, position)?;
                self.letter(at, letter)?;
            }
        }
        // A text that does not end with a mark ends here.
        if !self.line.is_empty() {
            self.paragraph(0)?;
        }
        self.flow.content(0, &mut self.builder)
    }

    /// Takes in the letter at this byte of the file.
    fn letter(&mut self, at: usize, letter: u16) -> Result<(), Problem> {
        match letter {
            0x07 => self.cell_mark(at)?,
            0x0d => self.paragraph_mark(at)?,
            0x0c => {
                if !self.line.is_empty() {
                    self.paragraph_mark(at)?;
                }
            }
            0x13 => self.fields.push(true),
            0x14 => {
                if let Some(instruction) = self.fields.last_mut() {
                    *instruction = false;
                }
            }
            0x15 => drop(self.fields.pop()),
            _ if self.fields.contains(&true) || self.properties.is_hidden(at) => {}
            0x09 => self.line.push(letter),
            0x0b | 0x0e => self.line.push(u16::from(b'\n')),
            0x1e => self.line.push(u16::from(b'-')),
            // Anchors of pictures, notes and the like; a hyphen that is not shown.
            0x00..=0x1f => {}
            letter if self.properties.is_struck(at) => self.struck.push(letter),
            letter => self.line.push(letter),
        }
        Ok(())
    }

    fn cell_mark(&mut self, at: usize) -> Result<(), Problem> {
        self.fields.clear();
        let paragraph = self.properties.paragraph(at);
        if paragraph.ends_row {
            self.line.clear();
            return self.flow.end_row(1, &paragraph.edges, &mut self.builder);
        }
        self.is_numbered |= paragraph.is_numbered && !self.line.is_empty();
        self.flow.content(1, &mut self.builder)?;
        self.hand_on()?;
        self.flow.end_cell(1, &mut self.builder)
    }

    fn paragraph_mark(&mut self, at: usize) -> Result<(), Problem> {
        // An instruction does not go on beyond its paragraph, or a lost end would hide the rest.
        self.fields.retain(|instruction| !instruction);
        let paragraph = self.properties.paragraph(at);
        let depth = paragraph.depth();
        self.is_numbered |= paragraph.is_numbered && !self.line.is_empty();
        if paragraph.ends_inner_row {
            self.line.clear();
            return self
                .flow
                .end_row(depth, &paragraph.edges, &mut self.builder);
        }
        if paragraph.ends_inner_cell {
            self.flow.content(depth, &mut self.builder)?;
            self.hand_on()?;
            return self.flow.end_cell(depth, &mut self.builder);
        }
        self.paragraph(depth)
    }

    fn paragraph(&mut self, depth: usize) -> Result<(), Problem> {
        self.flow.content(depth, &mut self.builder)?;
        self.hand_on()?;
        self.builder.end_paragraph()
    }

    fn hand_on(&mut self) -> Result<(), Problem> {
        let struck = String::from_utf16_lossy(&std::mem::take(&mut self.struck));
        self.builder.strike(&struck);
        let text = String::from_utf16_lossy(&self.line);
        self.line.clear();
        self.builder.text(&text)
    }
}
