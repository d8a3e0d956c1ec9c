//! What stands in a terminal that is too small for any screen.

use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::theme::Role;

/// The fewest columns that a screen can do with.
pub const MIN_WIDTH: u16 = 60;

/// The fewest rows that a screen can do with.
pub const MIN_HEIGHT: u16 = 16;

/// Whether a terminal of that size is large enough.
#[must_use]
pub fn fits(width: u16, height: u16) -> bool {
    width >= MIN_WIDTH && height >= MIN_HEIGHT
}

/// Draws the message when the terminal is too small; false when it is not.
pub fn draw(canvas: &mut Canvas<'_>) -> bool {
    let area = canvas.area();
    if fits(area.width, area.height) {
        return false;
    }
    let (width, height) = (area.width, area.height);
    let words = crate::text!(
        "终端太小：现为 {width}×{height}，至少要 {MIN_WIDTH}×{MIN_HEIGHT}。请放大窗口，或缩小字号。",
        "The terminal is too small: {width}×{height}. It takes at least {MIN_WIDTH}×{MIN_HEIGHT}. \
         Enlarge the window or use a smaller font."
    );
    let style = canvas.style(Role::Error);
    let lines: Vec<String> = measure::wrap(words.say(canvas.locale), usize::from(width))
        .into_iter()
        .map(str::to_owned)
        .collect();
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        canvas.text(area.x, y, width, line, style);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::TestTerminal;

    #[test]
    fn the_message_tells_the_size_that_is_missing() {
        let shown = TestTerminal::new(40, 10).draw(|c| assert!(draw(c)));
        assert!(
            shown
                .text
                .replace('\n', "")
                .contains("现为 40×10，至少要 60×16")
        );
        TestTerminal::new(60, 16).draw(|c| assert!(!draw(c)));
        TestTerminal::new(1, 1).draw(|c| assert!(draw(c)));
    }
}
