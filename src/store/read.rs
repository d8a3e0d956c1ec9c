//! Reading the book: all of it at the start, and afterwards what others committed since.
//!
//! The engine does not verify its pages on read. Seals show a value that was damaged; that none is
//! missing is seen by counting, here and in the journal.

use crate::store::error::against_panics;
use std::panic;
use std::sync::{Mutex, PoisonError};
use std::thread;

use redb::{ReadTransaction, ReadableTable};
use serde::de::DeserializeOwned;

use super::codec::{self, Broken};
use super::error::StoreError;
use super::form_indexes::read_tally;
use super::handle::Store;
use super::journal::{self, Entry};
use super::location::Location;
use super::tables::{
    CHANGES, FORM_COUNTS, JOURNAL, PENDING_FORMS, TALLIES, member_of_tally_key, records, tally_key,
};
use crate::domain::book::{Book, Rows, Tallies};
use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Status, Tally};
use crate::domain::id::MemberId;
use crate::domain::record::{Change, Entity, Kind, Seq, every_kind};

/// What takes longest to load, which is begun first: two load side by side, a kind at a time, and the second
/// core of a small machine makes a start nearly half as long.
const LONGEST: [Kind; 4] = [
    Kind::KeyContact,
    Kind::RegistrationForm,
    Kind::Activity,
    Kind::Member,
];

/// The most changes that are folded in one by one: a book is read anew as fast as these are.
const FOLDED: u64 = 10_000;

impl Store {
    /// The whole book, with the tallies of `year`.
    pub fn load_book(&self, year: Year) -> Result<Book, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            self.recognise(&journal)?;
            whole_book(place, read, [year])
        })
    }

    /// Folds in what others committed since; the entries that are new, oldest first.
    ///
    /// # Errors
    /// Tells whether the file lost its name, was replaced or written over. A file that is read with
    /// an error is opened anew once: what the engine remembered of it may be what was wrong.
    pub fn catch_up(&self, book: &mut Book) -> Result<Vec<Entry>, StoreError> {
        self.place.holds()?;
        if let Err(error) = self.look_afresh() {
            self.let_go_after(&error);
            return Err(error);
        }
        match self.look_for_news(book) {
            Err(
                StoreError::Damaged { .. } | StoreError::NotAStore(_) | StoreError::System { .. },
            ) => self.look_for_news(book),
            looked => looked,
        }
    }

    pub(super) fn look_for_news(&self, book: &mut Book) -> Result<Vec<Entry>, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            self.recognise(&journal)?;
            if journal::last_seq(place, &journal)? == book.seq() {
                return Ok(Vec::new());
            }
            fold_in(place, read, &journal, book)
        })
    }

    /// Makes sure that the book has the tallies of `year`.
    pub fn load_year(&self, book: &mut Book, year: Year) -> Result<(), StoreError> {
        if book.has_tallies(year) {
            return Ok(());
        }
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            fold_in(place, read, &journal, book)?;
            load_tallies(place, read, book, year)
        })
    }
}

/// The whole book, with the tallies of `years`.
fn whole_book(
    place: &Location,
    read: &ReadTransaction,
    years: impl IntoIterator<Item = Year>,
) -> Result<Book, StoreError> {
    let mut book = Book::default();
    for part in in_parallel(place, read)? {
        book.join(part);
    }
    let counts = place.table(read, FORM_COUNTS)?;
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
    for year in years {
        load_tallies(place, read, &mut book, year)?;
    }
    let journal = place.table(read, JOURNAL)?;
    book.arrive_at(journal::last_seq(place, &journal)?);
    Ok(book)
}

/// Folds the entries that `book` does not know into it; they come back, oldest first. Where they are
/// long, or values of them were erased meanwhile, the book is read anew.
pub(super) fn fold_in(
    place: &Location,
    read: &ReadTransaction,
    journal: &impl ReadableTable<u64, &'static [u8]>,
    book: &mut Book,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut last = book.seq();
    for row in journal.range(last.0 + 1..).map_err(|e| place.engine(e))? {
        let (seq, sealed) = row.map_err(|e| place.engine(e))?;
        last = Seq(last.0 + 1);
        if seq.value() != last.0 {
            return Err(place.damaged("journal", &last.0));
        }
        entries.push(journal::read_entry(place, last, sealed.value())?);
    }
    let made: u64 = entries.iter().map(|entry| u64::from(entry.changes)).sum();
    let made = match made {
        0..=FOLDED => made_by(place, read, &entries)?,
        _ => None,
    };
    match made {
        Some(made) => {
            for (seq, change) in made {
                book.apply(&change, seq);
            }
            book.arrive_at(last);
        }
        None => *book = whole_book(place, read, book.years_with_tallies().collect::<Vec<_>>())?,
    }
    Ok(entries)
}

