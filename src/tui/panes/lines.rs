//! Lines of text and how they are broken to a width: labels and values, marks and words that hang below
//! themselves, words that have their places.

use ratatui::layout::Rect;

use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;

/// The most columns of a label.
const LABEL: usize = 18;

/// A value with fewer columns than this beside its label stands below it.
const BESIDE: u16 = 12;

/// A line, before it is broken to a width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// An empty row.
    Blank,
    /// The heading of a part, with an empty row above.
    Head(String),
    /// A label and what it says; all values of a page begin below each other.
    Field {
        /// The label, and what it means.
        label: (Role, String),
        /// A mark before the value.
        mark: Option<(Symbol, Role)>,
        /// What it says.
        value: String,
        /// What that means.
        role: Role,
        /// The link that it is.
        link: Option<usize>,
    },
    /// Words over the whole width; they hang below themselves where something leads them.
    Words {
        /// A mark before them.
        mark: Option<(Symbol, Role)>,
        /// Words between mark and words.
        lead: Option<(Role, String)>,
        /// Their meaning.
        role: Role,
        /// The words.
        text: String,
        /// The link that they are.
        link: Option<usize>,
    },
    /// Words below those of a link, only while it is chosen: the key that takes it, and what that does.
    Hint {
        /// The link.
        link: usize,
        /// The key.
        key: &'static str,
        /// What it does.
        text: String,
    },
    /// Words that have their places already.
    Row(Placed),
}

/// Words in a row: from which column, with what meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The column.
    pub x: u16,
    /// The meaning.
    pub role: Role,
    /// The words.
    pub text: String,
}

/// A row of words that have their places.
pub type Placed = Vec<Words>;

/// Words from column `x` on.
pub fn said(x: usize, role: Role, text: impl Into<String>) -> Words {
    Words {
        x: x as u16,
        role,
        text: text.into(),
    }
}

impl Line {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Line {
        Line::of(Role::Plain, text)
    }

    /// Words with a meaning.
    pub fn of(role: Role, text: impl Into<String>) -> Line {
        Line::Words {
            mark: None,
            lead: None,
            role,
            text: text.into(),
            link: None,
        }
    }

    /// Words behind a mark of the same meaning.
    pub fn marked(mark: Symbol, role: Role, text: impl Into<String>) -> Line {
        Line::Words {
            mark: Some((mark, role)),
            lead: None,
            role,
            text: text.into(),
            link: None,
        }
    }

    /// A label and what it says.
    pub fn field(label: &Text, value: impl Into<String>, locale: Locale) -> Line {
        Line::Field {
            label: (Role::Label, label.say(locale).to_owned()),
            mark: None,
            value: value.into(),
            role: Role::Plain,
            link: None,
        }
    }
}

/// A row of the page as it is drawn.
#[derive(Debug, Default)]
pub(super) struct Printed {
    words: Placed,
    pub(super) link: Option<usize>,
}

/// Draws lines that are not scrolled, from the left edge of `area` on; how many rows they take.
pub fn draw(lines: &[Line], area: Rect, canvas: &mut Canvas<'_>) -> usize {
    draw_from(lines, 0, area, canvas)
}

/// The same from the `top`th row on.
pub fn draw_from(lines: &[Line], top: usize, area: Rect, canvas: &mut Canvas<'_>) -> usize {
    let area = area.intersection(canvas.area());
    let rows = rows(lines, area.width, canvas.theme.marks);
    draw_rows(&rows, top, area, canvas);
    rows.len()
}

/// How many rows the lines take in `area` columns.
#[must_use]
pub fn height(lines: &[Line], columns: u16, marks: Symbols) -> usize {
    rows(lines, columns, marks).len()
}

fn rows(lines: &[Line], columns: u16, marks: Symbols) -> Vec<Printed> {
    print(lines, columns.saturating_sub(1).max(2), usize::MAX, marks)
}

