//! A write in progress: what a verb may do to the records, and what it did.
//!
//! Whatever a record entails — the index of forms, the tallies — is kept here, so that no verb,
//! and no undo, can forget it.

use chrono::NaiveDate;
use redb::{ReadableTable, WriteTransaction};

use super::codec::{self, Broken};
use super::error::StoreError;
use super::tables::{
    FORM_COUNTS, FORMS_BY_MEMBER, FORMS_BY_ORIGINAL, FORMS_BY_YEAR, NEXT_IDS, PENDING_FORMS,
    TALLIES, form_member_key, form_of_member_key, form_of_original_key, form_original_keys,
    form_year_key, index_value, member_key, of_tally_value, original_key, records, tally_key,
    tally_value,
};
use super::{Place, shield};
use crate::domain::attachment::Digest;
use crate::domain::form::{RegistrationForm, Tally};
use crate::domain::id::{FormId, Id, MemberId};
use crate::domain::record::{Change, Entity, Kind, Record, Seq};

/// A write that is open. It ends with [`Store::write`](super::Store::write): all of it or nothing.
pub struct Tx<'t> {
    pub(super) txn: &'t WriteTransaction,
    pub(super) place: &'t Place,
    pub(super) seq: Seq,
    pub(super) changes: Vec<Change>,
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

    fn take_id(&self, kind: Kind) -> Result<u64, StoreError> {
        let key = u64::from(kind.code());
        let mut table = self
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
        let sealed = codec::seal("next_ids", &key.to_be_bytes(), &(next + 1).to_le_bytes());
        table
            .insert(key, sealed.as_slice())
            .map_err(|e| self.place.engine(e))?;
        Ok(next)
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

    /// How many forms a member has, of all years and at every status.
    pub fn count_forms_of(&self, member: MemberId) -> Result<usize, StoreError> {
        let place = self.place;
        let (from, to) = (
            member_key(member, NaiveDate::MIN, FormId(0)),
            member_key(member, NaiveDate::MAX, FormId(u64::MAX)),
        );
        shield::against_panics(&place.path, || {
            let index = self
                .txn
                .open_table(FORMS_BY_MEMBER)
                .map_err(|e| place.engine(e))?;
            let forms = index
                .range::<&[u8; 20]>(&from..=&to)
                .map_err(|e| place.engine(e))?;
            Ok(forms.count())
        })
    }

    /// A member's forms that were filled (else begun) on `day`, of whatever status.
    pub fn forms_of_day(
        &self,
        member: MemberId,
        day: NaiveDate,
    ) -> Result<Vec<RegistrationForm>, StoreError> {
        let place = self.place;
        let (from, to) = (
            member_key(member, day, FormId(0)),
            member_key(member, day, FormId(u64::MAX)),
        );
        let ids = shield::against_panics(&place.path, || {
            let index = self
                .txn
                .open_table(FORMS_BY_MEMBER)
                .map_err(|e| place.engine(e))?;
            index
                .range::<&[u8; 20]>(&from..=&to)
                .map_err(|e| place.engine(e))?
                .map(|row| {
                    let (key, sealed) = row.map_err(|e| place.engine(e))?;
                    let id = form_of_member_key(key.value());
                    codec::unseal("forms_by_member", key.value(), sealed.value())
                        .map(|_| id)
                        .map_err(|Broken| place.damaged("forms_by_member", &id))
                })
                .collect::<Result<Vec<_>, StoreError>>()
        })?;
        self.forms_listed("forms_by_member", &ids)
    }

    /// The forms that came in as the `nth` of the file of this digest, of whatever status.
    pub fn forms_of_original(
        &self,
        digest: &Digest,
        nth: u32,
    ) -> Result<Vec<RegistrationForm>, StoreError> {
        let place = self.place;
        let (from, to) = (
            original_key(digest, nth, FormId(0)),
            original_key(digest, nth, FormId(u64::MAX)),
        );
        let ids = shield::against_panics(&place.path, || {
            let index = self
                .txn
                .open_table(FORMS_BY_ORIGINAL)
                .map_err(|e| place.engine(e))?;
            index
                .range::<&[u8; 44]>(&from..=&to)
                .map_err(|e| place.engine(e))?
                .map(|row| {
                    let (key, sealed) = row.map_err(|e| place.engine(e))?;
                    let id = form_of_original_key(key.value());
                    codec::unseal("forms_by_original", key.value(), sealed.value())
                        .map(|_| id)
                        .map_err(|Broken| place.damaged("forms_by_original", &id))
                })
                .collect::<Result<Vec<_>, StoreError>>()
        })?;
        self.forms_listed("forms_by_original", &ids)
    }

    /// The forms that an index lists; one that is not there is damage.
    fn forms_listed(
        &self,
        index: &str,
        ids: &[FormId],
    ) -> Result<Vec<RegistrationForm>, StoreError> {
        let form = |id: &FormId| {
            let form = self.get::<RegistrationForm>(*id)?;
            form.ok_or_else(|| self.place.damaged(index, id))
        };
        ids.iter().map(form).collect()
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

    fn list_form(&self, form: &RegistrationForm) -> Result<(), StoreError> {
        let place = self.place;
        let key = form_year_key(form);
        self.txn
            .open_table(FORMS_BY_YEAR)
            .map_err(|e| place.engine(e))?
            .insert(
                &key,
                codec::seal("forms_by_year", &key, &index_value(form)).as_slice(),
            )
            .map_err(|e| place.engine(e))?;
        let key = form_member_key(form);
        self.txn
            .open_table(FORMS_BY_MEMBER)
            .map_err(|e| place.engine(e))?
            .insert(
                &key,
                codec::seal("forms_by_member", &key, &index_value(form)).as_slice(),
            )
            .map_err(|e| place.engine(e))?;
        self.list_originals(form)?;
        if form.status().is_pending() {
            let key = form.id.0;
            self.txn
                .open_table(PENDING_FORMS)
                .map_err(|e| place.engine(e))?
                .insert(
                    key,
                    codec::seal("pending_forms", &key.to_be_bytes(), &[]).as_slice(),
                )
                .map_err(|e| place.engine(e))?;
        }
        self.count_form(form, |tally| tally.add(form.status()))
    }

    fn list_originals(&self, form: &RegistrationForm) -> Result<(), StoreError> {
        let place = self.place;
        if form.attachments.is_empty() {
            return Ok(());
        }
        let mut index = self
            .txn
            .open_table(FORMS_BY_ORIGINAL)
            .map_err(|e| place.engine(e))?;
        for key in form_original_keys(form) {
            index
                .insert(&key, codec::seal("forms_by_original", &key, &[]).as_slice())
                .map_err(|e| place.engine(e))?;
        }
        Ok(())
    }

    fn unlist_originals(&self, form: &RegistrationForm) -> Result<(), StoreError> {
        let place = self.place;
        if form.attachments.is_empty() {
            return Ok(());
        }
        let mut index = self
            .txn
            .open_table(FORMS_BY_ORIGINAL)
            .map_err(|e| place.engine(e))?;
        for key in form_original_keys(form) {
            index.remove(&key).map_err(|e| place.engine(e))?;
        }
        Ok(())
    }

    fn unlist_form(&self, form: &RegistrationForm) -> Result<(), StoreError> {
        let place = self.place;
        self.txn
            .open_table(FORMS_BY_YEAR)
            .map_err(|e| place.engine(e))?
            .remove(&form_year_key(form))
            .map_err(|e| place.engine(e))?;
        self.txn
            .open_table(FORMS_BY_MEMBER)
            .map_err(|e| place.engine(e))?
            .remove(&form_member_key(form))
            .map_err(|e| place.engine(e))?;
        self.txn
            .open_table(PENDING_FORMS)
            .map_err(|e| place.engine(e))?
            .remove(form.id.0)
            .map_err(|e| place.engine(e))?;
        self.unlist_originals(form)?;
        self.count_form(form, |tally| tally.remove(form.status()))
    }

    fn count_form(
        &self,
        form: &RegistrationForm,
        count: impl Fn(&mut Tally),
    ) -> Result<(), StoreError> {
        let place = self.place;
        let (year, member) = (form.year(), form.sheet.member);
        let key = tally_key(year, member);
        let mut tallies = self.txn.open_table(TALLIES).map_err(|e| place.engine(e))?;
        let mut tally = match tallies.get(&key).map_err(|e| place.engine(e))? {
            None => Tally::default(),
            Some(sealed) => read_tally(place, "tallies", &key, sealed.value())?,
        };
        count(&mut tally);
        if tally.total() == 0 {
            tallies.remove(&key).map_err(|e| place.engine(e))?;
        } else {
            let sealed = codec::seal("tallies", &key, &tally_value(&tally));
            tallies
                .insert(&key, sealed.as_slice())
                .map_err(|e| place.engine(e))?;
        }
        drop(tallies);
        let key = u64::from(year.0);
        let mut counts = self
            .txn
            .open_table(FORM_COUNTS)
            .map_err(|e| place.engine(e))?;
        let mut tally = match counts.get(key).map_err(|e| place.engine(e))? {
            None => Tally::default(),
            Some(sealed) => read_tally(place, "form_counts", &key.to_be_bytes(), sealed.value())?,
        };
        count(&mut tally);
        if tally.total() == 0 {
            counts.remove(key).map_err(|e| place.engine(e))?;
        } else {
            let sealed = codec::seal("form_counts", &key.to_be_bytes(), &tally_value(&tally));
            counts
                .insert(key, sealed.as_slice())
                .map_err(|e| place.engine(e))?;
        }
        Ok(())
    }
}

/// The tally sealed under `key` of `table`.
pub(super) fn read_tally(
    place: &Place,
    table: &'static str,
    key: &[u8],
    sealed: &[u8],
) -> Result<Tally, StoreError> {
    codec::unseal(table, key, sealed)
        .ok()
        .and_then(of_tally_value)
        .ok_or_else(|| place.damaged(table, &format_args!("{key:02x?}")))
}
