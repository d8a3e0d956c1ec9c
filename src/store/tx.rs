//! A write in progress: what a verb may do to the records, and what it did.
//!
//! Whatever a record entails — the indexes of forms, the tallies (`form_indexes`) — is kept up here,
//! so that no verb, and no undo, can forget it.

use crate::store::error::against_panics;
use std::collections::{BTreeMap, HashMap};

use redb::{ReadTransaction, ReadableTable, Table, WriteTransaction};

use super::attachments;
use super::codec::{self, Broken};
use super::error::StoreError;
use super::journal::writing::{Rows, Writing};
use super::location::Location;
use super::tables::{NEXT_IDS, keep, records};
use super::{form_indexes, tables};
use crate::domain::attachment::Digest;
use crate::domain::id::Id;
use crate::domain::record::{Change, Entity, Kind, Record, Seq};

/// A write that is open. It ends with [`Store::write`](super::Store::write): all of it or nothing. Or
/// one that is only rehearsed, of which nothing reaches the file.
pub struct Tx<'t> {
    pub(super) ground: Ground<'t>,
    pub(super) place: &'t Location,
    pub(super) changes: Vec<Change>,
    /// Were values erased from the journal?
    pub(super) erased: bool,
    /// The files that no record has and that go with them.
    pub(super) loose: Vec<Digest>,
    /// The next identity of each kind of which one was taken; kept in the end.
    pub(super) next: BTreeMap<Kind, u64>,
}

/// What a write stands on.
pub(super) enum Ground<'t> {
    /// The file, locked, and the entry that the write becomes.
    Writing(&'t WriteTransaction, Writing<'t>),
    /// The file as it stood at a moment, which nobody else waits for.
    Rehearsing {
        read: &'t ReadTransaction,
        /// The entry that it would become.
        seq: Seq,
        /// By kind and number, the last of the changes made of a record.
        latest: HashMap<(Kind, u64), usize>,
    },
}

/// Does something with a table as the ground has it.
macro_rules! with_table {
    ($tx:expr, $definition:expr, |$table:ident| $work:expr) => {
        match &$tx.ground {
            Ground::Writing(txn, _) => {
                let $table = $tx.place.table_in(txn, $definition)?;
                $work
            }
            Ground::Rehearsing { read, .. } => {
                let $table = $tx.place.table(read, $definition)?;
                $work
            }
        }
    };
}
pub(super) use with_table;

impl<'t> Tx<'t> {
    pub(super) fn new(ground: Ground<'t>, place: &'t Location) -> Tx<'t> {
        Tx {
            ground,
            place,
            changes: Vec::new(),
            erased: false,
            loose: Vec::new(),
            next: BTreeMap::new(),
        }
    }
}

