//! Sittings of the leadership (articles 16 and 18): what makes one acceptable, and what is decided in one.

mod approve;

pub use approve::ApproveIn;

use chrono::NaiveDate;

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::appointment::Convenor;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::sitting::{AgendaItem, CouncilSitting, SittingBody};
use crate::text::Text;

/// The convenors who wait for the council on a day, sector by sector.
#[must_use]
pub fn waiting(book: &Book, on: NaiveDate) -> Vec<&Convenor> {
    let sectors = book.sectors_in_order().into_iter();
    let all = sectors.flat_map(|it| book.convenors_of(it.id, on));
    all.filter(|it| it.unapproved(on, on).next().is_some())
        .collect()
}

/// The convenors whom a sitting approved: those of its day, where it is the council's.
#[must_use]
pub fn approved_in<'b>(book: &'b Book, sitting: &CouncilSitting) -> Vec<&'b Convenor> {
    let on = Some(sitting.held_on);
    let own = |it: &&Convenor| {
        sitting.body == SittingBody::Council
            && (it.approved == on || it.first.iter().any(|spell| spell.approved == on))
    };
    let sectors = book.sectors_in_order().into_iter();
    let all = sectors.flat_map(|it| book.appointments_of(it.id));
    all.filter(own).collect()
}

impl Keep for CouncilSitting {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let term = book.organisation().map(|it| it.term);
        let others = book.sittings.iter().filter(|it| it.id != self.id);
        let same = |it: &CouncilSitting| {
            let of_term = term.is_none_or(|term| it.held_on >= term.from);
            it.body == self.body && it.number == self.number && it.number.is_some() && of_term
        };
        faults.when(
            others.clone().any(same),
            "number",
            Text::of(
                "这一次会议已经登记。",
                "The sitting of this number is recorded already.",
            ),
        );
        let same_day = |it: &CouncilSitting| {
            it.body == self.body && it.held_on == self.held_on && it.number == self.number
        };
        faults.when(
            self.number.is_none() && others.clone().any(same_day),
            "held_on",
            Text::of(
                "当天的会议已经登记。",
                "A sitting of this body on this day is recorded already.",
            ),
        );
    }

    fn fill_in(&mut self, book: &Book) {
        let was = book.sittings.get(self.id);
        let usual = was.is_some_and(|was| self.title == was.usual_title(book));
        if usual || self.title.is_empty() {
            self.title = self.usual_title(book);
        }
    }
}

impl Keep for AgendaItem {
    fn fill_in(&mut self, book: &Book) {
        if self.number.is_none() {
            let all = book.agenda_of(self.sitting).into_iter();
            let last = all.filter_map(|it| it.number).max().unwrap_or(0);
            self.number = Some(last.saturating_add(1));
        }
    }
}
