//! The records of an old workbook's stream, one after the other.

use crate::exchange::office::read_error::Problem;

pub(super) const FORMULA: u16 = 0x0006;
pub(super) const EOF: u16 = 0x000a;
pub(super) const FILE_PASS: u16 = 0x002f;
pub(super) const FONT: u16 = 0x0031;
pub(super) const COLUMNS: u16 = 0x007d;
pub(super) const BOUND_SHEET: u16 = 0x0085;
pub(super) const MUL_RK: u16 = 0x00bd;
pub(super) const CELL_FORMAT: u16 = 0x00e0;
pub(super) const DIMENSIONS: u16 = 0x0200;
pub(super) const ROW: u16 = 0x0208;
pub(super) const NUMBER_FORMAT: u16 = 0x041e;
pub(super) const BOF: u16 = 0x0809;

/// Records that put a value into a cell; each begins with the row and the column.
pub(super) const CELLS: [u16; 8] = [
    FORMULA, MUL_RK, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e,
];

/// The records of a stream: their kind and body.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Result<(u16, &[u8]), Problem>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (&[a, b, c, d], body) = rest.split_first_chunk::<4>()?;
        let length = usize::from(u16::from_le_bytes([c, d]));
        let Some((record, after)) = body.split_at_checked(length) else {
            rest = &[];
            return Some(Err(broken("a record runs over the end")));
        };
        rest = after;
        Some(Ok((u16::from_le_bytes([a, b]), record)))
    })
}

/// The records of the sheet that begins here, those of charts inside it left out.
pub(super) fn sheet_records(sheet: &[u8]) -> impl Iterator<Item = Result<(u16, &[u8]), Problem>> {
    let mut depth = 0_u32;
    let mut over = false;
    records(sheet).filter_map(move |record| {
        let kind = match &record {
            Ok((kind, _)) => *kind,
            Err(_) => return Some(record),
        };
        match kind {
            _ if over => return None,
            BOF => depth += 1,
            EOF => {
                depth = depth.saturating_sub(1);
                over = depth == 0;
            }
            _ if depth <= 1 => return Some(record),
            _ => {}
        }
        None
    })
}

/// The 16-bit number at `at`; zero where the record is too short, as the library will refuse it.
pub(super) fn word(body: &[u8], at: usize) -> u32 {
    match body.get(at..at + 2) {
        Some(&[a, b]) => u32::from(u16::from_le_bytes([a, b])),
        _ => 0,
    }
}

/// The 32-bit number at `at`.
pub(super) fn long(body: &[u8], at: usize) -> u32 {
    word(body, at + 2) << 16 | word(body, at)
}

pub(super) fn broken(what: &str) -> Problem {
    Problem::Broken(format!("xls: {what}"))
}
