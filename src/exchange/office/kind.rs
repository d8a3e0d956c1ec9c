//! What a file is, by its bytes; its name is not asked, because offices rename files, and a
//! `.doc` may be any of five formats.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::compound;
use super::encoding;
use super::read_error::{Problem, WrongKind};

/// A file that can be read.
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
    /// Lines of text.
    Txt,
    /// A web page.
    Html,
    /// A web page with its pictures in one file, as browsers and Word save it.
    Mht,
    /// An Office Open XML document.
    Docx,
    /// A Word 97–2003 document (also WPS `.wps`).
    Doc,
    /// Rich text.
    Rtf,
    /// An OpenDocument text, packed or flat.
    Odt,
    /// A document of Word in one XML file: of 2003, or a flat package.
    WordXml,
}

impl FileKind {
    /// All kinds, workbooks first.
    pub const ALL: [FileKind; 12] = [
        FileKind::Xlsx,
        FileKind::Xls,
        FileKind::Ods,
        FileKind::Csv,
        FileKind::Txt,
        FileKind::Html,
        FileKind::Mht,
        FileKind::Docx,
        FileKind::Doc,
        FileKind::Rtf,
        FileKind::Odt,
        FileKind::WordXml,
    ];

    /// The kind's short name, as in a file's extension.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Xlsx => "xlsx",
            FileKind::Xls => "xls",
            FileKind::Ods => "ods",
            FileKind::Csv => "csv",
            FileKind::Txt => "txt",
            FileKind::Html => "html",
            FileKind::Mht => "mht",
            FileKind::Docx => "docx",
            FileKind::Doc => "doc",
            FileKind::Rtf => "rtf",
            FileKind::Odt => "odt",
            FileKind::WordXml => "xml",
        }
    }

    /// Whether it is a spreadsheet's file; all others open as documents.
    #[must_use]
    pub fn is_workbook(self) -> bool {
        matches!(self, FileKind::Xlsx | FileKind::Xls | FileKind::Ods)
    }
}

/// Names the kind of a file, or says what it is instead of one that can be read.
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
        // Word 1, 2 and 6, and Excel 2 to 4, without a container around them.
        (b"\x9b\xa5", WrongKind::OldDocument),
        (b"\xdb\xa5", WrongKind::OldDocument),
        (b"\xdc\xa5", WrongKind::OldDocument),
        (b"\x31\xbe\0\0", WrongKind::OldDocument),
        (b"\x09\0\x04\0", WrongKind::OldWorkbook),
        (b"\x09\x02\x06\0", WrongKind::OldWorkbook),
        (b"\x09\x04\x06\0", WrongKind::OldWorkbook),
    ] {
        if bytes.starts_with(signature) {
            return Err(Problem::WrongKind(kind));
        }
    }
    text_kind(bytes)
}

/// A zip: told by the parts that only one format has.
fn packed(bytes: &[u8]) -> Result<FileKind, Problem> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        let problem = Problem::Broken(error.to_string());
        // The names of parts stand before them as well as in the list that is lost.
        if contains(bytes, b"word/document") {
            problem.of_document()
        } else {
            problem
        }
    })?;
    let (mut document, mut slides, mut binary, mut mimetype, mut package) =
        (false, false, false, None, false);
    for index in 0..archive.len() {
        let Some(Ok(name)) = archive.name_for_index(index) else {
            continue;
        };
        match name.to_ascii_lowercase().replace('\\', "/").as_str() {
            "xl/workbook.xml" => return Ok(FileKind::Xlsx),
            "xl/workbook.bin" => binary = true,
            // Newer programs number the document's part.
            name if name.starts_with("word/document") && name.ends_with(".xml") => document = true,
            "ppt/presentation.xml" => slides = true,
            "mimetype" => mimetype = Some(index),
            "[content_types].xml" => package = true,
            _ => {}
        }
    }
    if let Some(index) = mimetype {
        return open_document(archive, index);
    }
    if document {
        return Ok(FileKind::Docx);
    }
    Err(Problem::WrongKind(match (binary, slides, package) {
        (true, ..) => WrongKind::BinaryWorkbook,
        (_, true, _) => WrongKind::Slides,
        (.., true) => WrongKind::Unknown,
        _ => WrongKind::Archive,
    }))
}

