//! A day being typed, with the day that is understood beside it.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;

use super::Outcome;
use super::date_words::weekday;
use super::text_field::TextField;
use crate::desk::written::read_day;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Code;
use crate::tui::theme::Role;

/// The field. It keeps the words as they were typed until [`DateField::settle`].
#[derive(Clone, Debug)]
pub struct DateField {
    field: TextField,
    today: NaiveDate,
}

/// The columns of the field itself: `2026年11月24日` and the caret.
const COLUMNS: u16 = 16;

impl DateField {
    /// A field with a day, or empty. `today` is what `今天`, `-3` and a day without a year mean.
    #[must_use]
    pub fn new(day: Option<NaiveDate>, today: NaiveDate) -> DateField {
        let words = day.map(|day| day.to_string()).unwrap_or_default();
        DateField {
            field: TextField::new(words)
                .placeholder(Text::of("月-日", "month-day"))
                .at_most(40)
                .as_a_whole(),
            today,
        }
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// Replaces what is typed.
    pub fn set(&mut self, words: &str) {
        self.field.set(words);
        self.field.leave();
    }

    /// The day that is meant; `None` when nothing is typed.
    ///
    /// # Errors
    /// Why it is no day.
    pub fn day(&self) -> Result<Option<NaiveDate>, Text> {
        read_day(self.field.text(), self.today)
    }

    /// Writes the day out in full, so that `-3` does not mean another day tomorrow. A day is then
    /// replaced as a whole by what is typed next; what is no day yet is gone on with.
    pub fn settle(&mut self) {
        if let Ok(Some(day)) = self.day() {
            self.set(&day.to_string());
        }
    }

    /// Edits; Ctrl-Up and Ctrl-Down go a day on and back.
    pub fn handle(&mut self, input: &Input) -> Outcome {
        if let Input::Key(key) = input
            && key.ctrl
            && let (Code::Up | Code::Down, Ok(day)) = (key.code, self.day())
        {
            let day = day.unwrap_or(self.today);
            let other = if key.code == Code::Up {
                day.succ_opt()
            } else {
                day.pred_opt()
            };
            self.set(&other.unwrap_or(day).to_string());
            return Outcome::Taken;
        }
        self.field.handle(input)
    }

    /// Draws the words and, at their right, the day they mean.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let width = area.width.min(COLUMNS);
        self.field.draw(Rect { width, ..area }, canvas, focused);
        let x = area.x + width + 1;
        let room = area.width.saturating_sub(width + 1);
        if let Ok(Some(day)) = self.day() {
            let week = weekday(day.weekday());
            let words = format!("{day} {}", week.say(canvas.locale));
            canvas.text(x, area.y, room, &words, canvas.style(Role::Muted));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::{TestTerminal, keys};

    #[test]
    fn the_day_meant_stands_beside_the_words() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let mut field = DateField::new(None, today);
        for input in keys("- 3") {
            field.handle(&input);
        }
        let shown = TestTerminal::new(36, 1).draw(|c| field.draw(c.area(), c, true));
        assert_eq!(shown.text, "-3               2026-11-21 周六\n");
        field.handle(&keys("Ctrl-Up")[0]);
        assert_eq!(field.text(), "2026-11-22");
        field.set("2-30");
        assert!(field.day().is_err());
        field.settle();
        assert_eq!(field.text(), "2-30");
    }

    #[test]
    fn a_day_that_stands_there_is_replaced_by_the_one_typed() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let typed = |names: &str| {
            let mut field = DateField::new(Some(today), today);
            for input in keys(names) {
                field.handle(&input);
            }
            field.settle();
            field.text().to_owned()
        };
        assert_eq!(typed("2 0 2 6 - 0 6 - 3 0"), "2026-06-30");
        assert_eq!(typed("- 3"), "2026-11-21");
        assert_eq!(typed("End Backspace 5"), "2026-11-25");
        assert_eq!(typed("Ctrl-Down 6 - 1"), "2026-06-01");
        let mut field = DateField::new(None, today);
        for names in ["6 - 1", "6 - 3"] {
            for input in keys(names) {
                field.handle(&input);
            }
            field.settle();
        }
        assert_eq!(field.text(), "2026-06-03", "typed a second time");
    }
}
