//! Rich text, as Word, WPS and old systems write it.
//!
//! Letters come as bytes of the font's or the file's code page and as numbers of Unicode with stand-ins.
//! Tables are paragraphs with marks (`flow`). Styles, pictures, headers and hidden text are left out; notes
//! are kept apart.

mod fonts;
mod rows;
mod words;

use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words::is_wide;
use crate::text::Text;

use super::Content;
use super::builder::Builder;
use super::flow::Flow;
use fonts::Fonts;
use rows::Rows;
use words::Destination;

/// Reads the document's text and tables.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, Problem> {
    let start = bytes.iter().position(|&b| b == b'{').unwrap_or(0);
    let mut walk = Walk {
        rest: &bytes[start..],
        limits,
        builder: Builder::new(limits),
        flow: Flow::default(),
        state: State::default(),
        groups: Vec::new(),
        starred: false,
        stand_ins: 0,
        held: Held::None,
        fonts: Fonts::default(),
        rows: Rows::default(),
        note: String::new(),
        boxes: Vec::new(),
    };
    walk.read()?;
    walk.builder.finish()
}

/// What a group inherits and gives back when it ends.
#[derive(Clone, Copy, Default)]
struct State {
    destination: Destination,
    font: Option<i32>,
    hidden: bool,
    deleted: bool,
    struck: bool,
    in_table: bool,
    depth: usize,
    /// Stand-ins behind each number of Unicode; one unless said.
    stand_ins: Option<usize>,
}

/// Letters that wait for the rest of theirs.
enum Held {
    None,
    /// Bytes of a code page.
    Bytes(Vec<u8>),
    /// Units of UTF-16.
    Units(Vec<u16>),
}

struct Walk<'a> {
    rest: &'a [u8],
    limits: &'a Limits,
    builder: Builder<'a>,
    flow: Flow,
    state: State,
    groups: Vec<State>,
    /// A `\*` came: the next word's group may be passed over.
    starred: bool,
    stand_ins: usize,
    held: Held,
    fonts: Fonts,
    rows: Rows,
    /// What a note below the text says, while it is read.
    note: String,
    /// The boxes of text around what is read: their groups, and how deep in tables they hang.
    boxes: Vec<(usize, usize)>,
}

