//! The sectors' liaisons (article 17), as the files have them: each sector one.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::moves::only_from;
use super::outcome::FileOutcome;
use super::sameness::same_phone;
use super::staged_book::StagedBook;
use crate::desk::refusal::Refusal;
use crate::domain::appointment::Liaison;
use crate::domain::id::{LiaisonId, SectorId};
use crate::domain::member::Departure;
use crate::exchange::roster::ConvenorsDraft;
use crate::text;

/// Whom the files named so far, and with which number.
#[derive(Default)]
pub(super) struct Liaisons {
    named: HashMap<SectorId, (String, Option<String>)>,
}

impl Liaisons {
    /// Takes in one row's liaison; false when it names none.
    ///
    /// The liaison in charge keeps the charge and gets the number that the file gives; another
    /// name takes over today.
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
        let named = self.named.entry(sector);
        let (name, number) = named.or_insert_with(|| (written.value.clone(), None));
        if *name != written.value {
            file.reject(
                &written.at,
                &written.value,
                text!(
                    "本界别已经写了联络员{name}，一个界别只能有一名联络员",
                    "{name} stands for this sector already; a sector has one liaison"
                ),
            );
            return Ok(true);
        }
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
        let mut in_charge = in_charge(sector, staged);
        if let Some(was) = in_charge.iter().find(|it| it.name == written.value) {
            let mut record = was.clone();
            if let Some(phone) = phone.filter(|phone| !same_phone(&was.phone, phone)) {
                record.phone.clone_from(phone);
            }
            let changed = staged.change(n, was, record);
            file.settle(changed);
            return Ok(true);
        }
        if let Some((later, from)) = to_come(sector, staged) {
            let name = &written.value;
            let reason = if later == *name {
                only_from(from, staged.today)
            } else {
                text!(
                    "库中已登记自 {from} 起由{later}任联络员，不能由{name}在此前接任而不写明终止；请核对业务日期（--as-of），补登请在界面上写明起止",
                    "the store has {later} as the liaison from {from} on, so {name} can't take over before that without an end. Check the day given with --as-of, or record the earlier charge with its days at the desk"
                )
            };
            file.reject(&written.at, name, reason);
            return Ok(true);
        }
        if in_charge.len() > 1 {
            let people = in_charge.len();
            file.reject(
                &written.at,
                &written.value,
                text!(
                    "库中本界别有 {people} 名联络员，看不出由谁接替，请先终止其余的",
                    "the store has {people} liaisons of this sector; end those who left first"
                ),
            );
            return Ok(true);
        }
        let former = in_charge.pop();
        if let Some(was) = &former {
            let mut record = was.clone();
            record.ended = Some(Departure {
                on: staged.today,
                reason: format!("由{}接任", written.value),
            });
            staged.change(n, was, record);
        }
        let liaison = Liaison {
            id: LiaisonId(0),
            sector,
            name: written.value.clone(),
            phone: phone.cloned().unwrap_or_default(),
            employer: String::new(),
            since: former.map(|_| staged.today),
            ended: None,
            note: String::new(),
        };
        staged.add(n, liaison)?;
        file.settle(true);
        Ok(true)
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
