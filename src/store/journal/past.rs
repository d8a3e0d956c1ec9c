//! What records were: from what they are now, backwards through what entries kept of them.

use std::collections::hash_map::Entry as Known;
use std::collections::{HashMap, HashSet};

use redb::{ReadTransaction, ReadableTable};

use super::row::{self, ChangeRow, Content};
use crate::domain::record::{Change, Kind, Seq};
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::location::Location;
use crate::store::tables::{change_key, records};

/// A record's encoding as it is now, with the entry that changed it last.
pub(super) fn present(
    place: &Location,
    read: &ReadTransaction,
    kind: Kind,
    id: u64,
) -> Result<Option<(Seq, Vec<u8>)>, StoreError> {
    let table = place.table(read, records(kind))?;
    let found = table.get(id).map_err(|e| place.engine(e))?;
    found
        .map(|sealed| {
            codec::unseal_bytes(kind, id, sealed.value()).map(|(seq, it)| (seq, it.to_vec()))
        })
        .transpose()
        .map_err(|Broken| place.damaged(kind.plural(), &id))
}

/// The changes that rows stand for, oldest first. `rows` are in their order, and of the records among
/// them there are all later rows as well. None where values were erased.
pub(in crate::store) fn unfolded(
    place: &Location,
    read: &ReadTransaction,
    rows: Vec<(Seq, ChangeRow)>,
) -> Result<Option<Vec<(Seq, Change)>>, StoreError> {
    let mut states: HashMap<(Kind, u64), Option<Vec<u8>>> = HashMap::new();
    let mut changes = Vec::with_capacity(rows.len());
    for (seq, row) in rows.into_iter().rev() {
        let damaged = || place.damaged("changes", &seq.0);
        let (kind, id) = (row.kind, row.id);
        let (before, after) = match row.content {
            Content::Erasure => continue,
            Content::Erased => return Ok(None),
            Content::Whole { before, after } => {
                states.insert((kind, id), before.clone());
                (before, after)
            }
            Content::Delta(delta) => {
                let state = match states.entry((kind, id)) {
                    Known::Occupied(known) => known.into_mut(),
                    Known::Vacant(unknown) => {
                        let now = present(place, read, kind, id)?;
                        unknown.insert(now.map(|(_, bytes)| bytes))
                    }
                };
                let after = state.take().ok_or_else(damaged)?;
                let before = delta.undo(&after).ok_or_else(damaged)?;
                *state = Some(before.clone());
                (Some(before), Some(after))
            }
        };
        let record = |bytes: Option<Vec<u8>>| {
            let record = bytes.map(|bytes| codec::decode_record(kind, &bytes));
            record.transpose().map_err(|Broken| damaged())
        };
        changes.push((
            seq,
            Change {
                kind,
                id,
                before: record(before)?,
                after: record(after)?,
            },
        ));
    }
    changes.reverse();
    Ok(Some(changes))
}

/// The rows of later entries that tell what the records of `rows`, of the entry `seq`, became.
pub(super) fn later_rows(
    place: &Location,
    read: &ReadTransaction,
    changes: &impl ReadableTable<&'static [u8; 12], &'static [u8]>,
    seq: Seq,
    rows: &[(Seq, ChangeRow)],
) -> Result<Vec<(Seq, ChangeRow)>, StoreError> {
    let mut wanted = HashSet::new();
    let mut last = seq;
    for (_, row) in rows {
        if matches!(row.content, Content::Delta(_)) && wanted.insert((row.kind, row.id)) {
            let now = present(place, read, row.kind, row.id)?;
            // One that is gone went in a later entry.
            last = last.max(now.map_or(Seq(u64::MAX), |(seq, _)| seq));
        }
    }
    let mut later = Vec::new();
    if wanted.is_empty() || last == seq {
        return Ok(later);
    }
    let (from, to) = (change_key(Seq(seq.0 + 1), 0), change_key(last, u32::MAX));
    for found in changes
        .range::<&[u8; 12]>(&from..=&to)
        .map_err(|e| place.engine(e))?
    {
        let (key, sealed) = found.map_err(|e| place.engine(e))?;
        let of = crate::store::tables::seq_of_change_key(key.value());
        let broken = |Broken| place.damaged("changes", &of.0);
        let bytes = codec::unseal("changes", key.value(), sealed.value()).map_err(broken)?;
        if wanted.contains(&row::record_of(bytes).map_err(broken)?) {
            later.push((of, row::read(bytes).map_err(broken)?));
        }
    }
    Ok(later)
}
