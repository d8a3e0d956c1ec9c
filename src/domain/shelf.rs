//! Records of one kind in memory, by identity, each with the entry of the journal that changed
//! it last.
//!
//! A shelf is one run of memory in order of identity. Identities are given out in rising order,
//! so that a new record almost always comes last; only what is struck out, or brought back, moves
//! the records behind it. That makes a shelf as fast to fill and to walk as it can be, and it
//! takes no more room than its records.

use std::hash::Hash;

use super::id::{ById, Id, OnlyId};
use super::record::{Entity, Seq};

/// The records of one kind, in order of identity.
#[derive(Clone, Debug)]
pub struct Shelf<T: Entity> {
    rows: Vec<(Seq, T)>,
}

impl<T: Entity> Default for Shelf<T> {
    fn default() -> Self {
        Shelf { rows: Vec::new() }
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
        let place = self.place(id).ok()?;
        self.rows.get(place).map(|(_, record)| record)
    }

    /// The entry that changed the record last; what an editor must show that it has seen.
    #[must_use]
    pub fn seq(&self, id: T::Id) -> Option<Seq> {
        let place = self.place(id).ok()?;
        self.rows.get(place).map(|(seq, _)| *seq)
    }

    /// All records, in order of identity.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.rows.iter().map(|(_, record)| record)
    }

    /// All records with the entries that changed them last, in order of identity.
    pub(super) fn rows(&self) -> &[(Seq, T)] {
        &self.rows
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

    /// Holds these records instead. They come in order as a rule; of two with one identity the later stays.
    pub(super) fn fill(&mut self, rows: Vec<(Seq, T)>) {
        if rows.is_sorted_by(|(_, one), (_, next)| one.id() < next.id()) {
            self.rows = rows;
            return;
        }
        self.rows.clear();
        for (seq, record) in rows {
            self.put(record, seq);
        }
    }

    pub(super) fn put(&mut self, record: T, seq: Seq) {
        match self.place(record.id()) {
            Ok(place) => self.rows[place] = (seq, record),
            Err(place) => self.rows.insert(place, (seq, record)),
        }
    }

    pub(super) fn take(&mut self, id: T::Id) {
        if let Ok(place) = self.place(id) {
            self.rows.remove(place);
        }
    }

    /// Where the record is, or where it would come.
    fn place(&self, id: T::Id) -> Result<usize, usize> {
        match self.rows.last() {
            Some((_, last)) if last.id() >= id => {}
            // A new record comes last.
            _ => return Err(self.rows.len()),
        }
        // While nothing was struck out, identities stand at their number's place.
        let first = self.rows.first().map_or(0, |(_, record)| record.id().raw());
        let guess = usize::try_from(id.raw().wrapping_sub(first)).unwrap_or(usize::MAX);
        match self.rows.get(guess) {
            Some((_, record)) if record.id() == id => Ok(guess),
            _ => self
                .rows
                .binary_search_by_key(&id, |(_, record)| record.id()),
        }
    }
}

/// The one record of a kind that an organisation has one of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Only<T>(Option<(Seq, T)>);

impl<T> Default for Only<T> {
    fn default() -> Self {
        Only(None)
    }
}

impl<T: Entity<Id = OnlyId>> Only<T> {
    pub(super) fn get(&self, _: OnlyId) -> Option<&T> {
        self.iter().next()
    }

    pub(super) fn seq(&self, _: OnlyId) -> Option<Seq> {
        self.0.as_ref().map(|(seq, _)| *seq)
    }

    pub(super) fn rows(&self) -> &[(Seq, T)] {
        self.0.as_slice()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows().iter().map(|(_, record)| record)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Holds the last of these instead.
    pub(super) fn fill(&mut self, rows: Vec<(Seq, T)>) {
        self.0 = rows.into_iter().last();
    }

    pub(super) fn put(&mut self, record: T, seq: Seq) {
        self.0 = Some((seq, record));
    }

    pub(super) fn take(&mut self, _: OnlyId) {
        self.0 = None;
    }
}

/// Identities that belong to something: the members of a sector, the contacts of a member.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Groups<K: Eq + Hash, I> {
    of: ById<K, Vec<I>>,
}

impl<K: Eq + Hash, I> Default for Groups<K, I> {
    fn default() -> Self {
        Groups {
            of: ById::default(),
        }
    }
}

impl<K: Eq + Hash, I: Copy + Ord> Groups<K, I> {
    /// What belongs to `key`, in order of identity.
    pub(super) fn of(&self, key: &K) -> &[I] {
        self.of.get(key).map_or(&[], Vec::as_slice)
    }

    /// Groups of these; identities in rising order come fastest.
    pub(super) fn of_all(all: impl Iterator<Item = (K, I)>) -> Self {
        let mut groups = Groups::default();
        for (key, id) in all {
            groups.add(key, id);
        }
        groups
    }

    /// Takes over the groups of others that are none of these.
    pub(super) fn join(&mut self, others: Self) {
        if self.of.is_empty() {
            self.of = others.of;
        } else {
            for (key, group) in others.of {
                self.of.entry(key).or_insert(group);
            }
        }
    }

    pub(super) fn add(&mut self, key: K, id: I) {
        let group = self.of.entry(key).or_default();
        if group.last().is_none_or(|last| *last < id) {
            group.push(id);
        } else if let Err(place) = group.binary_search(&id) {
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
