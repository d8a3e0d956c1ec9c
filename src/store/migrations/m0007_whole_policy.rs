//! Schema 7: the other half of the policy is recorded: tables for the kinds from the number
//! [`FIRST`] on, which begin empty. Forms are counted by quarters, too.

use std::collections::BTreeMap;

use redb::ReadableTable;

use super::migration::Migration;
use crate::domain::form::{RegistrationForm, Tally};
use crate::domain::record::Kind;
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::tables::{FORM_COUNTS, TALLIES, keep, records, tally_key, tally_value};

/// The first kind that schema 6 did not have.
const FIRST: u8 = 19;

/// From schema 6 to 7.
pub(super) fn step(migration: &mut Migration<'_>) -> Result<(), StoreError> {
    let Migration { place, txn, .. } = *migration;
    let new = Kind::ALL.iter().filter(|kind| kind.code() >= FIRST);
    for kind in new {
        place.table_in(txn, records(*kind))?;
    }
    let kind = Kind::RegistrationForm;
    let forms = place.table_in(txn, records(kind))?;
    let mut tallies: BTreeMap<[u8; 10], Tally> = BTreeMap::new();
    let mut counts: BTreeMap<u64, Tally> = BTreeMap::new();
    for row in forms.iter().map_err(|e| place.engine(e))? {
        let (id, sealed) = row.map_err(|e| place.engine(e))?;
        let (_, form) = codec::unseal_entity::<RegistrationForm>(id.value(), sealed.value())
            .map_err(|Broken| place.damaged(kind.plural(), &id.value()))?;
        let key = tally_key(form.year(), form.sheet.member);
        tallies.entry(key).or_default().add(&form);
        let of_year = counts.entry(u64::from(form.year().0)).or_default();
        of_year.add(&form);
    }
    let mut table = place.table_in(txn, TALLIES)?;
    for (key, tally) in &tallies {
        keep(place, &mut table, key, key, Some(&tally_value(tally)))?;
    }
    let mut table = place.table_in(txn, FORM_COUNTS)?;
    for (key, tally) in counts {
        let (bytes, value) = (key.to_be_bytes(), tally_value(&tally));
        keep(place, &mut table, key, &bytes, Some(&value))?;
    }
    Ok(())
}
