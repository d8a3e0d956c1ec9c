//! The one table and tree: a chosen row, marks, columns, a thumb; rows fetched as they are seen.
//!
//! Owns which row is chosen and which is at the top. Knows rows by their place only: after a change
//! of the data the screen chooses again by its own keys. A table that is as wide as the screen
//! scrolls by rows, which the terminal does itself; one that shares its rows with other panes
//! scrolls by half pages, which costs the line a tenth of scrolling by rows.

use std::cell::{Cell, RefCell};

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::Outcome;
use super::row::{Column, Row, Rows, widths};
pub use super::table_keys::{Can, KEYS, Step};
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::{Input, MouseDeed};
use crate::tui::keymap::Lookup;
use crate::tui::measure;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// What came of a key on a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableOutcome {
    /// Another row is chosen.
    Chose(usize),
    /// The chosen row shall be opened.
    Open(usize),
    /// Its mark shall change. The table has gone on to the next row.
    Mark(usize),
    /// Its children shall be hidden, or its parent chosen.
    Fold(usize),
    /// Its children shall be shown.
    Unfold(usize),
}

/// Which row is chosen, which is at the top.
#[derive(Clone, Debug, Default)]
pub struct Table {
    chosen: usize,
    count: usize,
    can: Can,
    /// The row at the top, as of the last drawing.
    top: Cell<usize>,
    /// The choice for which the top was settled, and that top: a window that shrinks and grows again
    /// shows what it showed.
    settled: Cell<(usize, usize)>,
    /// Where the rows were drawn last.
    seen: Cell<Rect>,
    /// Where the heads of the columns were drawn last, above the rows; empty when they were not.
    heads: RefCell<Vec<(u16, u16)>>,
}

/// What a table is drawn from.
pub struct Look<'a> {
    /// The columns, the first of which carries a tree's indent.
    pub columns: &'a [Column],
    /// How wide the words of each column are, as far as that is known.
    pub words: &'a [u16],
    /// The rows; as many as [`Table::set_count`] was told.
    pub rows: &'a dyn Rows,
    /// Whether the columns' heads are shown.
    pub heads: bool,
    /// Whether the table has the keyboard.
    pub focused: bool,
    /// What stands in a table without rows: why there are none, what to do.
    pub empty: &'a Text,
}

impl Table {
    /// A table whose rows can be marked or folded.
    #[must_use]
    pub fn new(can: Can) -> Table {
        Table {
            can,
            ..Table::default()
        }
    }

    /// How many rows there are now; the choice stays in range.
    pub fn set_count(&mut self, count: usize) {
        self.count = count;
        self.chosen = self.chosen.min(count.saturating_sub(1));
    }

