//! Files for the tests, made in memory: no office program is needed to run them.

use std::io::{Cursor, Write};

use rust_xlsxwriter as writer;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook that `fill` writes.
pub(in crate::exchange) fn xlsx(fill: impl FnOnce(&mut writer::Workbook)) -> Vec<u8> {
    let mut book = writer::Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

/// A packed file of these parts.
pub(in crate::exchange) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default();
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("a part");
    }
    zip.finish().expect("a packed file").into_inner()
}

/// The parts of a packed file.
pub(in crate::exchange) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a packed file");
    (0..zip.len())
        .map(|index| {
            let mut part = zip.by_index(index).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("a part");
            (part.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

/// An OpenDocument spreadsheet with these styles and tables.
pub(in crate::exchange) fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    packed(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A cell of an old workbook.
pub(in crate::exchange) enum Old<'a> {
    Text(u16, u16, &'a str),
    Number(u16, u16, f64),
    /// A serial number in a date's format.
    Date(u16, u16, f64),
    /// First and last row, first and last column.
    Merged(u16, u16, u16, u16),
    /// Any record.
    Raw(u16, &'a [u8]),
}

/// An Excel 97–2003 workbook with one sheet.
pub(in crate::exchange) fn xls(name: &str, cells: &[Old<'_>]) -> Vec<u8> {
    container("Workbook", &workbook_stream(name, &[], cells))
}

/// One whose book has these records more, before its sheets.
pub(in crate::exchange) fn xls_with(records: &[(u16, &[u8])], cells: &[Old<'_>]) -> Vec<u8> {
    container("Workbook", &workbook_stream("表", records, cells))
}

/// An OLE container with one stream.
pub(in crate::exchange) fn container(name: &str, stream: &[u8]) -> Vec<u8> {
    pool(&[], &[(name, stream)])
}

/// An OLE container with these streams in its root, behind those of an object inside it.
pub(in crate::exchange) fn pool(inside: &[(&str, &[u8])], root: &[(&str, &[u8])]) -> Vec<u8> {
    let none = u32::MAX;
    let mut entries = vec![Entry::new("Root Entry", 5)];
    if !inside.is_empty() {
        entries.push(Entry::new("ObjectPool", 1));
    }
    let (mut data, mut table) = (Vec::new(), vec![0xffff_fffd_u32, END]);
    for (n, &(name, stream)) in inside.iter().chain(root).enumerate() {
        let is_nested = n < inside.len();
        let parent = usize::from(is_nested);
        let id = entries.len() as u32;
        // Each new entry is the left neighbour's right one.
        match std::mem::replace(&mut entries[parent].last, id) {
            u32::MAX => entries[parent].below = id,
            before => entries[before as usize].right = id,
        }
        let start = table.len() as u32;
        // Streams shorter than 4096 bytes would live in small sectors.
        let length = stream.len().max(4_096).div_ceil(512) * 512;
        let end = data.len() + length;
        data.extend(stream);
        data.resize(end, 0);
        let sectors = length as u32 / 512;
        table.extend((start + 1..start + sectors).chain([END]));
        entries.push(Entry {
            start,
            length: length as u32,
            ..Entry::new(name, 2)
        });
    }
    if !inside.is_empty() {
        // The storage hangs beside the root's first stream.
        let first = entries[0].below;
        entries[1].right = first;
        entries[0].below = 1;
    }
    assert!(table.len() <= 128, "one sector holds the table of chains");
    assert!(entries.len() <= 4, "one sector holds the directory");
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(24, 0);
    for number in [0x3e_u16, 3, 0xfffe, 9, 6] {
        file.extend(number.to_le_bytes());
    }
    file.resize(40, 0);
    for number in [0, 1, 1, 0, 4_096, END, 0, END, 0, 0_u32] {
        file.extend(number.to_le_bytes());
    }
    file.resize(512, 0xff);
    table.resize(128, none);
    file.extend(table.iter().flat_map(|number| number.to_le_bytes()));
    for entry in &entries {
        file.extend(entry.bytes());
    }
    file.resize(512 * 3, 0);
    file.extend(data);
    file
}

const END: u32 = 0xffff_fffe;

/// An entry of a container's directory.
struct Entry<'a> {
    name: &'a str,
    kind: u8,
    right: u32,
    below: u32,
    /// The last of those below it.
    last: u32,
    start: u32,
    length: u32,
}

impl<'a> Entry<'a> {
    fn new(name: &'a str, kind: u8) -> Self {
        Entry {
            name,
            kind,
            right: u32::MAX,
            below: u32::MAX,
            last: u32::MAX,
            start: END,
            length: 0,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = self
            .name
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let used = bytes.len() as u16 + 2;
        bytes.resize(64, 0);
        bytes.extend(used.to_le_bytes());
        bytes.extend([self.kind, 1]);
        for number in [u32::MAX, self.right, self.below] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.resize(116, 0);
        bytes.extend(self.start.to_le_bytes());
        bytes.extend(self.length.to_le_bytes());
        bytes.resize(128, 0);
        bytes
    }
}

pub(in crate::exchange) fn workbook_stream(
    name: &str,
    records: &[(u16, &[u8])],
    cells: &[Old<'_>],
) -> Vec<u8> {
    let mut book = Vec::new();
    record(
        &mut book,
        0x0809,
        &[&[0x00, 0x06, 0x05, 0x00][..], &[0; 12]].concat(),
    );
    for (kind, body) in records {
        record(&mut book, *kind, body);
    }
    for format in [0_u16, 14] {
        let body = [&[0; 2][..], &format.to_le_bytes(), &[0; 16]].concat();
        record(&mut book, 0x00e0, &body);
    }
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let letters = name.encode_utf16().count() as u8;
    // This record, then the book's end, then the sheet.
    let start = book.len() + 4 + 8 + units.len() + 4;
    let head = [&(start as u32).to_le_bytes()[..], &[0, 0, letters, 1]].concat();
    record(&mut book, 0x0085, &[&head[..], &units].concat());
    record(&mut book, 0x000a, &[]);
    record(
        &mut book,
        0x0809,
        &[&[0x00, 0x06, 0x10, 0x00][..], &[0; 12]].concat(),
    );
    for cell in cells {
        match cell {
            Old::Text(row, column, text) => {
                let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                let mut body = numbers(&[*row, *column, 0, (units.len() / 2) as u16]);
                body.push(1);
                body.extend(units);
                record(&mut book, 0x0204, &body);
            }
            Old::Number(row, column, value) | Old::Date(row, column, value) => {
                let format = u16::from(matches!(cell, Old::Date(..)));
                let mut body = numbers(&[*row, *column, format]);
                body.extend(value.to_le_bytes());
                record(&mut book, 0x0203, &body);
            }
            Old::Merged(top, bottom, left, right) => {
                record(
                    &mut book,
                    0x00e5,
                    &numbers(&[1, *top, *bottom, *left, *right]),
                );
            }
            Old::Raw(kind, body) => record(&mut book, *kind, body),
        }
    }
    record(&mut book, 0x000a, &[]);
    book
}

fn record(stream: &mut Vec<u8>, kind: u16, body: &[u8]) {
    stream.extend(kind.to_le_bytes());
    stream.extend((body.len() as u16).to_le_bytes());
    stream.extend(body);
}

fn numbers(values: &[u16]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}
