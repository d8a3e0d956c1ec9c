//! What of the work is still open when sectors are merged: items of their plans, and what of the year's money is left.

use super::Merger;
use crate::desk::refusal::Refusal;
use crate::domain::calendar::Year;
use crate::domain::id::{PlanId, SectorId};
use crate::domain::money::Money;
use crate::domain::yearwork::{Body, Budget, Evidence, ItemState, Plan, PlanItem};
use crate::store::Tx;

impl Merger<'_> {
    /// The items that were not held are given up in the plans of those that end, and stand in the plan of the one that
    /// stays: so an earlier day has them where they were.
    pub(super) fn put_items(&self, tx: &mut Tx<'_>) -> Result<(), Refusal> {
        let year = Year::of(self.from);
        let later = self.book.plans.iter().filter(|it| it.year >= year);
        let ended = later.filter(|it| matches!(it.body, Body::Sector(id) if self.ends(id)));
        let mut taken: Vec<(Year, PlanId)> = Vec::new();
        for plan in ended {
            for item in self.book.items_of(plan.id) {
                let state = item.state(self.book, self.from);
                if matches!(state, ItemState::Held | ItemState::Dropped) || item.ended.is_some() {
                    continue;
                }
                let into = match taken.iter().find(|(year, _)| *year == plan.year) {
                    Some((_, id)) => *id,
                    None => {
                        let id = self.plan(plan.year, tx)?;
                        taken.push((plan.year, id));
                        id
                    }
                };
                let mut given_up = item.clone();
                given_up.ended = Some(self.departure.clone());
                tx.put(given_up)?;
                let id = tx.next_id::<PlanItem>()?;
                tx.put(PlanItem {
                    id,
                    plan: into,
                    ..item.clone()
                })?;
            }
        }
        Ok(())
    }

    /// The plan of the sector that stays; where it has none, one that has only what is taken over.
    fn plan(&self, year: Year, tx: &mut Tx<'_>) -> Result<PlanId, Refusal> {
        let body = Body::Sector(self.stays);
        if let Some(own) = self.book.plans_of(body, year).next() {
            return Ok(own.id);
        }
        let id = tx.next_id::<Plan>()?;
        tx.put(Plan {
            id,
            body,
            year,
            title: format!("{year}年度工作计划（界别合并后）"),
            made_on: Some(self.from),
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
            note: String::new(),
        })?;
        Ok(id)
    }

    /// What is left of the year's money goes over; what was spent stays with the sector that spent it.
    pub(super) fn put_budgets(&self, tx: &mut Tx<'_>) -> Result<(), Refusal> {
        let year = Year::of(self.from);
        let mut years: Vec<Year> = Vec::new();
        let open = |id: SectorId| {
            let all = self.book.budgets.iter();
            all.filter(move |it| it.sector == id && it.year >= year)
        };
        let ended: Vec<&Budget> = self.ending().flat_map(|it| open(it.id)).collect();
        for budget in &ended {
            if !years.contains(&budget.year) {
                years.push(budget.year);
            }
        }
        for year in years {
            let mut over = 0;
            for budget in ended.iter().filter(|it| it.year == year) {
                let left = budget.left(self.book).0.max(0);
                if left == 0 {
                    continue;
                }
                over += left;
                let mut budget = (*budget).clone();
                budget.amount = Money(budget.amount.0 - left);
                tx.put(budget)?;
            }
            if over == 0 {
                continue;
            }
            let own = self.book.budget_of(self.stays, year).cloned();
            let mut own = match own {
                Some(own) => own,
                None => Budget {
                    id: tx.next_id::<Budget>()?,
                    year,
                    sector: self.stays,
                    amount: Money(0),
                    note: String::new(),
                },
            };
            own.amount = Money(own.amount.0 + over);
            tx.put(own)?;
        }
        Ok(())
    }
}
