//! A screen as a picture, for the manual: cells in, SVG out.
//!
//! The picture shows what a dark terminal would. Every word stands at its cell's own place, so
//! that columns stay columns in any font; lines of boxes, blocks and some marks are drawn rather
//! than written, because fonts differ most in them. Files are not written here.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use super::canvas::Canvas;
use super::measure::grapheme_width;
use super::runtime::Model;

/// Columns and rows in pixels.
const WIDE: usize = 8;
const HIGH: usize = 20;
/// Where letters stand, from the top of their row.
const BASE: usize = 15;
/// Around the grid.
const EDGE: usize = 8;
/// The terminal's own colours.
const GROUND: &str = "#14171c";
const INK: &str = "#d4d7dd";

/// The size at which a letter of a font of equal widths takes a column (0.6 of its size), and a
/// Chinese character two.
const LETTERS: &str = "13.3";
const CHINESE: usize = 2 * WIDE;

/// Fonts whose Chinese characters are two columns wide, then whatever there is.
const FONTS: &str = "'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono SC',\
    Menlo,Consolas,'DejaVu Sans Mono','PingFang SC','Microsoft YaHei',monospace";

/// The picture of a screen at a size, named for readers who can't see it.
#[must_use]
pub fn of(scene: &dyn Model, width: u16, height: u16, name: &str) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    scene.view(&mut Canvas::new(&mut buffer, scene.theme(), scene.locale()));
    svg(&buffer, name)
}

/// The picture of a grid of cells.
#[must_use]
pub fn svg(buffer: &Buffer, name: &str) -> String {
    let (columns, rows) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height),
    );
    let (width, height) = (columns * WIDE + 2 * EDGE, rows * HIGH + 2 * EDGE);
    let name = escaped(name);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{name}\" \
         font-family=\"{FONTS}\">\n<title>{name}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{GROUND}\"/>\n"
    );
    for (y, row) in buffer.content.chunks(columns.max(1)).enumerate() {
        for run in runs(row) {
            run.draw(&row[run.from..run.to], y, &mut out);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Neighbours in a row that look alike.
#[derive(Clone, Copy, PartialEq)]
struct Run {
    from: usize,
    to: usize,
    ink: Color,
    ground: Color,
    modifier: Modifier,
}

fn runs(row: &[Cell]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (x, cell) in row.iter().enumerate() {
        let look = |run: &Run| (run.ink, run.ground, run.modifier);
        match out.last_mut() {
            Some(run) if look(run) == (cell.fg, cell.bg, cell.modifier) => run.to = x + 1,
            _ => out.push(Run {
                from: x,
                to: x + 1,
                ink: cell.fg,
                ground: cell.bg,
                modifier: cell.modifier,
            }),
        }
    }
    out
}

impl Run {
    fn draw(&self, cells: &[Cell], y: usize, out: &mut String) {
        let (mut ink, mut ground) = (colour(self.ink, INK), colour(self.ground, GROUND));
        if self.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut ink, &mut ground);
        }
        let (left, top) = (EDGE + self.from * WIDE, EDGE + y * HIGH);
        let wide = (self.to - self.from) * WIDE;
        if ground != GROUND {
            out.push_str(&format!(
                "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{HIGH}\" fill=\"{ground}\"/>\n"
            ));
        }
        let (mut strokes, mut full) = (String::new(), String::new());
        let mut words: Vec<Word> = Vec::new();
        for (n, cell) in cells.iter().enumerate() {
            let (x, symbol) = (left + n * WIDE, cell.symbol());
            if symbol.trim().is_empty() {
                continue;
            }
            if let Some(path) = line(symbol, x, top) {
                strokes.push_str(&path);
            } else if let Some(path) = solid(symbol, x, top) {
                full.push_str(&path);
            } else {
                Word::write(&mut words, symbol, x);
            }
        }
        let dim = if self.modifier.contains(Modifier::DIM) {
            " opacity=\"0.6\""
        } else {
            ""
        };
        if !strokes.is_empty() {
            out.push_str(&format!(
                "<path d=\"{strokes}\" stroke=\"{ink}\" fill=\"none\"{dim}/>\n"
            ));
        }
        if !full.is_empty() {
            out.push_str(&format!(
                "<path d=\"{full}\" fill=\"{ink}\" fill-rule=\"evenodd\"{dim}/>\n"
            ));
        }
        let bold = if self.modifier.contains(Modifier::BOLD) {
            " font-weight=\"bold\""
        } else {
            ""
        };
        for word in words {
            word.draw(top + BASE, &format!("fill=\"{ink}\"{bold}{dim}"), out);
        }
        if self.modifier.contains(Modifier::UNDERLINED) {
            let under = top + HIGH - 2;
            out.push_str(&format!(
                "<path d=\"M{left} {under}.5h{wide}\" stroke=\"{ink}\"{dim}/>\n"
            ));
        }
    }
}

