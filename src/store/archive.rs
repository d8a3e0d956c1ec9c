//! The archive of forms, which is not in the book: one form, a member's, and a year's by pages.
//!
//! Only the indexes are read for what is passed over, so a page costs the same in an archive of
//! any size.

use crate::panic_guard;
use std::ops::Bound;

use chrono::NaiveDate;
use redb::{ReadTransaction, ReadableTable, TableHandle};

use super::codec::{self, Broken};
use super::error::StoreError;
use super::form_indexes::read_tally;
use super::handle::Store;
use super::location::Location;
use super::tables::{
    FORM_COUNTS, FORMS_BY_LAST_STEP, FORMS_BY_MEMBER, FORMS_BY_YEAR, TALLIES, day_of_year_key,
    form_of_last_step_key, form_of_member_key, form_of_year_key, last_step_key, member_key,
    of_index_value, records, tally_key, year_key,
};
use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Status, Tally};
use crate::domain::id::{FormId, MemberId};
use crate::domain::record::{Kind, Seq};

/// A place in the archive of a year: between two forms.
pub type FormKey = [u8; 14];

/// A form of the archive with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct FormRow {
    /// Its place.
    pub key: FormKey,
    /// The form.
    pub form: RegistrationForm,
}

/// From where, and which way, a page of forms is read. Forms are in order of their date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchivePage {
    /// The year's first forms.
    First,
    /// The year's last forms.
    Last,
    /// The forms after this place.
    After(FormKey),
    /// The forms before this place.
    Before(FormKey),
}

impl Store {
    /// A form, pending or archived.
    pub fn form(&self, id: FormId) -> Result<Option<RegistrationForm>, StoreError> {
        self.reading(|place, read| {
            let table = place.table(read, records(Kind::RegistrationForm))?;
            read_form(place, &table, id)
        })
    }

    /// A member's forms of all years, latest first; only the index is read.
    pub fn forms_of(&self, member: MemberId) -> Result<Vec<(FormId, Status)>, StoreError> {
        self.reading(|place, read| {
            let index = place.table(read, FORMS_BY_MEMBER)?;
            let (from, to) = (
                member_key(member, chrono::NaiveDate::MIN, FormId(0)),
                member_key(member, chrono::NaiveDate::MAX, FormId(u64::MAX)),
            );
            let expected = total_of(place, read, member)?;
            let mut forms = Vec::new();
            for row in index
                .range::<&[u8; 20]>(&from..=&to)
                .map_err(|e| place.engine(e))?
                .rev()
            {
                let (key, sealed) = row.map_err(|e| place.engine(e))?;
                let id = form_of_member_key(key.value());
                let (status, _) = said(place, &index, key.value(), sealed.value(), id)?;
                forms.push((id, status));
            }
            if forms.len() == expected as usize {
                Ok(forms)
            } else {
                Err(place.damaged("forms_by_member", &member))
            }
        })
    }

    /// Tells the archived forms of which a step was taken after `day`, one by one, each with the entry that
    /// changed it last.
    pub fn forms_changed_after(
        &self,
        day: NaiveDate,
        mut told: impl FnMut(Seq, RegistrationForm),
    ) -> Result<(), StoreError> {
        let Some(next) = day.succ_opt() else {
            return Ok(());
        };
        self.reading(|place, read| {
            let index = place.table(read, FORMS_BY_LAST_STEP)?;
            let kind = Kind::RegistrationForm;
            let forms = place.table(read, records(kind))?;
            let from = last_step_key(next, FormId(0));
            for row in index
                .range::<&[u8; 12]>(&from..)
                .map_err(|e| place.engine(e))?
            {
                let (key, sealed) = row.map_err(|e| place.engine(e))?;
                let id = form_of_last_step_key(key.value());
                let damaged = || place.damaged("forms_by_last_step", &id);
                codec::unseal("forms_by_last_step", key.value(), sealed.value())
                    .map_err(|Broken| damaged())?;
                let sealed = forms.get(id.0).map_err(|e| place.engine(e))?;
                let sealed = sealed.ok_or_else(damaged)?;
                let (seq, form) = codec::unseal_entity(id.0, sealed.value())
                    .map_err(|Broken| place.damaged(kind.plural(), &id))?;
                told(seq, form);
            }
            Ok(())
        })
    }

