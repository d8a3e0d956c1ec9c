//! For tests: a grid to draw on, and keys written as words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::dump::{dump, styled};
use super::input::Input;
use super::theme::{Name, Role, Theme};
use crate::text::Locale;

/// A grid of one size, theme and language.
pub struct TestTerminal {
    area: Rect,
    theme: Theme,
    locale: Locale,
}

/// What was drawn.
pub struct Shown {
    /// The rows as text.
    pub text: String,
    /// Where the cursor stands.
    pub caret: Option<(u16, u16)>,
    /// The cells.
    pub buffer: Buffer,
}

impl TestTerminal {
    /// A grid in Chinese, with the dark theme.
    #[must_use]
    pub fn new(width: u16, height: u16) -> TestTerminal {
        TestTerminal {
            area: Rect::new(0, 0, width, height),
            theme: Theme::new(Name::Dark, false),
            locale: Locale::Zh,
        }
    }

    /// The same in another language.
    #[must_use]
    pub fn speaking(mut self, locale: Locale) -> TestTerminal {
        self.locale = locale;
        self
    }

    /// Draws on a blank grid.
    pub fn draw(&self, draw: impl FnOnce(&mut Canvas<'_>)) -> Shown {
        let mut buffer = Buffer::empty(self.area);
        let mut canvas = Canvas::new(&mut buffer, &self.theme, self.locale);
        draw(&mut canvas);
        let caret = canvas.caret().map(|at| (at.x, at.y));
        Shown {
            text: dump(&buffer),
            caret,
            buffer,
        }
    }

    /// The rows of text that carry a meaning.
    #[must_use]
    pub fn styled(&self, shown: &Shown, role: Role) -> Vec<String> {
        styled(&shown.buffer, self.theme.style(role))
    }
}

/// Keys by their names, separated by spaces; a word that is no key's name is typed.
///
/// # Panics
/// Never.
#[must_use]
pub fn keys(names: &str) -> Vec<Input> {
    let mut out = Vec::new();
    for name in names.split_whitespace() {
        match name.parse() {
            Ok(key) => out.push(Input::Key(key)),
            Err(_) => out.extend(name.chars().map(|c| Input::Key(super::key::Key::char(c)))),
        }
    }
    out
}
