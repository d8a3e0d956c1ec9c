//! The message of the last act, said once: in one line, or in as many as its words need, up to four, so
//! that what to do now is seen.

use std::cell::Cell;

use ratatui::layout::Rect;

use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// Where the words begin, behind the mark.
const WORDS_AT: u16 = 3;

/// The same of a fault beside what it is about.
const FAULT_AT: u16 = 2;

/// The most rows that a message takes.
const MOST_ROWS: usize = 4;

/// The same of a fault in a window, which is narrower.
const MOST_OF_A_FAULT: usize = 7;

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It was done.
    Done,
    /// Something to know.
    Note,
    /// It was refused or failed.
    Refused,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How it is meant.
    pub tone: Tone,
    /// Its words.
    pub text: Text,
    /// Was it read, so that it gives back the rows of what stands there?
    folded: bool,
    /// Was it drawn?
    drawn: Cell<bool>,
}

impl Message {
    fn of(tone: Tone, text: Text) -> Message {
        Message {
            tone,
            text,
            folded: false,
            drawn: Cell::new(false),
        }
    }

    /// It was done.
    #[must_use]
    pub fn done(text: Text) -> Message {
        Message::of(Tone::Done, text)
    }

    /// Something to know.
    #[must_use]
    pub fn note(text: Text) -> Message {
        Message::of(Tone::Note, text)
    }

    /// It was refused or failed.
    #[must_use]
    pub fn refused(text: Text) -> Message {
        Message::of(Tone::Refused, text)
    }

    /// From now on it takes one row.
    pub fn fold(&mut self) {
        self.folded = true;
    }

    /// May what others did stand in its place? Not in that of a refusal, nor of what was never seen.
    #[must_use]
    pub fn yields(&self) -> bool {
        match self.tone {
            Tone::Refused => false,
            Tone::Done => self.drawn.get(),
            Tone::Note => true,
        }
    }

    /// Draws it in the row of `area`, and where that is too short in the rows above it, too.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) {
        self.drawn.set(true);
        let (role, mark) = match self.tone {
            Tone::Done => (Role::Ok, canvas.mark(Symbol::Ok)),
            Tone::Note => (Role::Accent, canvas.mark(Symbol::Advice)),
            Tone::Refused => (Role::Error, canvas.mark(Symbol::Breach)),
        };
        let style = canvas.style(role);
        let words = self.text.say(canvas.locale);
        let room = area.width.saturating_sub(WORDS_AT + 1);
        let rows = match self.folded {
            true => 1,
            false => MOST_ROWS.min(usize::from(area.y) + 1),
        };
        let lines = first_lines(words, usize::from(room), rows);
        let top = area.y - (lines.len() as u16 - 1);
        if lines.len() > 1 {
            let whole = Rect {
                y: top,
                height: lines.len() as u16,
                ..area
            };
            canvas.clear(whole, canvas.style(Role::Plain));
        }
        canvas.text(area.x + 1, top, area.width, mark, style);
        for (line, y) in lines.into_iter().zip(top..) {
            let width = area.width.saturating_sub(WORDS_AT);
            canvas.text(area.x + WORDS_AT, y, width, line, style);
        }
    }
}

/// How many of so wide rows tell what is wrong.
pub(in crate::tui) fn fault_rows(why: &Text, width: u16, locale: Locale) -> u16 {
    let room = usize::from(width.saturating_sub(FAULT_AT));
    first_lines(why.say(locale), room, MOST_OF_A_FAULT).len() as u16
}

/// Tells in the rows of `area` what is wrong.
pub(super) fn draw_fault(why: &Text, area: Rect, canvas: &mut Canvas<'_>) {
    let (mark, style) = (canvas.mark(Symbol::Breach), canvas.style(Role::Error));
    canvas.text(area.x, area.y, area.width, mark, style);
    let width = area.width.saturating_sub(FAULT_AT);
    let words = why.say(canvas.locale);
    let lines = first_lines(words, usize::from(width), usize::from(area.height));
    for (line, y) in lines.into_iter().zip(area.y..area.bottom()) {
        canvas.text(area.x + FAULT_AT, y, width, line, style);
    }
}

/// `words` in at most so many lines; what they don't hold is left to the last one, which is cut.
pub(super) fn first_lines(words: &str, columns: usize, most: usize) -> Vec<&str> {
    let mut lines = measure::wrap(words, columns);
    if lines.len() > most {
        let ranges = measure::wrap_ranges(words, columns);
        lines.truncate(most.max(1));
        if let (Some(last), Some(range)) = (lines.last_mut(), ranges.get(most.max(1) - 1)) {
            *last = &words[range.start..];
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::TestTerminal;

    #[test]
    fn a_refusal_is_told_without_colour_too() {
        let refused = Message::refused(Text::of("没有选中登记表", "no form is chosen"));
        let shown = TestTerminal::new(20, 1).draw(|c| refused.draw(c.area(), c));
        assert_eq!(shown.text, " × 没有选中登记表\n");
        let done = Message::done(Text::of("已备案", "filed"));
        assert_eq!(
            TestTerminal::new(20, 1)
                .draw(|c| done.draw(c.area(), c))
                .text,
            " √ 已备案\n"
        );
    }
}
