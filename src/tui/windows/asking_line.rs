//! The frame of a window that asks for a path: what is asked above, the keys in the last row, and
//! room for the line and its list between them.

use ratatui::layout::Rect;

use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use crate::tui::widgets::overlay;

/// Draws the frame, of at most `height` rows; the room between.
pub(super) fn open(
    canvas: &mut Canvas<'_>,
    height: u16,
    title: &Text,
    asked: &Text,
    keys: &Text,
) -> Rect {
    let whole = canvas.area();
    let height = whole.height.saturating_sub(4).min(height);
    let width = whole.width.saturating_sub(4).min(96);
    let inside = overlay::open(canvas, width, height, title);
    let muted = canvas.style(Role::Muted);
    canvas.say(inside.x, inside.y, inside.width, asked, muted);
    let last = inside.bottom().saturating_sub(1);
    canvas.say(inside.x, last, inside.width, keys, canvas.style(Role::Key));
    Rect {
        y: inside.y + 1.min(inside.height),
        height: inside.height.saturating_sub(3),
        ..inside
    }
}
