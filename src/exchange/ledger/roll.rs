//! One list of any length as an xlsx file: rows go to a temporary file as they come, so that a
//! million need no more memory than one.

use std::collections::HashMap;
use std::io::{self, Seek, Write};

use rust_xlsxwriter::{Format, Workbook};

use super::cell_styles::{self, CellStyle, Kind};
use super::error::MAX_ROWS;
use super::write::{properties, put, tint};
use super::{Cell, Column, LedgerError, LedgerSheet, layout};
use chrono::NaiveDate;

/// How many rows are as tall as their words. The library keeps each height until the end; of more
/// rows than anybody prints the words stay on one line, so that memory has a bound.
const FITTED: u32 = 20_000;

/// A list that is being written.
pub struct Roll {
    book: Workbook,
    columns: Vec<Column>,
    widths: Vec<usize>,
    formats: HashMap<CellStyle, Format>,
    first: u32,
    row: u32,
}

impl Roll {
    /// Begins a list: `page` has its title, lead and columns, and no rows. Each column is as wide as
    /// its largest width says, because nobody knows yet what comes.
    ///
    /// # Errors
    /// No temporary file can be made, or the page's name is none that a sheet can have.
    pub fn begin(
        page: &LedgerSheet,
        organisation: &str,
        date: NaiveDate,
    ) -> Result<Self, LedgerError> {
        let mut book = Workbook::new();
        book.set_properties(&properties(&page.title, organisation, date)?);
        let widths: Vec<usize> = page
            .columns
            .iter()
            .map(|it| usize::from(it.width.1))
            .collect();
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(&page.name)?;
        layout::set_widths(sheet, &widths)?;
        sheet.set_default_row_height(layout::ONE_LINE);
        // A title that spans the table would need cells of several rows at once.
        let mut row = 0;
        sheet.set_row_height(row, 30)?;
        let title = cell_styles::title()
            .set_align(rust_xlsxwriter::FormatAlign::Left)
            .unset_text_wrap();
        sheet.write_string_with_format(row, 0, &page.title, &title)?;
        for line in &page.lead {
            row += 1;
            let lead = cell_styles::foot().unset_text_wrap();
            sheet.write_string_with_format(row, 0, line, &lead)?;
        }
        row += 1;
        let head = cell_styles::head();
        sheet.set_row_height(row, 24)?;
        for (column, it) in (0..).zip(&page.columns) {
            sheet.write_string_with_format(row, column, &it.head, &head)?;
        }
        sheet.set_freeze_panes(row + 1, u16::try_from(page.fixed).unwrap_or(0))?;
        layout::paper(sheet, true, Some(row))?;
        Ok(Roll {
            book,
            columns: page.columns.clone(),
            widths,
            formats: HashMap::new(),
            first: row + 1,
            row: row + 1,
        })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// The sheet is full, or the temporary file can't be written.
    pub fn push(&mut self, cells: &[Cell]) -> Result<(), LedgerError> {
        if self.row >= MAX_ROWS {
            return Err(LedgerError::TooManyRows);
        }
        let sheet = self.book.worksheet_from_index(0)?;
        let fitted = self.row < self.first + FITTED;
        if fitted {
            let words: Vec<_> = cells.iter().map(Cell::words).collect();
            let told = words.iter().map(AsRef::as_ref);
            let height = layout::height(told.zip(self.widths.iter().copied()));
            if height > layout::ONE_LINE {
                sheet.set_row_height(self.row, height)?;
            }
        }
        for ((column, it), cell) in (0..).zip(&self.columns).zip(cells) {
            let style = CellStyle {
                align: it.align,
                total: false,
                opens: false,
                wraps: fitted,
                kind: Kind::of(cell),
            };
            let format = self
                .formats
                .entry(style)
                .or_insert_with(|| cell_styles::value(style));
            put(sheet, (self.row, column), cell, format, self.first)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Ends the list and writes the file.
    ///
    /// # Errors
    /// What `to` refuses, or the folder for temporary files.
    pub fn finish(mut self, to: &mut dyn Write) -> Result<(), LedgerError> {
        let last = u16::try_from(self.columns.len().max(1) - 1).unwrap_or(u16::MAX);
        let (heads, end) = (self.first - 1, self.row - 1);
        let sheet = self.book.worksheet_from_index(0)?;
        if end > heads {
            sheet.autofilter(heads, 0, end, last)?;
            tint(sheet, &self.columns, (self.first, end))?;
        }
        sheet.set_print_area(0, 0, end, last)?;
        // The library packs the parts side by side and asks for what may go between threads, which a
        // standard output may not.
        let mut packed = tempfile::tempfile()?;
        self.book.save_to_writer(&mut packed)?;
        packed.rewind()?;
        io::copy(&mut packed, to)?;
        Ok(())
    }
}
