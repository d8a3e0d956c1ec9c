//! Forms in the cells of a sheet or of a document's table.
//!
//! An answer stands in the label's own cell behind a colon, in the cells to its right, or, where
//! the labels stand in a row, below. Several forms may stand below each other, beside each other, or
//! as the rows of one list.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::assemble::{Assembler, Item};
use super::cells::{self, Area, Role};
use super::label::{self, Label};
use super::lines::Lines;
use super::written::Written;
use crate::exchange::office::place::At;
use crate::exchange::office::workbook::{Cell, Sheet};

/// Reads the forms of one sheet; false where it has no label of a form, so that it is none's.
pub(super) fn read(sheet: &Sheet, forms: &mut Assembler) -> bool {
    let areas = cells::areas(sheet);
    let labelled = areas.iter().any(|area| match area.role {
        Role::Label(label) => !matches!(label, Label::Ways | Label::Other | Label::Remark),
        Role::Title | Role::Lines | Role::Account => true,
        Role::Answer => false,
    });
    if !labelled {
        return false;
    }
    let grid = Grid::new(sheet, areas);
    if let Some(header) = grid.list_header() {
        grid.read_list(header, forms);
        return true;
    }
    let mut taken = vec![false; grid.areas.len()];
    for band in grid.bands() {
        grid.read_band(&band, &mut taken, forms);
    }
    true
}

/// The sheet's text, a row a line: what a table inside an account adds to it.
pub(super) fn text(sheet: &Sheet) -> String {
    let rows = (0..sheet.height()).map(|row| {
        let cells: Vec<_> = sheet.row(row).iter().map(|cell| cell.text()).collect();
        cells.join("\t")
    });
    rows.collect::<Vec<_>>().join("\n")
}

struct Grid<'a> {
    sheet: &'a Sheet,
    areas: Vec<Area>,
    /// The areas that reach into each row, from left to right.
    rows: Vec<Vec<usize>>,
}

/// The columns of a form that has others beside it.
type Band = RangeInclusive<usize>;

impl<'a> Grid<'a> {
    fn new(sheet: &'a Sheet, areas: Vec<Area>) -> Self {
        let mut rows = vec![Vec::new(); sheet.height()];
        for (i, area) in areas.iter().enumerate() {
            for row in rows.iter_mut().take(area.bottom + 1).skip(area.top) {
                row.push(i);
            }
        }
        for row in &mut rows {
            row.sort_by_key(|&i| areas[i].left);
        }
        Grid { sheet, areas, rows }
    }

    fn row(&self, row: usize) -> impl DoubleEndedIterator<Item = (usize, &Area)> {
        let here = self.rows.get(row).into_iter().flatten();
        here.map(|&i| (i, &self.areas[i]))
    }

    /// The row of a list of forms: name and account are headers in it, the answers are below.
    fn list_header(&self) -> Option<usize> {
        let mut lowest: HashMap<usize, usize> = HashMap::new();
        for area in self.areas.iter().filter(|area| area.role == Role::Answer) {
            // Areas come in reading order, so the last of a column is its lowest.
            lowest.insert(area.left, area.top);
        }
        let found = self.labels(Label::Member).find(|member| {
            let mut beside = self.row(member.top);
            beside.any(|(_, area)| area.role == Role::Label(Label::Account))
                && self.is_header(member)
                && lowest
                    .get(&member.left)
                    .is_some_and(|&row| row > member.bottom)
        });
        found.map(|member| member.top)
    }

    /// Whether the labels stand in a row, so that the cell beside this one is no answer to it.
    fn is_header(&self, label: &Area) -> bool {
        let (mut before, mut behind) = (None, None);
        for (_, area) in self.row(label.top) {
            if area.right < label.left {
                before = Some(area);
            } else if area.left > label.right && behind.is_none() {
                behind = Some(area);
            }
        }
        [before, behind].into_iter().flatten().all(|area| {
            matches!(area.role, Role::Label(_))
                || self.sheet.cell(area.top, area.left).text().contains('序')
        })
    }

