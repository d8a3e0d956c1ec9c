//! One person's sitting at the desk: the store, the book kept up to date, who acts, and what can
//! be undone. Long because every act goes through it, and every look at what it works with.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::clock::{Ahead, Clock, is_behind};
use super::closing;
use super::history::TakeBack;
use super::past::Past;
use super::progress::Progress;
use super::refusal::Refusal;
use super::request::{ActOutcome, AsSeen, Done, Request, RequestContext};
use crate::domain::attachment::Digest;
use crate::domain::authority::{Actor, Permission};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::form::Stamp;
use crate::domain::id::FormId;
use crate::domain::record::{Change, Kind, Seq};
use crate::domain::verb::Verb;
use crate::store::{
    Act, Audit, Entry, Expected, Misfit, Noted, ReadingOnly, Store, StoreError, Tx, Whole, Written,
};
use crate::text;
use crate::text::Text;

/// One person's sitting.
pub struct Desk {
    store: Store,
    book: Book,
    past: Option<Past>,
    /// The entry up to which the past was looked up.
    looked_back: Option<Seq>,
    /// What others committed that nobody was told of yet.
    untold: Vec<Entry>,
    actor: Actor,
    clock: Clock,
    year: Year,
    done: Vec<Seq>,
    undone: Vec<Seq>,
    progress: Progress,
    /// Why closed years may be changed now.
    because: Option<String>,
}

impl Desk {
    /// Sits down at a store, looking at the present year.
    pub fn open(store: Store, actor: Actor, clock: Clock) -> Result<Desk, StoreError> {
        let year = Year::of(clock().day());
        let mut book = store.load_book(year)?;
        // What of the year before is unmet is told too.
        store.load_year(&mut book, year.previous())?;
        let mut desk = Desk {
            store,
            book,
            past: None,
            looked_back: None,
            untold: Vec::new(),
            actor,
            clock,
            year,
            done: Vec::new(),
            undone: Vec::new(),
            progress: Progress::default(),
            because: None,
        };
        desk.look_back()?;
        Ok(desk)
    }

    /// The same desk, whose long work counts its steps on `progress` and stops when that is cancelled.
    #[must_use]
    pub fn watched_by(mut self, progress: Progress) -> Desk {
        self.progress = progress;
        self
    }

    /// Why what is done from now on may change years that were closed; none where it may not.
    pub fn set_because(&mut self, because: Option<String>) {
        self.because = because;
    }

    /// The records as they are looked at: where the sitting is said to be on an earlier day, as of that.
    /// What is done bears on the records as they are.
    #[must_use]
    pub fn book(&self) -> &Book {
        self.past.as_ref().map_or(&self.book, Past::book)
    }

    /// The records as they are, whichever day is looked at.
    #[must_use]
    pub fn whole_book(&self) -> &Book {
        &self.book
    }

    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The store's file.
    #[must_use]
    pub fn path(&self) -> &std::path::Path {
        self.store.path()
    }

    /// Why the store is only read; none where it may be written.
    #[must_use]
    pub fn reading_only(&self) -> Option<ReadingOnly> {
        self.store.reading_only()
    }

    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    /// The records as of an earlier day, where the sitting is said to be on one.
    pub(super) fn past(&self) -> Option<&Past> {
        self.past.as_ref()
    }

    /// The machine's time.
    #[must_use]
    pub fn machine_time(&self) -> DateTime<Utc> {
        (self.clock)().machine.to_utc()
    }

    pub(super) fn clock(&self) -> Clock {
        Arc::clone(&self.clock)
    }

    /// The day, and the year that is looked at.
    #[must_use]
    pub fn today(&self) -> Today {
        Today::on((self.clock)().day()).looking_at(self.year)
    }

    pub(super) fn forget_copies(&self) {
        self.store.forget_copies();
    }

    /// Looks at another year.
    pub fn look_at(&mut self, year: Year) -> Result<(), StoreError> {
        self.store.load_year(&mut self.book, year)?;
        self.store.load_year(&mut self.book, year.previous())?;
        self.year = year;
        self.looked_back = None;
        self.look_back()
    }

    /// Folds in what others committed; their entries, oldest first.
    pub fn refresh(&mut self) -> Result<Vec<Entry>, StoreError> {
        self.untold.extend(self.store.catch_up(&mut self.book)?);
        self.look_back()?;
        Ok(std::mem::take(&mut self.untold))
    }