/// Characters of one kind beside each other.
struct Word {
    kind: Kind,
    from: usize,
    to: usize,
    text: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Letters and figures.
    Letters,
    /// Characters of two columns.
    Chinese,
    /// A sign whose width is another in every font: it stands alone, in the middle of its cell.
    Sign,
}

impl Word {
    /// Writes a character at `x`, at the end of the last word where it belongs to it.
    fn write(words: &mut Vec<Word>, symbol: &str, x: usize) {
        let kind = match (grapheme_width(symbol), symbol.is_ascii()) {
            (2, _) => Kind::Chinese,
            (_, true) => Kind::Letters,
            _ => Kind::Sign,
        };
        let to = x + grapheme_width(symbol) * WIDE;
        match words.last_mut() {
            Some(word) if word.kind == kind && kind != Kind::Sign && word.to == x => {
                word.text.push_str(symbol);
                word.to = to;
            }
            _ => words.push(Word {
                kind,
                from: x,
                to,
                text: symbol.to_owned(),
            }),
        }
    }

    fn draw(&self, base: usize, look: &str, out: &mut String) {
        let (from, wide) = (self.from, self.to - self.from);
        let place = match self.kind {
            Kind::Sign => format!(
                "x=\"{}\" font-size=\"{LETTERS}\" text-anchor=\"middle\"",
                from + wide / 2
            ),
            // The length holds the columns where the font is another than was hoped for.
            Kind::Letters => format!(
                "x=\"{from}\" font-size=\"{LETTERS}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\""
            ),
            Kind::Chinese => format!("x=\"{from}\" font-size=\"{CHINESE}\" textLength=\"{wide}\""),
        };
        let words = escaped(&self.text);
        out.push_str(&format!(
            "<text {place} y=\"{base}\" {look}>{words}</text>\n"
        ));
    }
}

/// A part of a box, as strokes from the middle of its cell to the sides that it joins.
fn line(symbol: &str, x: usize, top: usize) -> Option<String> {
    // Left, right, up, down.
    let joins = match symbol {
        "─" => (true, true, false, false),
        "│" => (false, false, true, true),
        "┌" => (false, true, false, true),
        "┐" => (true, false, false, true),
        "└" => (false, true, true, false),
        "┘" => (true, false, true, false),
        "├" => (false, true, true, true),
        "┤" => (true, false, true, true),
        "┬" => (true, true, false, true),
        "┴" => (true, true, true, false),
        "┼" => (true, true, true, true),
        _ => return None,
    };
    let (across, down) = (x + WIDE / 2, top + HIGH / 2);
    let mut path = String::new();
    let mut stroke = |joined: bool, to: String| {
        if joined {
            path.push_str(&format!("M{across}.5 {down}.5{to}"));
        }
    };
    stroke(joins.0, format!("H{x}"));
    stroke(joins.1, format!("H{}", x + WIDE));
    stroke(joins.2, format!("V{top}"));
    stroke(joins.3, format!("V{}", top + HIGH));
    Some(path)
}

/// A block or a round mark, as an outline to be filled.
fn solid(symbol: &str, x: usize, top: usize) -> Option<String> {
    let (middle, down) = (x + WIDE / 2, top + HIGH / 2);
    let disc = |r: usize, turn: u8| {
        let (left, across) = (middle - r, 2 * r);
        format!("M{left} {down}a{r} {r} 0 1 {turn} {across} 0a{r} {r} 0 1 {turn} -{across} 0z")
    };
    Some(match symbol {
        "●" => disc(4, 1),
        "○" => format!("{}{}", disc(4, 1), disc(3, 0)),
        "◎" => format!("{}{}{}", disc(4, 1), disc(3, 0), disc(2, 1)),
        "▌" => format!("M{x} {top}h{}v{HIGH}h-{}z", WIDE / 2, WIDE / 2),
        "█" => format!("M{x} {top}h{WIDE}v{HIGH}h-{WIDE}z"),
        "△" => {
            let (top, foot) = (down - 4, down + 4);
            format!("M{middle} {top}L{x} {foot}h{WIDE}zm0 2l3 5h-6z")
        }
        "×" => format!(
            "M{} {}l1-1 3 3 3-3 1 1-3 3 3 3-1 1-3-3-3 3-1-1 3-3z",
            x,
            down - 3
        ),
        "┃" => format!("M{} {top}h2v{HIGH}h-2z", middle - 1),
        _ => return None,
    })
}

