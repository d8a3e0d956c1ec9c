//! A pane: a border, a title, a count, and whether it has the keyboard.
//!
//! In one row it is its title only: so a small screen keeps every pane in sight.

use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::theme::Role;

/// What has to be seen of a title.
const BEGINNING: usize = 8;

/// What a pane's border says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pane<'a> {
    /// Its title, in the language of the canvas.
    pub title: &'a str,
    /// How many things are in it, or a place among them: `18`, `3/18`.
    pub count: &'a str,
    /// At the right of the title: a filter, an order.
    pub note: &'a str,
    /// Whether it has the keyboard.
    pub focused: bool,
}

impl Pane<'_> {
    /// Draws the border, and returns the area inside it (empty when there is no room for any).
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
        let role = if self.focused {
            Role::BorderFocused
        } else {
            Role::Border
        };
        let style = canvas.style(role);
        if area.height < 2 || area.width < 4 {
            let line = canvas.theme.marks.lines.horizontal;
            canvas.line(
                area.x,
                area.y,
                area.width * u16::from(area.height > 0),
                line,
                style,
            );
        } else {
            canvas.frame(area, style);
        }
        if area.height > 0 {
            self.title(area, canvas);
        }
        if area.height < 3 || area.width < 4 {
            return Rect { height: 0, ..area };
        }
        Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
    }

    /// Whether a note stands beside the title, of which the year at most is cut: that stands in the first line, too.
    #[must_use]
    pub fn has_room_beside(&self, note: &str, width: u16) -> bool {
        /// ` · 2026`, and a column.
        const YEAR: usize = 8;
        let title = measure::width(self.title).saturating_sub(YEAR);
        let more = title.saturating_sub(BEGINNING);
        self.has_room(note, width.saturating_sub(more as u16))
    }

    /// Whether a note stands beside the title, of which the beginning is left.
    #[must_use]
    pub fn has_room(&self, note: &str, width: u16) -> bool {
        let count = match self.count {
            "" => 0,
            count => measure::width(count) + 3,
        };
        let title = measure::width(self.title).min(BEGINNING);
        // Corners, and a blank on either side of title and note.
        let taken = 2 + 4 + title + count + measure::width(note);
        !note.is_empty() && taken <= usize::from(width)
    }

    fn title(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let border = canvas.style(if self.focused {
            Role::BorderFocused
        } else {
            Role::Border
        });
        let title = canvas.style(if self.focused {
            Role::BorderFocused
        } else {
            Role::Title
        });
        let (y, mut x) = (area.y, area.x + 1);
        let right = area.right().saturating_sub(1);
        // The note goes first when there is no room for both.
        let note = match self.has_room(self.note, area.width) {
            true => measure::width(self.note) as u16 + 2,
            false => 0,
        };
        let mut put = |canvas: &mut Canvas<'_>, text: &str, style, end: u16| {
            x += canvas.text(x, y, end.saturating_sub(x), text, style);
        };
        let end = right.saturating_sub(note);
        put(canvas, " ", border, end);
        let count = if self.count.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.count)
        };
        let for_title = end.saturating_sub(measure::width(&count) as u16 + 1);
        put(canvas, self.title, title, for_title);
        put(canvas, &count, border, end);
        put(canvas, " ", border, end);
        if note > 0 {
            let at = right - note;
            canvas.text(
                at,
                y,
                note,
                &format!(" {} ", self.note),
                canvas.style(Role::Accent),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::TestTerminal;

    const PANE: Pane<'_> = Pane {
        title: "委员 · 教育界",
        count: "18",
        note: "/lxm",
        focused: true,
    };

    #[test]
    fn a_border_says_what_is_inside() {
        let stage = TestTerminal::new(34, 3);
        let mut inside = Rect::ZERO;
        let shown = stage.draw(|c| inside = PANE.draw(c.area(), c));
        assert_eq!(
            shown.text,
            "┌ 委员 · 教育界 (18) ────── /lxm ┐\n│                                │\n└────────────────────────────────┘\n"
        );
        assert_eq!(inside, Rect::new(1, 1, 32, 1));
        assert_eq!(stage.styled(&shown, Role::BorderFocused).len(), 3);
    }

    #[test]
    fn a_narrow_pane_says_what_hides_rows_and_what_is_marked() {
        let pane = Pane {
            title: "待备案",
            count: "12/45",
            note: "/lxm  已选 3",
            focused: true,
        };
        let shown = TestTerminal::new(40, 3).draw(|c| {
            pane.draw(c.area(), c);
        });
        assert!(shown.text.contains("待备案 (12/45)"), "{}", shown.text);
        assert!(shown.text.contains("/lxm  已选 3"), "{}", shown.text);
        assert!(!pane.has_room(pane.note, 24));
    }

    #[test]
    fn a_small_pane_is_its_title() {
        let shown = TestTerminal::new(22, 1).draw(|c| {
            assert!(PANE.draw(c.area(), c).is_empty());
        });
        assert_eq!(shown.text, "─ 委员 · 教育界 (18) ─\n");
        for (w, h) in (0..9).flat_map(|w| (0..4).map(move |h| (w, h))) {
            TestTerminal::new(w, h).draw(|c| {
                PANE.draw(c.area(), c);
            });
        }
    }
}
