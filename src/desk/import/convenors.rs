//! The sectors' convenors (article 16), as the files have them: elected, approved, one of them
//! first.
//!
//! A convenor is written by name and looked for among the serving members of the sector, nowhere
//! else. Nobody's appointment is ended because a file does not have it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::map::is_to_come;
use super::moves::only_from;
use super::outcome::FileOutcome;
use super::question::{Answer, Answers, Asks};
use super::staged_book::StagedBook;
use super::{Import, members};
use crate::desk::refusal::Refusal;
use crate::domain::appointment::Convenor;
use crate::domain::first::First;
use crate::domain::id::{ConvenorId, MemberId, SectorId};
use crate::exchange::Placed;
use crate::exchange::roster::ConvenorsDraft;
use crate::text;
use crate::text::Text;

/// The serving members by name, and whom the files made first.
pub(super) struct Convenors {
    in_sector: HashMap<SectorId, HashMap<String, Vec<MemberId>>>,
    named_first: HashMap<SectorId, MemberId>,
}

/// Why a name means no member.
enum NoMember {
    /// The person wants it left out.
    Skipped,
    /// The sector has nobody of this name, or not yet.
    NotHere(Text),
    /// It has several.
    Several(Vec<MemberId>, Text),
}

/// The days of a row that can stand.
struct Days<'d> {
    elected: Option<NaiveDate>,
    approved: Option<&'d Placed<NaiveDate>>,
}

/// From when a row makes a member the first.
#[derive(Clone, Copy)]
enum FirstFrom {
    /// As long as the appointment lasts: the sector had no first convenor, and the row says how
    /// it has been.
    TheBeginning,
    /// In the place of another, from this day.
    Day(NaiveDate),
}

impl FirstFrom {
    /// The change is of the election that the row is about, else of the day of the import.
    fn of(
        sector: SectorId,
        member: MemberId,
        days: &Days<'_>,
        staged: &StagedBook<'_, '_>,
    ) -> Self {
        let sitting = holding(sector, staged);
        if !sitting.iter().any(|held| held.is_first_on(staged.today)) {
            return FirstFrom::TheBeginning;
        }
        let held = sitting.iter().find(|held| held.member == member);
        let begun = held.and_then(|held| held.elected);
        let elected = days
            .elected
            .filter(|day| begun.is_none_or(|begun| begun < *day));
        let from = elected
            .or(staged.moves.day(staged.today))
            .unwrap_or(staged.today);
        FirstFrom::Day(begun.map_or(from, |begun| begun.max(from)))
    }
}

impl Convenors {
    /// Looks up the members of the names that the files' convenors have, as they are when the
    /// registers are in.
    pub(super) fn of(import: &Import, staged: &StagedBook<'_, '_>) -> Self {
        let drafts = import.files.iter().flat_map(|file| &file.draft.convenors);
        let named: HashSet<&str> = drafts
            .flat_map(|draft| draft.first.iter().chain(&draft.others))
            .map(|person| person.value.as_str())
            .collect();
        let mut in_sector: HashMap<SectorId, HashMap<String, Vec<MemberId>>> = HashMap::new();
        let members = staged.book.serving_or_to_come(staged.today);
        for member in members.filter(|member| named.contains(member.name.as_str())) {
            let names = in_sector.entry(member.sector_on(staged.today)).or_default();
            names
                .entry(member.name.clone())
                .or_default()
                .push(member.id);
        }
        Convenors {
            in_sector,
            named_first: HashMap::new(),
        }
    }

