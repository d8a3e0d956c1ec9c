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

/// The width of each column in a table of `width` cells, 0 for those left out. One cell stands
/// between two columns.
#[must_use]
pub fn widths(columns: &[Column], width: u16) -> Vec<u16> {
    let shown = |column: &&Column| width >= column.from;
    let gaps = columns.iter().filter(shown).count().saturating_sub(1) as u16;
    let fixed = |c: &Column| match c.width {
        Width::Fixed(n) => n,
        Width::Share(_) => 0,
    };
    let weight = |c: &Column| match c.width {
        Width::Fixed(_) => 0,
        Width::Share(n) => u32::from(n),
    };
    let taken: u16 = columns.iter().filter(shown).map(fixed).sum();
    let mut left = width.saturating_sub(taken + gaps);
    let mut weights: u32 = columns.iter().filter(shown).map(weight).sum();
    columns
        .iter()
        .map(|column| match column.width {
            _ if width < column.from => 0,
            Width::Fixed(n) => n,
            Width::Share(n) => {
                // What rounding leaves goes to the last.
                let share = u32::from(left) * u32::from(n) / weights.max(1);
                weights -= u32::from(n);
                left -= share as u16;
                share as u16
            }
        })
        .collect()
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
        assert_eq!(widths(&columns, 40), [8, 25, 0, 5]);
        assert_eq!(widths(&columns, 60), [8, 29, 15, 5]);
        assert_eq!(widths(&columns, 10), [8, 0, 0, 5]);
        assert_eq!(widths(&[], 10), [0; 0]);
    }
}
