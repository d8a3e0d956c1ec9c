//! The head of the file, which says where the other parts lie.

use crate::exchange::office::read_error::{Problem, WrongKind};

/// A place in a stream: its first byte and its length.
pub(super) type Span = (usize, usize);

/// What the head of the file says.
pub(super) struct Header {
    pub(super) second_table: bool,
    pub(super) clx: Span,
    pub(super) characters: Span,
    pub(super) paragraphs: Span,
    /// The text and the text boxes: the first and the last position.
    pub(super) stories: [(usize, usize); 2],
}

impl Header {
    pub(super) fn read(main: &[u8]) -> Result<Self, Problem> {
        match word(main, 0)? {
            0xa5ec => {}
            // Word 6 and 95 wrote this mark into the same container.
            0xa5dc => return Err(Problem::WrongKind(WrongKind::OldDocument)),
            _ => return Err(broken("no document")),
        }
        let flags = word(main, 10)?;
        if flags & 0x0100 != 0 {
            return Err(Problem::Encrypted);
        }
        // Before Word 97 the head was another.
        if word(main, 2)? < 0x00c1 {
            return Err(Problem::WrongKind(WrongKind::OldDocument));
        }
        let place = |n: usize| -> Result<Span, Problem> {
            let at = 154 + n * 8;
            Ok((long(main, at)?, long(main, at + 4)?))
        };
        let count = |n: usize| long(main, 64 + n * 4);
        let text = count(3)?;
        let mut before_boxes = text;
        for n in 4..9 {
            before_boxes = before_boxes.saturating_add(count(n)?);
        }
        Ok(Header {
            second_table: flags & 0x0200 != 0,
            clx: place(33)?,
            characters: place(12)?,
            paragraphs: place(13)?,
            stories: [
                (0, text),
                (before_boxes, before_boxes.saturating_add(count(9)?)),
            ],
        })
    }
}

/// The 16-bit number at `at`.
pub(super) fn word(bytes: &[u8], at: usize) -> Result<u16, Problem> {
    match bytes.get(at..at.saturating_add(2)) {
        Some(&[a, b]) => Ok(u16::from_le_bytes([a, b])),
        _ => Err(broken("it ends midway")),
    }
}

/// The 32-bit number at `at`.
pub(super) fn long(bytes: &[u8], at: usize) -> Result<usize, Problem> {
    match bytes.get(at..at.saturating_add(4)) {
        Some(&[a, b, c, d]) => Ok(u32::from_le_bytes([a, b, c, d]) as usize),
        _ => Err(broken("it ends midway")),
    }
}

pub(super) fn broken(what: &str) -> Problem {
    Problem::Broken(format!("doc: {what}"))
}