    /// These members' forms in `year` that `wanted` accepts by form and status, in order of their date; only
    /// the index is read. For few members, where a year's pages would pass over nearly all forms.
    pub fn forms_of_year(
        &self,
        year: Year,
        members: impl IntoIterator<Item = MemberId>,
        wanted: impl Fn(FormId, Status) -> bool,
    ) -> Result<Vec<FormId>, StoreError> {
        self.reading(|place, read| {
            let index = place.table(read, FORMS_BY_MEMBER)?;
            let tallies = place.table(read, TALLIES)?;
            let mut forms = Vec::new();
            for member in members {
                let key = tally_key(year, member);
                let Some(sealed) = tallies.get(&key).map_err(|e| place.engine(e))? else {
                    continue;
                };
                let expected = read_tally(place, "tallies", &key, sealed.value())?.total();
                let (from, to) = (
                    member_key(member, year.first_day(), FormId(0)),
                    member_key(member, year.last_day(), FormId(u64::MAX)),
                );
                let mut met = 0;
                for row in index
                    .range::<&[u8; 20]>(&from..=&to)
                    .map_err(|e| place.engine(e))?
                {
                    let (key, sealed) = row.map_err(|e| place.engine(e))?;
                    let key = *key.value();
                    let id = form_of_member_key(&key);
                    let (status, _) = said(place, &index, &key, sealed.value(), id)?;
                    met += 1;
                    if panic_guard::aside(|| wanted(id, status)) {
                        // The member stands first in the key: what follows is day and identity.
                        let mut by_date = [0; 12];
                        by_date.copy_from_slice(&key[8..]);
                        forms.push((by_date, id));
                    }
                }
                if met != expected {
                    return Err(place.damaged("forms_by_member", &member));
                }
            }
            forms.sort_unstable();
            Ok(forms.into_iter().map(|(_, id)| id).collect())
        })
    }

    /// Tells every form of `year` with its day, its status and its member, in order of their days; only the index is
    /// read.
    pub fn each_form_of_year(
        &self,
        year: Year,
        mut told: impl FnMut(FormId, NaiveDate, Status, MemberId),
    ) -> Result<(), StoreError> {
        self.reading(|place, read| {
            let index = place.table(read, FORMS_BY_YEAR)?;
            let start = year_key(year, NaiveDate::MIN, FormId(0));
            let end = year_key(year.next(), NaiveDate::MIN, FormId(0));
            let mut met = 0;
            for row in index
                .range::<&FormKey>(&start..&end)
                .map_err(|e| place.engine(e))?
            {
                let (key, sealed) = row.map_err(|e| place.engine(e))?;
                let key = *key.value();
                let id = form_of_year_key(&key);
                let (status, member) = said(place, &index, &key, sealed.value(), id)?;
                let day = day_of_year_key(&key);
                let day = day.ok_or_else(|| place.damaged(index.name(), &id))?;
                met += 1;
                told(id, day, status, member);
            }
            if met != counted(place, read, year)?.total() {
                return Err(place.damaged("forms_by_year", &year));
            }
            Ok(())
        })
    }

