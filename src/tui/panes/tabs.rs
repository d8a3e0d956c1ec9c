//! Several lists in one window, a leaf each: one is shown, with details of its chosen row below.

use std::cell::Cell;

use ratatui::layout::Rect;

use super::lines::Line;
use super::list::{List, ListOutcome};
use super::listing::Listing;
use super::page::Page;
use super::shelf::Frame;
use crate::domain::calendar::Year;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Keymap, Lookup, always, key};
use crate::tui::measure;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::widgets::table::Step;

/// What the keys do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The next leaf.
    Next,
    /// The leaf before.
    Back,
    /// The details further down.
    Down,
    /// The details further up.
    Up,
}

/// The keys of every window with leaves; its list has the keys of lists.
#[rustfmt::skip]
pub static KEYS: Keymap<Turn, ()> = Keymap {
    title: Text::of("分页窗口", "Windows with leaves"),
    bindings: &[
        key!(Turn::Next, Move, true, [Key::TAB, Key::RIGHT], "下一页" / "next leaf",
            "到下一页。", "Go to the next leaf.", always),
        key!(Turn::Back, Move, false, [Key::BACKTAB, Key::LEFT], "上一页" / "leaf before",
            "到上一页。", "Go to the leaf before.", always),
        key!(Turn::Down, Move, false, [Key::DOWN.with_shift(), Key::ctrl('d')], "详情下移" / "details down",
            "下方详情向下滚动。", "Scroll the details below the list down.", always),
        key!(Turn::Up, Move, false, [Key::UP.with_shift(), Key::ctrl('u')], "详情上移" / "details up",
            "下方详情向上滚动。", "Scroll the details below the list up.", always),
    ],
};

/// What the leaves show.
pub trait Pages {
    /// The columns of a leaf.
    fn columns(&self, leaf: usize) -> Vec<Column>;

    /// A row of a leaf.
    fn row(&self, leaf: usize, row: usize, locale: Locale) -> Row;

    /// What stands on a leaf without rows.
    fn empty(&self, leaf: usize) -> Text;

    /// What is told of a row below the list.
    fn details(&self, leaf: usize, row: usize, locale: Locale) -> Vec<Line>;
}

/// A leaf as a list sees it.
struct Leaf<'a> {
    pages: &'a dyn Pages,
    leaf: usize,
    locale: Locale,
}

impl Listing<usize> for Leaf<'_> {
    fn columns(&self) -> Vec<Column> {
        self.pages.columns(self.leaf)
    }

    fn row(&self, row: usize, _: Symbols) -> Row {
        self.pages.row(self.leaf, row, self.locale)
    }

    fn year(&self) -> Year {
        // Windows write dates whole.
        Year(0)
    }
}

/// The leaves.
#[derive(Debug, Default)]
pub struct Leaves {
    leaves: Vec<(Text, List<usize>)>,
    shown: usize,
    /// Of which leaf and row the details are.
    of: Cell<Option<(usize, usize)>>,
    details: Page,
    /// The language of the last drawing.
    locale: Cell<Locale>,
}

impl Leaves {
    /// Leaves with these titles and so many rows each, the first of them shown.
    pub fn new(titles: impl IntoIterator<Item = (Text, usize)>, pages: &dyn Pages) -> Leaves {
        let mut leaves = Leaves::default();
        leaves.fill(titles, pages);
        leaves
    }

    /// The rows have become these; which leaf is shown, and what is typed, stays.
    pub fn fill(&mut self, titles: impl IntoIterator<Item = (Text, usize)>, pages: &dyn Pages) {
        let locale = self.locale.get();
        let titles = titles.into_iter().enumerate();
        for (leaf, (title, count)) in titles {
            if leaf == self.leaves.len() {
                self.leaves.push((title.clone(), List::default()));
            }
            let listing = Leaf {
                pages,
                leaf,
                locale,
            };
            self.leaves[leaf].0 = title;
            self.leaves[leaf].1.renew((0..count).collect(), &listing);
        }
    }

