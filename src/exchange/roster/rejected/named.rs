//! What was rejected of running text: lists as their lines, people, committees and convenors as rows
//! of small tables.

use super::super::draft::{MemberDraft, SheetKind};
use super::page::{Page, PageRow, RejectedFile, added};
use crate::exchange::listing::heading;
use crate::exchange::listing::line::Line;
use crate::exchange::listing::lines;
use crate::exchange::office::note::Rejection;
use crate::exchange::office::open::Opened;
use crate::exchange::office::place::Placed;
use crate::exchange::office::workbook::{Cell, Sheet};
use crate::text::{Locale, Text};

const MEMBERS: [&str; 5] = ["姓名", "界别", "性别", "民族", "备注"];
const MAP: [&str; 2] = ["专委会", "联系界别"];
const CONVENORS: [&str; 3] = ["界别", "第一召集人", "其他召集人"];

/// Adds the pages of a file's running text; hands back what stands in no line.
pub(super) fn of_lines<'r>(
    file: &RejectedFile<'_>,
    sheets: &[Sheet],
    rejected: Vec<&'r Rejection>,
    locale: Locale,
    pages: &mut Vec<Page>,
) -> Vec<&'r Rejection> {
    if rejected.is_empty() {
        return rejected;
    }
    let all = match file.opened {
        Opened::Workbook(_) => sheets.iter().flat_map(lines::of_sheet).collect(),
        Opened::Document(_) => lines::of_opened(file.opened),
    };
    let name = |kind: SheetKind| kind.text().say(locale).to_owned();
    let mut lists = Page::new(
        &name(SheetKind::Announcement),
        &[Text::of("内容", "lines").say(locale)],
    );
    let mut members = Page::new(&name(SheetKind::Members), &MEMBERS);
    let mut map = Page::new(&name(SheetKind::Map), &MAP);
    let mut convenors = Page::new(&name(SheetKind::Convenors), &CONVENORS);
    let mut rest = Vec::new();
    let mut done: Vec<(&Placed<String>, &Rejection)> = Vec::new();
    for rejection in rejected {
        let row = |cells: Vec<Cell>| PageRow {
            cells,
            rejected: vec![0],
            added: Some(added(file, rejection.at.row, &[rejection], locale)),
        };
        let drafts = &file.draft.members;
        let of_sector = |member: &&MemberDraft| {
            member.sector.at == rejection.at && member.sector.value == rejection.value
        };
        if let Some(first) = drafts.iter().find(of_sector) {
            // Each member of an unknown sector is rejected; the sector's rows come once.
            if done.iter().any(|(sector, _)| **sector == first.sector) {
                continue;
            }
            done.push((&first.sector, rejection));
            members
                .rows
                .extend(drafts.iter().filter(of_sector).map(|it| row(of_member(it))));
        } else if let Some(member) = drafts
            .iter()
            .find(|it| it.at == rejection.at && it.name == rejection.value)
        {
            members.rows.push(row(of_member(member)));
        } else if let Some(block) = block(&all, rejection) {
            let mut cells = block.into_iter().map(|text| vec![Cell::Text(text.into())]);
            lists.rows.extend(cells.next().map(row));
            lists.rows.extend(cells.map(|cells| PageRow {
                cells,
                rejected: Vec::new(),
                added: None,
            }));
        } else if let Some(draft) = file
            .draft
            .map
            .iter()
            .find(|it| it.at == rejection.at && it.committee == rejection.value)
        {
            let sectors: Vec<_> = draft.sectors.iter().map(|it| it.value.as_str()).collect();
            let sectors = Cell::Text(sectors.join("、").into());
            map.rows.push(row(vec![text(&draft.committee), sectors]));
        } else if let Some((sector, first)) = convenor(file, rejection) {
            let person = text(&rejection.value);
            convenors.rows.push(row(if first {
                vec![text(sector), person]
            } else {
                vec![text(sector), Cell::Empty, person]
            }));
        } else if let Some(sector) = sector_above(file, rejection) {
            members
                .rows
                .push(row(vec![text(&rejection.value), text(sector)]));
        } else {
            rest.push(rejection);
        }
    }
    pages.extend(
        [lists, members, map, convenors]
            .into_iter()
            .filter(|page| !page.rows.is_empty()),
    );
    rest
}

/// The heading of a list that was rejected whole, and its lines.
fn block(all: &[Line], rejection: &Rejection) -> Option<Vec<String>> {
    let at = &rejection.at;
    let first = all.iter().position(|line| {
        line.at == *at
            && heading::sector_of(&line.text).is_some_and(|sector| sector == rejection.value)
    })?;
    let rest = all[first + 1..]
        .iter()
        .take_while(|line| {
            line.at.unit == at.unit
                && line.at.sheet == at.sheet
                && line.at.row <= rejection.last_row
        })
        .map(|line| line.text.as_str());
    let rest: Vec<_> = rest.collect();
    let mut block = vec![all[first].text.clone()];
    if !rest.is_empty() {
        // In one cell a name may go on in the next line.
        block.push(rest.join("\n"));
    }
    Some(block)
}

/// The sector whose convenor was rejected, and whether as the first.
fn convenor<'f>(file: &RejectedFile<'f>, rejection: &Rejection) -> Option<(&'f str, bool)> {
    let is = |person: &Placed<String>| person.at == rejection.at && person.value == rejection.value;
    file.draft.convenors.iter().find_map(|draft| {
        let first = draft.first.as_ref().is_some_and(is);
        (first || draft.others.iter().any(is)).then_some((draft.sector.as_str(), first))
    })
}

/// The sector under whose heading a piece stands.
fn sector_above<'f>(file: &RejectedFile<'f>, rejection: &Rejection) -> Option<&'f str> {
    let at = &rejection.at;
    let above = file.draft.lists.iter().rev().find(|list| {
        let heading = &list.sector.at;
        heading.unit == at.unit && heading.sheet == at.sheet && heading.row <= at.row
    })?;
    Some(above.sector.value.as_str())
}

fn of_member(member: &MemberDraft) -> Vec<Cell> {
    let word = |placed: Option<&str>| placed.map_or(Cell::Empty, text);
    vec![
        text(&member.name),
        text(&member.sector.value),
        word(member.sex.as_ref().map(|it| it.value)),
        word(member.ethnicity.as_ref().map(|it| it.value.as_str())),
        word(member.remark.as_ref().map(|it| it.value.as_str())),
    ]
}

fn text(word: &str) -> Cell {
    Cell::Text(word.into())
}
