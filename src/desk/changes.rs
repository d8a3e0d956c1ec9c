//! What has changed since a day: which findings came and which went, who waits for the council, what was
//! entered. Reckoned from the records as they stood on that day, and as they stand.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::lists::FindingRow;
use super::past::Past;
use super::session::Desk;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::ConvenorId;
use crate::domain::record::Kind;
use crate::domain::sitting::{CouncilSitting, SittingBody};
use crate::rules::{self, Finding};
use crate::store::StoreError;
use crate::text::Locale;

/// What has changed since a day.
#[derive(Debug)]
pub struct Changes {
    /// The day: what was so at its end is no change.
    pub since: NaiveDate,
    /// The records as they stood.
    was: Book,
    /// Findings that were not there, or less grave.
    pub came: Vec<Finding>,
    /// Findings that are there no more.
    pub gone: Vec<Finding>,
    /// Who waits for the council.
    pub waiting: Vec<ConvenorId>,
    /// What was entered, by kinds; of forms the archive is counted only.
    pub entered: Vec<Entered>,
}

/// The records of a kind that were entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The kind.
    pub kind: Kind,
    /// How many.
    pub count: usize,
    /// Which, as far as they are in memory.
    pub ids: Vec<u64>,
}

/// The council's last sitting before a day.
#[must_use]
pub fn last_sitting(book: &Book, day: NaiveDate) -> Option<&CouncilSitting> {
    let held = |it: &&CouncilSitting| it.body == SittingBody::Council && it.held_on < day;
    book.sittings
        .iter()
        .filter(held)
        .max_by_key(|it| it.held_on)
}

impl Desk {
    /// What has changed since the end of `day`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn changes_since(&self, day: NaiveDate) -> Result<Changes, StoreError> {
        let (now, today) = (self.book(), self.today());
        let mut was = self.whole_book().clone();
        let then = Today::on(day);
        self.store().load_year(&mut was, then.year)?;
        if let Some(past) = Past::of(&was, self.store(), day)? {
            was = past.into_book();
        }
        let (before, after) = (rules::check(&was, &then), rules::check(now, &today));
        // The most urgent stand first, and stay.
        let mut known = HashMap::new();
        for it in &before {
            known.entry(key(it)).or_insert(it.level);
        }
        let worse = |it: &Finding| known.get(&key(it)).is_none_or(|was| it.level < *was);
        let still: HashSet<_> = after.iter().map(key).collect();
        let waiting = super::sitting::waiting(now, today.date);
        Ok(Changes {
            since: day,
            came: after.iter().filter(|it| worse(it)).copied().collect(),
            gone: before
                .iter()
                .filter(|it| !still.contains(&key(it)))
                .copied()
                .collect(),
            waiting: waiting.iter().map(|it| it.id).collect(),
            entered: entered(&was, now),
            was,
        })
    }
}

/// What a finding is told from others by: the same duty of another year is another.
fn key(finding: &Finding) -> (&'static str, rules::Subject, Option<u64>, Option<Year>) {
    let sector = finding.sector.map(|it| it.0);
    let year = finding.due.map(Year::of);
    (finding.rule.code, finding.subject, sector, year)
}

/// What is there and was not.
fn entered(was: &Book, now: &Book) -> Vec<Entered> {
    let kinds = Kind::ALL.iter().copied();
    let others = kinds.filter(|it| !matches!(it, Kind::Organisation | Kind::Settings));
    let all = others.map(|kind| {
        let ids: Vec<u64> = now
            .ids(kind)
            .into_iter()
            .filter(|id| was.seq_of(kind, *id).is_none())
            .collect();
        let forms = |book: &Book| -> usize {
            let counts = book.forms_by_year().values().map(|it| it.total() as usize);
            counts.sum()
        };
        let count = match kind {
            Kind::RegistrationForm => forms(now).saturating_sub(forms(was)),
            _ => ids.len(),
        };
        Entered { kind, count, ids }
    });
    all.filter(|it| it.count > 0).collect()
}

impl Changes {
    /// The records as they stood on the day: what is gone is told in their names.
    #[must_use]
    pub fn was(&self) -> &Book {
        &self.was
    }

    /// As `docs/json.md` describes it.
    #[must_use]
    pub fn value(&self, now: &Book, locale: Locale) -> Json {
        let rows = |all: &[Finding], book: &Book| -> Json {
            let rows = all.iter().map(|it| FindingRow::of(it, book, locale));
            // A struct of words, numbers and dates always has a value.
            rows.map(|it| serde_json::to_value(it).unwrap_or(Json::Null))
                .collect()
        };
        json!({
            "since": self.since,
            "came": rows(&self.came, now),
            "gone": rows(&self.gone, &self.was),
            "waiting": self.waiting.iter().map(|id| json!({
                "id": id,
                "name": now.name_of(Kind::Convenor, id.0),
            })).collect::<Vec<_>>(),
            "entered": self.entered.iter().map(|it| json!({
                "kind": it.kind.code_name(),
                "count": it.count,
                "ids": it.ids,
            })).collect::<Vec<_>>(),
        })
    }
}
