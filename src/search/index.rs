//! The rows that can be found, spelled once.
//!
//! Owns the arena: all rows' units in one piece, an offset, a key and a 64-bit mask of letters for
//! each row. Never keeps the texts and never changes: when records change, the rows are spelled
//! anew (10,000 names take a few milliseconds).

use super::alphabet::{Alphabet, Reads};

/// One row to be indexed.
#[derive(Clone, Copy, Debug)]
pub struct IndexRow<'a, K> {
    key: K,
    text: &'a str,
    reads: Reads,
}

impl<'a, K> IndexRow<'a, K> {
    /// A row whose text begins with a person's name; more words may follow it. The surname's own
    /// reading ranks above the character's other readings.
    pub fn name(key: K, text: &'a str) -> Self {
        IndexRow {
            key,
            text,
            reads: Reads::Name,
        }
    }

    /// A row with any other text: a sector, a committee, a form, a command.
    pub fn words(key: K, text: &'a str) -> Self {
        IndexRow {
            key,
            text,
            reads: Reads::Words,
        }
    }
}

/// Rows, in the caller's order, each known by the caller's key.
#[derive(Clone, Debug)]
pub struct Index<K> {
    alphabet: Alphabet,
    units: Vec<u32>,
    /// Where each row's units end; they begin where the row before ends.
    ends: Vec<usize>,
    masks: Vec<u64>,
    keys: Vec<K>,
}

impl<K: Copy> Index<K> {
    /// Spells `rows`.
    pub fn build<'a>(rows: impl IntoIterator<Item = IndexRow<'a, K>>) -> Self {
        let rows = rows.into_iter();
        let expected = rows.size_hint().0;
        let mut index = Index {
            alphabet: Alphabet::new(),
            units: Vec::with_capacity(expected * 4),
            ends: Vec::with_capacity(expected),
            masks: Vec::with_capacity(expected),
            keys: Vec::with_capacity(expected),
        };
        for row in rows {
            let mask = index.alphabet.spell(row.text, row.reads, &mut index.units);
            index.ends.push(index.units.len());
            index.masks.push(mask);
            index.keys.push(row.key);
        }
        index.units.shrink_to_fit();
        index
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The bytes that the index takes on the heap, nearly.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.units.capacity() * size_of::<u32>()
            + self.ends.capacity() * size_of::<usize>()
            + self.masks.capacity() * size_of::<u64>()
            + self.keys.capacity() * size_of::<K>()
            + self.alphabet.bytes()
    }

    /// The key that the caller gave to the row.
    pub(super) fn key(&self, row: usize) -> K {
        self.keys[row]
    }

    /// The units of the row, one for each character of its text.
    pub(super) fn units(&self, row: usize) -> &[u32] {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.units[start..self.ends[row]]
    }

    /// The letters of all rows, in order.
    pub(super) fn masks(&self) -> &[u64] {
        &self.masks
    }

    /// The symbols that the units point to.
    pub(super) fn alphabet(&self) -> &Alphabet {
        &self.alphabet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_order_keys_and_lengths() {
        let index = Index::build([
            IndexRow::name('a', "王　伟"),
            IndexRow::words('b', ""),
            IndexRow::words('c', "教育界"),
        ]);
        assert_eq!(index.len(), 3);
        assert!(!index.is_empty());
        let lengths: Vec<usize> = (0..3).map(|row| index.units(row).len()).collect();
        assert_eq!(lengths, [3, 0, 3]);
        assert_eq!((index.key(0), index.key(2)), ('a', 'c'));
        assert_eq!(index.masks()[1], 0);
    }

    #[test]
    fn a_row_of_a_large_index_takes_little_beside_its_characters() {
        let names: Vec<String> = (0..20_000)
            .map(|n| {
                let pick = |by: u32| char::from_u32(0x4E00 + (n * by) % 3_000).unwrap();
                [pick(7), pick(11), pick(13)].iter().collect()
            })
            .collect();
        let rows = names.iter().enumerate();
        let index = Index::build(rows.map(|(at, name)| IndexRow::name(at as u64, name)));
        let per_row = (index.bytes() - index.alphabet.bytes()) / index.len();
        assert!(per_row <= 24 + 3 * 4, "{per_row} bytes a row");
        assert!(index.alphabet.bytes() < 1 << 20);
    }
}
