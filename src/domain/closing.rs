//! The end of a year's work: from its closing on its records stand, and what is put right in them says why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::{Today, Year};
use super::described::{Described, Field, Listed, fields, listed};
use super::id::{CorrectionId, YearClosingId};
use super::scope::Scope;
use crate::text::Text;

/// A year was closed (年度关账): its records are changed only for a reason that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearClosing {
    /// The closing's identity.
    pub id: YearClosingId,
    /// Which year.
    pub year: Year,
    /// From this day on.
    pub closed_on: NaiveDate,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// What was put right in a year that was closed (更正). The desk keeps it; nobody enters it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The correction's identity.
    pub id: CorrectionId,
    /// In which year.
    pub year: Year,
    /// The day.
    pub on: NaiveDate,
    /// Who put it right.
    pub by: String,
    /// Why.
    pub reason: String,
    /// What was changed, by name.
    pub what: String,
}

impl Described for YearClosing {
    const FIELDS: &'static [Field<Self>] = fields![YearClosing(id);
        Open year: "年度" / "Year" .wide(6, 6);
        Open closed_on: "关账时间" / "Closed on" .past() .comes();
        Open note: "备注" / "Note" .lines(3);
    ];

    const KEY: &'static [&'static str] = &["year"];

    const LIST: &'static [Listed] = listed![year closed_on note];

    const NAME: &'static [&'static str] = &["year"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        let early = self.closed_on <= self.year.last_day();
        let why = Text::of("年度结束后才能关账。", "A year is closed once it is over.");
        early.then_some(("closed_on", why)).into_iter().collect()
    }

    fn blank(_book: &Book, today: Today) -> YearClosing {
        YearClosing {
            id: YearClosingId(0),
            year: Year::of(today.date).previous(),
            closed_on: today.date,
            note: String::new(),
        }
    }
}

impl Described for Correction {
    const FIELDS: &'static [Field<Self>] = fields![Correction(id);
        Open year: "年度" / "Year" .wide(6, 6) .by_verbs();
        Open on: "更正时间" / "Corrected on" .comes() .by_verbs();
        Open by: "更正人" / "By" .wide(8, 12) .by_verbs();
        Open reason: "理由" / "Reason" .wide(16, 40) .by_verbs();
        Open what: "更正内容" / "What" .wide(16, 60) .by_verbs();
    ];

    const BY_VERBS: bool = true;

    const LIST: &'static [Listed] = listed![year on by reason what];

    const NAME: &'static [&'static str] = &["year", "on"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn blank(_book: &Book, today: Today) -> Correction {
        Correction {
            id: CorrectionId(0),
            year: Year::of(today.date).previous(),
            on: today.date,
            by: String::new(),
            reason: String::new(),
            what: String::new(),
        }
    }
}
