//! The journal: who did what, when, through which front; each entry chained to the one before.
//!
//! An entry's hash is SM3 (GB/T 32905) over the previous hash and the entry's own bytes, and the
//! entry holds the digest of its changes. So an entry or a change that was edited by other means
//! no longer fits, and [`Store::verify_journal`] names the first that does not.

use chrono::NaiveDateTime;
use redb::{ReadableTable, ReadableTableMetadata};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};

use super::codec::{self, Broken};
use super::error::StoreError;
use super::tables::{CHANGES, JOURNAL, change_key};
use super::{Place, Store};
use crate::domain::authority::Front;
use crate::domain::record::{Change, Kind, Record, Seq};

/// A digest of SM3.
pub type Hash = [u8; 32];

/// One act in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number.
    pub seq: Seq,
    /// When, in the office's local time.
    pub at: NaiveDateTime,
    /// Who.
    pub actor: String,
    /// Through which front.
    pub front: Front,
    /// The code of what was done.
    pub verb: String,
    /// What the actor or the verb adds to it.
    pub note: String,
    /// How many changes it made.
    pub changes: u32,
    /// The entry that this one undoes or redoes.
    #[serde(default)]
    pub of: Option<Seq>,
    /// The digest of its changes' bytes.
    #[serde(with = "hex")]
    pub digest: Hash,
    /// The hash of the entry before; zeros before the first.
    #[serde(with = "hex")]
    pub previous: Hash,
    /// Its own hash; not among the bytes that it covers.
    #[serde(skip)]
    pub hash: Hash,
}

/// The first thing in the journal that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The entry is not there.
    Missing(Seq),
    /// The entry does not follow from the one before, or is not what was written.
    Entry(Seq),
    /// The entry's changes are not what was written.
    Changes(Seq),
}

