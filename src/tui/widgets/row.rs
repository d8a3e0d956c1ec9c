//! What a table shows: columns, and rows that are fetched when they come into view.

use std::borrow::Cow;

use crate::text::{Locale, Text};
use crate::tui::theme::Role;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: Text,
    /// Its width.
    pub width: Width,
    /// Whether it ends at its right edge: figures.
    pub right: bool,
    /// It is left out when the table has fewer columns of cells than this.
    pub from: u16,
}

/// A column's width, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// So many.
    Fixed(u16),
    /// A share of what the fixed ones leave, by weight.
    Share(u16),
    /// As wide as its words; those at the right go where there is no room.
    Words,
}

impl Column {
    /// A column of a fixed width.
    #[must_use]
    pub const fn fixed(title: Text, width: u16) -> Column {
        Column {
            title,
            width: Width::Fixed(width),
            right: false,
            from: 0,
        }
    }

    /// A column that shares what is left.
    #[must_use]
    pub const fn share(title: Text, weight: u16) -> Column {
        Column {
            title,
            width: Width::Share(weight),
            right: false,
            from: 0,
        }
    }

    /// A column as wide as its words.
    #[must_use]
    pub const fn words(title: Text) -> Column {
        Column {
            title,
            width: Width::Words,
            right: false,
            from: 0,
        }
    }

    /// The same, ending at its right edge.
    #[must_use]
    pub const fn right(mut self) -> Column {
        self.right = true;
        self
    }

    /// The same, shown only in tables of at least `columns` cells.
    #[must_use]
    pub const fn from(mut self, columns: u16) -> Column {
        self.from = columns;
        self
    }
}

/// The least that a column as wide as its words has, where they are wider and it is shown at all.
const LEAST: u16 = 18;

/// The width of each column in a table of `width` cells, 0 for those left out. One cell stands
/// between two columns. `words` says how wide the words of each are, as far as that is known: then none is cut while
/// another has room to spare.
#[must_use]
pub fn widths(columns: &[Column], words: &[u16], width: u16) -> Vec<u16> {
    let said = |n: usize| words.get(n).copied().unwrap_or(0);
    let mut widths = laid_out(columns, &said, width);
    let gaps = widths
        .iter()
        .filter(|it| **it > 0)
        .count()
        .saturating_sub(1) as u16;
    let taken = widths.iter().sum::<u16>() + gaps;
    let mut spare = width.saturating_sub(taken);
    even_out(columns, &said, &mut widths, &mut spare);
    // What is left parts those that are as wide as their words, and is the last one's.
    let by_words = |n: &usize| columns[*n].width == Width::Words && widths[*n] > 0;
    let all: Vec<usize> = (0..columns.len()).filter(by_words).collect();
    for n in &all {
        let more = spare.min(1);
        widths[*n] += more;
        spare -= more;
    }
    if let Some(last) = all.last() {
        widths[*last] += spare;
    }
    widths
}

/// The widths as the columns say: shares of what the fixed ones leave; of those as wide as their words as many as there is
/// room for, from the left.
fn laid_out(columns: &[Column], said: &impl Fn(usize) -> u16, width: u16) -> Vec<u16> {
    let shown = |column: &&Column| width >= column.from && column.width != Width::Words;
    let gaps = columns.iter().filter(shown).count().saturating_sub(1) as u16;
    let fixed = |c: &Column| match c.width {
        Width::Fixed(n) => n,
        Width::Share(_) | Width::Words => 0,
    };
    let weight = |c: &Column| match c.width {
        Width::Fixed(_) | Width::Words => 0,
        Width::Share(n) => u32::from(n),
    };
    let taken: u16 = columns.iter().filter(shown).map(fixed).sum();
    let mut left = width.saturating_sub(taken + gaps);
    let mut weights: u32 = columns.iter().filter(shown).map(weight).sum();
    let (mut is_room, mut no_name) = (true, true);
    let one = |(n, column): (usize, &Column)| match column.width {
        _ if width < column.from => 0,
        Width::Fixed(n) => n,
        Width::Share(n) => {
            // What rounding leaves goes to the last.
            let share = u32::from(left) * u32::from(n) / weights.max(1);
            weights -= u32::from(n);
            left -= share as u16;
            share as u16
        }
        Width::Words => {
            // The first wide one is the name: whole before others come beside it.
            let is_name = said(n) > LEAST + LEAST / 2 && std::mem::take(&mut no_name);
            let most = if is_name { 2 * LEAST } else { LEAST };
            let least = said(n).clamp(1, most).min(left.saturating_sub(1));
            let least = least.max(said(n).clamp(1, LEAST));
            is_room &= left > least;
            match is_room {
                true => {
                    left -= least + 1;
                    least
                }
                false => 0,
            }
        }
    };
    columns.iter().enumerate().map(one).collect()
}