    /// Up to `count` forms of `year` that `wanted` accepts by form, status and member, in order of their
    /// date. Only the index is read for those that are passed over.
    pub fn forms_page(
        &self,
        year: Year,
        page: ArchivePage,
        count: usize,
        wanted: impl Fn(FormId, Status, MemberId) -> bool,
    ) -> Result<Vec<FormRow>, StoreError> {
        self.reading(|place, read| {
            let index = place.table(read, FORMS_BY_YEAR)?;
            let forms = place.table(read, records(Kind::RegistrationForm))?;
            let start = year_key(year, chrono::NaiveDate::MIN, FormId(0));
            let end = year_key(year.next(), chrono::NaiveDate::MIN, FormId(0));
            let (from, to) = match &page {
                ArchivePage::First | ArchivePage::Last => {
                    (Bound::Included(&start), Bound::Excluded(&end))
                }
                ArchivePage::After(key) => (Bound::Excluded(key), Bound::Excluded(&end)),
                ArchivePage::Before(key) => (Bound::Included(&start), Bound::Excluded(key)),
            };
            let range = index
                .range::<&FormKey>((from, to))
                .map_err(|e| place.engine(e))?;
            let backwards = matches!(page, ArchivePage::Last | ArchivePage::Before(_));
            let whole = matches!(page, ArchivePage::First | ArchivePage::Last);
            let (mut rows, mut met, mut filled) = (Vec::new(), 0, false);
            let mut take =
                |row: Result<(redb::AccessGuard<&FormKey>, redb::AccessGuard<&[u8]>), _>| {
                    let (key, sealed): (redb::AccessGuard<&FormKey>, _) =
                        row.map_err(|e: redb::StorageError| place.engine(e))?;
                    let key = *key.value();
                    let id = form_of_year_key(&key);
                    let (status, member) = said(place, &index, &key, sealed.value(), id)?;
                    met += 1;
                    if panic_guard::aside(|| wanted(id, status, member)) {
                        let form = read_form(place, &forms, id)?
                            .ok_or_else(|| place.damaged("forms_by_year", &id))?;
                        rows.push(FormRow { key, form });
                    }
                    filled = rows.len() >= count;
                    Ok::<bool, StoreError>(filled)
                };
            if backwards {
                for row in range.rev() {
                    if take(row)? {
                        break;
                    }
                }
                rows.reverse();
            } else {
                for row in range {
                    if take(row)? {
                        break;
                    }
                }
            }
            // Whoever walked the whole year must have met all of it.
            if whole && !filled && met != counted(place, read, year)?.total() {
                return Err(place.damaged("forms_by_year", &year));
            }
            Ok(rows)
        })
    }
}

/// What an index says of a form.
fn said(
    place: &Location,
    index: &impl TableHandle,
    key: &[u8],
    sealed: &[u8],
    id: FormId,
) -> Result<(Status, MemberId), StoreError> {
    let said = codec::unseal(index.name(), key, sealed).ok();
    said.and_then(of_index_value)
        .ok_or_else(|| place.damaged(index.name(), &id))
}

/// How many forms of a year stand where.
fn counted(place: &Location, read: &ReadTransaction, year: Year) -> Result<Tally, StoreError> {
    let key = u64::from(year.0);
    let counts = place.table(read, FORM_COUNTS)?;
    match counts.get(key).map_err(|e| place.engine(e))? {
        None => Ok(Tally::default()),
        Some(sealed) => read_tally(place, "form_counts", &key.to_be_bytes(), sealed.value()),
    }
}

/// How many forms a member has in all years together.
fn total_of(place: &Location, read: &ReadTransaction, member: MemberId) -> Result<u32, StoreError> {
    let counts = place.table(read, FORM_COUNTS)?;
    let tallies = place.table(read, TALLIES)?;
    let mut total = 0;
    for row in counts.iter().map_err(|e| place.engine(e))? {
        let (year, _) = row.map_err(|e| place.engine(e))?;
        let year =
            u16::try_from(year.value()).map_err(|_| place.damaged("form_counts", &year.value()))?;
        let key = tally_key(Year(year), member);
        if let Some(sealed) = tallies.get(&key).map_err(|e| place.engine(e))? {
            total += read_tally(place, "tallies", &key, sealed.value())?.total();
        }
    }
    Ok(total)
}

fn read_form(
    place: &Location,
    forms: &impl ReadableTable<u64, &'static [u8]>,
    id: FormId,
) -> Result<Option<RegistrationForm>, StoreError> {
    forms
        .get(id.0)
        .map_err(|e| place.engine(e))?
        .map(|sealed| codec::unseal_entity(id.0, sealed.value()))
        .transpose()
        .map(|found| found.map(|(_, form)| form))
        .map_err(|Broken| place.damaged(Kind::RegistrationForm.plural(), &id))
}
