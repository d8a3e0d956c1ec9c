//! Several lists in one window, a leaf each: one is shown, with details of its chosen row below.

use std::cell::Cell;

use ratatui::layout::Rect;

use super::lines::{self, Line};
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::{Keymap, Lookup, always, key};
use crate::tui::measure;
use crate::tui::theme::Role;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::row::{Column, Fetched, Row};
use crate::tui::widgets::table::{Look, Table, Told};

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

const SHIFT_UP: Key = Key {
    shift: true,
    ..Key::of(Code::Up)
};

const SHIFT_DOWN: Key = Key {
    shift: true,
    ..Key::of(Code::Down)
};

/// The keys of every window with leaves; its list has the keys of lists.
#[rustfmt::skip]
pub static KEYS: Keymap<Turn, ()> = Keymap {
    title: Text::of("分页窗口", "Windows with leaves"),
    bindings: &[
        key!(Turn::Next, Move, true, [Key::TAB, Key::RIGHT], "下一页" / "next leaf",
            "到下一页。", "Go to the next leaf.", always),
        key!(Turn::Back, Move, false, [Key::BACKTAB, Key::LEFT], "上一页" / "leaf before",
            "到上一页。", "Go to the leaf before.", always),
        key!(Turn::Down, Move, false, [SHIFT_DOWN, Key::ctrl('d')], "详情下移" / "details down",
            "下方详情向下滚动。", "Scroll the details below the list down.", always),
        key!(Turn::Up, Move, false, [SHIFT_UP, Key::ctrl('u')], "详情上移" / "details up",
            "下方详情向上滚动。", "Scroll the details below the list up.", always),
    ],
};

/// A leaf.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    title: Text,
    pub(super) table: Table,
}

/// What the leaves show.
pub(super) trait Pages {
    /// The columns of a leaf.
    fn columns(&self, leaf: usize) -> Vec<Column>;

    /// A row of a leaf.
    fn row(&self, leaf: usize, row: usize, locale: Locale) -> Row;

    /// What stands on a leaf without rows.
    fn empty(&self, leaf: usize) -> Text;

    /// What is told of a row below the list.
    fn details(&self, leaf: usize, row: usize, locale: Locale) -> Vec<Line>;
}

/// The leaves.
#[derive(Clone, Debug)]
pub(super) struct Leaves {
    leaves: Vec<Leaf>,
    shown: usize,
    /// How far the details are scrolled, and for which row.
    top: Cell<usize>,
}

impl Leaves {
    /// Leaves with these titles and so many rows each, the first of them shown.
    pub(super) fn new(titles: impl IntoIterator<Item = (Text, usize)>) -> Leaves {
        let leaves = titles.into_iter().map(|(title, count)| {
            let mut table = Table::default();
            table.set_count(count);
            Leaf { title, table }
        });
        Leaves {
            leaves: leaves.collect(),
            shown: 0,
            top: Cell::new(0),
        }
    }

    /// Shows a leaf.
    pub(super) fn show(&mut self, leaf: usize) {
        self.shown = leaf.min(self.leaves.len().saturating_sub(1));
        self.top.set(0);
    }

    /// Which leaf is shown.
    pub(super) fn shown(&self) -> usize {
        self.shown
    }

    /// The chosen row of the leaf that is shown.
    pub(super) fn chosen(&self) -> Option<usize> {
        self.leaves.get(self.shown)?.table.chosen()
    }

    /// Chooses a row of the leaf that is shown.
    pub(super) fn choose(&mut self, row: usize) {
        if let Some(leaf) = self.leaves.get_mut(self.shown) {
            leaf.table.choose(row);
        }
    }

    /// Turns leaves, moves and scrolls; gives the row that Enter opens.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<usize> {
        let turn = input.key().map(|key| KEYS.look_up(key, &()));
        if let Some(Lookup::Do(turn)) = turn {
            let count = self.leaves.len().max(1);
            match turn {
                Turn::Next => self.show((self.shown + 1) % count),
                Turn::Back => self.show((self.shown + count - 1) % count),
                Turn::Down => self.top.set(self.top.get() + 1),
                Turn::Up => self.top.set(self.top.get().saturating_sub(1)),
            }
            return Outcome::Taken;
        }
        let Some(leaf) = self.leaves.get_mut(self.shown) else {
            return Outcome::Ignored;
        };
        match leaf.table.handle(input) {
            Outcome::Gave(Told::Open(row)) => Outcome::Gave(row),
            Outcome::Gave(Told::Chose(_)) => {
                self.top.set(0);
                Outcome::Taken
            }
            Outcome::Ignored => Outcome::Ignored,
            _ => Outcome::Taken,
        }
    }

    /// Draws titles, list and details.
    pub(super) fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, pages: &dyn Pages) {
        self.titles(area, canvas);
        let Some(leaf) = self.leaves.get(self.shown) else {
            return;
        };
        let locale = canvas.locale;
        let chosen = leaf.table.chosen();
        let details = chosen.map_or_else(Vec::new, |row| pages.details(self.shown, row, locale));
        // The list has at least half of the room, and the details what they need of the rest.
        let room = area.height.saturating_sub(3);
        let wanted = details.len() as u16 + u16::from(!details.is_empty());
        let below = if details.is_empty() {
            0
        } else {
            wanted.clamp(4, 11).min(room / 2)
        };
        let list = Rect {
            y: area.y + 2.min(area.height),
            height: room.saturating_sub(below) + u16::from(below == 0),
            ..area
        };
        let columns = pages.columns(self.shown);
        let rows = Fetched {
            count: leaf.table.count(),
            fetch: |row, locale| pages.row(self.shown, row, locale),
        };
        let look = Look {
            columns: &columns,
            rows: &rows,
            heads: true,
            focused: true,
            empty: &pages.empty(self.shown),
        };
        leaf.table.draw(list, canvas, &look);
        if below > 0 {
            let line = canvas.theme.marks.lines.horizontal;
            let style = canvas.style(Role::Border);
            canvas.line(area.x, list.bottom(), area.width, line, style);
            let place = Rect {
                y: list.bottom() + 1,
                height: below,
                ..area
            };
            let place = place.intersection(area);
            self.top
                .set(lines::draw(&details, self.top.get(), place, canvas));
        }
    }

    fn titles(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let mut x = area.x;
        for (n, leaf) in self.leaves.iter().enumerate() {
            let words = format!(" {} {} ", leaf.title.say(canvas.locale), leaf.table.count());
            let role = match (n == self.shown, leaf.table.count()) {
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
        Leaves::new([
            (Text::of("文件", "files"), 2),
            (Text::of("改动", "changes"), 3),
            (Text::of("说明", "notes"), 0),
        ])
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
            let last = keys(names).iter().map(|input| leaves.handle(input)).last();
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
        assert_eq!(press(&mut leaves, "Enter"), Outcome::Gave(2));
        press(&mut leaves, "Right");
        assert!(shown(&leaves).contains("没有"));
        press(&mut leaves, "Right Left Left");
        assert_eq!(leaves.shown, 1);
        for (w, h) in (0..24).flat_map(|w| (0..14).map(move |h| (w, h))) {
            TestTerminal::new(w, h).draw(|c| leaves.draw(c.area(), c, &Two));
        }
    }
}
