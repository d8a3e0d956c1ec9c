//! The year's work (articles 13, 17 and 18): of a body's plans, its summaries and the circulars there
//! is one a year.

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::yearwork::{Circular, Plan, Summary};
use crate::text::Text;

impl Keep for Plan {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
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