impl Tx<'_> {
    /// The entry that this write becomes.
    #[must_use]
    pub fn seq(&self) -> Seq {
        match &self.ground {
            Ground::Writing(_, writing) => writing.seq(),
            Ground::Rehearsing { seq, .. } => *seq,
        }
    }

    /// Tells the journal whom the act was for, where that is not all that it was asked for.
    pub fn tell(&mut self, note: String) {
        if let Ground::Writing(_, writing) = &mut self.ground {
            writing.tell(note);
        }
    }

    /// What was changed so far.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// An identity that no record of this kind has had.
    pub fn next_id<T: Entity>(&mut self) -> Result<T::Id, StoreError> {
        self.next_number(T::KIND).map(T::Id::from_raw)
    }

    /// The same, as a number.
    pub fn next_number(&mut self, kind: Kind) -> Result<u64, StoreError> {
        against_panics(&self.place.path, || self.take_id(kind))
    }

    fn take_id(&mut self, kind: Kind) -> Result<u64, StoreError> {
        let id = match self.next.get(&kind) {
            Some(next) => *next,
            None => self.first_free_id(kind)?,
        };
        self.next.insert(kind, id + 1);
        Ok(id)
    }

    fn first_free_id(&self, kind: Kind) -> Result<u64, StoreError> {
        let key = u64::from(kind.code());
        let next = with_table!(self, NEXT_IDS, |table| {
            match table.get(key).map_err(|e| self.place.engine(e))? {
                None => 1,
                Some(sealed) => codec::unseal("next_ids", &key.to_be_bytes(), sealed.value())
                    .ok()
                    .and_then(|bytes| bytes.try_into().ok().map(u64::from_le_bytes))
                    .ok_or_else(|| self.place.damaged("next_ids", &key))?,
            }
        });
        let last = with_table!(self, records(kind), |table| {
            let last = table.last().map_err(|e| self.place.engine(e))?;
            last.map_or(0, |(id, _)| id.value())
        });
        if last >= next {
            return Err(self.place.damaged("next_ids", &key));
        }
        Ok(next)
    }

    /// Keeps which identities were taken; called once, when the work is done.
    pub(super) fn keep_ids(&self, txn: &WriteTransaction) -> Result<(), StoreError> {
        let mut table = self.place.table_in(txn, NEXT_IDS)?;
        for (kind, next) in &self.next {
            let key = u64::from(kind.code());
            let (bytes, next) = (key.to_be_bytes(), next.to_le_bytes());
            keep(self.place, &mut table, key, &bytes, Some(&next))?;
        }
        Ok(())
    }

    /// The record as this write sees it, archived forms too.
    pub fn get<T: Entity>(&self, id: T::Id) -> Result<Option<T>, StoreError> {
        Ok(self.record(T::KIND, id.raw())?.and_then(T::from_record))
    }

    /// Any record as this write sees it.
    pub fn record(&self, kind: Kind, id: u64) -> Result<Option<Record>, StoreError> {
        against_panics(&self.place.path, || self.read(kind, id))
    }

    fn read(&self, kind: Kind, id: u64) -> Result<Option<Record>, StoreError> {
        if let Ground::Rehearsing { latest, .. } = &self.ground
            && let Some(at) = latest.get(&(kind, id))
        {
            return Ok(self.changes[*at].after.clone());
        }
        let stands = with_table!(self, records(kind), |table| {
            standing(self.place, &table, kind, id)?
        });
        Ok(stands.map(|(_, record)| record))
    }

    /// Enters a record, or puts it in the place of the one that was; an equal one changes
    /// nothing.
    pub fn put<T: Entity>(&mut self, record: T) -> Result<(), StoreError> {
        let (kind, id) = (T::KIND, record.id().raw());
        self.replace(kind, id, Some(record.into_record()))
    }

    /// Strikes a record out.
    pub fn remove(&mut self, kind: Kind, id: u64) -> Result<(), StoreError> {
        self.replace(kind, id, None)
    }

    /// Makes `after` the record of this kind and number.
    pub fn replace(
        &mut self,
        kind: Kind,
        id: u64,
        after: Option<Record>,
    ) -> Result<(), StoreError> {
        if kind == Kind::RegistrationForm {
            return self.replace_form(id, after);
        }
        self.replace_all(kind, [(id, after)])
    }

    /// Does the same for many records that nothing else hangs on, a kind at a time: no forms. Much
    /// faster than one by one.
    pub fn replace_all(
        &mut self,
        kind: Kind,
        records: impl IntoIterator<Item = (u64, Option<Record>)>,
    ) -> Result<(), StoreError> {
        if kind == Kind::RegistrationForm {
            // Indexes and tallies follow each of them.
            return records
                .into_iter()
                .try_for_each(|(id, record)| self.replace_form(id, record));
        }
        let place = self.place;
        let Ground::Writing(txn, writing) = &mut self.ground else {
            return records
                .into_iter()
                .try_for_each(|(id, record)| self.rehearse(kind, id, record));
        };
        against_panics(&place.path, || {
            let mut table = place.table_in(txn, tables::records(kind))?;
            let mut rows = writing.rows()?;
            for (id, after) in records {
                let change = exchange(place, &mut table, &mut rows, kind, id, after)?;
                self.changes.extend(change);
            }
            Ok(())
        })
    }

    fn replace_form(&mut self, id: u64, after: Option<Record>) -> Result<(), StoreError> {
        let (kind, place) = (Kind::RegistrationForm, self.place);
        let Ground::Writing(txn, writing) = &mut self.ground else {
            return self.rehearse(kind, id, after);
        };
        against_panics(&place.path, || {
            let change = {
                let mut table = place.table_in(txn, records(kind))?;
                let mut rows = writing.rows()?;
                exchange(place, &mut table, &mut rows, kind, id, after)?
            };
            let Some(change) = change else { return Ok(()) };
            if let Some(Record::RegistrationForm(form)) = &change.before {
                form_indexes::list(txn, place, form, false)?;
            }
            if let Some(Record::RegistrationForm(form)) = &change.after {
                form_indexes::list(txn, place, form, true)?;
            }
            self.changes.push(change);
            Ok(())
        })
    }

    /// Remembers what would stand there, and touches no table.
    fn rehearse(&mut self, kind: Kind, id: u64, after: Option<Record>) -> Result<(), StoreError> {
        let before = self.record(kind, id)?;
        if before == after {
            return Ok(());
        }
        if let Ground::Rehearsing { latest, .. } = &mut self.ground {
            latest.insert((kind, id), self.changes.len());
        }
        self.changes.push(Change {
            kind,
            id,
            before,
            after,
        });
        Ok(())
    }

    /// Says in this write's entry that the values of a record were erased.
    pub(super) fn keep_erasure(&mut self, kind: Kind, id: u64) -> Result<(), StoreError> {
        self.erased = true;
        match &mut self.ground {
            Ground::Writing(_, writing) => writing.rows()?.keep(kind, id, None, None),
            Ground::Rehearsing { .. } => Ok(()),
        }
    }
}

