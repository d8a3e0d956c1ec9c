//! The help page: every key of the screen, by group, with why some are not to be had now.
//!
//! Made from the tables alone, so it cannot tell what is not so.

use std::cell::Cell;

use super::Outcome;
use super::overlay;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::{Group, KeyRow};
use crate::tui::measure;
use crate::tui::theme::Role;

/// The page.
#[derive(Clone, Debug)]
pub struct Help {
    rows: Vec<KeyRow>,
    top: Cell<usize>,
    page: Cell<usize>,
}

/// A line of the page: a heading, or keys and words.
enum HelpLine {
    Head(String),
    Key {
        keys: String,
        words: String,
        off: bool,
    },
    Blank,
}

impl Help {
    /// A page of the rows of one or more tables, as they stand now.
    #[must_use]
    pub fn new(rows: Vec<KeyRow>) -> Help {
        Help {
            rows,
            top: Cell::new(0),
            page: Cell::new(1),
        }
    }

    /// Scrolls, or closes.
    pub fn handle(&mut self, input: &Input) -> Outcome {
        let Some(key) = input.key() else {
            return Outcome::Ignored;
        };
        let (top, page) = (self.top.get(), self.page.get());
        let top = match key.code {
            Code::Esc | Code::Enter | Code::F(1) => return Outcome::Closed,
            _ if key == Key::char('q') || key == Key::char('?') => return Outcome::Closed,
            Code::Up => top.saturating_sub(1),
            Code::Down => top.saturating_add(1),
            Code::PageUp => top.saturating_sub(page),
            Code::PageDown | Code::Char(' ') => top.saturating_add(page),
            Code::Home => 0,
            Code::End => usize::MAX,
            _ => top,
        };
        self.top.set(top);
        Outcome::Taken
    }

    /// Draws it over the screen.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let width = whole.width.saturating_sub(4).min(96);
        let label = self.key_width().min(width / 3);
        let lines = self.lines(canvas.locale, usize::from(width.saturating_sub(label + 7)));
        let height = (lines.len() as u16)
            .saturating_add(2)
            .min(whole.height.saturating_sub(2));
        let title = Text::of("按键", "Keys");
        let inside = overlay::open(canvas, width, height, &title);
        let page = usize::from(inside.height).max(1);
        self.page.set(page);
        let top = self.top.get().min(lines.len().saturating_sub(page));
        self.top.set(top);
        for (line, y) in lines.iter().skip(top).zip(inside.y..inside.bottom()) {
            match line {
                HelpLine::Head(words) => {
                    canvas.text(inside.x, y, inside.width, words, canvas.style(Role::Title));
                }
                HelpLine::Key { keys, words, off } => {
                    let key = canvas.style(if *off { Role::Disabled } else { Role::Key });
                    let plain = canvas.style(if *off { Role::Disabled } else { Role::Plain });
                    canvas.text(inside.x + 1, y, label, keys, key);
                    let x = inside.x + label + 3;
                    canvas.text(x, y, inside.right().saturating_sub(x), words, plain);
                }
                HelpLine::Blank => {}
            }
        }
        if lines.len() > page {
            // In the lower border: where one is, and which keys go on.
            let (from, to, of) = (top + 1, (top + page).min(lines.len()), lines.len());
            let hint = match (top > 0, to < of) {
                (false, _) => Text::of("下面还有：↓ PgDn", "more below: ↓ PgDn"),
                (true, true) => Text::of("上下还有：PgUp PgDn", "more above and below: PgUp PgDn"),
                (true, false) => Text::of("上面还有：↑ PgUp", "more above: ↑ PgUp"),
            };
            let words = format!(" {from}–{to}/{of}  {} ", hint.say(canvas.locale));
            let style = canvas.style(Role::Accent);
            let room = inside.width.saturating_sub(2);
            canvas.text(inside.x + 1, inside.bottom(), room, &words, style);
        }
    }

    fn key_width(&self) -> u16 {
        let widest = self.rows.iter().map(|row| measure::width(&keys(row))).max();
        widest.unwrap_or(0).min(24) as u16
    }

    fn lines(&self, locale: Locale, columns: usize) -> Vec<HelpLine> {
        let mut lines = Vec::new();
        for group in Group::ALL {
            let mut rows = self.rows.iter().filter(|row| row.group == group).peekable();
            if rows.peek().is_none() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(HelpLine::Blank);
            }
            lines.push(HelpLine::Head(group.title().say(locale).to_owned()));
            for row in rows {
                let help = row.help.say(locale);
                let words = match &row.refused {
                    Some(why) => {
                        let not_now = Text::of("现在不可用：", "Not now: ");
                        format!("{help}\n{}{}", not_now.say(locale), why.say(locale))
                    }
                    None => help.to_owned(),
                };
                for (i, part) in measure::wrap(&words, columns).into_iter().enumerate() {
                    lines.push(HelpLine::Key {
                        keys: if i == 0 { keys(row) } else { String::new() },
                        words: part.to_owned(),
                        off: row.refused.is_some(),
                    });
                }
            }
        }
        lines
    }
}

fn keys(row: &KeyRow) -> String {
    if row.keys.is_empty() {
        return "Ctrl-P".to_owned();
    }
    row.keys
        .iter()
        .map(|key| key.label())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::{TestTerminal, keys};
    use crate::tui::widgets::table;

    #[test]
    fn every_key_is_told_and_why_some_are_off() {
        let rows = table::KEYS.rows(&table::Can {
            mark: false,
            fold: true,
        });
        let mut help = Help::new(rows);
        let stage = TestTerminal::new(90, 16);
        let shown = stage.draw(|c| help.draw(c));
        assert!(shown.text.contains("移动"), "{}", shown.text);
        assert!(shown.text.contains("↑ k"), "{}", shown.text);
        assert!(
            shown.text.contains("现在不可用：此列表不能标记"),
            "{}",
            shown.text
        );
        let english = TestTerminal::new(90, 16)
            .speaking(Locale::En)
            .draw(|c| help.draw(c));
        assert!(
            english.text.contains("Choose the row above."),
            "{}",
            english.text
        );
        // That it goes on, and by which keys.
        let hint = |help: &Help, height| {
            let shown = TestTerminal::new(90, height).draw(|c| help.draw(c));
            shown.text.lines().last().unwrap_or_default().to_owned()
                + shown.text.lines().nth_back(1).unwrap_or_default()
        };
        assert!(!hint(&help, 16).contains("还有"));
        assert!(
            hint(&help, 10).contains("1–6/12  下面还有：↓ PgDn"),
            "{}",
            hint(&help, 10)
        );
        help.handle(&keys("PageDown")[0]);
        assert!(hint(&help, 6).contains("上下还有"), "{}", hint(&help, 6));
        help.handle(&keys("End")[0]);
        assert!(hint(&help, 10).contains("7–12/12  上面还有：↑ PgUp"));
        for input in keys("Down End PageUp x") {
            assert_eq!(help.handle(&input), Outcome::Taken);
            TestTerminal::new(30, 6).draw(|c| help.draw(c));
        }
        // Keys that come at once are not drawn one by one.
        for input in keys("End Down PageDown Up") {
            assert_eq!(help.handle(&input), Outcome::Taken);
        }
        assert_eq!(help.handle(&keys("F1")[0]), Outcome::Closed);
        for (w, h) in (1..20).flat_map(|w| (1..6).map(move |h| (w, h))) {
            TestTerminal::new(w, h).draw(|c| help.draw(c));
        }
    }
}
