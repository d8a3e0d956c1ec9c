//! Members: what makes one acceptable, leaving, being replaced in mid-term, and two records of one person.

mod leave;
mod merge;
mod replace;

pub use leave::Leave;
pub use merge::Merge;
pub use replace::{Replace, successor};

use chrono::NaiveDate;

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::Status;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::store::{StoreError, Tx};
use crate::text;
use crate::text::Text;

impl Keep for Member {
    fn check(&self, book: &Book, today: &Today, faults: &mut Faults) {
        faults.when(
            matches!((self.joined, &self.left), (Some(joined), Some(left)) if left.on < joined),
            "left",
            Text::of("离任日期早于到任日期。", "The member left before joining."),
        );
        let was = book.members.get(self.id);
        if let Some(day) = self.moved_before_joining(was) {
            faults.when(true, "moved_on", before_joining(self, day));
        }
        if self.id == MemberId(0)
            && let Some(joins) = self.expected(book, today.date)
        {
            faults.when(true, "name", joins);
        }
    }

    fn held_by(&self, book: &Book) -> Option<Text> {
        let archived: u32 = book
            .forms_by_year()
            .keys()
            .map(|year| book.tally(self.id, *year))
            .map(|tally| tally.at(Status::Uploaded) + tally.at(Status::Withdrawn))
            .sum();
        let total = book.referring_to(Kind::Member, self.id.0).len() + archived as usize;
        (total > 0).then(|| holding(total))
    }

    fn held_by_archive(&self, tx: &Tx<'_>) -> Result<Option<Text>, StoreError> {
        let forms = tx.forms_of_member(self.id)?.len();
        Ok((forms > 0).then(|| holding(forms)))
    }
}

impl Member {
    /// That somebody of the same name joins the sector later, where nothing says that it is another: an
    /// earlier day that is looked at does not show whoever joins later.
    fn expected(&self, book: &Book, today: NaiveDate) -> Option<Text> {
        let differ = |one: &str, other: &str| !one.is_empty() && !other.is_empty() && one != other;
        let same = book.members.iter().find(|it| {
            it.joins_after(today).is_some()
                && it.name == self.name
                && it
                    .sector
                    .values()
                    .any(|sector| sector == self.sector.latest())
                && !differ(&it.phone, &self.phone)
                && !differ(&it.employer, &self.employer)
        })?;
        let (name, id, joined) = (&same.name, same.id, same.joined?);
        Some(text!(
            "库中已有{name}（编号 {id}），{joined} 到任。到任日期有误请修改那条记录；确是另一人的，请填写其电话或单位。",
            "The store has {name} (#{id}), who joins on {joined}. If that day is wrong, correct that record; if this is somebody else, fill in the telephone number or the employer."
        ))
    }
}

/// That a move is said to be of a day before the member joined.
pub(super) fn before_joining(member: &Member, day: NaiveDate) -> Text {
    let name = &member.name;
    let joined = member.joined.unwrap_or(day);
    text!(
        "{name} {joined} 才到任，调整不能早于这一天（{day}）。",
        "{name} joined on {joined}; a move can't lie before that ({day})."
    )
}

fn holding(total: usize) -> Text {
    text!(
        "该委员名下还有 {total} 条记录，不能删除。离任请用“委员离任”，记录会保留。",
        "This member has {total} record(s) and can't be struck out. Record that the member left instead; the records stay."
    )
}
