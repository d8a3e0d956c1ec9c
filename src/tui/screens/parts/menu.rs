//! A small menu over a screen: rows that can be taken by arrows and Enter, or by their own key.
//!
//! So everything that has a key can be had without one, as an input method needs it.

use std::cell::Cell;

use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::measure;
use crate::tui::theme::Role;
use crate::tui::widgets::overlay;
use crate::tui::widgets::row::{Column, Fetched, Row};
use crate::tui::widgets::table::{Look, Table};

/// A row.
#[derive(Clone, Debug)]
pub struct Item<T> {
    /// What it stands for.
    pub value: T,
    /// The key that takes it at once.
    pub key: Option<Key>,
    /// Its words.
    pub label: Text,
    /// Why it can't be taken now.
    pub refused: Option<Text>,
}

impl<T> Item<T> {
    /// A row without a key that can be taken.
    #[must_use]
    pub fn new(value: T, label: Text) -> Item<T> {
        Item {
            value,
            key: None,
            label,
            refused: None,
        }
    }

    /// The same with a key.
    #[must_use]
    pub fn key(mut self, key: Key) -> Item<T> {
        self.key = Some(key);
        self
    }
}

/// What came of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuOutcome<T> {
    /// Not the menu's.
    Ignored,
    /// Dealt with.
    Taken,
    /// This was taken; the menu is to go.
    Took(T),
    /// It can't be taken, and why.
    Refused(Text),
    /// The menu is to go.
    Closed,
}

/// The menu.
#[derive(Clone, Debug)]
pub struct Menu<T> {
    title: Text,
    items: Vec<Item<T>>,
    table: Table,
    /// The key that takes the chosen row besides Enter: the one that opened the menu.
    taken_by: Option<Key>,
    /// Was it drawn? Before, nobody knows which row is chosen.
    drawn: Cell<bool>,
}

impl<T: Clone> Menu<T> {
    /// A menu of `items`, the first of them that can be taken chosen.
    #[must_use]
    pub fn new(title: Text, items: Vec<Item<T>>) -> Menu<T> {
        let mut table = Table::default();
        table.set_count(items.len());
        let first = items.iter().position(|item| item.refused.is_none());
        table.choose(first.unwrap_or(0));
        Menu {
            title,
            items,
            table,
            taken_by: None,
            drawn: Cell::new(false),
        }
    }

    /// The same, whose chosen row is taken by the key that opened it as well.
    #[must_use]
    pub fn taken_by(self, key: Key) -> Menu<T> {
        Menu {
            taken_by: Some(key),
            ..self
        }
    }

    /// Whether there is nothing to take.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Takes an input.
    pub fn handle(&mut self, input: &Input) -> MenuOutcome<T> {
        let Some(key) = input.key() else {
            return match input {
                Input::Paste(_) => MenuOutcome::Taken,
                _ => MenuOutcome::Ignored,
            };
        };
        if key == Key::ESC || key == Key::LEFT {
            return MenuOutcome::Closed;
        }
        if let Some(item) = self.items.iter().find(|item| item.key == Some(key.meant())) {
            return take(item);
        }
        let taken = [Key::ENTER, Key::RIGHT, Key::SPACE].contains(&key);
        if taken || self.taken_by == Some(key) {
            if !self.drawn.get() {
                return MenuOutcome::Taken;
            }
            let chosen = self.table.chosen().and_then(|n| self.items.get(n));
            return chosen.map_or(MenuOutcome::Closed, take);
        }
        if self.table.handle(input).is_taken() || key.typed().is_some() {
            return MenuOutcome::Taken;
        }
        MenuOutcome::Ignored
    }

    /// Draws it over the screen.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        self.drawn.set(true);
        let locale = canvas.locale;
        let widest = self.items.iter().map(|item| {
            let (label, key) = words(item, locale);
            measure::width(&label) + measure::width(&key)
        });
        let title = measure::width(self.title.say(locale)) + 4;
        let wide = widest.max().unwrap_or(0).max(title) as u16;
        let width = wide
            .saturating_add(8)
            .min(canvas.area().width.saturating_sub(2));
        let height = (self.items.len() as u16).saturating_add(2);
        let height = height.min(canvas.area().height.saturating_sub(2));
        let inside = overlay::open(canvas, width, height, &self.title);
        let keys = self.items.iter().map(|item| words(item, locale).1);
        let keys = keys.map(|key| measure::width(&key)).max().unwrap_or(0) as u16;
        let columns = [
            Column::share(Text::of("", ""), 1),
            Column::fixed(Text::of("", ""), keys).right(),
        ];
        let rows = Fetched {
            count: self.items.len(),
            fetch: |n: usize, locale| {
                let Some(item) = self.items.get(n) else {
                    return Row::new();
                };
                let (label, key) = words(item, locale);
                let (plain, named) = match item.refused {
                    Some(_) => (Role::Disabled, Role::Disabled),
                    None => (Role::Plain, Role::Key),
                };
                Row::new().cell_as(plain, label).cell_as(named, key)
            },
        };
        let look = Look {
            columns: &columns,
            words: &[],
            rows: &rows,
            heads: false,
            focused: true,
            empty: &Text::of("没有可选的", "nothing to choose"),
        };
        self.table.draw(inside, canvas, &look);
    }
}

