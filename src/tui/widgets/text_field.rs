//! One line of text being typed.
//!
//! Scrolls sideways under the caret, and puts the terminal's cursor at the caret. Leaves Enter, Tab,
//! Esc, Up and Down to whoever it stands in.

use std::cell::Cell;

use ratatui::layout::Rect;

use super::Outcome;
use super::text_buffer::TextBuffer;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::measure;
use crate::tui::theme::Role;

/// The field.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    buffer: TextBuffer,
    placeholder: Option<Text>,
    /// The columns scrolled away at the left, as of the last drawing.
    left: Cell<usize>,
}

impl TextField {
    /// A field with `text`, the caret at its end.
    #[must_use]
    pub fn new(text: impl AsRef<str>) -> TextField {
        let mut field = TextField::default();
        field.set(text);
        field
    }

    /// The same with words that stand in it while it is empty.
    #[must_use]
    pub fn placeholder(mut self, words: Text) -> TextField {
        self.placeholder = Some(words);
        self
    }

    /// The same with a limit, in bytes.
    #[must_use]
    pub fn at_most(mut self, bytes: usize) -> TextField {
        self.buffer = self.buffer.at_most(bytes);
        self
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.buffer.text()
    }

    /// Replaces what is typed; line ends become spaces.
    pub fn set(&mut self, text: impl AsRef<str>) {
        self.buffer.set(one_line(text.as_ref()));
    }

    /// Edits.
    pub fn handle(&mut self, input: &Input) -> Outcome {
        let taken = match input {
            Input::Paste(text) => self.buffer.edit(&Input::Paste(one_line(text))),
            other => self.buffer.edit(other),
        };
        if taken {
            Outcome::Taken
        } else {
            Outcome::Ignored
        }
    }

    /// Draws in the first row of `area`.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let area = Rect { height: 1, ..area }.intersection(canvas.area());
        if area.is_empty() {
            return;
        }
        let role = if focused {
            Role::FieldFocused
        } else {
            Role::Field
        };
        let style = canvas.style(role);
        canvas.clear(area, style);
        let columns = usize::from(area.width);
        let text = self.buffer.text();
        if text.is_empty()
            && let Some(words) = &self.placeholder
        {
            let faint = style.patch(canvas.style(Role::Placeholder));
            canvas.say(area.x, area.y, area.width, words, faint);
        }
        let caret = measure::width(&text[..self.buffer.caret()]);
        let left = if focused {
            self.scroll(caret, measure::width(text), columns)
        } else {
            0
        };
        let mut at = 0;
        for (g, w) in measure::graphemes(text) {
            // A wide character that the left edge cuts is not shown.
            if at >= left && at + w <= left + columns {
                canvas.text(area.x + (at - left) as u16, area.y, w as u16, g, style);
            }
            at += w;
        }
        if !focused && at > columns {
            let more = canvas.mark(crate::tui::mark::Mark::More);
            canvas.text(area.right() - 1, area.y, 1, more, style);
        }
        if focused {
            canvas.set_caret(area.x + (caret - left) as u16, area.y);
        }
    }

    /// Moves the window so that the caret and, where there is room, the text's end are in it.
    fn scroll(&self, caret: usize, width: usize, columns: usize) -> usize {
        let mut left = self.left.get();
        if caret < left {
            left = caret.saturating_sub(columns / 4);
        }
        if caret >= left + columns {
            left = caret + 1 - columns;
        }
        left = left.min((width + 1).saturating_sub(columns));
        self.left.set(left);
        left
    }
}

fn one_line(text: &str) -> String {
    let text = text.trim_end_matches('\n');
    text.replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::stage::{Stage, keys};

    #[test]
    fn the_caret_stays_in_view_and_carries_the_cursor() {
        let stage = Stage::new(6, 1);
        let mut field = TextField::new("");
        for input in keys("政 协 益 阳 市") {
            field.handle(&input);
        }
        let shown = stage.draw(|c| field.draw(c.area(), c, true));
        assert_eq!(shown.text, " 阳市\n");
        assert_eq!(shown.caret, Some((5, 0)));
        field.handle(&keys("Home")[0]);
        let shown = stage.draw(|c| field.draw(c.area(), c, true));
        assert_eq!(shown.text, "政协益\n");
        assert_eq!(shown.caret, Some((0, 0)));
        let shown = stage.draw(|c| field.draw(c.area(), c, false));
        assert_eq!((shown.text.as_str(), shown.caret), ("政协 …\n", None));
    }

    #[test]
    fn a_paste_is_one_line() {
        let mut field = TextField::new("a").placeholder(Text::of("姓名", "name"));
        field.handle(&Input::Paste("甲\n乙\n".to_owned()));
        assert_eq!(field.text(), "a甲 乙");
        assert_eq!(field.handle(&keys("Enter")[0]), Outcome::Ignored);
        field.set("");
        let shown = Stage::new(8, 1).draw(|c| field.draw(c.area(), c, true));
        assert_eq!(shown.text, "姓名\n");
    }
}
