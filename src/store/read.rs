//! Reading: the book at the start, what others committed since, and the archive of forms by pages.

use std::collections::HashMap;
use std::ops::Bound;

use redb::{ReadTransaction, ReadableDatabase, ReadableTable};

use super::codec::{self, Broken};
use super::error::StoreError;
use super::journal::{self, Entry};
use super::tables::{
    CHANGES, FORM_COUNTS, FORMS_BY_MEMBER, FORMS_BY_YEAR, JOURNAL, PENDING_FORMS, TALLIES,
    form_of_member_key, form_of_year_key, member_key, member_of_tally_key, of_index_value, records,
    tally_key, year_key,
};
use super::tx::read_tally;
use super::{Place, Store};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Status};
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
pub enum Page {
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
    /// The whole book, with the tallies of `year`.
    pub fn load_book(&self, year: Year) -> Result<Book, StoreError> {
        let place = &self.place;
        let db = self.db();
        let read = db.begin_read().map_err(|e| place.engine(e))?;
        let mut book = Book::default();
        for &kind in Kind::ALL {
            if kind == Kind::RegistrationForm {
                load_pending(place, &read, &mut book)?;
                continue;
            }
            let table = read
                .open_table(records(kind))
                .map_err(|e| place.engine(e))?;
            for row in table.iter().map_err(|e| place.engine(e))? {
                let (id, sealed) = row.map_err(|e| place.engine(e))?;
                let id = id.value();
                let (record, seq) = codec::unseal_record(kind, id, sealed.value())
                    .map_err(|Broken| place.damaged(kind.plural(), &id))?;
                book.load(record, seq);
            }
        }
        let counts = read.open_table(FORM_COUNTS).map_err(|e| place.engine(e))?;
        for row in counts.iter().map_err(|e| place.engine(e))? {
            let (key, sealed) = row.map_err(|e| place.engine(e))?;
            let key = key.value();
            let tally = read_tally(place, "form_counts", &key.to_be_bytes(), sealed.value())?;
            let year = u16::try_from(key).map_err(|_| place.damaged("form_counts", &key))?;
            book.load_forms_by_year(Year(year), tally);
        }
        load_tallies(place, &read, &mut book, year)?;
        let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
        book.arrive_at(journal::last_seq(place, &journal)?);
        Ok(book)
    }

    /// Folds in what others committed since; the entries that are new, oldest first.
    pub fn catch_up(&self, book: &mut Book) -> Result<Vec<Entry>, StoreError> {
        let place = &self.place;
        let db = self.db();
        let read = db.begin_read().map_err(|e| place.engine(e))?;
        let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
        if journal::last_seq(place, &journal)? == book.seq() {
            return Ok(Vec::new());
        }
        let changes = read.open_table(CHANGES).map_err(|e| place.engine(e))?;
        fold_in(place, &journal, &changes, book)
    }

    /// Makes sure that the book has the tallies of `year`.
    pub fn load_year(&self, book: &mut Book, year: Year) -> Result<(), StoreError> {
        if book.has_tallies(year) {
            return Ok(());
        }
        let place = &self.place;
        let db = self.db();
        let read = db.begin_read().map_err(|e| place.engine(e))?;
        let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
        let changes = read.open_table(CHANGES).map_err(|e| place.engine(e))?;
        fold_in(place, &journal, &changes, book)?;
        load_tallies(place, &read, book, year)
    }

    /// A form, pending or archived.
    pub fn form(&self, id: FormId) -> Result<Option<RegistrationForm>, StoreError> {
        let place = &self.place;
        let db = self.db();
        let read = db.begin_read().map_err(|e| place.engine(e))?;
        let table = read
            .open_table(records(Kind::RegistrationForm))
            .map_err(|e| place.engine(e))?;
        read_form(place, &table, id)
    }

    /// A member's forms of all years, latest first; only the index is read.
    pub fn forms_of(&self, member: MemberId) -> Result<Vec<(FormId, Status)>, StoreError> {
        let place = &self.place;
        let db = self.db();
        let read = db.begin_read().map_err(|e| place.engine(e))?;
        let index = read
            .open_table(FORMS_BY_MEMBER)
            .map_err(|e| place.engine(e))?;
        let (from, to) = (
            member_key(member, chrono::NaiveDate::MIN, FormId(0)),
            member_key(member, chrono::NaiveDate::MAX, FormId(u64::MAX)),
        );
        let mut forms = Vec::new();
        for row in index
            .range::<&[u8; 20]>(&from..=&to)
            .map_err(|e| place.engine(e))?
            .rev()
        {
            let (key, sealed) = row.map_err(|e| place.engine(e))?;
            let id = form_of_member_key(key.value());
            let (status, _) = codec::unseal("forms_by_member", key.value(), sealed.value())
                .ok()
                .and_then(of_index_value)
                .ok_or_else(|| place.damaged("forms_by_member", &id))?;
            forms.push((id, status));
        }
        Ok(forms)
    }

