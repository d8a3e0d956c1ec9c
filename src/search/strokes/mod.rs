//! The official order of people's names, by strokes (按姓氏笔画为序, 按姓名笔画为序).
//!
//! Two characters compare by their number of strokes, then stroke by stroke (横 before 竖 before 撇
//! before 点 before 折), and what is still equal by the norm's further rules. Two names compare
//! character by character, after one of two [`Custom`]s. This module owns both; it never reads
//! records and never reorders anything itself: callers sort by [`key`], so that what has equal keys
//! keeps the order that it had.
//!
//! The table (`order.txt`) is nothing but the characters in that order, those of *n* strokes on line
//! *n*; so it can be read, and corrected, by eye. `tests/strokes/renew.py` says where it comes from.
//! It is laid out in memory when the first name is asked for.

mod surname;
mod table;
#[cfg(test)]
mod tests;

use surname::letters;
pub use table::strokes;

/// How an office orders names by strokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Custom {
    /// 按姓氏笔画, the consultative committees' custom: by surname; of one surname those with a
    /// given name of one character first; then by the given name, however long.
    Surname,
    /// 按姓名笔画, the congresses' custom: by all characters of the name one after the other.
    Name,
}

/// What a name sorts by; compare keys of one custom only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(Vec<u32>);

/// The key of `name`. Blanks and the dot in minority names do not count; a character outside the
/// table comes after all that are in it, by its code point.
#[must_use]
pub fn key(name: &str, custom: Custom) -> Key {
    let places: Vec<u32> = letters(name).map(table::place).collect();
    match custom {
        Custom::Name => Key(places),
        Custom::Surname => {
            let surname = surname::length(name).min(places.len());
            let (surname, given) = places.split_at(surname);
            // Places begin at 1, so that 欧 ends before 欧阳 goes on.
            // Given names of two and more characters are ranked alike, as the national lists do.
            let several = u32::from(given.len() > 1);
            Key([surname, &[0, several], given].concat())
        }
    }
}

/// The characters of `name` whose strokes the table does not know, which therefore came last.
pub fn unknown(name: &str) -> impl Iterator<Item = char> {
    letters(name).filter(|ch| strokes(*ch).is_none())
}
