//! The year's work (articles 13, 17, 18 and 20): of a body's plans, its summaries and budgets, of the
//! circulars and the plans for publicity there is one a year.

use std::collections::HashSet;

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::yearwork::{Budget, Circular, Output, Plan, PublicityPlan, Summary};
use crate::text;
use crate::text::Text;

impl Keep for Plan {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let was = book.plans.get(self.id).map(|it| it.year);
        year_of_term(was, self.year, book, faults);
        let mut others = book.plans.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|it| it.body == self.body && it.year == self.year),
            "year",
            Text::of(
                "这一年的工作计划已登记。",
                "The plan of this year is recorded already.",
            ),
        );
    }
}

impl Keep for Summary {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let mut others = book.summaries.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|it| it.body == self.body && it.year == self.year),
            "year",
            Text::of(
                "这一年的工作总结已登记。",
                "The summary of this year is recorded already.",
            ),
        );
    }
}

impl Keep for Circular {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let mut others = book.circulars.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|it| it.year == self.year),
            "year",
            Text::of(
                "这一年的情况通报已登记。",
                "The circular of this year is recorded already.",
            ),
        );
    }
}

/// The year of a plan is not one before the term began.
fn year_of_term(was: Option<Year>, year: Year, book: &Book, faults: &mut Faults) {
    let first = book.organisation().map(|it| it.first_term().first_year());
    let Some(first) = first.filter(|first| was != Some(year) && year < *first) else {
        return;
    };
    faults.when(
        true,
        "year",
        text!(
            "{year} 年早于本届开始（{first} 年），请核对。",
            "The year {year} lies before the term (from {first}); check it."
        ),
    );
}

impl Keep for Output {
    /// Offices list who leads among those who join in, too: that is the same person.
    fn fill_in(&mut self, _book: &Book) {
        let mut named: HashSet<_> = self.lead.into_iter().collect();
        self.authors.retain(|it| named.insert(*it));
    }
}

impl Keep for Budget {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let mut others = book.budgets.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|it| it.sector == self.sector && it.year == self.year),
            "year",
            Text::of(
                "该界别这一年的经费预算已登记。",
                "The sector's budget of this year is recorded already.",
            ),
        );
    }
}

impl Keep for PublicityPlan {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let mut others = book.publicity_plans.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|it| it.year == self.year),
            "year",
            Text::of(
                "这一年的宣传安排已登记。",
                "The plan for publicity of this year is recorded already.",
            ),
        );
    }
}
