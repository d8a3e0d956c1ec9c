//! The forms that count of the year that is looked at and of the one before, by the archive's index.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::desk::Desk;
use crate::domain::calendar::Year;
use crate::domain::id::{FormId, MemberId};
use crate::store::StoreError;

/// A form, by what the index says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) id: FormId,
    pub(super) dated: NaiveDate,
    pub(super) member: MemberId,
}

/// The forms that count as members' work (handed in, filed, uploaded) of two years.
#[derive(Debug, Default)]
pub struct YearsForms {
    year: Option<Year>,
    now: Vec<Counted>,
    last: Vec<Counted>,
}

impl YearsForms {
    /// Reads those of the year that is looked at, up to the day, and of the one before.
    pub fn read(desk: &Desk) -> Result<YearsForms, StoreError> {
        let today = desk.today();
        let of = |year: Year, until: NaiveDate| {
            let mut all = Vec::new();
            desk.each_form_of_year(year, |id, dated, status, member| {
                if status.counts() && dated <= until {
                    all.push(Counted { id, dated, member });
                }
            })?;
            Ok::<_, StoreError>(all)
        };
        let before = Year(today.year.0 - 1);
        Ok(YearsForms {
            year: Some(today.year),
            now: of(today.year, today.reference_date())?,
            last: of(before, before.last_day())?,
        })
    }

    /// Those of the year that is looked at that have these numbers, in the order of their days: number, day, member.
    #[must_use]
    pub fn those(&self, ids: &[FormId]) -> Vec<(FormId, NaiveDate, MemberId)> {
        let ids: HashSet<FormId> = ids.iter().copied().collect();
        let own = self.now.iter().filter(|it| ids.contains(&it.id));
        own.map(|it| (it.id, it.dated, it.member)).collect()
    }

    pub(super) fn has_last_year(&self) -> bool {
        !self.last.is_empty()
    }

    /// Those of a year.
    pub(super) fn of(&self, year: Year) -> &[Counted] {
        match self.year == Some(year) {
            true => &self.now,
            false => &self.last,
        }
    }

    /// How many each member has of a year; none is no entry.
    pub(super) fn by_member(&self, year: Year) -> HashMap<MemberId, usize> {
        let mut counts = HashMap::new();
        for form in self.of(year) {
            *counts.entry(form.member).or_default() += 1;
        }
        counts
    }
}
