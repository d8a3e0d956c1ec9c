//! What the readers of documents build with: text, ends of paragraphs, tables, rows and cells, in
//! the order in which a file has them.
//!
//! Keeps the limits while it takes things in, so no reader can forget them. A table becomes a
//! sheet when it ends (`grid`); one that is there only to lay out a page, as web pages have them, is
//! taken apart into the paragraphs and tables inside it.

use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::note::Note;
use crate::exchange::office::place::{At, Unit};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words::{self, is_blank};
use crate::exchange::office::workbook::{Filler, Sheet};
use crate::text::Text;

use super::grid::{Down, Piece, RawCell, RawTable, Width};
use super::{Block, Content, Footnote, Paragraph};

/// Tables in tables are walked by calls in calls, which the stack must hold however small a thread's is.
const DEEPEST_TABLE: usize = 32;

/// So many bytes of a paragraph's struck-out words are told, and so many notes kept.
const MOST_STRUCK: usize = 2_048;
const MOST_NOTES: usize = 200;
const MOST_FOOTNOTES: usize = 10_000;

pub(super) struct Builder<'a> {
    limits: &'a Limits,
    filler: Filler,
    content: Content,
    /// The text of the paragraph that is being read.
    line: String,
    /// What of it is struck out.
    struck: String,
    /// The footnotes that it calls.
    called: Vec<Footnote>,
    /// Paragraphs that wait while the text of a box in them is read.
    set_aside: Vec<String>,
    /// Tables that are being read, the innermost last.
    open: Vec<OpenTable>,
    counted: usize,
    paragraphs: usize,
    text_bytes: usize,
    cells: usize,
    tables: u32,
}

