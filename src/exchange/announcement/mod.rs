//! Announced lists: the members of each sector, named in running text under the sector's heading.
//!
//! What a heading or the title counts is a checksum. Where the spaces between names leave it open
//! who is one and who are two, the count decides; where the names don't add up, the whole sector is
//! rejected with both numbers and nobody of it is taken. Who the people are is the desk's to say.

mod beside;
mod parts;
#[cfg(test)]
pub(super) mod tests;

use super::listing::lines::Line;
use super::listing::pieces::{self, Piece};
use super::listing::splitting::{Listed, Split, split};
use super::place::{At, Placed};
use super::roster::{MemberDraft, RosterDraft, SectorList, Whole};
use super::sex_and_ethnicity::{ethnicity, sex};
use crate::text;
use crate::text::Text;
use parts::{Part, Parts};

/// Reads an announcement into `draft` and says how many members there are; none when the lines are
/// no announcement.
pub(super) fn read(lines: &[Line], draft: &mut RosterDraft) -> Option<usize> {
    let parts = parts::of(lines);
    let read: Vec<_> = parts.parts.iter().map(ReadPart::of).collect();
    if !is_announcement(&parts, &read) {
        return None;
    }
    for line in &parts.beside {
        note_beside(line, draft);
    }
    let before = draft.members.len();
    let (mut found, mut failed) = (0, false);
    for (n, part) in read.into_iter().enumerate() {
        found += part.found();
        failed |= part.settle(&parts.parts[n + 1..], draft);
    }
    if let Some(total) = parts.total.filter(|total| total.value != found) {
        disagree(&total, found, failed, draft);
    }
    Some(draft.members.len() - before)
}

/// A member as a list names him: no more than name, sector and what stands in brackets.
pub(super) fn member(listed: &Listed, sector: &Placed<String>) -> MemberDraft {
    let placed = |word: &str| Placed {
        at: listed.at.clone(),
        value: word.to_owned(),
    };
    let mut member = MemberDraft {
        at: listed.at.clone(),
        name: listed.name.clone(),
        sex: None,
        ethnicity: None,
        party: None,
        sector: sector.clone(),
        employer: None,
        committee: None,
        phone: None,
        remark: None,
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

/// What does not add up, in words: both numbers and what could not be read.
pub(super) fn disagreement(declared: usize, split: &Split) -> Text {
    let (zh, en) = doubtful(split);
    if split.undecided.is_empty() {
        let found = split.names.len();
        text!(
            "写明 {declared} 人，实际读到 {found} 人{zh}。这个界别没有读入，请核对后再导入",
            "it says {declared}, but {found} were read{en}; the sector was not taken in, check it and import it again"
        )
    } else {
        text!(
            "写明 {declared} 人，但姓名之间的空格看不出怎么断开{zh}。请用顿号隔开",
            "it says {declared}, but the spaces do not tell where names end{en}; part them with 、"
        )
    }
}

/// A part with its names put together.
struct ReadPart<'p> {
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
    fn settle(self, following: &[Part], draft: &mut RosterDraft) -> bool {
        let Part {
            heading,
            count,
            last_row,
            ..
        } = self.part;
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
        let split = match self.split {
            Ok(split) => split,
            Err(split) => {
                let declared = count.unwrap_or(0);
                draft.reject_list(heading.clone(), *last_row, disagreement(declared, &split));
                return true;
            }
        };
        for piece in &split.left_out {
            leave_out(piece, count.is_some(), draft);
        }
        for pieces in &split.undecided {
            draft.reject(
                pieces[0].at.clone(),
                as_written(pieces),
                Text::of(
                    "看不出是几个人的姓名，请用顿号隔开",
                    "it is not clear how many people this names; part them with 、",
                ),
            );
        }
        draft.lists.push(SectorList {
            sector: heading.clone(),
            people: split.names.len(),
            whole: if count.is_some() {
                Whole::Declared
            } else {
                Whole::Headed
            },
        });
        let members = split.names.iter().map(|listed| member(listed, heading));
        draft.members.extend(members);
        false
    }
}

/// Enough of it must be names for the whole to be a list of them.
fn is_announcement(parts: &Parts, read: &[ReadPart<'_>]) -> bool {
    let names: usize = read.iter().map(ReadPart::found).sum();
    let others: usize = read.iter().map(|part| part.names().left_out.len()).sum();
    let is_named = |part: &&ReadPart<'_>| {
        let names = part.names();
        !names.names.is_empty() || !names.undecided.is_empty()
    };
    let named = read.iter().filter(is_named).count();
    let declared = read
        .iter()
        .filter(is_named)
        .any(|part| part.part.count.is_some());
    let titled = parts.titled && named > 0;
    (names > others || names == 0 && named > 0) && (declared || titled || named > 1)
}

fn note_beside(line: &Line, draft: &mut RosterDraft) {
    draft.note(
        line.at.clone(),
        super::words::line(&line.text),
        Text::of("名单外文字，没有读入", "text beside the list, not read"),
    );
}

/// Where the count is met without it, a piece that is no name is text; else it may be a name.
fn leave_out(piece: &Piece, counted: bool, draft: &mut RosterDraft) {
    let (at, text) = (piece.at.clone(), piece.text.as_str());
    if counted && text.chars().count() > 1 {
        draft.note(
            at,
            text,
            Text::of("名单外文字，没有读入", "text beside the list, not read"),
        );
    } else {
        draft.reject(
            at,
            text,
            Text::of(
                "不像姓名，没有读入。是姓名的请改正，不是的请删去",
                "this does not look like a name; correct it, or delete it if it is none",
            ),
        );
    }
}

/// The title's total against what stands below.
pub(super) fn disagree(total: &Placed<usize>, found: usize, failed: bool, draft: &mut RosterDraft) {
    let (at, declared): (At, usize) = (total.at.clone(), total.value);
    let reason = text!(
        "写明共 {declared} 人，合计读到 {found} 人，请核对",
        "it says {declared} in all, but {found} were read; please check"
    );
    if failed {
        // The sector that does not add up was rejected already.
        draft.note(at, declared.to_string(), reason);
    } else {
        draft.reject(at, declared.to_string(), reason);
    }
}

/// A few of the pieces that were no names, or not clear, as the end of a sentence.
fn doubtful(split: &Split) -> (String, String) {
    let pieces = split.left_out.iter().map(|piece| piece.text.clone());
    let undecided = split.undecided.iter().map(|pieces| as_written(pieces));
    let told: Vec<_> = undecided.chain(pieces).take(3).collect();
    if told.is_empty() {
        return Default::default();
    }
    let (zh, en) = (told.join("”“"), told.join("”, “"));
    (format!("（存疑：“{zh}”）"), format!(" (in doubt: “{en}”)"))
}

fn as_written(pieces: &[Piece]) -> String {
    let texts: Vec<_> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    texts.join(" ")
}