    /// Takes in one row's convenors; false when it names none.
    pub(super) fn merge(
        &mut self,
        n: usize,
        sector: SectorId,
        draft: &ConvenorsDraft,
        answers: &Answers,
        staged: &mut StagedBook<'_, '_>,
        file: &mut FileOutcome,
    ) -> Result<bool, Refusal> {
        let first = draft.first.iter().map(|person| (person, true));
        let people = first.chain(draft.others.iter().map(|person| (person, false)));
        let mut days = Days::of(draft, staged.today, file);
        let mut any = false;
        for (person, is_first) in people {
            any = true;
            let answer = answers.person(n, &person.at, &person.value);
            let found = self.find(sector, &person.value, answer, staged);
            let found = found.and_then(|member| match not_yet(sector, member, staged) {
                None => Ok(member),
                Some(reason) => Err(NoMember::NotHere(reason)),
            });
            match found {
                Ok(member) if is_first && self.is_another_first(sector, member) => {
                    file.reject(&person.at, &person.value, only_one_first());
                }
                Ok(member) => {
                    let first = is_first.then(|| FirstFrom::of(sector, member, &days, staged));
                    if let Some(first) = first {
                        self.named_first.insert(sector, member);
                        step_back(n, sector, member, first, person, staged, file);
                    }
                    let changed = appoint(n, sector, member, first, &mut days, staged, file)?;
                    file.settle(changed);
                }
                Err(NoMember::Skipped) => file.skip(&person.at, &person.value),
                Err(NoMember::NotHere(reason)) => file.reject(&person.at, &person.value, reason),
                Err(NoMember::Several(candidates, reason)) => {
                    let asks = Asks::Who {
                        candidates,
                        may_be_new: false,
                    };
                    file.ask(&person.at, &person.value, reason, asks);
                }
            }
        }
        Ok(any)
    }

    /// The one serving member of this name in the sector, or why there is none.
    fn find(
        &self,
        sector: SectorId,
        name: &str,
        answer: Option<Answer>,
        staged: &StagedBook<'_, '_>,
    ) -> Result<MemberId, NoMember> {
        let here = self
            .in_sector
            .get(&sector)
            .and_then(|names| names.get(name));
        let sector_name = staged.book.sector_name(sector);
        match here.map_or(&[][..], Vec::as_slice) {
            [one] => Ok(*one),
            [] => {
                let elsewhere: Vec<_> = staged
                    .book
                    .sectors_in_order()
                    .into_iter()
                    .filter(|other| {
                        let names = self.in_sector.get(&other.id);
                        names.is_some_and(|names| names.contains_key(name))
                    })
                    .map(|other| other.name.as_str())
                    .collect();
                let (zh, en) = (elsewhere.join("、"), elsewhere.join(", "));
                Err(NoMember::NotHere(if elsewhere.is_empty() {
                    text!(
                        "{sector_name}的委员名单里没有{name}，别的界别里也没有",
                        "{name} is not in the list of {sector_name}, nor in any other sector's"
                    )
                } else {
                    text!(
                        "{sector_name}的委员名单里没有{name}；{zh}有同名委员，召集人须从本界别推选",
                        "{name} is not in the list of {sector_name}; {en} has a member of that name, but a convenor is elected from the sector's own"
                    )
                }))
            }
            several => {
                match answer {
                    Some(Answer::Member(member)) if several.contains(&member) => return Ok(member),
                    Some(Answer::Skip) => return Err(NoMember::Skipped),
                    _ => {}
                }
                let people = several.len();
                let reason = text!(
                    "{sector_name}有 {people} 名委员叫{name}，看不出是哪一位，请在界面上指定",
                    "{people} members of {sector_name} are called {name}; appoint the right one at the desk"
                );
                Err(NoMember::Several(several.to_vec(), reason))
            }
        }
    }

    fn is_another_first(&self, sector: SectorId, member: MemberId) -> bool {
        let named = self.named_first.get(&sector);
        named.is_some_and(|named| *named != member)
    }
}

impl<'d> Days<'d> {
    /// The row's days; those that can't stand are rejected where they are written.
    fn of(draft: &'d ConvenorsDraft, today: NaiveDate, file: &mut FileOutcome) -> Self {
        let mut past = |day: &'d Option<Placed<NaiveDate>>| {
            let day = day.as_ref()?;
            (!is_to_come(day, today, file)).then_some(day)
        };
        let elected = past(&draft.elected).map(|day| day.value);
        let approved = past(&draft.approved);
        let mut days = Days { elected, approved };
        days.approved_since(elected, file);
        days
    }

    /// The day of the approval, unless it lies before `elected`: then it is rejected, once.
    fn approved_since(
        &mut self,
        elected: Option<NaiveDate>,
        file: &mut FileOutcome,
    ) -> Option<NaiveDate> {
        let day = self.approved?;
        match elected.filter(|elected| day.value < *elected) {
            None => Some(day.value),
            Some(elected) => {
                file.reject(
                    &day.at,
                    &day.value.to_string(),
                    text!(
                        "审定日期早于推选日期（{elected}）",
                        "approved before the election ({elected})"
                    ),
                );
                self.approved = None;
                None
            }
        }
    }
}

