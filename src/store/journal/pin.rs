//! The digest of all records: what an entry holds that founds a store, or that comes after what the
//! journal can't tell.
//!
//! It is SM3 over the kinds of which there are records, in the order of their numbers: the number,
//! and SM3 over the kind's records in the order of theirs — number, length and encoding of each.

use std::collections::BTreeMap;

use redb::{ReadableTable, WriteTransaction};
use sm3::{Digest, Sm3};

use super::hash::Hash;
use crate::domain::record::Kind;
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::location::Location;
use crate::store::tables::records;

/// The digest of all records, as they are told one after the other.
#[derive(Default)]
pub(in crate::store) struct Pin {
    kinds: BTreeMap<u8, Sm3>,
}

impl Pin {
    /// Takes in a record; those of a kind come in rising order of their numbers.
    pub(in crate::store) fn add(&mut self, kind: Kind, id: u64, bytes: &[u8]) {
        let sm3 = self.kinds.entry(kind.code()).or_default();
        sm3.update(id.to_be_bytes());
        sm3.update((bytes.len() as u64).to_be_bytes());
        sm3.update(bytes);
    }

    /// The digest.
    pub(in crate::store) fn finish(self) -> Hash {
        let mut all = Sm3::new();
        for (kind, sm3) in self.kinds {
            all.update([kind]);
            all.update(sm3.finalize());
        }
        all.finalize().into()
    }
}

/// The digest of all records as a write has them.
pub(in crate::store) fn pinned(
    txn: &WriteTransaction,
    place: &Location,
) -> Result<Hash, StoreError> {
    let mut pin = Pin::default();
    for &kind in Kind::ALL {
        let table = place.table_in(txn, records(kind))?;
        for found in table.iter().map_err(|e| place.engine(e))? {
            let (id, sealed) = found.map_err(|e| place.engine(e))?;
            let (_, bytes) = codec::unseal_bytes(kind, id.value(), sealed.value())
                .map_err(|Broken| place.damaged(kind.plural(), &id.value()))?;
            pin.add(kind, id.value(), bytes);
        }
    }
    Ok(pin.finish())
}