    /// Where the sitting is said to be on a day, makes what is looked at what the records were then.
    fn look_back(&mut self) -> Result<(), StoreError> {
        let seq = self.book.seq();
        if let Some(day) = (self.clock)().as_of
            && self.looked_back != Some(seq)
        {
            self.past = Past::of(&self.book, &self.store, day)?;
            self.looked_back = Some(seq);
        }
        Ok(())
    }

    /// Carries out a request; it can be undone afterwards.
    pub fn carry_out<T>(&mut self, request: &dyn Request<Output = T>) -> Result<Done<T>, Refusal> {
        let done = self.act(request, true)?;
        if let Some(seq) = done.seq {
            self.done.push(seq);
            self.undone.clear();
        }
        Ok(done)
    }

    /// The same for somebody who saw the records as of the entry `seen`: refused where one that the
    /// request bears on was changed since.
    pub fn carry_out_as_seen<T>(
        &mut self,
        request: &dyn Request<Output = T>,
        seen: Seq,
    ) -> Result<Done<T>, Refusal> {
        self.carry_out(&AsSeen { request, seen })
    }

    /// What a request would change, without changing it.
    pub fn rehearse<T>(&mut self, request: &dyn Request<Output = T>) -> Result<Done<T>, Refusal> {
        self.act(request, false)
    }

    /// Takes an act that the same person had carried out at another desk of this store, for work that
    /// ran beside this sitting: folds in what others committed, which is returned, and it can be undone
    /// here.
    pub fn adopt(&mut self, seq: Seq) -> Result<Vec<Entry>, StoreError> {
        let entries = self.refresh()?;
        if !self.done.contains(&seq) {
            self.done.push(seq);
            self.undone.clear();
        }
        Ok(entries)
    }

    /// Undoes the last act of this sitting; the entry that is undone.
    pub fn undo(&mut self) -> Result<Seq, Refusal> {
        let of = *self.done.last().ok_or(Refusal::NothingToUndo)?;
        let request = super::history::Reverse::undo(of, self.store.changes(of)?);
        let done = self.act(&request, true)?;
        self.done.pop();
        self.undone.extend(done.seq);
        Ok(of)
    }

    /// Takes an entry back, whoever made it: what an undoing took back is done again. With `commit` false it is
    /// rehearsed.
    pub fn take_back(&mut self, of: Seq, commit: bool) -> Result<Done<ActOutcome>, Refusal> {
        let request = self.taking_back(of)?;
        self.act(&request, commit)
    }

    /// The request that takes an entry back.
    ///
    /// # Errors
    /// There is no such entry, it changed nothing, or what it changed was erased.
    pub fn taking_back(&self, of: Seq) -> Result<TakeBack, Refusal> {
        let before = Some(Seq(of.0.saturating_add(1)));
        let entry = self.journal(before, 1)?.into_iter().next();
        let Some(entry) = entry.filter(|it| it.seq == of) else {
            let seq = of.0;
            return Err(Refusal::Procedure(text!(
                "日志中没有第 {seq} 条。",
                "The journal has no entry {seq}."
            )));
        };
        if entry.changes == 0 {
            let seq = of.0;
            return Err(Refusal::Procedure(text!(
                "日志第 {seq} 条没有改动记录，没有可撤销的。",
                "Journal entry {seq} changed no record; there is nothing to undo."
            )));
        }
        Ok(TakeBack::of(&entry, self.store.changes(of)?))
    }

    /// The last entry that stands: neither an undoing nor a redoing, and not taken back by one; whoever made it.
    pub fn not_taken_back(&self) -> Result<Option<Entry>, StoreError> {
        let mut taken_back: BTreeSet<Seq> = BTreeSet::new();
        let mut before = None;
        loop {
            let entries = self.journal(before, 64)?;
            let Some(oldest) = entries.last() else {
                return Ok(None);
            };
            before = Some(oldest.seq);
            for entry in entries {
                if taken_back.contains(&entry.seq) {
                    continue;
                }
                match Verb::from_code(&entry.verb) {
                    Some(Verb::Undo | Verb::Redo) => taken_back.extend(entry.of),
                    _ => return Ok(Some(entry)),
                }
            }
        }
    }