/// Gives columns whose words are cut what is left, and what others have to spare, so that as many as can be are whole.
fn even_out(columns: &[Column], said: &impl Fn(usize) -> u16, widths: &mut [u16], spare: &mut u16) {
    let lack = |widths: &[u16], n: usize| match widths[n] {
        0 => 0,
        width => said(n).saturating_sub(width),
    };
    let mut short: Vec<usize> = (0..columns.len())
        .filter(|n| lack(widths, *n) > 0)
        .collect();
    short.sort_by_key(|n| (lack(widths, *n), *n));
    let is_share = |n: &usize| matches!(columns[*n].width, Width::Share(_));
    // Shares first; of the others those at the right. What has no head is a mark's, whose room is always the same.
    let shares = (0..columns.len()).rev().filter(is_share);
    let fixed = (0..columns.len()).rev().filter(|n| !is_share(n));
    let fixed = fixed.filter(|n| !columns[*n].title.zh.is_empty());
    let givers: Vec<usize> = shares.chain(fixed).filter(|n| said(*n) > 0).collect();
    for n in short {
        let more = lack(widths, n).min(*spare);
        widths[n] += more;
        *spare -= more;
        for giver in &givers {
            let more = lack(widths, n).min(widths[*giver].saturating_sub(said(*giver)));
            widths[n] += more;
            widths[*giver] -= more;
        }
    }
}

/// Words with one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: Cow<'static, str>,
    /// What stands there where the words don't fit.
    pub short: Option<Cow<'static, str>>,
    /// Their meaning.
    pub role: Role,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The words of each column.
    pub cells: Vec<Vec<Span>>,
    /// How deep it stands in a tree.
    pub depth: u16,
    /// In a tree: whether its children are shown; `None` when it has none.
    pub open: Option<bool>,
    /// Whether it is marked.
    pub marked: bool,
}

impl Row {
    /// A row without columns.
    #[must_use]
    pub fn new() -> Row {
        Row::default()
    }

    /// The same with a column of plain words.
    #[must_use]
    pub fn cell(self, text: impl Into<Cow<'static, str>>) -> Row {
        self.cell_as(Role::Plain, text)
    }

    /// The same with a column of words with a meaning.
    #[must_use]
    pub fn cell_as(mut self, role: Role, text: impl Into<Cow<'static, str>>) -> Row {
        self.cells.push(vec![Span {
            text: text.into(),
            short: None,
            role,
        }]);
        self
    }

    /// The same, with other words where the last ones don't fit.
    #[must_use]
    pub fn or_short(mut self, short: impl Into<Cow<'static, str>>) -> Row {
        if let Some(span) = self.cells.last_mut().and_then(|it| it.last_mut()) {
            span.short = Some(short.into());
        }
        self
    }

    /// The same with more words in the last column.
    #[must_use]
    pub fn and(mut self, role: Role, text: impl Into<Cow<'static, str>>) -> Row {
        let span = Span {
            text: text.into(),
            short: None,
            role,
        };
        match self.cells.last_mut() {
            Some(cell) => cell.push(span),
            None => self.cells.push(vec![span]),
        }
        self
    }

