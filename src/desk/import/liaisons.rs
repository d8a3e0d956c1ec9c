//! The sectors' liaisons (article 17), as the files have them: each sector one.
//!
//! Whatever the heads of its table, a file that has another liaison than the store says that this one takes
//! the charge over, as it would of a committee's director: from the day of the import or the one that is given,
//! or always, where the store is corrected. It is told.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::moves::{ended_before, only_from};
use super::outcome::FileOutcome;
use super::sameness::same_phone;
use super::staged_book::StagedBook;
use crate::desk::refusal::Refusal;
use crate::domain::appointment::Liaison;
use crate::domain::dated::Changed;
use crate::domain::id::{LiaisonId, SectorId};
use crate::domain::member::Departure;
use crate::exchange::Placed;
use crate::exchange::roster::ConvenorsDraft;
use crate::text;
use crate::text::Text;

/// Whom the files named so far, and with which number.
#[derive(Default)]
pub(super) struct Liaisons {
    numbers: HashMap<(SectorId, String), Option<String>>,
    stated: HashSet<(SectorId, String)>,
}

impl Liaisons {
    /// The files have this liaison of a sector.
    pub(super) fn stated(&mut self, sector: SectorId, name: &str) {
        self.stated.insert((sector, name.to_owned()));
    }

    /// Takes in one row's liaison; false when it names none.
    ///
    /// The liaison in charge keeps the charge and gets the number that the file gives; another
    /// name takes it over.
    pub(super) fn merge(
        &mut self,
        n: usize,
        sector: SectorId,
        draft: &ConvenorsDraft,
        staged: &mut StagedBook<'_, '_>,
        file: &mut FileOutcome,
    ) -> Result<bool, Refusal> {
        let Some(written) = &draft.liaison else {
            return Ok(false);
        };
        let name = &written.value;
        let number = self.numbers.entry((sector, name.clone())).or_default();
        let mut phone = draft.liaison_phone.as_ref().map(|phone| &phone.value);
        if let Some(given) = &draft.liaison_phone {
            let first = number.get_or_insert_with(|| given.value.clone());
            if !same_phone(first, &given.value) {
                file.reject(
                    &given.at,
                    &given.value,
                    text!(
                        "{name}在前面写的是另一个号码",
                        "{name} has another number further up"
                    ),
                );
                phone = None;
            }
        }
        let in_charge = in_charge(sector, staged);
        if let Some(was) = in_charge.iter().find(|it| it.name == written.value) {
            let mut record = was.clone();
            if let Some(phone) = phone.filter(|phone| !same_phone(&was.phone, phone)) {
                record.phone.clone_from(phone);
            }
            let changed = staged.change(n, was, record);
            file.settle(changed);
            return Ok(true);
        }
        let newcomer = Liaison {
            id: LiaisonId(0),
            sector,
            name: written.value.clone(),
            phone: phone.cloned().unwrap_or_default(),
            employer: String::new(),
            since: None,
            ended: None,
            note: String::new(),
        };
        if self
            .takes_over(n, written, newcomer, staged, file)?
            .is_some()
        {
            file.settle(true);
        }
        Ok(true)
    }

