//! A question that a day answers, over the preview.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::panes::lines::{self, Line};
use crate::tui::theme::Role;
use crate::tui::widgets::date_field::DateField;
use crate::tui::widgets::{Outcome, overlay};

/// The question: a title, what is asked, and the field.
pub(super) struct DayQuestion {
    title: Text,
    body: Text,
    today: NaiveDate,
    field: DateField,
    fault: Option<Text>,
}

impl DayQuestion {
    /// Asks, with a day to begin with.
    pub(super) fn of(
        title: Text,
        body: Text,
        day: Option<NaiveDate>,
        today: NaiveDate,
    ) -> DayQuestion {
        DayQuestion {
            title,
            body,
            today,
            field: DateField::new(day, today),
            fault: None,
        }
    }

    /// Types; gives a day that is not after today, or none where the field was emptied.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<Option<NaiveDate>> {
        match input.key() {
            Some(Key::ESC) => Outcome::Closed,
            Some(key) if key == Key::ENTER || key == Key::ctrl('s') => match self.decided() {
                Ok(day) => Outcome::Gave(day),
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

    fn decided(&self) -> Result<Option<NaiveDate>, Text> {
        let today = self.today;
        match self.field.day()? {
            Some(day) if day > today => Err(text!(
                "日期不能晚于今天（{today}）。",
                "The date lies after today ({today})."
            )),
            day => Ok(day),
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let width = whole.width.saturating_sub(4).min(72);
        let inside = overlay::open(canvas, width, 8, &self.title);
        let above = Rect {
            height: 3.min(inside.height),
            ..inside
        };
        lines::draw(&[Line::plain(self.body.say(canvas.locale))], above, canvas);
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
