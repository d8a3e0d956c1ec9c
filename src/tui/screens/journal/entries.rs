//! What is read of the journal: entries by pages, and what one of them changed.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::domain::calendar::Year;
use crate::domain::record::{Change, Seq};
use crate::store::Entry;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::screens::board::Item;
use crate::tui::screens::parts::dates::short;

/// How many entries are read at a time.
const PAGE: u64 = 200;
/// How many such pages are held.
const HELD: usize = 500;
/// What an entry changed is told record by record up to so many.
pub(super) const TOLD: u32 = 200;

/// The entries of the journal, as far as they were looked at.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) last: Seq,
    /// What was read of entries, by pages.
    pages: RefCell<HashMap<u64, Vec<Entry>>>,
    /// What was read of the changes of the entry that the page tells of.
    read: RefCell<Option<ReadChanges>>,
}

/// What an entry changed, and what of that does not stand any more.
#[derive(Debug)]
pub(super) struct ReadChanges {
    of: Seq,
    /// The last entry when it was read.
    last: Seq,
    pub(super) changes: Vec<Change>,
    pub(super) moved: Vec<Change>,
}

impl Entries {
    /// Takes up to which entry there are; what was read before is read again, where there are others.
    pub(super) fn renew(&mut self, last: Seq) {
        if last != self.last {
            // An erasure empties notes of entries before it.
            self.pages.get_mut().clear();
            self.last = last;
        }
    }

    /// What was read of what an entry changed, where the page has told it.
    pub(super) fn first_place(
        &self,
        seq: Seq,
        place: impl Fn(&Change) -> Option<Place>,
    ) -> Option<Place> {
        let read = self.read.borrow();
        let read = read.as_ref().filter(|it| it.of == seq)?;
        read.changes.iter().find_map(place)
    }

    /// An entry, or why it can't be read.
    pub(super) fn entry(&self, item: Item, ctx: &Ctx<'_>) -> Result<Entry, Text> {
        let Item::Entry(seq) = item else {
            return Err(Text::of("", ""));
        };
        let page = seq.0.saturating_sub(1) / PAGE;
        let mut pages = self.pages.borrow_mut();
        if !pages.contains_key(&page) {
            let first = page * PAGE;
            let end = (first + PAGE).min(self.last.0);
            let count = usize::try_from(end.saturating_sub(first)).unwrap_or_default();
            let read = ctx.desk.journal(Some(Seq(end + 1)), count);
            if pages.len() >= HELD {
                pages.clear();
            }
            pages.insert(page, read.map_err(|error| error.text())?);
        }
        let entries = pages.get(&page).into_iter().flatten();
        let entry = entries.clone().find(|it| it.seq == seq).cloned();
        entry.ok_or_else(|| Text::of("没有这一条", "there is no such entry"))
    }

    /// Has what an entry changed looked at, read once.
    pub(super) fn with_changes<T>(
        &self,
        entry: &Entry,
        ctx: &Ctx<'_>,
        look: impl FnOnce(&ReadChanges) -> T,
    ) -> Result<T, Text> {
        let mut read = self.read.borrow_mut();
        let is_read = |it: &ReadChanges| it.of == entry.seq && it.last == self.last;
        let it = match read.take().filter(is_read) {
            Some(it) => it,
            None => {
                let changes = ctx.desk.changes(entry.seq);
                let changes = changes.map_err(|error| error.text())?;
                let moved = ctx.desk.changed_since(&changes);
                let moved = moved.map_err(|error| error.text())?;
                ReadChanges {
                    of: entry.seq,
                    last: self.last,
                    moved: moved.into_iter().cloned().collect(),
                    changes,
                }
            }
        };
        Ok(look(read.insert(it)))
    }
}

/// Day and time; of another year the day alone.
pub(super) fn when(entry: &Entry, year: Year) -> String {
    let (day, written) = (entry.at.date(), short(entry.at.date(), year));
    match Year::of(day) == year {
        true => format!("{written} {}", entry.at.format("%H:%M")),
        false => written,
    }
}
