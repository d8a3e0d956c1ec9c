//! How the field for paths looks: the line, and what is in the folder below it.

use ratatui::layout::Rect;

use super::path_field::PathField;
use super::row::{Column, Fetched, Row, Rows};
use super::table::Look;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

impl PathField {
    /// Draws the line in the first row of `area`, and the list below it.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) {
        self.line.draw(area, canvas, !self.in_list);
        let caret = canvas.caret();
        let below = Rect {
            y: area.y + 2.min(area.height),
            height: area.height.saturating_sub(2),
            ..area
        };
        let entries = self.listing.as_ref().map(|listing| &listing.entries);
        let empty = match entries {
            None => Text::of("", ""),
            Some(Err(why)) => why.clone(),
            // Where a file is to be written, none needs to be there.
            Some(Ok(_)) if self.is_target() => Text::of("", ""),
            Some(Ok(_)) => Text::of("此文件夹里没有合适的文件", "no file here that fits"),
        };
        let rows = Fetched {
            count: self.fits.len(),
            fetch: |n: usize, _| match self.entry(n) {
                Some(entry) if entry.folder => {
                    Row::new().cell_as(Role::Accent, format!("{}/", entry.name))
                }
                Some(entry) => Row::new().cell(entry.name.clone()),
                None => Row::new(),
            },
        };
        let look = Look {
            columns: &[Column::share(Text::of("名称", "name"), 1)],
            words: &[],
            rows: &rows,
            heads: false,
            focused: self.in_list,
            empty: &empty,
        };
        if self.in_list || self.fits.is_empty() {
            self.list.draw(below, canvas, &look);
        } else {
            // Nothing is chosen while the keyboard is in the line.
            self.unchosen(below, canvas, &rows);
        }
        if let Some(caret) = caret {
            canvas.set_caret(caret.x, caret.y);
        }
    }

    fn unchosen(&self, area: Rect, canvas: &mut Canvas<'_>, rows: &dyn Rows) {
        for (n, y) in (0..rows.count()).zip(area.y..area.bottom()) {
            let row = rows.row(n, canvas.locale);
            for span in row.cells.into_iter().flatten() {
                let style = canvas.style(span.role);
                canvas.text(
                    area.x + 1,
                    y,
                    area.width.saturating_sub(1),
                    &span.text,
                    style,
                );
            }
        }
    }
}
