//! What a form entails in a write: its place in the indexes and its count in the tallies. And what
//! a write looks up by them, archived forms too.

use crate::store::error::against_panics;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use redb::{Key, ReadableTable, Table, TableDefinition, TableHandle, WriteTransaction};

use super::Place;
use super::codec::{self, Broken};
use super::error::StoreError;
use super::tables::{
    FORM_COUNTS, FORMS_BY_LAST_STEP, FORMS_BY_MEMBER, FORMS_BY_ORIGINAL, FORMS_BY_YEAR,
    PENDING_FORMS, TALLIES, form_last_step_key, form_member_key, form_of_member_key,
    form_of_original_key, form_original_keys, form_year_key, index_value, keep, member_key,
    of_tally_value, original_key, tally_key, tally_value,
};
use super::tx::{Ground, Tx, with_table};
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
        let mut listed = against_panics(&place.path, || {
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

/// Lists a form in the indexes and counts it; or takes it out of them again.
pub(super) fn list(
    txn: &WriteTransaction,
    place: &Place,
    form: &RegistrationForm,
    listed: bool,
) -> Result<(), StoreError> {
    let (said, status) = (index_value(form), form.status());
    let said = listed.then_some(said.as_slice());
    let bare = said.map(|_| [].as_slice());
    let (by_year, by_member) = (form_year_key(form), form_member_key(form));
    keep_in(txn, place, FORMS_BY_YEAR, &by_year, &by_year, said)?;
    keep_in(txn, place, FORMS_BY_MEMBER, &by_member, &by_member, said)?;
    for key in form_original_keys(form) {
        keep_in(txn, place, FORMS_BY_ORIGINAL, &key, &key, bare)?;
    }
    if let Some(key) = form_last_step_key(form) {
        keep_in(txn, place, FORMS_BY_LAST_STEP, &key, &key, bare)?;
    }
    let (id, bare) = (form.id.0, bare.filter(|_| status.is_pending()));
    keep_in(txn, place, PENDING_FORMS, id, &id.to_be_bytes(), bare)?;
    let step = |tally: &mut Tally| match listed {
        true => tally.add(status),
        false => tally.remove(status),
    };
    let key = tally_key(form.year(), form.sheet.member);
    recount(place, place.table_in(txn, TALLIES)?, &key, &key, step)?;
    let key = u64::from(form.year().0);
    let counts = place.table_in(txn, FORM_COUNTS)?;
    recount(place, counts, key, &key.to_be_bytes(), step)
}

/// An index of forms: under each key, sealed, what it says of the form.
pub(super) type Index<const N: usize> = TableDefinition<'static, &'static [u8; N], &'static [u8]>;

fn keep_in<'k, K: Key + 'static>(
    txn: &WriteTransaction,
    place: &Place,
    table: TableDefinition<'_, K, &'static [u8]>,
    key: K::SelfType<'k>,
    bytes: &[u8],
    value: Option<&[u8]>,
) -> Result<(), StoreError> {
    keep(place, &mut place.table_in(txn, table)?, key, bytes, value)
}

/// Enters forms into the index by the day of their last step, and leaves `keys` empty.
pub(super) fn list_by_last_step(
    txn: &WriteTransaction,
    place: &Place,
    keys: &mut Vec<[u8; 12]>,
) -> Result<(), StoreError> {
    let mut index = place.table_in(txn, FORMS_BY_LAST_STEP)?;
    keys.sort_unstable();
    for key in keys.drain(..) {
        keep(place, &mut index, &key, &key, Some(&[]))?;
    }
    Ok(())
}

/// Counts otherwise under one key of a table of tallies; where nothing is left, there is no tally.
fn recount<K: Key + 'static>(
    place: &Place,
    mut table: Table<'_, K, &'static [u8]>,
    key: K::SelfType<'_>,
    bytes: &[u8],
    step: impl Fn(&mut Tally),
) -> Result<(), StoreError> {
    let mut tally = match table.get(&key).map_err(|e| place.engine(e))? {
        None => Tally::default(),
        Some(sealed) => read_tally(place, table.name(), bytes, sealed.value())?,
    };
    step(&mut tally);
    let value = tally_value(&tally);
    let value = (tally.total() > 0).then_some(value.as_slice());
    keep(place, &mut table, key, bytes, value)
}

/// The tally sealed under `key` of `table`.
pub(super) fn read_tally(
    place: &Place,
    table: &str,
    key: &[u8],
    sealed: &[u8],
) -> Result<Tally, StoreError> {
    codec::unseal(table, key, sealed)
        .ok()
        .and_then(of_tally_value)
        .ok_or_else(|| place.damaged(table, &format_args!("{key:02x?}")))
}
