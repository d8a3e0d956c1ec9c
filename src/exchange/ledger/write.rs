//! A ledger as the bytes of an xlsx file.

use std::collections::HashMap;

use rust_xlsxwriter::{
    ConditionalFormatText, ConditionalFormatTextRule, DocProperties, ExcelDateTime, Format,
    Formula, Workbook, Worksheet,
};

use super::cell_styles::{self, CellStyle, Kind};
use super::{Cell, CellAlign, Column, Ledger, LedgerError, LedgerRow, LedgerSheet, chart, layout};

impl Ledger {
    /// The file's bytes; the same for the same ledger.
    ///
    /// # Errors
    /// A page with more rows than a sheet has, or with a name that no sheet can have.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, LedgerError> {
        let mut book = Workbook::new();
        book.set_properties(&properties(&self.title, &self.organisation, self.date)?);
        let first_rows: Vec<u32> = self.pages.iter().map(|page| page.heads_row() + 1).collect();
        for page in &self.pages {
            let sheet = book.add_worksheet();
            Sheet::new(sheet, page).fill((&self.pages, &first_rows), &self.proof)?;
        }
        Ok(book.save_to_buffer()?)
    }
}

impl LedgerSheet {
    /// The row of the heads.
    fn heads_row(&self) -> u32 {
        u32::try_from(self.lead.len()).unwrap_or(0) + 1
    }
}

/// The file's properties. The day of its making is given, so that the bytes do not depend on the
/// clock.
pub(super) fn properties(
    title: &str,
    organisation: &str,
    date: chrono::NaiveDate,
) -> Result<DocProperties, LedgerError> {
    use chrono::Datelike;
    let year = u16::try_from(date.year().clamp(1900, 9999)).unwrap_or(1900);
    let day = |part: u32| u8::try_from(part).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(year, day(date.month()), day(date.day()))?;
    Ok(DocProperties::new()
        .set_title(title)
        .set_company(organisation)
        .set_author(organisation)
        .set_creation_datetime(&made))
}

/// A sheet that is being filled.
struct Sheet<'b, 'p> {
    sheet: &'b mut Worksheet,
    page: &'p LedgerSheet,
    widths: Vec<usize>,
    formats: HashMap<CellStyle, Format>,
}

impl<'b, 'p> Sheet<'b, 'p> {
    fn new(sheet: &'b mut Worksheet, page: &'p LedgerSheet) -> Self {
        Sheet {
            sheet,
            page,
            widths: layout::widths(&page.columns, &page.rows),
            formats: HashMap::new(),
        }
    }

    fn fill(mut self, pages: (&[LedgerSheet], &[u32]), proof: &str) -> Result<(), LedgerError> {
        let page = self.page;
        self.sheet.set_name(&page.name)?;
        layout::set_widths(self.sheet, &self.widths)?;
        self.line(0, &page.title, &cell_styles::title(), 36.0)?;
        for (row, line) in (1..).zip(&page.lead) {
            self.sheet.set_row_height(row, 20)?;
            let lead = cell_styles::lead();
            self.sheet.write_string_with_format(row, 0, line, &lead)?;
            for column in 1..=self.last_column() {
                self.sheet.write_blank(row, column, &lead)?;
            }
        }
        let heads = page.heads_row();
        let mut row = heads;
        if !page.columns.is_empty() {
            self.table(heads)?;
            row = heads + 1 + u32::try_from(page.rows.len()).unwrap_or(0);
        }
        let proof = (!proof.is_empty() && !page.columns.is_empty()).then_some(proof);
        for line in page.foot.iter().map(String::as_str).chain(proof) {
            let height = layout::height([(line, self.whole_width())].into_iter());
            self.line(row, line, &cell_styles::foot(), height)?;
            row += 1;
        }
        if !page.charts.is_empty() && !page.columns.is_empty() {
            row += 1;
        }
        for drawn in &page.charts {
            chart::draw(drawn, pages, self.sheet, row)?;
            row += chart::rows_taken(drawn);
        }
        let table = (!page.columns.is_empty()).then_some(heads);
        let wide = self.whole_width() > layout::UPRIGHT;
        layout::paper(self.sheet, wide, table)?;
        if !page.charts.is_empty() && page.columns.is_empty() {
            // A page of charts fits whole; there are no rows to go on with.
            self.sheet.set_print_fit_to_pages(1, 1);
        }
        let last = self.last_column();
        self.sheet
            .set_print_area(0, 0, row.saturating_sub(1).max(heads), last)?;
        Ok(())
    }

    fn table(&mut self, heads: u32) -> Result<(), LedgerError> {
        let page = self.page;
        let head = cell_styles::head();
        for (column, it) in (0..).zip(&page.columns) {
            self.sheet
                .write_string_with_format(heads, column, &it.head, &head)?;
        }
        let words = page.columns.iter().map(|it| it.head.as_str());
        let height = layout::height(words.zip(self.widths.iter().copied()));
        self.sheet.set_row_height(heads, height + 4.0)?;
        let fixed = u16::try_from(page.fixed).unwrap_or(0);
        self.sheet.set_freeze_panes(heads + 1, fixed)?;
        for (number, row) in page.rows.iter().enumerate() {
            self.row(heads + 1, number, row)?;
        }
        self.merge(heads + 1)?;
        let last = heads + u32::try_from(page.rows.len()).unwrap_or(0);
        if page.filter && last > heads {
            self.sheet.autofilter(heads, 0, last, self.last_column())?;
        }
        self.tint(heads + 1, last)
    }