impl Walk<'_> {
    fn read(&mut self) -> Result<(), Problem> {
        while let Some((&byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            match byte {
                b'{' => {
                    self.release()?;
                    if self.groups.len() >= self.limits.depth {
                        return Err(Problem::TooLarge(Bound::Depth(self.limits.depth), None));
                    }
                    self.groups.push(self.state);
                    self.stand_ins = 0;
                    self.starred = false;
                }
                b'}' => {
                    self.release()?;
                    self.stand_ins = 0;
                    if self
                        .boxes
                        .last()
                        .is_some_and(|&(group, _)| group == self.groups.len())
                    {
                        self.boxes.pop();
                        self.builder.end_box()?;
                    }
                    match self.groups.pop() {
                        Some(state) => {
                            let was = std::mem::replace(&mut self.state, state);
                            self.end_note(was.destination);
                        }
                        // What follows the document is none of it.
                        None => return Ok(()),
                    }
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                b'\\' => self.control()?,
                b'\r' | b'\n' => {}
                byte => self.letter(byte)?,
            }
        }
        self.release()
    }

    fn control(&mut self) -> Result<(), Problem> {
        let Some(&first) = self.rest.first() else {
            return Ok(());
        };
        if first.is_ascii_alphabetic() {
            let (word, number, rest) = words::read(self.rest);
            self.rest = rest;
            return self.act(&word, number);
        }
        self.rest = &self.rest[1..];
        match first {
            b'\'' => {
                let pair = self.rest.get(..2).unwrap_or_default();
                let digit = |at: usize| pair.get(at).and_then(|&b| char::from(b).to_digit(16));
                let Some((high, low)) = digit(0).zip(digit(1)) else {
                    return Ok(());
                };
                self.rest = &self.rest[2..];
                // Two digits of sixteen make one byte.
                self.letter((high << 4 | low) as u8)
            }
            b'*' => {
                self.starred = true;
                Ok(())
            }
            b'~' => self.sign("\u{a0}"),
            b'_' => self.sign("-"),
            b'\\' | b'{' | b'}' => self.letter(first),
            b'\r' | b'\n' => self.act("par", None),
            b'\t' => self.sign("\t"),
            _ => Ok(()),
        }
    }

    fn act(&mut self, word: &str, number: Option<i32>) -> Result<(), Problem> {
        let starred = std::mem::take(&mut self.starred);
        if word == "bin" {
            let count = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.rest = self.rest.get(count..).unwrap_or_default();
            return Ok(());
        }
        if let Some(destination) = words::destination(word, starred) {
            self.release()?;
            let admitted = self.state.destination.admits(destination);
            if admitted {
                self.state.destination = destination;
            }
            if admitted && matches!(word, "shptxt" | "dptxbxtext") {
                self.content()?;
                self.boxes.push((self.groups.len(), self.depth()));
                self.builder.start_box();
            }
            return Ok(());
        }
        if self.state.destination == Destination::Skipped {
            return Ok(());
        }
        if word == "u" {
            return number.map_or(Ok(()), |number| self.unicode(number));
        }
        self.release()?;
        if self.stand_ins > 0 && words::sign(word).is_some() {
            self.stand_ins -= 1;
            return Ok(());
        }
        self.stand_ins = 0;
        if self.state.destination == Destination::Fonts {
            self.fonts.take(word, number);
            return Ok(());
        }
        let on = number != Some(0);
        if self.state.destination == Destination::Note && !words::is_of_letters(word) {
            let sign = words::sign(word).or((word == "par").then_some(" "));
            self.note.push_str(sign.unwrap_or_default());
            return Ok(());
        }
        match word {
            "ansicpg" => {
                if let Some(page) = number.and_then(words::code_page) {
                    self.fonts.page = page;
                }
            }
            "deff" => self.fonts.default = number.unwrap_or(0),
            "f" => self.state.font = number,
            "plain" => {
                self.state.font = None;
                (self.state.hidden, self.state.struck) = (false, false);
            }
            "uc" => self.state.stand_ins = number.and_then(|n| usize::try_from(n).ok()),
            "v" => self.state.hidden = on,
            "strike" | "striked" => self.state.struck = on,
            "deleted" => self.state.deleted = on,
            // Its paragraph stands where it stood before.
            "pard" | "intbl" | "itap" if self.state.destination == Destination::Number => {}
            "pard" => (self.state.in_table, self.state.depth) = (false, 0),
            "intbl" => self.state.in_table = on,
            "itap" => self.state.depth = usize::try_from(number.unwrap_or(0)).unwrap_or(0),
            "par" | "sect" => {
                self.content()?;
                self.builder.end_paragraph()?;
            }
            "cell" => self.flow.end_cell(1, &mut self.builder)?,
            "nestcell" => {
                let depth = self.depth().max(2);
                self.check(depth)?;
                self.flow.end_cell(depth, &mut self.builder)?;
            }
            "row" => self.end_row(1)?,
            "nestrow" => self.end_row(self.depth().max(2))?,
            word => self.row_word(word, number)?,
        }
        Ok(())
    }

    /// Words that define the cells of a row, and signs.
    fn row_word(&mut self, word: &str, number: Option<i32>) -> Result<(), Problem> {
        let depth = match self.state.destination {
            Destination::NestedRow => self.depth().max(2),
            _ => 1,
        };
        match word {
            "trowd" => {
                self.check(depth)?;
                self.rows.begin(depth);
            }
            "clmrg" => self.rows.merge(depth),
            "clvmrg" => self.rows.continue_above(depth),
            "cellx" => {
                self.rows
                    .cell(depth, number.unwrap_or(0), self.limits.columns);
            }
            word => {
                if let Some(sign) = words::sign(word) {
                    return self.sign(sign);
                }
            }
        }
        Ok(())
    }

    fn end_row(&mut self, depth: usize) -> Result<(), Problem> {
        self.check(depth)?;
        let edges = self.rows.end(depth);
        self.flow.end_row(depth, edges, &mut self.builder)
    }

    /// How deep in tables the paragraph is. Some writers only define the row and say no more.
    fn depth(&self) -> usize {
        let least = usize::from(self.state.in_table || self.rows.is_begun());
        let around = self.boxes.last().map_or(0, |&(_, depth)| depth);
        self.state.depth.max(least).max(around)
    }

    fn check(&self, depth: usize) -> Result<(), Problem> {
        if depth > self.limits.depth {
            return Err(Problem::TooLarge(Bound::Depth(self.limits.depth), None));
        }
        Ok(())
    }

    fn content(&mut self) -> Result<(), Problem> {
        let depth = self.depth();
        self.check(depth)?;
        self.flow.content(depth, &mut self.builder)
    }

    /// A letter of a code page.
    fn letter(&mut self, byte: u8) -> Result<(), Problem> {
        self.starred = false;
        if self.stand_ins > 0 {
            self.stand_ins -= 1;
            return Ok(());
        }
        if !self.is_shown() {
            return Ok(());
        }
        if let Held::Bytes(bytes) = &mut self.held {
            bytes.push(byte);
            return Ok(());
        }
        self.release()?;
        self.held = Held::Bytes(vec![byte]);
        Ok(())
    }

    /// A unit of UTF-16, written as a signed number.
    fn unicode(&mut self, number: i32) -> Result<(), Problem> {
        self.stand_ins = self.state.stand_ins.unwrap_or(1);
        if !self.is_shown() {
            return Ok(());
        }
        // Numbers above 32,767 are written as negative ones; the low 16 bits are the unit.
        let unit = (number & 0xffff) as u16;
        if let Held::Units(units) = &mut self.held {
            units.push(unit);
            return Ok(());
        }
        self.release()?;
        self.held = Held::Units(vec![unit]);
        Ok(())
    }

    fn sign(&mut self, sign: &str) -> Result<(), Problem> {
        if self.stand_ins > 0 {
            self.stand_ins -= 1;
            return Ok(());
        }
        self.release()?;
        if self.state.destination == Destination::Note {
            self.note.push_str(sign);
        } else if self.is_shown() {
            self.content()?;
            // What parts a number from the text; a wide sign parts by itself.
            let number = self.state.destination == Destination::Number;
            let sign = match self.builder.last() {
                Some(last) if number && is_wide(last) => "",
                _ if number => " ",
                _ => sign,
            };
            self.builder.text(sign)?;
        }
        Ok(())
    }

    /// Hands on a note whose group has ended.
    fn end_note(&mut self, was: Destination) {
        if was == Destination::Note && self.state.destination != Destination::Note {
            let note = std::mem::take(&mut self.note);
            if !note.trim().is_empty() {
                let text = Text::of("脚注没有读入", "the footnote was not read");
                self.builder.footnote(&note, text);
            }
        }
    }

    fn is_shown(&self) -> bool {
        let text = matches!(
            self.state.destination,
            Destination::Text | Destination::Number | Destination::Note
        );
        text && !self.state.hidden && !self.state.deleted
    }

    /// Hands on the letters that were held.
    fn release(&mut self) -> Result<(), Problem> {
        match std::mem::replace(&mut self.held, Held::None) {
            Held::None => Ok(()),
            Held::Units(units) => self.hand_on(&String::from_utf16_lossy(&units)),
            Held::Bytes(bytes) => {
                let page = self.fonts.page_of(self.state.font);
                let (text, _) = page.decode_without_bom_handling(&bytes);
                self.hand_on(&text)
            }
        }
    }

    fn hand_on(&mut self, text: &str) -> Result<(), Problem> {
        if self.state.destination == Destination::Note {
            self.note.push_str(text);
            return Ok(());
        }
        self.content()?;
        if !self.state.struck {
            return self.builder.text(text);
        }
        self.builder.strike(text);
        Ok(())
    }
}
