//! From when on it holds that the files have somebody or something elsewhere than the store; or that
//! the store was wrong.

use chrono::NaiveDate;

use super::day_question::DayQuestion;
use crate::desk::import::Moves;
use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::widgets::Outcome;

/// The question.
pub(super) struct MovedOn {
    was: Moves,
    today: NaiveDate,
    asked: DayQuestion,
    /// Whether the files are taken in once this is answered.
    pub(super) then_take: bool,
}

impl MovedOn {
    /// Asks of `count` moves, which count as `was` so far.
    pub(super) fn of(count: usize, was: Moves, today: NaiveDate, then_take: bool) -> MovedOn {
        let title = Text::of("变动日期", "Moved on");
        let body = text!(
            "{count} 处与库中不同。自何日起变动？原登记有误、从来不是那样的，清空日期，即为更正。",
            "{count} stand elsewhere than in the store. From which day on? Empty the date where the store was wrong: that is a correction."
        );
        MovedOn {
            was,
            today,
            asked: DayQuestion::of(title, body, was.day(today), today),
            then_take,
        }
    }

    /// Types; gives what was decided.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<Moves> {
        self.asked.handle(input).map(|day| match day {
            day if day == self.was.day(self.today) => self.was,
            None => Moves::Corrected,
            day => Moves::On(day),
        })
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        self.asked.draw(canvas);
    }
}
