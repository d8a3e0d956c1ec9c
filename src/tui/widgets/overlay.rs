//! The frame of everything that stands over a screen: dialogs, help, palette.

use ratatui::layout::Rect;

use super::pane::Pane;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// Clears the middle of the screen, draws a frame of at most `width`×`height` cells with `title`,
/// and returns the area inside, a blank column at each side. The cursor of what is below is gone.
pub fn open(canvas: &mut Canvas<'_>, width: u16, height: u16, title: &Text) -> Rect {
    let whole = canvas.area();
    let (width, height) = (width.min(whole.width), height.min(whole.height));
    let area = Rect::new(
        whole.x + (whole.width - width) / 2,
        whole.y + (whole.height - height) / 2,
        width,
        height,
    );
    canvas.hide_caret();
    canvas.clear(area, canvas.style(Role::Plain));
    let pane = Pane {
        title: title.say(canvas.locale),
        focused: true,
        ..Pane::default()
    };
    let inside = pane.draw(area, canvas);
    Rect {
        x: inside.x + u16::from(inside.width > 2),
        width: inside.width.saturating_sub(2).max(inside.width.min(2)),
        ..inside
    }
}
