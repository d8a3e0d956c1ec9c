//! A sheet row by row: what stands in a field's column, and which rows are no records.

use chrono::NaiveDate;

use super::draft::RosterDraft;
use super::lists;
use crate::exchange::headers::{Field, Headers};
use crate::exchange::listing::footnotes;
use crate::exchange::office::dates::NoDate;
use crate::exchange::office::place::{At, Placed};
use crate::exchange::office::words;
use crate::exchange::office::workbook::{Cell, Sheet};

/// A sheet with its headers found.
pub(super) struct Table<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) headers: &'a Headers,
}

/// What a row turned out to be.
pub(super) enum Row {
    /// Nothing in it, or the headers once more.
    Nothing,
    /// A line under the table: who made it, totals, remarks.
    Footer(Placed<String>),
    /// A line that opens a sector's part: the sector and the head count it claims.
    Heading(Placed<String>, Option<usize>),
    /// A record.
    Record,
}

/// Words that begin a line under a table.
const FOOTERS: [&str; 22] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "总数",
    "制表",
    "填表",
    "填报",
    "审核",
    "审签",
    "复核",
    "校对",
    "经办",
    "报送",
    "注:",
    "注：",
    "备注:",
    "说明:",
    "说明",
    "附注",
    "单位(盖章)",
    "盖章",
];

impl Table<'_> {
    /// The rows below the headers.
    pub(super) fn rows(&self) -> std::ops::Range<usize> {
        self.headers.first_row..self.sheet.height()
    }

    /// The rows of tables that stand side by side, each with the number of its table; what concerns
    /// them all, such as a sector's heading, has none. Between two such rows the tables are read one
    /// after the other, as their order goes.
    pub(super) fn rows_of(&self, beside: &[Headers]) -> Vec<(Option<usize>, usize)> {
        if beside.len() < 2 {
            return self.rows().map(|row| (None, row)).collect();
        }
        let mut all = Vec::new();
        let mut part: Vec<usize> = Vec::new();
        let close = |part: &mut Vec<usize>, all: &mut Vec<_>| {
            for n in 0..beside.len() {
                all.extend(part.iter().map(|row| (Some(n), *row)));
            }
            part.clear();
        };
        for row in self.rows() {
            if matches!(self.classify(row), Row::Record) {
                part.push(row);
            } else {
                close(&mut part, &mut all);
                all.push((None, row));
            }
        }
        close(&mut part, &mut all);
        all
    }

    pub(super) fn classify(&self, row: usize) -> Row {
        let mut filled = self
            .sheet
            .row(row)
            .iter()
            .enumerate()
            .filter(|(column, cell)| {
                let own = self.headers.spans(*column) && !self.headers.is_aside(*column);
                own && !cell.is_blank()
            });
        let Some((column, cell)) = filled.next() else {
            return Row::Nothing;
        };
        let more = filled.count();
        // Records have a serial number or a name first; a line has text, and little of it.
        if more > 3 && !self.headers.is_repeated(self.sheet, row) {
            return Row::Record;
        }
        if self.headers.is_repeated(self.sheet, row) {
            return Row::Nothing;
        }
        let Cell::Text(text) = cell else {
            return if matches!(cell, Cell::Date(_)) && more == 0 {
                Row::Footer(self.placed(row, column, cell.text().into_owned()))
            } else {
                Row::Record
            };
        };
        let word = words::squeeze(text);
        let line = || self.placed(row, column, words::line(text));
        if FOOTERS.iter().any(|footer| word.starts_with(footer))
            || more == 0 && !footnotes::notes_of(text).is_empty()
        {
            return Row::Footer(line());
        }
        if more == 0 {
            if let Some((sector, count)) = lists::heading(text) {
                return Row::Heading(self.placed(row, column, sector), count);
            }
            let wide = self.sheet.holder(row, column + 1) == Some((row, column));
            let long = word.chars().count() > 20;
            let dated = matches!(cell.date(false), Ok(_) | Err(NoDate::NeedsDay));
            if wide || long || dated {
                return Row::Footer(line());
            }
        }
        Row::Record
    }

    /// The first cell of a row with something in it.
    pub(super) fn first(&self, row: usize) -> Placed<String> {
        let cells = self.sheet.row(row).iter().enumerate();
        let (column, cell) = cells
            .into_iter()
            .find(|(column, cell)| !cell.is_blank() && self.headers.spans(*column))
            .unwrap_or((0, &Cell::Empty));
        self.placed(row, column, words::line(&cell.text()))
    }

    /// The place of a field in a row; of the row's first cell when the field has no column.
    pub(super) fn at(&self, row: usize, field: Field) -> At {
        match self.headers.column(field) {
            Some(column) => self.sheet.at(row, column),
            None => self.first(row).at,
        }
    }

    /// The place of the cell in which a field's value stands: of a merged one, its first.
    pub(super) fn holder(&self, row: usize, field: Field) -> At {
        match self.headers.column(field) {
            Some(column) => {
                let (row, column) = self.sheet.holder(row, column).unwrap_or((row, column));
                self.sheet.at(row, column)
            }
            None => self.first(row).at,
        }
    }

    /// The text of a field, seen through merged cells; none when blank. A failed formula is
    /// rejected and reads as blank.
    pub(super) fn text(
        &self,
        row: usize,
        field: Field,
        draft: &mut RosterDraft,
    ) -> Option<Placed<String>> {
        let column = self.headers.column(field)?;
        let cell = self.sheet.seen(row, column);
        if let Some(fault) = cell.fault() {
            draft.reject(self.sheet.at(row, column), cell.text(), fault);
            return None;
        }
        (!cell.is_blank()).then(|| self.placed(row, column, cell.text().into_owned()))
    }

    /// The day in a field; none when blank or said to be open. What is no day is rejected.
    pub(super) fn date(
        &self,
        row: usize,
        field: Field,
        draft: &mut RosterDraft,
    ) -> Option<Placed<NaiveDate>> {
        let written = self.text(row, field, draft)?;
        if words::is_vacant(&written.value) {
            return None;
        }
        let column = self.headers.column(field)?;
        match self.sheet.seen(row, column).date(self.sheet.from_1904()) {
            Ok(day) => Some(written.with(day)),
            Err(why) => {
                draft.reject(written.at, written.value, why.text());
                None
            }
        }
    }

    fn placed<T>(&self, row: usize, column: usize, value: T) -> Placed<T> {
        Placed {
            at: self.sheet.at(row, column),
            value,
        }
    }
}
