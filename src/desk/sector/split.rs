//! A sector is split in mid-term (article 15): a part of its members become a sector of their own from a day on, with
//! those of its convenors who are among them, its committee and its leaders. What was done before stays with the
//! sector that did it.

use chrono::NaiveDate;

use super::take_work;

use crate::desk::checks::Faults;
use crate::desk::keep::{accept, find};
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::appointment::{Convenor, Liaison};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::Described as _;
use crate::domain::id::{LiaisonId, MemberId, SectorId};
use crate::domain::member::{Departure, Member};
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;

/// Makes a part of a sector one of its own.
pub struct SplitSector {
    /// The sector that is split.
    pub sector: SectorId,
    /// What the new one is called.
    pub name: String,
    /// Who belongs to the new one.
    pub members: Vec<MemberId>,
    /// Its first day.
    pub from: NaiveDate,
    /// Who is its liaison, by name; where nobody is said, it has none yet. That of the sector that is split stays
    /// there.
    pub liaison: Option<String>,
}

impl Request for SplitSector {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::SplitSector
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Map)
    }

    fn note(&self, book: &Book) -> String {
        let (old, new, from) = (book.sector_name(self.sector), &self.name, self.from);
        format!("{old} → {new} {from}")
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        let members = self.members.iter().map(|it| (Kind::Member, it.0));
        members.chain([(Kind::Sector, self.sector.0)]).collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let old = find::<Sector>(book, self.sector)?;
        let (from, today) = (self.from, &context.today);
        let mut faults = Faults::of(Kind::Sector);
        faults.past("since", Some(from), today);
        faults.in_term("since", from, book);
        let name = &old.name;
        faults.when(
            !old.is_there_on(from),
            "since",
            text!("{name}在 {from} 不存在。", "{name} is not there on {from}."),
        );
        let mut members = Vec::new();
        for id in &self.members {
            let mut member = find::<Member>(book, *id)?;
            let name = &member.name;
            if !book.serves(&member, from) || member.sector_on(from) != old.id {
                let sector = &old.name;
                faults.when(
                    true,
                    "members",
                    text!(
                        "{name}在 {from} 不是{sector}的在任委员。",
                        "{name} is no serving member of {sector} on {from}."
                    ),
                );
            } else if let Some((by, _)) = member.sector.later(from).next() {
                faults.when(
                    true,
                    "members",
                    text!(
                        "{name}自 {by} 起另有界别变动。",
                        "{name} belongs to another sector from {by} on."
                    ),
                );
            } else {
                member.sector.change(from, SectorId(0));
                members.push(member);
            }
        }
        faults.when(
            members.is_empty(),
            "members",
            text!(
                "请写明分到新界别的委员。",
                "Say which members belong to the new sector."
            ),
        );
        let all = book.members_of(old.id, from).len();
        faults.when(
            !members.is_empty() && members.len() == all,
            "members",
            text!(
                "{name}在任的 {all} 名委员都写上了，原界别就没有委员了。只是改名的，用 jiebie sector rename；分设的，请留下一部分委员。",
                "These are all {all} serving members of {name}, which would be left without any. To give it another name, use jiebie sector rename; to split it, leave some of its members there."
            ),
        );
        faults.none()?;

        let id = tx.next_id::<Sector>()?;
        let last = book.sectors.iter().map(|it| it.position).max();
        let new = Sector {
            id,
            name: self.name.trim().to_owned(),
            short: String::new(),
            position: last.map_or(1, |last| last.saturating_add(1)),
            committee: old.committee_on(from).into(),
            since: Some(from),
            split_from: Some(old.id),
            merged_into: None,
            ended: None,
            former: Vec::new(),
            note: String::new(),
        };
        accept(&new.clone().into(), book, today)?;
        tx.put(new)?;
        for member in &mut members {
            member.sector.change(from, id);
            take_work(book, tx, &find::<Member>(book, member.id)?, member)?;
            tx.put(member.clone())?;
        }
        self.take_convenors(book, tx, id, from)?;
        for leader in book.leaders.iter() {
            let goes_on = leader.ended.as_ref().is_none_or(|it| it.on >= from);
            if goes_on && leader.sectors_on(from).contains(&old.id) {
                let mut leader = leader.clone();
                let both = [leader.sectors_on(from), &[id]].concat();
                leader.sectors.change(from, both);
                tx.put(leader)?;
            }
        }
        self.appoint_liaison(book, tx, id, today)?;
        Ok(ActOutcome::entering(id.0))
    }
}

impl SplitSector {
    /// The liaison of the new sector; of one who serves the old one, too, what is known is taken over.
    fn appoint_liaison(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        sector: SectorId,
        today: &Today,
    ) -> Result<(), Refusal> {
        let Some(name) = &self.liaison else {
            return Ok(());
        };
        let name = name.trim();
        let own = book.liaisons_of(self.sector, self.from);
        let known = own.into_iter().find(|it| it.name == name).cloned();
        let mut liaison = known.unwrap_or_else(|| Liaison {
            name: name.to_owned(),
            ..Liaison::blank(book, *today)
        });
        liaison.id = LiaisonId(0);
        liaison.sector = self.sector;
        liaison.since = Some(self.from);
        let mut faults = Faults::of(Kind::Liaison);
        faults.described(&liaison.clone().into(), book, today);
        faults.none()?;
        liaison.id = tx.next_id::<Liaison>()?;
        liaison.sector = sector;
        tx.put(liaison)?;
        Ok(())
    }

    /// The convenors among the members are the new sector's; the council approves them there.
    fn take_convenors(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        sector: SectorId,
        from: NaiveDate,
    ) -> Result<(), Refusal> {
        let sitting = book.convenors_of(self.sector, from).into_iter();
        let going = sitting.filter(|it| self.members.contains(&it.member));
        for convenor in going {
            let mut elected = Convenor {
                id: tx.next_id::<Convenor>()?,
                sector,
                member: convenor.member,
                first: Vec::new(),
                elected: Some(from),
                approved: None,
                ended: convenor.ended.clone(),
                note: String::new(),
            };
            if convenor.is_first_on(from) {
                elected.become_first(from, None);
            }
            let mut former = convenor.clone();
            former.ended = Some(Departure {
                on: from.pred_opt().unwrap_or(from),
                reason: "界别分设".to_owned(),
            });
            tx.put(former)?;
            tx.put(elected)?;
        }
        Ok(())
    }
}
