//! What a form entails in a write: its place in the indexes and its count in the tallies. And what
//! a write looks up by them, archived forms too.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use redb::{ReadableTable, TableDefinition, TableHandle, WriteTransaction};

use super::codec::{self, Broken};
use super::error::StoreError;
use super::tables::{
    FORM_COUNTS, FORMS_BY_LAST_STEP, FORMS_BY_MEMBER, FORMS_BY_ORIGINAL, FORMS_BY_YEAR,
    PENDING_FORMS, TALLIES, form_last_step_key, form_member_key, form_of_member_key,
    form_of_original_key, form_original_keys, form_year_key, index_value, member_key,
    of_tally_value, original_key, tally_key, tally_value,
};
use super::tx::{Ground, Tx, with_table};
use super::{Place, shield};
use crate::domain::attachment::Digest;
use crate::domain::form::{RegistrationForm, Tally};
use crate::domain::id::{FormId, MemberId};
use crate::domain::record::{Kind, Record};

impl Tx<'_> {
    /// A member's forms, of all years and at every status, in order of their date.
    pub fn forms_of_member(&self, member: MemberId) -> Result<Vec<FormId>, StoreError> {
        let (from, to) = (
            member_key(member, NaiveDate::MIN, FormId(0)),
            member_key(member, NaiveDate::MAX, FormId(u64::MAX)),
        );
        let keys = |form: &RegistrationForm| vec![form_member_key(form)];
        self.listed(FORMS_BY_MEMBER, &from, &to, form_of_member_key, keys)
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
        let keys = |form: &RegistrationForm| vec![form_member_key(form)];
        let ids = self.listed(FORMS_BY_MEMBER, &from, &to, form_of_member_key, keys)?;
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
        let keys = |form: &RegistrationForm| form_original_keys(form).collect();
        let ids = self.listed(FORMS_BY_ORIGINAL, &from, &to, form_of_original_key, keys)?;
        self.forms_listed("forms_by_original", &ids)
    }

    /// The forms that an index lists from one key to another. `keys_of` says what a form is listed
    /// under: one that is only rehearsed is in no index.
    fn listed<const N: usize>(
        &self,
        index: Index<N>,
        from: &[u8; N],
        to: &[u8; N],
        form_of: impl Fn(&[u8; N]) -> FormId,
        keys_of: impl Fn(&RegistrationForm) -> Vec<[u8; N]>,
    ) -> Result<Vec<FormId>, StoreError> {
        let (place, name) = (self.place, index.name());
        let mut listed = shield::against_panics(&place.path, || {
            with_table!(self, index, |table| {
                let rows = table
                    .range::<&[u8; N]>(from..=to)
                    .map_err(|e| place.engine(e))?;
                rows.map(|row| {
                    let (key, sealed) = row.map_err(|e| place.engine(e))?;
                    let id = form_of(key.value());
                    codec::unseal(name, key.value(), sealed.value())
                        .map(|_| (*key.value(), id))
                        .map_err(|Broken| place.damaged(name, &id))
                })
                .collect::<Result<BTreeMap<_, _>, StoreError>>()
            })
        })?;
        if let Ground::Rehearsing { latest, .. } = &self.ground {
            listed.retain(|_, id| !latest.contains_key(&(Kind::RegistrationForm, id.0)));
            for at in latest.values() {
                if let Some(Record::RegistrationForm(form)) = &self.changes[*at].after {
                    let keys = keys_of(form).into_iter();
                    let within = keys.filter(|key| (from..=to).contains(&key));
                    listed.extend(within.map(|key| (key, form.id)));
                }
            }
        }
        Ok(listed.into_values().collect())
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
}

