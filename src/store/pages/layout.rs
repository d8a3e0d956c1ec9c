//! What a page of the engine's file says of the pages below it (redb's file format 3).
//!
//! Every page but the header is named by one other, with its place, its length and its checksum:
//! the header names the roots, a branch its children, and a leaf of a tree of tables the roots of
//! the tables. Nothing here trusts a byte: what does not add up is no page.

use xxhash_rust::xxh3::xxh3_128;

use crate::files::STORE;

/// The least length of a page, in bytes. Longer ones are a power of two of it.
pub(super) const PAGE: usize = 4096;

/// The length of the header, in bytes.
pub(super) const HEADER: usize = 320;

/// The engine's pages of a region, and of its header: fixed when a file is made.
const REGION_PAGES: u32 = 1 << 20;
const REGION_HEADER_PAGES: u32 = 0;
/// The engine's longest page is this power of two of the least.
const LONGEST: u64 = 20;

const SLOTS: [usize; 2] = [64, 192];
const SLOT: usize = 128;
const SLOT_SUM: usize = SLOT - 16;

const LEAF: u8 = 1;
const BRANCH: u8 = 2;
/// The kind of table that has one value a key; the store has no other.
const PLAIN_TABLE: u8 = 3;

/// A page that is named by another: where it is and what it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Due {
    /// Where it begins in the file, in bytes.
    pub(super) offset: u64,
    /// Its length, in bytes.
    pub(super) length: usize,
    checksum: u128,
    shape: Shape,
}

/// How a page's rows are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Names of tables and where their roots are.
    Tables,
    /// The lengths of keys and values, where all have one.
    Rows {
        key: Option<u32>,
        value: Option<u32>,
    },
}

/// What the header says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The roots of the states that may be read; none where only the engine can find out which is whole.
    pub(super) roots: Vec<Due>,
    /// Was a writer stopped between writing a commit and making it the one that counts?
    pub(super) unsettled: bool,
    /// Was the file closed as it should be, by the last who had it open?
    pub(super) closed: bool,
}

/// Reads the header. A file that is none of the engine's has no roots; a header that the engine
/// can't have written is `None`.
pub(super) fn header(bytes: &[u8]) -> Option<Header> {
    if bytes.len() < HEADER || !bytes.starts_with(STORE) {
        return Some(Header::default());
    }
    let fixed = [
        (12, PAGE as u32),
        (16, REGION_HEADER_PAGES),
        (20, REGION_PAGES),
    ];
    for (at, expected) in fixed {
        if u32_at(bytes, at)? != expected {
            return None;
        }
    }
    let flags = *bytes.get(STORE.len())?;
    let [second_counts, unclean, in_two_phases, unflushed] =
        [1, 2, 4, 8].map(|flag| flags & flag != 0);
    let mut slots = SLOTS.map(|at| slot(bytes.get(at..at + SLOT)?));
    if second_counts {
        slots.reverse();
    }
    let [counts, before] = slots;
    let newer = match (&counts, &before) {
        (Some(counts), Some(before)) => before.transaction > counts.transaction,
        (None, _) => true,
        (Some(_), None) => false,
    };
    // The engine closes a file on its latest commit.
    if newer && !unclean && !unflushed {
        return None;
    }
    let mut header = Header {
        roots: Vec::new(),
        unsettled: newer,
        closed: !newer && !unclean && !unflushed,
    };
    if unclean && !in_two_phases {
        // Whoever compacted was stopped, and the commit that counts may be there before its pages are. The
        // engine holds all of it against the checksums, and takes the commit before where it is not whole.
        return Some(header);
    }
    // Until the commit that counts is safe on the disk, others read the one before.
    for slot in before.filter(|_| unflushed).into_iter().chain(counts) {
        header.roots.extend(slot.roots);
    }
    Some(header)
}

/// A commit, as the header has it.
struct Slot {
    transaction: u64,
    roots: Vec<Due>,
}

fn slot(bytes: &[u8]) -> Option<Slot> {
    let (said, sum) = bytes.split_at_checked(SLOT_SUM)?;
    if u128_at(sum, 0)? != xxh3_128(said) {
        return None;
    }
    let mut roots = Vec::new();
    for (there, at) in [(1, 8), (2, 40)] {
        if *said.get(there)? != 0 {
            roots.push(named(
                u64_at(said, at)?,
                u128_at(said, at + 8)?,
                Shape::Tables,
            )?);
        }
    }
    let transaction = u64_at(said, 104)?;
    Some(Slot { transaction, roots })
}

