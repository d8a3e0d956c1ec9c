//! Announced lists: the members of each sector, named in running text under the sector's heading.
//!
//! What a heading or the title counts is a checksum. Where the spaces between names leave it open
//! who is one and who are two, the count decides; where the names don't add up, the whole sector is
//! rejected with both numbers and nobody of it is taken. Who the people are is the desk's to say.

mod adding_up;
mod beside;
mod convened;
mod members;
mod parts;
mod reasons;
mod settling;
#[cfg(test)]
pub(super) mod tests;
pub(super) mod title;

use super::listing::footnotes;
use super::listing::leads;
use super::listing::lines::Line;
use super::listing::naming;
use super::listing::particulars::is_body;
use super::listing::pieces::{self, Piece};
use super::listing::splitting::{Split, split};
use super::roster::{RosterDraft, SectorList, SheetKind, Whole};
use crate::text;
use crate::text::Text;
pub(super) use adding_up::{adding_up, disagree, disagreement, tell_vacancies};
pub(super) use beside::{is_beside, is_date, without_label};
pub(super) use convened::tell_unread;
pub(super) use members::take_members;
use parts::{Kind, Part, Parts};
use reasons::{
    doubtful_heading, heading_not_read, introduced, not_whole, part_disagrees, sector_among_people,
};
pub(super) use reasons::{headless, several_sectors, who_left};
use title::Of;

/// Reads an announcement into `draft` and says what it is and how many records it has; none when the
/// lines are no announcement.
pub(super) fn read(lines: &[Line], draft: &mut RosterDraft) -> Option<(SheetKind, usize)> {
    let lines = footnotes::in_place(lines);
    let parts = parts::of(&lines);
    let read: Vec<_> = parts.parts.iter().map(ReadPart::of).collect();
    if !is_announcement(&parts, &read) {
        return None;
    }
    let unread: Vec<_> = parts.unread().collect();
    for line in &parts.beside {
        if !unread.iter().any(|(it, _)| std::ptr::eq(*it, line)) {
            note_beside(line, draft);
        }
    }
    for (line, sector) in unread {
        draft.reject(
            line.at.clone(),
            super::words::line(&line.text),
            heading_not_read(sector),
        );
    }
    for line in &parts.headless {
        draft.reject(line.at.clone(), super::words::line(&line.text), headless());
    }
    if matches!(parts.of, Of::Convenors | Of::Liaisons) {
        let records = convened::read(&parts, read, draft);
        return Some((SheetKind::Notice, records));
    }
    let before = draft.members.len();
    let listed = parts.titled || parts.total.is_some();
    let (mut found, mut seats, mut failed) = (0, 0, false);
    let people: Vec<_> = read.iter().map(ReadPart::found).collect();
    for (n, part) in read.into_iter().enumerate() {
        if part.part.kind != Kind::Other {
            found += part.found();
            seats += part.names().seats();
        }
        failed |= part.settle(
            (&parts.parts[n + 1..], &people[n + 1..]),
            (parts.of, listed),
            draft,
        );
    }
    members::ask_of_those_in_two(before, draft);
    if let Some(total) = parts
        .total
        .filter(|total| !(found..=found + seats).contains(&total.value))
    {
        disagree(&total, found, failed, draft);
    }
    Some((SheetKind::Announcement, draft.members.len() - before))
}

/// The offices and bodies whose people lines name, where they name no sector's.
pub(super) fn offices(lines: &[Line]) -> Vec<String> {
    let parts = parts::of(lines);
    let mut offices: Vec<String> = Vec::new();
    for part in parts.parts.iter().filter(|part| part.kind == Kind::Other) {
        let named = ReadPart::of(part).found() > 0;
        if named && !offices.contains(&part.heading.value) {
            offices.push(part.heading.value.clone());
        }
    }
    offices
}

/// A part with its names put together.
pub(super) struct ReadPart<'p> {
    part: &'p Part,
    pieces: Vec<Piece>,
    split: Result<Split, Split>,
}

impl<'p> ReadPart<'p> {
    fn of(part: &'p Part) -> Self {
        let pieces = pieces::of_lines(&part.lines);
        let split = split(&pieces, part.count);
        ReadPart {
            part,
            pieces,
            split,
        }
    }

    fn names(&self) -> &Split {
        match &self.split {
            Ok(split) | Err(split) => split,
        }
    }

    fn found(&self) -> usize {
        self.names().names.len()
    }

