//! How far long work has come.

use ratatui::layout::Rect;

use super::overlay;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

/// How wide it is over the screen.
const WIDE: usize = 60;

/// Work that is going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gauge {
    /// What is done.
    pub title: Text,
    /// How many of its parts are done.
    pub done: u64,
    /// How many there are; 0 while nobody knows.
    pub all: u64,
    /// For whom it waits.
    pub waits: Option<Text>,
}

impl Gauge {
    /// Draws the bar with its figures in the first row of `area`.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let area = Rect { height: 1, ..area }.intersection(canvas.area());
        // In 128 bits, because a file's bytes times a hundred may not fit in 64.
        let done = u128::from(self.done.min(self.all));
        let part = |of: u128| (done * of).checked_div(u128::from(self.all));
        let figures = match part(100) {
            Some(percent) => format!(" {percent:>3}%  {}/{}", self.done, self.all),
            None => format!(" {}", self.done),
        };
        let bar = area.width.saturating_sub(measure::width(&figures) as u16);
        let filled = part(u128::from(bar)).map_or(0, |cells| u16::try_from(cells).unwrap_or(bar));
        let lines = canvas.theme.marks.lines;
        canvas.line(
            area.x,
            area.y,
            bar,
            lines.horizontal,
            canvas.style(Role::Border),
        );
        canvas.line(area.x, area.y, filled, lines.gauge, canvas.style(Role::Ok));
        canvas.text(
            area.x + bar,
            area.y,
            area.width - bar,
            &figures,
            canvas.style(Role::Plain),
        );
    }

    /// Draws it over the screen, with the way to stop it.
    pub fn draw_over(&self, canvas: &mut Canvas<'_>) {
        let rows = match &self.waits {
            Some(who) => measure::wrap(who.say(canvas.locale), WIDE - 4).len() as u16,
            None => 0,
        };
        let inside = overlay::open(canvas, WIDE as u16, 5 + rows, &self.title);
        self.draw(inside, canvas);
        if let Some(who) = &self.waits {
            let words = who.say(canvas.locale);
            let lines = measure::wrap(words, usize::from(inside.width)).into_iter();
            let style = canvas.style(Role::Due);
            for (line, y) in lines.zip(inside.y + 1..inside.bottom().saturating_sub(1)) {
                canvas.text(inside.x, y, inside.width, line, style);
            }
        }
        if inside.height > 2 {
            let words = Text::of("Esc 停止", "Esc stops it");
            let (y, style) = (inside.bottom() - 1, canvas.style(Role::Muted));
            canvas.say(inside.x, y, inside.width, &words, style);
        }
    }
}

/// A bar of at most `cells` columns, which the `longest` has: a figure that is not nought has at least one.
#[must_use]
pub fn bar(count: usize, longest: usize, cells: u16, marks: Symbols) -> String {
    let most = usize::from(cells);
    let filled = (count * most).div_ceil(longest.max(1));
    marks.lines.gauge.repeat(filled.min(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::TestTerminal;

    #[test]
    fn a_bar_and_its_figures() {
        let gauge = |done, all| Gauge {
            title: Text::of("导入", "Import"),
            done,
            all,
            waits: None,
        };
        let bar = |g: Gauge| TestTerminal::new(24, 1).draw(|c| g.draw(c.area(), c)).text;
        assert_eq!(bar(gauge(200, 400)), "█████─────  50%  200/400\n");
        assert_eq!(bar(gauge(0, 0)), "────────────────────── 0\n");
        assert!(bar(gauge(9, 4)).contains("100%"));
        let over = TestTerminal::new(40, 9).draw(|c| gauge(u64::MAX, 3).draw_over(c));
        assert!(over.text.contains("导入") && over.text.contains("Esc 停止"));
        let waits = Gauge {
            waits: Some(Text::of("小李 正在写入", "小李 is writing")),
            ..gauge(1, 2)
        };
        let over = TestTerminal::new(70, 9).draw(|c| waits.draw_over(c));
        assert!(over.text.contains("小李 正在写入") && over.text.contains("Esc 停止"));
    }
}
