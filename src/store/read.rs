//! Reading the book: all of it at the start, and afterwards what others committed since.
//!
//! The engine does not verify its pages on read. Seals show a value that was damaged; that none is
//! missing is seen by counting, here and in the journal.

use std::collections::HashMap;

use redb::{ReadTransaction, ReadableTable};

use super::codec::{self, Broken};
use super::error::StoreError;
use super::journal::{self, Entry};
use super::tables::{
    CHANGES, FORM_COUNTS, JOURNAL, PENDING_FORMS, TALLIES, member_of_tally_key, records, tally_key,
};
use super::tx::read_tally;
use super::{Place, Store};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::form::{Status, Tally};
use crate::domain::id::MemberId;
use crate::domain::record::{Kind, Seq};

impl Store {
    /// The whole book, with the tallies of `year`.
    pub fn load_book(&self, year: Year) -> Result<Book, StoreError> {
        self.reading(|place, read| {
            let mut book = Book::default();
            for &kind in Kind::ALL {
                if kind == Kind::RegistrationForm {
                    load_pending(place, read, &mut book)?;
                    continue;
                }
                let table = read
                    .open_table(records(kind))
                    .map_err(|e| place.engine(e))?;
                walk(place, kind.plural(), &table, |id, sealed| {
                    let (record, seq) = codec::unseal_record(kind, id, sealed)
                        .map_err(|Broken| place.damaged(kind.plural(), &id))?;
                    book.load(record, seq);
                    Ok(())
                })?;
            }
            let counts = read.open_table(FORM_COUNTS).map_err(|e| place.engine(e))?;
            walk(place, "form_counts", &counts, |key, sealed| {
                let tally = read_tally(place, "form_counts", &key.to_be_bytes(), sealed)?;
                let year = u16::try_from(key).map_err(|_| place.damaged("form_counts", &key))?;
                book.load_forms_by_year(Year(year), tally);
                Ok(())
            })?;
            let waiting: u32 = book.forms_by_year().values().map(pending_of).sum();
            if waiting as usize != book.forms.len() {
                return Err(place.damaged("pending_forms", &waiting));
            }
            load_tallies(place, read, &mut book, year)?;
            let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
            book.arrive_at(journal::last_seq(place, &journal)?);
            Ok(book)
        })
    }

    /// Folds in what others committed since; the entries that are new, oldest first.
    pub fn catch_up(&self, book: &mut Book) -> Result<Vec<Entry>, StoreError> {
        self.reading(|place, read| {
            let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
            if journal::last_seq(place, &journal)? == book.seq() {
                return Ok(Vec::new());
            }
            let changes = read.open_table(CHANGES).map_err(|e| place.engine(e))?;
            fold_in(place, &journal, &changes, book)
        })
    }

    /// Makes sure that the book has the tallies of `year`.
    pub fn load_year(&self, book: &mut Book, year: Year) -> Result<(), StoreError> {
        if book.has_tallies(year) {
            return Ok(());
        }
        self.reading(|place, read| {
            let journal = read.open_table(JOURNAL).map_err(|e| place.engine(e))?;
            let changes = read.open_table(CHANGES).map_err(|e| place.engine(e))?;
            fold_in(place, &journal, &changes, book)?;
            load_tallies(place, read, book, year)
        })
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
        let entry = journal::read_entry(place, seq.0, sealed.value())?;
        let made = journal::read_changes(place, changes, seq)?;
        if seq.0 != book.seq().0 + 1 || made.len() != entry.changes as usize {
            return Err(place.damaged("journal", &seq.0));
        }
        for change in made {
            book.apply(&change, seq);
        }
        book.arrive_at(seq);
        entries.push(entry);
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
    walk(place, "pending_forms", &pending, |id, sealed| {
        let damaged = || place.damaged("pending_forms", &id);
        codec::unseal("pending_forms", &id.to_be_bytes(), sealed).map_err(|Broken| damaged())?;
        let sealed = forms
            .get(id)
            .map_err(|e| place.engine(e))?
            .ok_or_else(damaged)?;
        let (record, seq) = codec::unseal_record(Kind::RegistrationForm, id, sealed.value())
            .map_err(|Broken| place.damaged(Kind::RegistrationForm.plural(), &id))?;
        book.load(record, seq);
        Ok(())
    })
}

/// Walks a whole table. The engine does not verify its pages on read, so a walk that meets more
/// or fewer rows than the table counts has lost its way.
fn walk<V: redb::Value + 'static>(
    place: &Place,
    name: &str,
    table: &impl ReadableTable<u64, V>,
    mut row: impl FnMut(u64, V::SelfType<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let counted = table.len().map_err(|e| place.engine(e))?;
    let mut met = 0;
    for next in table.iter().map_err(|e| place.engine(e))? {
        let (key, value) = next.map_err(|e| place.engine(e))?;
        met += 1;
        if met > counted {
            break;
        }
        row(key.value(), value.value())?;
    }
    if met == counted {
        Ok(())
    } else {
        Err(place.damaged(name, &format_args!("{met} / {counted}")))
    }
}

fn pending_of(tally: &Tally) -> u32 {
    let pending = Status::ALL.into_iter().filter(|it| it.is_pending());
    pending.map(|status| tally.at(status)).sum()
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
    let mut together = Tally::default();
    for tally in tallies.values() {
        together.merge(tally);
    }
    let counted = book.forms_by_year().get(&year).copied().unwrap_or_default();
    if together != counted {
        return Err(place.damaged("tallies", &year));
    }
    book.load_tallies(year, tallies);
    Ok(())
}