    fn read_list(&self, header: usize, forms: &mut Assembler) {
        for area in self.areas.iter().filter(|area| area.top < header) {
            if area.role == Role::Title {
                forms.take(Item::Title(self.at(area)));
            }
        }
        let mut headers: Vec<(Label, &Area)> = self
            .row(header)
            .filter_map(|(_, area)| match area.role {
                Role::Label(Label::Other) => None,
                Role::Label(label) => Some((label, area)),
                Role::Title | Role::Lines | Role::Account | Role::Answer => None,
            })
            .collect();
        // The name comes first: it is what parts one row from the next.
        headers.sort_by_key(|(label, _)| *label != Label::Member);
        let first = headers.iter().map(|(_, area)| area.bottom + 1).max();
        for row in first.unwrap_or(header + 1)..self.sheet.height() {
            let answers: Vec<(Label, Written)> = headers
                .iter()
                .map(|&(label, area)| (label, self.seen(row, area.left)))
                .collect();
            let says = |wanted| {
                let mut answers = answers.iter();
                answers.any(|(label, written)| *label == wanted && !written.is_blank())
            };
            let repeats = answers.iter().all(|(label, written)| {
                written.is_blank() || label::whole(&written.text) == Some(*label)
            });
            if repeats || !says(Label::Member) && !says(Label::Account) {
                continue;
            }
            for (label, written) in answers {
                forms.take(Item::Answer(label, written));
            }
        }
    }

    /// The columns of forms that stand beside each other, cut where a second name's label is.
    fn bands(&self) -> Vec<Band> {
        let mut cuts: Vec<usize> = Vec::new();
        for row in 0..self.rows.len() {
            let mut members = self
                .row(row)
                .filter(|(_, area)| area.top == row && area.role == Role::Label(Label::Member));
            if let Some((_, first)) = members.next()
                && !self.is_header(first)
            {
                cuts.extend(members.map(|(_, area)| area.left));
            }
        }
        cuts.sort_unstable();
        cuts.dedup();
        let mut bands = Vec::new();
        let mut from = 0;
        for cut in cuts {
            if cut > from {
                bands.push(from..=cut - 1);
                from = cut;
            }
        }
        bands.push(from..=usize::MAX);
        bands
    }

    fn read_band(&self, band: &Band, taken: &mut [bool], forms: &mut Assembler) {
        let inside = || {
            let areas = self.areas.iter().enumerate();
            areas.filter(|(_, area)| band.contains(&area.left))
        };
        // A form has its answers on one side of its short labels.
        let beside = inside().any(|(_, area)| match area.role {
            Role::Label(Label::Member | Label::Sector | Label::Employer) => {
                !self.beside(band, area).is_empty()
            }
            _ => false,
        });
        for (i, area) in inside() {
            match area.role {
                Role::Title => forms.take(Item::Title(self.at(area))),
                Role::Label(label @ (Label::Account | Label::Ways)) => {
                    let written = self.account(band, area, String::new(), taken);
                    forms.take(Item::Answer(label, written));
                }
                Role::Account => {
                    let text = self.sheet.cell(area.top, area.left).text();
                    let own = label::leading(&text, true).map_or("", |(_, rest)| rest);
                    let written = self.account(band, area, own.to_owned(), taken);
                    forms.take(Item::Answer(Label::Account, written));
                }
                Role::Label(label) => {
                    let written = self.short(band, area, label, beside, taken);
                    forms.take(Item::Answer(label, written));
                }
                Role::Lines => {
                    let mut lines = Lines::default();
                    let text = self.sheet.cell(area.top, area.left).text();
                    lines.paragraph(&self.at(area), &text, forms);
                    lines.end(forms);
                }
                Role::Answer if !taken[i] => {
                    let written = self.written(area);
                    if written.is_day() {
                        forms.take(Item::Day(written));
                    }
                }
                Role::Answer => {}
            }
        }
    }

    /// The answers to the right of a label, up to the next label.
    fn beside(&self, band: &Band, label: &Area) -> Vec<usize> {
        self.row(label.top)
            .filter(|(_, area)| area.left > label.right && band.contains(&area.left))
            .take_while(|(_, area)| area.role == Role::Answer)
            .map(|(i, _)| i)
            .collect()
    }

