//! Schema 2: forms are found by their member too, so that a member's forms of all years are
//! listed without walking the archive.

use redb::{ReadableTable, WriteTransaction};

use crate::domain::form::RegistrationForm;
use crate::domain::record::{Entity, Kind};
use crate::store::Place;
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::tables::{FORMS_BY_MEMBER, form_member_key, index_value, keep, records};

use super::Migration;

/// How many forms are gathered before they are listed: 29 bytes each.
pub(in crate::store) const GATHERED: usize = 2_000_000;

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

/// A form's key and value in the index by member.
pub(in crate::store) type Listing = ([u8; 20], [u8; 9]);

/// The form's key and value.
pub(in crate::store) fn listing(form: &RegistrationForm) -> Listing {
    (form_member_key(form), index_value(form))
}

/// Enters forms into the index by member, and leaves `listings` empty.
///
/// Members are scattered over the index, so that many at once cost little more than a few do:
/// the callers gather as many as they can hold.
pub(in crate::store) fn list_by_member(
    place: &Place,
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
