//! The people of a list as members: what stands behind their names, and who may be one person.

use std::collections::HashMap;

use super::reasons::sector_among_people;
use crate::exchange::listing::naming;
use crate::exchange::listing::splitting::Listed;
use crate::exchange::names::NoName;
use crate::exchange::office::place::{At, Placed};
use crate::exchange::roster::{MemberDraft, RosterDraft, Whole};
use crate::exchange::sex_and_ethnicity::{ethnicity, sex};
use crate::text;
use crate::text::Text;

/// Puts the people of a sector into the draft: as a list names them, no more than name, sector and
/// what stands behind the name. Whose name is not whole is rejected.
pub(in crate::exchange) fn take_members(
    people: &[Listed],
    sector: &Placed<String>,
    counted: bool,
    draft: &mut RosterDraft,
) {
    let mut unread: Option<(At, String)> = None;
    let mut seen: HashMap<&str, &At> = HashMap::new();
    for (n, listed) in people.iter().enumerate() {
        if let Some(other) = naming::sector_at_start_of(&listed.name) {
            for beyond in &people[n..] {
                draft.reject(
                    beyond.at.clone(),
                    beyond.name.clone(),
                    sector_among_people(&sector.value, other),
                );
            }
            // The list that has just been told of does not have everybody.
            if let Some(list) = draft.lists.last_mut() {
                (list.people, list.whole) = (n, Whole::Part);
            }
            break;
        }
        if listed.described {
            draft.reject(
                listed.at.clone(),
                listed.name.clone(),
                NoName::Described.text(),
            );
            continue;
        }
        if let Some(other) = listed.particulars.iter().flat_map(|it| &it.unread).next() {
            unread.get_or_insert_with(|| (listed.at.clone(), other.clone()));
        }
        if let Some(first) = seen.insert(&listed.name, &listed.at)
            && counted
        {
            let Text { zh, en } = if *first == listed.at {
                Text::of("同一处", "the same place")
            } else {
                first.text()
            };
            draft.note(
                listed.at.clone(),
                listed.name.clone(),
                text!(
                    "与{zh}的委员同名，按标题写明的人数是两位委员，请核对",
                    "of the same name as the one in {en}; by the number of people they are two, please check"
                ),
            );
        }
        draft.members.push(member(listed, sector, counted));
    }
    if let Some((at, value)) = unread {
        draft.note(
            at,
            value,
            Text::of(
                "出生年月、学历不入名册，没有读入",
                "births and education are not kept, and were not read",
            ),
        );
    }
}

fn member(listed: &Listed, sector: &Placed<String>, counted: bool) -> MemberDraft {
    let placed = |word: &str| Placed {
        at: listed.at.clone(),
        value: word.to_owned(),
    };
    let told = listed.particulars.as_deref();
    let said = |word: Option<&String>| word.map(|word| placed(word));
    let mut member = MemberDraft {
        id: None,
        serial: None,
        at: listed.at.clone(),
        name: listed.name.clone(),
        sex: None,
        ethnicity: None,
        party: said(told.and_then(|it| it.party.as_ref())),
        sector: sector.clone(),
        employer: said(told.and_then(|it| it.post.as_ref())),
        committee: None,
        phone: said(told.and_then(|it| it.phone.as_ref())),
        hidden_phone: None,
        looked: Vec::new(),
        remark: None,
        counted,
    };
    let mut others = Vec::new();
    for remark in &listed.remarks {
        if let Some(known) = sex(remark) {
            member.sex = Some(placed("").with(known));
        } else if let Some(known) = ethnicity(remark) {
            member.ethnicity = Some(placed(&known));
        } else {
            others.push(remark.as_str());
        }
    }
    // A region tells people of one name apart.
    member.remark = (!others.is_empty()).then(|| placed(&others.join("，")));
    member
}

/// Rejects whoever stands in one sector and, with 兼, in another: which of them is meant nobody can tell, and
/// they are not two people.
pub(super) fn ask_of_those_in_two(before: usize, draft: &mut RosterDraft) {
    let also = |member: &MemberDraft| {
        let remark = member.remark.as_ref().map_or("", |it| it.value.as_str());
        remark.split('，').any(|word| matches!(word, "兼" | "兼任"))
    };
    let new = draft.members.split_off(before);
    let again = |member: &MemberDraft| {
        let other =
            |it: &&MemberDraft| it.name == member.name && it.sector.value != member.sector.value;
        new.iter().find(other).filter(|_| also(member))
    };
    for member in &new {
        let Some(other) = again(member) else {
            draft.members.push(member.clone());
            continue;
        };
        let other = &other.sector.value;
        let reason = text!(
            "写有“兼”，{other}里也有这个姓名：看来是同一位委员，这里没有读入。委员只属一个界别，请删去一处；是两个人的，请删去“兼”",
            "it says 兼, and {other} has this name, too: they seem to be one person, and this one was not read. A member is of one sector: delete one of the two, or 兼 if they are two people"
        );
        draft.reject(member.at.clone(), member.name.clone(), reason);
    }
}
