//! The style the terminal writes with, changed by the shortest sequence.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Colours and modifiers as they stand in the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sgr {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// Modifiers that show on a blank cell.
const SHOWS_ON_BLANK: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// A modifier, the number that sets it and the number that ends it.
const CODES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Sgr {
    /// As after a reset.
    pub const PLAIN: Sgr = Sgr {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };

    /// The pen that `cell` asks for.
    #[must_use]
    pub fn of(cell: &Cell) -> Sgr {
        Sgr {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether a blank written with either pen looks the same.
    #[must_use]
    pub fn same_blank(self, other: Sgr) -> bool {
        let shown = |pen: Sgr| pen.modifier.intersection(SHOWS_ON_BLANK);
        self.bg == other.bg
            && shown(self) == shown(other)
            && (self.fg == other.fg || shown(self).is_empty())
    }

    /// Adds to `out` what changes `self` into `want`.
    pub fn change(&mut self, want: Sgr, out: &mut Vec<u8>) {
        if *self == want {
            return;
        }
        let mut change = Codes::default();
        let mut ended = 0;
        for (modifier, _, end) in CODES {
            let gone = self.modifier.contains(modifier) && !want.modifier.contains(modifier);
            if gone && ended != end {
                change.push(end);
                ended = end;
            }
        }
        for (modifier, set, end) in CODES {
            // What shares its ending with something that ended has to be set again.
            let kept = self.modifier.contains(modifier) && !change.has(end);
            if want.modifier.contains(modifier) && !kept {
                change.push(set);
            }
        }
        if self.fg != want.fg {
            change.color(want.fg, 30);
        }
        if self.bg != want.bg {
            change.color(want.bg, 40);
        }

        let mut afresh = Codes::default();
        if want != Sgr::PLAIN {
            afresh.push(0);
            for (modifier, set, _) in CODES {
                if want.modifier.contains(modifier) {
                    afresh.push(set);
                }
            }
            if want.fg != Color::Reset {
                afresh.color(want.fg, 30);
            }
            if want.bg != Color::Reset {
                afresh.color(want.bg, 40);
            }
        }
        let codes = if afresh.len < change.len {
            &afresh
        } else {
            &change
        };
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(codes.bytes());
        out.push(b'm');
        *self = want;
    }
}

/// The numbers of one sequence, as they will be written.
struct Codes {
    bytes: [u8; 80],
    len: usize,
}

impl Default for Codes {
    fn default() -> Codes {
        Codes {
            bytes: [0; 80],
            len: 0,
        }
    }
}

impl Codes {
    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn has(&self, code: u8) -> bool {
        self.bytes()
            .split(|b| *b == b';')
            .any(|part| part == [b'0' + code / 10, b'0' + code % 10])
    }

    fn byte(&mut self, b: u8) {
        // The longest sequence is 9 ends, 9 sets and two colours of 16 bytes: 77 bytes.
        if self.len < self.bytes.len() {
            self.bytes[self.len] = b;
            self.len += 1;
        }
    }

    fn push(&mut self, code: u8) {
        if self.len > 0 {
            self.byte(b';');
        }
        if code >= 100 {
            self.byte(b'0' + code / 100);
        }
        if code >= 10 {
            self.byte(b'0' + code / 10 % 10);
        }
        self.byte(b'0' + code % 10);
    }

    /// A colour, counted from `base` (30 for the foreground, 40 for the background).
    fn color(&mut self, color: Color, base: u8) {
        let sixteen = |n: u8| if n < 8 { base + n } else { base + 60 + (n - 8) };
        match color {
            Color::Reset => self.push(base + 9),
            Color::Black => self.push(sixteen(0)),
            Color::Red => self.push(sixteen(1)),
            Color::Green => self.push(sixteen(2)),
            Color::Yellow => self.push(sixteen(3)),
            Color::Blue => self.push(sixteen(4)),
            Color::Magenta => self.push(sixteen(5)),
            Color::Cyan => self.push(sixteen(6)),
            Color::Gray => self.push(sixteen(7)),
            Color::DarkGray => self.push(sixteen(8)),
            Color::LightRed => self.push(sixteen(9)),
            Color::LightGreen => self.push(sixteen(10)),
            Color::LightYellow => self.push(sixteen(11)),
            Color::LightBlue => self.push(sixteen(12)),
            Color::LightMagenta => self.push(sixteen(13)),
            Color::LightCyan => self.push(sixteen(14)),
            Color::White => self.push(sixteen(15)),
            Color::Indexed(n @ 0..16) => self.push(sixteen(n)),
            Color::Indexed(n) => [base + 8, 5, n]
                .into_iter()
                .for_each(|code| self.push(code)),
            Color::Rgb(r, g, b) => {
                [base + 8, 2, r, g, b]
                    .into_iter()
                    .for_each(|code| self.push(code));
            }
        }
    }
}

/// Writes a number in decimal.
pub(super) fn number(out: &mut Vec<u8>, n: usize) {
    if n >= 10 {
        number(out, n / 10);
    }
    out.push(b'0' + (n % 10) as u8);
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn pen(style: Style) -> Sgr {
        let mut cell = Cell::EMPTY;
        cell.set_style(style);
        Sgr::of(&cell)
    }

    fn change(from: Style, to: Style) -> String {
        let mut out = Vec::new();
        let mut now = pen(from);
        now.change(pen(to), &mut out);
        assert_eq!(now, pen(to));
        String::from_utf8_lossy(&out).replace('\u{1b}', "")
    }

    #[test]
    fn the_shortest_change_is_written() {
        let plain = Style::new();
        assert_eq!(change(plain, plain), "");
        assert_eq!(change(plain, plain.bold()), "[1m");
        assert_eq!(change(plain.bold(), plain), "[m");
        assert_eq!(
            change(
                plain.bold().fg(Color::Indexed(210)),
                plain.fg(Color::Indexed(210))
            ),
            "[22m"
        );
        assert_eq!(change(plain.bold(), plain.dim()), "[0;2m");
        assert_eq!(
            change(
                plain.bold().dim().bg(Color::Rgb(1, 2, 3)),
                plain.dim().bg(Color::Rgb(1, 2, 3))
            ),
            "[22;2m"
        );
        assert_eq!(
            change(plain.red(), plain.bg(Color::Indexed(24))),
            "[0;48;5;24m"
        );
        assert_eq!(change(plain.red().bold(), plain.light_green()), "[0;92m");
    }

    #[test]
    fn blanks_care_for_background_and_lines_only() {
        let plain = Style::new();
        assert!(pen(plain.red().bold()).same_blank(pen(plain)));
        assert!(!pen(plain.on_red()).same_blank(pen(plain)));
        assert!(!pen(plain.underlined()).same_blank(pen(plain)));
        assert!(!pen(plain.reversed().red()).same_blank(pen(plain.reversed())));
    }
}
