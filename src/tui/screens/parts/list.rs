//! A list of one pane: what stands within what narrows it, what the filter leaves of it, and which
//! row is chosen, known by its identity.

use crate::tui::screens::parts::filter_line::FilterLine;
use crate::tui::widgets::table::{Can, Table};

/// The list.
#[derive(Debug)]
pub struct List<I> {
    within: Vec<I>,
    /// The text of each row of `within`; made when something is typed first.
    words: Vec<String>,
    shown: Vec<I>,
    /// Where each row of `shown` stands in `within`, and for which words they were found.
    found: (Vec<u32>, String),
    /// Which row is chosen.
    pub table: Table,
    /// What hides rows.
    pub filter: FilterLine,
}

impl<I> Default for List<I> {
    fn default() -> Self {
        List {
            within: Vec::new(),
            words: Vec::new(),
            shown: Vec::new(),
            found: (Vec::new(), String::new()),
            table: Table::default(),
            filter: FilterLine::default(),
        }
    }
}

impl<I: Copy + PartialEq> List<I> {
    /// A list whose rows can be marked.
    #[must_use]
    pub fn marking() -> List<I> {
        List {
            table: Table::new(Can {
                mark: true,
                fold: false,
            }),
            ..List::default()
        }
    }

    /// The rows in view of the filter.
    #[must_use]
    pub fn shown(&self) -> &[I] {
        &self.shown
    }

    /// The chosen row.
    #[must_use]
    pub fn chosen(&self) -> Option<I> {
        self.shown.get(self.table.chosen()?).copied()
    }

    /// Takes other rows after a change: what was chosen is chosen again, else what stands in its
    /// place now.
    pub fn renew(&mut self, within: Vec<I>, words: impl Fn(I) -> String) {
        self.take(within, words, true);
    }

    /// Takes the rows of something else: what was chosen is chosen again, else the first.
    pub fn narrow(&mut self, within: Vec<I>, words: impl Fn(I) -> String) {
        self.take(within, words, false);
    }

    /// Applies what is typed to the rows; `words` is the text of a row.
    pub fn refilter(&mut self, words: impl Fn(I) -> String) {
        let chosen = self.chosen();
        self.find(words);
        self.choose_again(chosen, 0);
    }

    /// Chooses a row; a filter that hides it goes. Whether there is such a row.
    pub fn choose(&mut self, wanted: impl Fn(&I) -> bool) -> bool {
        if !self.shown.iter().any(&wanted) && self.within.iter().any(&wanted) {
            self.filter.clear();
            self.show_all();
            self.table.set_count(self.shown.len());
        }
        let place = self.shown.iter().position(&wanted);
        if let Some(place) = place {
            self.table.choose(place);
        }
        place.is_some()
    }

    fn take(&mut self, within: Vec<I>, words: impl Fn(I) -> String, stay: bool) {
        let chosen = self.chosen();
        let place = self.table.chosen().filter(|_| stay).unwrap_or(0);
        self.within = within;
        self.words.clear();
        self.found.1.clear();
        self.find(words);
        self.choose_again(chosen, place);
    }

    fn find(&mut self, words: impl Fn(I) -> String) {
        if !self.filter.is_narrowing() {
            self.show_all();
            return;
        }
        if self.words.len() != self.within.len() {
            self.words = self.within.iter().map(|row| words(*row)).collect();
        }
        let typed = self.filter.words().to_owned();
        let (found, before) = &mut self.found;
        let (texts, filter) = (&self.words, &mut self.filter);
        let mut admits = |n: &u32| filter.admits(&texts[*n as usize]);
        // Who types on narrows further: what was hidden stays hidden.
        if !before.is_empty() && typed.starts_with(&**before) {
            found.retain(&mut admits);
        } else {
            let all = 0..u32::try_from(texts.len()).unwrap_or(u32::MAX);
            *found = all.filter(&mut admits).collect();
        }
        *before = typed;
        let rows = found.iter().map(|n| self.within[*n as usize]);
        self.shown = rows.collect();
    }

    fn show_all(&mut self) {
        self.shown.clone_from(&self.within);
        self.found.1.clear();
        self.words = Vec::new();
    }

    fn choose_again(&mut self, chosen: Option<I>, place: usize) {
        self.table.set_count(self.shown.len());
        let again = chosen.and_then(|row| self.shown.iter().position(|it| *it == row));
        self.table.choose(again.unwrap_or(place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::keys;

    const NAMES: [&str; 4] = ["王伟", "李小明", "王芳", "刘洋"];

    fn words(n: usize) -> String {
        NAMES[n].to_owned()
    }

    #[test]
    fn the_choice_is_kept_by_identity_and_then_by_place() {
        let mut list = List::default();
        list.renew(vec![0, 1, 2, 3], words);
        list.table.choose(2);
        list.renew(vec![3, 2, 0], words);
        assert_eq!(list.chosen(), Some(2));
        list.renew(vec![3, 1, 0], words);
        assert_eq!(list.chosen(), Some(1), "what stands in its place");
        list.narrow(vec![0, 2], words);
        assert_eq!(list.chosen(), Some(0), "the first of something else");
        list.renew(Vec::new(), words);
        assert_eq!(list.chosen(), None);
    }

    #[test]
    fn a_filter_hides_rows_and_goes_when_one_of_them_is_wanted() {
        let mut list = List::default();
        list.renew(vec![0, 1, 2, 3], words);
        list.filter.open();
        for input in keys("w f") {
            list.filter.handle(&input);
        }
        list.refilter(words);
        assert_eq!(list.shown(), [2]);
        assert!(!list.choose(|row| *row == 9));
        assert_eq!(list.shown(), [2]);
        assert!(list.choose(|row| *row == 3));
        assert_eq!((list.chosen(), list.shown().len()), (Some(3), 4));
    }

    #[test]
    fn typing_on_finds_what_typing_at_once_finds() {
        for typed in ["w", "wf", "l", "lx", "lxm", "wang", "wangw", "y"] {
            let (mut by_letters, mut at_once) = (List::default(), List::default());
            by_letters.renew(vec![0, 1, 2, 3], words);
            for c in typed.chars() {
                by_letters.filter.handle(&keys(&c.to_string())[0]);
                by_letters.refilter(words);
            }
            at_once.renew(vec![0, 1, 2, 3], words);
            for c in typed.chars() {
                at_once.filter.handle(&keys(&c.to_string())[0]);
            }
            at_once.refilter(words);
            assert_eq!(by_letters.shown(), at_once.shown(), "{typed}");
            by_letters.filter.handle(&keys("Backspace")[0]);
            by_letters
                .filter
                .handle(&keys(&typed[typed.len() - 1..])[0]);
            by_letters.refilter(words);
            assert_eq!(by_letters.shown(), at_once.shown(), "{typed}");
        }
    }
}
