//! The journal: who did what, when, through which front; each entry chained to the one before.
//!
//! An entry's hash is SM3 (GB/T 32905) over the previous hash and the entry's core, and the core holds
//! the digest of its changes and its note. So an entry or a change that was edited by other means no
//! longer fits, and [`Store::verify_journal`] names the first that does not. Number and hash of the
//! last entry, the head ([`Store::head`]), stand for the whole journal: where they are known from
//! elsewhere, even a journal that was cut or built anew is found.
//!
//! What an entry is in bytes is `entry`'s, what it keeps of a record `row`'s; `past` finds what records
//! were, `verifying` and `replay` hold all of it against each other, and `erasing` takes values out.

mod bytes;
pub(super) mod entry;
mod erasing;
mod past;
pub(super) mod pin;
mod replay;
pub(super) mod row;
mod verifying;
pub(super) mod writing;

use redb::ReadableTable;

pub use entry::Entry;
pub use erasing::Erased;
pub(super) use past::unfolded;
pub(super) use replay::Fault;
pub(super) use verifying::examined;
pub use verifying::{Expected, Misfit, Whole};

use super::codec::{self, Broken};
use super::error::StoreError;
use super::tables::{CHANGES, JOURNAL, change_key};
use super::{Place, Store};
use crate::domain::record::{Change, Seq};
use row::{Content, Row};

/// A digest of SM3.
pub type Hash = [u8; 32];

impl Store {
    /// The last entry, whose number and hash stand for the whole journal; none when there is none.
    pub fn head(&self) -> Result<Option<Entry>, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            last_entry(place, &journal)
        })
    }

    /// Up to `count` entries before `before` (or the last ones), newest first.
    pub fn entries(&self, before: Option<Seq>, count: usize) -> Result<Vec<Entry>, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            let last = last_seq(place, &journal)?.0;
            let end = before.map_or(u64::MAX, |seq| seq.0).max(1);
            let mut expected = last.min(end - 1);
            let mut entries = Vec::new();
            for row in journal
                .range(1..end)
                .map_err(|e| place.engine(e))?
                .rev()
                .take(count)
            {
                let (seq, sealed) = row.map_err(|e| place.engine(e))?;
                let entry = read_entry(place, Seq(seq.value()), sealed.value())?;
                if seq.value() != expected {
                    return Err(place.damaged("journal", &expected));
                }
                expected -= 1;
                entries.push(entry);
            }
            if entries.len() < count && expected != 0 {
                return Err(place.damaged("journal", &expected));
            }
            Ok(entries)
        })
    }

    /// One entry; none when there is no such number.
    pub fn entry(&self, seq: Seq) -> Result<Option<Entry>, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            journal
                .get(seq.0)
                .map_err(|e| place.engine(e))?
                .map(|sealed| read_entry(place, seq, sealed.value()))
                .transpose()
        })
    }

    /// What an entry changed; nothing when there is no such entry.
    ///
    /// # Errors
    /// [`StoreError::Erased`] where values of it were erased.
    pub fn changes(&self, seq: Seq) -> Result<Vec<Change>, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            let Some(sealed) = journal.get(seq.0).map_err(|e| place.engine(e))? else {
                return Ok(Vec::new());
            };
            let entry = read_entry(place, seq, sealed.value())?;
            let changes = place.table(read, CHANGES)?;
            let mut rows = read_rows(place, &changes, seq)?;
            if rows.len() != entry.changes as usize {
                return Err(place.damaged("changes", &seq.0));
            }
            rows.extend(past::later_rows(place, read, &changes, seq, &rows)?);
            let made = unfolded(place, read, rows)?.ok_or(StoreError::Erased(seq))?;
            let made = made.into_iter().take_while(|(of, _)| *of == seq);
            Ok(made.map(|(_, change)| change).collect())
        })
    }
}

/// The number of the last entry of a journal.
pub(super) fn last_seq(
    place: &Place,
    journal: &impl ReadableTable<u64, &'static [u8]>,
) -> Result<Seq, StoreError> {
    let last = journal.last().map_err(|e| place.engine(e))?;
    let last = last.map_or(0, |(seq, _)| seq.value());
    // Entries count from 1 without a gap, so the last one's number is how many there are.
    if journal.len().map_err(|e| place.engine(e))? != last {
        return Err(place.damaged("journal", &last));
    }
    Ok(Seq(last))
}

/// The last entry of a journal.
pub(super) fn last_entry(
    place: &Place,
    journal: &impl ReadableTable<u64, &'static [u8]>,
) -> Result<Option<Entry>, StoreError> {
    let last = journal.last().map_err(|e| place.engine(e))?;
    last.map(|(seq, sealed)| read_entry(place, Seq(seq.value()), sealed.value()))
        .transpose()
}

pub(super) fn read_entry(place: &Place, seq: Seq, sealed: &[u8]) -> Result<Entry, StoreError> {
    entry::opened(seq, sealed).map_err(|Broken| place.damaged("journal", &seq.0))
}

/// What an entry keeps of each record, in its order.
pub(super) fn read_rows(
    place: &Place,
    changes: &impl ReadableTable<&'static [u8; 12], &'static [u8]>,
    seq: Seq,
) -> Result<Vec<(Seq, Row)>, StoreError> {
    let mut all = Vec::new();
    let (from, to) = (change_key(seq, 0), change_key(seq, u32::MAX));
    for row in changes
        .range::<&[u8; 12]>(&from..=&to)
        .map_err(|e| place.engine(e))?
    {
        let (key, sealed) = row.map_err(|e| place.engine(e))?;
        let row = codec::unseal("changes", key.value(), sealed.value())
            .and_then(row::read)
            .map_err(|Broken| place.damaged("changes", &seq.0))?;
        all.push((seq, row));
    }
    Ok(all)
}

/// A hash as 64 hexadecimal digits.
#[must_use]
pub fn hex_of(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of 64 hexadecimal digits.
#[must_use]
pub fn hash_of_hex(text: &str) -> Option<Hash> {
    let mut hash = [0; 32];
    if text.len() != 64 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, digits) in hash.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let digits = std::str::from_utf8(digits).ok()?;
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests;
