//! A page as rows of words, each with its place and meaning, and how it is drawn.

use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// Words in a row: from which column, with what meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) x: u16,
    pub(super) role: Role,
    pub(super) text: String,
}

/// A row of the page.
pub(super) type Line = Vec<Words>;

/// Words from column `x` on.
pub(super) fn said(x: usize, role: Role, text: impl Into<String>) -> Words {
    Words {
        x: x as u16,
        role,
        text: text.into(),
    }
}

/// Draws the rows from `top` on, with a mark where there are more.
pub(super) fn draw(lines: &[Line], top: usize, area: Rect, canvas: &mut Canvas<'_>) {
    let more = (canvas.mark(Symbol::More), canvas.style(Role::Key));
    for (line, y) in lines.iter().skip(top).zip(area.y..area.bottom()) {
        for words in line {
            let x = area.x + 1 + words.x;
            let room = (area.right() - 1).saturating_sub(x);
            canvas.text(x, y, room, &words.text, canvas.style(words.role));
        }
    }
    if top + usize::from(area.height) < lines.len() && area.width > 0 && area.height > 0 {
        canvas.symbol(area.right() - 1, area.bottom() - 1, more.0, more.1);
    }
    if top > 0 && area.width > 0 {
        canvas.symbol(area.right() - 1, area.y, more.0, more.1);
    }
}
