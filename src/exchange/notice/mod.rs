//! Notices of groups: each sector's group with its leader, its members and the committee that is in
//! touch with it.
//!
//! A notice that names nobody but the leaders says nothing about who is a member. The leader of a group is the sector's first convenor, a deputy one of the others. The count in a
//! group's heading includes them, and it is a checksum as in an announced list: a group that does
//! not add up is rejected whole.

mod groups;
#[cfg(test)]
mod tests;

use super::announcement::{self, disagreement, take_members, tell_vacancies};
use super::listing::count;
use super::listing::footnotes;
use super::listing::line::Line;
use super::listing::naming;
use super::listing::pieces;
use super::listing::splitting::{Listed, Split, split};
use super::names::{self, NoName};
use super::office::place::Placed;
use super::office::words::squeeze;
use super::phones;
use super::roster::{self, ConvenorsDraft, MapDraft, RosterDraft, SectorList, Whole};
use crate::exchange::office::note::Rejection;
use crate::text::Text;
use groups::{Group, Groups, Label};

/// Reads a notice into `draft` and says how many people its groups have; none when the lines are no
/// notice.
pub(super) fn read(lines: &[Line], draft: &mut RosterDraft) -> Option<usize> {
    let lines = footnotes::in_place(lines);
    let Groups {
        groups,
        beside,
        headless,
    } = groups::of(&lines);
    let led = groups.iter().filter(|group| group.is_led()).count();
    if led == 0 {
        return None;
    }
    for line in headless {
        let words = super::office::words::line(&line.text);
        draft.reject(line.at.clone(), words, announcement::headless());
    }
    let mut total = None;
    for line in beside {
        let word = squeeze(&line.text);
        let in_all = ["合计", "总计", "共计"]
            .iter()
            .any(|it| word.starts_with(it));
        if let Some(value) = count::total(&word).filter(|_| in_all) {
            total = Some(Placed {
                at: line.at.clone(),
                value,
            });
            continue;
        }
        draft.note(
            line.at.clone(),
            super::office::words::line(&line.text),
            Text::of("通知正文，没有读入", "text of the notice, not read"),
        );
    }
    let before = (draft.members.len(), draft.convenors.len());
    let members = groups
        .iter()
        .any(|group| group.lines(Label::Members).next().is_some());
    for group in &groups {
        settle(group, members, draft);
    }
    let records = draft.members.len() - before.0;
    if let Some(total) = total.filter(|total| members && total.value != records) {
        announcement::disagree(&total, records, !draft.rejected.is_empty(), draft);
    }
    Some(if members {
        records
    } else {
        draft.convenors.len() - before.1
    })
}

/// Puts a group's people, convenors and committee into the draft, or says why not; `members` says
/// whether the notice has members of any group.
fn settle(group: &Group, members: bool, draft: &mut RosterDraft) {
    if let Some(sectors) = naming::several(&group.heading.value) {
        let reason = announcement::several_sectors(&sectors);
        return draft.reject_list(group.heading.clone(), group.last_row, reason);
    }
    let mut leaders = Vec::new();
    for label in [Label::Leader, Label::Deputy, Label::Convenors] {
        match of_label(group, label, None) {
            Ok(mut split) => {
                tell_vacancies(&split, &group.heading.value, draft);
                draft.marks.explain(&mut split.names);
                leaders.extend(split.names.into_iter().map(|name| (label, name)));
            }
            Err(split) => return reject(group, &split, draft),
        }
    }
    let named = group.lines(Label::Members).next().is_some();
    let whole = named || members && group.count.is_some();
    if !whole {
        for (_, listed) in &leaders {
            announcement::tell_unread(listed, draft);
        }
        convenors(group, &leaders, draft);
        committee(group, draft);
        return;
    }
    let mut people = match everybody(group, &leaders, draft) {
        Ok(people) => people,
        Err(split) => return reject(group, &split, draft),
    };
    draft.marks.explain(&mut people);
    let sector = &group.heading;
    draft.lists.push(SectorList {
        sector: sector.clone(),
        people: people.len(),
        whole: if group.count.is_some() {
            Whole::Declared
        } else {
            Whole::Headed
        },
    });
    take_members(&people, sector, group.count.is_some(), draft);
    convenors(group, &leaders, draft);
    committee(group, draft);
}

/// Leaders and members together, as many as the heading counts. Some notices have the leaders among
/// the members once more.
fn everybody(
    group: &Group,
    leaders: &[(Label, Listed)],
    draft: &mut RosterDraft,
) -> Result<Vec<Listed>, Split> {
    let first = || leaders.iter().map(|(_, listed)| listed.clone());
    let is_leader = |listed: &Listed| leaders.iter().any(|(_, it)| it.name == listed.name);
    let wanted = group.count.map(|count| count.checked_sub(leaders.len()));
    let apart = match wanted {
        None => of_label(group, Label::Members, None)?,
        Some(wanted) => {
            let wanted = wanted.unwrap_or(0);
            match of_label(group, Label::Members, Some(wanted)) {
                Ok(split) => split,
                Err(split) => {
                    let all = of_label(group, Label::Members, group.count);
                    let repeated = all.ok().filter(|all| {
                        let again = all.names.iter().filter(|it| is_leader(it)).count();
                        again == leaders.len()
                    });
                    let Some(mut all) = repeated else {
                        return Err(with(split, first()));
                    };
                    all.names.retain(|listed| !is_leader(listed));
                    all
                }
            }
        }
    };
    if !apart.undecided.is_empty() || group.count.is_none() && !apart.left_out.is_empty() {
        return Err(with(apart, first()));
    }
    tell_vacancies(&apart, &group.heading.value, draft);
    let mut members = apart.names;
    if group.count.is_none() {
        members.retain(|listed| !is_leader(listed));
    }
    Ok(first().chain(members).collect())
}