    /// Up to `count` forms of `year` whose status and member `wanted` accepts, in order of their
    /// date. Only the index is read for those that are passed over.
    pub fn forms_page(
        &self,
        year: Year,
        page: Page,
        count: usize,
        wanted: impl Fn(Status, MemberId) -> bool,
    ) -> Result<Vec<FormRow>, StoreError> {
        let place = &self.place;
        let db = self.db();
        let read = db.begin_read().map_err(|e| place.engine(e))?;
        let index = read
            .open_table(FORMS_BY_YEAR)
            .map_err(|e| place.engine(e))?;
        let forms = read
            .open_table(records(Kind::RegistrationForm))
            .map_err(|e| place.engine(e))?;
        let start = year_key(year, chrono::NaiveDate::MIN, FormId(0));
        let end = year_key(year.next(), chrono::NaiveDate::MIN, FormId(0));
        let (from, to) = match &page {
            Page::First | Page::Last => (Bound::Included(&start), Bound::Excluded(&end)),
            Page::After(key) => (Bound::Excluded(key), Bound::Excluded(&end)),
            Page::Before(key) => (Bound::Included(&start), Bound::Excluded(key)),
        };
        let range = index
            .range::<&FormKey>((from, to))
            .map_err(|e| place.engine(e))?;
        let backwards = matches!(page, Page::Last | Page::Before(_));
        let mut rows = Vec::new();
        let mut take = |row: Result<(redb::AccessGuard<&FormKey>, redb::AccessGuard<&[u8]>), _>| {
            let (key, sealed): (redb::AccessGuard<&FormKey>, _) =
                row.map_err(|e: redb::StorageError| place.engine(e))?;
            let key = *key.value();
            let id = form_of_year_key(&key);
            let (status, member) = codec::unseal("forms_by_year", &key, sealed.value())
                .ok()
                .and_then(of_index_value)
                .ok_or_else(|| place.damaged("forms_by_year", &id))?;
            if wanted(status, member) {
                let form = read_form(place, &forms, id)?
                    .ok_or_else(|| place.damaged("forms_by_year", &id))?;
                rows.push(FormRow { key, form });
            }
            Ok::<bool, StoreError>(rows.len() >= count)
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
        Ok(rows)
    }
}

/// Folds the entries that `book` does not know into it; they come back, oldest first.
pub(super) fn fold_in(
    place: &Place,
    journal: &impl ReadableTable<u64, &'static [u8]>,
    changes: &impl ReadableTable<&'static [u8; 12], &'static [u8]>,
    book: &mut Book,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries = Vec::new();
    for row in journal
        .range(book.seq().0 + 1..)
        .map_err(|e| place.engine(e))?
    {
        let (seq, sealed) = row.map_err(|e| place.engine(e))?;
        let seq = Seq(seq.value());
        entries.push(journal::read_entry(place, seq.0, sealed.value())?);
        for change in journal::read_changes(place, changes, seq)? {
            book.apply(&change, seq);
        }
        book.arrive_at(seq);
    }
    Ok(entries)
}

fn load_pending(place: &Place, read: &ReadTransaction, book: &mut Book) -> Result<(), StoreError> {
    let pending = read
        .open_table(PENDING_FORMS)
        .map_err(|e| place.engine(e))?;
    let forms = read
        .open_table(records(Kind::RegistrationForm))
        .map_err(|e| place.engine(e))?;
    for row in pending.iter().map_err(|e| place.engine(e))? {
        let (id, sealed) = row.map_err(|e| place.engine(e))?;
        let id = id.value();
        let damaged = || place.damaged("pending_forms", &id);
        codec::unseal("pending_forms", &id.to_be_bytes(), sealed.value())
            .map_err(|Broken| damaged())?;
        let sealed = forms
            .get(id)
            .map_err(|e| place.engine(e))?
            .ok_or_else(damaged)?;
        let (record, seq) = codec::unseal_record(Kind::RegistrationForm, id, sealed.value())
            .map_err(|Broken| place.damaged(Kind::RegistrationForm.plural(), &id))?;
        book.load(record, seq);
    }
    Ok(())
}

fn load_tallies(
    place: &Place,
    read: &ReadTransaction,
    book: &mut Book,
    year: Year,
) -> Result<(), StoreError> {
    let table = read.open_table(TALLIES).map_err(|e| place.engine(e))?;
    let (from, to) = (
        tally_key(year, MemberId(0)),
        tally_key(year, MemberId(u64::MAX)),
    );
    let mut tallies = HashMap::new();
    for row in table
        .range::<&[u8; 10]>(&from..=&to)
        .map_err(|e| place.engine(e))?
    {
        let (key, sealed) = row.map_err(|e| place.engine(e))?;
        let tally = read_tally(place, "tallies", key.value(), sealed.value())?;
        tallies.insert(member_of_tally_key(key.value()), tally);
    }
    book.load_tallies(year, tallies);
    Ok(())
}

fn read_form(
    place: &Place,
    forms: &impl ReadableTable<u64, &'static [u8]>,
    id: FormId,
) -> Result<Option<RegistrationForm>, StoreError> {
    forms
        .get(id.0)
        .map_err(|e| place.engine(e))?
        .map(|sealed| codec::unseal_entity(id.0, sealed.value()))
        .transpose()
        .map(|found| found.map(|(form, _)| form))
        .map_err(|Broken| place.damaged(Kind::RegistrationForm.plural(), &id))
}
