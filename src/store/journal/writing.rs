//! Writing an entry: first what it keeps of each record, as the records change, then the entry.

use redb::{Table, WriteTransaction};
use sm3::{Digest, Sm3};

use super::entry::{self, Draft};
use super::hash::Hash;
use super::reading::last_entry;
use super::row::{self, Salt};
use crate::domain::authority::Grant;
use crate::domain::record::{Kind, Seq};
use crate::store::act::Act;
use crate::store::codec::Broken;
use crate::store::error::StoreError;
use crate::store::location::Location;
use crate::store::tables::{CHANGES, JOURNAL, change_key, keep};
use crate::text;

/// An entry that is being written.
pub(in crate::store) struct Writing<'t> {
    txn: &'t WriteTransaction,
    place: &'t Location,
    seq: Seq,
    rows: u32,
    leaves: Sm3,
    salts: Salts,
    notes: Vec<Seq>,
    /// What it tells of, where that is not what was asked for.
    told: Option<String>,
}

/// The rows that an entry is being given, with the table open.
pub(in crate::store) struct Rows<'w, 't> {
    writing: &'w mut Writing<'t>,
    table: Table<'t, &'static [u8; 12], &'static [u8]>,
}

impl<'t> Writing<'t> {
    /// Begins the entry `seq`.
    pub(in crate::store) fn begin(
        txn: &'t WriteTransaction,
        place: &'t Location,
        seq: Seq,
    ) -> Self {
        Writing {
            txn,
            place,
            seq,
            rows: 0,
            leaves: Sm3::new(),
            salts: Salts::default(),
            notes: Vec::new(),
            told: None,
        }
    }

    /// Opens the table for rows.
    pub(in crate::store) fn rows(&mut self) -> Result<Rows<'_, 't>, StoreError> {
        let table = self.place.table_in(self.txn, CHANGES)?;
        Ok(Rows {
            writing: self,
            table,
        })
    }

    /// Its number.
    pub(in crate::store) fn seq(&self) -> Seq {
        self.seq
    }

    /// Would it tell of nothing?
    pub(in crate::store) fn is_empty(&self) -> bool {
        self.rows == 0 && self.notes.is_empty()
    }

    /// Says what it tells of, where that is not what was asked for.
    pub(in crate::store) fn tell(&mut self, note: String) {
        self.told = Some(note);
    }

    /// Says that the note of an entry was erased.
    pub(in crate::store) fn keep_note_erased(&mut self, seq: Seq) {
        self.notes.push(seq);
    }

    /// Appends the entry to the journal. Its time is the act's, or that of the entry before where the
    /// machine's clock is behind it.
    pub(in crate::store) fn finish(
        mut self,
        grant: &Grant,
        act: &Act,
        records: Option<Hash>,
    ) -> Result<(), StoreError> {
        let (place, seq) = (self.place, self.seq);
        let mut journal = place.table_in(self.txn, JOURNAL)?;
        let last = last_entry(place, &journal)?;
        let before = last.as_ref().and_then(|entry| entry.moment());
        // Entries keep milliseconds; a moment later within the last one is no earlier than it.
        let late = before.filter(|before| *before > act.at.machine);
        let behind = before.and_then(|before| act.at.behind(before));
        let draft = Draft {
            seq,
            at: late.unwrap_or(act.at.machine),
            as_of: act.at.as_of,
            behind: behind.map_or(0, |it| it.num_seconds().unsigned_abs()),
            actor: grant.actor().name.clone(),
            front: grant.actor().front,
            verb: act.verb.code(),
            note: self.told.unwrap_or_else(|| act.note.clone()),
            of: act.of,
            records,
            notes: self.notes,
            previous: last.map_or([0; 32], |entry| entry.hash),
        };
        let salt = self.salts.next(place)?;
        let sealed = entry::sealed(draft, self.rows, self.leaves, &salt)
            .map_err(|Broken| place.damaged("journal", &seq.0))?;
        journal
            .insert(seq.0, sealed.as_slice())
            .map_err(|e| place.engine(e))?;
        Ok(())
    }
}

impl Rows<'_, '_> {
    /// The entry that they are of.
    pub(in crate::store) fn seq(&self) -> Seq {
        self.writing.seq
    }

    /// Keeps what became of a record; neither state stands for the erasure of its earlier values.
    pub(in crate::store) fn keep(
        &mut self,
        kind: Kind,
        id: u64,
        before: Option<&[u8]>,
        after: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        let Writing { place, seq, .. } = *self.writing;
        let salt = self.writing.salts.next(place)?;
        let (bytes, leaf) = row::written(kind, id, (before, after), &salt);
        self.writing.leaves.update(leaf);
        let key = change_key(seq, self.writing.rows);
        self.writing.rows += 1;
        keep(place, &mut self.table, &key, &key, Some(&bytes))
    }
}

/// Salts, fetched from the system by the page.
#[derive(Default)]
struct Salts {
    random: Vec<u8>,
}

impl Salts {
    /// So many salts are fetched at once.
    const FETCHED: usize = 64;

    fn next(&mut self, place: &Location) -> Result<Salt, StoreError> {
        if self.random.is_empty() {
            self.random.resize(Self::FETCHED * row::SALT, 0);
            getrandom::fill(&mut self.random).map_err(|error| StoreError::System {
                path: place.path.clone(),
                cause: text!("系统给不出随机数", "the system says \"{error}\""),
            })?;
        }
        let mut salt = [0; row::SALT];
        let rest = self.random.len() - row::SALT;
        salt.copy_from_slice(&self.random[rest..]);
        self.random.truncate(rest);
        Ok(salt)
    }
}
