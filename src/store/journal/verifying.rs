//! Is the journal what was written? Every entry against the one before and against what it keeps, its
//! time against the time before, and all of it against the records.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use redb::{ReadTransaction, ReadableTable, ReadableTableMetadata};
use sm3::{Digest, Sm3};

use super::entry::{self, Entry};
use super::hash::{Hash, hex_of};
use super::replay::{self, Fault};
use super::row;
use crate::domain::record::{Kind, Seq};
use crate::store::codec;
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::location::Location;
use crate::store::tables::{CHANGES, JOURNAL, change_key};

/// A journal that is what was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// How many entries it has.
    pub entries: u64,
    /// How many values were erased from it: of records as entries changed them.
    pub erased: u64,
}

/// The first thing in the journal that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The entry is not there.
    Missing(Seq),
    /// The entry does not follow from the one before, or is not what was written.
    Entry(Seq),
    /// The entry is earlier than the one before.
    Time(Seq),
    /// The entry's changes or its note are not what was written.
    Changes(Seq),
    /// A record is not what the entry, the last that tells of it, made of it.
    Record(Seq, Kind, u64),
    /// The records were not those whose digest the entry holds.
    Records(Seq),
    /// The entry is not the one that was expected: the journal was cut and went on, or was built anew.
    Other(Seq),
}

impl Misfit {
    /// The entry concerned.
    #[must_use]
    pub fn seq(&self) -> Seq {
        match self {
            Misfit::Missing(seq)
            | Misfit::Entry(seq)
            | Misfit::Time(seq)
            | Misfit::Changes(seq)
            | Misfit::Record(seq, ..)
            | Misfit::Records(seq)
            | Misfit::Other(seq) => *seq,
        }
    }
}

impl From<Fault> for Misfit {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NotAs(seq, kind, id)
            | Fault::Lost(seq, kind, id)
            | Fault::Unmade(seq, kind, id) => Misfit::Record(seq, kind, id),
            Fault::Damaged(kind, id) => Misfit::Record(fault.seq(), kind, id),
            Fault::Emptied(seq) => Misfit::Changes(seq),
            Fault::NotPinned(seq) => Misfit::Records(seq),
        }
    }
}

/// A head that is known from elsewhere: a paper, a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    seq: Seq,
    digits: String,
}

impl Expected {
    /// The fewest digits of a hash that say which it is.
    pub const FEWEST: usize = 16;

    /// The head that `NUMBER:HASH` names; of the hash the first digits will do.
    #[must_use]
    pub fn read(text: &str) -> Option<Expected> {
        let (seq, digits) = text.trim().split_once([':', '：'])?;
        let digits = digits.trim().to_ascii_lowercase();
        let known = (Self::FEWEST..=64).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let seq = Seq(seq.trim().parse().ok()?);
        (known && seq.0 > 0).then_some(Expected { seq, digits })
    }
}

impl Store {
    /// Walks the whole chain, and from the records back through what it keeps of them.
    pub fn verify_journal(&self) -> Result<Result<Whole, Misfit>, StoreError> {
        self.reading(|place, read| {
            let (chain, faults) = examined(place, read)?;
            let first = faults.into_iter().min_by_key(Fault::seq);
            Ok(chain.and_then(|whole| first.map_or(Ok(whole), |fault| Err(fault.into()))))
        })
    }

    /// What is wrong when the journal is held against a head that is known from elsewhere.
    pub fn differs_from(&self, expected: &Expected) -> Result<Option<Misfit>, StoreError> {
        Ok(match self.entry(expected.seq)? {
            None => Some(Misfit::Missing(expected.seq)),
            Some(entry) if hex_of(&entry.hash).starts_with(&expected.digits) => None,
            Some(_) => Some(Misfit::Other(expected.seq)),
        })
    }
}

/// Whether the chain is whole, and what records and journal disagree about.
pub(in crate::store) fn examined(
    place: &Location,
    read: &ReadTransaction,
) -> Result<(Result<Whole, Misfit>, Vec<Fault>), StoreError> {
    let mut pins = Vec::new();
    let chain = walk(place, read, &mut pins)?;
    let faults = replay::faults(place, read, pins)?;
    Ok((chain, faults))
}

fn walk(
    place: &Location,
    read: &ReadTransaction,
    pins: &mut Vec<(Seq, Hash)>,
) -> Result<Result<Whole, Misfit>, StoreError> {
    let journal = place.table(read, JOURNAL)?;
    let changes = place.table(read, CHANGES)?;
    let mut previous = [0; 32];
    let mut moment: Option<DateTime<FixedOffset>> = None;
    let mut expected = Seq(1);
    let mut erased = 0;
    let mut bare = BTreeSet::new();
    for row in journal.iter().map_err(|e| place.engine(e))? {
        let (seq, sealed) = row.map_err(|e| place.engine(e))?;
        if seq.value() != expected.0 {
            return Ok(Err(Misfit::Missing(expected)));
        }
        let Ok(entry) = entry::opened(expected, sealed.value()) else {
            return Ok(Err(Misfit::Entry(expected)));
        };
        if entry.previous != previous {
            return Ok(Err(Misfit::Entry(expected)));
        }
        if entry.moment() < moment {
            return Ok(Err(Misfit::Time(expected)));
        }
        let Some(gone) = erased_in(place, &changes, &entry)? else {
            return Ok(Err(Misfit::Changes(expected)));
        };
        erased += gone;
        // A note goes with values that it is of, or a later entry says that it went.
        for seq in &entry.notes {
            bare.remove(seq);
        }
        if entry.note_erased && gone == 0 {
            bare.insert(expected);
        }
        pins.extend(entry.records.map(|pin| (expected, pin)));
        previous = entry.hash;
        moment = entry.moment();
        expected = Seq(expected.0 + 1);
    }
    if let Some(seq) = bare.first() {
        return Ok(Err(Misfit::Changes(*seq)));
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
    Ok(Ok(Whole {
        entries: count,
        erased,
    }))
}

/// How many values of the entry were erased; none where its changes or its note are not what its
/// digest covers.
fn erased_in(
    place: &Location,
    changes: &impl ReadableTable<&'static [u8; 12], &'static [u8]>,
    entry: &Entry,
) -> Result<Option<u64>, StoreError> {
    let mut sm3 = Sm3::new();
    let (mut count, mut erased) = (0, 0);
    let (from, to) = (change_key(entry.seq, 0), change_key(entry.seq, u32::MAX));
    for row in changes
        .range::<&[u8; 12]>(&from..=&to)
        .map_err(|e| place.engine(e))?
    {
        let (key, sealed) = row.map_err(|e| place.engine(e))?;
        if *key.value() != change_key(entry.seq, count) {
            return Ok(None);
        }
        let Ok(bytes) = codec::unseal("changes", key.value(), sealed.value()) else {
            return Ok(None);
        };
        match (entry.version, row::outline(bytes)) {
            (1, Ok(row)) if row.leaf.is_none() => sm3.update(bytes),
            (
                2,
                Ok(row::Outline {
                    leaf: Some(leaf),
                    erased: gone,
                    ..
                }),
            ) => {
                sm3.update(leaf);
                erased += u64::from(gone);
            }
            _ => return Ok(None),
        }
        count += 1;
    }
    if entry.version > 1 {
        sm3.update(entry.note_leaf);
    }
    let digest: Hash = sm3.finalize().into();
    let fits = count == entry.changes && digest == entry.digest;
    Ok(fits.then_some(erased))
}
