//! Identities. Every record is known by a number of its own kind and never by a name: people
//! share names, and committees are renamed.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl Id for $name {
            fn from_raw(raw: u64) -> Self {
                $name(raw)
            }
            fn raw(self) -> u64 {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

/// What all identities can do: become the store's key, and come back from it.
pub trait Id: Copy + Ord + std::hash::Hash + std::fmt::Debug {
    /// The identity behind the store's key.
    fn from_raw(raw: u64) -> Self;
    /// The store's key.
    fn raw(self) -> u64;
}

ids! {
    /// The one record of its kind: the organisation, or its settings.
    OnlyId,
    /// A special committee (专门委员会).
    CommitteeId,
    /// A sector (界别).
    SectorId,
    /// A member (委员).
    MemberId,
    /// A convenor's appointment (界别召集人).
    ConvenorId,
    /// A liaison's appointment (界别联络员).
    LiaisonId,
    /// A member of the chairpersons' council (主席会议成员) who keeps contact with sectors.
    LeaderId,
    /// A member's key contact (重点联系对象).
    KeyContactId,
    /// A workroom (委员工作室).
    WorkroomId,
    /// A registration form (登记表).
    FormId,
    /// A year's work plan (年度工作计划).
    PlanId,
    /// A year's work summary (工作总结).
    SummaryId,
    /// An activity (界别活动).
    ActivityId,
    /// An output (履职成果).
    OutputId,
    /// A study of sector work by the leadership (专题研究).
    StudyId,
    /// A year's circular (情况通报).
    CircularId,
}

impl OnlyId {
    /// The identity of a record that an organisation has one of.
    pub const ONLY: OnlyId = OnlyId(0);
}

/// A table by identity.
pub type ById<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

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
