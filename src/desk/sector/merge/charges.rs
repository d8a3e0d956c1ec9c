//! Who holds the charges of the sector that stays: convenors, the liaison, the leaders, and its workrooms.

use chrono::NaiveDate;

use super::Merger;
use crate::desk::checks::Faults;
use crate::desk::refusal::Refusal;
use crate::domain::appointment::{Convenor, Liaison};
use crate::domain::id::{MemberId, SectorId};
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Who are the convenors of the sector that stays.
pub(super) struct Convening {
    members: Vec<MemberId>,
    first: Option<MemberId>,
}

impl Merger<'_> {
    /// The convenors whom the merged sectors have on the first day, those of the sector that stays in front.
    fn sitting(&self) -> Vec<&Convenor> {
        let own = std::iter::once(self.stays);
        let all = own.chain(self.ending().map(|it| it.id));
        all.flat_map(|id| self.book.convenors_of(id, self.from))
            .collect()
    }

    /// How many convenors the sector that stays would have at most on a day: those who are taken over, and those whom
    /// it elected since.
    fn most(&self, members: &[MemberId]) -> usize {
        let own = self.book.appointments_of(self.stays);
        let later: Vec<&Convenor> = own.filter(|it| it.elected > Some(self.from)).collect();
        let sitting = self.sitting();
        let on = |day: NaiveDate| {
            let taken = sitting.iter().filter(|it| members.contains(&it.member));
            let there = taken.chain(&later).filter(|it| {
                // A last day on which another begins is the newcomer's.
                let last = it.ended.as_ref().map(|it| it.on);
                let ended = last.is_some_and(|on| on < day || on == day && day > self.from);
                !ended && it.elected.is_none_or(|on| on <= day)
            });
            let mut there: Vec<MemberId> = there.map(|it| it.member).collect();
            there.sort_unstable();
            there.dedup();
            there.len()
        };
        let days = later.iter().filter_map(|it| it.elected);
        let days = std::iter::once(self.from).chain(days);
        days.map(on).max().unwrap_or(0)
    }

    /// Nobody began a charge of a sector after it has ended.
    fn begun_later(&self, faults: &mut Faults) {
        for ending in self.ending() {
            let convenors = self.book.appointments_of(ending.id);
            let convenors = convenors.map(|it| (self.book.member_name(it.member), it.elected));
            let liaisons = self.book.liaisons.iter();
            let liaisons = liaisons.filter(|it| it.sector == ending.id);
            let liaisons = liaisons.map(|it| (it.name.as_str(), it.since));
            for (name, began) in convenors.chain(liaisons) {
                let Some(began) = began.filter(|on| *on >= self.from) else {
                    continue;
                };
                let sector = &ending.name;
                let why = text!(
                    "{name}自 {began} 起任{sector}召集人或联络员，合并须在其后；任职登记有误的，请先更正。",
                    "{name} has a charge of {sector} from {began} on, and the merger comes after that; if the charge is wrong, correct it first."
                );
                faults.when(true, "since", why);
            }
        }
    }

    pub(super) fn convenors(&self, faults: &mut Faults) -> Convening {
        self.begun_later(faults);
        let sitting = self.sitting();
        let mut members: Vec<MemberId> = Vec::new();
        for it in &sitting {
            let said = &self.said.convenors;
            if (said.is_empty() || said.contains(&it.member)) && !members.contains(&it.member) {
                members.push(it.member);
            }
        }
        for id in &self.said.convenors {
            let name = self.book.member_name(*id);
            faults.when(
                !members.contains(id),
                "convenors",
                text!(
                    "{name}不是这些界别的召集人；新推选的，合并后再登记推选。",
                    "{name} is no convenor of these sectors; record a new election after the merger."
                ),
            );
        }
        let (count, most) = (
            self.most(&members),
            self.book.settings().convenors_max as usize,
        );
        faults.when(
            count > most,
            "convenors",
            text!(
                "合并后有 {count} 名召集人，最多 {most} 名，请写明留任的（--convenors）。",
                "There would be {count} convenors, and {most} are the most: say who stay (--convenors)."
            ),
        );
        let firsts = sitting
            .iter()
            .filter(|it| it.is_first_on(self.from) && members.contains(&it.member));
        let own = firsts.clone().find(|it| it.sector == self.stays);
        let only = || match firsts.clone().map(|it| it.member).collect::<Vec<_>>()[..] {
            [one] => Some(one),
            _ => None,
        };
        let first = self.said.first.or(own.map(|it| it.member)).or_else(only);
        if let Some(id) = self.said.first.filter(|id| !members.contains(id)) {
            let name = self.book.member_name(id);
            let why = text!(
                "{name}不在合并后的召集人之中。",
                "{name} is none of the convenors after the merger."
            );
            faults.when(true, "first", why);
        }
        Convening { members, first }
    }

    /// Those of the sector that stays go on; the others are elected there anew, and the council approves them.
    pub(super) fn put_convenors(
        &self,
        convening: &Convening,
        tx: &mut Tx<'_>,
    ) -> Result<(), Refusal> {
        let mut seated: Vec<MemberId> = Vec::new();
        for convenor in self.sitting() {
            let stays = convening.members.contains(&convenor.member);
            let first = convening.first == Some(convenor.member);
            let again = seated.contains(&convenor.member);
            seated.push(convenor.member);
            let mut former = convenor.clone();
            if stays && convenor.sector == self.stays {
                match first {
                    true => former.become_first(self.from, None),
                    false => {
                        former.step_back(self.from);
                    }
                }
                tx.put(former)?;
                continue;
            }
            former.ended = Some(self.departure.clone());
            tx.put(former)?;
            if !stays || again {
                continue;
            }
            let mut elected = Convenor {
                id: tx.next_id::<Convenor>()?,
                sector: self.stays,
                member: convenor.member,
                first: Vec::new(),
                elected: Some(self.from),
                approved: None,
                ended: convenor.ended.clone(),
                note: String::new(),
            };
            if first {
                elected.become_first(self.from, None);
            }
            tx.put(elected)?;
        }
        Ok(())
    }

    /// The liaison of the sector that stays: the one who is said, its own, or the only one there is.
    pub(super) fn liaison(&self, faults: &mut Faults) -> Option<Liaison> {
        let own = self.book.liaisons_of(self.stays, self.from);
        let others = self.ending();
        let others = others.flat_map(|it| self.book.liaisons_of(it.id, self.from));
        let all: Vec<&Liaison> = own.iter().copied().chain(others).collect();
        if let Some(name) = &self.said.liaison {
            let said = all.iter().find(|it| it.name == name.trim());
            faults.when(
                said.is_none(),
                "liaison",
                text!(
                    "{name}不是这些界别的联络员；新任的，合并后再登记。",
                    "{name} is no liaison of these sectors; enter a new one after the merger."
                ),
            );
            return said.map(|it| (*it).clone());
        }
        let one = all.first()?;
        let only = all.iter().all(|it| it.name == one.name);
        (only || !own.is_empty()).then(|| (*one).clone())
    }

    pub(super) fn put_liaison(
        &self,
        liaison: Option<Liaison>,
        tx: &mut Tx<'_>,
    ) -> Result<(), Refusal> {
        let all = self.merged.iter().map(|it| it.id);
        for was in all.flat_map(|id| self.book.liaisons_of(id, self.from)) {
            let stays = liaison.as_ref().is_some_and(|it| it.name == was.name);
            if !(stays && was.sector == self.stays) {
                let mut ended = was.clone();
                ended.ended = Some(self.departure.clone());
                tx.put(ended)?;
            }
        }
        let own = self.book.liaisons_of(self.stays, self.from);
        let Some(mut liaison) = liaison.filter(|it| own.iter().all(|own| own.name != it.name))
        else {
            return Ok(());
        };
        liaison.id = tx.next_id::<Liaison>()?;
        liaison.sector = self.stays;
        liaison.since = Some(self.from);
        tx.put(liaison)?;
        Ok(())
    }

    /// Whoever keeps contact with one of them does so with the one that stays.
    pub(super) fn put_leaders(&self, tx: &mut Tx<'_>) -> Result<(), Refusal> {
        for leader in self.book.leaders.iter() {
            let kept = leader.sectors_on(self.from);
            let goes_on = leader.ended.as_ref().is_none_or(|it| it.on >= self.from);
            if !goes_on || !kept.iter().any(|id| self.ends(*id)) {
                continue;
            }
            let mut sectors: Vec<SectorId> = Vec::new();
            for id in kept {
                let id = match self.is_merged(*id) {
                    true => self.stays,
                    false => *id,
                };
                if !sectors.contains(&id) {
                    sectors.push(id);
                }
            }
            let mut leader = leader.clone();
            leader.sectors.change(self.from, sectors);
            tx.put(leader)?;
        }
        Ok(())
    }

    /// The workrooms of those that end are the one's.
    pub(super) fn put_workrooms(&self, tx: &mut Tx<'_>) -> Result<(), Refusal> {
        for room in self.book.workrooms.iter() {
            if room.sector.is_some_and(|id| self.ends(id)) {
                let mut room = room.clone();
                room.sector = Some(self.stays);
                tx.put(room)?;
            }
        }
        Ok(())
    }
}

/// What a sector lacks that is new, or that is one of several: told to whoever made it.
pub(in crate::desk) fn without_liaison(name: &str) -> Text {
    text!(
        "{name}还没有联络员：原界别的联络员不随之，请另行登记（jiebie add liaison）。",
        "{name} has no liaison yet: the former one does not go with it. Enter one (jiebie add liaison)."
    )
}
