//! A grid of cells as plain text, for the tests of every screen.
//!
//! Double-width characters take one character of text, so that lines read as they look. Ends of
//! lines are trimmed. Styles are not told; [`styled`] gives the rows that carry a style.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Style;

use super::measure::grapheme_width;

/// The rows of `buffer`, each ended by a line end, blanks at their ends left out.
#[must_use]
pub fn dump(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buffer) {
        let mut line = String::new();
        let mut skip = false;
        for cell in row {
            let second = std::mem::take(&mut skip);
            if cell.symbol().is_empty() || (second && *cell == Cell::EMPTY) {
                continue;
            }
            line.push_str(cell.symbol());
            skip = grapheme_width(cell.symbol()) == 2;
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The text of the cells that carry `style` (or more), row by row: which row is selected, which
/// words are a breach.
#[must_use]
pub fn styled(buffer: &Buffer, style: Style) -> Vec<String> {
    let carries = |cell: &Cell| {
        style.fg.is_none_or(|fg| cell.fg == fg)
            && style.bg.is_none_or(|bg| cell.bg == bg)
            && cell.modifier.contains(style.add_modifier)
    };
    rows(buffer)
        .map(|row| {
            row.iter()
                .filter(|c| carries(c))
                .map(Cell::symbol)
                .collect::<String>()
        })
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

fn rows(buffer: &Buffer) -> impl Iterator<Item = &[Cell]> {
    buffer.content.chunks(usize::from(buffer.area.width).max(1))
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn wide_characters_are_told_once() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 2));
        buffer.set_string(0, 0, "界别 a", Style::new());
        buffer.set_string(1, 1, "b", Style::new().bold());
        assert_eq!(dump(&buffer), "界别 a\n b\n");
        assert_eq!(styled(&buffer, Style::new().bold()), ["b"]);
    }
}
