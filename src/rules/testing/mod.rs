//! For tests: scenes from which records are checked, a rule's cases, and random books.

mod book_builder;
pub mod coherent;
pub mod random;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::form::Stamp;
use crate::domain::yearwork::Evidence;

pub use book_builder::BookBuilder;

/// A date of a test.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

/// Evidence that somebody looked at.
pub fn verified() -> Evidence {
    Evidence::Verified {
        on: day("2026-06-30"),
        by: "张三".into(),
        from: String::new(),
    }
}

/// What a case expects of its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// No finding.
    Silent,
    /// This many breaches and nothing else.
    Breach(usize),
    /// This many duties before their date and nothing else.
    Due(usize),
    /// This many pieces of advice and nothing else.
    Advice(usize),
}

/// A builder in which a rule speaks or is silent.
pub struct Case {
    /// What the builder shows.
    pub what: &'static str,
    /// Builds it.
    pub build: fn(&mut BookBuilder),
    /// What is expected.
    pub expect: Expect,
}

impl Case {
    pub fn silent(what: &'static str, build: fn(&mut BookBuilder)) -> Self {
        let expect = Expect::Silent;
        Case {
            what,
            build,
            expect,
        }
    }

    pub fn breach(what: &'static str, build: fn(&mut BookBuilder)) -> Self {
        let expect = Expect::Breach(1);
        Case {
            what,
            build,
            expect,
        }
    }

    pub fn due(what: &'static str, build: fn(&mut BookBuilder)) -> Self {
        let expect = Expect::Due(1);
        Case {
            what,
            build,
            expect,
        }
    }

    pub fn advice(what: &'static str, build: fn(&mut BookBuilder)) -> Self {
        let expect = Expect::Advice(1);
        Case {
            what,
            build,
            expect,
        }
    }

    /// The same, this many times.
    pub fn times(self, n: usize) -> Self {
        let expect = match self.expect {
            Expect::Silent => Expect::Silent,
            Expect::Breach(_) => Expect::Breach(n),
            Expect::Due(_) => Expect::Due(n),
            Expect::Advice(_) => Expect::Advice(n),
        };
        Case { expect, ..self }
    }
}

/// A step taken at noon.
pub fn stamp(on: &str) -> Stamp {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).expect("noon");
    Stamp {
        at: day(on).and_time(noon),
        by: "张三".into(),
    }
}