/// Draws rows from the `top`th on; the last column of `area` tells that there is more.
pub(super) fn draw_rows(rows: &[Printed], top: usize, area: Rect, canvas: &mut Canvas<'_>) {
    if area.is_empty() {
        return;
    }
    for (row, y) in rows.iter().skip(top).zip(area.y..area.bottom()) {
        for words in &row.words {
            let x = area.x + words.x;
            let room = (area.right() - 1).saturating_sub(x);
            canvas.text(x, y, room, &words.text, canvas.style(words.role));
        }
    }
    let (more, style) = (canvas.mark(Symbol::More), canvas.style(Role::Muted));
    if top + usize::from(area.height) < rows.len() {
        canvas.symbol(area.right() - 1, area.bottom() - 1, more, style);
    }
    if top > 0 {
        canvas.symbol(area.right() - 1, area.y, more, style);
    }
}

/// Breaks lines to `width` columns; `chosen` is the link whose hint is shown.
pub(super) fn print(lines: &[Line], width: u16, chosen: usize, marks: Symbols) -> Vec<Printed> {
    let labels = lines.iter().filter_map(|line| match line {
        Line::Field { label, .. } => Some(measure::width(&label.1)),
        _ => None,
    });
    let label_width = labels.max().unwrap_or(0).min(LABEL) as u16;
    let mut rows = Vec::new();
    // Where the words of a link begin, for what is said below them.
    let mut hang = 0;
    for line in lines {
        match line {
            Line::Blank => rows.push(Printed::default()),
            Line::Head(words) => {
                if !rows.is_empty() {
                    rows.push(Printed::default());
                }
                rows.push(row(vec![said(0, Role::Title, words.clone())], None));
            }
            Line::Field {
                label,
                mark,
                value,
                role,
                link,
            } => {
                let at = label_width + 2 + if mark.is_some() { 2 } else { 0 };
                let at = if at + BESIDE > width { 2 } else { at };
                let below = at == 2;
                let mut first = vec![said(0, label.0, label.1.clone())];
                if let Some((mark, role)) = mark {
                    first.push(said(usize::from(label_width + 2), *role, marks.get(*mark)));
                }
                let at = usize::from(at);
                let mut lines = broken(value, width, at);
                if !below && let Some(line) = lines.next() {
                    first.push(said(at, *role, line));
                }
                rows.push(row(first, *link));
                rows.extend(lines.map(|line| row(vec![said(at, *role, line)], *link)));
            }
            Line::Words {
                mark,
                lead,
                role,
                text,
                link,
            } => {
                let mut first = Vec::new();
                let mut at = 0;
                if let Some((mark, role)) = mark {
                    let mark = marks.get(*mark);
                    at += measure::width(mark) + 1;
                    first.push(said(0, *role, mark));
                }
                if let Some((role, words)) = lead {
                    first.push(said(at, *role, words.clone()));
                    at += measure::width(words) + 1;
                }
                hang = at;
                for line in broken(text, width, at) {
                    first.push(said(at, *role, line));
                    rows.push(row(std::mem::take(&mut first), *link));
                }
            }
            Line::Hint { link, .. } if *link != chosen => {}
            Line::Hint { link, key, text } => {
                let at = hang + measure::width(key) + 1;
                let words = vec![
                    said(hang, Role::Key, *key),
                    said(at, Role::Accent, text.clone()),
                ];
                rows.push(row(words, Some(*link)));
            }
            Line::Row(words) => rows.push(row(words.clone(), None)),
        }
    }
    rows
}

fn row(words: Vec<Words>, link: Option<usize>) -> Printed {
    Printed { words, link }
}

/// Words broken to what is right of column `at`; at least eight columns of them.
fn broken(text: &str, width: u16, at: usize) -> impl Iterator<Item = &str> {
    let room = usize::from(width).saturating_sub(at);
    measure::wrap(text, room.max(8.min(usize::from(width)))).into_iter()
}
