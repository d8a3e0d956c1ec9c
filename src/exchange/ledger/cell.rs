//! What stands in a cell, where, and what its colour means.

use std::borrow::Cow;

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use crate::domain::money::Money;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words. They are never taken for a formula.
    Text(String),
    /// A whole number.
    Number(u64),
    /// An amount of money.
    Money(Money),
    /// A share, shown as a percentage.
    Share(f64),
    /// A day.
    Date(NaiveDate),
    /// The sum of the column's rows above, from the row of this number (counted from 0 among the
    /// table's rows) to the one above. The sum itself is given too, for whoever does not reckon.
    Sum(usize, u64),
}

/// Where values stand in their cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the left; long ones go on in a second line.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// What a cell's colour means. Its words say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Done.
    Good,
    /// There, but not all of it.
    Partly,
    /// Against the Method, or missing.
    Breach,
    /// Still to be done.
    Due,
    /// Worth a look.
    Advice,
    /// Nothing is asked.
    Muted,
}

impl Cell {
    /// Words, or nothing where there are none.
    #[must_use]
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(words)
        }
    }

    /// A day, or nothing.
    #[must_use]
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Cell::Empty, Cell::Date)
    }

    /// A number.
    #[must_use]
    pub fn number(number: usize) -> Self {
        Cell::Number(number as u64)
    }

    /// What the cell says, as a table of text has it.
    #[must_use]
    pub fn words(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(words) => Cow::Borrowed(words),
            Cell::Number(number) | Cell::Sum(_, number) => Cow::Owned(number.to_string()),
            Cell::Money(amount) => Cow::Owned(amount.to_string()),
            Cell::Share(share) => Cow::Owned(format!("{:.0}%", share * 100.0)),
            Cell::Date(date) => Cow::Owned(date.to_string()),
        }
    }

    /// How wide its widest line is.
    pub(super) fn width(&self) -> usize {
        let words = self.words();
        words.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
    }
}
