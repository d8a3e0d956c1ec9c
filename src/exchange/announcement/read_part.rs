//! A sector's part of a list: its names put together, and taken in or rejected whole.

use super::adding_up::adding_up;
use super::members::take_members;
use super::parts::{Kind, Part};
use super::reasons::{
    doubtful_heading, introduced, not_whole, part_disagrees, sector_among_people, several_sectors,
    who_left,
};
use super::title::Of;
use crate::exchange::listing::leads;
use crate::exchange::listing::naming;
use crate::exchange::listing::pieces::{self, Piece};
use crate::exchange::listing::splitting::{Split, split};
use crate::exchange::roster::{RosterDraft, SectorList, Whole};
use crate::text;
use crate::text::Text;

/// A part with its names put together.
pub(super) struct ReadPart<'p> {
    pub(super) part: &'p Part,
    pub(super) pieces: Vec<Piece>,
    pub(super) split: Result<Split, Split>,
}

impl<'p> ReadPart<'p> {
    pub(super) fn of(part: &'p Part) -> Self {
        let pieces = pieces::of_lines(&part.lines);
        let split = split(&pieces, part.count);
        ReadPart {
            part,
            pieces,
            split,
        }
    }

    pub(super) fn names(&self) -> &Split {
        match &self.split {
            Ok(split) | Err(split) => split,
        }
    }

    pub(super) fn found(&self) -> usize {
        self.names().names.len()
    }

    /// Puts the members into the draft, or says why not; true when the part was rejected.
    pub(super) fn settle(
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
    pub(super) fn leave_out_offices(&self, draft: &mut RosterDraft) {
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