    /// Shows a leaf.
    pub fn show(&mut self, leaf: usize) {
        self.shown = leaf.min(self.leaves.len().saturating_sub(1));
    }

    /// Which leaf is shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// The chosen row of the leaf that is shown.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.leaves.get(self.shown)?.1.chosen()
    }

    /// Chooses a row of the leaf that is shown.
    pub fn choose(&mut self, row: usize, pages: &dyn Pages) {
        self.on_list(pages, |list, listing| list.choose(row, listing));
    }

    /// Whether a filter is typed in.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        let shown = self.leaves.get(self.shown);
        shown.is_some_and(|(_, list)| list.takes_text())
    }

    /// Takes an input before any key of the window: what is typed into a filter, and the Esc that takes
    /// the filter away.
    pub fn first(&mut self, input: &Input, pages: &dyn Pages) -> Outcome<ListOutcome<usize>> {
        let taken = self.on_list(pages, |list, listing| {
            if list.takes_text() || list.is_asking() {
                return list.handle(input, listing);
            }
            match input.key() == Some(Key::ESC) && list.unfilter(listing) {
                true => Outcome::Taken,
                false => Outcome::Ignored,
            }
        });
        taken.unwrap_or(Outcome::Ignored)
    }

    /// Turns leaves, moves, scrolls, filters, sorts; gives the row that Enter opens, and what is copied.
    pub fn handle(&mut self, input: &Input, pages: &dyn Pages) -> Outcome<ListOutcome<usize>> {
        let turn = input.key().map(|key| KEYS.look_up(key, &()));
        if let Some(Lookup::Do(turn)) = turn {
            let count = self.leaves.len().max(1);
            match turn {
                Turn::Next => self.show((self.shown + 1) % count),
                Turn::Back => self.show((self.shown + count - 1) % count),
                Turn::Down => drop(self.details.step(Step::Down)),
                Turn::Up => drop(self.details.step(Step::Up)),
            }
            return Outcome::Taken;
        }
        if self.details.on_mouse(input).is_taken() {
            return Outcome::Taken;
        }
        let told = self.on_list(pages, |list, listing| list.handle(input, listing));
        told.unwrap_or(Outcome::Ignored)
    }

    fn on_list<T>(
        &mut self,
        pages: &dyn Pages,
        then: impl FnOnce(&mut List<usize>, &dyn Listing<usize>) -> T,
    ) -> Option<T> {
        let listing = Leaf {
            pages,
            leaf: self.shown,
            locale: self.locale.get(),
        };
        let (_, list) = self.leaves.get_mut(self.shown)?;
        Some(then(list, &listing))
    }

    /// Their keys, and those of the list that is shown.
    #[must_use]
    pub fn keys(&self) -> Vec<KeyRow> {
        let mut rows = KEYS.rows(&());
        let shown = self.leaves.get(self.shown);
        rows.extend(shown.map(|(_, list)| list.keys()).into_iter().flatten());
        rows
    }

    /// Draws titles, list and details.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, pages: &dyn Pages) {
        self.locale.set(canvas.locale);
        self.titles(area, canvas);
        let Some((title, list)) = self.leaves.get(self.shown) else {
            return;
        };
        let locale = canvas.locale;
        let of = list.chosen().map(|row| (self.shown, row));
        let details = of.map_or_else(Vec::new, |(leaf, row)| pages.details(leaf, row, locale));
        // The list has at least half of the room, and the details what they need of the rest.
        let room = area.height.saturating_sub(3);
        let wanted = details.len() as u16 + u16::from(!details.is_empty());
        let below = if details.is_empty() {
            0
        } else {
            wanted.clamp(4, 11).min(room / 2)
        };
        let rows = Rect {
            y: area.y + 2.min(area.height),
            height: room.saturating_sub(below) + u16::from(below == 0),
            ..area
        };
        let listing = Leaf {
            pages,
            leaf: self.shown,
            locale,
        };
        let frame = Frame {
            title: title.say(locale),
            note: "",
            focused: true,
            empty: &pages.empty(self.shown),
        };
        list.draw_rows(rows, canvas, &listing, &frame);
        let page = &self.details;
        if self.of.replace(of) != of {
            page.rewind();
        }
        page.show(details);
        // The page keeps a column at its left, which is the window's margin here.
        let place = Rect {
            x: area.x.saturating_sub(1),
            y: rows.bottom() + 1,
            width: area.width + area.x.min(1),
            height: below,
        };
        page.draw(place.intersection(canvas.area()), canvas, false);
        list.draw_over(canvas);
    }

    fn titles(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let mut x = area.x;
        for (n, (title, list)) in self.leaves.iter().enumerate() {
            let count = list.shown().len();
            let words = format!(" {} {count} ", title.say(canvas.locale));
            let role = match (n == self.shown, count) {
                (true, _) => Role::Selected,
                (false, 0) => Role::Disabled,
                (false, _) => Role::Muted,
            };
            let room = area.right().saturating_sub(x);
            if measure::width(&words) > usize::from(room) {
                break;
            }
            x += canvas.text(x, area.y, room, &words, canvas.style(role)) + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::{TestTerminal, keys};

    struct Two;

    impl Pages for Two {
        fn columns(&self, _: usize) -> Vec<Column> {
            vec![Column::share(Text::of("名", "name"), 1)]
        }

        fn row(&self, leaf: usize, row: usize, _: Locale) -> Row {
            Row::new().cell(format!("{leaf}/{row}"))
        }

        fn empty(&self, _: usize) -> Text {
            Text::of("没有", "none")
        }

        fn details(&self, leaf: usize, row: usize, _: Locale) -> Vec<Line> {
            (0..8)
                .map(|n| Line::plain(format!("{leaf}{row}详{n}")))
                .collect()
        }
    }

    fn leaves() -> Leaves {
        Leaves::new(
            [
                (Text::of("文件", "files"), 2),
                (Text::of("改动", "changes"), 3),
                (Text::of("说明", "notes"), 0),
            ],
            &Two,
        )
    }

    fn shown(leaves: &Leaves) -> String {
        TestTerminal::new(30, 14)
            .draw(|c| leaves.draw(c.area(), c, &Two))
            .text
    }

    #[test]
    fn leaves_turn_and_details_scroll_until_another_row_is_chosen() {
        let mut leaves = leaves();
        let press = |leaves: &mut Leaves, names: &str| {
            let last = keys(names)
                .iter()
                .map(|input| leaves.handle(input, &Two))
                .last();
            last.expect("a key")
        };
        let text = shown(&leaves);
        assert!(
            text.contains(" 文件 2 ") && text.contains("▌0/0") && text.contains("00详0"),
            "{text}"
        );
        press(&mut leaves, "Tab Down");
        assert!(shown(&leaves).contains("11详0"), "{}", shown(&leaves));
        press(&mut leaves, "Ctrl-D Ctrl-D");
        let text = shown(&leaves);
        assert!(!text.contains("11详1") && text.contains("11详2"), "{text}");
        press(&mut leaves, "Down");
        assert!(shown(&leaves).contains("12详0"));
        assert_eq!(
            press(&mut leaves, "Enter"),
            Outcome::Gave(ListOutcome::Open(2))
        );
        press(&mut leaves, "Right");
        assert!(shown(&leaves).contains("没有"));
        press(&mut leaves, "Right Left Left");
        assert_eq!(leaves.shown, 1);
        for (w, h) in (0..24).flat_map(|w| (0..14).map(move |h| (w, h))) {
            TestTerminal::new(w, h).draw(|c| leaves.draw(c.area(), c, &Two));
        }
    }
}
