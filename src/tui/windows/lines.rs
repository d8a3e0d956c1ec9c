//! Lines of words with a meaning: what stands below a list, of the chosen row.

use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    role: Role,
    text: String,
}

impl Line {
    /// Plain words.
    pub(super) fn plain(text: impl Into<String>) -> Line {
        Line::of(Role::Plain, text)
    }

    /// Words with a meaning.
    pub(super) fn of(role: Role, text: impl Into<String>) -> Line {
        Line {
            role,
            text: text.into(),
        }
    }
}

/// Draws the lines, wrapped, from the `top`th row on, and says where the view ended up: never
/// beyond the last row. A mark at the edge tells that there is more.
pub(super) fn draw(lines: &[Line], top: usize, area: Rect, canvas: &mut Canvas<'_>) -> usize {
    let area = area.intersection(canvas.area());
    if area.is_empty() {
        return top;
    }
    let columns = usize::from(area.width.saturating_sub(1)).max(2);
    let rows: Vec<(Role, &str)> = lines
        .iter()
        .flat_map(|line| {
            let wrapped = measure::wrap(&line.text, columns).into_iter();
            wrapped.map(|words| (line.role, words))
        })
        .collect();
    let page = usize::from(area.height);
    let top = top.min(rows.len().saturating_sub(page));
    for ((role, words), y) in rows.iter().skip(top).zip(area.y..area.bottom()) {
        canvas.text(area.x, y, area.width, words, canvas.style(*role));
    }
    if top + page < rows.len() {
        let (more, style) = (canvas.mark(Symbol::More), canvas.style(Role::Muted));
        canvas.symbol(area.right() - 1, area.bottom() - 1, more, style);
    }
    top
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::TestTerminal;

    #[test]
    fn lines_wrap_scroll_and_say_that_there_is_more() {
        let lines = [Line::plain("一二三四五六"), Line::of(Role::Muted, "末行")];
        let stage = TestTerminal::new(9, 2);
        let mut top = 9;
        let shown = stage.draw(|c| {
            draw(&lines, 0, c.area(), c);
        });
        assert_eq!(shown.text, "一二三四\n五六    …\n");
        let shown = stage.draw(|c| top = draw(&lines, top, c.area(), c));
        assert_eq!((shown.text.as_str(), top), ("五六\n末行\n", 1));
        for (w, h) in (0..6).flat_map(|w| (0..4).map(move |h| (w, h))) {
            TestTerminal::new(w, h).draw(|c| {
                draw(&lines, 3, c.area(), c);
            });
        }
    }
}
