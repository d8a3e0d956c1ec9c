//! The organisation (市政协) whose records a store holds, and its term (届).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The committee of the CPPCC whose work is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its full name, as the papers carry it.
    pub name: String,
    /// The term that runs.
    pub term: Term,
}

/// A term (届): its ordinal and the days that it spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The how-manieth term, from 1.
    pub number: u16,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, once it is known.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

impl Term {
    /// Does `date` lie within the term?
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        date >= self.from && self.until.is_none_or(|until| date <= until)
    }
}
