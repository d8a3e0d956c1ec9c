//! What the open store tells of its journal: entries, and what they changed.

use super::entry::Entry;
use super::past;
use super::reading::{each_row, last_entry, last_seq, read_entry, read_rows};
use super::row::Content;
use crate::domain::record::{Change, Kind, Record, Seq};
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::tables::{CHANGES, JOURNAL};

impl Store {
    /// The last entry, whose number and hash stand for the whole journal; none when there is none.
    pub fn head(&self) -> Result<Option<Entry>, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            last_entry(place, &journal)
        })
    }

    /// Up to `count` entries before `before` (or the last ones), newest first.
    pub fn entries(&self, before: Option<Seq>, count: usize) -> Result<Vec<Entry>, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            let last = last_seq(place, &journal)?.0;
            let end = before.map_or(u64::MAX, |seq| seq.0).max(1);
            let mut expected = last.min(end - 1);
            let mut entries = Vec::new();
            for row in journal
                .range(1..end)
                .map_err(|e| place.engine(e))?
                .rev()
                .take(count)
            {
                let (seq, sealed) = row.map_err(|e| place.engine(e))?;
                let entry = read_entry(place, Seq(seq.value()), sealed.value())?;
                if seq.value() != expected {
                    return Err(place.damaged("journal", &expected));
                }
                expected -= 1;
                entries.push(entry);
            }
            if entries.len() < count && expected != 0 {
                return Err(place.damaged("journal", &expected));
            }
            Ok(entries)
        })
    }

    /// One entry; none when there is no such number.
    pub fn entry(&self, seq: Seq) -> Result<Option<Entry>, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            journal
                .get(seq.0)
                .map_err(|e| place.engine(e))?
                .map(|sealed| read_entry(place, seq, sealed.value()))
                .transpose()
        })
    }

    /// What an entry changed; nothing when there is no such entry.
    ///
    /// # Errors
    /// [`StoreError::Erased`] where values of it were erased.
    pub fn changes(&self, seq: Seq) -> Result<Vec<Change>, StoreError> {
        self.reading(|place, read| {
            let journal = place.table(read, JOURNAL)?;
            let Some(sealed) = journal.get(seq.0).map_err(|e| place.engine(e))? else {
                return Ok(Vec::new());
            };
            let entry = read_entry(place, seq, sealed.value())?;
            let changes = place.table(read, CHANGES)?;
            let mut rows = read_rows(place, &changes, seq)?;
            if rows.len() != entry.changes as usize {
                return Err(place.damaged("changes", &seq.0));
            }
            rows.extend(past::later_rows(place, read, &changes, seq, &rows)?);
            let made = past::unfolded(place, read, rows)?.ok_or(StoreError::Erased(seq))?;
            let made = made.into_iter().take_while(|(of, _)| *of == seq);
            Ok(made.map(|(_, change)| change).collect())
        })
    }

    /// A record as it is now; none when there is none.
    pub fn record(&self, kind: Kind, id: u64) -> Result<Option<Record>, StoreError> {
        self.reading(|place, read| {
            let now = past::present(place, read, kind, id)?;
            let record = now.map(|(_, bytes)| codec::decode_record(kind, &bytes));
            record
                .transpose()
                .map_err(|Broken| place.damaged(kind.plural(), &id))
        })
    }

    /// Hands over which records came (`true`) or went in an entry, as far as it still tells. Their values are not
    /// put together, so that an entry of a million costs no memory.
    pub fn comings(
        &self,
        seq: Seq,
        mut each: impl FnMut(Kind, u64, bool),
    ) -> Result<(), StoreError> {
        self.reading(|place, read| {
            let changes = place.table(read, CHANGES)?;
            each_row(place, &changes, seq, |row| {
                if let Content::Whole { before, after } = &row.content
                    && before.is_some() != after.is_some()
                {
                    each(row.kind, row.id, after.is_some());
                }
            })
        })
    }
}