/// Whoever else is first in the sector steps back: there is one first convenor.
fn step_back(
    n: usize,
    sector: SectorId,
    member: MemberId,
    first: FirstFrom,
    person: &Placed<String>,
    staged: &mut StagedBook<'_, '_>,
    file: &mut FileOutcome,
) {
    let FirstFrom::Day(from) = first else { return };
    for former in holding(sector, staged) {
        let mut record = former.clone();
        if former.member != member && record.step_back(from) {
            let name = staged.book.member_name(former.member).to_owned();
            staged.change(n, &former, record);
            file.note(
                &person.at,
                &person.value,
                text!(
                    "原第一召集人{name}自 {from} 起改为召集人，任期不变",
                    "{name}, who was the first convenor, is one of the others from {from} on"
                ),
            );
        }
    }
}

/// Gives the member the appointment, or fills in what the one held lacks.
fn appoint(
    n: usize,
    sector: SectorId,
    member: MemberId,
    first: Option<FirstFrom>,
    days: &mut Days<'_>,
    staged: &mut StagedBook<'_, '_>,
    file: &mut FileOutcome,
) -> Result<bool, Refusal> {
    let held = holding(sector, staged);
    if let Some(was) = held.into_iter().find(|held| held.member == member) {
        let mut record = was.clone();
        record.elected = was.elected.or(days.elected);
        if was.approved.is_none() {
            record.approved = days.approved_since(record.elected, file);
        }
        make_first(&mut record, first, days, staged.today);
        return Ok(staged.change(n, &was, record));
    }
    let approved = days.approved_since(days.elected, file);
    let mut convenor = Convenor {
        id: ConvenorId(0),
        sector,
        member,
        first: Vec::new(),
        elected: days.elected,
        approved,
        ended: None,
        note: String::new(),
    };
    make_first(&mut convenor, first, days, staged.today);
    staged.add(n, convenor)?;
    Ok(true)
}

/// Notes from when the convenor is the first, and the council's approval of that if the row's is
/// no earlier.
fn make_first(
    convenor: &mut Convenor,
    first: Option<FirstFrom>,
    days: &Days<'_>,
    today: NaiveDate,
) {
    match first {
        Some(FirstFrom::Day(from)) => {
            convenor.become_first(from, None);
            let approved = days.approved.map(|day| day.value);
            if let Some(spell) = convenor.first.last_mut() {
                let counts = spell.from.is_some() && approved >= spell.from;
                spell.approved = spell.approved.or(approved.filter(|_| counts));
            }
        }
        Some(FirstFrom::TheBeginning) if !convenor.is_first_on(today) => {
            convenor.first = First::elected(true);
        }
        Some(FirstFrom::TheBeginning) | None => {}
    }
}

/// Why the member can't be named a convenor on the day of the import: the member joins only later, or
/// the appointment is known to begin later.
fn not_yet(sector: SectorId, member: MemberId, staged: &StagedBook<'_, '_>) -> Option<Text> {
    let own = |it: &&Convenor| it.member == member;
    if staged
        .book
        .convenors_of(sector, staged.today)
        .iter()
        .any(own)
    {
        return None;
    }
    let begin = staged.book.appointments_of(sector).filter(own);
    let begin = begin.filter_map(|it| it.elected);
    let later = begin.filter(|elected| *elected > staged.today).min();
    later
        .map(|elected| only_from(elected, staged.today))
        .or_else(|| members::not_yet(member, staged))
}

/// The sector's appointments that have not ended.
fn holding(sector: SectorId, staged: &StagedBook<'_, '_>) -> Vec<Convenor> {
    staged
        .book
        .convenors_of(sector, staged.today)
        .into_iter()
        .cloned()
        .collect()
}

fn only_one_first() -> Text {
    Text::of(
        "本界别已经写了另一名第一召集人，第一召集人只能有一名",
        "another first convenor stands for this sector already; there is one",
    )
}
