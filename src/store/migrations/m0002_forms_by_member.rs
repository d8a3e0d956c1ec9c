//! Schema 2: forms are found by their member too, so that a member's forms of all years are
//! listed without walking the archive.

use redb::{ReadableTable, WriteTransaction};

use crate::domain::form::RegistrationForm;
use crate::domain::record::{Entity, Kind};
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::tables::{FORMS_BY_MEMBER, form_member_key, index_value, records};
use crate::store::{Place, Store};

/// How many forms are read before they are listed.
const BATCH: usize = 10_000;

/// From schema 1 to 2.
pub(super) fn step(store: &Store, txn: &WriteTransaction) -> Result<(), StoreError> {
    let place = &store.place;
    let kind = Kind::RegistrationForm;
    let forms = txn.open_table(records(kind)).map_err(|e| place.engine(e))?;
    txn.open_table(FORMS_BY_MEMBER)
        .map_err(|e| place.engine(e))?;
    let mut batch = Vec::new();
    for row in forms.iter().map_err(|e| place.engine(e))? {
        let (id, sealed) = row.map_err(|e| place.engine(e))?;
        let id = id.value();
        let (record, _) = codec::unseal_record(kind, id, sealed.value())
            .map_err(|Broken| place.damaged(kind.plural(), &id))?;
        batch.extend(RegistrationForm::from_record(record));
        if batch.len() == BATCH {
            list_by_member(place, txn, &batch)?;
            batch.clear();
        }
    }
    list_by_member(place, txn, &batch)
}

/// Enters forms into the index by member.
pub(in crate::store) fn list_by_member(
    place: &Place,
    txn: &WriteTransaction,
    forms: &[RegistrationForm],
) -> Result<(), StoreError> {
    let mut index = txn
        .open_table(FORMS_BY_MEMBER)
        .map_err(|e| place.engine(e))?;
    let mut sorted: Vec<_> = forms
        .iter()
        .map(|form| (form_member_key(form), form))
        .collect();
    sorted.sort_unstable_by_key(|(key, _)| *key);
    for (key, form) in sorted {
        let sealed = codec::seal("forms_by_member", &key, &index_value(form));
        index
            .insert(&key, sealed.as_slice())
            .map_err(|e| place.engine(e))?;
    }
    Ok(())
}
