//! A write in progress: what a verb may do to the records, and what it did.
//!
//! Whatever a record entails — the indexes of forms, the tallies (`form_indexes`) — is kept up here,
//! so that no verb, and no undo, can forget it.

use std::collections::BTreeMap;

use redb::{ReadableTable, WriteTransaction};

use super::codec::{self, Broken};
use super::error::StoreError;
use super::tables::{NEXT_IDS, records};
use super::{Place, shield, tables};
use crate::domain::id::Id;
use crate::domain::record::{Change, Entity, Kind, Record, Seq};

/// A write that is open. It ends with [`Store::write`](super::Store::write): all of it or nothing.
pub struct Tx<'t> {
    pub(super) txn: &'t WriteTransaction,
    pub(super) place: &'t Place,
    pub(super) seq: Seq,
    pub(super) changes: Vec<Change>,
    /// The next identity of each kind of which one was taken; kept in the end.
    pub(super) next: BTreeMap<Kind, u64>,
}

impl Tx<'_> {
    /// The entry that this write becomes.
    #[must_use]
    pub fn seq(&self) -> Seq {
        self.seq
    }

    /// An identity that no record of this kind has had.
    pub fn next_id<T: Entity>(&mut self) -> Result<T::Id, StoreError> {
        shield::against_panics(&self.place.path, || self.take_id(T::KIND)).map(T::Id::from_raw)
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
        let table = self
            .txn
            .open_table(NEXT_IDS)
            .map_err(|e| self.place.engine(e))?;
        let next = match table.get(key).map_err(|e| self.place.engine(e))? {
            None => 1,
            Some(sealed) => codec::unseal("next_ids", &key.to_be_bytes(), sealed.value())
                .ok()
                .and_then(|bytes| bytes.try_into().ok().map(u64::from_le_bytes))
                .ok_or_else(|| self.place.damaged("next_ids", &key))?,
        };
        let last = self
            .txn
            .open_table(records(kind))
            .map_err(|e| self.place.engine(e))?
            .last()
            .map_err(|e| self.place.engine(e))?
            .map_or(0, |(id, _)| id.value());
        if last >= next {
            return Err(self.place.damaged("next_ids", &key));
        }
        Ok(next)
    }

    /// Keeps which identities were taken; called once, when the work is done.
    pub(super) fn keep_ids(&self) -> Result<(), StoreError> {
        let mut table = self
            .txn
            .open_table(NEXT_IDS)
            .map_err(|e| self.place.engine(e))?;
        for (kind, next) in &self.next {
            let key = u64::from(kind.code());
            let sealed = codec::seal("next_ids", &key.to_be_bytes(), &next.to_le_bytes());
            table
                .insert(key, sealed.as_slice())
                .map_err(|e| self.place.engine(e))?;
        }
        Ok(())
    }

    /// The record as this write sees it, archived forms too.
    pub fn get<T: Entity>(&self, id: T::Id) -> Result<Option<T>, StoreError> {
        Ok(self.record(T::KIND, id.raw())?.and_then(T::from_record))
    }

    /// Any record as this write sees it.
    pub fn record(&self, kind: Kind, id: u64) -> Result<Option<Record>, StoreError> {
        shield::against_panics(&self.place.path, || self.read(kind, id))
    }

    fn read(&self, kind: Kind, id: u64) -> Result<Option<Record>, StoreError> {
        let table = self
            .txn
            .open_table(records(kind))
            .map_err(|e| self.place.engine(e))?;
        let found = table.get(id).map_err(|e| self.place.engine(e))?;
        found
            .map(|sealed| codec::unseal_record(kind, id, sealed.value()))
            .transpose()
            .map(|found| found.map(|(record, _)| record))
            .map_err(|Broken| self.place.damaged(kind.plural(), &id))
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
        let before = self.record(kind, id)?;
        if before == after {
            return Ok(());
        }
        shield::against_panics(&self.place.path, || {
            self.store(kind, id, before.as_ref(), after.as_ref())
        })?;
        self.changes.push(Change {
            kind,
            id,
            before,
            after,
        });
        Ok(())
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
                .try_for_each(|(id, record)| self.replace(kind, id, record));
        }
        let Tx {
            txn,
            place,
            seq,
            changes,
            ..
        } = self;
        let (place, seq) = (*place, *seq);
        shield::against_panics(&place.path, || {
            let mut table = txn
                .open_table(tables::records(kind))
                .map_err(|e| place.engine(e))?;
            for (id, after) in records {
                let before = table
                    .get(id)
                    .map_err(|e| place.engine(e))?
                    .map(|sealed| codec::unseal_record(kind, id, sealed.value()))
                    .transpose()
                    .map_err(|Broken| place.damaged(kind.plural(), &id))?
                    .map(|(record, _)| record);
                if before == after {
                    continue;
                }
                match &after {
                    Some(record) => {
                        let sealed = codec::seal_record(record, seq)
                            .map_err(|Broken| place.damaged(kind.plural(), &id))?;
                        table
                            .insert(id, sealed.as_slice())
                            .map_err(|e| place.engine(e))?;
                    }
                    None => {
                        table.remove(id).map_err(|e| place.engine(e))?;
                    }
                }
                changes.push(Change {
                    kind,
                    id,
                    before,
                    after,
                });
            }
            Ok(())
        })
    }

    fn store(
        &self,
        kind: Kind,
        id: u64,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Result<(), StoreError> {
        {
            let mut table = self
                .txn
                .open_table(records(kind))
                .map_err(|e| self.place.engine(e))?;
            match after {
                Some(record) => {
                    let sealed = codec::seal_record(record, self.seq)
                        .map_err(|Broken| self.place.damaged(kind.plural(), &id))?;
                    table
                        .insert(id, sealed.as_slice())
                        .map_err(|e| self.place.engine(e))?;
                }
                None => {
                    table.remove(id).map_err(|e| self.place.engine(e))?;
                }
            }
        }
        if let Some(Record::RegistrationForm(form)) = before {
            self.unlist_form(form)?;
        }
        if let Some(Record::RegistrationForm(form)) = after {
            self.list_form(form)?;
        }
        Ok(())
    }
}
