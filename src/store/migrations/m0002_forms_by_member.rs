//! Schema 2: forms are found by their member too, so that a member's forms of all years are
//! listed without walking the archive.

use redb::ReadableTable;

use super::migration::Migration;
use crate::domain::form::RegistrationForm;
use crate::domain::record::{Entity, Kind};
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::form_indexes::{GATHERED, list_by_member, listing};
use crate::store::tables::{FORMS_BY_MEMBER, records};

/// From schema 1 to 2.
pub(super) fn step(migration: &mut Migration<'_>) -> Result<(), StoreError> {
    let Migration { place, txn, .. } = *migration;
    let kind = Kind::RegistrationForm;
    let forms = place.table_in(txn, records(kind))?;
    place.table_in(txn, FORMS_BY_MEMBER)?;
    let mut batch = Vec::new();
    for row in forms.iter().map_err(|e| place.engine(e))? {
        let (id, sealed) = row.map_err(|e| place.engine(e))?;
        let id = id.value();
        let (record, _) = codec::unseal_record(kind, id, sealed.value())
            .map_err(|Broken| place.damaged(kind.plural(), &id))?;
        batch.extend(RegistrationForm::from_record(record).as_ref().map(listing));
        if batch.len() == GATHERED {
            list_by_member(place, txn, &mut batch)?;
        }
    }
    list_by_member(place, txn, &mut batch)
}
