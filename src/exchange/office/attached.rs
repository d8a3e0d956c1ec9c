//! What may be attached to a record, by its bytes: documents, tables, slides, PDF and OFD, pictures. No packed
//! folders and no programs: nobody can say what is in the one, and the other is no paper.

use std::io::Cursor;

use zip::ZipArchive;

use super::kind::{self, FileKind};
use super::read_error::{Problem, WrongKind};
use super::{compound, intact, runs};
use crate::panic_guard;

/// Why a file is not attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unattached {
    /// It has no bytes.
    Empty,
    /// It is a program, or a script.
    Program,
    /// It is a web page that runs a script.
    Page,
    /// It is a packed folder.
    Archive,
    /// It is locked with a password.
    Locked,
    /// It is damaged, so that nobody will be able to open it.
    Broken,
    /// It is nothing that is known.
    Unknown,
}

/// How files are usually called that can be attached.
pub const ENDINGS: &[&str] = &[
    "docx", "doc", "wps", "rtf", "odt", "txt", "xlsx", "xls", "et", "ods", "csv", "xlsb", "pptx",
    "ppt", "dps", "odp", "pdf", "ofd", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp",
    "html", "htm", "mht", "xml",
];

/// What packed folders begin with, besides zip's own.
const ARCHIVES: &[&[u8]] = &[
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
];

/// The usual ending of files of this kind. The name tells only what a system would run by it.
///
/// # Errors
/// Why the file is not attached.
pub fn attached_kind(name: &str, bytes: &[u8]) -> Result<&'static str, Unattached> {
    let begins = |all: &[&[u8]]| all.iter().any(|it| bytes.starts_with(it));
    if bytes.is_empty() {
        return Err(Unattached::Empty);
    }
    if runs::is_called_so(name) || runs::is_program(bytes) {
        return Err(Unattached::Program);
    }
    if begins(ARCHIVES) {
        return Err(Unattached::Archive);
    }
    if let Some((kind, whole)) = intact::told(bytes) {
        return whole.then_some(kind).ok_or(Unattached::Broken);
    }
    let told = panic_guard::guard(|| kind::detect(bytes));
    match told.unwrap_or_else(|| Err(Problem::Broken(String::new()))) {
        Ok(FileKind::Txt | FileKind::Csv) if runs::is_script(bytes) => Err(Unattached::Program),
        Ok(FileKind::Html | FileKind::Mht) if runs::is_running_page(bytes) => Err(Unattached::Page),
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
            ("纪要", b"%PDF-1.7 %%EOF".to_vec(), Ok("pdf")),
            ("纪要", b"%PDF-1.7 plan".to_vec(), Err(Unattached::Broken)),
            ("照片.txt", b"\xff\xd8\xff\xe0 \xff\xd9".to_vec(), Ok("jpg")),
            (
                "照片.png",
                b"\x89PNG\r\n\x1a\n".to_vec(),
                Err(Unattached::Broken),
            ),
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
    #[test]
    fn what_a_system_would_run_is_refused_however_it_is_called_or_hidden() {
        let mut hidden = b"%PDF-1.7\n".to_vec();
        let mut program = b"MZ".to_vec();
        program.resize(0x3c, 0);
        program.extend(0x40_u32.to_le_bytes());
        program.extend(b"PE\0\0L\x01");
        hidden.extend(&program);
        hidden.extend(b"\n%%EOF");
        for (name, bytes) in [
            ("公文.pdf", hidden),
            ("prog.txt", program.clone()),
            ("prog.txt", [b" \r\n", program.as_slice()].concat()),
            ("prog.exe", "本年度计划如下".into()),
            ("计划.docx.EXE ", "本年度计划如下".into()),
            ("计划.vbs", "本年度计划如下".into()),
            ("说明.txt", b"@echo off\r\ndel *.*\r\n".to_vec()),
            ("说明.txt", b"\xef\xbb\xbf#!/bin/sh\nrm".to_vec()),
            (
                "说明.txt",
                b"x = 1\r\nSet s = CreateObject(\"WScript.Shell\")".to_vec(),
            ),
            ("说明.txt", b"\xff\xfe@\0e\0c\0h\0o\0 \0o\0f\0f\0".to_vec()),
        ] {
            assert_eq!(
                attached_kind(name, &bytes),
                Err(Unattached::Program),
                "{name}"
            );
        }
        let page = |inside: &str| format!("<html><body>{inside}</body></html>").into_bytes();
        let long = "计划".repeat(9_000);
        for (inside, kind) in [
            ("本年度计划如下", Ok("html")),
            ("<SCRIPT>alert(1)</SCRIPT>", Err(Unattached::Page)),
            (
                &*format!("{long}<a href='javascript:x()'>"),
                Err(Unattached::Page),
            ),
        ] {
            assert_eq!(attached_kind("网页.html", &page(inside)), kind);
        }
        for text in ["MZ 是矿区的简称。", "程序（program）已报批。", "BM 计划"] {
            assert_eq!(
                attached_kind("说明.txt", text.as_bytes()),
                Ok("txt"),
                "{text}"
            );
        }
    }
}
