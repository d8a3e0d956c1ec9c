//! How a form looks: labels, fields, what is wrong beside them, the row of keys.
//!
//! Decides nothing; `form` does. Keeps the field that has the keyboard in view.

use ratatui::layout::Rect;

use super::form::{Field, Form};
use super::message::{draw_fault, fault_rows};
use super::overlay;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::theme::Role;

impl Form {
    /// Draws the form over the screen.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let width = whole.width.saturating_sub(4).clamp(20, 92);
        let locale = canvas.locale;
        let label = self.label_width(locale);
        let editor_width = width.saturating_sub(label + 6);
        let rows: u16 = self
            .fields
            .iter()
            .map(|f| field_rows(f, editor_width, locale))
            .sum();
        let refusal = self.fault().filter(|_| !self.leaving.is_asked());
        let told = refusal.map_or(1, |why| fault_rows(why, width.saturating_sub(4), locale));
        let height = rows.saturating_add(4 + told);
        let inside = overlay::open(canvas, width, height, &self.title);
        if inside.height < 3 {
            return;
        }
        let told = told.min(inside.height - 2);
        let area = Rect {
            height: inside.height - 1 - told,
            ..inside
        };
        let foot = Rect {
            y: area.bottom(),
            height: 1 + told,
            ..inside
        };
        let open = self.draw_fields(area, label, canvas);
        self.draw_foot(foot, canvas);
        // Last of all, so that nothing of the form stands on an open list.
        if let Some((field, place)) = open {
            field.editor.draw_over(place, canvas);
        }
    }

    fn label_width(&self, locale: Locale) -> u16 {
        let widest = self
            .fields
            .iter()
            .map(|f| measure::width(f.label.say(locale)))
            .max();
        widest.unwrap_or(0).min(24) as u16 + 3
    }

    /// Draws the fields; the one with the keyboard and its place, where it is seen.
    fn draw_fields(
        &self,
        area: Rect,
        label: u16,
        canvas: &mut Canvas<'_>,
    ) -> Option<(&Field, Rect)> {
        let locale = canvas.locale;
        let width = area.width.saturating_sub(label);
        let heights: Vec<u16> = self
            .fields
            .iter()
            .map(|f| field_rows(f, width, locale))
            .collect();
        let top = self.scroll(&heights, area.height);
        let mut y = 0u16;
        let mut over = None;
        for (i, (field, rows)) in self.fields.iter().zip(&heights).enumerate() {
            let from = y;
            y += rows;
            // A field that is seen in part only is drawn when it begins in view.
            if from < top || from >= top + area.height {
                continue;
            }
            let at = Rect {
                y: area.y + from - top,
                height: (*rows).min(top + area.height - from),
                ..area
            };
            let focused = i == self.at && !self.leaving.is_asked();
            let place = self.draw_field(field, at, label, focused, canvas);
            if focused {
                over = Some((field, place));
            }
        }
        over
    }

    fn draw_field(
        &self,
        field: &Field,
        area: Rect,
        label: u16,
        focused: bool,
        canvas: &mut Canvas<'_>,
    ) -> Rect {
        let style = canvas.style(if focused { Role::Key } else { Role::Label });
        let used = canvas.say(area.x, area.y, label.saturating_sub(2), &field.label, style);
        if field.required {
            canvas.text(area.x + used, area.y, 1, "*", canvas.style(Role::Accent));
        }
        let room = area.width.saturating_sub(label);
        let error = error_rows(field, room, canvas.locale);
        let place = Rect {
            x: area.x + label.min(area.width),
            width: area.width.saturating_sub(label),
            height: area.height.saturating_sub(error).max(1),
            ..area
        };
        field.editor.draw(place, canvas, focused);
        if let Some(why) = &field.error
            && area.height > 1
        {
            let below = Rect {
                y: place.bottom(),
                height: area.bottom() - place.bottom(),
                ..place
            };
            draw_fault(why, below, canvas);
        }
        // An open list stands under what is wrong, too.
        Rect {
            height: area.height,
            ..place
        }
    }

    /// What is wrong with what was typed last, or with the whole.
    fn fault(&self) -> Option<&Text> {
        self.untaken.as_ref().or(self.refusal.as_ref())
    }

    fn draw_foot(&self, area: Rect, canvas: &mut Canvas<'_>) {
        if self.leaving.is_asked() {
            return self.leaving.draw(area, canvas);
        }
        let help = self
            .fields
            .get(self.at)
            .and_then(|field| field.help.as_ref());
        match (self.fault(), help) {
            (Some(why), _) => {
                let above = Rect {
                    height: area.height.saturating_sub(1),
                    ..area
                };
                draw_fault(why, above, canvas);
            }
            (None, Some(help)) => {
                canvas.say(area.x, area.y, area.width, help, canvas.style(Role::Muted));
            }
            (None, None) => {}
        }
        let on_button = self.at >= self.fields.len();
        let save = Text::of("[ 保存 Ctrl-S ]", "[ Save Ctrl-S ]");
        let leave = Text::of("Esc 返回  Tab 下一项", "Esc back  Tab next");
        let style = canvas.style(if on_button { Role::Selected } else { Role::Key });
        let y = area.bottom() - 1;
        let used = canvas.say(area.x, y, area.width, &save, style);
        if on_button {
            canvas.set_caret(area.x + 2.min(area.width.saturating_sub(1)), y);
        }
        let room = area.width.saturating_sub(used + 2);
        canvas.say(
            area.x + used + 2,
            y,
            room,
            &leave,
            canvas.style(Role::Muted),
        );
    }

    /// The row at the top, so that the field with the keyboard is in view.
    fn scroll(&self, heights: &[u16], page: u16) -> u16 {
        let from: u16 = heights.iter().take(self.at).sum();
        let rows = heights.get(self.at).copied().unwrap_or(0);
        let all: u16 = heights.iter().sum();
        let mut top = self.top.get().min(all.saturating_sub(page));
        if from + rows > top + page {
            top = from + rows - page;
        }
        top = top.min(from);
        self.top.set(top);
        top
    }
}

fn field_rows(field: &Field, width: u16, locale: Locale) -> u16 {
    field.editor.rows(width, locale) + error_rows(field, width, locale)
}

fn error_rows(field: &Field, width: u16, locale: Locale) -> u16 {
    let error = field.error.as_ref();
    error.map_or(0, |why| fault_rows(why, width, locale))
}
