//! The question that closing asks where something was typed: go on, save, keep for later, discard.
//!
//! Enter goes on, and so does whatever is typed: people press Esc for their input method, too, and
//! nobody throws anything away by typing on.

use ratatui::layout::Rect;

use super::overlay_keys::{LEAVING, LeaveStep};
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::keymap::Lookup;
use crate::tui::theme::Role;

/// Whether it is asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leaving {
    asked: bool,
    keeps: bool,
}

impl Leaving {
    /// Of a window whose text somebody keeps on F7.
    #[must_use]
    pub fn that_keeps() -> Leaving {
        Leaving {
            keeps: true,
            ..Leaving::default()
        }
    }

    /// Whether the question stands.
    #[must_use]
    pub fn is_asked(self) -> bool {
        self.asked
    }

    /// Asks.
    pub fn ask(&mut self) {
        self.asked = true;
    }

    /// The answer of an input; none for one that goes on by being typed.
    pub fn answer(&mut self, input: &Input) -> Option<LeaveStep> {
        let step = match input {
            Input::Key(key) => match LEAVING.look_up(*key, &()) {
                Lookup::Do(LeaveStep::Keep) if !self.keeps => None,
                Lookup::Do(step) => Some(step),
                Lookup::Refused(_) | Lookup::Unbound => None,
            },
            Input::Paste(_) => None,
            // The mouse answers nothing.
            Input::Mouse(_) | Input::Resize { .. } => return Some(LeaveStep::GoOn),
        };
        self.asked = false;
        step
    }

    /// Draws the question in the two rows of `area`.
    pub fn draw(self, area: Rect, canvas: &mut Canvas<'_>) {
        let ask = Text::of("改动还没有保存。", "Your changes are not saved.");
        let keys = if self.keeps {
            Text::of(
                "回车 继续填写  F7 暂存，以后再填  F8 放弃  Ctrl-S 保存",
                "Enter go on  F7 keep for later  F8 discard  Ctrl-S save",
            )
        } else {
            Text::of(
                "回车 继续填写  F8 放弃  Ctrl-S 保存",
                "Enter go on  F8 discard  Ctrl-S save",
            )
        };
        let style = canvas.style(Role::Error);
        canvas.say(area.x, area.y, area.width, &ask, style);
        canvas.set_caret(area.x, area.y);
        if area.height > 1 {
            let style = canvas.style(Role::Key);
            canvas.say(area.x, area.y + 1, area.width, &keys, style);
        }
    }
}
