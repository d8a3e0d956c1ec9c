//! Reading the journal's tables: entries, and the rows that they keep.

use redb::ReadableTable;

use super::entry::{self, Entry};
use super::row::{self, ChangeRow};
use crate::domain::record::Seq;
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::location::Location;
use crate::store::tables::change_key;

/// The number of the last entry of a journal.
pub(in crate::store) fn last_seq(
    place: &Location,
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
pub(in crate::store) fn last_entry(
    place: &Location,
    journal: &impl ReadableTable<u64, &'static [u8]>,
) -> Result<Option<Entry>, StoreError> {
    let last = journal.last().map_err(|e| place.engine(e))?;
    last.map(|(seq, sealed)| read_entry(place, Seq(seq.value()), sealed.value()))
        .transpose()
}

pub(in crate::store) fn read_entry(
    place: &Location,
    seq: Seq,
    sealed: &[u8],
) -> Result<Entry, StoreError> {
    entry::opened(seq, sealed).map_err(|Broken| place.damaged("journal", &seq.0))
}

/// What an entry keeps of each record, in its order.
pub(in crate::store) fn read_rows(
    place: &Location,
    changes: &impl ReadableTable<&'static [u8; 12], &'static [u8]>,
    seq: Seq,
) -> Result<Vec<(Seq, ChangeRow)>, StoreError> {
    let mut all = Vec::new();
    each_row(place, changes, seq, |row| all.push((seq, row)))?;
    Ok(all)
}

/// Hands over what an entry keeps of each record, one after another.
pub(in crate::store) fn each_row(
    place: &Location,
    changes: &impl ReadableTable<&'static [u8; 12], &'static [u8]>,
    seq: Seq,
    mut each: impl FnMut(ChangeRow),
) -> Result<(), StoreError> {
    let (from, to) = (change_key(seq, 0), change_key(seq, u32::MAX));
    for row in changes
        .range::<&[u8; 12]>(&from..=&to)
        .map_err(|e| place.engine(e))?
    {
        let (key, sealed) = row.map_err(|e| place.engine(e))?;
        let row = codec::unseal("changes", key.value(), sealed.value())
            .and_then(row::read)
            .map_err(|Broken| place.damaged("changes", &seq.0))?;
        each(row);
    }
    Ok(())
}
