//! A member is replaced in mid-term (届中调整): one leaves and another takes the seat.

use chrono::NaiveDate;

use super::hand_over::successor_of;
use super::leave::{depart, seat};
use crate::desk::checks::Faults;
use crate::desk::keep::{accept, find};
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::Described;
use crate::domain::id::MemberId;
use crate::domain::member::{Departure, Member};
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;

/// Records a successor; the predecessor leaves unless that was recorded before.
pub struct Replace {
    /// Who is replaced.
    pub predecessor: MemberId,
    /// The predecessor's last day, and why; looked at only if still serving.
    pub departure: Departure,
    /// The successor; identity and predecessor are filled in.
    pub successor: Member,
}

/// Who takes a member's seat, as far as that follows from whose it was: of the same sector, from a day on.
///
/// # Errors
/// There is no such member.
pub fn successor(
    book: &Book,
    today: Today,
    on: NaiveDate,
    of: MemberId,
) -> Result<Member, Refusal> {
    let predecessor = find::<Member>(book, of)?;
    Ok(Member {
        sector: predecessor.sector_on(on).into(),
        committee: predecessor.own_committee_on(on).into(),
        joined: Some(on),
        ..Member::blank(book, today)
    })
}

impl Request for Replace {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Replace
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        let member = find::<Member>(book, self.predecessor)?;
        Ok(Permission::Roster(member.sector_on(self.departure.on)))
    }

    fn note(&self, book: &Book) -> String {
        let predecessor = book.member_name(self.predecessor);
        format!("{predecessor} → {}", self.successor.name)
    }

    fn bears_on(&self, book: &Book) -> Vec<(Kind, u64)> {
        seat(book, self.predecessor, self.departure.on)
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let predecessor = find::<Member>(book, self.predecessor)?;
        if let Some(successor) = successor_of(book, self.predecessor) {
            let name = &successor.name;
            return Err(Refusal::Procedure(text!(
                "该席位已由{name}接任，不能再次调整。",
                "This seat was taken over by {name} already."
            )));
        }
        if predecessor.left.is_none() {
            depart(book, tx, self.predecessor, &self.departure, &context.today)?;
        }
        let left = predecessor.left.as_ref().unwrap_or(&self.departure).on;
        let mut faults = Faults::of(Kind::Member);
        faults.when(
            self.successor.joined.is_some_and(|joined| joined < left),
            "joined",
            text!(
                "到任时间早于原委员离任（{left}）。",
                "The successor joined before the predecessor left ({left})."
            ),
        );
        faults.none()?;
        accept(&self.successor.clone().into(), book, &context.today)?;
        let id = tx.next_id::<Member>()?;
        let mut successor = self.successor.clone();
        successor.id = id;
        successor.replaces = Some(self.predecessor);
        successor.position = predecessor.position;
        tx.put(successor)?;
        Ok(ActOutcome::entering(id.0))
    }
}
