//! How a page looks to a room: its name in the middle above, much room, and one muted line below.

use ratatui::layout::Rect;

use super::MeetingWindow;
use super::keys::KEYS;
use super::layout::{self, HEADING, Part, TITLE};
use super::slides::{Slide, SlideTable};
use crate::text;
use crate::text::Locale;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::panes::lines;
use crate::tui::theme::Role;
use crate::tui::widgets::gauge;
use crate::tui::widgets::row::{Column, Row, Width};
use crate::tui::widgets::table;

/// The blank columns between two columns of a table, one of which the table has by itself.
const BETWEEN: u16 = 3;

/// A bar has so many columns at least, and at most.
const BAR: (u16, u16) = (8, 60);

/// The least that a column is shrunk to.
const NARROW: u16 = 6;

impl MeetingWindow {
    /// Draws the page over everything.
    pub(super) fn draw_alone(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let screen = (whole.width, whole.height);
        self.seen.set(screen);
        canvas.hide_caret();
        canvas.clear(whole, canvas.style(Role::Plain));
        let Some(page) = self.slides.pages.get(self.at) else {
            return;
        };
        let parts = layout::parts(page, screen);
        let nth = self.part.get().min(parts.len().saturating_sub(1));
        self.part.set(nth);
        middle(HEADING, &self.slides.heading, Role::Muted, canvas);
        let mut y = TITLE;
        for line in layout::title(page, screen) {
            middle(y, line, Role::Title, canvas);
            y += 1;
        }
        middle(y, &page.sum, Role::Plain, canvas);
        if let Some(part) = parts.get(nth) {
            draw_part(page, part, screen, canvas);
        }
        self.draw_last_line((nth, parts.len()), canvas);
    }

    /// Which page of how many, and the keys.
    fn draw_last_line(&self, (nth, parts): (usize, usize), canvas: &mut Canvas<'_>) {
        let area = canvas.area();
        let (x, y) = (area.x + 4, area.bottom().saturating_sub(1));
        let style = canvas.style(Role::Muted);
        let (at, all) = (self.at + 1, self.slides.pages.len());
        let (nth, parts) = (nth + 1, parts);
        let place = match parts {
            1 => text!("{at}/{all}", "{at}/{all}"),
            _ => text!(
                "{at}/{all}　第{nth}屏，共{parts}屏",
                "{at}/{all}, screen {nth} of {parts}"
            ),
        };
        let place = place.say(canvas.locale);
        let wide = measure::width(place) as u16;
        canvas.text_right(area.right().saturating_sub(4), y, wide, place, style);
        let keys = KEYS.pages().into_iter().filter(|row| row.hint);
        let keys = keys.map(|row| {
            let key = row.keys.first().map(|key| key.label());
            format!(
                "{} {}",
                key.unwrap_or_default(),
                row.label.say(canvas.locale)
            )
        });
        let keys = keys.collect::<Vec<_>>().join("  ");
        let room = area.width.saturating_sub(wide + 10);
        canvas.text(x, y, room, &keys, style);
    }
}

/// Words in the middle of a row.
fn middle(y: u16, words: &str, role: Role, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let wide = (measure::width(words) as u16).min(area.width);
    let x = area.x + (area.width - wide) / 2;
    canvas.text(x, y, wide, words, canvas.style(role));
}

fn draw_part(page: &Slide, part: &Part, screen: (u16, u16), canvas: &mut Canvas<'_>) {
    let mut body = layout::body(page, screen);
    if let Some(from) = part.lines {
        let said = layout::said(page, screen);
        lines::draw_from(&said, from, body, canvas);
        let taken = layout::height(&said, body.width) as u16;
        let taken = taken + u16::from(taken > 0);
        body.y += taken;
        body.height = body.height.saturating_sub(taken);
    }
    if let Some(table) = page.table.as_ref().filter(|_| !part.rows.is_empty()) {
        draw_table(table, part, body, canvas);
    }
}

/// The rows of a screenful, with a blank one between any two where all rows have room for that.
fn draw_table(table: &SlideTable, part: &Part, area: Rect, canvas: &mut Canvas<'_>) {
    let columns = fitted(table, area.width, canvas.locale);
    let widths: Vec<u16> = columns.iter().map(fixed).collect();
    let taken = widths.iter().map(|it| it + 1).sum::<u16>();
    let apart = 2 * table.rows.len() < usize::from(area.height);
    let step = 1 + u16::from(apart);
    let bars = area.width.saturating_sub(taken + BETWEEN).min(BAR.1);
    table::draw_heads(&columns, &widths, (area.x, area.y), canvas);
    let mut y = area.y + step;
    for nth in part.rows.clone() {
        let Some(row) = table.rows.get(nth).filter(|_| y < area.bottom()) else {
            return;
        };
        let line = Rect {
            y,
            height: 1,
            ..area
        };
        table::draw_row(row, (&columns, &widths), false, line, canvas);
        if let Some((long, longest)) = table.bars.get(nth).filter(|_| bars >= BAR.0) {
            let bar = gauge::bar(*long, *longest, bars, canvas.theme.marks);
            let (x, style) = (area.x + taken + BETWEEN - 1, canvas.style(Role::Accent));
            canvas.text(x, y, bars, &bar, style);
        }
        y += step;
    }
}

fn fixed(column: &Column) -> u16 {
    match column.width {
        Width::Fixed(wide) | Width::Share(wide) => wide,
        Width::Words => 1,
    }
}

/// The columns, each as wide as what stands in it; where that is too much, the widest are shrunk.
fn fitted(table: &SlideTable, width: u16, locale: Locale) -> Vec<Column> {
    let wide = |nth: usize, column: &Column| {
        let cell = |row: &Row| -> usize {
            let spans = row.cells.get(nth).into_iter().flatten();
            spans.map(|it| measure::width(&it.text)).sum()
        };
        let cells = table.rows.iter().map(cell).max().unwrap_or(0);
        cells.max(measure::width(column.title.say(locale))) as u16
    };
    let columns = table.columns.iter().enumerate();
    let mut widths: Vec<u16> = columns.map(|(nth, it)| wide(nth, it)).collect();
    let gaps = BETWEEN * widths.len().saturating_sub(1) as u16;
    let mut excess = (widths.iter().sum::<u16>() + gaps).saturating_sub(width);
    while excess > 0 {
        let Some(widest) = widths.iter_mut().max().filter(|it| **it > NARROW) else {
            break;
        };
        *widest -= 1;
        excess -= 1;
    }
    let last = widths.len().saturating_sub(1);
    let columns = table.columns.iter().zip(widths).enumerate();
    columns
        .map(|(nth, (column, wide))| {
            // What is right of a column at the left edge, left of one at the right edge: so rows can be read across.
            let more = BETWEEN - 1;
            let before = if column.right && nth > 0 { more } else { 0 };
            let right = table.columns.get(nth + 1).is_some_and(|it| it.right);
            let ends = nth == last || right || column.right;
            let behind = if ends { 0 } else { more };
            Column {
                width: Width::Fixed(wide + before + behind),
                from: 0,
                ..column.clone()
            }
        })
        .collect()
}
