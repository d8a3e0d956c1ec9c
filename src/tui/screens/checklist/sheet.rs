//! Draws the matrix: the heads of the part that is in view, committees with their bars, of each row all findings and
//! what is missing most, and a glyph and a figure a cell.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cell_ref::{Column, Part};
use super::grid::Grid;
use super::grid_row::{GridLine, GridRow};
use super::spread::{Spread, figures, head, level_beside};
use crate::rules::Counts;
use crate::rules::matrix::Cell;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::screens::parts::marks::{
    badge, of_level, of_standing, role_of_level, role_of_standing,
};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;

/// The most columns of a committee's bars.
const BAR: u16 = 4;
/// The marks of the chosen row and of marked ones, and the step in under the committee.
const GUTTER: u16 = 3;

/// The matrix in an area: what drawing and the mouse both need to know.
pub(super) struct Sheet<'a> {
    grid: &'a Grid,
    area: Rect,
    spreads: [Spread; 3],
}

impl<'a> Sheet<'a> {
    /// The matrix in `area`.
    pub(super) fn new(grid: &'a Grid, area: Rect, locale: Locale) -> Sheet<'a> {
        let chosen = grid.row().map(|row| row.who.part());
        // The last column of the area is the thumb's.
        let width = area.width.saturating_sub(GUTTER + 1);
        let spreads = Part::ALL.map(|part| {
            let column = grid.chosen_cell().filter(|_| chosen == Some(part));
            let columns = grid.columns(part);
            Spread::of(part, columns, grid.needs(part), width, locale, column)
        });
        Sheet {
            grid,
            area,
            spreads,
        }
    }

    fn spread(&self, part: Part) -> &Spread {
        &self.spreads[part as usize]
    }

    /// Draws it; the first row is the heads' of the part at the top.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let area = self.area;
        if area.height < 2 || area.width < 4 {
            return;
        }
        let page = usize::from(area.height - 1);
        let top = self.scroll(page);
        if let Some(part) = self.part_at(top) {
            self.head(part, area.y, canvas);
        }
        let lines = self.grid.lines().enumerate().skip(top).take(page);
        for ((n, line), y) in lines.zip(area.y + 1..) {
            match line {
                GridLine::Head(part) => self.head(*part, y, canvas),
                GridLine::Group {
                    name,
                    shares,
                    counts,
                } => self.group(name, shares, *counts, y, canvas),
                GridLine::Row(row) => self.row(row, n == self.grid.place(), y, canvas),
            }
        }
        self.thumb(top, page, canvas);
    }

    /// The line and the column under a place of the screen: 0 is the name, 1 all its findings.
    pub(super) fn under(&self, x: u16, y: u16) -> Option<(usize, usize)> {
        let line = self.grid.top.get() + usize::from(y.checked_sub(self.area.y + 1)?);
        let GridLine::Row(row) = self.grid.line(line)? else {
            return None;
        };
        let x = x.saturating_sub(self.area.x + GUTTER);
        let spread = self.spread(row.who.part());
        let columns = spread.shown();
        let column = columns.filter(|(_, at, _)| *at <= x).last();
        let else_than_cells = usize::from(x >= spread.total_at());
        Some((line, column.map_or(else_than_cells, |(n, _, _)| n + 2)))
    }

    /// The first line in view. The heads of its part stand above it, so it is never a head itself;
    /// the committee of the chosen row is kept in view.
    fn scroll(&self, page: usize) -> usize {
        let (grid, count) = (self.grid, self.grid.lines().len());
        grid.page.set(page);
        let chosen = grid.place();
        let mut wanted = chosen;
        while let Some(before) = wanted.checked_sub(1) {
            match grid.line(before) {
                Some(GridLine::Group { .. } | GridLine::Head(_)) => wanted = before,
                Some(GridLine::Row(_)) | None => break,
            }
        }
        let mut top = grid.top.get().min(count.saturating_sub(page));
        if wanted < top {
            top = wanted;
        }
        if chosen >= top + page {
            top = chosen + 1 - page;
        }
        if matches!(grid.line(top), Some(GridLine::Head(_))) {
            top += 1;
        }
        grid.top.set(top);
        top
    }

