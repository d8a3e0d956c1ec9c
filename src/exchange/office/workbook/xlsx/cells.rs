//! The cells and merged regions of one sheet.

use std::io::Read;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::super::cell::Cell;
use super::super::look::Look;
use super::super::sheet::{Filler, Merged, Sheet};
use super::super::values;
use super::strings::{self, RichText, Strings};
use super::styles::Format;
use crate::exchange::office::dates;
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::xml::{self, Xml, broken};

/// What all sheets of a workbook share.
pub(super) struct Shared<'a> {
    pub(super) strings: &'a Strings,
    pub(super) formats: &'a [Format],
    pub(super) from_1904: bool,
    /// The results of formulas that are zero may stand for none.
    pub(super) uncomputed: bool,
}

/// Reads the sheet in `part`.
pub(super) fn read(
    part: impl Read,
    shared: &Shared<'_>,
    sheet: &mut Sheet,
    filler: &mut Filler,
) -> Result<(), Problem> {
    let mut xml = xml::reader(part);
    let (mut buffer, mut inner) = (Vec::new(), Vec::new());
    let mut value = Value::default();
    let mut merged = Vec::new();
    let mut look = Look::default();
    // Where a cell without a reference stands.
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut in_data = false;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "sheetData" => in_data = true,
                "row" if in_data => {
                    row = row_of(&element)?.unwrap_or(row);
                    column = 0;
                    if is_hidden(&element, "ht")? {
                        look.hide_rows(row, row);
                    }
                }
                "col" => columns(&element, &mut look)?,
                "c" if in_data => {
                    let head = Head::of(&element)?;
                    (row, column) = head.place.unwrap_or((row, column));
                    let plain = Format::default();
                    let format = head.format.and_then(|format| shared.formats.get(format));
                    let format = format.unwrap_or(&plain);
                    value.clear();
                    read_value(&mut xml, &mut value, &mut inner)?;
                    let cell = cell(head.kind, format, &mut value, shared)?;
                    let cell = look.standing(row, column, cell, format.struck);
                    look.strike(row, column, &value.text.struck);
                    filler.put(sheet, row, column, cell)?;
                    column = column.saturating_add(1);
                }
                "mergeCell" => merged.extend(region(&element)?),
                _ => {}
            },
            Event::Empty(element) => match element.local_name().as_ref() {
                "row" if in_data => {
                    row = row_of(&element)?.unwrap_or(row).saturating_add(1);
                }
                "col" => columns(&element, &mut look)?,
                // A cell with a format and no value.
                "c" if in_data => {
                    let place = Head::of(&element)?.place;
                    column = place.map_or(column, |(_, column)| column).saturating_add(1);
                }
                "mergeCell" => merged.extend(region(&element)?),
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "row" if in_data => row = row.saturating_add(1),
                "sheetData" => in_data = false,
                "worksheet" => {
                    filler.merge(sheet, &merged)?;
                    look.tell(sheet);
                    return Ok(());
                }
                _ => {}
            },
            Event::Eof => return Err(Problem::Broken("a sheet ends midway".into())),
            _ => {}
        }
    }
}

/// How a cell's value is written.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Shared,
    Text,
    Inline,
    Bool,
    Fault,
    Day,
}

/// What the start of a cell says.
struct Head {
    place: Option<(u32, u32)>,
    format: Option<usize>,
    kind: Kind,
}