/// Lists a form in the indexes, and counts it.
pub(super) fn list(
    txn: &WriteTransaction,
    place: &Place,
    form: &RegistrationForm,
) -> Result<(), StoreError> {
    let key = form_year_key(form);
    list_under(txn, place, FORMS_BY_YEAR, &key, &index_value(form))?;
    let key = form_member_key(form);
    list_under(txn, place, FORMS_BY_MEMBER, &key, &index_value(form))?;
    for key in form_original_keys(form) {
        list_under(txn, place, FORMS_BY_ORIGINAL, &key, &[])?;
    }
    if let Some(key) = form_last_step_key(form) {
        list_under(txn, place, FORMS_BY_LAST_STEP, &key, &[])?;
    }
    if form.status().is_pending() {
        let key = form.id.0;
        txn.open_table(PENDING_FORMS)
            .map_err(|e| place.engine(e))?
            .insert(
                key,
                codec::seal("pending_forms", &key.to_be_bytes(), &[]).as_slice(),
            )
            .map_err(|e| place.engine(e))?;
    }
    count(txn, place, form, |tally| tally.add(form.status()))
}

/// Takes it out of them again.
pub(super) fn unlist(
    txn: &WriteTransaction,
    place: &Place,
    form: &RegistrationForm,
) -> Result<(), StoreError> {
    unlist_under(txn, place, FORMS_BY_YEAR, &form_year_key(form))?;
    unlist_under(txn, place, FORMS_BY_MEMBER, &form_member_key(form))?;
    for key in form_original_keys(form) {
        unlist_under(txn, place, FORMS_BY_ORIGINAL, &key)?;
    }
    if let Some(key) = form_last_step_key(form) {
        unlist_under(txn, place, FORMS_BY_LAST_STEP, &key)?;
    }
    txn.open_table(PENDING_FORMS)
        .map_err(|e| place.engine(e))?
        .remove(form.id.0)
        .map_err(|e| place.engine(e))?;
    count(txn, place, form, |tally| tally.remove(form.status()))
}

/// An index of forms: under each key, sealed, what it says of the form.
pub(super) type Index<const N: usize> = TableDefinition<'static, &'static [u8; N], &'static [u8]>;

fn list_under<const N: usize>(
    txn: &WriteTransaction,
    place: &Place,
    index: Index<N>,
    key: &[u8; N],
    value: &[u8],
) -> Result<(), StoreError> {
    txn.open_table(index)
        .map_err(|e| place.engine(e))?
        .insert(key, codec::seal(index.name(), key, value).as_slice())
        .map_err(|e| place.engine(e))?;
    Ok(())
}

/// Enters forms into the index by the day of their last step, and leaves `keys` empty.
pub(super) fn list_by_last_step(
    txn: &WriteTransaction,
    place: &Place,
    keys: &mut Vec<[u8; 12]>,
) -> Result<(), StoreError> {
    keys.sort_unstable();
    for key in keys.drain(..) {
        list_under(txn, place, FORMS_BY_LAST_STEP, &key, &[])?;
    }
    Ok(())
}

fn unlist_under<const N: usize>(
    txn: &WriteTransaction,
    place: &Place,
    index: Index<N>,
    key: &[u8; N],
) -> Result<(), StoreError> {
    txn.open_table(index)
        .map_err(|e| place.engine(e))?
        .remove(key)
        .map_err(|e| place.engine(e))?;
    Ok(())
}

fn count(
    txn: &WriteTransaction,
    place: &Place,
    form: &RegistrationForm,
    change: impl Fn(&mut Tally),
) -> Result<(), StoreError> {
    let (year, member) = (form.year(), form.sheet.member);
    let key = tally_key(year, member);
    let mut tallies = txn.open_table(TALLIES).map_err(|e| place.engine(e))?;
    let mut tally = match tallies.get(&key).map_err(|e| place.engine(e))? {
        None => Tally::default(),
        Some(sealed) => read_tally(place, "tallies", &key, sealed.value())?,
    };
    change(&mut tally);
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
    let mut counts = txn.open_table(FORM_COUNTS).map_err(|e| place.engine(e))?;
    let mut tally = match counts.get(key).map_err(|e| place.engine(e))? {
        None => Tally::default(),
        Some(sealed) => read_tally(place, "form_counts", &key.to_be_bytes(), sealed.value())?,
    };
    change(&mut tally);
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