impl Due {
    /// Holds the page's bytes against what it must be: the pages that it names, or `None` where it
    /// is not what was written.
    pub(super) fn examine(&self, page: &[u8]) -> Option<Vec<Due>> {
        let said = page.get(..self.end(page)?)?;
        if xxh3_128(said) != self.checksum {
            return None;
        }
        let count = count_of(page)?;
        match (*page.first()?, self.shape) {
            (LEAF, Shape::Tables) => {
                let leaf = self.leaf(page)?;
                (0..count).map(|nth| leaf.table_root(nth)).try_fold(
                    Vec::new(),
                    |mut roots, root| {
                        roots.extend(root?);
                        Some(roots)
                    },
                )
            }
            (LEAF, Shape::Rows { .. }) => Some(Vec::new()),
            _ => {
                let (sums, places) = (8, 8 + 16 * (count + 1));
                (0..=count)
                    .map(|nth| {
                        let place = u64_at(page, places + 8 * nth)?;
                        named(place, u128_at(page, sums + 16 * nth)?, self.shape)
                    })
                    .collect()
            }
        }
    }

    /// How much of the page says something; what is behind it is left over from earlier.
    pub(super) fn end(&self, page: &[u8]) -> Option<usize> {
        let count = count_of(page)?;
        match *page.first()? {
            LEAF => self.leaf(page)?.value_end(count.checked_sub(1)?),
            BRANCH => {
                let ends = 8 + (16 + 8) * (count + 1);
                match self.lengths().0 {
                    Some(fixed) => Some(ends + fixed as usize * count),
                    None => Some(u32_at(page, ends + 4 * count.checked_sub(1)?)? as usize),
                }
            }
            _ => None,
        }
    }

    /// Is it a page of a table, and not of the tree of tables?
    pub(super) fn is_of_rows(&self) -> bool {
        matches!(self.shape, Shape::Rows { .. })
    }

    fn leaf<'p>(&self, page: &'p [u8]) -> Option<Leaf<'p>> {
        let (key, value) = self.lengths();
        Some(Leaf {
            page,
            count: count_of(page)?,
            key,
            value,
        })
    }

    /// The lengths of keys and values, where all have one.
    fn lengths(&self) -> (Option<u32>, Option<u32>) {
        match self.shape {
            Shape::Tables => (None, None),
            Shape::Rows { key, value } => (key, value),
        }
    }
}

/// How many rows a page has, or keys between its children.
fn count_of(page: &[u8]) -> Option<usize> {
    let count = page.get(2..4)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(count)))
}

/// A page of rows: the ends of keys and of values that have no fixed length, then the keys, then
/// the values.
struct Leaf<'p> {
    page: &'p [u8],
    count: usize,
    key: Option<u32>,
    value: Option<u32>,
}

impl Leaf<'_> {
    fn key_end(&self, nth: usize) -> Option<usize> {
        let Some(fixed) = self.key else {
            return Some(u32_at(self.page, 4 + 4 * nth)? as usize);
        };
        let ends = if self.value.is_none() {
            4 * self.count
        } else {
            0
        };
        Some(4 + ends + fixed as usize * (nth + 1))
    }

    fn value_end(&self, nth: usize) -> Option<usize> {
        let Some(fixed) = self.value else {
            let keys = if self.key.is_none() {
                4 * self.count
            } else {
                0
            };
            return Some(u32_at(self.page, 4 + keys + 4 * nth)? as usize);
        };
        Some(self.key_end(self.count.checked_sub(1)?)? + fixed as usize * (nth + 1))
    }

    /// The root of the `nth` table, where it has one and is of a kind that is followed.
    fn table_root(&self, nth: usize) -> Option<Option<Due>> {
        let start = match nth.checked_sub(1) {
            Some(before) => self.value_end(before)?,
            None => self.key_end(self.count.checked_sub(1)?)?,
        };
        let table = self.page.get(start..self.value_end(nth)?)?;
        if *table.first()? != PLAIN_TABLE || *table.get(9)? == 0 {
            return Some(None);
        }
        let fixed = |at: usize| match table.get(at)? {
            0 => Some(None),
            _ => u32_at(table, at + 1).map(Some),
        };
        let (key, value) = (fixed(42)?, fixed(47)?);
        let root = named(
            u64_at(table, 10)?,
            u128_at(table, 18)?,
            Shape::Rows { key, value },
        )?;
        Some(Some(root))
    }
}

/// The page of this number: its place in its region, the region, and the power of two of its
/// length.
fn named(number: u64, checksum: u128, shape: Shape) -> Option<Due> {
    let order = number >> 59;
    if order > LONGEST {
        return None;
    }
    let place = number & (0xF_FFFF >> order);
    let region = (number >> 20) & 0xF_FFFF;
    let page = PAGE as u64;
    Some(Due {
        offset: page + region * u64::from(REGION_PAGES) * page + ((place * page) << order),
        length: PAGE << order,
        checksum,
        shape,
    })
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..)?
        .first_chunk()
        .copied()
        .map(u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes
        .get(at..)?
        .first_chunk()
        .copied()
        .map(u64::from_le_bytes)
}

fn u128_at(bytes: &[u8], at: usize) -> Option<u128> {
    bytes
        .get(at..)?
        .first_chunk()
        .copied()
        .map(u128::from_le_bytes)
}
