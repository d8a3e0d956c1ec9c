//! Several lines of text being typed: wrapped softly, pasted with their line ends.
//!
//! Up and Down follow the column that is seen, not the bytes. Enter is a line end here; whoever it
//! stands in leaves it by Tab. Leaves Esc and Tab alone, and Up in the first and Down in the last line.

use std::cell::Cell;
use std::ops::Range;

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::Outcome;
use super::text_buffer::TextBuffer;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Code;
use crate::tui::measure;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// The field.
#[derive(Clone, Debug)]
pub struct TextArea {
    buffer: TextBuffer,
    placeholder: Option<Text>,
    /// The column that Up and Down try to keep.
    goal: Option<usize>,
    /// The size of the last drawing: lines are wrapped by it.
    seen: Cell<(u16, u16)>,
    top: Cell<usize>,
}

impl TextArea {
    /// A field with `text`, the caret at its end.
    #[must_use]
    pub fn new(text: impl Into<String>) -> TextArea {
        TextArea {
            buffer: TextBuffer::new(text),
            placeholder: None,
            goal: None,
            seen: Cell::new((60, 8)),
            top: Cell::new(0),
        }
    }

    /// The same with words that stand in it while it is empty.
    #[must_use]
    pub fn placeholder(mut self, words: Text) -> TextArea {
        self.placeholder = Some(words);
        self
    }

    /// The same with a limit, in bytes.
    #[must_use]
    pub fn at_most(mut self, bytes: usize) -> TextArea {
        self.buffer = self.buffer.at_most(bytes);
        self
    }

    /// What is typed, with its line ends.
    #[must_use]
    pub fn text(&self) -> &str {
        self.buffer.text()
    }

    /// Replaces what is typed.
    pub fn set(&mut self, text: impl Into<String>) {
        self.buffer.set(text);
        self.goal = None;
    }

    /// Edits.
    pub fn handle(&mut self, input: &Input) -> Outcome {
        let Input::Key(key) = input else {
            return self.edit(input);
        };
        if key.ctrl || key.alt {
            return self.edit(input);
        }
        let page = i64::from(self.seen.get().1.max(2)) - 1;
        match key.code {
            Code::Enter => {
                self.buffer.insert("\n");
                self.goal = None;
                Outcome::Taken
            }
            Code::Up => self.lines_down(-1),
            Code::Down => self.lines_down(1),
            Code::PageUp => self.lines_down(-page),
            Code::PageDown => self.lines_down(page),
            Code::Home | Code::End => {
                let lines = self.lines();
                let (line, _) = self.place(&lines);
                let at = if key.code == Code::Home {
                    lines[line].start
                } else {
                    self.end_of(&lines, line)
                };
                self.buffer.go(at);
                self.goal = None;
                Outcome::Taken
            }
            _ => self.edit(input),
        }
    }

    fn edit(&mut self, input: &Input) -> Outcome {
        if self.buffer.edit(input) {
            self.goal = None;
            Outcome::Taken
        } else {
            Outcome::Ignored
        }
    }

    fn lines_down(&mut self, by: i64) -> Outcome {
        let lines = self.lines();
        let (line, column) = self.place(&lines);
        let last = lines.len() as i64 - 1;
        let to = (line as i64 + by).clamp(0, last);
        if to == line as i64 {
            return Outcome::Ignored;
        }
        let goal = *self.goal.get_or_insert(column);
        let to = to as usize;
        let text = self.buffer.text();
        let mut at = lines[to].end;
        let mut used = 0;
        for (from, g) in text[lines[to].clone()].grapheme_indices(true) {
            let w = measure::grapheme_width(g);
            if used + w > goal {
                at = lines[to].start + from;
                break;
            }
            used += w;
        }
        self.buffer.go(at.min(self.end_of(&lines, to)));
        Outcome::Taken
    }

    /// The last place of the caret in a line: before the last character of one that was wrapped,
    /// because behind it is the beginning of the next.
    fn end_of(&self, lines: &[Range<usize>], line: usize) -> usize {
        let end = lines[line].end;
        match lines.get(line + 1) {
            Some(next) if next.start == end => self.buffer.before(end),
            _ => end,
        }
    }

    fn lines(&self) -> Vec<Range<usize>> {
        // One column is kept for the caret at the end of a full line.
        measure::wrap_ranges(
            self.buffer.text(),
            usize::from(self.seen.get().0.max(2)) - 1,
        )
    }