/// A colour as a terminal of 256 colours shows it.
fn colour(colour: Color, own: &str) -> String {
    let base = |n: usize| BASE16[n].to_owned();
    match colour {
        Color::Reset => own.to_owned(),
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Indexed(n @ 0..16) => base(usize::from(n)),
        Color::Indexed(n @ 16..232) => {
            let step = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            let n = n - 16;
            let (r, g, b) = (step(n / 36), step(n / 6 % 6), step(n % 6));
            format!("#{r:02x}{g:02x}{b:02x}")
        }
        Color::Indexed(n) => {
            let grey = 8 + 10 * (n - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
        Color::Black => base(0),
        Color::Red => base(1),
        Color::Green => base(2),
        Color::Yellow => base(3),
        Color::Blue => base(4),
        Color::Magenta => base(5),
        Color::Cyan => base(6),
        Color::Gray => base(7),
        Color::DarkGray => base(8),
        Color::LightRed => base(9),
        Color::LightGreen => base(10),
        Color::LightYellow => base(11),
        Color::LightBlue => base(12),
        Color::LightMagenta => base(13),
        Color::LightCyan => base(14),
        Color::White => base(15),
    }
}

/// The sixteen colours that terminals name.
const BASE16: [&str; 16] = [
    "#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
    "#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
];

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn picture(draw: impl FnOnce(&mut Buffer)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 2));
        draw(&mut buffer);
        svg(&buffer, "a < b")
    }

    #[test]
    fn every_word_stands_at_its_cell_and_signs_in_the_middle_of_theirs() {
        let out = picture(|b| b.set_string(1, 1, "ab界·&", Style::new()));
        let base = EDGE + HIGH + BASE;
        for (x, words) in [(16, ">ab<"), (32, ">界<"), (52, ">·<"), (56, ">&amp;<")] {
            let line = out.lines().find(|line| line.contains(words));
            let line = line.unwrap_or_else(|| panic!("{words} in {out}"));
            assert!(line.contains(&format!("<text x=\"{x}\"")), "{line}");
            assert!(line.contains(&format!("y=\"{base}\"")), "{line}");
        }
        assert!(out.contains("<title>a &lt; b</title>"), "{out}");
    }

    #[test]
    fn a_style_is_a_run_of_its_own_with_the_colours_of_a_terminal() {
        let out = picture(|b| {
            b.set_string(0, 0, "ab", Style::new().fg(Color::Indexed(75)).bold());
            b.set_string(2, 0, "cd", Style::new().bg(Color::Indexed(24)));
            b.set_string(4, 0, "ef", Style::new().reversed());
            b.set_string(6, 0, "g", Style::new().fg(Color::Indexed(245)).underlined());
        });
        assert!(
            out.contains("fill=\"#5fafff\" font-weight=\"bold\">ab<"),
            "{out}"
        );
        assert!(
            out.contains("width=\"16\" height=\"20\" fill=\"#005f87\""),
            "{out}"
        );
        assert!(out.contains(&format!("fill=\"{INK}\"/>")), "{out}");
        assert!(out.contains(&format!("fill=\"{GROUND}\">ef<")), "{out}");
        assert!(out.contains("stroke=\"#8a8a8a\""), "{out}");
    }

    #[test]
    fn lines_and_marks_are_drawn_not_written() {
        let out = picture(|b| {
            b.set_string(0, 0, "┌─┐", Style::new());
            b.set_string(0, 1, "●◎○▌┃△", Style::new());
        });
        assert!(!out.contains("<text"), "{out}");
        // Corner, line, corner: two strokes each.
        assert_eq!(out.matches("M12.5 18.5").count(), 2, "{out}");
        assert_eq!(out.matches("<path").count(), 2, "{out}");
    }

    #[test]
    fn a_grid_of_nothing_is_a_picture_too() {
        let empty = svg(&Buffer::empty(Rect::ZERO), "");
        assert!(empty.ends_with("</svg>\n"), "{empty}");
    }
}