    /// The answer to a label that asks for a word or a line.
    fn short(
        &self,
        band: &Band,
        area: &Area,
        label: Label,
        beside: bool,
        taken: &mut [bool],
    ) -> Written {
        let mut found = self.beside(band, area);
        if found.is_empty() && !beside {
            let mut below = self.row(area.bottom + 1);
            let below = below.find(|(_, below)| below.left == area.left);
            found.extend(
                below
                    .filter(|(_, below)| below.role == Role::Answer)
                    .map(|(i, _)| i),
            );
        }
        // A name and a sector are one cell; the parts of a date may have one each.
        if matches!(label, Label::Member | Label::Sector) {
            found.truncate(1);
        }
        for &i in &found {
            taken[i] = true;
        }
        match found.as_slice() {
            [] => Written::text(self.at(area), ""),
            &[only] => self.written(&self.areas[only]),
            &[first, ..] => {
                let texts = found.iter().map(|&i| {
                    let part = &self.areas[i];
                    self.sheet.cell(part.top, part.left).text()
                });
                let gap = if label == Label::FilledOn { "" } else { " " };
                let text = texts.collect::<Vec<_>>().join(gap);
                let mut written = Written::text(self.at(&self.areas[first]), text);
                for &i in &found {
                    let part = &self.areas[i];
                    written.takes_in(self.sheet.cell(part.top, part.left));
                }
                written
            }
        }
    }

    /// The account: what stands behind its label in the cell, right of it, and below that as far as
    /// nothing stands under the label; or below, where the label has the row to itself.
    fn account(&self, band: &Band, area: &Area, own: String, taken: &mut [bool]) -> Written {
        let here = |row: usize| self.row(row).filter(|(_, it)| band.contains(&it.left));
        let goes_on = |row: usize| {
            row < self.rows.len()
                && here(row).all(|(_, other)| {
                    let under = other.left <= area.right && other.right >= area.left;
                    other.role == Role::Answer && !under
                })
        };
        let mut bottom = area.bottom;
        while goes_on(bottom + 1) {
            bottom += 1;
        }
        let beside = (area.top..=bottom)
            .flat_map(here)
            .filter(|(_, other)| other.left > area.right && other.role == Role::Answer);
        let mut parts: Vec<usize> = beside.map(|(i, _)| i).collect();
        if parts.is_empty() {
            let answers = |row: &usize| here(*row).all(|(_, other)| other.role == Role::Answer);
            let below = (area.bottom + 1..self.rows.len()).take_while(answers);
            parts.extend(below.flat_map(here).map(|(i, _)| i));
        }
        // A tall cell reaches into several rows.
        parts.sort_unstable();
        parts.dedup();
        let at = match parts.first() {
            Some(&first) if own.is_empty() => self.at(&self.areas[first]),
            _ => self.at(area),
        };
        let mut written = Written::text(at, own);
        let text = &mut written.text;
        let mut row = None;
        for &i in &parts {
            taken[i] = true;
            let part = &self.areas[i];
            if !text.is_empty() {
                text.push_str(if row == Some(part.top) { "  " } else { "\n" });
            }
            row = Some(part.top);
            match self.sheet.cell(part.top, part.left) {
                // A box to tick in a cell.
                Cell::Bool(ticked) => text.push_str(if *ticked { "☑" } else { "☐" }),
                cell => text.push_str(&cell.text()),
            }
        }
        for i in parts {
            let part = &self.areas[i];
            written.takes_in(self.sheet.cell(part.top, part.left));
        }
        written
    }

    /// What is seen in a row of a list.
    fn seen(&self, row: usize, column: usize) -> Written {
        let cell = self.sheet.seen(row, column);
        Written::cell(self.sheet.at(row, column), cell, self.sheet.from_1904())
    }

    fn written(&self, area: &Area) -> Written {
        let cell = self.sheet.cell(area.top, area.left);
        Written::cell(self.at(area), cell, self.sheet.from_1904())
    }

    fn labels(&self, wanted: Label) -> impl Iterator<Item = &Area> {
        let areas = self.areas.iter();
        areas.filter(move |area| area.role == Role::Label(wanted))
    }

    fn at(&self, area: &Area) -> At {
        self.sheet.at(area.top, area.left)
    }
}
