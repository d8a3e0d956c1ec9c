//! The end of a year's work: from its closing on its records stand, and what is put right in them says why.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::{Today, Year};
use super::described::{Described, Facts, Field, Listed, fields, listed};
use super::id::{CorrectionId, YearClosingId};
use super::record::Kind;
use super::scope::Scope;
use crate::text::{Locale, Text, Words};

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

/// The label of [`Correction::what`].
const WHAT: Words = Words::of("更正内容", "What");

impl Correction {
    /// Is this the field of what was changed?
    #[must_use]
    pub fn is_what(facts: &Facts) -> bool {
        facts.label == WHAT
    }

    /// What was changed, which is kept in Chinese, with the kinds in a reader's language.
    #[must_use]
    pub fn what_in(what: &str, locale: Locale) -> Cow<'_, str> {
        if locale == Locale::Zh {
            return what.into();
        }
        let piece = |it: &str| {
            let more = it.strip_prefix("另 ").and_then(|it| it.strip_suffix(" 项"));
            let kind = || {
                let (title, rest) = it.split_once(' ')?;
                let kind = Kind::ALL.iter().find(|kind| kind.title().zh == title)?;
                Some(format!("{} {rest}", kind.title().en))
            };
            match more {
                Some(more) => format!("{more} more"),
                None => kind().unwrap_or_else(|| it.to_owned()),
            }
        };
        let pieces: Vec<String> = what.split('、').map(piece).collect();
        pieces.join(locale.between()).into()
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_is_told_with_the_kinds_in_english() {
        let (member, form) = (Kind::Member.title(), Kind::RegistrationForm.title());
        let what = format!("{} 王伟 #3、{} #12、另 4 项", member.zh, form.zh);
        assert_eq!(Correction::what_in(&what, Locale::Zh), what);
        let english = format!("{} 王伟 #3, {} #12, 4 more", member.en, form.en);
        assert_eq!(Correction::what_in(&what, Locale::En), english);
    }
}
