//! What a screen draws on: a grid of cells with the theme, the language and the caret.
//!
//! The one place that writes text into cells, so the one place that keeps double-width characters
//! whole: the second cell of a wide character holds an empty symbol, and whoever writes over half
//! of one blanks the other half. Everything outside the grid is cut off, so no size is too small.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::measure;
use super::symbols::Symbol;
use super::theme::{Role, Theme};
use crate::text::{Locale, Text};

/// The surface of one frame.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// Styles and marks.
    pub theme: &'a Theme,
    /// The language to speak.
    pub locale: Locale,
    caret: Option<Position>,
}

impl<'a> Canvas<'a> {
    /// A surface over `buffer`, which is taken as it is.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme, locale: Locale) -> Canvas<'a> {
        Canvas {
            buffer,
            theme,
            locale,
            caret: None,
        }
    }

    /// The whole surface.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// The style of a meaning.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A mark's one column.
    #[must_use]
    pub fn mark(&self, mark: Symbol) -> &'static str {
        self.theme.marks.get(mark)
    }

    /// Where the terminal's cursor shall stand: at the caret of the field that has the keyboard, so
    /// that an input method shows its candidates there. The last call of a frame counts.
    pub fn set_caret(&mut self, x: u16, y: u16) {
        let at = Position { x, y };
        if self.area().contains(at) {
            self.caret = Some(at);
        }
    }

    /// No cursor, whatever was drawn before: for what is drawn over a field.
    pub fn hide_caret(&mut self) {
        self.caret = None;
    }

    /// Where the cursor shall stand.
    #[must_use]
    pub fn caret(&self) -> Option<Position> {
        self.caret
    }

    /// Writes `text` from `x`, `y` in at most `columns`, cut with `…` where it does not fit. Returns
    /// the columns used.
    pub fn text(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        let area = self.area();
        if y < area.y || y >= area.bottom() || x < area.x || x >= area.right() {
            return 0;
        }
        let columns = columns.min(area.right() - x);
        let more = self.mark(Symbol::More);
        let text = measure::clip(text, usize::from(columns), more);
        let mut at = x;
        for (g, w) in measure::graphemes(&text) {
            // `clip` saw to it that the text fits; `w` is 1 or 2.
            self.put(at, y, g, w == 2, style);
            at += w as u16;
        }
        at - x
    }

    /// Writes a text in the canvas's language; otherwise like [`Canvas::text`].
    pub fn say(&mut self, x: u16, y: u16, columns: u16, text: &Text, style: Style) -> u16 {
        let words = text.say(self.locale);
        self.text(x, y, columns, words, style)
    }

    /// Writes `text` so that it ends before column `right`, in at most `columns`.
    pub fn text_right(
        &mut self,
        right: u16,
        y: u16,
        columns: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        let wide = measure::width(text).min(usize::from(columns)) as u16;
        self.text(right.saturating_sub(wide), y, wide, text, style)
    }

    /// Makes an area blank and gives it `style`.
    pub fn clear(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.area());
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                self.put(x, y, " ", false, style);
            }
        }
    }

    /// Lays `style` over an area without touching its text.
    pub fn lay(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    /// A horizontal line of one symbol.
    pub fn line(&mut self, x: u16, y: u16, columns: u16, symbol: &'static str, style: Style) {
        let area = Rect::new(x, y, columns, 1).intersection(self.area());
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                self.put(x, y, symbol, false, style);
            }
        }
    }

    /// One symbol of one column.
    pub fn symbol(&mut self, x: u16, y: u16, symbol: &str, style: Style) {
        if self.area().contains(Position { x, y }) {
            self.put(x, y, symbol, false, style);
        }
    }

    /// A box of lines along the inside of `area`; its inside is not touched.
    pub fn frame(&mut self, area: Rect, style: Style) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let lines = self.theme.marks.lines;
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        for y in [area.y, bottom] {
            self.line(area.x + 1, y, area.width - 2, lines.horizontal, style);
        }
        for y in area.y + 1..bottom {
            self.symbol(area.x, y, lines.vertical, style);
            self.symbol(right, y, lines.vertical, style);
        }
        let corners = [
            (area.x, area.y),
            (right, area.y),
            (area.x, bottom),
            (right, bottom),
        ];
        for ((x, y), corner) in corners.into_iter().zip(lines.corners) {
            self.symbol(x, y, corner, style);
        }
    }

    /// Draws a widget of ratatui, for plots.
    pub fn render(&mut self, widget: impl Widget, area: Rect) {
        widget.render(area.intersection(self.area()), self.buffer);
    }

    /// Writes one grapheme; the caller has seen to it that it lies inside, a wide one wholly.
    fn put(&mut self, x: u16, y: u16, g: &str, wide: bool, style: Style) {
        let area = self.area();
        let at = self.buffer.index_of(x, y);
        let cells = &mut self.buffer.content;
        if cells[at].symbol().is_empty() && x > area.x {
            cells[at - 1].set_symbol(" ");
        }
        let end = 1 + u16::from(wide);
        if x + end < area.right() {
            let behind = &mut cells[at + usize::from(end)];
            if behind.symbol().is_empty() {
                behind.set_symbol(" ");
            }
        }
        cells[at].reset();
        cells[at].set_symbol(g).set_style(style);
        if wide {
            let second = &mut cells[at + 1];
            second.reset();
            second.set_symbol("").set_style(style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::dump::dump;
    use crate::tui::theme::Name;

    fn drawn(width: u16, height: u16, draw: impl FnOnce(&mut Canvas)) -> String {
        let theme = Theme::new(Name::Mono, false);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        draw(&mut Canvas::new(&mut buffer, &theme, Locale::Zh));
        dump(&buffer)
    }

    #[test]
    fn half_a_wide_character_is_blanked() {
        let plain = Style::new();
        let both = drawn(8, 1, |c| {
            c.text(0, 0, 8, "政协益阳", plain);
            c.symbol(1, 0, "│", plain);
            c.symbol(4, 0, "│", plain);
        });
        assert_eq!(both, " │协│ 阳\n");
        let over = drawn(6, 1, |c| {
            c.text(0, 0, 6, "a界b", plain);
            c.text(2, 0, 4, "别", plain);
        });
        assert_eq!(over, "a 别\n");
        let cleared = drawn(6, 1, |c| {
            c.text(0, 0, 6, "政协界", plain);
            c.clear(Rect::new(1, 0, 2, 1), plain);
        });
        assert_eq!(cleared, "    界\n");
    }

    #[test]
    fn nothing_is_drawn_outside() {
        let out = drawn(4, 2, |c| {
            let plain = Style::new();
            c.text(3, 0, 9, "界", plain);
            c.text(9, 9, 9, "界", plain);
            c.text_right(4, 1, 9, "abcdefg", plain);
            c.frame(Rect::new(2, 0, 9, 9), plain);
            c.set_caret(9, 9);
            assert_eq!(c.caret(), None);
        });
        assert_eq!(out, "  ┌─\nab│…\n");
    }
}