    /// How many rows there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The chosen row.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        (self.count > 0).then_some(self.chosen)
    }

    /// Chooses a row, or the last one.
    pub fn choose(&mut self, index: usize) {
        self.chosen = index.min(self.count.saturating_sub(1));
    }

    /// What its keys can do now, for [`KEYS`].
    #[must_use]
    pub fn can(&self) -> Can {
        self.can
    }

    /// The place of the choice for a pane's title: `3/18`.
    #[must_use]
    pub fn place(&self) -> String {
        match self.chosen() {
            Some(chosen) => format!("{}/{}", chosen + 1, self.count),
            None => "0".to_owned(),
        }
    }

    /// How many rows were not in view when it was drawn last.
    #[must_use]
    pub fn beyond(&self) -> usize {
        self.count.saturating_sub(self.seen.get().height.into())
    }

    /// The column whose head stands at a cell of the screen.
    #[must_use]
    pub fn head_at(&self, x: u16, y: u16) -> Option<usize> {
        if y + 1 != self.seen.get().y {
            return None;
        }
        let heads = self.heads.borrow();
        heads
            .iter()
            .position(|(from, width)| (*from..from + width).contains(&x))
    }

    /// The row whose place for a mark is a cell of the screen.
    #[must_use]
    pub fn mark_at(&self, x: u16, y: u16) -> Option<usize> {
        let seen = self.seen.get();
        let row = self.top.get() + usize::from(y.checked_sub(seen.y)?);
        let here = self.can.mark && (seen.x..seen.x + 2).contains(&x) && y < seen.bottom();
        (here && row < self.count).then_some(row)
    }

    /// Moves, or tells what the screen shall do.
    pub fn handle(&mut self, input: &Input) -> Outcome<TableOutcome> {
        match input {
            Input::Key(key) => match KEYS.look_up(*key, &self.can) {
                Lookup::Do(step) => self.step(step),
                Lookup::Unbound | Lookup::Refused(_) => Outcome::Ignored,
            },
            Input::Mouse(mouse) => {
                let seen = self.seen.get();
                if !seen.contains(Position {
                    x: mouse.x,
                    y: mouse.y,
                }) {
                    return Outcome::Ignored;
                }
                match mouse.deed {
                    MouseDeed::WheelUp => self.go(self.chosen.saturating_sub(3)),
                    MouseDeed::WheelDown => self.go(self.chosen.saturating_add(3)),
                    MouseDeed::Press => {
                        let row = self.top.get() + usize::from(mouse.y - seen.y);
                        match self.chosen() {
                            Some(chosen) if chosen == row => Outcome::Gave(TableOutcome::Open(row)),
                            _ if row < self.count => self.go(row),
                            _ => Outcome::Taken,
                        }
                    }
                }
            }
            Input::Paste(_) | Input::Resize { .. } => Outcome::Ignored,
        }
    }

    /// Carries out a step of [`KEYS`].
    pub fn step(&mut self, step: Step) -> Outcome<TableOutcome> {
        let page = usize::from(self.seen.get().height).max(2) - 1;
        let Some(chosen) = self.chosen() else {
            return Outcome::Taken;
        };
        match step {
            Step::Up => self.go(chosen.saturating_sub(1)),
            Step::Down => self.go(chosen + 1),
            Step::PageUp => self.go(chosen.saturating_sub(page)),
            Step::PageDown => self.go(chosen.saturating_add(page)),
            Step::First => self.go(0),
            Step::Last => self.go(self.count - 1),
            Step::Open => Outcome::Gave(TableOutcome::Open(chosen)),
            Step::Mark => {
                self.choose(chosen + 1);
                Outcome::Gave(TableOutcome::Mark(chosen))
            }
            Step::Fold => Outcome::Gave(TableOutcome::Fold(chosen)),
            Step::Unfold => Outcome::Gave(TableOutcome::Unfold(chosen)),
        }
    }

    fn go(&mut self, index: usize) -> Outcome<TableOutcome> {
        let before = self.chosen;
        self.choose(index);
        if self.chosen == before {
            Outcome::Taken
        } else {
            Outcome::Gave(TableOutcome::Chose(self.chosen))
        }
    }

    /// Draws heads, rows in view and the thumb.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, look: &Look<'_>) {
        let area = area.intersection(canvas.area());
        if area.is_empty() {
            return;
        }
        let heads = look.heads && area.height > 1;
        let rows = Rect {
            y: area.y + u16::from(heads),
            height: area.height - u16::from(heads),
            ..area
        };
        self.seen.set(rows);
        let count = look.rows.count().min(self.count);
        if count == 0 {
            let style = canvas.style(Role::Placeholder);
            for (y, line) in (rows.y..rows.bottom()).zip(measure::wrap(
                look.empty.say(canvas.locale),
                usize::from(rows.width.saturating_sub(2)),
            )) {
                canvas.text(rows.x + 1, y, rows.width.saturating_sub(2), line, style);
            }
            return;
        }
        let page = usize::from(rows.height);
        let whole_screen = area.width + 2 >= canvas.area().width;
        let top = self.scroll(count, page, if whole_screen { 1 } else { page.div_ceil(2) });
        let gutter = 1 + u16::from(self.can.mark);
        let thumb = u16::from(count > page);
        let text = Rect {
            x: rows.x + gutter.min(rows.width),
            width: rows.width.saturating_sub(gutter + thumb),
            ..rows
        };
        let widths = widths(look.columns, look.words, text.width);
        self.heads.replace(match heads {
            true => draw_heads(look.columns, &widths, (text.x, area.y), canvas),
            false => Vec::new(),
        });
        for (index, y) in (top..count).zip(rows.y..rows.bottom()) {
            let row = look.rows.row(index, canvas.locale);
            let place = Rect {
                y,
                height: 1,
                ..text
            };
            draw_row(&row, (look.columns, &widths), self.can.fold, place, canvas);
            let line = Rect {
                y,
                height: 1,
                ..rows
            };
            if row.marked && self.can.mark {
                let (mark, style) = (canvas.mark(Symbol::Marked), canvas.style(Role::Marked));
                canvas.symbol(rows.x + 1, y, mark, style);
            }
            if index == self.chosen {
                self.chosen_row(line, look.focused, canvas);
            }
        }
        if thumb > 0 {
            self.thumb(rows, top, count, canvas);
        }
    }

    fn chosen_row(&self, line: Rect, focused: bool, canvas: &mut Canvas<'_>) {
        let line = Rect {
            width: line.width - u16::from(self.count > usize::from(self.seen.get().height)),
            ..line
        };
        if focused {
            let (mark, style) = (canvas.mark(Symbol::Chosen), canvas.style(Role::Key));
            canvas.symbol(line.x, line.y, mark, style);
            canvas.lay(line, canvas.style(Role::Selected));
        } else {
            canvas.lay(line, canvas.style(Role::SelectedUnfocused));
        }
    }

    /// The row at the top: moved by at least `least` rows when the choice leaves the view.
    fn scroll(&self, count: usize, page: usize, least: usize) -> usize {
        let (settled_for, settled) = self.settled.get();
        let moved = settled_for != self.chosen;
        let mut top = if moved { self.top.get() } else { settled };
        if self.chosen < top {
            top = self.chosen.min(top.saturating_sub(least));
        } else if self.chosen >= top + page {
            top = (self.chosen + 1 - page).max(top + least);
        }
        top = top.min(count.saturating_sub(page));
        self.top.set(top);
        if moved {
            self.settled.set((self.chosen, top));
        }
        top
    }

    fn thumb(&self, rows: Rect, top: usize, count: usize, canvas: &mut Canvas<'_>) {
        let page = usize::from(rows.height);
        let long = (page * page / count).clamp(1, page);
        let from = (top * (page - long))
            .div_ceil((count - page).max(1))
            .min(page - long);
        let style = canvas.style(Role::Border);
        let symbol = canvas.theme.marks.lines.thumb;
        for y in from..from + long {
            canvas.symbol(rows.right() - 1, rows.y + y as u16, symbol, style);
        }
    }
}