    /// Redoes what was undone last; the entry of the undoing.
    pub fn redo(&mut self) -> Result<Seq, Refusal> {
        let of = *self.undone.last().ok_or(Refusal::NothingToUndo)?;
        let request = super::history::Reverse::redo(of, self.store.changes(of)?);
        let done = self.act(&request, true)?;
        self.undone.pop();
        self.done.extend(done.seq);
        Ok(of)
    }

    /// Can anything be undone?
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Can anything be redone?
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The entry that [`Desk::undo`] would undo.
    #[must_use]
    pub fn undoable(&self) -> Option<Seq> {
        self.done.last().copied()
    }

    /// The undoing that [`Desk::redo`] would take back.
    #[must_use]
    pub fn redoable(&self) -> Option<Seq> {
        self.undone.last().copied()
    }

    /// The file that a form came in, as it was.
    pub fn original(&self, digest: &Digest) -> Result<Vec<u8>, StoreError> {
        self.store.original(digest)
    }

    /// The files that lie beside the store, whatever names them.
    #[must_use]
    pub fn kept_files(&self) -> Vec<Digest> {
        self.store.kept_files()
    }

    /// Does the file of this digest lie beside the store, whatever names it?
    #[must_use]
    pub fn is_kept(&self, digest: &Digest) -> bool {
        !matches!(
            self.store.check_original(digest),
            Err(StoreError::OriginalMissing(_))
        )
    }

    /// Is the file of this digest kept, and whole?
    pub(super) fn has_original(&self, digest: &Digest) -> bool {
        self.store.check_original(digest).is_ok()
    }

    /// Keeps a file that a form is to come from, for whoever may take files in.
    pub(super) fn keep_original(&self, bytes: &[u8]) -> Result<Digest, Refusal> {
        let grant = self.actor.may(Permission::Import)?;
        Ok(self.store.keep_original(&grant, bytes)?)
    }

    /// Up to `count` entries of the journal before `before` (or the last ones), newest first.
    pub fn journal(&self, before: Option<Seq>, count: usize) -> Result<Vec<Entry>, StoreError> {
        self.store.entries(before, count)
    }

    /// The records of which the journal keeps a state, of whatever time, whose words are such.
    pub(super) fn named_in_journal(
        &self,
        says: &dyn Fn(&str) -> bool,
    ) -> Result<BTreeSet<(Kind, u64)>, StoreError> {
        self.store.kept_with(says)
    }

    /// The entries of the journal whose notes say such, oldest first.
    pub(super) fn notes_with(&self, says: &dyn Fn(&str) -> bool) -> Result<Vec<Noted>, StoreError> {
        self.store.notes_with(says)
    }

    /// What the journal still tells of what became of a record, oldest first.
    pub(super) fn changes_of(&self, kind: Kind, id: u64) -> Result<Vec<Change>, StoreError> {
        self.store.changes_of(kind, id)
    }

    /// Can values that were erased still be read in the bytes of the store's file?
    pub fn has_traces(&self) -> Result<bool, StoreError> {
        self.store.has_traces()
    }

    pub(super) fn progress(&self) -> &Progress {
        &self.progress
    }

    /// What a journal entry changed.
    pub fn changes(&self, seq: Seq) -> Result<Vec<Change>, StoreError> {
        self.store.changes(seq)
    }

