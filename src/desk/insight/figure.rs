//! A figure, and the records behind it.

use crate::domain::record::Kind;
use crate::text::Text;

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A month of the year.
    Month(u32),
    /// Something of a record: a sector's.
    Record(Kind, u64),
    /// What the words say.
    Word(Text),
}

/// A figure, and the records behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it counts.
    pub what: What,
    /// How many.
    pub count: usize,
    /// Of how many, where it is a part.
    pub whole: Option<usize>,
    /// How many up to the same day of the year before.
    pub before: Option<usize>,
    /// How many in all of the year before.
    pub all_before: Option<usize>,
    /// The same month by month.
    pub months: Option<[usize; 12]>,
    /// Members and constituents who took part.
    pub people: Option<(usize, usize)>,
    /// The records behind it; of a part that somebody owes, those who owe.
    pub records: Vec<(Kind, u64)>,
}

impl Figure {
    /// So many records.
    pub(super) fn of(what: What, records: Vec<(Kind, u64)>) -> Figure {
        Figure {
            what,
            count: records.len(),
            whole: None,
            before: None,
            all_before: None,
            months: None,
            people: None,
            records,
        }
    }

    pub(super) fn before(self, before: usize) -> Figure {
        Figure {
            before: Some(before),
            ..self
        }
    }

    /// Which part of the whole, from 0 to 1; 0 where it is none.
    #[must_use]
    pub fn part(&self) -> f64 {
        match self.whole {
            Some(whole) if whole > 0 => self.count as f64 / whole as f64,
            _ => 0.0,
        }
    }
}
