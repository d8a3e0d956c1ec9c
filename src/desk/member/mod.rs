//! Members: what makes one acceptable, leaving, being replaced in mid-term, handing key contacts over, and two
//! records of one person.

mod hand_over;
mod leave;
mod merge;
mod replace;

pub use hand_over::{HandOver, successor_of, to_hand_over};
pub use leave::Leave;
pub(super) use leave::departing;
pub use merge::Merge;
pub use replace::{Replace, successor};

use chrono::NaiveDate;

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::contact::KeyContact;
use crate::domain::form::Status;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::record::{Kind, Record};
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
        if let Some(day) = self.moved_after_leaving(was) {
            faults.when(true, "moved_on", after_leaving(self, day));
        }
        if was.is_some_and(|was| was.left != self.left)
            && let Some(why) = self.seat_taken(book)
        {
            faults.when(true, "left", why);
        }
        if self.id == MemberId(0)
            && let Some(joins) = self.expected(book, today.date)
        {
            faults.when(true, "name", joins);
        }
    }

    /// Who comes in a term that is not the first has been a member since its first day, where no other is said.
    fn fill_in(&mut self, book: &Book) {
        if book.members.get(self.id).is_none() {
            self.joined = self.joined.or(book.joining_day());
        }
    }

    fn goes_on_after(&self, on: NaiveDate, book: &Book) -> Option<Text> {
        let brought = book.opinions.iter().filter(|it| it.reporter == self.id);
        let brought = brought.map(|it| (it.received_on, it.id.0, Kind::Opinion));
        let heard = book.contact_entries.iter().filter(|it| {
            let contact = book.key_contacts.get(it.key_contact);
            contact.is_some_and(|contact| contact.member_on(it.on) == self.id)
        });
        let heard = heard.map(|it| (it.on, it.id.0, Kind::ContactEntry));
        let last = brought.chain(heard).max_by_key(|(day, ..)| *day);
        let (day, id, kind) = last.filter(|(day, ..)| *day > on)?;
        let (name, title, what) = (&self.name, kind.title(), book.name_of(kind, id));
        let (zh, en) = (&title.zh, &title.en);
        Some(text!(
            "{name} {day} 还有{zh}（{what}），离任不能早于这一天。",
            "{name} has a record of {day} ({en}: {what}) and can't have left before that."
        ))
    }

    /// The key contacts that ended with the seat end when it does, or are kept again.
    fn carries_along(&self, book: &Book) -> Vec<Record> {
        let was = book.members.get(self.id).and_then(|it| it.left.as_ref());
        if was.is_none() || was == self.left.as_ref() {
            return Vec::new();
        }
        let all = book.key_contacts.iter();
        let with_it = all.filter(|it| *it.member.latest() == self.id && it.ended.as_ref() == was);
        let moved = with_it.map(|contact| KeyContact {
            ended: self.left.clone(),
            ..contact.clone()
        });
        moved.map(Record::from).collect()
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
    /// That a successor has the seat from a day on, at the latest on which whoever had it left.
    fn seat_taken(&self, book: &Book) -> Option<Text> {
        let mut all = book.members.iter();
        let successor = all.find(|it| it.replaces == Some(self.id))?;
        let (name, joined) = (&successor.name, successor.joined?);
        match &self.left {
            None => Some(text!(
                "该席位已由{name}接任（{joined} 到任），不能恢复在任。",
                "{name} took the seat over on {joined}; it can't be taken up again."
            )),
            Some(left) if left.on > joined => Some(text!(
                "{name} {joined} 已接任，离任时间不能晚于这一天。",
                "{name} took the seat over on {joined}; the member left by then."
            )),
            Some(_) => None,
        }
    }

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

/// That a move is said to be of a day after the member left.
fn after_leaving(member: &Member, day: NaiveDate) -> Text {
    let name = &member.name;
    let left = member.left.as_ref().map_or(day, |left| left.on);
    text!(
        "{name}已于 {left} 离任，此后（{day}）不能再调整；原登记有误的，请按更正办理。",
        "{name} left on {left} and can't be moved after that ({day}). If it was recorded wrongly, correct it."
    )
}

fn holding(total: usize) -> Text {
    text!(
        "该委员名下还有 {total} 条记录，不能删除。离任请用“委员离任”，记录会保留。",
        "This member has {total} record(s) and can't be struck out. Record that the member left instead; the records stay."
    )
}
