//! What the formats of an old workbook say of its cells, which the library does not tell: what is
//! hidden or struck out, digits that stand in a number's format, formulas without a result.
//!
//! Asked of workbooks of Excel 97 and later only. Words struck out inside a cell are not told from
//! those that stand.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::look::Look;
use super::super::shown::Digits;
use super::records::{
    CELL_FORMAT, CELLS, COLUMNS, EOF, FONT, FORMULA, MUL_RK, NUMBER_FORMAT, ROW, long, records,
    sheet_records, word,
};
use crate::exchange::office::read_error::Problem;

/// The cell formats of a book, by their numbers.
#[derive(Default)]
pub(super) struct Formats(Vec<Format>);

#[derive(Clone, Default)]
struct Format {
    struck: bool,
    digits: Option<Arc<Digits>>,
}

/// Cells of a sheet, by row and column, of which there is more to say than their value.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) struck: HashSet<(u32, u32)>,
    pub(super) digits: HashMap<(u32, u32), Arc<Digits>>,
    pub(super) without_result: HashSet<(u32, u32)>,
}

impl Formats {
    /// Reads the formats among the book's own records.
    pub(super) fn read(stream: &[u8]) -> Result<Self, Problem> {
        let mut fonts = Vec::new();
        let mut codes: HashMap<u32, Option<Arc<Digits>>> = HashMap::new();
        let mut formats = Vec::new();
        for record in records(stream) {
            let (kind, body) = record?;
            match kind {
                FONT => fonts.push(word(body, 2) & 0x0008 != 0),
                NUMBER_FORMAT => {
                    let digits = Digits::of(&code(body)).map(Arc::new);
                    codes.insert(word(body, 0), digits);
                }
                CELL_FORMAT => {
                    // No font has the number four.
                    let font = match word(body, 0) as usize {
                        font @ 0..=3 => font,
                        font => font - 1,
                    };
                    formats.push(Format {
                        struck: fonts.get(font).copied().unwrap_or_default(),
                        digits: codes.get(&word(body, 2)).cloned().flatten(),
                    });
                }
                EOF => break,
                _ => {}
            }
        }
        Ok(Formats(formats))
    }

    /// Walks through the sheet that begins at the start of `sheet`.
    pub(super) fn cells(&self, sheet: &[u8], look: &mut Look) -> Result<Cells, Problem> {
        let mut cells = Cells::default();
        for record in sheet_records(sheet) {
            let (kind, body) = record?;
            match kind {
                ROW if word(body, 12) & 0x0020 != 0 => look.hide_rows(word(body, 0), word(body, 0)),
                COLUMNS if word(body, 8) & 0x0001 != 0 => {
                    look.hide_columns(word(body, 0), word(body, 2));
                }
                MUL_RK => {
                    let first = word(body, 2);
                    let count = body.len().saturating_sub(6) as u32 / 6;
                    for n in 0..count {
                        let at = (word(body, 0), first + n);
                        self.note(at, word(body, 4 + n as usize * 6), &mut cells);
                    }
                }
                kind if CELLS.contains(&kind) => {
                    let at = (word(body, 0), word(body, 2));
                    self.note(at, word(body, 4), &mut cells);
                    if kind == FORMULA && has_no_result(body) {
                        cells.without_result.insert(at);
                    }
                }
                _ => {}
            }
        }
        Ok(cells)
    }

    fn note(&self, at: (u32, u32), format: u32, cells: &mut Cells) {
        let Some(format) = self.0.get(format as usize) else {
            return;
        };
        if format.struck {
            cells.struck.insert(at);
        }
        if let Some(digits) = &format.digits {
            cells.digits.insert(at, Arc::clone(digits));
        }
    }
}

/// Whether a formula was left to be computed: it says so, and what stands there is zero or an empty
/// text. An empty text of one that was computed is its result.
fn has_no_result(body: &[u8]) -> bool {
    let to_compute = word(body, 14) & 0x0003 != 0;
    let zero = long(body, 6) == 0 && long(body, 10) == 0;
    let empty = word(body, 12) == 0xffff && word(body, 6) & 0xff == 3;
    to_compute && (zero || empty)
}

/// The code of a number format: its number, a count of letters, whether each has two bytes.
fn code(body: &[u8]) -> String {
    let count = word(body, 2) as usize;
    let letters = body.get(5..).unwrap_or_default();
    let units: Vec<u16> = if body.get(4).is_some_and(|flags| flags & 1 != 0) {
        let (pairs, _) = letters.as_chunks::<2>();
        pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect()
    } else {
        letters.iter().map(|&byte| u16::from(byte)).collect()
    };
    String::from_utf16_lossy(&units[..units.len().min(count)])
}