/// A record's encoding, and what it says.
type Standing = (Vec<u8>, Record);

fn standing(
    place: &Location,
    table: &impl ReadableTable<u64, &'static [u8]>,
    kind: Kind,
    id: u64,
) -> Result<Option<Standing>, StoreError> {
    let broken = |Broken| place.damaged(kind.plural(), &id);
    let Some(sealed) = table.get(id).map_err(|e| place.engine(e))? else {
        return Ok(None);
    };
    let (record, _) = codec::unseal_record(kind, id, sealed.value()).map_err(broken)?;
    let (_, bytes) = codec::unseal_bytes(kind, id, sealed.value()).map_err(broken)?;
    Ok(Some((bytes.to_vec(), record)))
}

/// Puts `after` in the place of what stands there, and keeps in the entry what became of it; none
/// where it is the same.
pub(super) fn exchange(
    place: &Location,
    table: &mut Table<'_, u64, &'static [u8]>,
    rows: &mut Rows<'_, '_>,
    kind: Kind,
    id: u64,
    after: Option<Record>,
) -> Result<Option<Change>, StoreError> {
    let stood = standing(place, table, kind, id)?;
    if stood.as_ref().map(|(_, record)| record) == after.as_ref() {
        return Ok(None);
    }
    let (was, before) = stood.unzip();
    attachments::are_kept(place, before.as_ref(), after.as_ref())?;
    let is = after.as_ref().map(codec::encode_record).transpose();
    let is = is.map_err(|Broken| place.damaged(kind.plural(), &id))?;
    match &is {
        Some(bytes) => {
            let sealed = codec::seal_bytes(kind, id, bytes, rows.seq());
            table
                .insert(id, sealed.as_slice())
                .map_err(|e| place.engine(e))?;
        }
        None => {
            table.remove(id).map_err(|e| place.engine(e))?;
        }
    }
    rows.keep(kind, id, was.as_deref(), is.as_deref())?;
    Ok(Some(Change {
        kind,
        id,
        before,
        after,
    }))
}