    /// The caret's line and column.
    fn place(&self, lines: &[Range<usize>]) -> (usize, usize) {
        let caret = self.buffer.caret();
        let line = lines
            .iter()
            .rposition(|line| line.start <= caret)
            .unwrap_or(0);
        (
            line,
            measure::width(&self.buffer.text()[lines[line].start..caret]),
        )
    }

    /// Draws in `area`.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let area = area.intersection(canvas.area());
        if area.is_empty() {
            return;
        }
        self.seen.set((area.width, area.height));
        // Underlined blanks would fill the whole area with lines: only the first row of an empty
        // field, and the text itself, carry the field's style when it has not the keyboard.
        let style = canvas.style(if focused {
            Role::FieldFocused
        } else {
            Role::Plain
        });
        canvas.clear(area, style);
        let text = self.buffer.text();
        if text.is_empty()
            && let Some(words) = &self.placeholder
        {
            let faint = style.patch(canvas.style(Role::Placeholder));
            canvas.say(area.x, area.y, area.width, words, faint);
        }
        let lines = self.lines();
        let (line, column) = self.place(&lines);
        let top = self.scroll(line, lines.len(), usize::from(area.height));
        for (range, y) in lines.iter().skip(top).zip(area.y..area.bottom()) {
            let words = text[range.clone()].trim_end_matches(' ');
            canvas.text(area.x, y, area.width, words, style);
        }
        let more = canvas.mark(Symbol::More);
        if top + usize::from(area.height) < lines.len() {
            canvas.symbol(
                area.right() - 1,
                area.bottom() - 1,
                more,
                canvas.style(Role::Muted),
            );
        }
        if top > 0 && area.height > 1 {
            canvas.symbol(area.right() - 1, area.y, more, canvas.style(Role::Muted));
        }
        if focused {
            let x = area.x + column.min(usize::from(area.width) - 1) as u16;
            canvas.set_caret(x, area.y + (line - top) as u16);
        }
    }

    fn scroll(&self, line: usize, lines: usize, page: usize) -> usize {
        let mut top = self.top.get().min(lines.saturating_sub(page));
        if line < top {
            top = line;
        } else if line >= top + page {
            top = line + 1 - page;
        }
        self.top.set(top);
        top
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tui::test_terminal::{Shown, TestTerminal, keys};

    fn press(area: &mut TextArea, names: &str) {
        for input in keys(names) {
            area.handle(&input);
        }
    }

    fn drawn(area: &TextArea, width: u16, height: u16) -> Shown {
        TestTerminal::new(width, height).draw(|c| area.draw(c.area(), c, true))
    }

    #[test]
    fn lines_wrap_and_the_caret_follows_columns() {
        let mut area = TextArea::new("");
        area.handle(&Input::Paste("走访六户界别群众\nab".to_owned()));
        let shown = drawn(&area, 9, 4);
        assert_eq!(shown.text, "走访六户\n界别群众\nab\n\n");
        assert_eq!(shown.caret, Some((2, 2)));
        press(&mut area, "Up");
        assert_eq!(drawn(&area, 9, 4).caret, Some((2, 1)));
        press(&mut area, "End");
        assert_eq!(drawn(&area, 9, 4).caret, Some((8, 1)));
        press(&mut area, "Up");
        assert_eq!(
            drawn(&area, 9, 4).caret,
            Some((6, 0)),
            "behind it the next line begins"
        );
        press(&mut area, "Down");
        assert_eq!(
            drawn(&area, 9, 4).caret,
            Some((8, 1)),
            "the column is remembered"
        );
        press(&mut area, "Home x Enter");
        assert_eq!(area.text(), "走访六户x\n界别群众\nab");
        assert_eq!(area.handle(&keys("Tab")[0]), Outcome::Ignored);
        press(&mut area, "Ctrl-End");
        assert_eq!(area.handle(&keys("Down")[0]), Outcome::Ignored);
    }

    #[test]
    fn a_long_text_scrolls_and_says_so() {
        let area = TextArea::new("1\n2\n3\n4\n5");
        assert_eq!(drawn(&area, 5, 2).text, "4   …\n5\n");
    }

    proptest! {
        #[test]
        fn the_caret_is_always_in_view(
            text in "[a-c 界别，\n]{0,40}",
            names in proptest::collection::vec(0usize..11, 0..40),
            width in 1u16..20, height in 1u16..6,
        ) {
            let mut area = TextArea::new(text);
            let all = ["Up", "Down", "Home", "End", "Left", "Right", "Enter", "界", "Backspace",
                "PageUp", "Ctrl-W"];
            for name in names {
                press(&mut area, all[name]);
                prop_assert!(drawn(&area, width, height).caret.is_some());
            }
        }
    }
}
