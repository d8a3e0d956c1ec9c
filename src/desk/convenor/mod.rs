//! Convenors (article 16): elected by the sector, one of them first, approved by the council.

mod approve;
mod designate_first;
mod elect;

pub use approve::Approve;
pub use designate_first::DesignateFirst;
pub use elect::Elect;

use chrono::NaiveDate;

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::appointment::Convenor;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::text;
use crate::text::Text;

impl Keep for Convenor {
    fn check(&self, book: &Book, today: &Today, faults: &mut Faults) {
        let was = book.convenors.get(self.id).map(|it| it.member);
        let other = was.is_some_and(|was| was != self.member);
        let member = book.members.get(self.member).filter(|_| other);
        faults.when(
            member.is_some_and(|it| it.sector_on(today.date) != self.sector),
            "member",
            Text::of(
                "不是本界别的委员。换人的，请终止原任并登记推选。",
                "This is no member of the sector. Somebody else is elected, and this appointment ended.",
            ),
        );
        faults.when(
            matches!((self.elected, self.approved), (Some(e), Some(a)) if a < e),
            "approved",
            Text::of("审定日期早于推选日期。", "Approved before the election."),
        );
        let was = book.convenors.get(self.id);
        for spell in self.first.iter().filter(|spell| spell.from.is_some()) {
            let stands = was.is_some_and(|it| it.first.iter().any(|it| it.from == spell.from));
            if let Some(from) = spell.from.filter(|_| !stands) {
                faults.in_term("first.from", from, book);
                if let Some(why) = had_left(book, self, from) {
                    faults.when(true, "first.from", why);
                }
            }
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
    }
}

/// That a convenor's member had left by a day, and can't become the first on it.
fn had_left(book: &Book, convenor: &Convenor, day: NaiveDate) -> Option<Text> {
    let member = book.members.get(convenor.member)?;
    let left = member.left.as_ref().filter(|left| left.on < day)?.on;
    let name = &member.name;
    Some(text!(
        "{name}已于 {left} 离任，不能再任第一召集人。",
        "{name} left on {left} and can't become the first convenor."
    ))
}