    /// Takes in a liaison whom the store does not have in charge, in the place of whoever is; none when that
    /// is rejected.
    pub(super) fn takes_over(
        &self,
        n: usize,
        at: &Placed<String>,
        mut newcomer: Liaison,
        staged: &mut StagedBook<'_, '_>,
        file: &mut FileOutcome,
    ) -> Result<Option<u64>, Refusal> {
        let (sector, name) = (newcomer.sector, newcomer.name.clone());
        let in_charge = in_charge(sector, staged);
        let former = match in_charge.as_slice() {
            [] => None,
            [one] => Some(one),
            several => {
                let people = several.len();
                file.reject(
                    &at.at,
                    &name,
                    text!(
                        "库中本界别有 {people} 名联络员，看不出由谁接替，请先终止其余的",
                        "the store has {people} liaisons of this sector; end those who left first"
                    ),
                );
                return Ok(None);
            }
        };
        let on = newcomer.since.or(staged.moves.day(staged.today));
        if let Some(why) = self.can_not(&newcomer, former, on, staged) {
            file.reject(&at.at, &name, why);
            return Ok(None);
        }
        let Some(former) = former else {
            return Ok(Some(staged.add(n, newcomer)?.0));
        };
        let mut record = former.clone();
        let Some(on) = on else {
            // It never was the one whom the store has.
            record.name.clone_from(&name);
            record.phone = newcomer.phone;
            record.employer = newcomer.employer;
            file.moved(&at.at, &name, Changed::Corrected, &former.name, &name);
            staged.change(n, former, record);
            return Ok(Some(former.id.0));
        };
        record.ended = Some(Departure {
            on,
            reason: format!("由{name}接任"),
        });
        staged.change(n, former, record);
        file.moved(&at.at, &name, Changed::From(on), &former.name, &name);
        newcomer.since = Some(on);
        Ok(Some(staged.add(n, newcomer)?.0))
    }

    /// Why somebody can't take the charge over.
    fn can_not(
        &self,
        newcomer: &Liaison,
        former: Option<&Liaison>,
        on: Option<NaiveDate>,
        staged: &StagedBook<'_, '_>,
    ) -> Option<Text> {
        let (sector, name) = (newcomer.sector, &newcomer.name);
        if let Some(former) = former {
            let was = &former.name;
            if self.stated.contains(&(sector, was.clone())) {
                return Some(text!(
                    "本界别已经写了联络员{was}，一个界别只能有一名联络员",
                    "{was} stands for this sector already; a sector has one liaison"
                ));
            }
            if let (Some(since), Some(on)) = (former.since, on)
                && (on < since || newcomer.since == Some(since))
            {
                return Some(text!(
                    "库中{was}自 {since} 起任联络员，{name}接任要晚于这一天（现为 {on}）；库中登记有误的，请加 --correct",
                    "the store has {was} as the liaison from {since} on; {name} takes over after that, not on {on}. If the store is wrong, use --correct"
                ));
            }
        }
        if let Some((later, from)) = to_come(sector, staged) {
            return Some(if later == *name {
                only_from(from, staged.today)
            } else {
                text!(
                    "库中已登记自 {from} 起由{later}任联络员，不能由{name}在此前接任而不写明终止；请核对业务日期（--as-of），补登请在界面上写明起止",
                    "the store has {later} as the liaison from {from} on, so {name} can't take over before that without an end. Check the day given with --as-of, or record the earlier charge with its days at the desk"
                )
            });
        }
        let own = staged.book.liaisons.iter();
        let own = own.filter(|it| it.sector == sector && it.name == *name);
        let ended = own.filter_map(|it| it.ended.as_ref().map(|ended| ended.on));
        let before = ended.filter(|on| *on < staged.today).max();
        before.map(ended_before)
    }
}

/// Who is known to take the charge after today, and from when on.
fn to_come(sector: SectorId, staged: &StagedBook<'_, '_>) -> Option<(String, NaiveDate)> {
    let all = staged.book.liaisons.iter().filter(|it| it.sector == sector);
    let begin = all.filter_map(|it| Some((it.name.clone(), it.since?)));
    begin
        .filter(|(_, since)| *since > staged.today)
        .min_by_key(|(_, since)| *since)
}

/// The sector's liaisons who stay in charge after today.
fn in_charge(sector: SectorId, staged: &StagedBook<'_, '_>) -> Vec<Liaison> {
    let today = staged.today;
    let all = staged.book.liaisons_of(sector, today).into_iter();
    all.filter(|it| it.ended.as_ref().is_none_or(|ended| ended.on > today))
        .cloned()
        .collect()
}
