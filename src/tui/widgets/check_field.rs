//! Yes or no, one of several, or any of several: boxes in a row.
//!
//! Left and Right go from box to box, Space changes one.

use ratatui::layout::Rect;

use super::Outcome;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::measure;
use crate::tui::theme::Role;

/// A box: its key in drafts and values, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckBox {
    /// The key.
    pub key: String,
    /// The words.
    pub label: Text,
}

/// How many boxes may be ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticks {
    /// At most one; ticking another unticks it.
    One,
    /// As many as one likes.
    Any,
}

/// The field.
#[derive(Clone, Debug)]
pub struct CheckField {
    boxes: Vec<CheckBox>,
    ticked: Vec<bool>,
    ticks: Ticks,
    /// Whether the last tick stays: something has to be chosen.
    required: bool,
    at: usize,
}

impl CheckField {
    /// One box, its key `yes`.
    #[must_use]
    pub fn yes_no(label: Text, yes: bool) -> CheckField {
        let key = "yes".to_owned();
        CheckField {
            boxes: vec![CheckBox { key, label }],
            ticked: vec![yes],
            ticks: Ticks::Any,
            required: false,
            at: 0,
        }
    }

    /// Several boxes, none ticked.
    #[must_use]
    pub fn of(boxes: Vec<CheckBox>, ticks: Ticks) -> CheckField {
        CheckField {
            ticked: vec![false; boxes.len()],
            boxes,
            ticks,
            required: false,
            at: 0,
        }
    }

    /// Something has to be chosen: the only tick is not taken away.
    pub fn require(&mut self) {
        self.required = true;
    }

    /// The keys of the ticked boxes, in their order.
    pub fn ticked(&self) -> impl Iterator<Item = &str> {
        let both = self.boxes.iter().zip(&self.ticked);
        both.filter(|(_, ticked)| **ticked)
            .map(|(b, _)| b.key.as_str())
    }

    /// The words of the ticked boxes.
    pub fn labels(&self, locale: Locale) -> impl Iterator<Item = &str> {
        let both = self.boxes.iter().zip(&self.ticked);
        both.filter(|(_, ticked)| **ticked)
            .map(move |(b, _)| b.label.say(locale))
    }

    /// Ticks exactly the boxes of these keys; keys of no box are passed over.
    pub fn set<'a>(&mut self, keys: impl IntoIterator<Item = &'a str>) {
        self.ticked.fill(false);
        for key in keys {
            if let Some(at) = self.boxes.iter().position(|b| b.key == key) {
                self.tick(at, true);
            }
        }
    }

    fn tick(&mut self, at: usize, on: bool) {
        if self.ticks == Ticks::One {
            self.ticked.fill(false);
        }
        if let Some(ticked) = self.ticked.get_mut(at) {
            *ticked = on;
        }
    }

    /// Goes from box to box, or changes one.
    pub fn handle(&mut self, input: &Input) -> Outcome {
        let last = self.boxes.len().saturating_sub(1);
        match input.key() {
            Some(Key::SPACE) => {
                let on = !self.ticked.get(self.at).copied().unwrap_or_default();
                if on || !self.required || self.ticked().count() > 1 {
                    self.tick(self.at, on);
                }
            }
            Some(Key::LEFT) if self.at > 0 => self.at -= 1,
            Some(Key::RIGHT) if self.at < last => self.at += 1,
            Some(Key::LEFT | Key::RIGHT) => {}
            Some(Key::HOME) => self.at = 0,
            Some(Key::END) => self.at = last,
            _ => return Outcome::Ignored,
        }
        Outcome::Taken
    }

    /// The rows it needs in `width` columns.
    #[must_use]
    pub fn rows(&self, width: u16, locale: Locale) -> u16 {
        self.places(width, locale).last().map_or(1, |(_, y)| y + 1)
    }

    /// Where each box stands, from the field's top left.
    fn places(&self, width: u16, locale: Locale) -> Vec<(u16, u16)> {
        let (mut x, mut y) = (0, 0);
        let mut out = Vec::with_capacity(self.boxes.len());
        for b in &self.boxes {
            let wide = 4 + measure::width(b.label.say(locale)).min(200) as u16;
            if x > 0 && x + wide > width {
                (x, y) = (0, y + 1);
            }
            out.push((x, y));
            x += wide + 2;
        }
        out
    }

    /// Draws the boxes, in as many rows as they need.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let places = self.places(area.width, canvas.locale);
        for (i, (b, (x, y))) in self.boxes.iter().zip(places).enumerate() {
            let (left, right) = match self.ticks {
                Ticks::One => ("(", ")"),
                Ticks::Any => ("[", "]"),
            };
            let tick = if self.ticked[i] { "x" } else { " " };
            let here = focused && i == self.at;
            let style = canvas.style(if here { Role::Selected } else { Role::Plain });
            let (x, y) = (area.x + x, area.y + y);
            if y >= area.bottom() {
                break;
            }
            let room = area.right().saturating_sub(x);
            let words = format!("{left}{tick}{right} {}", b.label.say(canvas.locale));
            canvas.text(x, y, room, &words, style);
            if here {
                canvas.set_caret(x + 1, y);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::{TestTerminal, keys};

    fn ways(ticks: Ticks) -> CheckField {
        let way = |key: &str, zh, en| CheckBox {
            key: key.to_owned(),
            label: Text::of(zh, en),
        };
        let boxes = vec![
            way("visit", "走访", "visit"),
            way("phone", "电话", "phone"),
            way("cloud", "政协云", "cloud"),
        ];
        CheckField::of(boxes, ticks)
    }

    #[test]
    fn boxes_are_ticked_by_keys_and_break_into_rows() {
        let mut field = ways(Ticks::Any);
        for input in keys("Space Right Right Right Space") {
            assert!(field.handle(&input).is_taken());
        }
        assert_eq!(field.ticked().collect::<Vec<_>>(), ["visit", "cloud"]);
        let shown = TestTerminal::new(22, 2).draw(|c| field.draw(c.area(), c, true));
        assert_eq!(shown.text, "[x] 走访  [ ] 电话\n[x] 政协云\n");
        assert_eq!(shown.caret, Some((1, 1)));
        assert_eq!(field.rows(22, Locale::Zh), 2);
        field.set(["phone", "gone"]);
        assert_eq!(field.ticked().collect::<Vec<_>>(), ["phone"]);
    }

    #[test]
    fn one_of_several() {
        let mut field = ways(Ticks::One);
        for input in keys("Space Right Space") {
            field.handle(&input);
        }
        assert_eq!(field.ticked().collect::<Vec<_>>(), ["phone"]);
        for input in keys("Space") {
            field.handle(&input);
        }
        assert_eq!(field.ticked().count(), 0);
    }

    #[test]
    fn the_only_tick_of_what_is_required_stays() {
        for ticks in [Ticks::One, Ticks::Any] {
            let mut field = ways(ticks);
            field.require();
            assert_eq!(field.ticked().count(), 0, "nothing is chosen by itself");
            for input in keys("Space Space") {
                assert!(field.handle(&input).is_taken());
            }
            assert_eq!(field.ticked().collect::<Vec<_>>(), ["visit"]);
            for input in keys("Right Space") {
                field.handle(&input);
            }
            assert!(field.ticked().any(|key| key == "phone"));
        }
    }
}