impl Misfit {
    /// The entry concerned.
    #[must_use]
    pub fn seq(&self) -> Seq {
        match self {
            Misfit::Missing(seq) | Misfit::Entry(seq) | Misfit::Changes(seq) => *seq,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct StoredChange {
    kind: u8,
    id: u64,
    #[serde(with = "bytes")]
    before: Option<Vec<u8>>,
    #[serde(with = "bytes")]
    after: Option<Vec<u8>>,
}

impl Store {
    /// The number of the last entry; 0 when there is none.
    pub fn last_seq(&self) -> Result<Seq, StoreError> {
        self.reading(|place, read| {
            let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
            last_seq(place, &journal)
        })
    }

    /// Up to `count` entries before `before` (or the last ones), newest first.
    pub fn entries(&self, before: Option<Seq>, count: usize) -> Result<Vec<Entry>, StoreError> {
        self.reading(|place, read| {
            let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
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
                let entry = read_entry(place, seq.value(), sealed.value())?;
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
            let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
            journal
                .get(seq.0)
                .map_err(|e| place.engine(e))?
                .map(|sealed| read_entry(place, seq.0, sealed.value()))
                .transpose()
        })
    }

    /// What an entry changed; nothing when there is no such entry.
    pub fn changes(&self, seq: Seq) -> Result<Vec<Change>, StoreError> {
        self.reading(|place, read| {
            let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
            let Some(sealed) = journal.get(seq.0).map_err(|e| place.engine(e))? else {
                return Ok(Vec::new());
            };
            let entry = read_entry(place, seq.0, sealed.value())?;
            let changes = read.open_table(CHANGES).map_err(|e| place.engine(e))?;
            let made = read_changes(place, &changes, seq)?;
            if made.len() == entry.changes as usize {
                Ok(made)
            } else {
                Err(place.damaged("changes", &seq.0))
            }
        })
    }

    /// Walks the whole chain; `Ok(Ok(n))` when all `n` entries fit.
    pub fn verify_journal(&self) -> Result<Result<u64, Misfit>, StoreError> {
        self.reading(|place, read| {
            let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
            let changes = read.open_table(CHANGES).map_err(|e| place.engine(e))?;
            let mut previous = [0; 32];
            let mut expected = Seq(1);
            for row in journal.iter().map_err(|e| place.engine(e))? {
                let (seq, sealed) = row.map_err(|e| place.engine(e))?;
                if seq.value() != expected.0 {
                    return Ok(Err(Misfit::Missing(expected)));
                }
                let Ok(entry) = open_entry(seq.value(), sealed.value()) else {
                    return Ok(Err(Misfit::Entry(expected)));
                };
                if entry.seq != expected || entry.previous != previous {
                    return Ok(Err(Misfit::Entry(expected)));
                }
                if !changes_fit(place, &changes, &entry)? {
                    return Ok(Err(Misfit::Changes(expected)));
                }
                previous = entry.hash;
                expected = Seq(expected.0 + 1);
            }
            let count = expected.0 - 1;
            let orphans = changes
                .range::<&[u8; 12]>(&change_key(expected, 0)..)
                .map_err(|e| place.engine(e))?
                .next()
                .is_some();
            let stored = journal.len().map_err(|e| place.engine(e))?;
            if orphans || stored != count {
                return Ok(Err(Misfit::Missing(expected)));
            }
            Ok(Ok(count))
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

/// The hash of the last entry of a journal.
pub(super) fn last_hash(
    place: &Place,
    journal: &impl ReadableTable<u64, &'static [u8]>,
) -> Result<Hash, StoreError> {
    let last = journal.last().map_err(|e| place.engine(e))?;
    match last {
        None => Ok([0; 32]),
        Some((seq, sealed)) => Ok(read_entry(place, seq.value(), sealed.value())?.hash),
    }
}

/// The bytes under which a change is stored.
pub(super) fn change_bytes(change: &Change) -> Result<Vec<u8>, Broken> {
    let side = |record: &Option<Record>| record.as_ref().map(codec::encode_record).transpose();
    codec::encode(&StoredChange {
        kind: change.kind.code(),
        id: change.id,
        before: side(&change.before)?,
        after: side(&change.after)?,
    })
}

/// The entry's value in the table, its hash computed.
pub(super) fn seal_entry(entry: &mut Entry) -> Result<Vec<u8>, Broken> {
    let body = codec::encode(entry)?;
    entry.hash = hash_of(&entry.previous, &body);
    let mut payload = entry.hash.to_vec();
    payload.extend_from_slice(&body);
    Ok(codec::seal("journal", &entry.seq.0.to_be_bytes(), &payload))
}

/// The changes of an entry, in their order.
pub(super) fn read_changes(
    place: &Place,
    changes: &impl ReadableTable<&'static [u8; 12], &'static [u8]>,
    seq: Seq,
) -> Result<Vec<Change>, StoreError> {
    let mut all = Vec::new();
    let (from, to) = (change_key(seq, 0), change_key(seq, u32::MAX));
    for row in changes
        .range::<&[u8; 12]>(&from..=&to)
        .map_err(|e| place.engine(e))?
    {
        let (key, sealed) = row.map_err(|e| place.engine(e))?;
        let change = codec::unseal("changes", key.value(), sealed.value())
            .and_then(open_change)
            .map_err(|Broken| place.damaged("changes", &seq.0))?;
        all.push(change);
    }
    Ok(all)
}

fn open_change(bytes: &[u8]) -> Result<Change, Broken> {
    let stored: StoredChange = codec::decode(bytes)?;
    let kind = Kind::from_code(stored.kind).ok_or(Broken)?;
    let side = |bytes: Option<Vec<u8>>| {
        bytes
            .map(|bytes| codec::decode_record(kind, &bytes))
            .transpose()
    };
    Ok(Change {
        kind,
        id: stored.id,
        before: side(stored.before)?,
        after: side(stored.after)?,
    })
}

pub(super) fn read_entry(place: &Place, seq: u64, sealed: &[u8]) -> Result<Entry, StoreError> {
    open_entry(seq, sealed).map_err(|Broken| place.damaged("journal", &seq))
}

fn open_entry(seq: u64, sealed: &[u8]) -> Result<Entry, Broken> {
    let payload = codec::unseal("journal", &seq.to_be_bytes(), sealed)?;
    let (hash, body) = payload.split_first_chunk::<32>().ok_or(Broken)?;
    let mut entry: Entry = codec::decode(body)?;
    if hash_of(&entry.previous, body) != *hash {
        return Err(Broken);
    }
    entry.hash = *hash;
    Ok(entry)
}

fn hash_of(previous: &Hash, body: &[u8]) -> Hash {
    let mut sm3 = Sm3::new();
    sm3.update(previous);
    sm3.update(body);
    sm3.finalize().into()
}

fn changes_fit(
    place: &Place,
    changes: &impl ReadableTable<&'static [u8; 12], &'static [u8]>,
    entry: &Entry,
) -> Result<bool, StoreError> {
    let mut sm3 = Sm3::new();
    let mut count = 0;
    let (from, to) = (change_key(entry.seq, 0), change_key(entry.seq, u32::MAX));
    for row in changes
        .range::<&[u8; 12]>(&from..=&to)
        .map_err(|e| place.engine(e))?
    {
        let (key, sealed) = row.map_err(|e| place.engine(e))?;
        if *key.value() != change_key(entry.seq, count) {
            return Ok(false);
        }
        let Ok(bytes) = codec::unseal("changes", key.value(), sealed.value()) else {
            return Ok(false);
        };
        sm3.update(bytes);
        count += 1;
    }
    let digest: Hash = sm3.finalize().into();
    Ok(count == entry.changes && digest == entry.digest)
}

/// Hashes as text, so that the encoding stays readable.
mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(hash: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::hex_of(hash))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        let text = String::deserialize(from)?;
        let mut hash = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(D::Error::custom("64 hexadecimal digits"));
        }
        for (byte, digits) in hash.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let digits = std::str::from_utf8(digits).map_err(D::Error::custom)?;
            *byte = u8::from_str_radix(digits, 16).map_err(D::Error::custom)?;
        }
        Ok(hash)
    }
}

/// Optional bytes as bytes, not as lists of numbers.
mod bytes {
    use std::fmt;

    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    #[allow(
        clippy::ref_option,
        reason = "serde's `with` hands over the field itself"
    )]
    pub(super) fn serialize<S: Serializer>(
        bytes: &Option<Vec<u8>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match bytes {
            Some(bytes) => to.serialize_bytes(bytes),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Vec<u8>>, D::Error> {
        struct OptionalBytes;
        impl Visitor<'_> for OptionalBytes {
            type Value = Option<Vec<u8>>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes or nothing")
            }
            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
                Ok(Some(bytes.to_vec()))
            }
            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }
        }
        from.deserialize_any(OptionalBytes)
    }
}

/// A hash as 64 hexadecimal digits.
#[must_use]
pub fn hex_of(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