    /// The same, so deep in a tree.
    #[must_use]
    pub fn depth(mut self, depth: u16) -> Row {
        self.depth = depth;
        self
    }

    /// The same, with children that are shown or hidden.
    #[must_use]
    pub fn open(mut self, open: bool) -> Row {
        self.open = Some(open);
        self
    }

    /// The same, marked or not.
    #[must_use]
    pub fn marked(mut self, marked: bool) -> Row {
        self.marked = marked;
        self
    }
}

/// Rows by their place. Only those in view are asked for, so a million cost what forty do.
pub trait Rows {
    /// How many there are.
    fn count(&self) -> usize;

    /// The row at `index`, which is below [`Rows::count`].
    fn row(&self, index: usize, locale: Locale) -> Row;
}

/// Rows of a function.
pub struct Fetched<F: Fn(usize, Locale) -> Row> {
    /// How many.
    pub count: usize,
    /// Each of them.
    pub fetch: F,
}

impl<F: Fn(usize, Locale) -> Row> Rows for Fetched<F> {
    fn count(&self) -> usize {
        self.count
    }

    fn row(&self, index: usize, locale: Locale) -> Row {
        (self.fetch)(index, locale)
    }
}

impl Rows for Vec<Row> {
    fn count(&self) -> usize {
        self.len()
    }

    fn row(&self, index: usize, _: Locale) -> Row {
        self.get(index).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_what_is_left() {
        const NAME: Text = Text::of("姓名", "name");
        let columns = [
            Column::fixed(NAME, 8),
            Column::share(NAME, 2),
            Column::share(NAME, 1).from(60),
            Column::fixed(NAME, 5).right(),
        ];
        assert_eq!(widths(&columns, &[], 40), [8, 25, 0, 5]);
        assert_eq!(widths(&columns, &[], 60), [8, 29, 15, 5]);
        assert_eq!(widths(&columns, &[], 10), [8, 0, 0, 5]);
        assert_eq!(widths(&[], &[], 10), [0; 0]);
    }

    #[test]
    fn no_words_are_cut_while_there_is_room() {
        const NAME: Text = Text::of("姓名", "name");
        const MARK: Text = Text::of("", "");
        let columns = [
            Column::fixed(MARK, 2),
            Column::fixed(NAME, 8),
            Column::share(NAME, 1),
            Column::share(NAME, 1),
        ];
        // As they say, where nothing is cut, and where nobody has to spare.
        assert_eq!(widths(&columns, &[1, 8, 10, 12], 41), [2, 8, 14, 14]);
        assert_eq!(widths(&columns, &[1, 8, 30, 30], 41), [2, 8, 14, 14]);
        // A share gives, then what is fixed; a mark never.
        assert_eq!(widths(&columns, &[1, 8, 20, 6], 41), [2, 8, 20, 8]);
        assert_eq!(widths(&columns, &[1, 12, 20, 6], 41), [2, 12, 18, 6]);
        assert_eq!(widths(&columns, &[1, 4, 25, 6], 41), [2, 5, 25, 6]);
    }

    #[test]
    fn columns_as_wide_as_their_words_go_from_the_right() {
        const NAME: Text = Text::of("姓名", "name");
        let columns = [
            Column::fixed(Text::of("", ""), 1),
            Column::words(NAME),
            Column::words(NAME),
            Column::words(NAME),
        ];
        let words = [1, 5, 30, 10];
        assert_eq!(widths(&columns, &words, 60), [1, 6, 31, 19]);
        assert_eq!(widths(&columns, &words, 40), [1, 6, 31, 0]);
        assert_eq!(widths(&columns, &words, 30), [1, 5, 22, 0]);
        assert_eq!(widths(&columns, &words, 20), [1, 18, 0, 0]);
    }
}
