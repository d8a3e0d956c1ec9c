//! The book as it will be: a copy that the import writes on, statement by statement, so that a
//! later statement meets what an earlier one brought. Only [`StagedBook::write`] reaches the store.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::moves::Moves;
use super::outcome::FileOutcome;
use crate::desk::progress::Progress;
use crate::desk::refusal::Refusal;
use crate::desk::sector::work_follows;
use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, Id, MemberId};
use crate::domain::member::Member;
use crate::domain::record::{Entity, Kind, Record};
use crate::store::{StoreError, Tx};

/// A copy of the book, and which of its records are new or touched.
pub(super) struct StagedBook<'a, 't> {
    /// The book as it will be.
    pub(super) book: Book,
    /// The day of the import.
    pub(super) today: NaiveDate,
    /// What it means that somebody or something is elsewhere than in the store.
    pub(super) moves: Moves,
    was: &'a Book,
    tx: &'a mut Tx<'t>,
    /// Each touched record with the first file that touched it, in the order of touching.
    touched: Vec<(Kind, u64, usize)>,
    known: HashSet<(Kind, u64)>,
}

impl<'a, 't> StagedBook<'a, 't> {
    pub(super) fn of(was: &'a Book, tx: &'a mut Tx<'t>, today: NaiveDate, moves: Moves) -> Self {
        StagedBook {
            book: was.clone(),
            today,
            moves,
            was,
            tx,
            touched: Vec::new(),
            known: HashSet::new(),
        }
    }

    /// Enters a new record on behalf of the file numbered `file`.
    pub(super) fn add<T: Entity>(&mut self, file: usize, record: T) -> Result<T::Id, StoreError> {
        let id = self.tx.next_id::<T>()?;
        // Nothing has this identity yet, so it was not touched.
        self.touched.push((T::KIND, id.raw(), file));
        self.book
            .load(record.under(id).into_record(), self.tx.seq());
        Ok(id)
    }

    /// The same of any kind.
    pub(super) fn add_record(&mut self, file: usize, record: Record) -> Result<u64, StoreError> {
        let kind = record.kind();
        let id = self.tx.next_number(kind)?;
        self.touched.push((kind, id, file));
        self.book.load(record.under(id), self.tx.seq());
        Ok(id)
    }

    /// As [`Slate::change`], of any kind.
    pub(super) fn change_record(&mut self, file: usize, was: &Record, record: Record) -> bool {
        let changed = *was != record;
        if changed {
            self.put(file, record);
        }
        changed
    }

    /// The members who served before the import.
    pub(super) fn serving_before(&self) -> impl Iterator<Item = &'a Member> {
        self.was.serving(self.today)
    }

    /// The committee that a member belonged to before the import: his own, or that of his sector.
    pub(super) fn committee_before(&self, member: MemberId) -> Option<CommitteeId> {
        let member = self.was.members.get(member)?;
        self.was.committee_of(member, self.today)
    }

    /// Did the import bring this committee?
    pub(super) fn is_new(&self, committee: CommitteeId) -> bool {
        self.was.committees.get(committee).is_none()
    }

    /// Puts a record in the place of the one that was; false when it is the same.
    pub(super) fn change<T: Entity>(&mut self, file: usize, was: &T, record: T) -> bool {
        if *was == record {
            return false;
        }
        self.put(file, record.into_record());
        true
    }

    fn put(&mut self, file: usize, record: Record) {
        let (kind, id) = (record.kind(), record.raw_id());
        let was = self.was.record(kind, id);
        if was.is_some() && self.known.insert((kind, id)) {
            self.touched.push((kind, id, file));
        }
        let record = match was {
            Some(was) => record.in_place_of(&was),
            None => record,
        };
        self.book.load(record, self.tx.seq());
    }

    /// Counts for each file what it created and changed.
    pub(super) fn count(&self, files: &mut [FileOutcome]) {
        for &(kind, id, file) in &self.touched {
            let Some(file) = files.get_mut(file) else {
                continue;
            };
            match self.was.record(kind, id) {
                // An alias that was kept is no record of the file's.
                _ if kind == Kind::Settings => {}
                None => file.created.add(kind),
                // Two files may have changed a record to and fro.
                before if before == self.book.record(kind, id) => {}
                Some(_) => file.changed.add(kind),
            }
        }
    }

    /// Hands all that is new or changed to the store, in the order of touching.
    pub(super) fn write(self, progress: &Progress) -> Result<(), Refusal> {
        progress.begin(self.touched.len() as u64);
        let StagedBook {
            book,
            was,
            tx,
            touched,
            ..
        } = self;
        for run in touched.chunk_by(|one, next| one.0 == next.0) {
            let kind = run[0].0;
            // As many as are done between two looks at whether the person wants to stop.
            for few in run.chunks(256) {
                for &(_, id, _) in few.iter().filter(|_| kind == Kind::Member) {
                    let [before, is] = [was, &book].map(|it| it.members.get(MemberId(id)));
                    if let (Some(before), Some(is)) = (before, is) {
                        work_follows(was, tx, before, is)?;
                    }
                }
                let records = few.iter().map(|&(_, id, _)| (id, book.record(kind, id)));
                tx.replace_all(kind, records)?;
                for _ in few {
                    progress.step()?;
                }
            }
        }
        Ok(())
    }
}
