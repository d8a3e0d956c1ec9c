//! The pages as the bytes of a workbook.

use std::collections::HashSet;

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::page::{ADDED, Page, PageRow};
use crate::exchange::office::workbook::Cell;
use crate::text::Locale;
use chrono::Datelike;

/// The longest name of a sheet that Excel takes.
const LONGEST_NAME: usize = 31;

/// The widest column, in characters.
const WIDEST: usize = 60;

pub(super) fn to_xlsx(pages: &[Page], locale: Locale) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut names = HashSet::new();
    for page in pages {
        let sheet = book.add_worksheet();
        sheet.set_name(free_name(&page.name, &mut names))?;
        fill(sheet, page, locale)?;
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, page: &Page, locale: Locale) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap();
    let widths: Vec<_> = (0..page.heads.len())
        .map(|place| width(page, place))
        .collect();
    let own = page.heads.len();
    let added = ADDED;
    let added = added.iter().map(|head| head.say(locale));
    let heads = page.heads.iter().map(String::as_str).chain(added);
    for (column, word) in (0..).zip(heads) {
        sheet.write_with_format(0, column, word, &head)?;
        let width = widths.get(usize::from(column)).copied().unwrap_or(12);
        sheet.set_column_width(column, width as f64)?;
    }
    sheet.set_column_width(column(own + 3), WIDEST as f64)?;
    sheet.set_freeze_panes(1, 0)?;
    for (row, it) in (1..).zip(&page.rows) {
        write_row(sheet, row, it, own)?;
    }
    Ok(())
}

fn write_row(sheet: &mut Worksheet, row: u32, it: &PageRow, own: usize) -> Result<(), XlsxError> {
    for (place, cell) in it.cells.iter().enumerate() {
        let mut format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        if it.rejected.contains(&place) {
            format = format.set_background_color(Color::RGB(0x00FF_E0E0));
        }
        let column = column(place);
        match cell {
            Cell::Empty => sheet.write_blank(row, column, &format)?,
            Cell::Number(number) => sheet.write_with_format(row, column, *number, &format)?,
            Cell::Date(day) => {
                let format = format.set_num_format("yyyy-mm-dd");
                match date(*day) {
                    Some(day) => sheet.write_with_format(row, column, &day, &format)?,
                    None => sheet.write_with_format(row, column, day.to_string(), &format)?,
                }
            }
            Cell::Text(_) | Cell::Bool(_) | Cell::Fault(_) => {
                let format = format.set_num_format("@");
                sheet.write_with_format(row, column, &*cell.text(), &format)?
            }
        };
    }
    if let Some(added) = &it.added {
        sheet.write(row, column(own), &added.file)?;
        sheet.write(row, column(own + 1), &added.sheet)?;
        sheet.write(row, column(own + 2), added.row)?;
        sheet.write(row, column(own + 3), &added.reason)?;
    }
    Ok(())
}

fn date(day: chrono::NaiveDate) -> Option<ExcelDateTime> {
    let part = |part: u32| u8::try_from(part).ok();
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, part(day.month())?, part(day.day())?).ok()
}

fn column(place: usize) -> u16 {
    // A sheet that was read has no more columns than the limits allow.
    u16::try_from(place).unwrap_or(u16::MAX)
}

/// What the widest of a column's first rows takes; a Chinese character takes two.
fn width(page: &Page, place: usize) -> usize {
    let head = page.heads.get(place).map_or("", String::as_str);
    let cells = page
        .rows
        .iter()
        .take(200)
        .filter_map(|row| row.cells.get(place));
    let words = cells.map(|cell| columns_of(cell.text().lines().next().unwrap_or("")));
    let widest = words.max().unwrap_or(0).max(columns_of(head));
    (widest + 2).clamp(8, WIDEST)
}

fn columns_of(word: &str) -> usize {
    word.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// A name that Excel takes and no other sheet has.
fn free_name(written: &str, taken: &mut HashSet<String>) -> String {
    let plain: String = written
        .chars()
        .map(|c| if "[]:*?/\\'".contains(c) { '_' } else { c })
        .collect();
    let plain = if plain.trim().is_empty() {
        "1"
    } else {
        plain.trim()
    };
    (1..)
        .map(|n| {
            let behind = if n == 1 {
                String::new()
            } else {
                format!(" ({n})")
            };
            let room = LONGEST_NAME - behind.len();
            // Excel counts in UTF-16.
            let mut kept = String::new();
            for c in plain.chars() {
                if kept.encode_utf16().count() + c.len_utf16() > room {
                    break;
                }
                kept.push(c);
            }
            kept + &behind
        })
        .find(|name| taken.insert(name.to_lowercase()))
        .unwrap_or_default()
}