impl Head {
    fn of(element: &BytesStart<'_>) -> Result<Self, Problem> {
        let mut head = Head {
            place: None,
            format: None,
            kind: Kind::Number,
        };
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(broken)?;
            let value: &str = &attribute.value;
            match attribute.key.into_inner() {
                "r" => {
                    let place = place(value);
                    head.place = Some(place.ok_or_else(|| broken("a cell's reference"))?);
                }
                "s" => head.format = value.parse().ok(),
                "t" => {
                    head.kind = match value {
                        "s" => Kind::Shared,
                        "str" => Kind::Text,
                        "inlineStr" => Kind::Inline,
                        "b" => Kind::Bool,
                        "e" => Kind::Fault,
                        "d" => Kind::Day,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        Ok(head)
    }
}

/// What stands in a cell.
#[derive(Default)]
struct Value {
    text: RichText,
    /// The text stood in the cell itself.
    inline: bool,
    /// It is a formula's.
    formula: bool,
}

impl Value {
    fn clear(&mut self) {
        self.text.clear();
        (self.inline, self.formula) = (false, false);
    }
}

/// Reads up to the end of a cell.
fn read_value(
    xml: &mut Xml<impl Read>,
    value: &mut Value,
    buffer: &mut Vec<u8>,
) -> Result<(), Problem> {
    let mut inside = false;
    loop {
        let inline = value.inline;
        let text = &mut value.text.standing;
        buffer.clear();
        match xml.read_event_into(buffer).map_err(broken)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "v" => inside = true,
                "is" => {
                    text.clear();
                    strings::read_text(xml, "is", &mut value.text, buffer)?;
                    value.inline = true;
                }
                "f" => value.formula = true,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == "f" => value.formula = true,
            Event::End(element) => match element.local_name().as_ref() {
                "c" => return Ok(()),
                "v" => inside = false,
                _ => {}
            },
            Event::Text(run) if inside && !inline => text.push_str(&run.xml10_content()),
            Event::CData(run) if inside && !inline => text.push_str(&run.xml10_content()),
            Event::GeneralRef(entity) if inside && !inline => xml::push_entity(&entity, text)?,
            Event::Eof => return Err(Problem::Broken("a cell ends midway".into())),
            _ => {}
        }
    }
}

fn cell(
    kind: Kind,
    format: &Format,
    found: &mut Value,
    shared: &Shared<'_>,
) -> Result<Cell, Problem> {
    let value = found.text.standing.as_str();
    if found.inline || kind == Kind::Text || kind == Kind::Inline {
        return Ok(values::text(&strings::unescape(value)));
    }
    let value = value.trim();
    // A text that is empty says so by its kind.
    if found.formula && (value.is_empty() || shared.uncomputed && value == "0") {
        return Ok(Cell::NO_RESULT);
    }
    if value.is_empty() {
        return Ok(Cell::Empty);
    }
    Ok(match kind {
        Kind::Shared => {
            let string = value.parse::<usize>().ok().and_then(|index| {
                let text = shared.strings.texts.get(index)?;
                Some((text, shared.strings.struck.get(&index)))
            });
            let (text, struck) = string.ok_or_else(|| broken("a string's number"))?;
            let text = Arc::clone(text);
            if let Some(struck) = struck {
                found.text.struck.push_str(struck);
            }
            Cell::Text(text)
        }
        Kind::Bool => Cell::Bool(matches!(value, "1" | "true")),
        Kind::Fault => Cell::Fault(values::fault_named(value)),
        Kind::Day => values::iso(value),
        Kind::Number | Kind::Text | Kind::Inline => match value.parse::<f64>() {
            Ok(number) if format.day => match dates::from_serial(number, shared.from_1904) {
                Some(day) => Cell::Date(day),
                None => Cell::Number(number),
            },
            Ok(number) => {
                let digits = format.digits.as_ref();
                let shown = digits.and_then(|digits| digits.shown(number));
                shown.map_or(Cell::Number(number), |shown| values::text(&shown))
            }
            Err(_) => values::text(value),
        },
    })
}

fn row_of(element: &BytesStart<'_>) -> Result<Option<u32>, Problem> {
    Ok(match xml::attribute(element, "r")? {
        Some(number) => {
            let number: u32 = number.trim().parse().map_err(broken)?;
            Some(number.saturating_sub(1))
        }
        None => None,
    })
}

/// Whether a row or a column is hidden: it says so, or is no higher or wider than nothing.
fn is_hidden(element: &BytesStart<'_>, size: &str) -> Result<bool, Problem> {
    let hidden = xml::attribute(element, "hidden")?;
    if matches!(hidden.as_deref(), Some("1" | "true")) {
        return Ok(true);
    }
    let size = xml::attribute(element, size)?;
    Ok(size.and_then(|size| size.trim().parse().ok()) == Some(0.0_f64))
}

/// A range of columns, if they are hidden.
fn columns(element: &BytesStart<'_>, look: &mut Look) -> Result<(), Problem> {
    if is_hidden(element, "width")? {
        let end = |name| -> Result<Option<u32>, Problem> {
            let number = xml::attribute(element, name)?;
            Ok(number.and_then(|number| number.trim().parse().ok()))
        };
        let first = end("min")?.unwrap_or(1).saturating_sub(1);
        let last = end("max")?.map_or(first, |last| last.saturating_sub(1));
        look.hide_columns(first, last);
    }
    Ok(())
}

fn region(element: &BytesStart<'_>) -> Result<Option<Merged>, Problem> {
    let Some(written) = xml::attribute(element, "ref")? else {
        return Ok(None);
    };
    let corners = written.split_once(':').unwrap_or((&written, &written));
    let corners = place(corners.0).zip(place(corners.1));
    let (first, last) = corners.ok_or_else(|| broken("a merged region"))?;
    Ok(Some(Merged { first, last }))
}

/// The row and column of a reference such as `BC23`, from zero.
fn place(written: &str) -> Option<(u32, u32)> {
    let written = written.trim();
    let letters = written.find(|c: char| !c.is_ascii_alphabetic())?;
    let (column, row) = written.split_at(letters);
    if column.is_empty() || column.len() > 4 {
        return None;
    }
    // Four letters stay below 2^32.
    let column = column.bytes().fold(0_u32, |number, letter| {
        number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row: u32 = row.parse().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn references_are_read_and_nonsense_is_not() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("xfd1048576"), Some((1_048_575, 16_383)));
        for written in ["", "A", "1", "A0", "A-1", "ABCDE1", "A99999999999", "甲1"] {
            assert_eq!(place(written), None, "{written}");
        }
    }
}