    fn part_at(&self, top: usize) -> Option<Part> {
        let above = (0..=top).rev().filter_map(|n| self.grid.line(n));
        above.into_iter().find_map(|line| match line {
            GridLine::Head(part) => Some(*part),
            GridLine::Group { .. } | GridLine::Row(_) => None,
        })
    }

    fn head(&self, part: Part, y: u16, canvas: &mut Canvas<'_>) {
        let spread = self.spread(part);
        let (x, label) = (self.area.x, canvas.style(Role::Label));
        let chosen = self.grid.row().filter(|row| row.who.part() == part);
        let column = chosen.map(|_| self.grid.column());
        canvas.say(x + 1, y, spread.name, &part.title(), label);
        let more = canvas.mark(Symbol::More);
        let role = |nth| match column {
            Some(chosen) if chosen == nth => Role::Accent,
            _ => Role::Label,
        };
        let at = x + GUTTER + spread.total_at();
        let total = Column::Total.heading();
        canvas.say(at, y, spread.total, &total, canvas.style(role(1)));
        if spread.lacking > 0 {
            let words = Text::of("最缺", "most");
            let at = x + GUTTER + spread.lacking_at();
            canvas.say(at, y, spread.lacking, &words, label);
        }
        if spread.first > 0 {
            canvas.text(x + GUTTER + spread.cells() - 1, y, 1, more, label);
        }
        let mut last = spread.first;
        for (n, at, width) in spread.shown() {
            let words = head(spread.columns[n], spread.wording);
            let style = canvas.style(role(n + 2));
            canvas.say(x + GUTTER + at, y, width, &words, style);
            last = n;
        }
        if last + 1 < spread.columns.len() {
            canvas.text(self.area.right() - 1, y, 1, more, label);
        }
    }

    /// A committee: all findings of its sectors and its own, and of each column how much is done.
    fn group(
        &self,
        name: &str,
        shares: &[(u32, u32)],
        counts: Counts,
        y: u16,
        canvas: &mut Canvas<'_>,
    ) {
        let spread = self.spread(Part::Sectors);
        let (x, right) = (self.area.x + GUTTER, self.area.right() - 1);
        let title = canvas.style(Role::Title);
        let room = spread.name + GUTTER - 1;
        canvas.text(x - GUTTER + 1, y, room, name, title);
        total(counts, x + spread.total_at(), y, spread.total, canvas);
        if !spread.whole {
            return;
        }
        for (n, at, width) in spread.shown() {
            let share = spread.columns[n].nth().and_then(|n| shares.get(n));
            let Some((done, all)) = share.copied().filter(|(_, all)| *all > 0) else {
                continue;
            };
            let bar = bar(done, all, width.min(BAR), canvas.theme.marks);
            let style = canvas.style(Role::Muted);
            canvas.text(x + at, y, right.saturating_sub(x + at), &bar, style);
        }
    }

