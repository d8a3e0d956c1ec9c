//! How much of a file is believed before it is refused.
//!
//! A roster is small; a file that claims to be a million times larger is a mistake or an attack.
//! The readers stop at these bounds *before* they allocate what the file asks for.

use crate::text;
use crate::text::Text;

/// The bounds that every reader keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it lies on disk.
    pub file_bytes: u64,
    /// Bytes of all parts of a packed file after unpacking.
    pub unpacked_bytes: u64,
    /// Parts in a packed file.
    pub parts: usize,
    /// Sheets in a workbook.
    pub sheets: usize,
    /// Rows down to the last one with something in it.
    pub rows: usize,
    /// Columns up to the last one with something in it.
    pub columns: usize,
    /// Cells with something in them, over all sheets.
    pub cells: usize,
    /// Characters in one cell.
    pub cell_chars: usize,
    /// Bytes of text in all cells together.
    pub text_bytes: usize,
    /// Paragraphs of a document, or lines of a text file.
    pub paragraphs: usize,
    /// How deep the parts of a document lie in each other.
    pub depth: usize,
    /// Words of a text that is read as a list, over all its lines.
    pub words: usize,
    /// Words under one heading of a list; the largest sectors have some hundred people.
    pub heading_words: usize,
}

/// Which bound a file went over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// [`Limits::file_bytes`].
    FileBytes(u64),
    /// [`Limits::unpacked_bytes`].
    UnpackedBytes(u64),
    /// [`Limits::parts`].
    Parts(usize),
    /// [`Limits::sheets`].
    Sheets(usize),
    /// [`Limits::rows`].
    Rows(usize),
    /// [`Limits::columns`].
    Columns(usize),
    /// [`Limits::cells`].
    Cells(usize),
    /// [`Limits::cell_chars`].
    CellChars(usize),
    /// [`Limits::text_bytes`].
    TextBytes(usize),
    /// [`Limits::paragraphs`].
    Paragraphs(usize),
    /// [`Limits::depth`].
    Depth(usize),
    /// [`Limits::words`].
    Words(usize),
}

impl Default for Limits {
    /// Room for a hundred thousand members, and no more memory than a small machine has to spare.
    fn default() -> Self {
        Limits {
            file_bytes: 64 << 20,
            unpacked_bytes: 256 << 20,
            parts: 4_096,
            sheets: 256,
            rows: 200_000,
            columns: 512,
            cells: 4_000_000,
            cell_chars: 32_767,
            text_bytes: 128 << 20,
            paragraphs: 500_000,
            depth: 256,
            words: 200_000,
            heading_words: 5_000,
        }
    }
}

impl Bound {
    /// The bound in words, as the end of “it goes over …”.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Bound::FileBytes(n) => {
                let size = mebibytes(n);
                text!("文件大小上限 {size}", "the limit of {size} for a file")
            }
            Bound::UnpackedBytes(n) => {
                let size = mebibytes(n);
                text!(
                    "解压后大小上限 {size}",
                    "the limit of {size} for an unpacked file"
                )
            }
            Bound::Parts(n) => text!(
                "压缩包内文件数上限 {n} 个",
                "the limit of {n} parts in a packed file"
            ),
            Bound::Sheets(n) => text!("工作表数上限 {n} 张", "the limit of {n} sheets"),
            Bound::Rows(n) => text!("每张工作表行数上限 {n} 行", "the limit of {n} rows a sheet"),
            Bound::Columns(n) => text!(
                "每张工作表列数上限 {n} 列",
                "the limit of {n} columns a sheet"
            ),
            Bound::Cells(n) => text!(
                "非空单元格数上限 {n} 个",
                "the limit of {n} cells with content"
            ),
            Bound::CellChars(n) => text!(
                "单个单元格字数上限 {n} 字",
                "the limit of {n} characters in a cell"
            ),
            Bound::TextBytes(n) => {
                let size = mebibytes(n as u64);
                text!("文字总量上限 {size}", "the limit of {size} of text in all")
            }
            Bound::Paragraphs(n) => text!("段落数上限 {n} 段", "the limit of {n} paragraphs"),
            Bound::Words(n) => text!("名单里词数上限 {n} 个", "the limit of {n} words in a list"),
            Bound::Depth(n) => text!("嵌套层数上限 {n} 层", "the limit of {n} levels of nesting"),
        }
    }
}

fn mebibytes(bytes: u64) -> String {
    if bytes >= 1 << 20 {
        format!("{} MB", bytes >> 20)
    } else {
        format!("{bytes} B")
    }
}
