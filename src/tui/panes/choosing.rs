//! Choosing which columns of a list are shown, in a window over it.

use crate::domain::calendar::Year;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::panes::list::{List, ListOutcome};
use crate::tui::panes::listing::Listing;
use crate::tui::panes::shelf::Frame;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::overlay;
use crate::tui::widgets::row::{Column, Row};

/// A column to be chosen: the group that it is of, where there are groups, and what it is called.
pub type Choice = (Option<Text>, Text);

/// The columns to choose from, by their places.
struct Choices<'a>(&'a [Choice], Locale);

impl Listing<usize> for Choices<'_> {
    fn columns(&self) -> Vec<Column> {
        let name = Column::share(Text::of("列", "column"), 1);
        match self.0.iter().any(|it| it.0.is_some()) {
            true => vec![Column::fixed(Text::of("组", "group"), 10), name],
            false => vec![name],
        }
    }

    fn row(&self, nth: usize, _: Symbols) -> Row {
        let Some((group, title)) = self.0.get(nth) else {
            return Row::new();
        };
        let row = match group {
            Some(group) => Row::new().cell_as(Role::Muted, group.say(self.1).to_owned()),
            None => Row::new(),
        };
        row.cell(title.say(self.1).to_owned())
    }

    fn year(&self) -> Year {
        // No dates are shown.
        Year(0)
    }
}

/// The window.
#[derive(Debug)]
pub struct Choosing {
    choices: Vec<Choice>,
    list: List<usize>,
    locale: Locale,
}

impl Choosing {
    /// The window, with what was chosen before marked.
    #[must_use]
    pub fn of(
        choices: Vec<Choice>,
        chosen: impl IntoIterator<Item = usize>,
        locale: Locale,
    ) -> Choosing {
        let mut list = List::marking();
        let all = (0..choices.len()).collect();
        list.renew(all, &Choices(&choices, locale));
        list.mark_all_of(chosen);
        Choosing {
            choices,
            list,
            locale,
        }
    }

    /// Whether something is typed into its filter.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        self.list.takes_text()
    }

    /// Takes an input; gives the chosen columns at Enter: those that are marked.
    pub fn handle(&mut self, input: &Input) -> Outcome<Vec<usize>> {
        let listing = Choices(&self.choices, self.locale);
        if !self.list.takes_text() && input.key() == Some(Key::ESC) {
            return match self.list.unfilter(&listing) {
                true => Outcome::Taken,
                false => Outcome::Closed,
            };
        }
        match self.list.handle(input, &listing) {
            Outcome::Gave(ListOutcome::Open(_)) => {
                let mut marked = self.list.marked();
                marked.sort_unstable();
                Outcome::Gave(marked)
            }
            Outcome::Closed => Outcome::Closed,
            // Nothing behind the window hears of keys.
            Outcome::Gave(_) | Outcome::Taken | Outcome::Ignored => Outcome::Taken,
        }
    }

    /// Draws it over the screen.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let height = (self.choices.len() as u16 + 4).min(whole.height.saturating_sub(2));
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
        let listing = Choices(&self.choices, canvas.locale);
        self.list.draw_rows(inside, canvas, &listing, &frame);
        self.list.draw_over(canvas);
    }
}
