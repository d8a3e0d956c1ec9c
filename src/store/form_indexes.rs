//! What a form entails in a write: its place in the indexes and its count in the tallies. And what
//! a write looks up by them, archived forms too.

use chrono::NaiveDate;
use redb::{ReadableTable, TableDefinition, TableHandle};

use super::codec::{self, Broken};
use super::error::StoreError;
use super::tables::{
    FORM_COUNTS, FORMS_BY_MEMBER, FORMS_BY_ORIGINAL, FORMS_BY_YEAR, PENDING_FORMS, TALLIES,
    form_member_key, form_of_member_key, form_of_original_key, form_original_keys, form_year_key,
    index_value, member_key, of_tally_value, original_key, tally_key, tally_value,
};
use super::tx::Tx;
use super::{Place, shield};
use crate::domain::attachment::Digest;
use crate::domain::form::{RegistrationForm, Tally};
use crate::domain::id::{FormId, MemberId};

impl Tx<'_> {
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
        let (from, to) = (
            member_key(member, day, FormId(0)),
            member_key(member, day, FormId(u64::MAX)),
        );
        let ids = self.listed(FORMS_BY_MEMBER, &from, &to, form_of_member_key)?;
        self.forms_listed("forms_by_member", &ids)
    }

    /// The forms that came in as the `nth` of the file of this digest, of whatever status.
    pub fn forms_of_original(
        &self,
        digest: &Digest,
        nth: u32,
    ) -> Result<Vec<RegistrationForm>, StoreError> {
        let (from, to) = (
            original_key(digest, nth, FormId(0)),
            original_key(digest, nth, FormId(u64::MAX)),
        );
        let ids = self.listed(FORMS_BY_ORIGINAL, &from, &to, form_of_original_key)?;
        self.forms_listed("forms_by_original", &ids)
    }

    /// The forms that an index lists from one key to another.
    fn listed<const N: usize>(
        &self,
        index: TableDefinition<&'static [u8; N], &'static [u8]>,
        from: &[u8; N],
        to: &[u8; N],
        form_of: impl Fn(&[u8; N]) -> FormId,
    ) -> Result<Vec<FormId>, StoreError> {
        let (place, name) = (self.place, index.name());
        shield::against_panics(&place.path, || {
            self.txn
                .open_table(index)
                .map_err(|e| place.engine(e))?
                .range::<&[u8; N]>(from..=to)
                .map_err(|e| place.engine(e))?
                .map(|row| {
                    let (key, sealed) = row.map_err(|e| place.engine(e))?;
                    let id = form_of(key.value());
                    codec::unseal(name, key.value(), sealed.value())
                        .map(|_| id)
                        .map_err(|Broken| place.damaged(name, &id))
                })
                .collect()
        })
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

    pub(super) fn list_form(&self, form: &RegistrationForm) -> Result<(), StoreError> {
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

    pub(super) fn unlist_form(&self, form: &RegistrationForm) -> Result<(), StoreError> {
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
