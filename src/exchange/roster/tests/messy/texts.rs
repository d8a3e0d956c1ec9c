//! Announced lists: every heading with every sign between names, and everything else in turn.

use std::fmt::Write as _;

use super::*;
use crate::exchange::names;
use crate::exchange::office::document::fixtures::{docx, p};

/// How a heading is written: `S` is the sector, `N` how many, `I` and `一` its number; behind `|` stand
/// the names in the same line.
pub(super) const HEADINGS: [&str; 26] = [
    "S（N人）",
    "S（N名）",
    "S(N)",
    "S（共N人）",
    "一、S（N名）",
    "（一）S（N人）",
    "I.S（N人）",
    "I、S（N名）：",
    "S N人",
    "S：N人",
    "S共N人",
    "【S】（N人）",
    "【S】N人",
    "S委员（N名）",
    "S小组（N人）",
    "第I组　S（N人）",
    "S\n（N人）",
    "S：",
    "一、S",
    "（一）S",
    "S",
    "S：|",
    "一、S：|",
    "S（N人）：|",
    "S（N人）　|",
    "I.S（N名）|",
];

/// What parts the names.
const SIGNS: [&str; 12] = [
    "、", "，", ", ", "　", "  ", "　　", "\t", "\n", "；", " / ", "。\n", "、\n",
];

/// What stands before each name, `I` its number.
const NUMBERS: [&str; 4] = ["", "I.", "（I）", "I、"];

/// What stands beside the first name of each sector, and the line that explains it.
const MARKS: [(&str, &str, &str); 6] = [
    ("", "", ""),
    ("※", "", ""),
    ("", "*", ""),
    ("△", "", "注：带△为召集人。"),
    ("", "※", "带※者为新增委员"),
    ("", "①", "①2023年增补。"),
];

const BRACKETS: [(&str, &str); 3] = [("（", "）"), ("(", ")"), ("〔", "〕")];

/// How a list is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) heading: usize,
    sign: usize,
    number: usize,
    mark: usize,
    bracket: usize,
    /// Two-character names take the room of three.
    padded: bool,
    /// So many names a line; none for all in one.
    wrapped: Option<usize>,
    titled: bool,
    signed: bool,
}

impl Layout {
    /// The whole list.
    fn text(&self) -> String {
        let mut text = String::new();
        let all: usize = TRUTH.iter().map(|(_, people)| people.len()).sum();
        if self.titled {
            let _ = writeln!(text, "政协某市第七届委员会委员名单\n（共{all}名）\n");
        } else {
            text.push_str("委员名单\n");
        }
        for (i, (sector, people)) in TRUTH.iter().enumerate() {
            let (heading, same_line) = match HEADINGS[self.heading].strip_suffix('|') {
                Some(heading) => (heading, true),
                None => (HEADINGS[self.heading], false),
            };
            let chinese = ["一", "二", "三", "四"][i];
            let heading = heading
                .replace('一', chinese)
                .replace('I', &(i + 1).to_string())
                .replace('N', &people.len().to_string())
                .replace('S', sector);
            text.push_str(&heading);
            if !same_line {
                text.push('\n');
            }
            self.names(people, &mut text);
            text.push('\n');
        }
        let (.., legend) = MARKS[self.mark];
        text.push_str(legend);
        if self.signed {
            text.push_str("\n政协某市委员会办公室\n2026年1月12日\n");
        }
        text
    }

    pub(super) fn names(&self, people: &[Person], text: &mut String) {
        let (before, behind, _) = MARKS[self.mark];
        for (n, one) in people.iter().enumerate() {
            if n > 0 {
                let sign = SIGNS[self.sign];
                let wraps = self.wrapped.is_some_and(|wrapped| n % wrapped == 0);
                text.push_str(if wraps && !sign.ends_with('\n') {
                    match sign.trim() {
                        "" => "\n",
                        sign => sign,
                    }
                } else {
                    sign
                });
                if wraps && !text.ends_with('\n') {
                    text.push('\n');
                }
            }
            text.push_str(&NUMBERS[self.number].replace('I', &(n + 1).to_string()));
            let marked = n == 0;
            if marked {
                text.push_str(before);
            }
            let name = if self.padded {
                names::padded(one.name)
            } else {
                one.name.to_owned()
            };
            text.push_str(&name);
            if marked {
                text.push_str(behind);
            }
            if !one.said.is_empty() {
                let (open, close) = BRACKETS[self.bracket];
                text.push_str(&format!("{open}{}{close}", one.said));
            }
        }
    }
}

pub(super) fn layouts() -> Vec<Layout> {
    let mut all = Vec::new();
    for heading in 0..HEADINGS.len() {
        for sign in 0..SIGNS.len() {
            let n = all.len();
            for step in 0..6 {
                // Each pair of heading and separator with other ways of everything else.
                let mix = n + step * 7 + heading + sign;
                all.push(Layout {
                    heading,
                    sign,
                    number: if step > 3 { mix % NUMBERS.len() } else { 0 },
                    mark: if step > 2 { (mix / 2) % MARKS.len() } else { 0 },
                    bracket: mix % BRACKETS.len(),
                    padded: mix % 2 == 0,
                    wrapped: [None, Some(2), Some(3)][step % 3],
                    titled: mix % 3 == 0,
                    signed: mix % 5 < 2,
                });
            }
        }
    }
    all
}

fn paragraphs(text: &str) -> Vec<u8> {
    let body: String = text.split('\n').map(p).collect();
    docx(&body)
}

#[test]
fn every_layout_of_a_text_is_read_or_refused_with_a_word() {
    let mut tally = Tally::default();
    for (n, layout) in layouts().iter().enumerate() {
        let text = layout.text();
        let bytes = if n % 4 == 0 {
            paragraphs(&text)
        } else {
            text.clone().into_bytes()
        };
        tally.add("名单", &bytes, true, &format!("{layout:?}\n{text}"));
    }
    tally.holds(99);
}
