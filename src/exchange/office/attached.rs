//! What may be attached to a record, by its bytes: documents, tables, slides, PDF and OFD, pictures. No packed
//! folders and no programs: nobody can say what is in the one, and the other is no paper.

use std::io::Cursor;

use zip::ZipArchive;

use super::compound;
use super::kind::{self, FileKind};
use super::read_error::{Problem, WrongKind};
use crate::panic_guard;

/// Why a file is not attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unattached {
    /// It has no bytes.
    Empty,
    /// It is a program, or a script.
    Program,
    /// It is a packed folder.
    Archive,
    /// It is locked with a password.
    Locked,
    /// It is damaged, so that nobody will be able to open it.
    Broken,
    /// It is nothing that is known.
    Unknown,
}

/// What formats begin with that are attached and not read.
const KNOWN: &[(&[u8], &str)] = &[
    (b"%PDF", "pdf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
];

/// How files are usually called that can be attached.
pub const ENDINGS: &[&str] = &[
    "docx", "doc", "wps", "rtf", "odt", "txt", "xlsx", "xls", "et", "ods", "csv", "xlsb", "pptx",
    "ppt", "dps", "odp", "pdf", "ofd", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp",
    "html", "htm", "mht", "xml",
];

/// What programs begin with.
const PROGRAMS: &[&[u8]] = &[
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\0asm",
    b"L\0\0\0\x01\x14\x02\0",
];

/// How files of text are called that a system runs.
const SCRIPTS: &[&str] = &[
    "bat", "cmd", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "ps1", "psm1", "sh", "reg",
    "scr", "desktop", "url", "py", "pl", "inf",
];

/// What packed folders begin with, besides zip's own.
const ARCHIVES: &[&[u8]] = &[
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
];

/// The usual ending of files of this kind. The name tells only a script from a text.
///
/// # Errors
/// Why the file is not attached.
pub fn attached_kind(name: &str, bytes: &[u8]) -> Result<&'static str, Unattached> {
    let begins = |all: &[&[u8]]| all.iter().any(|it| bytes.starts_with(it));
    if bytes.is_empty() {
        return Err(Unattached::Empty);
    }
    if begins(PROGRAMS) {
        return Err(Unattached::Program);
    }
    if begins(ARCHIVES) {
        return Err(Unattached::Archive);
    }
    if let Some((_, kind)) = KNOWN.iter().find(|(begin, _)| bytes.starts_with(begin)) {
        return Ok(kind);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok("webp");
    }
    let told = panic_guard::guard(|| kind::detect(bytes));
    match told.unwrap_or_else(|| Err(Problem::Broken(String::new()))) {
        Ok(FileKind::Txt | FileKind::Csv) if is_script(name) => Err(Unattached::Program),
        Ok(kind) => Ok(kind.name()),
        Err(Problem::NoBytes) => Err(Unattached::Empty),
        Err(Problem::Encrypted) => Err(Unattached::Locked),
        Err(Problem::WrongKind(wrong)) => of_other(wrong, bytes),
        Err(_) => Err(Unattached::Broken),
    }
}

/// What rosters and forms are not read from.
fn of_other(wrong: WrongKind, bytes: &[u8]) -> Result<&'static str, Unattached> {
    match wrong {
        WrongKind::Document | WrongKind::OldDocument => Ok("doc"),
        WrongKind::OldWorkbook => Ok("xls"),
        WrongKind::BinaryWorkbook => Ok("xlsb"),
        WrongKind::XmlTable => Ok("xml"),
        WrongKind::Slides if bytes.starts_with(&compound::SIGNATURE) => Ok("ppt"),
        WrongKind::Slides if has_part(bytes, "ppt/presentation.xml") => Ok("pptx"),
        WrongKind::Slides => Ok("odp"),
        WrongKind::Archive if has_part(bytes, "OFD.xml") => Ok("ofd"),
        WrongKind::Archive => Err(Unattached::Archive),
        WrongKind::Pdf => Ok("pdf"),
        WrongKind::Picture | WrongKind::Form | WrongKind::Unknown => Err(Unattached::Unknown),
    }
}

fn has_part(bytes: &[u8], part: &str) -> bool {
    let found = panic_guard::guard(|| {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        archive.index_for_name(part)
    });
    found.flatten().is_some()
}

fn is_script(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|it| SCRIPTS.contains(&it.as_str()))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: &[&str]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for part in parts {
            let begun = zip.start_file(*part, SimpleFileOptions::default());
            begun.expect("a part");
            zip.write_all(b"x").expect("written");
        }
        zip.finish().expect("packed").into_inner()
    }

    #[test]
    fn a_file_is_told_by_its_bytes() {
        for (name, bytes, kind) in [
            ("纪要", b"%PDF-1.7".to_vec(), Ok("pdf")),
            ("照片.txt", b"\xff\xd8\xff\xe0".to_vec(), Ok("jpg")),
            ("照片", b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), Ok("webp")),
            (
                "公文.ofd",
                packed(&["OFD.xml", "Doc_0/Document.xml"]),
                Ok("ofd"),
            ),
            (
                "讲稿",
                packed(&["[Content_Types].xml", "ppt/presentation.xml"]),
                Ok("pptx"),
            ),
            ("计划", packed(&["word/document.xml"]), Ok("docx")),
            ("说明.txt", "本年度计划如下".into(), Ok("txt")),
            ("空", Vec::new(), Err(Unattached::Empty)),
            ("包.docx", packed(&["a.txt"]), Err(Unattached::Archive)),
            ("包", b"Rar!\x1a\x07".to_vec(), Err(Unattached::Archive)),
            ("计划.docx", b"MZ\x90\0".to_vec(), Err(Unattached::Program)),
            ("run", b"#!/bin/sh\necho".to_vec(), Err(Unattached::Program)),
            (
                "打开.BAT",
                b"del *.*\r\n".to_vec(),
                Err(Unattached::Program),
            ),
            (
                "残.docx",
                b"PK\x03\x04xxxx".to_vec(),
                Err(Unattached::Broken),
            ),
            (
                "未知",
                vec![0, 1, 2, 3, 0, 250, 251],
                Err(Unattached::Unknown),
            ),
        ] {
            assert_eq!(attached_kind(name, &bytes), kind, "{name}");
        }
    }
}