    /// Puts the members into the draft, or says why not; true when the part was rejected.
    fn settle(
        self,
        following: (&[Part], &[usize]),
        (of, listed): (Of, bool),
        draft: &mut RosterDraft,
    ) -> bool {
        let Part {
            heading,
            count,
            last_row,
            kind,
            excerpt,
            left,
            ..
        } = self.part;
        let of = left.map_or(of, Of::Left);
        match (*kind, of) {
            (Kind::Other, _) => {
                self.leave_out_offices(draft);
                return false;
            }
            (Kind::Label | Kind::Doubtful, _) => {
                let reason = match leads::leaving(&heading.value) {
                    Some(word) => who_left(word),
                    None if leads::introduces(&heading.value) => introduced(&heading.value),
                    None => doubtful_heading(&heading.value),
                };
                draft.reject_list(heading.clone(), *last_row, reason);
                return true;
            }
            (Kind::Sector, Of::Left(word)) => {
                draft.reject_list(heading.clone(), *last_row, who_left(word));
                return true;
            }
            (Kind::Sector, _) => {}
        }
        if let Some(remark) = self.part.remark() {
            let text = text!(
                "标题括号里的“{remark}”没有读入",
                "“{remark}” in brackets in the heading was not read"
            );
            draft.note(heading.at.clone(), heading.value.clone(), text);
        }
        if let Some((part, declared, split)) = &self.part.fault {
            let reason = part_disagrees(&part.value, *declared, split);
            draft.reject_list(heading.clone(), *last_row, reason);
            return true;
        }
        if self.pieces.is_empty() && self.part.heads(following) {
            draft.note(
                heading.at.clone(),
                heading.value.clone(),
                Text::of(
                    "标题下没有姓名，看作几个界别的总标题",
                    "no names stand under this heading; it was read as one of several sectors",
                ),
            );
            return false;
        }
        if let Some(sectors) = naming::several(&heading.value) {
            draft.reject_list(heading.clone(), *last_row, several_sectors(&sectors));
            return true;
        }
        let left_out = self.names().left_out.iter();
        let mut other = left_out.filter_map(|piece| naming::sector_at_start_of(&piece.text));
        if let Some(other) = other.find(|other| *other != heading.value) {
            let reason = sector_among_people(&heading.value, other);
            draft.reject_list(heading.clone(), *last_row, reason);
            return true;
        }
        let Some(split) = adding_up(self.split, (heading, *count), *last_row, draft) else {
            return true;
        };
        draft.lists.push(SectorList {
            sector: heading.clone(),
            people: split.names.len(),
            whole: match (of, count, excerpt) {
                (Of::Some(_), ..) | (.., Some(_)) => Whole::Part,
                (_, Some(_), None) if listed => Whole::Declared,
                (Of::Membership, None, None) => Whole::Headed,
                // Only what says so is the membership.
                (_, _, None) => Whole::Part,
            },
        });
        if let Some(word) = excerpt {
            draft.note(heading.at.clone(), heading.value.clone(), not_whole(word));
        }
        take_members(&split.names, heading, count.is_some(), draft);
        false
    }

    /// Says that these people hold an office, or belong to a body, and are no sector's.
    fn leave_out_offices(&self, draft: &mut RosterDraft) {
        let heading = &self.part.heading;
        let (name, people) = (&heading.value, self.found());
        let said = if people > 0 {
            text!(
                "“{name}”是职务或者机构，不是界别，这里的 {people} 人没有读入",
                "“{name}” is an office or a body, no sector; its {people} people were not read"
            )
        } else {
            text!(
                "“{name}”不是界别，下面也没有姓名，没有读入",
                "“{name}” is no sector and names nobody; it was not read"
            )
        };
        draft.note(heading.at.clone(), name.clone(), said);
    }
}

/// Enough of it must be names for the whole to be a list of them.
fn is_announcement(parts: &Parts, read: &[ReadPart<'_>]) -> bool {
    let sectors = parts.parts.iter().any(|part| part.kind == Kind::Sector);
    let read = || read.iter().filter(|part| part.part.kind != Kind::Other);
    let names: usize = read().map(ReadPart::found).sum();
    // An employer beside each name is no sign of another text.
    let is_other = |piece: &&Piece| !is_body(&piece.text);
    let others: usize = read()
        .map(|part| part.names().left_out.iter().filter(is_other).count())
        .sum();
    let is_named = |part: &&ReadPart<'_>| {
        let names = part.names();
        !names.names.is_empty() || !names.undecided.is_empty() || !names.vacant.is_empty()
    };
    let named = read().filter(is_named).count();
    let declared = read()
        .filter(is_named)
        .any(|part| part.part.count.is_some());
    let titled = parts.titled && named > 0;
    sectors && (names > others || names == 0 && named > 0) && (declared || titled || named > 1)
}

fn note_beside(line: &Line, draft: &mut RosterDraft) {
    draft.note(
        line.at.clone(),
        super::words::line(&line.text),
        Text::of("名单外文字，没有读入", "text beside the list, not read"),
    );
}
