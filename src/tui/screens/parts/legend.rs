//! The words of the marks, on a pane's lower border: no mark stands on a screen without its word.

use ratatui::layout::Rect;

use super::marks::{of_level, role_of_level};
use crate::rules::Level;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// A mark, its style, and its word.
pub type Item = (Symbol, Role, Text);

/// What is entered for a duty.
pub const EVIDENCE: [Item; 4] = [
    (Symbol::Verified, Role::Ok, Text::of("完成", "done")),
    (
        Symbol::Recorded,
        Role::Accent,
        Text::of("已登记", "recorded"),
    ),
    (Symbol::Missing, Role::Breach, Text::of("缺", "missing")),
    (Symbol::NotDue, Role::Muted, Text::of("未到期", "later")),
];

/// How grave a finding is.
#[must_use]
pub fn levels() -> [Item; 3] {
    Level::ALL.map(|level| (of_level(level), role_of_level(level), level.word()))
}

/// Writes as many as fit whole on the lower border of `area`.
pub fn draw(area: Rect, items: impl IntoIterator<Item = Item>, canvas: &mut Canvas<'_>) {
    if area.height < 2 {
        return;
    }
    let (mut x, y) = (area.x + 1, area.bottom() - 1);
    for (mark, role, text) in items {
        let words = text.say(canvas.locale).to_owned();
        let wide = measure::width(&words) as u16 + 1;
        if x + wide + 1 > area.right() {
            continue;
        }
        canvas.text(x, y, 1, canvas.mark(mark), canvas.style(role));
        canvas.text(x + 1, y, wide - 1, &words, canvas.style(Role::Muted));
        x += wide + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::TestTerminal;

    #[test]
    fn what_does_not_fit_whole_is_left_out() {
        let drawn = |width| {
            let shown = TestTerminal::new(width, 2).draw(|c| draw(c.area(), levels(), c));
            shown.text.lines().last().unwrap_or_default().to_owned()
        };
        assert_eq!(drawn(24), " ×不合规 △待办 ※提醒");
        assert_eq!(drawn(12), " ×不合规");
        assert_eq!(drawn(8), " △待办");
    }
}
