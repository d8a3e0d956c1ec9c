//! Tables of records of any kind, by the heads of its description: its labels, its heads, its ids, in
//! both languages. Nothing is looked up; which cells stand in which field is all that is said.
//!
//! A kind is known when all is there that a new record must have, and one of these columns is headed as
//! no register of members is; the program's own list, whatever columns were taken out of it, when every head
//! is one of that list's. Registers, maps and convenors have readers of their own, which go before
//! where they read as many columns.

use std::collections::HashSet;

use super::draft::RosterDraft;
use super::record_heads::{Head, READ, is_own, must_say, named_in};
use super::record_rows::{Column, RecordRow, RecordsDraft};
use crate::domain::described::Shape;
use crate::domain::record::Kind;
use crate::domain::yearwork::Channel;
use crate::exchange::office::place::Placed;
use crate::exchange::office::words::{line, squeeze};
use crate::exchange::office::workbook::{Cell, Sheet};
use crate::text;

/// How far down the heads are looked for.
const SEARCHED_ROWS: usize = 40;

/// A sheet that is a table of records.
pub(super) struct Found {
    kinds: Vec<Kind>,
    /// All that the heads fit, whatever a title tells.
    fits: Vec<Kind>,
    /// The row of the heads.
    pub(super) row: usize,
    columns: Vec<(usize, Column)>,
    unknown: Vec<(usize, String)>,
    /// Is it the program's own list, perhaps without some of its columns?
    own: bool,
    /// Are its heads those of the proposals office?
    proposals: bool,
}

impl Found {
    /// How many columns are known.
    pub(super) fn known(&self) -> usize {
        self.columns.len()
    }

    /// Is it the program's own list?
    pub(super) fn is_own(&self) -> bool {
        self.own
    }

    /// How well it fits: an own list before any other table, then by its columns.
    fn fit(&self) -> (bool, usize) {
        (self.own, self.columns.len())
    }

    /// The kind; the first where several fit.
    pub(super) fn kind(&self) -> Kind {
        self.kinds.first().copied().unwrap_or(Kind::Liaison)
    }

    /// What of a new record must be said and has no column, by the places of the fields.
    fn lacks(&self) -> Vec<usize> {
        let facts = self.kind().facts();
        let implied = |nth: usize| {
            let by = facts.get(nth).and_then(|it| it.implied_by);
            let by = by.and_then(|id| facts.iter().position(|it| it.id == id));
            by.is_some_and(|by| self.has(by))
        };
        let given = self.given();
        let needed = must_say(self.kind()).iter().copied();
        needed
            .filter(|nth| !self.has(*nth) && !implied(*nth))
            .filter(|nth| given.is_none_or(|(given, _)| given != *nth))
            .collect()
    }

    fn has(&self, nth: usize) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|(_, column)| matches!(column, Column::Field(field, _) if *field == nth))
    }

    /// Does it have all that tells one record from another besides the fields that a new one must have?
    fn tells_apart(&self) -> bool {
        let facts = self.kind().facts();
        let also = self.kind().also();
        let has = |id: &&str| {
            facts
                .iter()
                .position(|it| it.id == *id)
                .is_some_and(|nth| self.has(nth))
        };
        !also.is_empty() && also.iter().all(has)
    }

    /// What the heads say of all rows: those of the proposals office, that they are of proposals.
    fn given(&self) -> Option<(usize, &'static str)> {
        let facts = self.kind().facts();
        let nth = facts.iter().position(|it| it.id == "channel")?;
        let office = self.proposals && !self.own && self.kind() == Kind::Output && !self.has(nth);
        office.then(|| (nth, Channel::Proposal.code()))
    }

    /// The same, its kind told by what the file is called where nothing in the sheet tells.
    fn told_by(mut self, file: &str) -> Found {
        if self.kinds.len() > 1 {
            let named = named_in(file).filter(|it| self.kinds.contains(it));
            let named: Vec<_> = named.collect();
            if let [one] = named.as_slice() {
                self.kinds = vec![*one];
            }
        }
        self
    }
}

/// The kind whose heads stand in a sheet; several where they fit equally.
pub(super) fn recognise(sheet: &Sheet) -> Option<Found> {
    among(sheet, &READ, named_in(sheet.name()).collect())
}

/// The same, where a person said which kind it is of.
pub(super) fn recognise_as(sheet: &Sheet, kind: Kind) -> Option<Found> {
    among(sheet, &[kind], HashSet::from([kind]))
}

fn among(sheet: &Sheet, all: &[Kind], mut named: HashSet<Kind>) -> Option<Found> {
    (0..sheet.height().min(SEARCHED_ROWS)).find_map(|row| {
        if let Some(above) = row.checked_sub(1) {
            let cells = sheet.row(above).iter();
            named.extend(cells.flat_map(|cell| named_in(&cell.text())));
        }
        let heads: Vec<Head> = (0..sheet.row(row).len())
            .map(|column| (column, line(&sheet.seen(row, column).text())))
            .filter(|(_, head)| !head.is_empty())
            .map(|(column, head)| Head::of(column, head))
            .collect();
        if heads.len() < 2 {
            return None;
        }
        let titled = |kind| named.contains(&kind);
        let mut best: Vec<Found> = Vec::new();
        for kind in all.iter().copied() {
            let Some(found) = fits(kind, row, &heads, titled(kind)) else {
                continue;
            };
            match best.first().map(Found::fit) {
                Some(fit) if fit > found.fit() => {}
                Some(fit) if fit == found.fit() => best.push(found),
                _ => best = vec![found],
            }
        }
        let kinds: Vec<Kind> = best.iter().flat_map(|it| it.kinds.clone()).collect();
        let fits = kinds.clone();
        let of_title: Vec<Kind> = kinds.iter().copied().filter(|kind| titled(*kind)).collect();
        let kinds = match of_title.as_slice() {
            [_] => of_title,
            _ => kinds,
        };
        let found = best.into_iter().find(|it| kinds.contains(&it.kinds[0]))?;
        Some(Found {
            kinds,
            fits,
            ..found
        })
    })
}