fn open_document(
    mut archive: ZipArchive<Cursor<&[u8]>>,
    index: usize,
) -> Result<FileKind, Problem> {
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
        "application/vnd.oasis.opendocument.text"
        | "application/vnd.oasis.opendocument.text-template"
        | "application/vnd.oasis.opendocument.text-master" => return Ok(FileKind::Odt),
        "application/vnd.oasis.opendocument.presentation" => WrongKind::Slides,
        _ => WrongKind::Unknown,
    }))
}

/// An OLE container: told by the streams in it.
fn compound_kind(bytes: &[u8]) -> Result<FileKind, Problem> {
    let container = compound::Container::open(bytes).map_err(|problem| {
        let name: Vec<u8> = "WordDocument"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        // The list of streams may be lost, and what they begin with may not.
        let mut sectors = bytes.chunks(512);
        let mut begins = || sectors.any(|sector| sector.starts_with(&[0xec, 0xa5]));
        if contains(bytes, &name) || begins() {
            problem.of_document()
        } else {
            problem
        }
    })?;
    if container.has("EncryptedPackage") {
        Err(Problem::Encrypted)
    } else if container.has("Workbook") || container.has("Book") {
        Ok(FileKind::Xls)
    } else if container.has("WordDocument") {
        Ok(FileKind::Doc)
    } else if container.has("PowerPoint Document") {
        Err(Problem::WrongKind(WrongKind::Slides))
    } else {
        Err(Problem::WrongKind(WrongKind::Unknown))
    }
}

/// Whether these bytes are somewhere in the file.
fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Text: a page, a document written out as text, or a text of our own kind.
fn text_kind(bytes: &[u8]) -> Result<FileKind, Problem> {
    let head = &bytes[..bytes.len().min(4_096)];
    let head = match encoding::decode_head(head) {
        Some(text) => text.to_ascii_lowercase(),
        None => return Err(Problem::WrongKind(WrongKind::Unknown)),
    };
    let start = head.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if start.starts_with("{\\rtf") {
        return Ok(FileKind::Rtf);
    }
    if start.starts_with('<') {
        return markup_kind(start);
    }
    if is_mail(start) {
        return Ok(FileKind::Mht);
    }
    Ok(FileKind::Txt)
}

fn markup_kind(start: &str) -> Result<FileKind, Problem> {
    let has = |word| start.contains(word);
    if has("schemas.microsoft.com/office/word/2003/wordml")
        || has("schemas.microsoft.com/office/2006/xmlpackage")
        || has("progid=\"word.document\"")
    {
        return Ok(FileKind::WordXml);
    }
    if has("urn:schemas-microsoft-com:office:spreadsheet") && start.starts_with("<?xml") {
        return Err(Problem::WrongKind(WrongKind::XmlTable));
    }
    if has("opendocument:xmlns:office") && has("opendocument.text") {
        return Ok(FileKind::Odt);
    }
    let page = [
        "<html",
        "<!doctype html",
        "<head",
        "<body",
        "<table",
        "<meta",
        "<div",
        "<p>",
        "<p ",
        "<title",
        "<style",
        "<script",
        "<center",
        "<font",
        "<span",
        "<h1",
        "<br",
    ];
    if page.iter().any(|tag| has(tag)) {
        return Ok(FileKind::Html);
    }
    Err(Problem::WrongKind(WrongKind::Unknown))
}

/// Whether the text begins with the headers of a mail, as a saved page in one file does.
fn is_mail(start: &str) -> bool {
    let mut found = false;
    for line in start.lines().take(40) {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else {
            return false;
        };
        if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return false;
        }
        let value = value.trim_start();
        found |= name == "mime-version"
            || name == "content-type"
                && (value.starts_with("multipart/") || value.starts_with("text/html"));
    }
    found
}
