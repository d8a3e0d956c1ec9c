//! The marks and lines to draw with, in Unicode and for terminals that have ASCII only.
//!
//! Each mark is one column wide in both sets, and is of GBK, so that every Chinese font has it; tests
//! hold that.

/// A mark and its meaning. A word for it always stands somewhere on the same screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// Verified by the committee's staff.
    Verified,
    /// Entered by someone.
    Recorded,
    /// Not there.
    Missing,
    /// Not due yet.
    NotDue,
    /// Not as the rules say.
    Breach,
    /// To be done.
    Due,
    /// Good practice.
    Advice,
    /// Fulfilled.
    Ok,
    /// The first convenor.
    First,
    /// A row that is marked.
    Marked,
    /// The chosen row.
    Chosen,
    /// A tree's row whose children are shown.
    Open,
    /// A tree's row whose children are hidden.
    Closed,
    /// Text was cut here.
    More,
    /// Nothing stands here.
    Nothing,
}

/// The lines of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    /// `─`
    pub horizontal: &'static str,
    /// `│`
    pub vertical: &'static str,
    /// `┌ ┐ └ ┘`
    pub corners: [&'static str; 4],
    /// `┬ ┴ ├ ┤ ┼`, where the lines of a table meet.
    pub joints: [&'static str; 5],
    /// The thumb of a scroll bar.
    pub thumb: &'static str,
    /// The done part of a gauge, for terminals without styles.
    pub gauge: &'static str,
}

/// A set of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbols {
    ascii: bool,
    /// The lines of a box.
    pub lines: Lines,
}

impl Symbols {
    /// The Unicode set.
    pub const UNICODE: Symbols = Symbols {
        ascii: false,
        lines: Lines {
            horizontal: "─",
            vertical: "│",
            corners: ["┌", "┐", "└", "┘"],
            joints: ["┬", "┴", "├", "┤", "┼"],
            thumb: "┃",
            gauge: "█",
        },
    };

    /// The ASCII set.
    pub const ASCII: Symbols = Symbols {
        ascii: true,
        lines: Lines {
            horizontal: "-",
            vertical: "|",
            corners: ["+", "+", "+", "+"],
            joints: ["+", "+", "+", "+", "+"],
            thumb: "#",
            gauge: "#",
        },
    };

    /// The mark's one column.
    #[must_use]
    pub const fn get(self, mark: Symbol) -> &'static str {
        let (unicode, ascii) = pair(mark);
        if self.ascii { ascii } else { unicode }
    }

    /// Whether this is the ASCII set.
    #[must_use]
    pub const fn is_ascii(self) -> bool {
        self.ascii
    }
}

const fn pair(mark: Symbol) -> (&'static str, &'static str) {
    match mark {
        Symbol::Verified => ("●", "#"),
        Symbol::Recorded => ("◎", "+"),
        Symbol::Missing => ("○", "o"),
        Symbol::NotDue => ("·", "."),
        Symbol::Breach => ("×", "!"),
        Symbol::Due => ("△", "~"),
        Symbol::Advice => ("※", "?"),
        Symbol::Ok => ("√", "#"),
        Symbol::First => ("★", "*"),
        Symbol::Marked => ("√", "x"),
        Symbol::Chosen => ("▌", ">"),
        Symbol::Open => ("-", "-"),
        Symbol::Closed => ("+", "+"),
        Symbol::More => ("…", "$"),
        Symbol::Nothing => ("—", "-"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::measure::width;

    const ALL: [Symbol; 15] = [
        Symbol::Verified,
        Symbol::Recorded,
        Symbol::Missing,
        Symbol::NotDue,
        Symbol::Breach,
        Symbol::Due,
        Symbol::Advice,
        Symbol::Ok,
        Symbol::First,
        Symbol::Marked,
        Symbol::Chosen,
        Symbol::Open,
        Symbol::Closed,
        Symbol::More,
        Symbol::Nothing,
    ];

    #[test]
    fn marks_and_lines_are_of_gbk() {
        let lines = Symbols::UNICODE.lines;
        let marks = ALL.map(|mark| Symbols::UNICODE.get(mark));
        let drawn = lines.corners.into_iter().chain(lines.joints).chain(marks);
        let others = [lines.horizontal, lines.vertical, lines.thumb, lines.gauge];
        for symbol in drawn.chain(others) {
            let (_, _, lacking) = encoding_rs::GBK.encode(symbol);
            assert!(!lacking, "{symbol}");
        }
    }

    #[test]
    fn marks_are_one_column_and_evidence_is_told_apart() {
        for set in [Symbols::UNICODE, Symbols::ASCII] {
            for mark in ALL {
                assert_eq!(width(set.get(mark)), 1, "{mark:?}");
                assert!(!set.is_ascii() || set.get(mark).is_ascii());
            }
            let evidence = [
                Symbol::Verified,
                Symbol::Recorded,
                Symbol::Missing,
                Symbol::NotDue,
            ];
            for a in evidence {
                for b in evidence {
                    assert_eq!(a == b, set.get(a) == set.get(b));
                }
            }
            for symbol in set.lines.corners.into_iter().chain(set.lines.joints) {
                assert_eq!(width(symbol), 1);
            }
        }
    }
}
