//! Office Open XML workbooks, read part by part in one pass each.
//!
//! Written out here rather than left to the library that reads old workbooks: a stray cell in the
//! last row, a claim of a billion strings or ten thousand copies of one font must cost nothing,
//! and the merged regions come along without a second pass. Only what a table needs is read:
//! values, which formats are dates, merged regions.

mod cells;
mod package;
mod strings;
mod styles;

use std::io::Read;

use super::Contents;
use super::sheet::{Filler, Sheet};
use crate::exchange::office::archive::Archive;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::note::Note;
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::relationships::relationships;
use crate::text::Text;
use cells::Shared;
use strings::Strings;

/// Reads all visible sheets.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, Problem> {
    let mut archive = Archive::open(bytes, limits)?;
    let package = package::read(&mut archive)?;
    if package.sheets.len() > limits.sheets {
        return Err(Problem::TooLarge(Bound::Sheets(limits.sheets), None));
    }
    let strings = match &package.strings {
        Some(name) => strings::read(&mut archive, name, limits)?,
        None => Strings::default(),
    };
    let formats = match &package.styles {
        Some(name) => styles::read(&mut archive, name)?,
        None => Vec::new(),
    };
    let shared = Shared {
        strings: &strings,
        formats: &formats,
        from_1904: package.from_1904,
        uncomputed: package.uncomputed,
    };
    let mut contents = Contents::default();
    let mut filler = Filler::new(limits);
    for listed in package.sheets {
        if listed.hidden {
            contents.hidden.push(listed.name);
            continue;
        }
        let mut sheet = Filler::sheet(&listed.name, package.from_1904);
        let part = archive.part(&listed.part)?;
        let part = part.ok_or_else(|| Problem::Broken(format!("no part {}", listed.part)))?;
        cells::read(part, &shared, &mut sheet, &mut filler)?;
        tell_controls(&mut archive, &listed.part, &mut sheet)?;
        contents.sheets.push(sheet);
    }
    Ok(contents)
}

/// Boxes that are ticked lie over the cells and in none of them: they are told and not read.
fn tell_controls(archive: &mut Archive<'_>, part: &str, sheet: &mut Sheet) -> Result<(), Problem> {
    for related in relationships(archive, part)? {
        let control = matches!(related.kind.as_str(), "ctrlProp" | "control");
        let Some(mut part) = archive.part(&related.part)?.filter(|_| control) else {
            continue;
        };
        let mut written = String::new();
        // What is no text is no box.
        if part.read_to_string(&mut written).is_ok()
            && ["CheckBox", "Radio"]
                .iter()
                .any(|kind| written.contains(kind))
        {
            let note = Note {
                at: sheet.at(0, 0),
                value: String::new(),
                text: Text::of(
                    "表上放着的勾选框没有读入；请在单元格里写明所选的，如“☑走访”",
                    "the check boxes that lie on the sheet were not read; write what is chosen in a cell, such as ☑走访",
                ),
            };
            sheet.note(note);
            return Ok(());
        }
    }
    Ok(())
}
