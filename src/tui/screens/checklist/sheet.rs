//! Draws the matrix: the heads of the part that is in view, committees with their bars, a glyph and
//! a figure a cell, and the chosen cell in words below.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cell_ref::{Column, Part};
use super::grid::{Grid, GridLine};
use super::grid_row::GridRow;
use super::spread::{Spread, figures, head, level_beside};
use crate::rules::matrix::Cell;
use crate::rules::{Counts, Level};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::screens::parts::marks::{
    badge, of_level, of_standing, role_of_level, role_of_standing,
};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// The most columns of a committee's bar.
const BAR: u16 = 20;
/// The mark of the chosen row, and the step in under the committee.
const GUTTER: u16 = 2;

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
            let column = grid.column().checked_sub(1);
            let column = column.filter(|_| chosen == Some(part));
            Spread::of(part, grid.needs(part), width, locale, column)
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
                    haves,
                    counts,
                } => self.group(name, *haves, *counts, y, canvas),
                GridLine::Row(row) => self.row(row, n == self.grid.place(), y, canvas),
            }
        }
        self.thumb(top, page, canvas);
    }

    /// The line and the column under a place of the screen: 0 is the name.
    pub(super) fn under(&self, x: u16, y: u16) -> Option<(usize, usize)> {
        let line = self.grid.top.get() + usize::from(y.checked_sub(self.area.y + 1)?);
        let GridLine::Row(row) = self.grid.line(line)? else {
            return None;
        };
        let x = x.saturating_sub(self.area.x + GUTTER);
        let columns = self.spread(row.who.part()).shown();
        let column = columns.filter(|(_, at, _)| *at <= x).last();
        Some((line, column.map_or(0, |(n, _, _)| n + 1)))
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
        let chosen = chosen.and_then(|_| self.grid.column().checked_sub(1));
        canvas.say(x + 1, y, spread.name, &part.title(), label);
        let more = canvas.mark(Symbol::More);
        if spread.first > 0 {
            canvas.text(x + GUTTER + spread.cells() - 1, y, 1, more, label);
        }
        let mut last = 0;
        for (n, at, width) in spread.shown() {
            let Some(column) = part.column(n) else {
                continue;
            };
            let role = if chosen == Some(n) {
                Role::Accent
            } else {
                Role::Label
            };
            let words = head(column, spread.wording);
            canvas.say(x + GUTTER + at, y, width, &words, canvas.style(role));
            last = n;
        }
        if last + 1 < part.width() {
            canvas.text(self.area.right() - 1, y, 1, more, label);
        }
    }

    fn group(
        &self,
        name: &str,
        haves: (u32, u32),
        counts: Counts,
        y: u16,
        canvas: &mut Canvas<'_>,
    ) {
        let (x, right) = (self.area.x + 1, self.area.right() - 1);
        let room = right.saturating_sub(x);
        let badge = badge(counts, usize::from(room), canvas.theme.marks);
        let badge_wide: u16 = badge
            .iter()
            .map(|span| measure::width(&span.text) as u16)
            .sum();
        let words = Text::of("五有", "five haves");
        let words = format!("{} {}/{}", words.say(canvas.locale), haves.0, haves.1);
        let words_wide = measure::width(&words) as u16;
        let title = canvas.style(Role::Title);
        let for_name = room.saturating_sub(words_wide + badge_wide + 4);
        let used = canvas.text(x, y, for_name, name, title);
        // The bars begin below each other where the names leave room for it.
        let mut at = x + used.max(self.grid.widest_group().min(for_name)) + 2;
        let end = right.saturating_sub(words_wide + badge_wide + 3);
        if let Some(room) = end.checked_sub(at).filter(|room| *room >= 5) {
            let bar = room.min(BAR);
            let done = u64::from(bar) * u64::from(haves.0);
            let done = done.checked_div(u64::from(haves.1)).unwrap_or(0) as u16;
            let lines = canvas.theme.marks.lines;
            let (rest, full) = (canvas.style(Role::Border), canvas.style(Role::Ok));
            canvas.line(at, y, bar, lines.horizontal, rest);
            canvas.line(at, y, done, lines.gauge, full);
            at += bar + 1;
        }
        let muted = canvas.style(Role::Muted);
        at += canvas.text(at, y, right.saturating_sub(at), &words, muted) + 2;
        for span in badge {
            let style = canvas.style(span.role);
            at += canvas.text(at, y, right.saturating_sub(at), &span.text, style);
        }
    }

    fn row(&self, row: &GridRow, chosen: bool, y: u16, canvas: &mut Canvas<'_>) {
        let part = row.who.part();
        let spread = self.spread(part);
        let x = self.area.x + GUTTER;
        canvas.text(x, y, spread.name, &row.name, canvas.style(Role::Plain));
        if spread.badge > 0 {
            let mut at = x + spread.name + 1;
            let right = at + spread.badge;
            for span in badge(row.counts, usize::from(spread.badge), canvas.theme.marks) {
                let style = canvas.style(span.role);
                at += canvas.text(at, y, right.saturating_sub(at), &span.text, style);
            }
        }
        if chosen {
            let line = Rect::new(self.area.x, y, self.area.width - 1, 1);
            canvas.lay(line, canvas.style(Role::SelectedUnfocused));
            let (mark, style) = (canvas.mark(Symbol::Chosen), canvas.style(Role::Key));
            canvas.symbol(self.area.x, y, mark, style);
        }
        let picked = chosen.then(|| self.grid.column());
        if picked == Some(0) {
            let name = Rect::new(x, y, spread.name.min(self.area.width - GUTTER), 1);
            canvas.lay(name, canvas.style(Role::Selected));
        }
        for (n, at, width) in spread.shown() {
            if let (Some(column), Some(cell)) = (part.column(n), row.cells.get(n)) {
                let area = Rect::new(x + at, y, width, 1);
                let style = chosen.then(|| canvas.style(Role::SelectedUnfocused));
                mark(column, *cell, spread.whole, area, style, canvas);
                if picked == Some(n + 1) {
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

/// The chosen cell in words: whose, which duty, how far it is proved, what is found.
pub(super) fn in_words(grid: &Grid, counts: Counts) -> Text {
    let (Some(row), Some(spot)) = (grid.row(), grid.spot()) else {
        return Text::of(
            "没有符合筛选的行。按 Esc 取消筛选。",
            "No row fits the filter. Esc takes it away.",
        );
    };
    let name = &row.name;
    let (Some(column), Some(cell)) = (spot.column, grid.cell()) else {
        let found = found(row.counts);
        let (zh, en) = (&found.zh, &found.en);
        return text!("{name}：{zh}", "{name}: {en}");
    };
    let (title, word) = (column.title(), cell.standing.word());
    let count = cell.count;
    let much = match cell.of {
        Some(of) => text!("，{count}/{of}", ", {count} of {of}"),
        None if count > 0 && (count > 1 || column.is_counted()) => {
            text!("，{count} 项", ", {count}")
        }
        None => Text::of("", ""),
    };
    let found = found(counts);
    let zh = format!(
        "{name} · {}：{}{}。{}",
        title.zh, word.zh, much.zh, found.zh
    );
    let en = format!(
        "{name} · {}: {}{}. {}",
        title.en, word.en, much.en, found.en
    );
    text!("{zh}", "{en}")
}

/// How many findings of each level, in words.
pub(super) fn found(counts: Counts) -> Text {
    let counts = Level::ALL.into_iter().zip(each(counts));
    let there: Vec<Text> = counts
        .filter(|(_, n)| *n > 0)
        .map(|(level, n)| counted(level, n))
        .collect();
    if there.is_empty() {
        return Text::of("没有问题", "nothing is wrong");
    }
    let join = |locale, separator| {
        let words: Vec<&str> = there.iter().map(|it| it.say(locale)).collect();
        words.join(separator)
    };
    let (zh, en) = (join(Locale::Zh, "，"), join(Locale::En, ", "));
    text!("{zh}", "{en}")
}

/// The counts in the order of the levels.
pub(super) fn each(counts: Counts) -> [u32; 3] {
    [counts.breach, counts.due, counts.advice]
}

/// `不合规 3`, `3 breaches`.
pub(super) fn counted(level: Level, n: u32) -> Text {
    let word = level.word();
    let zh = &word.zh;
    let en = match (level, n) {
        (Level::Breach, 1) => "breach",
        (Level::Breach, _) => "breaches",
        (Level::Due, _) => "due",
        (Level::Advice, 1) => "piece of advice",
        (Level::Advice, _) => "pieces of advice",
    };
    text!("{zh} {n}", "{n} {en}")
}
