//! What a form entails in a write: its place in the indexes and its count in the tallies.

use redb::{Key, ReadableTable, Table, TableDefinition, TableHandle, WriteTransaction};

use super::codec;
use super::error::StoreError;
use super::location::Location;
use super::tables::{
    FORM_COUNTS, FORMS_BY_LAST_STEP, FORMS_BY_MEMBER, FORMS_BY_ORIGINAL, FORMS_BY_YEAR,
    PENDING_FORMS, TALLIES, form_last_step_key, form_member_key, form_original_keys, form_year_key,
    index_value, keep, of_tally_value, tally_key, tally_value,
};
use crate::domain::form::{RegistrationForm, Tally};

/// Lists a form in the indexes and counts it; or takes it out of them again.
pub(super) fn list(
    txn: &WriteTransaction,
    place: &Location,
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
        true => tally.add(form),
        false => tally.remove(form),
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
    place: &Location,
    table: TableDefinition<'_, K, &'static [u8]>,
    key: K::SelfType<'k>,
    bytes: &[u8],
    value: Option<&[u8]>,
) -> Result<(), StoreError> {
    keep(place, &mut place.table_in(txn, table)?, key, bytes, value)
}

/// How many forms are gathered before they are listed: 29 bytes each.
pub(super) const GATHERED: usize = 2_000_000;

/// A form's key and value in the index by member.
pub(super) type Listing = ([u8; 20], [u8; 9]);

/// The form's key and value.
pub(super) fn listing(form: &RegistrationForm) -> Listing {
    (form_member_key(form), index_value(form))
}

/// Enters forms into the index by member, and leaves `listings` empty.
///
/// Members are scattered over the index, so that many at once cost little more than a few do:
/// the callers gather as many as they can hold.
pub(super) fn list_by_member(
    place: &Location,
    txn: &WriteTransaction,
    listings: &mut Vec<Listing>,
) -> Result<(), StoreError> {
    let mut index = place.table_in(txn, FORMS_BY_MEMBER)?;
    listings.sort_unstable();
    for (key, value) in listings.drain(..) {
        keep(place, &mut index, &key, &key, Some(&value))?;
    }
    Ok(())
}

/// Enters forms into the index by the day of their last step, and leaves `keys` empty.
pub(super) fn list_by_last_step(
    txn: &WriteTransaction,
    place: &Location,
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
    place: &Location,
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
    place: &Location,
    table: &str,
    key: &[u8],
    sealed: &[u8],
) -> Result<Tally, StoreError> {
    codec::unseal(table, key, sealed)
        .ok()
        .and_then(of_tally_value)
        .ok_or_else(|| place.damaged(table, &format_args!("{key:02x?}")))
}
