//! One frame to the terminal in as few bytes as are known to work.
//!
//! Keeps what the terminal shows, compares the new frame with it and writes the difference: the
//! rows that moved as a whole are moved by the terminal (a scrolling region), blanks to the end of
//! a row are erased, styles and the cursor are changed by the shortest sequence, and nothing is
//! written where nothing changed. It only makes bytes: the driver writes them, one `write` a frame.
//!
//! A frame may arrive with half of a double-width character (something was drawn over the other
//! half); both frames are mended first, so that what is compared is what a terminal can show.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use super::measure::grapheme_width;
use super::scroll;
use super::sgr::{Sgr, number};

/// What the terminal shows, and what it shall show next.
pub struct Painter {
    shown: Buffer,
    next: Buffer,
    /// Whether `shown` is what the terminal shows.
    known: bool,
    out: Vec<u8>,
    pen: Sgr,
    /// Where the terminal's cursor stands, when that is certain.
    at: Option<Position>,
    /// Whether the cursor is to be seen.
    visible: bool,
}

impl Painter {
    /// A painter for a terminal whose content is not known.
    #[must_use]
    pub fn new(width: u16, height: u16) -> Painter {
        let blank = Buffer::empty(Rect::new(0, 0, width, height));
        Painter {
            shown: blank.clone(),
            next: blank,
            known: false,
            out: Vec::new(),
            pen: Sgr::PLAIN,
            at: None,
            visible: false,
        }
    }

    /// The terminal has a new size; its content is not known any more.
    pub fn resize(&mut self, width: u16, height: u16) {
        let area = Rect::new(0, 0, width, height);
        self.shown = Buffer::empty(area);
        self.next = Buffer::empty(area);
        self.known = false;
    }

    /// The terminal's content is not known: the next frame is written whole.
    pub fn forget(&mut self) {
        self.known = false;
    }

    /// A blank grid for the next frame.
    pub fn begin(&mut self) -> &mut Buffer {
        self.next.reset();
        &mut self.next
    }

    /// Compares the frame with what is shown, and returns the bytes to write: none when nothing
    /// changed. The cursor is shown at `caret`, or hidden.
    pub fn finish(&mut self, caret: Option<Position>) -> &[u8] {
        self.out.clear();
        let mut shown = std::mem::replace(&mut self.shown, Buffer::empty(Rect::ZERO));
        let mut next = std::mem::replace(&mut self.next, Buffer::empty(Rect::ZERO));
        if !self.known {
            self.start_afresh(&mut shown);
        }
        let width = usize::from(next.area.width).max(1);
        let mut changed = changed_rows(&shown, &mut next, width);
        if let Some(shift) = scroll::find(&shown, &next, &changed) {
            self.pen.change(Sgr::PLAIN, &mut self.out);
            shift.write(&mut self.out);
            shift.apply(&mut shown);
            self.at = None;
            changed = changed_rows(&shown, &mut next, width);
        }
        let rows = shown.content.chunks(width).zip(next.content.chunks(width));
        for (y, (old, new)) in (0..).zip(rows) {
            if changed[usize::from(y)] {
                self.row(y, old, new);
            }
        }
        self.shown = next;
        self.next = shown;
        self.cursor(caret);
        &self.out
    }

    /// Nothing is known of the terminal: blanks it.
    fn start_afresh(&mut self, shown: &mut Buffer) {
        self.out.extend_from_slice(b"\x1b[?25l\x1b[m\x1b[H\x1b[2J");
        shown.reset();
        self.pen = Sgr::PLAIN;
        self.at = Some(Position::ORIGIN);
        self.visible = false;
        self.known = true;
    }

    fn cursor(&mut self, caret: Option<Position>) {
        match caret {
            Some(at) => {
                self.go(at.x, at.y);
                if !self.visible {
                    self.out.extend_from_slice(b"\x1b[?25h");
                }
            }
            None if self.visible => self.out.extend_from_slice(b"\x1b[?25l"),
            None => {}
        }
        self.visible = caret.is_some();
    }

    fn row(&mut self, y: u16, old: &[Cell], new: &[Cell]) {
        // From here to the end the new row is blank.
        let tail = new
            .iter()
            .rposition(|cell| !is_blank(cell))
            .map_or(0, |last| last + 1);
        let mut x = 0;
        while x < new.len() {
            if looks_same(&old[x], &new[x]) {
                x += 1;
                continue;
            }
            if x >= tail && old[x..].iter().filter(|cell| !is_blank(cell)).count() > 2 {
                self.go(x as u16, y);
                self.pen.change(Sgr::PLAIN, &mut self.out);
                self.out.extend_from_slice(b"\x1b[K");
                return;
            }
            let blanks = new[x..].iter().take_while(|cell| is_blank(cell)).count();
            if blanks > 9 {
                self.go(x as u16, y);
                self.pen.change(Sgr::PLAIN, &mut self.out);
                self.out.extend_from_slice(b"\x1b[");
                number(&mut self.out, blanks);
                self.out.push(b'X');
                x += blanks;
                continue;
            }
            self.bridge(x as u16, y, new);
            x += self.cell(x as u16, y, new);
        }
    }

