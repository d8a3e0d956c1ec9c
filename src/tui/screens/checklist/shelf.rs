//! The findings of a cell, in a window over the matrix. It stays when one was put right and shows
//! what remains.

use ratatui::layout::Rect;

use super::behind::Behind;
use super::cell_ref::{CellRef, Who};
use super::list::{Findings, Found};
use super::{explain, told};
use crate::rules::Counts;
use crate::rules::matrix::{Cell, Matrix};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::panes::shelf::Frame;
use crate::tui::screens::parts::legend;
use crate::tui::theme::Role;
use crate::tui::widgets::overlay;

/// The rows that why and what to do have below the list.
const BELOW: u16 = 8;

/// The window.
#[derive(Debug)]
pub(super) struct Shelf {
    /// The cell.
    pub(super) spot: CellRef,
    counts: Counts,
    /// Its findings.
    pub(super) found: Findings,
}

impl Shelf {
    /// The findings of a cell.
    pub(super) fn of(spot: CellRef, behind: &Behind, ctx: &Ctx<'_>) -> Shelf {
        let mut shelf = Shelf {
            spot,
            counts: Counts::default(),
            found: Findings::default(),
        };
        shelf.renew(behind, ctx);
        shelf
    }

    /// Takes in what stands behind the cell now.
    pub(super) fn renew(&mut self, behind: &Behind, ctx: &Ctx<'_>) {
        let stack = behind.at(self.spot);
        self.counts = stack.map_or_else(Counts::default, |it| it.counts);
        let places = stack.map_or_else(Vec::new, |it| it.places.clone());
        self.found.take(places, ctx);
    }

    /// Draws it over the screen.
    pub(super) fn draw(&self, ctx: &Ctx<'_>, focused: bool, canvas: &mut Canvas<'_>) {
        let Some(column) = self.spot.column else {
            return;
        };
        let whole = canvas.area();
        let (name, title) = (self.spot.who.name(ctx.book()), column.title());
        let (zh, en) = (&title.zh, &title.en);
        let title = text!("{name} · {zh}", "{name} · {en}");
        let count = u16::try_from(self.found.list.within().len()).unwrap_or(u16::MAX);
        // The state, the list, a line and the reasons, and the frame.
        let below = if count > 0 { 1 + BELOW } else { 0 };
        let rows = count.clamp(1, 24) + 1 + below + 2;
        let height = rows.min(whole.height.saturating_sub(2));
        let width = whole.width.saturating_sub(4).min(120);
        let inside = overlay::open(canvas, width, height, &title);
        if inside.is_empty() {
            return;
        }
        let border = Rect {
            y: inside.y,
            height: inside.height + 1,
            ..inside
        };
        legend::draw(border, legend::levels(), canvas);
        let state = self.state(ctx);
        let muted = canvas.style(Role::Muted);
        canvas.say(inside.x, inside.y, inside.width, &state, muted);
        let rest = Rect {
            y: inside.y + 1,
            height: inside.height - 1,
            ..inside
        };
        let below = if rest.height > below { below } else { 0 };
        let list = Rect {
            height: rest.height - below,
            ..rest
        };
        let empty = Text::of(
            "这一格没有问题。F1 再按 Tab 看规则怎么要求，Esc 关闭。",
            "Nothing is wrong here. F1, then Tab, says what the rules ask; Esc closes.",
        );
        let frame = Frame {
            title: "",
            note: "",
            focused,
            empty: &empty,
        };
        let listing = Found(ctx);
        self.found.list.draw_rows(list, canvas, &listing, &frame);
        self.found.list.draw_over(canvas);
        let Some(finding) = self.found.chosen().filter(|_| below > 0) else {
            return;
        };
        let line = canvas.theme.marks.lines.horizontal;
        let (y, style) = (list.bottom(), canvas.style(Role::Border));
        canvas.line(inside.x, y, inside.width, line, style);
        let words = Rect {
            y: y + 1,
            height: below - 1,
            ..inside
        };
        explain::below(&finding, words, ctx, canvas);
    }

    /// How far the duty is proved, and how many findings stand behind it.
    fn state(&self, ctx: &Ctx<'_>) -> Text {
        let found = told::found(self.counts);
        let Some(cell) = cell_of(self.spot, &ctx.facts.matrix) else {
            return found;
        };
        let word = cell.standing.word();
        let (zh, en) = (&word.zh, &word.en);
        let (found_zh, found_en) = (&found.zh, &found.en);
        let count = cell.count;
        match cell.of {
            Some(of) => text!(
                "{zh} {count}/{of}。{found_zh}。",
                "{en}, {count} of {of}. {found_en}."
            ),
            None => text!("{zh}。{found_zh}。", "{en}. {found_en}."),
        }
    }
}

/// What a cell holds.
fn cell_of(spot: CellRef, matrix: &Matrix) -> Option<Cell> {
    use super::cell_ref::Column;
    match (spot.who, spot.column?) {
        (Who::Sector(id), Column::Sector(column)) => {
            let row = matrix.sectors.iter().find(|row| row.sector == id)?;
            Some(row.cell(column))
        }
        (Who::Committee(id), Column::Committee(column)) => {
            let row = matrix.committees.iter().find(|row| row.committee == id)?;
            Some(row.cell(column))
        }
        (Who::Organisation, Column::Organisation(column)) => Some(matrix.organisation(column)),
        // All findings of a row are no cell.
        (Who::Sector(_) | Who::Committee(_) | Who::Organisation, _) => None,
    }
}