fn fits(kind: Kind, row: usize, heads: &[Head], titled: bool) -> Option<Found> {
    let mut found = Found {
        kinds: vec![kind],
        fits: vec![kind],
        row,
        columns: Vec::new(),
        unknown: Vec::new(),
        own: is_own(kind, heads),
        proposals: heads.iter().any(Head::is_of_proposals),
    };
    let mut told = titled || found.own;
    let needed = must_say(kind);
    for head in heads {
        let is_free = |column: &Column| !found.columns.iter().any(|(_, it)| it == column);
        match head.column(kind).filter(is_free) {
            Some(column) => {
                let tells = match column {
                    Column::Field(nth, _) => {
                        let facts = kind.facts();
                        let names = facts.get(nth).is_some_and(|facts| {
                            matches!(facts.shape, Shape::Ref(_) | Shape::Refs(_) | Shape::Rows)
                        });
                        (needed.contains(&nth) || names) && !head.is_of_registers()
                    }
                    Column::Number | Column::Reckoned(_) => false,
                };
                told |= tells;
                found.columns.push((head.at, column));
            }
            // What we write beside a rejected row.
            None if head.is_aside() => {}
            None => found.unknown.push((head.at, head.text.clone())),
        }
    }
    let tells = found.lacks().is_empty() || found.tells_apart();
    let enough = found.own || tells && found.columns.len() >= 2;
    (told && enough && found.columns.len() > found.unknown.len()).then_some(found)
}

/// Reads a sheet that was recognised.
pub(super) fn read(sheet: &Sheet, found: Found, file: &str, draft: &mut RosterDraft) -> usize {
    let found = found.told_by(file);
    for (column, head) in &found.unknown {
        let text = text!("“{head}”这一列没有读入", "the column “{head}” was not read");
        draft.note(sheet.at(found.row, *column), head.clone(), text);
    }
    let is_head = |row: usize| {
        let same = |(column, _): &&(usize, Column)| {
            squeeze(&sheet.seen(row, *column).text())
                == squeeze(&sheet.seen(found.row, *column).text())
        };
        found.columns.iter().filter(same).count() * 2 > found.columns.len()
    };
    let mut rows = Vec::new();
    for row in found.row + 1..sheet.height() {
        if sheet.is_blank_row(row) || is_head(row) {
            continue;
        }
        let mut read = RecordRow {
            at: sheet.at(row, found.columns.first().map_or(0, |(column, _)| *column)),
            number: None,
            cells: Vec::new(),
        };
        let mut faulty = false;
        for (at, column) in &found.columns {
            let cell = sheet.seen(row, *at);
            let place = sheet.at(row, *at);
            if let Some(reason) = cell.fault() {
                draft.reject(place, cell.text(), reason);
                faulty = true;
                continue;
            }
            if cell.is_blank() {
                continue;
            }
            if *column == Column::Number {
                let number = cell.text().trim().trim_start_matches('#').parse();
                read.number = number.ok().map(|value| Placed { at: place, value });
                continue;
            }
            let value = written(&found, *column, cell, sheet.from_1904());
            read.cells.push((*column, Placed { at: place, value }));
        }
        let own = read
            .cells
            .iter()
            .filter(|(column, _)| matches!(column, Column::Field(..)));
        let own = own.count();
        if let Some((nth, value)) = found.given() {
            let at = read.at.clone();
            let value = value.to_owned();
            let cell = Placed { at, value };
            read.cells.push((Column::Field(nth, None), cell));
        }
        match (faulty, own) {
            (true, _) => {}
            (false, 0) => {}
            // A line under the table: who made it, how many there are.
            (false, 1) if found.columns.len() > 3 && read.number.is_none() => {
                if let Some((_, cell)) = read.cells.first() {
                    draft.beside_table(cell.clone());
                }
            }
            (false, _) => rows.push(read),
        }
    }
    let count = rows.len();
    let called = match sheet.name().is_empty() {
        false => sheet.name().to_string(),
        true => file.to_owned(),
    };
    draft.tables.push(RecordsDraft {
        at: sheet.at(found.row, 0),
        called,
        own: found.own,
        lacks: found.lacks(),
        kinds: found.kinds,
        fits: found.fits,
        rows,
    });
    count
}

/// What a cell says for a column; days as they are, whatever the cell's format.
fn written(found: &Found, column: Column, cell: &Cell, from_1904: bool) -> String {
    let day = || cell.date(from_1904).ok().map(|day| day.to_string());
    let is_day = matches!(column, Column::Field(nth, part) if {
        let facts = found.kinds.first().map(|kind| kind.facts()).unwrap_or_default();
        let facts = facts.get(nth).copied();
        let own = facts.and_then(|it| part.map_or(Some(it), |part| it.parts.get(part)));
        own.is_some_and(|it| it.shape == Shape::Day)
    });
    let text = || cell.text().trim().to_owned();
    match is_day {
        true => day().unwrap_or_else(text),
        false => text(),
    }
}
