//! What has changed since a day: which findings came and which went, who waits for the council, what was
//! entered. Reckoned from the records as they stood on that day, and as they stand.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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
    /// The first day whose changes are told.
    pub since: NaiveDate,
    /// The records as they stood.
    was: Book,
    /// Findings that were not there, or less grave.
    pub came: Vec<Finding>,
    /// Findings that are there no more.
    pub gone: Vec<Finding>,
    /// Who waits for the council.
    pub waiting: Vec<ConvenorId>,
    /// What was entered, by kinds.
    pub entered: Vec<Entered>,
}

/// The records of a kind that were entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The kind.
    pub kind: Kind,
    /// How many.
    pub count: usize,
    /// Which.
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
    /// What has changed from `day` on: against how it stood at the end of the day before.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn changes_since(&self, day: NaiveDate) -> Result<Changes, StoreError> {
        let (now, today) = (self.book(), self.today());
        let mut was = self.whole_book().clone();
        let before = day.pred_opt().unwrap_or(day);
        let then = Today::on(before);
        self.store().load_year(&mut was, then.year)?;
        if let Some(past) = Past::of(&was, self.store(), before)? {
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
            entered: self.entered_since(day)?,
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

/// How many entries of the journal are read at a time.
const PAGE: usize = 200;

impl Desk {
    /// The records that came from `day` on and did not go again, whatever day their facts are of.
    fn entered_since(&self, day: NaiveDate) -> Result<Vec<Entered>, StoreError> {
        let today = self.today().date;
        let mut all: BTreeMap<Kind, BTreeSet<u64>> = BTreeMap::new();
        let mut gone = HashSet::new();
        let mut before = None;
        // From the last entry back: what was entered by the machine's clock before the day, was before the day.
        'pages: loop {
            let entries = self.journal(before, PAGE)?;
            let Some(last) = entries.last() else { break };
            before = Some(last.seq);
            for entry in entries {
                if entry.at.date() < day {
                    break 'pages;
                }
                if !(day..=today).contains(&entry.day()) {
                    continue;
                }
                self.store().comings(entry.seq, |kind, id, came| {
                    if !came {
                        gone.insert((kind, id));
                    } else if !gone.remove(&(kind, id)) {
                        all.entry(kind).or_default().insert(id);
                    }
                })?;
            }
        }
        let kinds = all.into_iter();
        let told = kinds.filter(|(kind, _)| !matches!(kind, Kind::Organisation | Kind::Settings));
        Ok(told
            .map(|(kind, ids)| Entered {
                kind,
                count: ids.len(),
                ids: ids.into_iter().collect(),
            })
            .collect())
    }
}

impl Changes {
    /// The records as they stood before the day: what is gone is told in their names.
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
