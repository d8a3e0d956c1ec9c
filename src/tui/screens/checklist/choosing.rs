//! Choosing the columns of the leaf of one's own, in a window over the matrix.

use crate::domain::calendar::Year;
use crate::rules::matrix::SectorColumn;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::panes::list::{Frame, List, ListOutcome, Listing};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::overlay;
use crate::tui::widgets::row::{Column, Row};

/// The columns to choose from, by their places.
struct Choices(Locale);

impl Listing<usize> for Choices {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::fixed(Text::of("组", "group"), 10),
            Column::share(Text::of("列", "column"), 1),
        ]
    }

    fn row(&self, nth: usize, _: Symbols) -> Row {
        let say = |text: Text| text.say(self.0).to_owned();
        match SectorColumn::ALL.get(nth) {
            Some(column) => Row::new()
                .cell_as(Role::Muted, say(column.group().title()))
                .cell(say(column.title())),
            None => Row::new(),
        }
    }

    fn year(&self) -> Year {
        // No dates are shown.
        Year(0)
    }
}

/// The window.
#[derive(Debug)]
pub(super) struct Choosing {
    list: List<usize>,
    locale: Locale,
}

impl Choosing {
    /// The window, with what was chosen before marked.
    pub(super) fn of(own: &[SectorColumn], locale: Locale) -> Choosing {
        let mut list = List::marking();
        list.renew((0..SectorColumn::ALL.len()).collect(), &Choices(locale));
        list.mark_all_of(own.iter().map(|it| *it as usize));
        Choosing { list, locale }
    }

    /// Whether something is typed into its filter.
    pub(super) fn takes_text(&self) -> bool {
        self.list.takes_text()
    }

    /// Takes an input; gives the chosen columns at Enter: those marked, else the one at which it stands.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<Vec<SectorColumn>> {
        let listing = Choices(self.locale);
        if !self.list.takes_text() && input.key() == Some(Key::ESC) {
            return match self.list.unfilter(&listing) {
                true => Outcome::Taken,
                false => Outcome::Closed,
            };
        }
        match self.list.handle(input, &listing) {
            Outcome::Gave(ListOutcome::Open(_)) => {
                let marked = self.list.marked();
                let columns = SectorColumn::ALL.into_iter();
                let chosen = columns.filter(|it| marked.contains(&(*it as usize)));
                Outcome::Gave(chosen.collect())
            }
            Outcome::Closed => Outcome::Closed,
            // Nothing behind the window hears of keys.
            Outcome::Gave(_) | Outcome::Taken | Outcome::Ignored => Outcome::Taken,
        }
    }

    /// Draws it over the screen.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let height = (SectorColumn::ALL.len() as u16 + 4).min(whole.height.saturating_sub(2));
        let width = whole.width.saturating_sub(4).min(64);
        let title = Text::of(
            "我的列：Space 选，Enter 用，Esc 不改",
            "My columns: Space marks, Enter takes, Esc leaves",
        );
        let inside = overlay::open(canvas, width, height, &title);
        let frame = Frame {
            title: "",
            note: "",
            focused: true,
            empty: &Text::of("没有符合的列", "no column fits"),
        };
        let listing = Choices(canvas.locale);
        self.list.draw_rows(inside, canvas, &listing, &frame);
        self.list.draw_over(canvas);
    }
}
