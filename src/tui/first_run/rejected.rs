//! The rows of a workbook that can't be taken, shown before anything is written: then the rest is
//! taken, or nothing is.

use ratatui::layout::Rect;

use super::Beginning;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::{Code, Key};
use crate::tui::measure;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::widgets::table::{Look, Table};
use crate::tui::widgets::{Outcome, overlay};

/// The rows in which a rejection stands whole.
const REASON: u16 = 3;

/// What can't be taken, and the beginning that takes the rest.
pub(super) struct Rejected {
    beginning: Beginning,
    accepted: usize,
    rows: Vec<Row>,
    list: Table,
}

impl Rejected {
    /// The rows, where so many other statements can be taken by `beginning`.
    pub(super) fn new(
        beginning: Beginning,
        accepted: usize,
        rows: &[Text],
        locale: Locale,
    ) -> Rejected {
        let rows: Vec<Row> = rows
            .iter()
            .map(|row| Row::new().cell(row.say(locale).to_owned()))
            .collect();
        let mut list = Table::default();
        list.set_count(rows.len());
        Rejected {
            beginning,
            accepted,
            rows,
            list,
        }
    }

    /// Moves among the rows; gives the beginning when the rest shall be taken.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<Beginning> {
        match input.key() {
            Some(key) if key.code == Code::Esc => Outcome::Closed,
            Some(Key::ENTER) if self.accepted > 0 => Outcome::Gave(self.beginning.clone()),
            _ => {
                self.list.handle(input);
                Outcome::Taken
            }
        }
    }

    /// Draws it over the page.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let (count, accepted) = (self.rows.len(), self.accepted);
        let title = text!("{count} 项未能采纳", "{count} not taken");
        let area = overlay::open(canvas, 110, 20, &title);
        let look = Look {
            columns: &[Column::share(Text::of("原因", "reason"), 1)],
            rows: &self.rows,
            heads: false,
            focused: true,
            empty: &Text::of("", ""),
        };
        // A reason that is too long for its row stands below, whole, while the row is chosen.
        let list = Rect {
            height: area.height.saturating_sub(REASON + 2),
            ..area
        };
        self.list.draw(list, canvas, &look);
        let chosen = self.list.chosen().and_then(|row| self.rows.get(row));
        let words = chosen
            .and_then(|row| row.cells.first()?.first())
            .map_or("", |span| span.text.as_ref());
        let lines = measure::wrap(words, usize::from(area.width));
        for (line, y) in lines
            .into_iter()
            .zip(list.bottom() + 1..list.bottom() + 1 + REASON)
        {
            canvas.text(area.x, y, area.width, line, canvas.style(Role::Plain));
        }
        let ask = if accepted > 0 {
            text!(
                "回车：先采纳其余 {accepted} 项  Esc：返回，不导入",
                "Enter: take the other {accepted}  Esc: back, import nothing"
            )
        } else {
            Text::of(
                "没有可采纳的内容  Esc：返回",
                "nothing can be taken  Esc: back",
            )
        };
        let last = area.bottom().saturating_sub(1);
        canvas.say(area.x, last, area.width, &ask, canvas.style(Role::Key));
    }
}
