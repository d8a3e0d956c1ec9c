//! Records of one kind in memory, by identity, each with the entry of the journal that changed
//! it last.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::record::{Entity, Seq};

/// The records of one kind, in order of identity.
#[derive(Clone, Debug)]
pub struct Shelf<T: Entity> {
    rows: BTreeMap<T::Id, (Seq, T)>,
}

impl<T: Entity> Default for Shelf<T> {
    fn default() -> Self {
        Shelf {
            rows: BTreeMap::new(),
        }
    }
}

impl<T: Entity + PartialEq> PartialEq for Shelf<T> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl<T: Entity> Shelf<T> {
    /// The record of this identity.
    #[must_use]
    pub fn get(&self, id: T::Id) -> Option<&T> {
        self.rows.get(&id).map(|(_, record)| record)
    }

    /// The entry that changed the record last; what an editor must show that it has seen.
    #[must_use]
    pub fn seq(&self, id: T::Id) -> Option<Seq> {
        self.rows.get(&id).map(|(seq, _)| *seq)
    }

    /// All records, in order of identity.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.rows.values().map(|(_, record)| record)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn put(&mut self, record: T, seq: Seq) -> Option<T> {
        self.rows
            .insert(record.id(), (seq, record))
            .map(|(_, old)| old)
    }

    pub(super) fn take(&mut self, id: T::Id) -> Option<T> {
        self.rows.remove(&id).map(|(_, old)| old)
    }
}

/// Identities that belong to something: the members of a sector, the contacts of a member.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Groups<K: Eq + Hash, I> {
    of: HashMap<K, Vec<I>>,
}

impl<K: Eq + Hash, I> Default for Groups<K, I> {
    fn default() -> Self {
        Groups { of: HashMap::new() }
    }
}

impl<K: Eq + Hash, I: Copy + Ord> Groups<K, I> {
    /// What belongs to `key`, in order of identity.
    pub(super) fn of(&self, key: &K) -> &[I] {
        self.of.get(key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn add(&mut self, key: K, id: I) {
        let group = self.of.entry(key).or_default();
        if let Err(place) = group.binary_search(&id) {
            group.insert(place, id);
        }
    }

    pub(super) fn remove(&mut self, key: &K, id: I) {
        if let Some(group) = self.of.get_mut(key) {
            if let Ok(place) = group.binary_search(&id) {
                group.remove(place);
            }
            if group.is_empty() {
                self.of.remove(key);
            }
        }
    }
}
