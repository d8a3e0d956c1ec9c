//! A member's seat changed, and the key contacts go on with another member: their log and the days on
//! which they were heard stay with them.

use chrono::NaiveDate;

use crate::desk::checks::Faults;
use crate::desk::form::listed;
use crate::desk::keep::find;
use crate::desk::refusal::{FieldError, Refusal};
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::contact::KeyContact;
use crate::domain::id::{KeyContactId, MemberId};
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Hands key contacts over from one member to another.
pub struct HandOver {
    /// Who kept them.
    pub from: MemberId,
    /// Who keeps them from that day on.
    pub to: MemberId,
    /// The first day.
    pub on: NaiveDate,
    /// Which.
    pub contacts: Vec<KeyContactId>,
}

/// What a member could hand over: the contacts that are kept on `date`, and those that ended with the seat.
#[must_use]
pub fn to_hand_over(book: &Book, member: MemberId, date: NaiveDate) -> Vec<&KeyContact> {
    let left = book.members.get(member).and_then(|it| it.left.as_ref());
    let goes_on = |it: &&KeyContact| match &it.ended {
        None => true,
        Some(ended) => ended.on > date || left.is_some_and(|left| left.on == ended.on),
    };
    let all = book.contacts_ever_of(member);
    all.filter(|it| *it.member.latest() == member)
        .filter(goes_on)
        .collect()
}

/// Who took the member's seat over.
#[must_use]
pub fn successor_of(book: &Book, member: MemberId) -> Option<&Member> {
    let mut all = book.members.iter();
    all.find(|it| it.replaces == Some(member))
}

impl Request for HandOver {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::HandOver
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        let from = find::<Member>(book, self.from)?;
        Ok(Permission::Roster(from.sector_on(self.on)))
    }

    fn note(&self, book: &Book) -> String {
        let (from, to) = (book.member_name(self.from), book.member_name(self.to));
        let names: Vec<String> = self
            .contacts
            .iter()
            .filter_map(|id| Some(book.key_contacts.get(*id)?.name.clone()))
            .collect();
        format!("{from} → {to} {}：{}", self.on, listed(names.into_iter()))
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        let contacts = self.contacts.iter();
        contacts.map(|id| (Kind::KeyContact, id.0)).collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let (from, to) = (
            find::<Member>(book, self.from)?,
            find::<Member>(book, self.to)?,
        );
        let field = |field, text| Err(Refusal::Fields(vec![FieldError::new(field, text)]));
        if from.id == to.id {
            return field(
                "to",
                Text::of(
                    "移交双方是同一名委员。",
                    "The contacts would stay with the same member.",
                ),
            );
        }
        if !book.serves(&to, self.on) {
            let (name, on) = (&to.name, self.on);
            return field(
                "to",
                text!(
                    "{name} {on} 不在任，不能接手。",
                    "{name} does not serve on {on} and can't take contacts over."
                ),
            );
        }
        let mut faults = Faults::default();
        faults.past("on", Some(self.on), &context.today);
        faults.none()?;
        if self.contacts.is_empty() {
            return field(
                "contacts",
                Text::of(
                    "没有可移交的联系对象。",
                    "There is no contact to hand over.",
                ),
            );
        }
        let offered = to_hand_over(book, from.id, self.on);
        for id in &self.contacts {
            let mut contact = find::<KeyContact>(book, *id)?;
            if !offered.iter().any(|it| it.id == *id) {
                let (name, member) = (&contact.name, &from.name);
                return field(
                    "contacts",
                    text!(
                        "{name}不是{member}在联系的对象，不能移交。",
                        "{name} is kept by {member} no more and can't be handed over."
                    ),
                );
            }
            if contact.since.is_some_and(|since| since > self.on) {
                return field(
                    "on",
                    Text::of(
                        "移交日期早于建立联系的日期。",
                        "The contact had not begun on that day.",
                    ),
                );
            }
            let (on, today) = (self.on, context.today.date);
            let taken = contact.member.set_on(today, Some(on), to.id);
            taken.map_err(|why| Refusal::Procedure(why.text()))?;
            contact.ended = None;
            tx.put(contact)?;
        }
        Ok(ActOutcome::default())
    }
}
