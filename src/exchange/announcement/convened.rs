//! A list that names the sectors' convenors or liaisons and nobody else: it says nothing about who is a
//! member.

use super::adding_up::{disagreement, tell_vacancies};
use super::parts::{Kind, Parts};
use super::read_part::ReadPart;
use super::reasons::{doubtful_heading, several_sectors};
use super::title::Of;
use crate::exchange::listing::naming;
use crate::exchange::listing::splitting::Listed;
use crate::exchange::names::NoName;
use crate::exchange::office::place::Placed;
use crate::exchange::roster::{ConvenorsDraft, RosterDraft};
use crate::exchange::seats::may_not_serve;
use crate::text;
use crate::text::Text;

/// Puts convenors or liaisons into the draft; how many sectors have any.
pub(super) fn read(parts: &Parts, read: Vec<ReadPart<'_>>, draft: &mut RosterDraft) -> usize {
    let before = draft.convenors.len();
    for part in read.into_iter().filter(|it| !it.pieces.is_empty()) {
        let (heading, last_row) = (&part.part.heading, part.part.last_row);
        if part.part.kind == Kind::Other {
            part.leave_out_offices(draft);
            continue;
        }
        let sector = part.part.kind == Kind::Sector;
        let split = match &part.split {
            Ok(split)
                if sector
                    && naming::several(&heading.value).is_none()
                    && split.undecided.is_empty()
                    && split.left_out.is_empty() =>
            {
                split
            }
            Ok(split) | Err(split) => {
                let several = naming::several(&heading.value);
                let reason = match part.part.count {
                    _ if several.is_some() => several_sectors(&several.unwrap_or_default()),
                    _ if !sector => doubtful_heading(&heading.value),
                    Some(count) => disagreement(count, split),
                    None => Text::of(
                        "这个界别的姓名没有读懂，没有读入。请用顿号隔开姓名",
                        "the names of this sector were not understood, and none was taken in; part them with 、",
                    ),
                };
                draft.reject_list(heading.clone(), last_row, reason);
                continue;
            }
        };
        tell_vacancies(split, &heading.value, draft);
        let mut people = split.names.clone();
        draft.marks.explain(&mut people);
        let (whole, described): (Vec<_>, Vec<_>) =
            people.iter().partition(|listed| !listed.described);
        let (left, whole): (Vec<_>, Vec<_>) = whole
            .into_iter()
            .partition(|listed| listed.remarks.iter().any(|it| may_not_serve(it)));
        for listed in left {
            let remark = listed.remarks.join("，");
            let reason = text!(
                "姓名后写有“{remark}”，可能已不担任，没有读入。不担任的请删去，担任的请删去这个备注",
                "“{remark}” behind the name says that this person may not serve, who was not taken in. Delete the name, or else the remark"
            );
            draft.reject(listed.at.clone(), listed.name.clone(), reason);
        }
        for listed in described {
            draft.reject(
                listed.at.clone(),
                listed.name.clone(),
                NoName::Described.text(),
            );
        }
        for listed in &whole {
            tell_unread(listed, draft);
        }
        let mut convenors = ConvenorsDraft {
            at: heading.at.clone(),
            sector: heading.value.clone(),
            first: None,
            others: Vec::new(),
            liaison: None,
            liaison_phone: None,
            elected: None,
            approved: None,
        };
        let of_liaison = |listed: &&Listed| listed.remarks.iter().any(|it| it.contains("联络员"));
        let (liaisons, whole): (Vec<_>, Vec<_>) = whole
            .into_iter()
            .partition(|listed| parts.of == Of::Liaisons || of_liaison(listed));
        for listed in &liaisons {
            let phone = listed.particulars.as_ref().and_then(|it| it.phone.as_ref());
            draft.convenors.push(ConvenorsDraft {
                liaison: Some(placed(listed)),
                liaison_phone: phone.map(|phone| placed(listed).with(phone.clone())),
                ..convenors.clone()
            });
        }
        if !whole.is_empty() || parts.of == Of::Convenors && liaisons.is_empty() {
            let (first, others) = first_of(&whole);
            (convenors.first, convenors.others) = (first.map(placed), others.map(placed).collect());
            draft.convenors.push(convenors);
        }
    }
    draft.convenors.len() - before
}

/// Tells what is said of a convenor or liaison that such a list changes nothing of: sex, post, party.
pub(in crate::exchange) fn tell_unread(listed: &Listed, draft: &mut RosterDraft) {
    let role = |word: &&str| {
        let roles = ["第一", "首席", "召集人", "联络员", "组长"];
        !roles.iter().any(|role| word.contains(role))
    };
    let particulars = listed.particulars.as_deref();
    let more = particulars.into_iter().flat_map(|it| {
        let said = [&it.party, &it.post].into_iter().flatten();
        said.chain(&it.unread).map(String::as_str)
    });
    let remarks = listed.remarks.iter().map(String::as_str);
    let unread: Vec<&str> = remarks.chain(more).filter(role).collect();
    if !unread.is_empty() {
        let unread = unread.join("，");
        draft.note(
            listed.at.clone(),
            listed.name.clone(),
            text!(
                "姓名后写的“{unread}”没有读入：召集人、联络员名单不改委员信息",
                "“{unread}” behind the name was not read: a list of convenors or liaisons changes nothing of members"
            ),
        );
    }
}

fn placed(listed: &Listed) -> Placed<String> {
    Placed {
        at: listed.at.clone(),
        value: listed.name.clone(),
    }
}

/// Who is said to be the first, or stands alone, and the others.
fn first_of<'l>(people: &[&'l Listed]) -> (Option<&'l Listed>, impl Iterator<Item = &'l Listed>) {
    let said = |listed: &&&Listed| listed.remarks.iter().any(|it| it.starts_with("第一"));
    let first = people.iter().find(said).or(match people {
        [one] => Some(one),
        _ => None,
    });
    let first = first.copied();
    let others = people
        .iter()
        .copied()
        .filter(move |other| first.is_none_or(|first| !std::ptr::eq(first, *other)));
    (first, others)
}