    /// Writes the cell at `x`; returns the columns it took.
    fn cell(&mut self, x: u16, y: u16, new: &[Cell]) -> usize {
        let cell = &new[usize::from(x)];
        let symbol = cell.symbol();
        let pen = Sgr::of(cell);
        if symbol != " " || !self.pen.same_blank(pen) {
            self.pen.change(pen, &mut self.out);
        }
        self.out.extend_from_slice(symbol.as_bytes());
        let wide = new
            .get(usize::from(x) + 1)
            .is_some_and(|c| c.symbol().is_empty());
        let columns = 1 + u16::from(wide);
        // At the right edge the cursor waits or wraps, as the terminal likes; and terminals do not
        // agree on the width of what is made of several characters.
        let sure = x + columns < new.len() as u16 && symbol.chars().nth(1).is_none();
        self.at = sure.then_some(Position { x: x + columns, y });
        usize::from(columns)
    }

    /// Brings the cursor to `x` in row `y`: by writing what stands between again, where that is
    /// shorter than a move.
    fn bridge(&mut self, x: u16, y: u16, new: &[Cell]) {
        if let Some(at) = self.at
            && at.y == y
            && at.x < x
            && x - at.x <= 4
        {
            let gap = &new[usize::from(at.x)..usize::from(x)];
            let same_pen = gap.iter().all(|cell| {
                let pen = Sgr::of(cell);
                pen == self.pen || (cell.symbol() == " " && pen.same_blank(self.pen))
            });
            let bytes: usize = gap.iter().map(|cell| cell.symbol().len()).sum();
            if same_pen && bytes <= 4 {
                for cell in gap {
                    self.out.extend_from_slice(cell.symbol().as_bytes());
                }
                self.at = Some(Position { x, y });
                return;
            }
        }
        self.go(x, y);
    }

    fn go(&mut self, x: u16, y: u16) {
        let to = Position { x, y };
        if self.at == Some(to) {
            return;
        }
        let out = &mut self.out;
        match self.at {
            Some(at) if at.y == y && x > at.x => step(out, x - at.x, b'C'),
            Some(at) if at.y == y && at.x - x < 8 => step(out, at.x - x, b'D'),
            Some(at) if at.x == x && y > at.y => step(out, y - at.y, b'B'),
            Some(at) if x == 0 && y == at.y.wrapping_add(1) => out.extend_from_slice(b"\r\n"),
            _ => {
                out.extend_from_slice(b"\x1b[");
                if y > 0 || x > 0 {
                    number(out, usize::from(y) + 1);
                }
                if x > 0 {
                    out.push(b';');
                    number(out, usize::from(x) + 1);
                }
                out.push(b'H');
            }
        }
        self.at = Some(to);
    }
}

fn step(out: &mut Vec<u8>, n: u16, direction: u8) {
    out.extend_from_slice(b"\x1b[");
    if n > 1 {
        number(out, usize::from(n));
    }
    out.push(direction);
}

/// A blank that an erased cell cannot be told from.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && Sgr::of(cell).same_blank(Sgr::PLAIN)
}

fn looks_same(a: &Cell, b: &Cell) -> bool {
    a == b || (a.symbol() == " " && b.symbol() == " " && Sgr::of(a).same_blank(Sgr::of(b)))
}

/// Which rows differ. Those that do are mended; those that don't were mended when they were shown.
fn changed_rows(shown: &Buffer, next: &mut Buffer, width: usize) -> Vec<bool> {
    let rows = shown
        .content
        .chunks(width)
        .zip(next.content.chunks_mut(width));
    rows.map(|(old, new)| {
        let differs = old != new;
        if differs {
            mend(new);
        }
        differs
    })
    .collect()
}

/// Makes every double-width character of a row whole or gone: its second cell has an empty symbol
/// and its own style; a half of one is a blank.
fn mend(row: &mut [Cell]) {
    let mut x = 0;
    while x < row.len() {
        let symbol = row[x].symbol();
        if matches!(symbol.as_bytes(), [b' '..=b'~']) {
            x += 1;
            continue;
        }
        let second = row.get(x + 1);
        // ratatui's own widgets leave the second cell as it is after a reset.
        let whole = second.is_some_and(|c| c.symbol().is_empty() || *c == Cell::EMPTY);
        match grapheme_width(symbol) {
            1 => x += 1,
            2 if whole => {
                let mut second = row[x].clone();
                second.set_symbol("");
                row[x + 1] = second;
                x += 2;
            }
            _ => {
                row[x].set_symbol(" ");
                x += 1;
            }
        }
    }
}

#[cfg(test)]
#[path = "paint_tests.rs"]
mod tests;
