//! OpenDocument spreadsheets, read from their `content.xml` in one pass.
//!
//! Written out here because a repeat count in such a file may stand for a billion cells: only
//! repeats of cells with something in them are laid out, and those meet the limits one by one.
//! Merged regions come along.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::Contents;
use super::cell::Cell;
use super::look::Look;
use super::sheet::{Filler, Merged, Sheet};
use super::values;
use crate::exchange::office::archive::{self, Archive};
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::xml::{self, attribute, broken};

/// Reads all visible sheets.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, Problem> {
    // A locked file's parts are no XML, so this comes before the walk through them.
    if archive::is_locked(bytes)? {
        return Err(Problem::Encrypted);
    }
    let mut archive = Archive::open(bytes, limits)?;
    let part = archive.part("content.xml")?;
    let mut xml = xml::reader(part.ok_or_else(|| broken("no content"))?);
    xml.config_mut().expand_empty_elements = true;
    let mut state = State::new(limits);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) => state.start(&element)?,
            Event::End(element) => state.end(element.name().into_inner())?,
            Event::Text(text) => state.text(&text.xml10_content()),
            Event::CData(text) => state.text(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                let mut text = String::new();
                xml::push_entity(&entity, &mut text)?;
                state.text(&text);
            }
            Event::Eof if state.sheet.is_some() || state.nested > 0 => {
                return Err(broken("a sheet ends midway"));
            }
            Event::Eof => return Ok(state.contents),
            _ => {}
        }
    }
}

/// Where the walk through the file stands.
struct State {
    contents: Contents,
    filler: Filler,
    sheets: usize,
    /// Table styles that hide their sheet.
    hidden_styles: HashSet<String>,
    /// Styles whose text is struck out.
    struck_styles: HashSet<String>,
    style: Option<String>,
    look: Look,
    /// The last column, and whether its cells are struck out, of each range of columns that is.
    struck_columns: Vec<(u32, u32)>,
    /// The spans of text around what is read, and whether each is struck out.
    spans: Vec<bool>,
    sheet: Option<Sheet>,
    merged: Vec<Merged>,
    row: u32,
    row_repeats: u32,
    column: u32,
    /// The cells with content of the row being read: column and value.
    cells: Vec<(u32, Cell)>,
    cell: Option<OpenCell>,
    /// Elements inside a cell whose text is not the cell's: notes, drawings.
    aside: u32,
    /// Tables inside a table's cell; not read.
    nested: u32,
}

/// A cell between its start and its end.
struct OpenCell {
    value: Option<Cell>,
    /// What it is, if that is no value: an error, or a formula without a result.
    fault: Option<Cell>,
    struck: bool,
    struck_text: String,
    text: String,
    paragraphs: u32,
    repeats: u32,
    spans: (u32, u32),
}

