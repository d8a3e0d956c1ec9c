//! Finds rows that moved up or down as a whole, so that the terminal can move them itself.
//!
//! Only whole rows of the screen count: a terminal's scrolling region is as wide as the screen. So a
//! zoomed list moves for some twenty bytes a key; a pane that shares its rows with others does not,
//! and scrolls by half pages instead (`widgets::table`). A wrong guess would cost bytes, never
//! correctness: what is moved here is compared again cell by cell.

use ratatui::buffer::Buffer;

use super::sgr::number;

/// A movement of the rows `top..bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    top: u16,
    bottom: u16,
    /// By how many rows, up when positive.
    up: i32,
}

/// Fewer changed rows than this are written as they are.
const WORTH_A_LOOK: usize = 5;

/// The movement that turns `shown` into `next` best, when one is worth its bytes. `changed` tells
/// which rows differ.
#[must_use]
pub fn find(shown: &Buffer, next: &Buffer, changed: &[bool]) -> Option<Shift> {
    let width = usize::from(next.area.width);
    let height = usize::from(next.area.height);
    if changed.iter().filter(|c| **c).count() < WORTH_A_LOOK {
        return None;
    }
    let hash = |buffer: &Buffer, y: usize| hash_row(&buffer.content[y * width..(y + 1) * width]);
    let old: Vec<u64> = (0..height).map(|y| hash(shown, y)).collect();
    let new = (0..height).map(|y| match changed[y] {
        true => hash(next, y),
        false => old[y],
    });
    let new: Vec<u64> = new.collect();

    // Each changed row votes for the nearest movement that would bring it from somewhere.
    let mut votes = vec![0u16; 2 * height];
    for y in (0..height).filter(|y| changed[*y]) {
        for from in (0..height).filter(|from| *from != y && old[*from] == new[y]) {
            votes[from + height - y] += 1;
        }
    }
    let best = (0..votes.len()).max_by_key(|i| votes[*i])?;
    let by = best as i32 - height as i32;
    let from = |y: usize| {
        usize::try_from(y as i32 + by)
            .ok()
            .filter(|from| *from < height)
    };
    let arrives = |y: usize| from(y).is_some_and(|from| old[from] == new[y]);

    let first = (0..height).find(|y| changed[*y] && arrives(*y))?;
    let last = (0..height).rfind(|y| changed[*y] && arrives(*y))?;
    let top = first.min(from(first)?);
    let bottom = last.max(from(last)?) + 1;
    let gained = (first..=last)
        .filter(|y| changed[*y] && arrives(*y))
        .count();
    let lost = (top..bottom)
        .filter(|y| !changed[*y] && !arrives(*y))
        .count();
    (gained >= lost + 3).then_some(Shift {
        top: top as u16,
        bottom: bottom as u16,
        up: by,
    })
}

fn hash_row(row: &[ratatui::buffer::Cell]) -> u64 {
    row.iter().fold(0xcbf2_9ce4_8422_2325, |hash, cell| {
        let style = cell.modifier.bits();
        let seed = (hash ^ u64::from(style)).wrapping_mul(0x0100_0000_01b3);
        cell.symbol().bytes().fold(seed, |hash, b| {
            (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
        })
    })
}

impl Shift {
    /// Adds the sequence: the region, the movement, the whole screen as region again. The cursor is
    /// at the top left afterwards; the pen must be plain.
    pub fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\x1b[");
        number(out, usize::from(self.top) + 1);
        out.push(b';');
        number(out, usize::from(self.bottom));
        out.extend_from_slice(b"r\x1b[");
        number(out, self.up.unsigned_abs() as usize);
        out.push(if self.up > 0 { b'S' } else { b'T' });
        out.extend_from_slice(b"\x1b[r");
    }

    /// Does to `shown` what the terminal does.
    pub fn apply(self, shown: &mut Buffer) {
        let width = usize::from(shown.area.width);
        let rows = usize::from(self.top) * width..usize::from(self.bottom) * width;
        let region = &mut shown.content[rows];
        let cells = (self.up.unsigned_abs() as usize * width).min(region.len());
        let fresh = if self.up > 0 {
            region.rotate_left(cells);
            let kept = region.len() - cells;
            &mut region[kept..]
        } else {
            region.rotate_right(cells);
            &mut region[..cells]
        };
        fresh.iter_mut().for_each(ratatui::buffer::Cell::reset);
    }
}
