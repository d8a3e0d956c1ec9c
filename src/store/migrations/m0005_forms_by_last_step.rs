//! Schema 5: archived forms are found by the day of their last step, so that a look back at an earlier
//! day reads only those that went on after it.

use redb::ReadableTable;

use super::migration::Migration;
use crate::domain::form::RegistrationForm;
use crate::domain::record::Kind;
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::form_indexes::{GATHERED, list_by_last_step};
use crate::store::tables::{FORMS_BY_LAST_STEP, form_last_step_key, records};

/// From schema 4 to 5.
pub(super) fn step(migration: &mut Migration<'_>) -> Result<(), StoreError> {
    let Migration { place, txn, .. } = *migration;
    let kind = Kind::RegistrationForm;
    let forms = place.table_in(txn, records(kind))?;
    place.table_in(txn, FORMS_BY_LAST_STEP)?;
    let mut keys = Vec::new();
    for row in forms.iter().map_err(|e| place.engine(e))? {
        let (id, sealed) = row.map_err(|e| place.engine(e))?;
        let (_, form) = codec::unseal_entity::<RegistrationForm>(id.value(), sealed.value())
            .map_err(|Broken| place.damaged(kind.plural(), &id.value()))?;
        keys.extend(form_last_step_key(&form));
        if keys.len() == GATHERED {
            list_by_last_step(txn, place, &mut keys)?;
        }
    }
    list_by_last_step(txn, place, &mut keys)
}
