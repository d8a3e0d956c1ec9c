//! Taking a record's values out of the journal: what was kept of it goes, the hashes stay.
//!
//! Gone are the states of the record in all entries so far, and the notes of those entries; a note of an entry
//! that has nothing to do with the record goes by itself, and the entry of the act says so. What stays
//! are their digests, so that the chain and every head that was printed still fit. The entry of the
//! act says of which records values were erased, and holds the digest of all records, because the
//! journal can't tell any more what those were. What the first programs wrote is covered value by value
//! nowhere, and is left.

use crate::domain::attachment::Digest;
use crate::store::error::against_panics;
use std::collections::BTreeSet;

use redb::{ReadableTable, WriteTransaction};

use super::entry::Entry;
use super::reading::{each_row, read_entry};
use super::row::Content;
use super::{entry, past, row};
use crate::domain::record::{Change, Kind, Seq};
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::location::Location;
use crate::store::tables::{CHANGES, JOURNAL, keep, seq_of_change_key};
use crate::store::tx::{Ground, Tx};

/// What became of a record's values in the journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// So many were erased.
    pub values: u64,
    /// So many stay, in entries of the first programs.
    pub left: u64,
}

impl Tx<'_> {
    /// Has files go from the disk with what this write erases, where no record has them then.
    pub fn remove_files(&mut self, files: &[Digest]) {
        self.loose.extend_from_slice(files);
    }

    /// Erases a record's values from the journal, those of this write's own changes so far too. The
    /// record itself stays as it is. The entry's own note is the act's, and should name nobody.
    pub fn erase_values(&mut self, kind: Kind, id: u64) -> Result<Erased, StoreError> {
        let (place, now) = (self.place, self.seq());
        let Ground::Writing(txn, _) = self.ground else {
            // A rehearsal has no entry, and takes nothing out of those that are there.
            return Ok(Erased::default());
        };
        against_panics(&place.path, || {
            let (erased, touched) = erase_rows(txn, place, kind, id)?;
            erase_notes(txn, place, touched.into_iter().filter(|seq| *seq != now))?;
            self.keep_erasure(kind, id)?;
            Ok(erased)
        })
    }

    /// Erases the note of an earlier entry, whatever that changed; it stays where it can't go
    /// ([`Entry::note_can_go`]).
    pub fn erase_note(&mut self, seq: Seq) -> Result<(), StoreError> {
        let place = self.place;
        let Ground::Writing(txn, writing) = &mut self.ground else {
            return Ok(());
        };
        against_panics(&place.path, || {
            if erase_notes(txn, place, [seq].into_iter())? > 0 {
                writing.keep_note_erased(seq);
                self.erased = true;
            }
            Ok(())
        })
    }
}

/// An entry, and the records that it is of.
pub type Noted = (Entry, BTreeSet<(Kind, u64)>);

impl Store {
    /// The records of which a state is kept, of whatever time, whose words are such. Between them stand signs of
    /// the encoding.
    pub fn kept_with(
        &self,
        says: &dyn Fn(&str) -> bool,
    ) -> Result<BTreeSet<(Kind, u64)>, StoreError> {
        self.reading(|place, read| {
            let table = place.table(read, CHANGES)?;
            let mut found = BTreeSet::new();
            for row in table.iter().map_err(|e| place.engine(e))? {
                let (key, sealed) = row.map_err(|e| place.engine(e))?;
                let broken = |Broken| place.damaged("changes", &seq_of_change_key(key.value()).0);
                let bytes =
                    codec::unseal("changes", key.value(), sealed.value()).map_err(broken)?;
                if says(&String::from_utf8_lossy(bytes)) {
                    found.insert(row::record_of(bytes).map_err(broken)?);
                }
            }
            Ok(found)
        })
    }
}

impl Store {
    /// The entries whose notes say such, oldest first.
    pub fn notes_with(&self, says: &dyn Fn(&str) -> bool) -> Result<Vec<Noted>, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            let changes = place.table(read, CHANGES)?;
            let mut found = Vec::new();
            for row in journal.iter().map_err(|e| place.engine(e))? {
                let (seq, sealed) = row.map_err(|e| place.engine(e))?;
                let entry = read_entry(place, Seq(seq.value()), sealed.value())?;
                if says(&entry.note) {
                    let mut records = BTreeSet::new();
                    each_row(place, &changes, entry.seq, |row| {
                        records.insert((row.kind, row.id));
                    })?;
                    found.push((entry, records));
                }
            }
            Ok(found)
        })
    }

    /// What became of a record, oldest first, as far as the journal still tells.
    pub fn changes_of(&self, kind: Kind, id: u64) -> Result<Vec<Change>, StoreError> {
        self.reading(|place, read| {
            let table = place.table(read, CHANGES)?;
            let mut rows = Vec::new();
            for found in table.iter().map_err(|e| place.engine(e))? {
                let (key, sealed) = found.map_err(|e| place.engine(e))?;
                let seq = seq_of_change_key(key.value());
                let broken = |Broken| place.damaged("changes", &seq.0);
                let bytes =
                    codec::unseal("changes", key.value(), sealed.value()).map_err(broken)?;
                if row::record_of(bytes).map_err(broken)? != (kind, id) {
                    continue;
                }
                let row = row::read(bytes).map_err(broken)?;
                match row.content {
                    Content::Erased => rows.clear(),
                    _ => rows.push((seq, row)),
                }
            }
            let made = past::unfolded(place, read, rows)?.unwrap_or_default();
            Ok(made.into_iter().map(|(_, change)| change).collect())
        })
    }
}

fn erase_rows(
    txn: &WriteTransaction,
    place: &Location,
    kind: Kind,
    id: u64,
) -> Result<(Erased, Vec<Seq>), StoreError> {
    let mut table = place.table_in(txn, CHANGES)?;
    let mut erased = Erased::default();
    let mut emptied = Vec::new();
    for found in table.iter().map_err(|e| place.engine(e))? {
        let (key, sealed) = found.map_err(|e| place.engine(e))?;
        let seq = seq_of_change_key(key.value());
        let broken = |Broken| place.damaged("changes", &seq.0);
        let bytes = codec::unseal("changes", key.value(), sealed.value()).map_err(broken)?;
        if row::record_of(bytes).map_err(broken)? != (kind, id) {
            continue;
        }
        let outline = row::outline(bytes).map_err(broken)?;
        match row::without_values(bytes).map_err(broken)? {
            Some(bytes) => emptied.push((*key.value(), bytes)),
            None if outline.leaf.is_none() => erased.left += 1,
            None => {}
        }
    }
    let mut touched = Vec::new();
    for (key, bytes) in emptied {
        keep(place, &mut table, &key, &key, Some(&bytes))?;
        erased.values += 1;
        touched.push(seq_of_change_key(&key));
    }
    touched.dedup();
    Ok((erased, touched))
}

/// How many notes went.
fn erase_notes(
    txn: &WriteTransaction,
    place: &Location,
    touched: impl Iterator<Item = Seq>,
) -> Result<u64, StoreError> {
    let mut erased = 0;
    let mut journal = place.table_in(txn, JOURNAL)?;
    for seq in touched {
        let broken = |Broken| place.damaged("journal", &seq.0);
        let bare = match journal.get(seq.0).map_err(|e| place.engine(e))? {
            None => return Err(broken(Broken)),
            Some(sealed) => entry::without_note(seq, sealed.value()).map_err(broken)?,
        };
        if let Some(sealed) = bare {
            journal
                .insert(seq.0, sealed.as_slice())
                .map_err(|e| place.engine(e))?;
            erased += 1;
        }
    }
    Ok(erased)
}