/// The changes of entries up to the last one; none where values of them were erased.
fn made_by(
    place: &Location,
    read: &ReadTransaction,
    entries: &[Entry],
) -> Result<Option<Vec<(Seq, Change)>>, StoreError> {
    let changes = place.table(read, CHANGES)?;
    let mut rows = Vec::new();
    for entry in entries {
        let made = journal::read_rows(place, &changes, entry.seq)?;
        if made.len() != entry.changes as usize {
            return Err(place.damaged("changes", &entry.seq.0));
        }
        rows.extend(made);
    }
    journal::unfolded(place, read, rows)
}

/// The shares of the book, read from one state of the store: this thread and another take one
/// after another until none is left.
fn in_parallel(place: &Location, read: &ReadTransaction) -> Result<Vec<Book>, StoreError> {
    let others = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| !LONGEST.contains(kind));
    let left = Mutex::new(LONGEST.into_iter().chain(others));
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        let mut part = Book::default();
        while let Some(kind) = next() {
            part.load_rows(rows_of(place, read, kind)?);
        }
        Ok(part)
    };
    thread::scope(|threads| {
        // Where no thread can be had, this one does it all.
        let other = thread::Builder::new()
            .spawn_scoped(threads, || against_panics(&place.path, work))
            .ok();
        let mine = work();
        let others = other.map(|it| it.join().unwrap_or_else(|it| panic::resume_unwind(it)));
        let mut parts: Vec<_> = others.into_iter().chain([mine]).collect();
        // After damage the engine says no more than that there was a fault: whoever met it, tells.
        parts.sort_by_key(|part| !matches!(part, Err(StoreError::Damaged { .. })));
        parts.into_iter().collect()
    })
}

macro_rules! rows_by_kind {
    ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
        /// What the book holds of a kind.
        fn rows_of(place: &Location, read: &ReadTransaction, kind: Kind) -> Result<Rows, StoreError> {
            if kind == Kind::RegistrationForm {
                return pending_forms(place, read).map(Rows::RegistrationForm);
            }
            match kind { $(Kind::$kind => rows(place, read).map(Rows::$kind),)* }
        }
    };
}

every_kind!(rows_by_kind);

/// All records of a kind, with the entry that changed each last.
fn rows<T: Entity + DeserializeOwned>(
    place: &Location,
    read: &ReadTransaction,
) -> Result<Vec<(Seq, T)>, StoreError> {
    let name = T::KIND.plural();
    let table = place.table(read, records(T::KIND))?;
    let mut rows = Vec::with_capacity(room_for(place, &table)?);
    walk(place, name, &table, |id, sealed| {
        let row = codec::unseal_entity(id, sealed).map_err(|Broken| place.damaged(name, &id))?;
        rows.push(row);
        Ok(())
    })?;
    Ok(rows)
}

fn pending_forms(
    place: &Location,
    read: &ReadTransaction,
) -> Result<Vec<(Seq, RegistrationForm)>, StoreError> {
    let pending = place.table(read, PENDING_FORMS)?;
    let forms = place.table(read, records(Kind::RegistrationForm))?;
    let mut rows = Vec::with_capacity(room_for(place, &pending)?);
    walk(place, "pending_forms", &pending, |id, sealed| {
        let damaged = || place.damaged("pending_forms", &id);
        codec::unseal("pending_forms", &id.to_be_bytes(), sealed).map_err(|Broken| damaged())?;
        let sealed = forms
            .get(id)
            .map_err(|e| place.engine(e))?
            .ok_or_else(damaged)?;
        let row = codec::unseal_entity(id, sealed.value())
            .map_err(|Broken| place.damaged(Kind::RegistrationForm.plural(), &id))?;
        rows.push(row);
        Ok(())
    })?;
    rows.retain(|(_, form): &(Seq, RegistrationForm)| form.status().is_pending());
    Ok(rows)
}

/// For how many rows to make room at first. The count is not verified before the walk ends, so a
/// damaged one must not claim memory.
fn room_for<V: redb::Value + 'static>(
    place: &Location,
    table: &impl ReadableTable<u64, V>,
) -> Result<usize, StoreError> {
    let counted = table.len().map_err(|e| place.engine(e))?;
    Ok(counted.min(1 << 16) as usize)
}

/// Walks a whole table. The engine does not verify its pages on read, so a walk that meets more
/// or fewer rows than the table counts has lost its way.
fn walk<V: redb::Value + 'static>(
    place: &Location,
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
    place: &Location,
    read: &ReadTransaction,
    book: &mut Book,
    year: Year,
) -> Result<(), StoreError> {
    let table = place.table(read, TALLIES)?;
    let (from, to) = (
        tally_key(year, MemberId(0)),
        tally_key(year, MemberId(u64::MAX)),
    );
    let mut tallies = Tallies::default();
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
