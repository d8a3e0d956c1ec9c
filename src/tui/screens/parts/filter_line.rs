//! The line that filters a pane: opened by a key, typed into, kept by Enter, left by Esc.
//!
//! Says only whether a text stays; which texts a pane's rows have is the pane's to know.

use ratatui::layout::Rect;

use crate::search::Filter;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::{Code, Key};
use crate::tui::theme::Role;
use crate::tui::widgets::text_field::TextField;

/// The key that opens it on every screen.
pub const OPENS: Key = Key::char('/');

/// What came of an input on an open line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterOutcome {
    /// Not the line's: the list below may have it.
    Ignored,
    /// Dealt with; the words are as they were.
    Taken,
    /// Other words than before: the rows are to be chosen anew.
    Typed,
}

/// The line.
#[derive(Clone, Debug)]
pub struct FilterLine {
    field: TextField,
    /// Made when something is typed first: most panes are never filtered.
    filter: Option<Filter>,
    open: bool,
}

impl Default for FilterLine {
    fn default() -> Self {
        FilterLine {
            field: TextField::default().placeholder(Text::of(
                "汉字、拼音或首字母",
                "characters, pinyin, initials",
            )),
            filter: None,
            open: false,
        }
    }
}

impl FilterLine {
    /// Opens it for typing; what was kept stands in it.
    pub fn open(&mut self) {
        self.open = true;
    }

    /// Closes it, and keeps what is typed.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// Holds these words, as if they had been typed and kept.
    pub fn set(&mut self, words: &str) {
        self.open = false;
        self.field.set(words);
        self.retype();
    }

    /// Whether it is being typed into.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Closes it and admits everything again; whether anything was typed.
    pub fn clear(&mut self) -> bool {
        self.open = false;
        let typed = self.is_narrowing();
        self.field.set("");
        self.retype();
        typed
    }

    /// Whether something is typed, so that rows may be hidden.
    #[must_use]
    pub fn is_narrowing(&self) -> bool {
        !self.field.text().trim().is_empty()
    }

    /// What is typed.
    #[must_use]
    pub fn words(&self) -> &str {
        self.field.text()
    }

    /// What is typed, for the pane's border: `/lxm`; empty when nothing is.
    #[must_use]
    pub fn note(&self) -> String {
        if self.is_narrowing() {
            format!("/{}", self.field.text().trim())
        } else {
            String::new()
        }
    }

    /// Whether `text` stays.
    pub fn admits(&mut self, text: &str) -> bool {
        self.filter
            .as_mut()
            .is_none_or(|filter| filter.admits(text))
    }

    /// Takes an input while open; a closed one has none.
    pub fn handle(&mut self, input: &Input) -> FilterOutcome {
        if !self.open {
            return FilterOutcome::Ignored;
        }
        match input.key() {
            Some(Key::ENTER) => {
                self.close();
                FilterOutcome::Taken
            }
            Some(Key::ESC) => {
                if self.clear() {
                    FilterOutcome::Typed
                } else {
                    FilterOutcome::Taken
                }
            }
            // These move in the list, as if the line were not there.
            Some(key) if matches!(key.code, Code::Up | Code::Down) => FilterOutcome::Ignored,
            _ => {
                let before = self.field.text().to_owned();
                if !self.field.handle(input).is_taken() {
                    return FilterOutcome::Ignored;
                }
                if self.field.text() == before {
                    return FilterOutcome::Taken;
                }
                self.retype();
                FilterOutcome::Typed
            }
        }
    }

    /// Draws it in one row.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let used = canvas.text(area.x, area.y, 1, "/", canvas.style(Role::Key));
        let field = Rect {
            x: area.x + used,
            width: area.width.saturating_sub(used),
            ..area
        };
        self.field.draw(field, canvas, true);
    }

    fn retype(&mut self) {
        let words = self.field.text();
        match &mut self.filter {
            Some(filter) => filter.retype(words),
            None if !words.is_empty() => self.filter = Some(Filter::new(words)),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::{TestTerminal, keys};

    fn press(line: &mut FilterLine, names: &str) -> Vec<FilterOutcome> {
        keys(names).iter().map(|input| line.handle(input)).collect()
    }

    #[test]
    fn words_are_typed_kept_and_left() {
        let mut line = FilterLine::default();
        assert!(line.admits("李小明") && line.note().is_empty());
        line.open();
        assert_eq!(
            press(&mut line, "l x"),
            [FilterOutcome::Typed, FilterOutcome::Typed]
        );
        assert!(line.admits("李小明") && !line.admits("王伟"));
        assert_eq!(press(&mut line, "Left"), [FilterOutcome::Taken]);
        assert_eq!(press(&mut line, "Down"), [FilterOutcome::Ignored]);
        assert_eq!(press(&mut line, "Enter"), [FilterOutcome::Taken]);
        assert!(!line.is_open() && line.is_narrowing());
        assert_eq!(line.note(), "/lx");
        line.open();
        assert_eq!(press(&mut line, "Esc"), [FilterOutcome::Typed]);
        assert!(line.admits("王伟") && !line.is_open());
        assert!(!line.clear());
    }

    #[test]
    fn the_cursor_stands_in_it() {
        let mut line = FilterLine::default();
        line.open();
        let shown = TestTerminal::new(20, 1).draw(|c| line.draw(c.area(), c));
        assert_eq!(shown.text, "/汉字、拼音或首字母\n");
        press(&mut line, "jy");
        let shown = TestTerminal::new(20, 1).draw(|c| line.draw(c.area(), c));
        assert_eq!((shown.text.as_str(), shown.caret), ("/jy\n", Some((3, 0))));
    }
}
