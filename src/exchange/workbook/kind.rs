//! What a file is, by its bytes; its name is not asked, because offices rename files.

use std::io::Cursor;

use zip::ZipArchive;

use super::compound;
use crate::exchange::read_error::{Problem, WrongKind};

/// A table file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// An Office Open XML workbook.
    Xlsx,
    /// An Excel 97–2003 workbook (also WPS `.et`).
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A text table: comma, tab or semicolon between the columns.
    Csv,
}

impl FileKind {
    /// The kind's short name, as in a file's extension.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Xlsx => "xlsx",
            FileKind::Xls => "xls",
            FileKind::Ods => "ods",
            FileKind::Csv => "csv",
        }
    }
}

/// Names the kind of a table, or says what the file is instead.
pub(super) fn detect(bytes: &[u8]) -> Result<FileKind, Problem> {
    if bytes.is_empty() {
        return Err(Problem::NoBytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes);
    }
    if bytes.starts_with(&compound::SIGNATURE) {
        return compound_kind(bytes);
    }
    for (signature, kind) in [
        (&b"%PDF"[..], WrongKind::Pdf),
        (b"\x89PNG", WrongKind::Picture),
        (b"\xff\xd8\xff", WrongKind::Picture),
        (b"GIF8", WrongKind::Picture),
        (b"Rar!", WrongKind::Archive),
        (b"7z\xbc\xaf\x27\x1c", WrongKind::Archive),
        (b"\x1f\x8b", WrongKind::Archive),
        (b"{\\rtf", WrongKind::Document),
    ] {
        if bytes.starts_with(signature) {
            return Err(Problem::WrongKind(kind));
        }
    }
    text_kind(bytes)
}

/// A zip: told by the parts that only one format has.
fn packed(bytes: &[u8]) -> Result<FileKind, Problem> {
    let broken = |error: zip::result::ZipError| Problem::Broken(error.to_string());
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let (mut document, mut slides, mut binary, mut mimetype, mut package) =
        (false, false, false, None, false);
    for index in 0..archive.len() {
        let Some(Ok(name)) = archive.name_for_index(index) else {
            continue;
        };
        match name.to_ascii_lowercase().replace('\\', "/").as_str() {
            "xl/workbook.xml" => return Ok(FileKind::Xlsx),
            "xl/workbook.bin" => binary = true,
            "word/document.xml" => document = true,
            "ppt/presentation.xml" => slides = true,
            "mimetype" => mimetype = Some(index),
            "[content_types].xml" => package = true,
            _ => {}
        }
    }
    if let Some(index) = mimetype {
        return open_document(archive, index);
    }
    Err(Problem::WrongKind(
        match (binary, document, slides, package) {
            (true, ..) => WrongKind::BinaryWorkbook,
            (_, true, ..) => WrongKind::Document,
            (_, _, true, _) => WrongKind::Slides,
            (_, _, _, true) => WrongKind::Unknown,
            _ => WrongKind::Archive,
        },
    ))
}

fn open_document(
    mut archive: ZipArchive<Cursor<&[u8]>>,
    index: usize,
) -> Result<FileKind, Problem> {
    use std::io::Read;
    let mut kind = String::new();
    let part = archive
        .by_index(index)
        .map_err(|error| Problem::Broken(error.to_string()))?;
    part.take(128)
        .read_to_string(&mut kind)
        .map_err(|error| Problem::Broken(error.to_string()))?;
    let kind = kind.trim();
    Err(Problem::WrongKind(match kind {
        "application/vnd.oasis.opendocument.spreadsheet"
        | "application/vnd.oasis.opendocument.spreadsheet-template" => return Ok(FileKind::Ods),
        "application/vnd.oasis.opendocument.text" => WrongKind::Document,
        "application/vnd.oasis.opendocument.presentation" => WrongKind::Slides,
        _ => WrongKind::Unknown,
    }))
}

/// An OLE container: told by the streams in it.
fn compound_kind(bytes: &[u8]) -> Result<FileKind, Problem> {
    let container = compound::Container::open(bytes)?;
    if container.has("EncryptedPackage") {
        Err(Problem::Encrypted)
    } else if container.has("Workbook") || container.has("Book") {
        Ok(FileKind::Xls)
    } else if container.has("WordDocument") {
        Err(Problem::WrongKind(WrongKind::Document))
    } else if container.has("PowerPoint Document") {
        Err(Problem::WrongKind(WrongKind::Slides))
    } else {
        Err(Problem::WrongKind(WrongKind::Unknown))
    }
}

/// Text: a web page, an XML table, or a table of our own kind.
fn text_kind(bytes: &[u8]) -> Result<FileKind, Problem> {
    let head = &bytes[..bytes.len().min(4_096)];
    let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if !wide && head.contains(&0) {
        return Err(Problem::WrongKind(WrongKind::Unknown));
    }
    let start = String::from_utf8_lossy(head)
        .trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace())
        .to_ascii_lowercase();
    if start.starts_with("<?xml") && start.contains("urn:schemas-microsoft-com:office:spreadsheet")
    {
        return Err(Problem::WrongKind(WrongKind::XmlTable));
    }
    if start.starts_with("<html")
        || start.starts_with("<!doctype html")
        || start.starts_with("<table")
        || start.starts_with("<meta")
    {
        return Err(Problem::WrongKind(WrongKind::WebPage));
    }
    if start.starts_with('<') {
        let page = start.contains("<html") || start.contains("<table");
        return Err(Problem::WrongKind(if page {
            WrongKind::WebPage
        } else {
            WrongKind::Unknown
        }));
    }
    Ok(FileKind::Csv)
}
