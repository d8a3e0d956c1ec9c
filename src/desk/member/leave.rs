//! A member leaves in mid-term: the seat ends, and with it the key contacts kept.

use chrono::NaiveDate;

use crate::desk::checks::Faults;
use crate::desk::keep::{find, goes_on_after};
use crate::desk::refusal::{FieldError, Refusal};
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::contact::KeyContact;
use crate::domain::id::MemberId;
use crate::domain::member::{Departure, Member};
use crate::domain::record::{Entity as _, Kind, Record};
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text::Text;

/// Records that a member has left.
pub struct Leave {
    /// Who.
    pub member: MemberId,
    /// The last day, and why.
    pub departure: Departure,
}

impl Request for Leave {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Leave
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        let member = find::<Member>(book, self.member)?;
        Ok(Permission::Roster(member.sector_on(self.departure.on)))
    }

    fn note(&self, book: &Book) -> String {
        format!("{} {}", book.member_name(self.member), self.departure.on)
    }

    fn bears_on(&self, book: &Book) -> Vec<(Kind, u64)> {
        seat(book, self.member, self.departure.on)
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        depart(book, tx, self.member, &self.departure, &context.today)?;
        Ok(ActOutcome::default())
    }
}

/// What ends with a member's seat on a day: the seat itself, and the key contacts kept.
pub(super) fn seat(book: &Book, member: MemberId, on: NaiveDate) -> Vec<(Kind, u64)> {
    let contacts = ending_with(book, member, on);
    let contacts = contacts.map(|contact| (Kind::KeyContact, contact.id.0));
    [(Kind::Member, member.0)]
        .into_iter()
        .chain(contacts)
        .collect()
}

/// Ends a member's seat; convenors' appointments are left standing, since that a convenor no
/// longer serves is for the sector and the council to settle (rule J1607).
pub(super) fn depart(
    book: &Book,
    tx: &mut Tx<'_>,
    member: MemberId,
    departure: &Departure,
    today: &Today,
) -> Result<(), Refusal> {
    for record in departing(book, member, departure, today)? {
        tx.replace(record.kind(), record.raw_id(), Some(record))?;
    }
    Ok(())
}

/// What ends with a member's seat, as it is then: the member first, then the key contacts kept.
pub(in crate::desk) fn departing(
    book: &Book,
    member: MemberId,
    departure: &Departure,
    today: &Today,
) -> Result<Vec<Record>, Refusal> {
    let mut leaving = find::<Member>(book, member)?;
    if leaving.left.is_some() {
        return Err(Refusal::Procedure(Text::of(
            "该委员已经离任。",
            "This member has left already.",
        )));
    }
    if leaving.joined.is_some_and(|joined| departure.on < joined) {
        return Err(Refusal::Fields(vec![FieldError::new(
            "on",
            Text::of("离任日期早于到任日期。", "The member left before joining."),
        )]));
    }
    let mut faults = Faults::default();
    faults.ends(departure.on, leaving.joined, book, today);
    let ending: Vec<&KeyContact> = ending_with(book, member, departure.on).collect();
    let contacts = ending.iter().map(|it| (*it).clone().into_record());
    for record in std::iter::once(leaving.clone().into_record()).chain(contacts) {
        if let Some(why) = goes_on_after(&record, departure.on, book) {
            faults.when(true, "on", why);
        }
    }
    faults.none()?;
    leaving.left = Some(departure.clone());
    let contacts = ending.into_iter().map(|contact| {
        let mut contact = contact.clone();
        contact.ended = Some(departure.clone());
        contact.into_record()
    });
    Ok(std::iter::once(leaving.into_record())
        .chain(contacts)
        .collect())
}

/// The key contacts that end with a member's seat: those that were handed over to somebody else go on.
fn ending_with(book: &Book, member: MemberId, on: NaiveDate) -> impl Iterator<Item = &KeyContact> {
    let kept = book.key_contacts_of(member, on).into_iter();
    kept.filter(move |it| *it.member.latest() == member)
}
