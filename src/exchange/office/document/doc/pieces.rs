//! Where the letters of a binary document lie: the table of its pieces.

use encoding_rs::WINDOWS_1252;

use super::header::{Span, broken, long, word};
use crate::exchange::office::read_error::Problem;

/// A run of letters that lie together in the file.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The position of the first letter, and the one behind the last.
    pub(super) first: usize,
    pub(super) end: usize,
    /// The byte of the first letter.
    at: usize,
    /// Whether a letter is one byte.
    narrow: bool,
}

/// Reads the table of pieces. `length` is the file's, of which no letter may lie twice.
pub(super) fn read(table: &[u8], place: Span, length: usize) -> Result<Vec<Piece>, Problem> {
    let (start, size) = place;
    let clx = table.get(start..start.saturating_add(size));
    let clx = clx.ok_or_else(|| broken("the table of pieces"))?;
    let mut at = 0;
    // Property changes of a quick save come first.
    while clx.get(at) == Some(&1) {
        at += 3 + usize::from(word(clx, at + 1)?);
    }
    if clx.get(at) != Some(&2) {
        return Err(broken("no table of pieces"));
    }
    let size = long(clx, at + 1)?;
    let plc = clx.get(at + 5..(at + 5).saturating_add(size));
    let plc = plc.ok_or_else(|| broken("the table of pieces"))?;
    let count = size.saturating_sub(4) / 12;
    let mut pieces = Vec::with_capacity(count);
    let mut letters = 0_usize;
    for n in 0..count {
        let first = long(plc, n * 4)?;
        let end = long(plc, n * 4 + 4)?;
        let place = long(plc, (count + 1) * 4 + n * 8 + 2)?;
        let narrow = place & 0x4000_0000 != 0;
        let at = place & 0x3fff_ffff;
        letters = letters.saturating_add(end.checked_sub(first).ok_or_else(|| broken("a piece"))?);
        if letters > length {
            return Err(broken("pieces overlap"));
        }
        pieces.push(Piece {
            first,
            end,
            at: if narrow { at / 2 } else { at },
            narrow,
        });
    }
    Ok(pieces)
}

impl Piece {
    /// The byte at which the letter of a position lies, and the letter.
    pub(super) fn letter(&self, main: &[u8], position: usize) -> Result<(usize, u16), Problem> {
        let n = position.saturating_sub(self.first);
        if self.narrow {
            let at = self.at.saturating_add(n);
            let byte = *main
                .get(at)
                .ok_or_else(|| broken("a piece beyond the end"))?;
            return Ok((at, widened(byte)));
        }
        let at = self.at.saturating_add(n.saturating_mul(2));
        Ok((at, word(main, at)?))
    }
}

/// A letter of the western code page as a unit of UTF-16.
fn widened(byte: u8) -> u16 {
    if byte < 0x80 {
        return u16::from(byte);
    }
    let letter = [byte];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&letter);
    text.encode_utf16().next().unwrap_or(u16::from(byte))
}
