//! What of a page stands where, and how a page that is too long is parted into screenfuls.

use std::ops::Range;

use ratatui::layout::Rect;

use super::slides::Slide;
use crate::tui::measure;
use crate::tui::panes::lines::{self, Line};
use crate::tui::symbols::Symbols;

/// The most columns of what is said: longer lines can't be read across a room.
const WIDE: u16 = 110;

/// The blank columns at each side.
const MARGIN: u16 = 4;

/// The row of the heading; the title stands two below it.
pub(super) const HEADING: u16 = 1;
pub(super) const TITLE: u16 = 3;

/// A table that has fewer rows beside what is said above it begins a screenful of its own.
const LEAST_ROWS: usize = 3;

/// A screenful of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// From which row on the lines are shown; none where only the table is.
    pub(super) lines: Option<usize>,
    /// Which rows of the table.
    pub(super) rows: Range<usize>,
}

/// The rows of the title.
pub(super) fn title(page: &Slide, screen: (u16, u16)) -> Vec<&str> {
    measure::wrap(&page.title, usize::from(body_width(screen)))
}

fn body_width((width, _): (u16, u16)) -> u16 {
    width.saturating_sub(2 * MARGIN).clamp(1, WIDE)
}

/// Where what is said stands: below title and sum, above the last line, in the middle.
pub(super) fn body(page: &Slide, screen: (u16, u16)) -> Rect {
    let width = body_width(screen);
    let sum = u16::from(!page.sum.is_empty());
    let top = TITLE + title(page, screen).len() as u16 + sum + 1;
    Rect {
        x: (screen.0.saturating_sub(width)) / 2,
        y: top,
        width,
        height: screen.1.saturating_sub(top + 2).max(1),
    }
}

/// What is said, with a blank row between any two where all of the page has room for that.
pub(super) fn said(page: &Slide, screen: (u16, u16)) -> Vec<Line> {
    let between = |line: &Line| match line {
        Line::Head(_) => vec![line.clone()],
        _ => vec![Line::Blank, line.clone()],
    };
    let apart: Vec<Line> = page.lines.iter().flat_map(between).skip(1).collect();
    let body = body(page, screen);
    let below = page.table.as_ref().map_or(0, |it| it.rows.len() + 2);
    match height(&apart, body.width) + below <= usize::from(body.height) {
        true => apart,
        false => page.lines.clone(),
    }
}

/// Marks have the same width in all sets.
pub(super) fn height(lines: &[Line], columns: u16) -> usize {
    match lines {
        [] => 0,
        lines => lines::height(lines, columns, Symbols::UNICODE),
    }
}

/// The screenfuls of a page, of which there is one at least.
pub(super) fn parts(page: &Slide, screen: (u16, u16)) -> Vec<Part> {
    let (lines, body) = (said(page, screen), body(page, screen));
    let (said, room) = (height(&lines, body.width), usize::from(body.height));
    let rows = page.table.as_ref().map_or(0, |it| it.rows.len());
    let pages = |all: usize, room: usize| (0..all).step_by(room.max(1));
    let of_lines = |from| Part {
        lines: Some(from),
        rows: 0..0,
    };
    if rows == 0 {
        return pages(said.max(1), room).map(of_lines).collect();
    }
    // The heads, and a blank row below what is said.
    let above = 1 + said + usize::from(said > 0);
    let beside = room.saturating_sub(above);
    let of_rows = |lines: Option<usize>, room: usize| {
        // As many on each: a last screenful of one row would look forgotten.
        let each = rows.div_ceil(rows.div_ceil(room.max(1)));
        pages(rows, each).map(move |from| Part {
            lines,
            rows: from..rows.min(from + each),
        })
    };
    match beside >= rows.min(LEAST_ROWS) {
        true => of_rows(Some(0), beside).collect(),
        false => {
            let said = pages(said, room).map(of_lines);
            said.chain(of_rows(None, room.saturating_sub(1))).collect()
        }
    }
}
