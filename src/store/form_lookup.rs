//! What a write looks up by the indexes of forms, archived forms too.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use redb::{ReadableTable, TableHandle};

use super::codec::{self, Broken};
use super::error::{StoreError, against_panics};
use super::form_indexes::Index;
use super::tables::{
    FORMS_BY_MEMBER, FORMS_BY_ORIGINAL, form_member_key, form_of_member_key, form_of_original_key,
    form_original_keys, member_key, original_key,
};
use super::tx::{Ground, Tx, with_table};
use crate::domain::attachment::Digest;
use crate::domain::form::RegistrationForm;
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
