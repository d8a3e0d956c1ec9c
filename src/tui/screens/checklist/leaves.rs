//! The names of the leaves above the matrix, each with its breaches and what is still to be done: the groups add up to
//! all findings of these levels, so that none is out of sight.

use std::cell::RefCell;

use ratatui::layout::{Position, Rect};

use super::leaf::Leaf;
use crate::rules::{Counts, Level};
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::input::Mouse;
use crate::tui::measure;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

/// Where they were drawn last.
#[derive(Debug, Default)]
pub(super) struct Leaves(RefCell<Vec<(Leaf, Rect)>>);

/// How much is said of a leaf.
#[derive(Clone, Copy)]
struct Saying {
    short: bool,
    due: bool,
}

/// From all that there is to say down to what fits on a small screen.
const SAYINGS: [Saying; 3] = [
    Saying {
        short: false,
        due: true,
    },
    Saying {
        short: false,
        due: false,
    },
    Saying {
        short: true,
        due: false,
    },
];

impl Leaves {
    /// The leaf whose name the mouse points at.
    pub(super) fn at(&self, mouse: Mouse) -> Option<Leaf> {
        let pointed = Position {
            x: mouse.x,
            y: mouse.y,
        };
        let places = self.0.borrow();
        let pointed = places.iter().find(|(_, area)| area.contains(pointed));
        pointed.map(|(leaf, _)| *leaf)
    }

    /// Draws those of `all`, of which `shown` are shown.
    pub(super) fn draw(
        &self,
        area: Rect,
        all: &[Leaf],
        shown: &[Leaf],
        ctx: &Ctx<'_>,
        canvas: &mut Canvas<'_>,
    ) {
        let marks = canvas.theme.marks;
        let wide = |saying: &Saying| -> usize {
            let words = all.iter().map(|leaf| spans(*leaf, *saying, ctx, marks));
            let wide = |spans: Vec<(String, Role)>| -> usize {
                spans.iter().map(|(words, _)| measure::width(words)).sum()
            };
            words.map(|spans| wide(spans) + 3).sum()
        };
        let room = usize::from(area.width);
        let fits = SAYINGS.iter().find(|it| wide(it) <= room);
        let saying = *fits.unwrap_or(&SAYINGS[SAYINGS.len() - 1]);
        let mut places = Vec::new();
        let (mut x, right) = (area.x + 1, area.right());
        for leaf in all {
            if area.is_empty() || right.saturating_sub(x) < 4 {
                break;
            }
            let from = x;
            let is_shown = shown.contains(leaf);
            let name = if is_shown {
                Role::Selected
            } else {
                Role::Muted
            };
            for (n, (words, role)) in spans(*leaf, saying, ctx, marks).into_iter().enumerate() {
                let words = if n == 0 { format!(" {words}") } else { words };
                let style = match (is_shown, n) {
                    (true, _) | (_, 0) => canvas.style(name),
                    (false, _) => canvas.style(role),
                };
                x += canvas.text(x, area.y, right.saturating_sub(x), &words, style);
            }
            let style = canvas.style(if is_shown { name } else { Role::Plain });
            x += canvas.text(x, area.y, right.saturating_sub(x), " ", style);
            places.push((*leaf, Rect::new(from, area.y, x - from, 1)));
            x += 1;
        }
        self.0.replace(places);
    }
}

/// What is said of a leaf: its name, and what is found.
fn spans(leaf: Leaf, saying: Saying, ctx: &Ctx<'_>, marks: Symbols) -> Vec<(String, Role)> {
    let mut spans = vec![(
        leaf.title(saying.short).say(ctx.locale).to_owned(),
        Role::Muted,
    )];
    let counts = match leaf {
        Leaf::Group(group) => ctx.facts.matrix.group(group),
        // One's own columns are others' already, and the list has all.
        Leaf::Own => Counts::NONE,
        Leaf::List => {
            let all = ctx.facts.findings.len();
            spans.push((format!(" {all}"), Role::Muted));
            return spans;
        }
    };
    let due = if saying.due { counts.due } else { 0 };
    for (level, count) in [(Level::Breach, counts.breach), (Level::Due, due)] {
        if count > 0 {
            let mark = marks.get(of_level(level));
            spans.push((format!(" {mark}{count}"), role_of_level(level)));
        }
    }
    spans
}
