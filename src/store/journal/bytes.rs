//! How hashes and bytes stand in the encoding.

use std::fmt;

use serde::de::{Error, Visitor};

/// Bytes as bytes, not as a list of numbers.
struct Bytes;

impl Visitor<'_> for Bytes {
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

/// A hash as bytes.
pub(super) mod hash {
    use serde::de::Error;
    use serde::{Deserializer, Serializer};

    pub(in super::super) fn serialize<S: Serializer>(
        hash: &[u8; 32],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(hash)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<[u8; 32], D::Error> {
        let bytes = from.deserialize_any(super::Bytes)?;
        let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or_else(|| D::Error::custom("32 bytes"))
    }
}

/// A hash as bytes, or nothing.
pub(super) mod some {
    use serde::{Deserializer, Serializer};

    #[allow(
        clippy::ref_option,
        reason = "serde's `with` hands over the field itself"
    )]
    pub(in super::super) fn serialize<S: Serializer>(
        hash: &Option<[u8; 32]>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match hash {
            Some(hash) => to.serialize_bytes(hash),
            None => to.serialize_none(),
        }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<[u8; 32]>, D::Error> {
        super::hash::deserialize(from).map(Some)
    }
}

/// A hash as text: how the first programs wrote it.
pub(super) mod hex {
    use serde::{Deserialize, Deserializer, de::Error};

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<[u8; 32], D::Error> {
        let text = String::deserialize(from)?;
        crate::store::journal::hash::hash_of_hex(&text)
            .ok_or_else(|| D::Error::custom("64 hexadecimal digits"))
    }
}

/// Bytes or nothing: how the first programs wrote a change's two sides.
pub(super) mod side {
    use serde::Deserializer;

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Vec<u8>>, D::Error> {
        from.deserialize_any(super::Bytes)
    }
}
