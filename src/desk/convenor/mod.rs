//! Convenors (article 16): elected by the sector, one of them first, approved by the council.

mod approve;
mod designate_first;
mod elect;

pub use approve::Approve;
pub use designate_first::DesignateFirst;
pub use elect::Elect;

use chrono::NaiveDate;

use super::checks::Faults;
use super::keep::{Ending, Keep};
use super::refusal::FieldError;
use crate::domain::appointment::Convenor;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::ConvenorId;
use crate::domain::member::Departure;
use crate::text::Text;

impl Keep for Convenor {
    fn permission(&self, book: &Book) -> Permission {
        let sector = book
            .convenors
            .get(self.id)
            .map_or(self.sector, |it| it.sector);
        Permission::Sector(sector)
    }

    fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError> {
        let mut faults = Faults::default();
        faults
            .sector("sector", book, self.sector)
            .member("member", book, self.member)
            .past("elected", self.elected, today)
            .past("approved", self.approved, today)
            .when(
                matches!((self.elected, self.approved), (Some(e), Some(a)) if a < e),
                "approved",
                Text::of("审定日期早于推选日期。", "Approved before the election."),
            )
            .ends_after(self.elected, self.ended.as_ref());
        for spell in self.first.iter().filter(|spell| spell.from.is_some()) {
            faults
                .past("first.from", spell.from, today)
                .past("first.approved", spell.approved, today)
                .when(
                    self.elected
                        .is_some_and(|elected| spell.from < Some(elected)),
                    "first.from",
                    Text::of(
                        "担任第一召集人的日期早于推选日期。",
                        "First convenor before the election.",
                    ),
                )
                .when(
                    spell
                        .approved
                        .is_some_and(|approved| Some(approved) < spell.from),
                    "first.approved",
                    Text::of(
                        "审定日期早于担任第一召集人的日期。",
                        "Approved as the first before the first day.",
                    ),
                );
        }
        faults.into_vec()
    }

    fn under(self, id: ConvenorId) -> Self {
        Convenor { id, ..self }
    }
}

impl Ending for Convenor {
    fn ended(&mut self) -> &mut Option<Departure> {
        &mut self.ended
    }

    fn began(&self) -> Option<NaiveDate> {
        self.elected
    }
}