impl State {
    fn new(limits: &Limits) -> Self {
        State {
            contents: Contents::default(),
            filler: Filler::new(limits),
            sheets: limits.sheets,
            hidden_styles: HashSet::new(),
            struck_styles: HashSet::new(),
            look: Look::default(),
            struck_columns: Vec::new(),
            spans: Vec::new(),
            style: None,
            sheet: None,
            merged: Vec::new(),
            row: 0,
            row_repeats: 1,
            column: 0,
            cells: Vec::new(),
            cell: None,
            aside: 0,
            nested: 0,
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Problem> {
        let name = element.name().into_inner();
        if self.aside > 0 || is_aside(name) {
            self.aside += 1;
            return Ok(());
        }
        if name == "table:table" && self.sheet.is_some() || self.nested > 0 {
            self.nested += 1;
            return Ok(());
        }
        match name {
            "style:style" => self.style = attribute(element, "style:name")?,
            "style:table-properties"
                if attribute(element, "table:display")?.as_deref() == Some("false") =>
            {
                self.hidden_styles.extend(self.style.take());
            }
            "style:text-properties" if is_struck(element)? => {
                self.struck_styles.extend(self.style.clone());
            }
            "table:table" => self.start_table(element)?,
            "table:table-column" => self.column(element)?,
            "table:table-row" => {
                self.row_repeats = count(element, "table:number-rows-repeated")?;
                if is_collapsed(element)? {
                    let last = self.row.saturating_add(self.row_repeats - 1);
                    self.look.hide_rows(self.row, last);
                }
                self.column = 0;
                self.cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => self.start_cell(element)?,
            "text:p" => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "text:span" => {
                let style = attribute(element, "text:style-name")?;
                let struck = style.is_some_and(|style| self.struck_styles.contains(&style));
                self.spans.push(struck || self.spans.last() == Some(&true));
            }
            "text:s" => self.text(" "),
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Problem> {
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        if self.nested > 0 {
            self.nested -= 1;
            return Ok(());
        }
        match name {
            "style:style" => self.style = None,
            "text:span" => {
                self.spans.pop();
            }
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.end_row()?,
            "table:table" => {
                if let Some(mut sheet) = self.sheet.take() {
                    self.filler.merge(&mut sheet, &self.merged)?;
                    std::mem::take(&mut self.look).tell(&mut sheet);
                    self.contents.sheets.push(sheet);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.aside == 0
            && self.nested == 0
            && let Some(cell) = &mut self.cell
            && cell.paragraphs > 0
        {
            if self.spans.last() == Some(&true) {
                cell.struck_text.push_str(text);
            } else {
                cell.text.push_str(text);
            }
        }
    }

    /// A range of columns: they may be hidden, or their cells struck out where those don't say how they look.
    fn column(&mut self, element: &BytesStart<'_>) -> Result<(), Problem> {
        let first = self.column;
        let repeats = count(element, "table:number-columns-repeated")?;
        self.column = first.saturating_add(repeats);
        if is_collapsed(element)? {
            self.look.hide_columns(first, self.column - 1);
        }
        let style = attribute(element, "table:default-cell-style-name")?;
        if style.is_some_and(|style| self.struck_styles.contains(&style)) {
            self.struck_columns.push((first, self.column - 1));
        }
        Ok(())
    }

    fn start_table(&mut self, element: &BytesStart<'_>) -> Result<(), Problem> {
        let name = attribute(element, "table:name")?.unwrap_or_default();
        let style = attribute(element, "table:style-name")?;
        let seen = self.contents.sheets.len() + self.contents.hidden.len();
        if seen >= self.sheets {
            return Err(Problem::TooLarge(Bound::Sheets(self.sheets), None));
        }
        (self.row, self.column) = (0, 0);
        self.merged.clear();
        self.struck_columns.clear();
        self.look = Look::default();
        if style.is_some_and(|style| self.hidden_styles.contains(&style)) {
            self.contents.hidden.push(name);
            // Its rows are walked and dropped.
            self.sheet = None;
            self.nested = 1;
        } else {
            self.sheet = Some(Filler::sheet(&name, false));
        }
        Ok(())
    }

    fn start_cell(&mut self, element: &BytesStart<'_>) -> Result<(), Problem> {
        let value = match attribute(element, "office:value-type")?.as_deref() {
            Some("float" | "currency" | "percentage") => attribute(element, "office:value")?
                .and_then(|number| number.trim().parse().ok())
                .map(Cell::Number),
            Some("date") => attribute(element, "office:date-value")?.map(|date| values::iso(&date)),
            Some("boolean") => {
                attribute(element, "office:boolean-value")?.map(|truth| Cell::Bool(truth == "true"))
            }
            Some("string") => {
                attribute(element, "office:string-value")?.map(|text| values::text(&text))
            }
            _ => None,
        };
        let failed = attribute(element, "calcext:value-type")?.as_deref() == Some("error");
        let computed = attribute(element, "office:value-type")?.is_some();
        let formula = attribute(element, "table:formula")?.is_some();
        let style = attribute(element, "table:style-name")?;
        let at = self.column;
        let struck = match style {
            Some(style) => self.struck_styles.contains(&style),
            None => {
                let mut columns = self.struck_columns.iter();
                columns.any(|&(first, last)| first <= at && at <= last)
            }
        };
        self.cell = Some(OpenCell {
            value,
            fault: match (failed, formula && !computed) {
                (true, _) => Some(Cell::Fault(values::fault_named(""))),
                (_, true) => Some(Cell::NO_RESULT),
                _ => None,
            },
            struck,
            struck_text: String::new(),
            text: String::new(),
            paragraphs: 0,
            repeats: count(element, "table:number-columns-repeated")?,
            spans: (
                count(element, "table:number-rows-spanned")?,
                count(element, "table:number-columns-spanned")?,
            ),
        });
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        let first = (self.row, self.column);
        if cell.spans != (1, 1) {
            self.merged.push(Merged {
                first,
                last: (
                    first.0.saturating_add(cell.spans.0 - 1),
                    first.1.saturating_add(cell.spans.1 - 1),
                ),
            });
        }
        let value = match (cell.fault, cell.value) {
            (Some(Cell::NO_RESULT), _) if !cell.text.is_empty() => values::text(&cell.text),
            (Some(Cell::NO_RESULT), _) => Cell::NO_RESULT,
            (Some(_), _) => Cell::Fault(values::fault_named(cell.text.trim())),
            (None, Some(Cell::Number(number))) => as_shown(number, &cell.text),
            // The words that are struck out stand in the value too.
            (None, Some(Cell::Text(_))) if !cell.struck_text.is_empty() => values::text(&cell.text),
            (None, Some(value)) => value,
            (None, None) => values::text(&cell.text),
        };
        let (row, column) = first;
        self.look.strike(row, column, &cell.struck_text);
        let value = self.look.standing(row, column, value, cell.struck);
        if !value.is_blank() {
            // One past any limit is enough for the limit to be met.
            for more in 0..cell.repeats.min(1 << 15) {
                self.cells
                    .push((self.column.saturating_add(more), value.clone()));
            }
        }
        self.column = self.column.saturating_add(cell.repeats);
    }

    fn end_row(&mut self) -> Result<(), Problem> {
        if let Some(sheet) = &mut self.sheet
            && !self.cells.is_empty()
        {
            for more in 0..self.row_repeats {
                let row = self.row.saturating_add(more);
                for (column, cell) in &self.cells {
                    self.filler.put(sheet, row, *column, cell.clone())?;
                }
            }
        }
        self.cells.clear();
        self.row = self.row.saturating_add(self.row_repeats);
        Ok(())
    }
}

/// Elements whose text is beside the cell's: notes, drawings, the changes of a tracked table.
fn is_aside(name: &str) -> bool {
    matches!(
        name,
        "office:annotation" | "table:shapes" | "table:tracked-changes" | "table:dde-links"
    ) || name.starts_with("draw:")
}

/// Whether a style strikes its text out.
fn is_struck(element: &BytesStart<'_>) -> Result<bool, Problem> {
    for name in [
        "style:text-line-through-style",
        "style:text-line-through-type",
    ] {
        if attribute(element, name)?.is_some_and(|line| line != "none") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether rows or columns are hidden or filtered out.
fn is_collapsed(element: &BytesStart<'_>) -> Result<bool, Problem> {
    let visibility = attribute(element, "table:visibility")?;
    Ok(matches!(visibility.as_deref(), Some("collapse" | "filter")))
}

/// A number as it is shown, where the format has digits that the number does not: an area code.
fn as_shown(number: f64, text: &str) -> Cell {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let own = Cell::Number(number).text().into_owned();
    let more = digits.len() > own.len() && digits.ends_with(&own);
    if number.fract() == 0.0 && more && !text.contains('.') {
        values::text(text)
    } else {
        Cell::Number(number)
    }
}

/// A count of repeats or spans: one unless written, never zero.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, Problem> {
    Ok(match attribute(element, name)? {
        Some(number) => number.trim().parse().map_err(broken)?,
        None => 1_u32,
    }
    .max(1))
}
