//! One line of text being typed.
//!
//! Scrolls sideways under the caret, and puts the terminal's cursor at the caret. Leaves Enter, Tab,
//! Esc, Up and Down to whoever it stands in. What stands in it by default may be selected: the first
//! key typed replaces it, and a key that moves the caret keeps it.

use std::cell::Cell;

use ratatui::layout::Rect;

use super::Outcome;
use super::text_buffer::TextBuffer;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Code;
use crate::tui::measure;
use crate::tui::theme::Role;

/// The field.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    buffer: TextBuffer,
    placeholder: Option<Text>,
    /// Whether the text is taken as a whole: typing replaces it.
    selected: bool,
    /// When it is selected again as the keyboard leaves.
    selects: Selects,
    /// The columns scrolled away at the left, as of the last drawing.
    left: Cell<usize>,
}

/// When a field is taken as a whole as the keyboard comes into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Selects {
    /// Never: what somebody wrote is gone on with.
    #[default]
    Never,
    /// While it has this text, which nobody wrote.
    Untouched(String),
    /// Always: a day or a number is written anew, never gone on with.
    Always,
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

    /// Its text is a default that nobody wrote: it is selected until it is changed.
    pub fn propose(&mut self) {
        if self.selects != Selects::Always {
            self.selects = Selects::Untouched(self.text().to_owned());
        }
        self.leave();
    }

    /// Another default takes the place of the one before; it is one still where nobody wrote.
    pub fn follow(&mut self, text: impl AsRef<str>) {
        let untouched = self.selected || self.text().is_empty();
        self.set(text);
        if untouched {
            self.propose();
        }
    }

    /// The same, whose text is always selected when the keyboard comes into it: a day, a number.
    #[must_use]
    pub fn as_a_whole(mut self) -> TextField {
        self.selects = Selects::Always;
        self.leave();
        self
    }

    /// The keyboard goes elsewhere; when it comes back, a default is selected again.
    pub fn leave(&mut self) {
        self.selected = match &self.selects {
            Selects::Never => false,
            Selects::Untouched(text) => text == self.text() && !text.is_empty(),
            Selects::Always => !self.text().is_empty(),
        };
    }

    /// Whether the text is selected, so that the first key typed replaces it.
    #[must_use]
    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.buffer.text()
    }

    /// Replaces what is typed; line ends become spaces.
    pub fn set(&mut self, text: impl AsRef<str>) {
        self.buffer.set(one_line(text.as_ref()));
        self.selected = false;
    }

    /// Edits.
    pub fn handle(&mut self, input: &Input) -> Outcome {
        if self.selected && replaces(input) {
            self.buffer.set("");
        }
        let taken = match input {
            Input::Paste(text) => self.buffer.edit(&Input::Paste(one_line(text))),
            other => self.buffer.edit(other),
        };
        if taken {
            self.selected = false;
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
        let marked = focused && self.selected;
        let mut at = 0;
        for (g, w) in measure::graphemes(text) {
            // A wide character that the left edge cuts is not shown.
            if at >= left && at + w <= left + columns {
                let style = if marked {
                    canvas.style(Role::Selected)
                } else {
                    style
                };
                canvas.text(area.x + (at - left) as u16, area.y, w as u16, g, style);
            }
            at += w;
        }
        if !focused && at > columns {
            let more = canvas.mark(crate::tui::symbols::Symbol::More);
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

/// Whether the input types or rubs out, which a selected text does not outlive. Alt with a letter
/// may be a key that moves or rubs out a word; moving keeps the text.
fn replaces(input: &Input) -> bool {
    match input {
        Input::Paste(text) => !text.is_empty(),
        Input::Key(key) => {
            key.typed().is_some()
                || matches!(key.code, Code::Backspace | Code::Delete)
                || key.ctrl && matches!(key.code, Code::Char('u' | 'k' | 'w' | 'd'))
                || key.alt && key.code == Code::Char('d')
        }
        Input::Mouse(_) | Input::Resize { .. } => false,
    }
}

fn one_line(text: &str) -> String {
    let text = text.trim_end_matches('\n');
    text.replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::{TestTerminal, keys};

    #[test]
    fn the_caret_stays_in_view_and_carries_the_cursor() {
        let stage = TestTerminal::new(6, 1);
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
        let shown = TestTerminal::new(8, 1).draw(|c| field.draw(c.area(), c, true));
        assert_eq!(shown.text, "姓名\n");
    }

    #[test]
    fn a_default_is_selected_and_replaced_by_the_first_key_typed() {
        let proposed = || {
            let mut field = TextField::new("王伟");
            field.propose();
            field
        };
        let after = |names: &str| {
            let mut field = proposed();
            for input in keys(names) {
                field.handle(&input);
            }
            field.text().to_owned()
        };
        assert_eq!(after("李 明"), "李明");
        for names in ["Backspace", "Delete", "Ctrl-W", "Ctrl-U", "Ctrl-K"] {
            assert_eq!(after(names), "", "{names}");
        }
        for names in ["End 、", "Right 、"] {
            assert_eq!(after(names), "王伟、", "{names}");
        }
        assert_eq!(after("Home 小"), "小王伟");
        let mut field = proposed();
        field.handle(&Input::Paste("赵\n".to_owned()));
        assert_eq!(field.text(), "赵");
        let stage = TestTerminal::new(12, 1);
        let mut field = proposed();
        let drawn = |field: &TextField, focused| {
            let shown = stage.draw(|c| field.draw(c.area(), c, focused));
            (stage.styled(&shown, Role::Selected), shown.caret)
        };
        assert_eq!(drawn(&field, true), (vec!["王伟".to_owned()], Some((4, 0))));
        assert_eq!(drawn(&field, false).0, Vec::<String>::new());
        // Kept and not changed, it is a default still; changed, it is what somebody wrote.
        field.handle(&keys("End")[0]);
        assert!(!field.is_selected());
        field.leave();
        assert!(field.is_selected());
        field.handle(&keys("End")[0]);
        field.handle(&keys("x")[0]);
        field.leave();
        assert!(!field.is_selected());
    }

    #[test]
    fn a_whole_is_written_anew_each_time() {
        let mut field = TextField::new("12").as_a_whole();
        for input in keys("7 8") {
            field.handle(&input);
        }
        assert_eq!(field.text(), "78");
        field.leave();
        field.handle(&keys("9")[0]);
        assert_eq!(field.text(), "9");
    }
}
