//! Records that a sector elected a convenor (article 16).

use chrono::NaiveDate;

use super::designate_first::{next_first, others};
use crate::desk::checks::Faults;
use crate::desk::keep::{accept, find};
use crate::desk::refusal::{FieldError, Refusal};
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::appointment::Convenor;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::{ConvenorId, MemberId, SectorId};
use crate::domain::member::{Departure, Member};
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Elects a member of the sector as its convenor.
///
/// A convenor from outside the sector, one who has left, and more convenors than the Method
/// allows are refused here; records that were imported so are found by the rules.
pub struct Elect {
    /// The sector.
    pub sector: SectorId,
    /// The member elected.
    pub member: MemberId,
    /// Elected on.
    pub elected: NaiveDate,
    /// As first convenor? Whoever was first until then steps back among the others.
    pub first: bool,
    /// The convenor in whose place the member is elected: that appointment ends on the same day.
    pub replaces: Option<ConvenorId>,
    /// Why the appointment of the one replaced ends.
    pub reason: String,
    /// Anything else worth keeping.
    pub note: String,
}

impl Request for Elect {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::ElectConvenor
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Sector(self.sector))
    }

    fn note(&self, book: &Book) -> String {
        let sector = book.sector_name(self.sector);
        format!("{sector} {}", book.member_name(self.member))
    }

    /// Whoever is a convenor of the sector: one of them may have to step back.
    fn bears_on(&self, book: &Book) -> Vec<(Kind, u64)> {
        let sitting = book.convenors.iter();
        let sitting = sitting.filter(|it| it.sector == self.sector);
        sitting.map(|it| (Kind::Convenor, it.id.0)).collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        find::<Sector>(book, self.sector)?;
        let member = find::<Member>(book, self.member)?;
        let field = |text| Refusal::Fields(vec![FieldError::of(Kind::Convenor, "member", text)]);
        if member.sector_on(self.elected) != self.sector {
            let (name, sector) = (
                &member.name,
                book.sector_name(member.sector_on(self.elected)),
            );
            return Err(field(text!(
                "{name}是{sector}委员，召集人须从本界别推选。",
                "{name} belongs to {sector}; a convenor is elected from the sector's own members."
            )));
        }
        if !book.serves(&member, context.today.date) {
            let name = &member.name;
            return Err(field(text!(
                "{name}已不在任，不能推选。",
                "{name} no longer serves and can't be elected."
            )));
        }
        if let Some(former) = self.replaces {
            let former = find::<Convenor>(book, former)?;
            if former.sector != self.sector || !book.is_convenor(&former, self.elected) {
                let text = Text::of(
                    "推选当日，此人不是本界别的在任召集人。",
                    "On the day of the election this was no convenor of the sector.",
                );
                let mut faults = Faults::of(Kind::Convenor);
                faults.when(true, "replaces", text);
                faults.none()?;
            }
        }
        // As it is to be on the day of the election, and as it is now.
        for day in [self.elected, context.today.date] {
            let mut sitting = book.convenors_of(self.sector, day);
            // Whose last day is the newcomer's first makes room.
            sitting.retain(|it| {
                let ends = it
                    .ended
                    .as_ref()
                    .is_some_and(|ended| ended.on <= self.elected);
                !ends && self.replaces != Some(it.id)
            });
            if sitting.iter().any(|it| it.member == self.member) {
                return Err(field(Text::of(
                    "该委员已是本界别召集人。",
                    "This member is a convenor of the sector already.",
                )));
            }
            let most = book.settings().convenors_max as usize;
            if sitting.len() >= most {
                let now = sitting.len();
                return Err(field(text!(
                    "本界别已有 {now} 名召集人，最多 {most} 名。请先终止一人，或填明接替何人。",
                    "The sector has {now} convenors; at most {most} are allowed. End one first, or say who is replaced."
                )));
            }
        }
        let own = book.appointments_of(self.sector);
        let own = own.filter(|it| it.member == self.member);
        let begin = own.filter_map(|it| it.elected);
        let mut faults = Faults::of(Kind::Convenor);
        faults.not_begun("member", begin.filter(|it| *it > self.elected).min());
        faults.none()?;
        let id = tx.next_id::<Convenor>()?;
        let mut convenor = Convenor {
            id,
            sector: self.sector,
            member: self.member,
            first: Vec::new(),
            elected: Some(self.elected),
            approved: None,
            ended: None,
            note: self.note.clone(),
        };
        if self.first {
            let until = next_first(book, self.sector, id, self.elected);
            convenor.become_first(self.elected, until);
        }
        accept(&convenor.clone().into(), book, &context.today)?;
        for mut other in others(book, self.sector, id) {
            let mut changed = self.first && other.step_back(self.elected);
            if self.replaces == Some(other.id) {
                other.ended = Some(Departure {
                    on: self.elected,
                    reason: self.reason.clone(),
                });
                changed = true;
            }
            if changed {
                tx.put(other)?;
            }
        }
        tx.put(convenor)?;
        Ok(ActOutcome::entering(id.0))
    }
}
