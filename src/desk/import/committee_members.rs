//! Lists of the committees' members, which have no sectors: each row puts a member of the store into
//! its committee. A name alone is enough only where one serving member has it and nothing that the row
//! says speaks against him; else it is asked. Nobody is created: a new member needs a sector.

use std::collections::HashMap;

use super::committees::CommitteeNames;
use super::matching::of_the_other_sex;
use super::members::{not_yet, note_committee_move, set_committee};
use super::outcome::FileOutcome;
use super::question::{Answer, Answers, Asks};
use super::sameness::{plain, same_phone};
use super::staged_book::StagedBook;
use crate::domain::id::{CommitteeId, MemberId};
use crate::domain::member::{Member, Sex};
use crate::exchange::office::words::squeeze;
use crate::exchange::roster::CommitteeMemberDraft;
use crate::text;
use crate::text::Text;

/// Takes in the rows of the file numbered `n`.
pub(super) fn merge(
    n: usize,
    rows: &[CommitteeMemberDraft],
    answers: &Answers,
    staged: &mut StagedBook<'_, '_>,
    committees: &mut CommitteeNames,
    file: &mut FileOutcome,
) {
    let names = by_name(rows, staged);
    let mut placed: HashMap<MemberId, CommitteeId> = HashMap::new();
    for row in rows {
        let committee = match committees.find(&row.committee.value) {
            Ok(committee) => committee,
            Err(reason) => {
                file.reject(&row.committee.at, &row.committee.value, reason);
                continue;
            }
        };
        let serving = names.get(&row.name).map_or(&[][..], Vec::as_slice);
        let member = match answers.person(n, &row.at, &row.name) {
            Some(Answer::Skip) => {
                file.skip(&row.at, &row.name);
                continue;
            }
            Some(Answer::Member(id)) if serving.contains(&id) => id,
            _ => match who(row, serving, staged) {
                Ok(id) => id,
                Err(reason) if serving.is_empty() => {
                    file.reject(&row.at, &row.name, reason);
                    continue;
                }
                Err(reason) => {
                    let asks = Asks::Who {
                        candidates: serving.to_vec(),
                        may_be_new: false,
                    };
                    file.ask(&row.at, &row.name, reason, asks);
                    continue;
                }
            },
        };
        if let Some(reason) = not_yet(member, staged) {
            file.reject(&row.at, &row.name, reason);
            continue;
        }
        let first = *placed.entry(member).or_insert(committee);
        if first != committee {
            let other = staged.book.committee_name(first).to_owned();
            file.reject(
                &row.at,
                &row.name,
                text!(
                    "表中已把这名委员列在{other}，一名委员只能在一个专委会，请核对",
                    "the file has this member in {other} already; a member is in one committee, please check"
                ),
            );
            continue;
        }
        let Some(was) = staged.book.members.get(member).cloned() else {
            continue;
        };
        let mut is = was.clone();
        let sector = was.sector_on(staged.today);
        if let Err(reason) = set_committee(&mut is, sector, committee, staged) {
            file.reject(&row.at, &row.name, reason);
            continue;
        }
        note_committee_move(&was, &is, &row.at, staged, file);
        file.settle(staged.change(n, &was, is));
    }
}

/// The serving members who have the rows' names.
fn by_name(
    rows: &[CommitteeMemberDraft],
    staged: &StagedBook<'_, '_>,
) -> HashMap<String, Vec<MemberId>> {
    let mut names: HashMap<String, Vec<MemberId>> = HashMap::new();
    names.extend(rows.iter().map(|row| (row.name.clone(), Vec::new())));
    if !names.is_empty() {
        for member in staged.book.serving_or_to_come(staged.today) {
            if let Some(known) = names.get_mut(&member.name) {
                known.push(member.id);
            }
        }
    }
    names
}

/// Whom of those who have the name the row means, or why that can't be told.
fn who(
    row: &CommitteeMemberDraft,
    serving: &[MemberId],
    staged: &StagedBook<'_, '_>,
) -> Result<MemberId, Text> {
    let known = |id: &MemberId| staged.book.members.get(*id);
    let each = || serving.iter().filter_map(known);
    let fits = |member: &&Member| sex_fits(row, member) != Some(false);
    let ways: [fn(&CommitteeMemberDraft, &Member) -> Option<bool>; 2] = [phone_fits, employer_fits];
    for way in ways {
        let mut fitting = each().filter(|member| way(row, member) == Some(true));
        if let (Some(one), None) = (fitting.next(), fitting.next())
            && fits(&one)
        {
            return Ok(one.id);
        }
    }
    let agrees = |member: &Member| ways.iter().all(|way| way(row, member) != Some(false));
    let mut of_the_sex = each().filter(fits);
    if let (Some(one), None) = (of_the_sex.next(), of_the_sex.next())
        && sex_fits(row, one) == Some(true)
        && agrees(one)
    {
        return Ok(one.id);
    }
    let mut all = each();
    match (all.next(), all.next()) {
        (None, _) => Err(Text::of(
            "库中没有这个姓名的在任委员。这张表没有界别，不新建委员；请核对姓名，新委员请先写进有界别的名册",
            "no serving member of the store has this name. The table has no sectors, so nobody is created from it; check the name, or put a new member on a register with sectors first",
        )),
        (Some(one), None) if fits(&one) && agrees(one) => Ok(one.id),
        (Some(one), None) if !fits(&one) => Err(of_the_other_sex()),
        (Some(_), None) => Err(Text::of(
            "库中这个姓名的委员电话或者单位不同，请核对是不是这一位",
            "the member of this name in the store has another telephone number or employer; say whether it is this one",
        )),
        (Some(_), Some(_)) => Err(Text::of(
            "库中有几位委员是这个姓名，请指明是哪一位",
            "several members of the store have this name; say who is meant",
        )),
    }
}

/// Is it the member's sex? None where one of the two says none.
fn sex_fits(row: &CommitteeMemberDraft, member: &Member) -> Option<bool> {
    let written = row.sex.as_ref()?.value;
    Some((member.sex? == Sex::Female) == (written == "女"))
}

/// Is it the member's number? None where one of the two has none.
fn phone_fits(row: &CommitteeMemberDraft, member: &Member) -> Option<bool> {
    let written = row.phone.as_ref()?;
    plain(&member.phone)?;
    Some(same_phone(&written.value, &member.phone))
}

/// Is it the member's employer, one of them perhaps with the post and one without? None where one of
/// the two has none.
fn employer_fits(row: &CommitteeMemberDraft, member: &Member) -> Option<bool> {
    let (written, known) = (
        squeeze(&row.employer.as_ref()?.value),
        squeeze(&member.employer),
    );
    let filled = !written.is_empty() && !known.is_empty();
    filled.then(|| written.contains(&known) || known.contains(&written))
}
