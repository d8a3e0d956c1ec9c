//! From when on it holds that the files have somebody or something elsewhere than the store; or that
//! the store was wrong.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::desk::import::Moves;
use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::panes::lines::{self, Line};
use crate::tui::theme::Role;
use crate::tui::widgets::date_field::DateField;
use crate::tui::widgets::{Outcome, overlay};

/// The question.
pub(super) struct MovedOn {
    count: usize,
    was: Moves,
    today: NaiveDate,
    field: DateField,
    fault: Option<Text>,
    /// Whether the files are taken in once this is answered.
    pub(super) then_take: bool,
}

impl MovedOn {
    /// Asks of `count` moves, which count as `was` so far.
    pub(super) fn of(count: usize, was: Moves, today: NaiveDate, then_take: bool) -> MovedOn {
        MovedOn {
            count,
            was,
            today,
            field: DateField::new(was.day(today), today),
            fault: None,
            then_take,
        }
    }

    /// Types; gives what was decided.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<Moves> {
        match input.key() {
            Some(Key::ESC) => Outcome::Closed,
            Some(key) if key == Key::ENTER || key == Key::ctrl('s') => match self.decided() {
                Ok(moves) => Outcome::Gave(moves),
                Err(why) => {
                    self.fault = Some(why);
                    Outcome::Taken
                }
            },
            _ => {
                self.fault = None;
                self.field.handle(input);
                Outcome::Taken
            }
        }
    }

    fn decided(&self) -> Result<Moves, Text> {
        let today = self.today;
        match self.field.day()? {
            day if day == self.was.day(today) => Ok(self.was),
            None => Ok(Moves::Corrected),
            Some(day) if day > today => Err(text!(
                "日期不能晚于今天（{today}）。",
                "The date lies after today ({today})."
            )),
            day => Ok(Moves::On(day)),
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let width = whole.width.saturating_sub(4).min(72);
        let count = self.count;
        let title = Text::of("变动日期", "Moved on");
        let inside = overlay::open(canvas, width, 8, &title);
        let body = text!(
            "{count} 处与库中不同。自何日起变动？原登记有误、从来不是那样的，清空日期，即为更正。",
            "{count} stand elsewhere than in the store. From which day on? Empty the date where the store was wrong: that is a correction."
        );
        let above = Rect {
            height: 3.min(inside.height),
            ..inside
        };
        lines::draw(&[Line::plain(body.say(canvas.locale))], above, canvas);
        let row = |up: u16| Rect {
            y: inside.bottom().saturating_sub(up).max(inside.y),
            height: 1.min(inside.height),
            ..inside
        };
        self.field.draw(row(3), canvas, true);
        let (words, role) = match &self.fault {
            Some(why) => (why.clone(), Role::Breach),
            None => (
                Text::of("回车：确定  Esc：返回", "Enter: done  Esc: back"),
                Role::Muted,
            ),
        };
        let (foot, style) = (row(1), canvas.style(role));
        canvas.say(foot.x, foot.y, foot.width, &words, style);
    }
}