    /// Which of these changes no longer stand: the record is not as they left it.
    pub fn changed_since<'c>(&self, changes: &'c [Change]) -> Result<Vec<&'c Change>, StoreError> {
        let mut moved = Vec::new();
        for change in changes {
            if self.store.record(change.kind, change.id)? != change.after {
                moved.push(change);
            }
        }
        Ok(moved)
    }

    /// Walks the journal's chain and holds the records against it: how much there is, or the first
    /// entry that does not fit.
    pub fn verify_journal(&self) -> Result<Result<Whole, Misfit>, StoreError> {
        self.store.verify_journal()
    }

    /// What is wrong when the journal is held against a head that is known from elsewhere.
    pub fn differs_from(&self, expected: &Expected) -> Result<Option<Misfit>, StoreError> {
        self.store.differs_from(expected)
    }

    /// The last entry, which stands for the whole journal.
    pub fn head(&self) -> Result<Option<Entry>, StoreError> {
        self.store.head()
    }

    /// What whoever sits down should know at once: what the store has to say of itself, and that the
    /// machine's clock lies behind.
    pub fn cautions(&self) -> Result<Vec<Text>, StoreError> {
        let mut all = self.cautions_of_place();
        all.extend(self.clock_is_behind()?);
        Ok(all)
    }

    /// That the day that is named has not come, where it has not: for who looked at it. Who would act is refused.
    pub fn looks_ahead(&self) -> Result<Option<Text>, StoreError> {
        Ok(self.ahead()?.map(Ahead::looked_at))
    }

    /// What the store has to say of where it lies.
    #[must_use]
    pub fn cautions_of_place(&self) -> Vec<Text> {
        self.store.cautions()
    }

    /// That the machine's clock lies behind the last entry, where it does. What is done then gets that
    /// entry's time.
    pub fn clock_is_behind(&self) -> Result<Option<Text>, StoreError> {
        let Some(last) = self.store.head()? else {
            return Ok(None);
        };
        let behind = last.moment().and_then(|at| (self.clock)().behind(at));
        Ok(behind.map(|behind| is_behind(&last, behind)))
    }

    /// Checks the whole store.
    pub fn audit(&self) -> Result<Audit, StoreError> {
        self.store.audit()
    }

    /// The day that the sitting is said to be on, where it has not come yet. A store that was founded for
    /// a later day, as a made-up organisation is, lives from that day on.
    fn ahead(&self) -> Result<Option<Ahead>, StoreError> {
        let now = (self.clock)();
        let machine = now.machine.date_naive();
        let Some(day) = now.as_of.filter(|day| *day > machine) else {
            return Ok(None);
        };
        let founding = self.store.entries(Some(Seq(2)), 1)?;
        let last = self.store.head()?;
        let known = founding.iter().filter_map(|it| it.as_of);
        let known = known.chain(last.and_then(|it| Some(it.moment()?.date_naive())));
        let today = known.fold(machine, NaiveDate::max);
        Ok((day > today).then_some(Ahead { day, today }))
    }

    /// A form that the book has no more did not go away: it is said where it went.
    fn where_it_went(&self, refusal: Refusal) -> Refusal {
        match refusal {
            Refusal::Gone {
                kind: Kind::RegistrationForm,
                id,
            } => self.no_form(FormId(id)),
            other => other,
        }
    }

    fn act<T>(
        &mut self,
        request: &dyn Request<Output = T>,
        commit: bool,
    ) -> Result<Done<T>, Refusal> {
        self.store.catch_up(&mut self.book)?;
        let permission = (request.permission(&self.book)).map_err(|it| self.where_it_went(it))?;
        let grant = self.actor.may(permission)?;
        let at = (self.clock)();
        if let Some(ahead) = self.ahead()? {
            return Err(Refusal::Procedure(ahead.refused()));
        }
        let act = Act {
            verb: request.verb(),
            // In the words of what was looked at: a later day's change is none of this act's.
            note: request.note(self.book()),
            at,
            of: request.takes_back(),
        };
        let context = RequestContext {
            today: self.today(),
            stamp: Stamp {
                at: at.of_facts(),
                by: self.actor.name.clone(),
            },
            as_of: at.as_of,
            progress: self.progress.clone(),
        };
        let because = self.because.clone();
        let work = |book: &Book, tx: &mut Tx<'_>| {
            // Somebody may have moved the record to another scope since leave was given.
            if request.permission(book)? != permission {
                return Err(Refusal::Procedure(Text::of(
                    "记录刚被别人调整，请重试。",
                    "The record was moved by somebody else meanwhile; try again.",
                ))
                .into());
            }
            let value = request.carry_out(book, tx, &context)?;
            closing::guard(book, tx, because.as_deref(), &context)?;
            Ok(value)
        };
        let Written {
            value,
            seq,
            changes,
        } = match commit {
            true => (self.store.write(&mut self.book, &grant, &act, work))
                .inspect(|it| self.progress.wrote(it.seq))?,
            false => self.store.rehearse(&mut self.book, work)?,
        };
        // What was done is done: where the store can't be read now, the next look tells.
        let _ = self.look_back();
        Ok(Done {
            verb: act.verb,
            value,
            seq,
            changes,
        })
    }
}
