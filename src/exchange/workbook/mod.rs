//! Any table file as sheets of cells.
//!
//! Tells the kind by the content, keeps the [`Limits`], and answers a damaged file
//! with a reason instead of a panic or an endless wait. Knows nothing of rosters; the formats'
//! libraries are named here and nowhere above.

mod archive;
mod cell;
mod compound;
mod guard;
mod kind;
mod ods;
mod sheet;
mod text_table;
mod values;
mod xls;
mod xlsx;
mod xml;

#[cfg(test)]
pub(super) mod fixtures;
#[cfg(test)]
mod tests;

pub use cell::Cell;
pub use guard::is_guarded;
pub use kind::FileKind;
pub use sheet::{Merged, Sheet};

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::limits::{Bound, Limits};
use super::place::At;
use super::read_error::{Problem, ReadError};

/// A table file in memory.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// What the file turned out to be.
    pub kind: FileKind,
    /// The visible sheets in their order, also those with nothing in them.
    pub sheets: Vec<Sheet>,
    /// The names of hidden sheets, which are not read: what nobody sees should change nothing.
    pub hidden: Vec<String>,
}

/// What a reader of one format hands back.
#[derive(Default)]
struct Contents {
    sheets: Vec<Sheet>,
    hidden: Vec<String>,
}

impl Workbook {
    /// Opens the file at `path`.
    ///
    /// # Errors
    /// Refuses what cannot be read, is no table, goes over a limit, is locked, damaged or empty.
    pub fn open(path: &Path, limits: &Limits) -> Result<Self, ReadError> {
        let name = path.display().to_string();
        let bytes = read_file(path, limits).map_err(|problem| ReadError::new(&name, problem))?;
        Workbook::from_bytes(&name, &bytes, limits)
    }

    /// Reads the bytes of a file; `name` is how the person called it.
    ///
    /// # Errors
    /// As [`Workbook::open`].
    pub fn from_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        Self::parse(bytes, limits).map_err(|problem| ReadError::new(name, problem))
    }

    fn parse(bytes: &[u8], limits: &Limits) -> Result<Self, Problem> {
        if bytes.len() as u64 > limits.file_bytes {
            return Err(Problem::TooLarge(Bound::FileBytes(limits.file_bytes), None));
        }
        let (kind, contents) = guard::guarded(|| {
            let kind = kind::detect(bytes)?;
            let contents = match kind {
                FileKind::Xlsx => xlsx::read(bytes, limits)?,
                FileKind::Xls => xls::read(bytes, limits)?,
                FileKind::Ods => ods::read(bytes, limits)?,
                FileKind::Csv => text_table::read(bytes, limits)?,
            };
            Ok::<_, Problem>((kind, contents))
        })
        .unwrap_or_else(|| Err(Problem::Broken("the parser gave up".into())))?;
        let Contents { sheets, hidden } = contents;
        match first_two(&sheets) {
            (None, _) => Err(Problem::Blank),
            (Some(only), None) => Err(Problem::OneCell(only)),
            (Some(_), Some(_)) => Ok(Workbook {
                kind,
                sheets,
                hidden,
            }),
        }
    }
}

/// The places of the first two cells with something in them.
fn first_two(sheets: &[Sheet]) -> (Option<At>, Option<At>) {
    let mut places = sheets.iter().flat_map(|sheet| {
        (0..sheet.height()).flat_map(move |row| {
            let cells = sheet.row(row).iter().enumerate();
            cells
                .filter(|(_, cell)| !cell.is_blank())
                .map(move |(column, _)| sheet.at(row, column))
        })
    });
    (places.next(), places.next())
}

fn read_file(path: &Path, limits: &Limits) -> Result<Vec<u8>, Problem> {
    let refused = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Problem::Missing,
        ErrorKind::PermissionDenied => Problem::NoPermission,
        ErrorKind::IsADirectory => Problem::NotAFile,
        _ => Problem::Unreadable(error),
    };
    let meta = fs::metadata(path).map_err(refused)?;
    if !meta.is_file() {
        return Err(Problem::NotAFile);
    }
    if meta.len() > limits.file_bytes {
        return Err(Problem::TooLarge(Bound::FileBytes(limits.file_bytes), None));
    }
    let file = fs::File::open(path).map_err(refused)?;
    let mut bytes = Vec::new();
    // The file may have grown since it was measured.
    let limit = limits.file_bytes.saturating_add(1);
    file.take(limit).read_to_end(&mut bytes).map_err(refused)?;
    Ok(bytes)
}
