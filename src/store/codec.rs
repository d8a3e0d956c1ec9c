//! How values stand in the file: sealed against their key, and self-describing.
//!
//! A sealed value is eight bytes of checksum and then the payload. The checksum covers the
//! table, the key and the payload, so that a value that was damaged, moved or swapped with
//! another is never taken for right: the engine does not verify its pages on read.

use serde::Serialize;
use serde::de::DeserializeOwned;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::unpack::{Fault, unpack};
use crate::domain::id::Id;
use crate::domain::record::{Entity, Kind, Record, Seq, every_kind};

const SEAL: usize = 8;

/// A value that is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// Seals `payload` under `key` of `table`.
pub(super) fn seal(table: &str, key: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(SEAL + payload.len());
    sealed.extend_from_slice(&checksum(table, key, payload).to_le_bytes());
    sealed.extend_from_slice(payload);
    sealed
}

/// The payload that was sealed under `key` of `table`.
pub(super) fn unseal<'v>(table: &str, key: &[u8], sealed: &'v [u8]) -> Result<&'v [u8], Broken> {
    let (seal, payload) = sealed.split_first_chunk::<SEAL>().ok_or(Broken)?;
    if u64::from_le_bytes(*seal) == checksum(table, key, payload) {
        Ok(payload)
    } else {
        Err(Broken)
    }
}

fn checksum(table: &str, key: &[u8], payload: &[u8]) -> u64 {
    // Most values fit here, and what stands in one piece is hashed much faster.
    let mut piece = [0; 512];
    let parts = [table.as_bytes(), &[0], key, payload];
    let length = parts.iter().map(|part| part.len()).sum();
    if let Some(mut room) = piece.get_mut(..length) {
        for part in parts {
            let (here, rest) = room.split_at_mut(part.len());
            here.copy_from_slice(part);
            room = rest;
        }
        return xxh3_64(&piece[..length]);
    }
    let mut hash = Xxh3::new();
    hash.update(table.as_bytes());
    hash.update(&[0]);
    hash.update(key);
    hash.update(payload);
    hash.digest()
}

/// A value in a self-describing encoding: maps with named fields.
pub(super) fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, Broken> {
    rmp_serde::to_vec_named(value).map_err(|_| Broken)
}

/// A value from [`encode`]; fields that it lacks take their defaults.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Broken> {
    unpack(bytes).map_err(|Fault| Broken)
}

macro_rules! by_kind {
    ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
        /// A record's own bytes.
        pub(super) fn encode_record(record: &Record) -> Result<Vec<u8>, Broken> {
            let bytes = match record { $(Record::$kind(it) => encode(it),)* };
            #[cfg(test)]
            let bytes = bytes.map(|it| super::earlier_version::as_then(record, it));
            bytes
        }

        /// The record of `kind` that these bytes are.
        pub(super) fn decode_record(kind: Kind, bytes: &[u8]) -> Result<Record, Broken> {
            match kind { $(Kind::$kind => decode(bytes).map(Record::$kind),)* }
        }
    };
}

every_kind!(by_kind);

/// A record's encoding with the entry that changed it last, sealed under its identity.
pub(super) fn seal_bytes(kind: Kind, id: u64, bytes: &[u8], seq: Seq) -> Vec<u8> {
    let mut payload = seq.0.to_le_bytes().to_vec();
    payload.extend_from_slice(bytes);
    seal(kind.plural(), &id.to_be_bytes(), &payload)
}

/// A record's encoding and the entry that changed it last.
pub(super) fn unseal_bytes(kind: Kind, id: u64, sealed: &[u8]) -> Result<(Seq, &[u8]), Broken> {
    let payload = unseal(kind.plural(), &id.to_be_bytes(), sealed)?;
    let (seq, bytes) = payload.split_first_chunk::<8>().ok_or(Broken)?;
    Ok((Seq(u64::from_le_bytes(*seq)), bytes))
}

/// The record and the entry that changed it last.
pub(super) fn unseal_record(kind: Kind, id: u64, sealed: &[u8]) -> Result<(Record, Seq), Broken> {
    let (seq, bytes) = unseal_bytes(kind, id, sealed)?;
    let record = decode_record(kind, bytes)?;
    if record.raw_id() != id {
        return Err(Broken);
    }
    Ok((record, seq))
}

/// The same for a kind that the caller knows.
pub(super) fn unseal_entity<T: Entity + DeserializeOwned>(
    id: u64,
    sealed: &[u8],
) -> Result<(Seq, T), Broken> {
    let (seq, bytes) = unseal_bytes(T::KIND, id, sealed)?;
    let record: T = decode(bytes)?;
    if record.id().raw() != id {
        return Err(Broken);
    }
    Ok((seq, record))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_binds_table_key_and_value() {
        let sealed = seal("members", &7_u64.to_be_bytes(), b"payload");
        assert_eq!(
            unseal("members", &7_u64.to_be_bytes(), &sealed),
            Ok(&b"payload"[..])
        );
        assert_eq!(
            unseal("members", &8_u64.to_be_bytes(), &sealed),
            Err(Broken)
        );
        assert_eq!(
            unseal("sectors", &7_u64.to_be_bytes(), &sealed),
            Err(Broken)
        );
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert_eq!(
                unseal("members", &7_u64.to_be_bytes(), &damaged),
                Err(Broken),
                "byte {at}"
            );
        }
        assert_eq!(unseal("members", &[], &sealed[..5]), Err(Broken));
    }
}