    fn row(&mut self, first: u32, number: usize, row: &LedgerRow) -> Result<(), LedgerError> {
        let at = first + u32::try_from(number).map_err(|_| LedgerError::TooManyRows)?;
        for (column, it) in self.page.columns.iter().enumerate() {
            let cell = row.cells.get(column).unwrap_or(&Cell::Empty);
            let style = CellStyle {
                align: it.align,
                total: row.total,
                opens: row.opens,
                wraps: true,
                kind: Kind::of(cell),
            };
            let format = self
                .formats
                .entry(style)
                .or_insert_with(|| cell_styles::value(style));
            let column = u16::try_from(column).map_err(|_| LedgerError::TooManyRows)?;
            put(self.sheet, (at, column), cell, format, first)?;
        }
        let words: Vec<_> = row.cells.iter().map(Cell::words).collect();
        let told = words.iter().map(AsRef::as_ref);
        let widths = self.widths.iter().copied();
        let own = told.zip(widths).enumerate();
        let own = own.filter(|(column, _)| !self.is_shared(number, *column));
        let height = layout::height(own.map(|(_, told)| told));
        self.sheet.set_row_height(at, height)?;
        Ok(())
    }

    /// Is the cell likely to be one with that above or below, which have room for its words too?
    fn is_shared(&self, row: usize, column: usize) -> bool {
        let cell = |row: usize| self.page.rows.get(row)?.cells.get(column);
        let above = row.checked_sub(1).and_then(cell);
        self.page.columns[column].merged && (above == cell(row) || cell(row + 1) == cell(row))
    }

    /// Makes one cell of equal values below each other, in the columns that are merged, as far as
    /// the merged columns to the left go.
    fn merge(&mut self, first: u32) -> Result<(), LedgerError> {
        let page = self.page;
        let merged: Vec<usize> = (0..page.columns.len())
            .filter(|column| page.columns[*column].merged)
            .collect();
        for (nth, column) in merged.iter().enumerate() {
            let same = |one: &LedgerRow, other: &LedgerRow| {
                let equal = |at: &usize| one.cells.get(*at) == other.cells.get(*at);
                !one.total && !other.total && merged[..=nth].iter().all(equal)
            };
            let mut at = first;
            for run in page.rows.chunk_by(same) {
                let rows = u32::try_from(run.len()).unwrap_or(1);
                let cell = run.first().and_then(|row| row.cells.get(*column));
                if let (Some(cell), true) = (cell, rows > 1) {
                    let style = CellStyle {
                        align: page.columns[*column].align,
                        total: false,
                        opens: run.iter().any(|row| row.opens),
                        wraps: true,
                        kind: Kind::of(cell),
                    };
                    let format = cell_styles::value(style);
                    let column = u16::try_from(*column).unwrap_or(0);
                    self.sheet
                        .merge_range(at, column, at + rows - 1, column, "", &format)?;
                    put(self.sheet, (at, column), cell, &format, first)?;
                }
                at += rows;
            }
        }
        Ok(())
    }

    fn tint(&mut self, first: u32, last: u32) -> Result<(), LedgerError> {
        if last < first {
            return Ok(());
        }
        tint(self.sheet, &self.page.columns, (first, last))
    }

    /// A line over the whole width.
    fn line(
        &mut self,
        row: u32,
        words: &str,
        format: &Format,
        height: f64,
    ) -> Result<(), LedgerError> {
        self.sheet.set_row_height(row, height)?;
        match self.last_column() {
            0 => {
                self.sheet.write_string_with_format(row, 0, words, format)?;
            }
            last => {
                self.sheet.merge_range(row, 0, row, last, words, format)?;
            }
        }
        Ok(())
    }

    /// The last column of the table; of a page of charts, the last that a chart reaches.
    fn last_column(&self) -> u16 {
        match self.page.columns.len() {
            0 => 15,
            columns => u16::try_from(columns - 1).unwrap_or(u16::MAX),
        }
    }

    fn whole_width(&self) -> usize {
        match self.widths.iter().sum() {
            0 => 120,
            width => width,
        }
    }
}

/// Colours the columns' values in the rows from `first` to `last`.
pub(super) fn tint(
    sheet: &mut Worksheet,
    columns: &[Column],
    (first, last): (u32, u32),
) -> Result<(), LedgerError> {
    for (column, it) in (0..).zip(columns) {
        for tint in &it.tints {
            let words = tint.words.clone();
            let rule = match tint.place {
                CellAlign::Begins => ConditionalFormatTextRule::BeginsWith(words),
                CellAlign::Anywhere => ConditionalFormatTextRule::Contains(words),
            };
            let condition = ConditionalFormatText::new()
                .set_rule(rule)
                .set_format(cell_styles::tone(tint.tone))
                .set_stop_if_true(true);
            sheet.add_conditional_format(first, column, last, column, &condition)?;
        }
    }
    Ok(())
}

/// Writes a cell; `first` is the first row of the table.
pub(super) fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
    first: u32,
) -> Result<(), LedgerError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, format)?,
        Cell::Text(words) => {
            let words: String = words.chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, column, words, format)?
        }
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number as f64, format)?
        }
        Cell::Money(amount) => {
            sheet.write_number_with_format(row, column, amount.yuan(), format)?
        }
        Cell::Share(share) => sheet.write_number_with_format(row, column, *share, format)?,
        Cell::Date(date) => sheet.write_date_with_format(row, column, *date, format)?,
        Cell::Sum(from, sum) => {
            let from = first + u32::try_from(*from).unwrap_or(0);
            let name = rust_xlsxwriter::utility::column_number_to_name(column);
            let formula = format!("=SUM({name}{}:{name}{})", from + 1, row);
            let formula = Formula::new(formula).set_result(sum.to_string());
            sheet.write_formula_with_format(row, column, formula, format)?
        }
    };
    Ok(())
}

/// The longest text that a cell can hold, in characters.
const LONGEST: usize = 32_767;
