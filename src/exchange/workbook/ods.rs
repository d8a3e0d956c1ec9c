//! OpenDocument spreadsheets, read from their `content.xml` in one pass.
//!
//! Written out here because a repeat count in such a file may stand for a billion cells: only
//! repeats of cells with something in them are laid out, and those meet the limits one by one.
//! Merged regions come along.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::Contents;
use super::cell::Cell;
use super::sheet::{Filler, Merged, Sheet};
use super::values;
use crate::exchange::archive::{self, Archive};
use crate::exchange::limits::{Bound, Limits};
use crate::exchange::read_error::Problem;
use crate::exchange::xml::{self, attribute, broken};

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
    style: Option<String>,
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
            "table:table" => self.start_table(element)?,
            "table:table-row" => {
                self.row_repeats = count(element, "table:number-rows-repeated")?;
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
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.end_row()?,
            "table:table" => {
                if let Some(mut sheet) = self.sheet.take() {
                    self.filler.merge(&mut sheet, &self.merged)?;
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
            cell.text.push_str(text);
        }
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
        self.cell = Some(OpenCell {
            value,
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
        let value = cell.value.unwrap_or_else(|| values::text(&cell.text));
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

/// A count of repeats or spans: one unless written, never zero.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, Problem> {
    Ok(match attribute(element, name)? {
        Some(number) => number.trim().parse().map_err(broken)?,
        None => 1_u32,
    }
    .max(1))
}