    fn row(&self, row: &GridRow, chosen: bool, y: u16, canvas: &mut Canvas<'_>) {
        let part = row.who.part();
        let spread = self.spread(part);
        let x = self.area.x + GUTTER;
        canvas.text(x, y, spread.name, &row.name, canvas.style(Role::Plain));
        total(row.counts, x + spread.total_at(), y, spread.total, canvas);
        if let (true, Some(column)) = (spread.lacking > 0, row.lacking) {
            let at = x + spread.lacking_at();
            let style = canvas.style(Role::Plain);
            canvas.say(at, y, spread.lacking, &column.heading(), style);
        }
        if chosen {
            let line = Rect::new(self.area.x, y, self.area.width - 1, 1);
            canvas.lay(line, canvas.style(Role::SelectedUnfocused));
            let (mark, style) = (canvas.mark(Symbol::Chosen), canvas.style(Role::Key));
            canvas.symbol(self.area.x, y, mark, style);
        }
        if self.grid.is_marked(row.who) {
            let (mark, style) = (canvas.mark(Symbol::Marked), canvas.style(Role::Marked));
            canvas.symbol(self.area.x + 1, y, mark, style);
        }
        let picked = chosen.then(|| self.grid.column());
        if picked == Some(0) {
            let name = Rect::new(x, y, spread.name.min(self.area.width - GUTTER), 1);
            canvas.lay(name, canvas.style(Role::Selected));
        }
        if picked == Some(1) {
            let sum = Rect::new(x + spread.total_at(), y, spread.total, 1);
            let sum = sum.intersection(self.area);
            canvas.lay(sum, canvas.style(Role::Selected));
        }
        for (n, at, width) in spread.shown() {
            let column = spread.columns[n];
            if let Some(cell) = row.cell(column) {
                let area = Rect::new(x + at, y, width, 1);
                let style = chosen.then(|| canvas.style(Role::SelectedUnfocused));
                mark(column, cell, spread.whole, area, style, canvas);
                if picked == Some(n + 2) {
                    canvas.lay(area, canvas.style(Role::Selected));
                }
            }
        }
    }

    fn thumb(&self, top: usize, page: usize, canvas: &mut Canvas<'_>) {
        let count = self.grid.lines().len();
        if count <= page {
            return;
        }
        let long = (page * page / count).clamp(1, page);
        let from = (top * (page - long))
            .div_ceil((count - page).max(1))
            .min(page - long);
        let (symbol, style) = (canvas.theme.marks.lines.thumb, canvas.style(Role::Border));
        for y in from..from + long {
            let y = self.area.y + 1 + y as u16;
            canvas.symbol(self.area.right() - 1, y, symbol, style);
        }
    }
}

/// All findings of a row or of a committee.
fn total(counts: Counts, x: u16, y: u16, wide: u16, canvas: &mut Canvas<'_>) {
    let (mut at, right) = (x, x + wide);
    for span in badge(counts, usize::from(wide), canvas.theme.marks) {
        let style = canvas.style(span.role);
        at += canvas.text(at, y, right.saturating_sub(at), &span.text, style);
    }
}

/// A bar of so many columns, to an eighth of one: full only where all is done, empty only where nothing is.
fn bar(done: u32, all: u32, columns: u16, marks: Symbols) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let parts = if marks.is_ascii() { 1 } else { 8 };
    let most = u64::from(columns) * parts;
    let filled = (u64::from(done) * most)
        .checked_div(u64::from(all))
        .unwrap_or(0);
    let filled = match filled {
        0 if done > 0 => 1,
        filled => filled.min(most),
    };
    let whole = marks.lines.gauge.repeat((filled / parts) as usize);
    let rest = EIGHTHS[(filled % parts) as usize];
    format!("{whole}{rest}")
}

/// A cell: its glyph, its figures, and the level beside it.
fn mark(
    column: Column,
    cell: Cell,
    whole: bool,
    area: Rect,
    under: Option<Style>,
    canvas: &mut Canvas<'_>,
) {
    let (mut x, y) = (area.x, area.y);
    let beside = level_beside(cell);
    let room = usize::from(area.width).saturating_sub(1 + usize::from(beside.is_some()));
    let figures = figures(column, cell, room, whole);
    let glyph = canvas.mark(of_standing(cell.standing));
    let mut put = |words: &str, role: Role, canvas: &mut Canvas<'_>| {
        let style = canvas.style(role);
        x += canvas.text(x, y, area.right().saturating_sub(x), words, style);
    };
    put(glyph, role_of_standing(cell.standing), canvas);
    put(&figures, Role::Plain, canvas);
    if let Some(level) = beside {
        let mark = canvas.mark(of_level(level));
        put(mark, role_of_level(level), canvas);
    }
    if let Some(style) = under {
        canvas.lay(area, style);
    }
}