/// Draws the heads of columns from a place on; where each stands, and how wide it is.
pub fn draw_heads(
    columns: &[Column],
    widths: &[u16],
    (x, y): (u16, u16),
    canvas: &mut Canvas<'_>,
) -> Vec<(u16, u16)> {
    let style = canvas.style(Role::Label);
    let mut places = Vec::new();
    each(columns, widths, x, |x, width, column| {
        places.push((x, width));
        let words = column.title.say(canvas.locale).to_owned();
        if column.right {
            canvas.text_right(x + width, y, width, &words, style);
        } else {
            canvas.text(x, y, width, &words, style);
        }
    });
    places
}

/// Draws a row in columns of these widths; with `folds` there is room for what hides and shows children.
pub fn draw_row(
    row: &Row,
    (columns, widths): (&[Column], &[u16]),
    folds: bool,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let mut cells = row.cells.iter();
    let mut first = true;
    each(columns, widths, area.x, |x, width, column| {
        let Some(spans) = cells.next() else { return };
        let (mut x, right) = (x, (x + width).min(area.right()));
        if std::mem::take(&mut first) && (folds || row.depth > 0) {
            x += row.depth * 2;
            let twist = match row.open {
                Some(true) => canvas.mark(Symbol::Open),
                Some(false) => canvas.mark(Symbol::Closed),
                None => " ",
            };
            if x < right {
                canvas.symbol(x, area.y, twist, canvas.style(Role::Muted));
            }
            x += 2;
        }
        if column.right {
            let wide: usize = spans.iter().map(|span| measure::width(&span.text)).sum();
            x = x.max(right.saturating_sub(wide.min(usize::from(width)) as u16));
        }
        for span in spans {
            let style = match span.role {
                Role::Plain => Style::new(),
                role => canvas.style(role),
            };
            let room = right.saturating_sub(x);
            let fits = measure::width(&span.text) <= usize::from(room);
            let words = span.short.as_ref().filter(|_| !fits);
            x += canvas.text(x, area.y, room, words.unwrap_or(&span.text), style);
        }
    });
}

/// Calls `draw` for each column that is shown, with its place and width.
fn each(columns: &[Column], widths: &[u16], x: u16, mut draw: impl FnMut(u16, u16, &Column)) {
    let mut x = x;
    for (column, width) in columns.iter().zip(widths) {
        // A column that is left out still has its place in the rows.
        draw(x, *width, column);
        if *width > 0 {
            x += width + 1;
        }
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
