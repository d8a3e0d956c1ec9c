//! Opens any file that an office sends: workbooks as sheets, documents as paragraphs and tables.
//!
//! The one way in. What the file is is asked of its bytes (`kind`), its reader runs behind the
//! wall against panics (`panic_guard`) and within the limits, and nothing is returned of a file that
//! could be read only in part.

use std::io::{ErrorKind, Read};
use std::path::Path;

use super::document::{self, Document};
use super::kind::{self, FileKind};
use super::limits::{Bound, Limits};
use super::read_error::{Problem, ReadError};
use super::workbook::{self, Sheet, Workbook};
use crate::files;
use crate::panic_guard;

/// A file that was read.
#[derive(Clone, Debug)]
pub enum Opened {
    /// A spreadsheet's file.
    Workbook(Workbook),
    /// A document or a text file.
    Document(Document),
}

/// Reads the bytes of a file; `name` is how the person called it.
///
/// # Errors
/// Refuses what is nothing that can be read, goes over a limit, is locked, damaged or empty.
pub fn open(name: &str, bytes: &[u8], limits: &Limits) -> Result<Opened, ReadError> {
    parse(bytes, limits).map_err(|problem| ReadError::new(name, problem))
}

/// Opens the file at `path`.
///
/// # Errors
/// As [`open`], and when there is no such file or it may not be read.
pub fn open_file(path: &Path, limits: &Limits) -> Result<Opened, ReadError> {
    let name = path.to_string_lossy().into_owned();
    let bytes = read_file(path, limits).map_err(|problem| ReadError::new(&name, problem))?;
    open(&name, &bytes, limits)
}

impl Opened {
    /// What the file is.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        match self {
            Opened::Workbook(book) => book.kind,
            Opened::Document(document) => document.kind,
        }
    }

    /// Its sheets, or the tables of a document.
    pub fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        let (book, document) = match self {
            Opened::Workbook(book) => (Some(book), None),
            Opened::Document(document) => (None, Some(document)),
        };
        let sheets = book.into_iter().flat_map(|book| &book.sheets);
        sheets.chain(document.into_iter().flat_map(Document::tables))
    }
}

fn parse(bytes: &[u8], limits: &Limits) -> Result<Opened, Problem> {
    if bytes.len() as u64 > limits.file_bytes {
        return Err(Problem::TooLarge(Bound::FileBytes(limits.file_bytes), None));
    }
    panic_guard::guard(|| {
        let kind = kind::detect(bytes)?;
        if kind.is_workbook() {
            workbook::read(kind, bytes, limits).map(Opened::Workbook)
        } else {
            let document = document::read(kind, bytes, limits);
            document.map(Opened::Document).map_err(Problem::of_document)
        }
    })
    .unwrap_or_else(|| Err(Problem::Broken("the parser gave up".into())))
}

fn read_file(path: &Path, limits: &Limits) -> Result<Vec<u8>, Problem> {
    let refused = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Problem::Missing,
        ErrorKind::PermissionDenied => Problem::NoPermission,
        ErrorKind::IsADirectory => Problem::NotAFile,
        _ => Problem::Unreadable(error),
    };
    // What was opened is looked at: a pipe that takes the file's place would never end.
    let files::Opened { file, meta } = files::open(path, true).map_err(refused)?;
    if !meta.is_file() {
        return Err(Problem::NotAFile);
    }
    if meta.len() > limits.file_bytes {
        return Err(Problem::TooLarge(Bound::FileBytes(limits.file_bytes), None));
    }
    let mut bytes = Vec::new();
    // The file may have grown since it was measured.
    let limit = limits.file_bytes.saturating_add(1);
    file.take(limit).read_to_end(&mut bytes).map_err(refused)?;
    Ok(bytes)
}
