//! A list of one pane: what stands within what narrows it, what the filter leaves of it, and which
//! row is chosen, known by its identity.

use crate::tui::screens::parts::filter_line::FilterLine;
use crate::tui::widgets::table::{Can, Table};

/// The list.
#[derive(Debug)]
pub struct List<I> {
    within: Vec<I>,
    shown: Vec<I>,
    /// Which row is chosen.
    pub table: Table,
    /// What hides rows.
    pub filter: FilterLine,
}

impl<I> Default for List<I> {
    fn default() -> Self {
        List {
            within: Vec::new(),
            shown: Vec::new(),
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
        self.shown = if self.filter.is_narrowing() {
            let List { within, filter, .. } = self;
            let admitted = within.iter().filter(|row| filter.admits(&words(**row)));
            admitted.copied().collect()
        } else {
            self.within.clone()
        };
        self.choose_again(chosen, 0);
    }

    /// Chooses a row; a filter that hides it goes. Whether there is such a row.
    pub fn choose(&mut self, wanted: impl Fn(&I) -> bool) -> bool {
        if !self.shown.iter().any(&wanted) && self.within.iter().any(&wanted) {
            self.filter.clear();
            self.shown.clone_from(&self.within);
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
        self.refilter(words);
        self.choose_again(chosen, place);
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
    use crate::tui::stage::keys;

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
}
