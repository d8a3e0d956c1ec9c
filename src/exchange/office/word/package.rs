//! The file: its parts, what they are and how they hang together, packed with one fixed time.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::body;
use super::page::FOOTERS;
use super::paper::Paper;
use super::style::{self, Style, TYPEFACES};
use super::xml::Xml;

const W: (&str, &str) = (
    "xmlns:w",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
);
const R: (&str, &str) = ("xmlns:r", RELATIONSHIPS);
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts that hang on the document: relationship, file, kind.
const PARTS: [(&str, &str, &str); 5] = [
    ("rIdStyles", "styles", "styles"),
    ("rIdSettings", "settings", "settings"),
    ("rIdFonts", "fontTable", "fontTable"),
    (FOOTERS[0].0, "footer1", "footer"),
    (FOOTERS[1].0, "footer2", "footer"),
];

/// The file of a paper. Only a paper of more than 4 GiB can't be written.
pub fn write(paper: &Paper) -> io::Result<Vec<u8>> {
    let parts = if paper.numbered {
        &PARTS[..]
    } else {
        &PARTS[..3]
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, part: Vec<u8>| -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(name, options)?;
        zip.write_all(&part)
    };
    add("[Content_Types].xml", content_types(parts)?)?;
    add("_rels/.rels", package_relationships()?)?;
    add("docProps/core.xml", properties(paper)?)?;
    add("word/document.xml", body::write(paper, &[W, R])?)?;
    add("word/_rels/document.xml.rels", relationships(parts)?)?;
    add("word/styles.xml", style::write(W)?)?;
    add("word/settings.xml", settings(paper.numbered)?)?;
    add("word/fontTable.xml", typefaces()?)?;
    if paper.numbered {
        add("word/footer1.xml", footer(Outer::Right)?)?;
        add("word/footer2.xml", footer(Outer::Left)?)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types(parts: &[(&str, &str, &str)]) -> io::Result<Vec<u8>> {
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    Xml::part("Types", &[("xmlns", namespace)], |xml| {
        let rels = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", rels)])?;
        xml.empty(
            "Default",
            &[("Extension", "xml"), ("ContentType", "application/xml")],
        )?;
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        xml.empty(
            "Override",
            &[("PartName", "/docProps/core.xml"), ("ContentType", core)],
        )?;
        let document = ("document", "document.main");
        let others = parts.iter().map(|(_, file, kind)| (*file, *kind));
        for (file, kind) in [document].into_iter().chain(others) {
            let name = format!("/word/{file}.xml");
            let kind = format!("{WORD}.{kind}+xml");
            xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)])?;
        }
        Ok(())
    })
}

fn package_relationships() -> io::Result<Vec<u8>> {
    Xml::part("Relationships", &[("xmlns", PACKAGE)], |xml| {
        let core =
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        let document = format!("{RELATIONSHIPS}/officeDocument");
        for (id, kind, target) in [
            ("rIdDocument", document.as_str(), "word/document.xml"),
            ("rIdCore", core, "docProps/core.xml"),
        ] {
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", kind), ("Target", target)],
            )?;
        }
        Ok(())
    })
}

fn relationships(parts: &[(&str, &str, &str)]) -> io::Result<Vec<u8>> {
    Xml::part("Relationships", &[("xmlns", PACKAGE)], |xml| {
        for (id, file, kind) in parts {
            let (kind, target) = (format!("{RELATIONSHIPS}/{kind}"), format!("{file}.xml"));
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", &kind), ("Target", &target)],
            )?;
        }
        Ok(())
    })
}

fn properties(paper: &Paper) -> io::Result<Vec<u8>> {
    let namespaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    Xml::part("cp:coreProperties", &namespaces, |xml| {
        xml.within("dc:title", &[], |xml| xml.text(&paper.title))?;
        xml.within("dc:creator", &[], |xml| xml.text(&paper.author))
    })
}

fn settings(numbered: bool) -> io::Result<Vec<u8>> {
    Xml::part("w:settings", &[W], |xml| {
        if numbered {
            xml.empty("w:evenAndOddHeaders", &[])?;
        }
        // Punctuation keeps its width: 28 characters are 28 characters.
        xml.value("w:characterSpacingControl", "doNotCompress")?;
        xml.within("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            )
        })
    })
}

fn typefaces() -> io::Result<Vec<u8>> {
    Xml::part("w:fonts", &[W], |xml| {
        for (name, other, family) in TYPEFACES {
            xml.within("w:font", &[("w:name", name)], |xml| {
                xml.value("w:altName", other)?;
                xml.value("w:family", family)
            })?;
        }
        Ok(())
    })
}

/// The side away from the binding.
#[derive(Clone, Copy)]
enum Outer {
    Left,
    Right,
}

/// The page's number between two dashes, one character away from the outer margin.
fn footer(outer: Outer) -> io::Result<Vec<u8>> {
    let character = Style::PageNumber.character().to_string();
    let (side, in_characters, align) = match outer {
        Outer::Left => ("w:left", "w:leftChars", "left"),
        Outer::Right => ("w:right", "w:rightChars", "right"),
    };
    let dash = |xml: &mut Xml, text: &str| {
        xml.within("w:r", &[], |xml| {
            xml.within("w:rPr", &[], |xml| {
                xml.empty("w:rFonts", &[("w:hint", "eastAsia")])
            })?;
            xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(text))
        })
    };
    Xml::part("w:ftr", &[W, R], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.value("w:pStyle", Style::PageNumber.id())?;
                xml.empty("w:ind", &[(in_characters, "100"), (side, &character)])?;
                xml.value("w:jc", align)
            })?;
            dash(xml, "— ")?;
            xml.within("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                xml.within("w:r", &[], |xml| {
                    xml.within("w:t", &[], |xml| xml.text("1"))
                })
            })?;
            dash(xml, " —")
        })
    })
}
