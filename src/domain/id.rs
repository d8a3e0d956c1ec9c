//! Identities. Every record is known by a number of its own kind and never by a name: people
//! share names, and committees are renamed.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Serialize};

use super::record::every_kind;

/// What all identities can do: become the store's key, and come back from it.
pub trait Id: Copy + Ord + std::hash::Hash + std::fmt::Debug {
    /// The identity behind the store's key.
    fn from_raw(raw: u64) -> Self;
    /// The store's key.
    fn raw(self) -> u64;
}

macro_rules! id {
    ($id:ident, $doc:expr) => {
        #[doc = $doc]
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $id(pub u64);

        impl Id for $id {
            fn from_raw(raw: u64) -> Self {
                $id(raw)
            }
            fn raw(self) -> u64 {
                self.0
            }
        }

        impl std::fmt::Display for $id {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

macro_rules! ids {
    ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $name:literal, $zh:literal, $en:literal;)*) => {
        $(ids!(@ $id, $zh, $en);)*
    };
    // More than one kind has it.
    (@ OnlyId, $zh:literal, $en:literal) => {};
    (@ $id:ident, $zh:literal, $en:literal) => {
        id!($id, concat!("The identity of a record of the kind ", $en, " (", $zh, ")."));
    };
}

every_kind!(ids);
id!(
    OnlyId,
    "The one record of its kind: the organisation, or its settings."
);

impl OnlyId {
    /// The identity of a record that an organisation has one of.
    pub const ONLY: OnlyId = OnlyId(0);
}

/// A table by identity.
pub type ById<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// A set of identities.
pub type IdSet<K> = HashSet<K, BuildHasherDefault<IdHasher>>;

/// Spreads identities, which are the store's own small numbers and nobody's choice: a stronger
/// hash would protect against nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }
}
