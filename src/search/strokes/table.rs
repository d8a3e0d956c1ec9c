//! The table of characters in the order of their strokes.

use std::sync::OnceLock;

/// The characters, those of *n* strokes on line *n*.
const ORDER: &str = include_str!("order.txt");

/// Almost all of the table's characters lie from here …
const FIRST: u32 = 0x4e00;
/// … to here.
const LAST: u32 = 0x9fff;

/// Where characters outside the table come: behind all places of the table.
const OUTSIDE: u32 = 1 << 21;

struct Table {
    /// A character's place by its code point, from 1; 0 for none.
    places: Vec<u16>,
    /// The places of the few others, by character.
    others: Vec<(char, u16)>,
    /// How many characters have at most *n* + 1 strokes.
    ends: Vec<u16>,
}

/// The number of strokes; none for a character outside the table.
#[must_use]
pub fn strokes(ch: char) -> Option<u8> {
    let place = known(ch)?;
    let fewer = table().ends.partition_point(|end| *end < place);
    u8::try_from(fewer + 1).ok()
}

/// The character's place in the order, from 1.
pub(super) fn place(ch: char) -> u32 {
    known(ch).map_or(OUTSIDE + ch as u32, u32::from)
}

fn known(ch: char) -> Option<u16> {
    let table = table();
    let place = match table.places.get(at(ch)) {
        Some(place) => *place,
        None => {
            let found = table.others.binary_search_by_key(&ch, |(other, _)| *other);
            table.others[found.ok()?].1
        }
    };
    (place > 0).then_some(place)
}

/// Where the character stands among the places; beyond them for one of the others.
fn at(ch: char) -> usize {
    (ch as u32).wrapping_sub(FIRST) as usize
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table {
            places: vec![0; (LAST - FIRST + 1) as usize],
            others: Vec::new(),
            ends: Vec::new(),
        };
        let mut place = 0;
        for line in ORDER.lines() {
            for ch in line.chars() {
                place += 1;
                match table.places.get_mut(at(ch)) {
                    Some(slot) => *slot = place,
                    None => table.others.push((ch, place)),
                }
            }
            table.ends.push(place);
        }
        table.others.sort_unstable();
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let all: Vec<char> = ORDER.lines().flat_map(str::chars).collect();
        assert_eq!(all.len(), 21_162);
        for (at, ch) in all.iter().enumerate() {
            assert_eq!(place(*ch) as usize, at + 1, "{ch} stands twice");
        }
        for (line, number) in ORDER.lines().zip(1..) {
            for ch in line.chars() {
                assert_eq!(strokes(ch), Some(number), "{ch}");
            }
        }
    }

    #[test]
    fn characters_that_the_old_norm_lacks_stand_among_the_others() {
        for (before, ch, after, number) in [
            ('奓', '䶮', '轵', 9),
            ('驺', '𫠊', '绋', 8),
            ('畤', '𬱖', '趼', 11),
            ('翙', '𫖮', '圌', 12),
        ] {
            assert!(
                place(before) < place(ch) && place(ch) < place(after),
                "{ch}"
            );
            assert_eq!(strokes(ch), Some(number), "{ch}");
        }
    }

    #[test]
    fn what_is_outside_comes_last_by_code_point() {
        let last = ORDER.lines().flat_map(str::chars).map(place).max();
        for ch in ['A', 'z', '㐀', '𠀀', '𪜀', '〇'] {
            assert_eq!(strokes(ch), None);
            assert!(Some(place(ch)) > last, "{ch}");
        }
        assert!(place('A') < place('㐀') && place('㐀') < place('𠀀'));
    }
}
