//! A window in which a screen has words written: a text that is changed once, a reason. What is written goes back to the screen,
//! which asked with an act of its own; nothing is kept.

mod wording;

pub use wording::Wording;

use ratatui::layout::Rect;

use super::{Step, Window};
use crate::desk::Progress;
use crate::text::Text;
use crate::tui::app::Effect;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Keymap, Lookup, always, key};
use crate::tui::measure;
use crate::tui::theme::Role;
use crate::tui::widgets::leaving::Leaving;
use crate::tui::widgets::overlay;
use crate::tui::widgets::overlay_keys::LeaveStep;
use crate::tui::widgets::text_area::TextArea;

/// The most columns and rows of the window.
const SIZE: (u16, u16) = (96, 26);

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsAction {
    /// Give the screen what is written.
    Take,
    /// Leave it as it was.
    Leave,
}

/// The table; whatever else is typed is written.
#[rustfmt::skip]
pub static KEYS: Keymap<WordsAction, ()> = Keymap {
    title: Text::of("措辞和理由", "Wording and reasons"),
    bindings: &[
        key!(WordsAction::Take, Act, true, [Key::ctrl('s'), Key::f(5)], "采用" / "take",
            "采用所写的文字。", "Take what is written.", always),
        key!(WordsAction::Leave, Program, true, [Key::ESC], "返回" / "close",
            "不采用，回到原处；有改动时先询问。", "Go back without it; asks first where something was changed.", always),
    ],
};

/// The window.
#[derive(Debug)]
pub struct WordsWindow {
    wording: Wording,
    area: TextArea,
    leaving: Leaving,
    /// Whether it was taken though there is nothing.
    lacks: bool,
}

impl WordsWindow {
    /// The window for this.
    #[must_use]
    pub fn new(wording: Wording) -> WordsWindow {
        WordsWindow {
            area: TextArea::new(wording.words.clone()),
            wording,
            leaving: Leaving::default(),
            lacks: false,
        }
    }

    fn is_changed(&self) -> bool {
        self.area.text() != self.wording.words
    }

    fn take(&mut self) -> Step {
        let words = self.area.text().trim().to_owned();
        if words.is_empty() {
            self.lacks = true;
            return Step::taken();
        }
        Step::close().and(Effect::Answered(self.wording.act, words))
    }
}

impl Window for WordsWindow {
    fn open(&mut self) -> Step {
        Step::taken()
    }

    fn handle(&mut self, input: &Input) -> Step {
        if self.leaving.is_asked() {
            match self.leaving.answer(input) {
                Some(LeaveStep::GoOn | LeaveStep::Keep) => return Step::taken(),
                Some(LeaveStep::Save) => return self.take(),
                Some(LeaveStep::Discard) => return Step::close(),
                None => {}
            }
        }
        let action = input.key().map(|key| KEYS.look_up(key, &()));
        match action {
            Some(Lookup::Do(WordsAction::Take)) => return self.take(),
            Some(Lookup::Do(WordsAction::Leave)) if self.is_changed() => self.leaving.ask(),
            Some(Lookup::Do(WordsAction::Leave)) => return Step::close(),
            _ => {
                if self.area.handle(input).is_taken() {
                    self.lacks = false;
                }
            }
        }
        Step::taken()
    }

    fn key_rows(&self) -> Vec<KeyRow> {
        KEYS.rows(&())
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn is_at_work(&self) -> bool {
        self.is_changed()
    }

    fn hear(&mut self, _: &Progress) -> Option<Step> {
        None
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let (width, height) = (
            SIZE.0.min(whole.width.saturating_sub(4)),
            SIZE.1.min(whole.height.saturating_sub(2)),
        );
        let inside = overlay::open(canvas, width, height, &self.wording.title);
        if inside.height < 5 {
            return;
        }
        let body = self.wording.body.say(canvas.locale);
        let asked = measure::wrap(body, inside.width as usize);
        let mut y = inside.y;
        for line in asked.iter().take(usize::from(inside.height) - 4) {
            let style = canvas.style(Role::Label);
            canvas.text(inside.x, y, inside.width, line, style);
            y += 1;
        }
        let foot = inside.bottom() - 2;
        let area = Rect {
            y: y + 1,
            height: foot.saturating_sub(y + 2),
            ..inside
        };
        self.area.draw(area, canvas, true);
        let foot = Rect {
            y: foot,
            height: 2,
            ..inside
        };
        if self.leaving.is_asked() {
            self.leaving.draw(foot, canvas);
            return;
        }
        let (words, role) = match self.lacks {
            true => (Text::of("请写明。", "Write something."), Role::Error),
            false => (
                Text::of("Ctrl-S 采用  Esc 返回", "Ctrl-S take  Esc close"),
                Role::Key,
            ),
        };
        let style = canvas.style(role);
        canvas.say(foot.x, foot.y + 1, foot.width, &words, style);
    }
}