fn take<T: Clone>(item: &Item<T>) -> MenuOutcome<T> {
    match &item.refused {
        Some(why) => MenuOutcome::Refused(why.clone()),
        None => MenuOutcome::Took(item.value.clone()),
    }
}

/// The words of a row and of its key; a row that can't be taken says why.
fn words<T>(item: &Item<T>, locale: Locale) -> (String, String) {
    let label = item.label.say(locale);
    let label = match &item.refused {
        Some(why) => label.to_owned() + &locale.in_brackets(why.say(locale)),
        None => label.to_owned(),
    };
    let key = item.key.map(Key::label).unwrap_or_default();
    (label, key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::{TestTerminal, keys};

    fn menu() -> Menu<u8> {
        let mut left = Item::new(1, Text::of("离任", "leave")).key(Key::char('l'));
        left.refused = Some(Text::of("已离任", "gone"));
        let items = vec![
            left,
            Item::new(2, Text::of("修改", "edit")).key(Key::char('e')),
            Item::new(3, Text::of("登记计划", "record the plan")),
        ];
        Menu::new(Text::of("操作", "Actions"), items)
    }

    fn press(menu: &mut Menu<u8>, names: &str) -> MenuOutcome<u8> {
        TestTerminal::new(40, 7).draw(|c| menu.draw(c));
        let told = keys(names).iter().map(|input| menu.handle(input)).last();
        told.expect("a key")
    }

    #[test]
    fn why_a_row_can_t_be_taken_stands_in_the_brackets_of_its_language() {
        let menu = menu();
        let said = |locale| words(&menu.items[0], locale).0;
        assert_eq!(said(Locale::Zh), "离任（已离任）");
        assert_eq!(said(Locale::En), "leave (gone)");
    }

    #[test]
    fn rows_are_taken_by_key_or_by_arrows() {
        assert_eq!(press(&mut menu(), "e"), MenuOutcome::Took(2));
        assert_eq!(press(&mut menu(), "Enter"), MenuOutcome::Took(2));
        assert_eq!(press(&mut menu(), "Down Enter"), MenuOutcome::Took(3));
        let gone = MenuOutcome::Refused(Text::of("已离任", "gone"));
        assert_eq!(press(&mut menu(), "l"), gone);
        assert_eq!(press(&mut menu(), "Up Enter"), gone);
        assert_eq!(press(&mut menu(), "x"), MenuOutcome::Taken);
        assert_eq!(press(&mut menu(), "Ctrl-P"), MenuOutcome::Ignored);
        assert_eq!(press(&mut menu(), "Esc"), MenuOutcome::Closed);
        let mut none: Menu<u8> = Menu::new(Text::of("操作", "Actions"), Vec::new());
        assert!(none.is_empty());
        assert_eq!(press(&mut none, "Enter"), MenuOutcome::Closed);
    }

    #[test]
    fn a_row_that_nobody_saw_is_taken_by_its_key_only() {
        let mut menu = menu();
        for name in ["Enter", "Space", "Right"] {
            assert_eq!(menu.handle(&keys(name)[0]), MenuOutcome::Taken);
        }
        assert_eq!(menu.handle(&keys("e")[0]), MenuOutcome::Took(2));
    }

    #[test]
    fn it_says_the_keys_and_why_not() {
        let shown = TestTerminal::new(40, 7).draw(|c| menu().draw(c));
        assert!(shown.text.contains("离任（已离任）"), "{}", shown.text);
        assert!(shown.text.contains("▌修改"), "{}", shown.text);
        for (w, h) in (1..30).flat_map(|w| (1..8).map(move |h| (w, h))) {
            TestTerminal::new(w, h).draw(|c| menu().draw(c));
        }
    }
}