struct OpenTable {
    table: RawTable,
    in_cell: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Builder {
            limits,
            filler: Filler::new(limits),
            content: Content::default(),
            struck: String::new(),
            line: String::new(),
            called: Vec::new(),
            set_aside: Vec::new(),
            open: Vec::new(),
            counted: 0,
            paragraphs: 0,
            text_bytes: 0,
            cells: 0,
            tables: 0,
        }
    }

    /// Appends to the paragraph.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Problem> {
        self.text_bytes += text.len();
        if self.text_bytes > self.limits.text_bytes {
            return self.over(Bound::TextBytes(self.limits.text_bytes));
        }
        self.line.push_str(&words::without_marks(text));
        Ok(())
    }

    /// Words of the paragraph that are struck out: they are told and not read.
    pub(super) fn strike(&mut self, text: &str) {
        if self.struck.len() < MOST_STRUCK {
            self.struck.push_str(text);
        }
    }

    /// Tells of something at this place that is not read.
    pub(super) fn note(&mut self, value: &str, text: Text) {
        self.note_at(self.at(), value, text);
    }

    /// Tells of something at another place that is not read.
    pub(super) fn note_at(&mut self, at: At, value: &str, text: Text) {
        if self.content.notes.len() < MOST_NOTES {
            self.content.notes.push(Note {
                at,
                value: words::line(value),
                text,
            });
        }
    }

    /// A note below the text, called at this place: of a table's cell it is told and not read.
    pub(super) fn footnote(&mut self, value: &str, text: Text) {
        if self.cell().is_some() || !self.set_aside.is_empty() {
            self.note(value, text);
        } else if self.content.footnotes.len() < MOST_FOOTNOTES {
            self.called.push(Footnote {
                note: Note {
                    at: self.at(),
                    value: words::line(value),
                    text,
                },
                offset: self.line.len(),
            });
        }
    }

    /// The place of the paragraph that is being read; in a table, as its rows and cells have come.
    pub(super) fn at(&self) -> At {
        match self.open.first() {
            None => At::counted(Unit::Paragraph, self.paragraphs),
            Some(open) => {
                let rows = &open.table.rows;
                let cells = rows.last().map_or(0, Vec::len);
                let (row, column) = (rows.len().saturating_sub(1), cells.saturating_sub(1));
                At {
                    unit: Unit::Table(self.tables + 1),
                    ..At::of(&"".into(), row, column)
                }
            }
        }
    }

    /// The last character of the paragraph so far.
    pub(super) fn last(&self) -> Option<char> {
        self.line.chars().next_back()
    }

    /// Ends the paragraph, also an empty one.
    pub(super) fn end_paragraph(&mut self) -> Result<(), Problem> {
        self.counted += 1;
        if self.counted > self.limits.paragraphs {
            return self.over(Bound::Paragraphs(self.limits.paragraphs));
        }
        self.tell_struck();
        let text = std::mem::take(&mut self.line);
        match self.cell() {
            Some(cell) => cell.pieces.push(Piece::Text(text)),
            None => self.put_paragraph(text),
        }
        Ok(())
    }

    /// Ends the paragraph if it has text: where a format ends lines without saying so.
    pub(super) fn break_line(&mut self) -> Result<(), Problem> {
        if self.line.chars().all(is_blank) {
            self.tell_struck();
            self.line.clear();
            return Ok(());
        }
        self.end_paragraph()
    }

    fn tell_struck(&mut self) {
        let struck = std::mem::take(&mut self.struck);
        if !struck.chars().all(is_blank) {
            let text = Text::of("划掉的文字没有读入", "what is struck out was not read");
            self.note(&words::without_marks(&struck), text);
        }
    }

    /// A box of text begins in the midst of a paragraph; its paragraphs come before that one.
    pub(super) fn start_box(&mut self) {
        for called in std::mem::take(&mut self.called) {
            self.note(&called.note.value, called.note.text);
        }
        self.set_aside.push(std::mem::take(&mut self.line));
    }

    /// The box ends, and the paragraph goes on.
    pub(super) fn end_box(&mut self) -> Result<(), Problem> {
        self.break_line()?;
        self.line = self.set_aside.pop().unwrap_or_default();
        Ok(())
    }

    /// A table begins, perhaps in a cell of another.
    pub(super) fn start_table(&mut self) -> Result<(), Problem> {
        let deepest = self.limits.depth.min(DEEPEST_TABLE);
        if self.open.len() >= deepest {
            return self.over(Bound::Depth(deepest));
        }
        self.break_line()?;
        self.open.push(OpenTable {
            table: RawTable::default(),
            in_cell: false,
        });
        Ok(())
    }

    /// A row begins.
    pub(super) fn start_row(&mut self) -> Result<(), Problem> {
        self.break_line()?;
        if let Some(open) = self.open.last_mut() {
            open.table.rows.push(Vec::new());
            open.in_cell = false;
        }
        self.count_cell()
    }

    /// Takes back the row that was begun last: its writer deleted it.
    pub(super) fn drop_row(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.table.rows.pop();
            open.in_cell = false;
        }
        self.line.clear();
    }

    /// A cell of the last row begins.
    pub(super) fn start_cell(&mut self, cell: RawCell) -> Result<(), Problem> {
        self.break_line()?;
        if let Some(open) = self.open.last_mut() {
            if open.table.rows.is_empty() {
                open.table.rows.push(Vec::new());
            }
            if let Some(row) = open.table.rows.last_mut() {
                row.push(cell);
                open.in_cell = true;
            }
        }
        self.count_cell()
    }

    /// The cell that is being read.
    pub(super) fn cell(&mut self) -> Option<&mut RawCell> {
        let open = self.open.iter_mut().rev().find(|open| open.in_cell)?;
        open.table.rows.last_mut()?.last_mut()
    }

    /// The cells of the row that is being read.
    pub(super) fn row(&mut self) -> Option<&mut Vec<RawCell>> {
        self.open.last_mut()?.table.rows.last_mut()
    }

    /// The cell ends.
    pub(super) fn end_cell(&mut self) -> Result<(), Problem> {
        self.break_line()?;
        if let Some(open) = self.open.last_mut() {
            open.in_cell = false;
        }
        Ok(())
    }

    /// The innermost table ends.
    pub(super) fn end_table(&mut self) -> Result<(), Problem> {
        self.end_cell()?;
        let Some(OpenTable { table, .. }) = self.open.pop() else {
            return Ok(());
        };
        match self.cell() {
            Some(cell) => cell.pieces.push(Piece::Table(table)),
            None => self.put_table(table)?,
        }
        Ok(())
    }

    /// What another reader read of a part that stands here.
    pub(super) fn pour(&mut self, content: Content) -> Result<(), Problem> {
        self.break_line()?;
        for block in content.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    self.text(&paragraph.text)?;
                    self.end_paragraph()?;
                }
                Block::Table(sheet) => self.pour_table(&sheet)?,
            }
        }
        let below = content.footnotes.into_iter().map(|it| it.note);
        for note in content.notes.into_iter().chain(below) {
            self.note(&note.value, note.text);
        }
        Ok(())
    }

    fn pour_table(&mut self, sheet: &Sheet) -> Result<(), Problem> {
        self.start_table()?;
        for row in 0..sheet.height() {
            self.start_row()?;
            for column in 0..sheet.row(row).len() {
                if sheet.holder(row, column).is_some() {
                    continue;
                }
                let covers = |row, column, here| sheet.holder(row, column) == Some(here);
                let here = (row, column);
                let wide = (1..).take_while(|n| covers(row, column + n, here)).count();
                let high = (1..).take_while(|n| covers(row + n, column, here)).count();
                let size = |more: usize| u32::try_from(more).map_or(u32::MAX, |more| more + 1);
                let cell = RawCell::new(Width::Flowing(size(wide)), Down::Rows(size(high)));
                self.start_cell(cell)?;
                for line in sheet.cell(row, column).text().split('\n') {
                    self.text(line)?;
                    self.end_paragraph()?;
                }
                self.end_cell()?;
            }
        }
        self.end_table()
    }

    /// All that was read; tables that never ended end here.
    pub(super) fn finish(mut self) -> Result<Content, Problem> {
        while !self.open.is_empty() {
            self.end_table()?;
        }
        self.break_line()?;
        Ok(self.content)
    }

    /// A problem at the paragraph that is being read.
    fn over<T>(&self, bound: Bound) -> Result<T, Problem> {
        let at = At::counted(Unit::Paragraph, self.paragraphs);
        let at = self.open.is_empty().then_some(at);
        Err(Problem::TooLarge(bound, at))
    }

    fn count_cell(&mut self) -> Result<(), Problem> {
        self.cells += 1;
        if self.cells > self.limits.cells {
            return self.over(Bound::Cells(self.limits.cells));
        }
        Ok(())
    }

    /// Blank paragraphs are counted, so that places agree with what is seen, and left out.
    fn put_paragraph(&mut self, text: String) {
        let at = At::counted(Unit::Paragraph, self.paragraphs);
        self.paragraphs += 1;
        self.content.footnotes.append(&mut self.called);
        if !text.chars().all(is_blank) {
            self.content
                .blocks
                .push(Block::Paragraph(Paragraph { at, text }));
        }
    }

    fn put_table(&mut self, table: RawTable) -> Result<(), Problem> {
        if table.is_layout() {
            for piece in table.into_pieces() {
                match piece {
                    Piece::Text(text) => self.put_paragraph(text),
                    Piece::Table(inner) => self.put_table(inner)?,
                }
            }
            return Ok(());
        }
        self.tables += 1;
        let (sheet, inner) = table.into_sheet(self.tables, &mut self.filler)?;
        if sheet.height() > 0 {
            self.content.blocks.push(Block::Table(sheet));
        } else {
            self.tables -= 1;
        }
        for table in inner {
            self.put_table(table)?;
        }
        Ok(())
    }
}
