//! The message of the last act: one line, said once.

use ratatui::layout::Rect;

use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::mark::Mark;
use crate::tui::theme::Role;

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
}

impl Message {
    /// It was done.
    #[must_use]
    pub fn done(text: Text) -> Message {
        Message {
            tone: Tone::Done,
            text,
        }
    }

    /// Something to know.
    #[must_use]
    pub fn note(text: Text) -> Message {
        Message {
            tone: Tone::Note,
            text,
        }
    }

    /// It was refused or failed.
    #[must_use]
    pub fn refused(text: Text) -> Message {
        Message {
            tone: Tone::Refused,
            text,
        }
    }

    /// Draws it in the first row of `area`.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let (role, mark) = match self.tone {
            Tone::Done => (Role::Ok, canvas.mark(Mark::Ok)),
            Tone::Note => (Role::Accent, canvas.mark(Mark::Advice)),
            Tone::Refused => (Role::Error, canvas.mark(Mark::Breach)),
        };
        let words = format!(" {mark} {}", self.text.say(canvas.locale));
        canvas.text(area.x, area.y, area.width, &words, canvas.style(role));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::stage::Stage;

    #[test]
    fn a_refusal_is_told_without_colour_too() {
        let refused = Message::refused(Text::of("没有选中登记表", "no form is chosen"));
        let shown = Stage::new(20, 1).draw(|c| refused.draw(c.area(), c));
        assert_eq!(shown.text, " ✘ 没有选中登记表\n");
        let done = Message::done(Text::of("已备案", "filed"));
        assert_eq!(
            Stage::new(20, 1).draw(|c| done.draw(c.area(), c)).text,
            " ✓ 已备案\n"
        );
    }
}
