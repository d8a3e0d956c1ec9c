//! What the readers of documents build with: text, ends of paragraphs, tables, rows and cells, in
//! the order in which a file has them.
//!
//! Keeps the limits while it takes things in, so no reader can forget them. A table becomes a
//! sheet when it ends (`grid`); one that is there only to lay out a page, as web pages have them, is
//! taken apart into the paragraphs and tables inside it.

use crate::exchange::limits::{Bound, Limits};
use crate::exchange::place::{At, Unit};
use crate::exchange::read_error::Problem;
use crate::exchange::words::{self, is_blank};
use crate::exchange::workbook::Filler;

use super::grid::{Piece, RawCell, RawTable};
use super::{Block, Paragraph};

/// Tables in tables are walked by calls in calls, which the stack must hold however small a thread's is.
const DEEPEST_TABLE: usize = 32;

pub(super) struct Builder<'a> {
    limits: &'a Limits,
    filler: Filler,
    blocks: Vec<Block>,
    /// The text of the paragraph that is being read.
    line: String,
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
            blocks: Vec::new(),
            line: String::new(),
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
            self.line.clear();
            return Ok(());
        }
        self.end_paragraph()
    }

    /// A box of text begins in the midst of a paragraph; its paragraphs come before that one.
    pub(super) fn start_box(&mut self) {
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

    /// All that was read; tables that never ended end here.
    pub(super) fn finish(mut self) -> Result<Vec<Block>, Problem> {
        while !self.open.is_empty() {
            self.end_table()?;
        }
        self.break_line()?;
        Ok(self.blocks)
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
        if !text.chars().all(is_blank) {
            self.blocks.push(Block::Paragraph(Paragraph { at, text }));
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
            self.blocks.push(Block::Table(sheet));
        } else {
            self.tables -= 1;
        }
        for table in inner {
            self.put_table(table)?;
        }
        Ok(())
    }
}