/// The split with the leaders' names before the others', so that it counts everybody.
fn with(mut split: Split, leaders: impl Iterator<Item = Listed>) -> Split {
    split.names.splice(0..0, leaders);
    split
}

fn of_label(group: &Group, label: Label, wanted: Option<usize>) -> Result<Split, Split> {
    let pieces = pieces::of_lines(group.lines(label));
    let read = split(&pieces, wanted)?;
    let unclear =
        label != Label::Members && !(read.undecided.is_empty() && read.left_out.is_empty());
    if unclear { Err(read) } else { Ok(read) }
}

fn reject(group: &Group, split: &Split, draft: &mut RosterDraft) {
    let reason = match group.count {
        Some(count) => disagreement(count, split),
        None => Text::of(
            "这个小组的姓名没有读懂，整组没有读入。请用顿号隔开姓名",
            "the names of this group were not understood, and none was taken in; part them with 、",
        ),
    };
    draft.reject_list(group.heading.clone(), group.last_row, reason);
}

/// The leader is the first convenor; one convenor alone is the first, too.
fn convenors(group: &Group, leaders: &[(Label, Listed)], draft: &mut RosterDraft) {
    let (described, leaders): (Vec<_>, Vec<_>) = leaders
        .iter()
        .cloned()
        .partition(|(_, listed)| listed.described);
    for (_, listed) in described {
        // A member of this name was rejected already.
        let known = |it: &Rejection| it.at == listed.at && it.value == listed.name;
        if !draft.rejected.iter().any(known) {
            draft.reject(listed.at, listed.name, NoName::Described.text());
        }
    }
    let placed = |listed: &Listed| Placed {
        at: listed.at.clone(),
        value: listed.name.clone(),
    };
    let named_first = |(label, listed): &&(Label, Listed)| {
        *label == Label::Leader || listed.remarks.iter().any(|it| it.starts_with("第一"))
    };
    let first = leaders
        .iter()
        .find(named_first)
        .or_else(|| leaders.first().filter(|_| leaders.len() == 1));
    let others = leaders
        .iter()
        .filter(|other| first.is_none_or(|first| !std::ptr::eq(first, *other)));
    let mut read = ConvenorsDraft {
        at: group.heading.at.clone(),
        sector: group.heading.value.clone(),
        first: first.map(|(_, listed)| placed(listed)),
        others: others.map(|(_, listed)| placed(listed)).collect(),
        liaison: None,
        liaison_phone: None,
        elected: None,
        approved: None,
    };
    liaison(group, &mut read, draft);
    if !leaders.is_empty() || read.liaison.is_some() {
        draft.convenors.push(read);
    }
}

fn liaison(group: &Group, read: &mut ConvenorsDraft, draft: &mut RosterDraft) {
    let Some(line) = group.lines(Label::Liaison).next() else {
        return;
    };
    let digits = line.text.find(|c: char| c.is_ascii_digit());
    let (name, number) = line.text.split_at(digits.unwrap_or(line.text.len()));
    let name =
        name.trim_end_matches(|c: char| "（(，,、:：电话手机".contains(c) || c.is_whitespace());
    let at = &line.at;
    if super::office::words::is_vacant(name) {
        return;
    }
    match names::person(name) {
        Ok(person) => {
            read.liaison = Some(Placed {
                at: at.clone(),
                value: person.name,
            });
        }
        Err(why) => {
            draft.reject(at.clone(), name, why.text());
            return;
        }
    }
    if number.is_empty() {
        return;
    }
    match phones::phones(number.trim_end_matches(['）', ')', '。'])) {
        Ok(numbers) => {
            let first = numbers.into_iter().next();
            read.liaison_phone = first.map(|value| Placed {
                at: at.clone(),
                value,
            });
        }
        Err(why) => draft.reject(at.clone(), number, why.text()),
    }
}

/// The committee that is in touch with the sector, as the map has it.
fn committee(group: &Group, draft: &mut RosterDraft) {
    let Some(line) = group.lines(Label::Committee).next() else {
        return;
    };
    let bare = line.text.split(count::opens).next().unwrap_or("");
    let all = roster::sectors(bare.trim_end_matches(['。', '；', ';', '.']));
    // Some notices name the office beside the committee.
    let named = all.iter().find(|name| name.contains('委')).or(all.first());
    let Some(name) = named.cloned() else {
        return;
    };
    if super::office::words::is_vacant(&name) {
        return;
    }
    let known = draft.map.iter_mut().find(|map| map.committee == name);
    match known {
        Some(map) => map.sectors.push(group.heading.clone()),
        None => draft.map.push(MapDraft {
            sectors: vec![group.heading.clone()],
            ..MapDraft::of(line.at.clone(), name)
        }),
    }
}
