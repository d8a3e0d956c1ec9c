//! Draws a page: breaks its lines to the width and keeps the chosen finding in view.

use ratatui::layout::Rect;

use super::Detail;
use super::line::Line;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;

/// The most columns of a label.
const LABEL: usize = 18;

/// A page broken to a width, for a set of marks.
#[derive(Debug)]
pub(super) struct Sheet {
    width: u16,
    marks: Symbols,
    rows: Vec<Printed>,
}

/// A row of the page: words, each with its place and meaning.
#[derive(Debug, Default)]
struct Printed {
    words: Vec<(u16, Role, String)>,
    /// The finding that it belongs to.
    finding: Option<usize>,
}

impl Detail {
    /// Draws the page in `area`. With `focused`, the chosen finding is shown as such.
    pub(in crate::tui::screens::desk) fn draw(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_>,
        focused: bool,
    ) {
        let area = area.intersection(canvas.area());
        if area.width < 3 || area.height == 0 {
            return;
        }
        let (width, marks) = (area.width - 2, canvas.theme.marks);
        let mut sheet = self.printed.borrow_mut();
        if !sheet
            .as_ref()
            .is_some_and(|it| it.width == width && it.marks == marks)
        {
            let rows = self.print(width, canvas);
            *sheet = Some(Sheet { width, marks, rows });
        }
        let Some(Sheet { rows, .. }) = &*sheet else {
            return;
        };
        let page = usize::from(area.height);
        let mut top = self.top.get().min(rows.len().saturating_sub(page));
        if self.follow.take() {
            let of = |row: &Printed| row.finding == Some(self.chosen);
            let first = rows.iter().position(of).unwrap_or(0);
            let last = rows.iter().rposition(of).unwrap_or(first);
            if last >= top + page {
                top = last + 1 - page;
            }
            top = top.min(first);
        }
        self.top.set(top);
        self.seen.set((page, rows.len()));
        let view = &rows[top..rows.len().min(top + page)];
        self.in_view
            .set(view.iter().any(|row| row.finding == Some(self.chosen)));
        for (row, y) in rows.iter().skip(top).zip(area.y..area.bottom()) {
            for (x, role, words) in &row.words {
                let x = area.x + 1 + x;
                let room = (area.right() - 1).saturating_sub(x);
                canvas.text(x, y, room, words, canvas.style(*role));
            }
            if focused && row.finding == Some(self.chosen) {
                let line = Rect::new(area.x, y, area.width, 1);
                let mark = canvas.mark(Symbol::Chosen);
                canvas.symbol(area.x, y, mark, canvas.style(Role::Key));
                canvas.lay(line, canvas.style(Role::Selected));
            }
        }
        if top + page < rows.len() {
            let (mark, style) = (canvas.mark(Symbol::More), canvas.style(Role::Muted));
            canvas.symbol(area.right() - 1, area.bottom() - 1, mark, style);
        }
    }

    fn print(&self, width: u16, canvas: &Canvas<'_>) -> Vec<Printed> {
        let mut rows = Vec::new();
        let labels = self.lines.iter().filter_map(|line| match line {
            Line::Field { label, .. } => Some(measure::width(label)),
            Line::Head(_) | Line::Words(..) => None,
        });
        let label_width = labels.max().unwrap_or(0).min(LABEL) as u16;
        for line in &self.lines {
            match line {
                Line::Head(words) => {
                    if !rows.is_empty() {
                        rows.push(Printed::default());
                    }
                    rows.push(printed(0, Role::Title, words.clone()));
                }
                Line::Field {
                    label,
                    mark,
                    value,
                    role,
                } => {
                    let at = label_width + 2 + if mark.is_some() { 2 } else { 0 };
                    // A value with little room beside its label stands below it.
                    let at = if at + 12 > width { 2 } else { at };
                    let below = at == 2;
                    let room = usize::from(width.saturating_sub(at));
                    let mut first = printed(0, Role::Label, label.clone());
                    if let Some((mark, role)) = mark {
                        let x = label_width + 2;
                        first.words.push((x, *role, canvas.mark(*mark).to_owned()));
                    }
                    let mut lines = measure::wrap(value, room).into_iter();
                    if !below && let Some(line) = lines.next() {
                        first.words.push((at, *role, line.to_owned()));
                    }
                    rows.push(first);
                    rows.extend(lines.map(|line| printed(at, *role, line.to_owned())));
                }
                Line::Words(role, words) => {
                    let lines = measure::wrap(words, usize::from(width));
                    rows.extend(lines.into_iter().map(|it| printed(0, *role, it.to_owned())));
                }
            }
        }
        self.print_findings(width, canvas, &mut rows);
        rows
    }

    fn print_findings(&self, width: u16, canvas: &Canvas<'_>, rows: &mut Vec<Printed>) {
        if !self.found.is_empty() || self.checked {
            rows.push(Printed::default());
        }
        for (n, found) in self.found.iter().enumerate() {
            let role = role_of_level(found.level);
            let head = format!("{} {} ", canvas.mark(of_level(found.level)), found.code);
            let at = measure::width(&head) as u16;
            let room = usize::from(width.saturating_sub(at).max(8));
            for (i, line) in measure::wrap(&found.words, room).into_iter().enumerate() {
                let mut row = Printed {
                    finding: Some(n),
                    ..Printed::default()
                };
                if i == 0 {
                    row.words.push((0, role, head.clone()));
                }
                row.words.push((at, Role::Plain, line.to_owned()));
                rows.push(row);
            }
            if n == self.chosen {
                let mut row = Printed {
                    finding: Some(n),
                    ..Printed::default()
                };
                row.words.push((at, Role::Key, "g ".to_owned()));
                row.words.push((at + 2, Role::Accent, found.hint.clone()));
                rows.push(row);
            }
        }
        if self.found.is_empty() && self.checked {
            let none = Text::of("没有问题", "nothing is wrong");
            let words = format!("{} {}", canvas.mark(Symbol::Ok), none.say(canvas.locale));
            rows.push(printed(0, Role::Ok, words));
        }
    }
}

fn printed(x: u16, role: Role, words: String) -> Printed {
    Printed {
        words: vec![(x, role, words)],
        finding: None,
    }
}
