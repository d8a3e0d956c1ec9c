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
mod read_part;
mod reasons;
mod settling;
#[cfg(test)]
pub(super) mod tests;
pub(super) mod title;

use super::listing::footnotes;
use super::listing::line::Line;
use super::listing::particulars::is_body;
use super::listing::pieces::Piece;
use super::roster::{RosterDraft, SheetKind};
use crate::text::Text;
pub(super) use adding_up::{adding_up, disagree, disagreement, tell_vacancies};
pub(super) use beside::{is_beside, is_date, without_label};
pub(super) use convened::tell_unread;
pub(super) use members::take_members;
use parts::{Kind, Parts};
use read_part::ReadPart;
use reasons::heading_not_read;
pub(super) use reasons::{headless, several_sectors};
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
            super::office::words::line(&line.text),
            heading_not_read(sector),
        );
    }
    for line in &parts.headless {
        draft.reject(
            line.at.clone(),
            super::office::words::line(&line.text),
            headless(),
        );
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
        super::office::words::line(&line.text),
        Text::of("名单外文字，没有读入", "text beside the list, not read"),
    );
}
