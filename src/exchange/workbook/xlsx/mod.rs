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

use super::Contents;
use super::sheet::Filler;
use crate::exchange::archive::Archive;
use crate::exchange::limits::{Bound, Limits};
use crate::exchange::read_error::Problem;
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
        contents.sheets.push(sheet);
    }
    Ok(contents)
}
