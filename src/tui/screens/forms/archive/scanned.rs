//! A window on the forms of a year that are done: some hundred rows of a million, and how many
//! stand before them.
//!
//! The store tells what follows a row and what precedes it, not which row is the nth. So the window
//! moves with the choice, and how many stand before it is counted along. When others changed
//! something meanwhile the count may be off by what they did; it is put right where the year begins
//! or ends.

use std::collections::{HashSet, VecDeque};

use crate::desk::Desk;
use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::MemberId;
use crate::store::{ArchivePage, FormRow, StoreError};

/// The rows that are read at a time.
const CHUNK: usize = 256;

/// The window.
#[derive(Debug)]
pub(super) struct Scanned {
    year: Year,
    /// Only forms of these.
    members: Option<HashSet<MemberId>>,
    /// How many there are in all.
    count: usize,
    /// How many stand before the window.
    before: usize,
    rows: VecDeque<FormRow>,
    /// Does the window begin where the year does?
    begins: bool,
    /// Does it end where the year does?
    ends: bool,
}

impl Scanned {
    /// The first `count` forms of a year, all told; only of `members` where they are named.
    pub(super) fn of(
        year: Year,
        members: Option<HashSet<MemberId>>,
        count: usize,
        desk: &Desk,
    ) -> Result<Scanned, StoreError> {
        let mut window = Scanned {
            year,
            members,
            count,
            before: 0,
            rows: VecDeque::new(),
            begins: true,
            ends: false,
        };
        window.first(desk)?;
        Ok(window)
    }

    /// How many forms there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Whose forms these are, when not everybody's.
    pub(super) fn members(&self) -> Option<&HashSet<MemberId>> {
        self.members.as_ref()
    }

    /// The nth form, when it lies in the window.
    pub(super) fn get(&self, n: usize) -> Option<&RegistrationForm> {
        let row = self.rows.get(n.checked_sub(self.before)?)?;
        Some(&row.form)
    }

    /// How many rows are held.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.rows.len()
    }

    /// Moves the window so that row `n` and `margin` rows around it lie in it; the number that the
    /// row has now.
    pub(super) fn reach(
        &mut self,
        n: usize,
        margin: usize,
        desk: &Desk,
    ) -> Result<usize, StoreError> {
        let after = self.before + self.rows.len();
        if n == 0 && self.before > margin {
            self.first(desk)?;
            return Ok(0);
        }
        if n + 1 >= self.count && n > after + margin {
            self.last(desk)?;
            return Ok(self.count.saturating_sub(1));
        }
        let mut n = n;
        while !self.ends && n + margin >= self.before + self.rows.len() {
            self.extend_after(desk)?;
            while self.before + 2 * margin < n && self.rows.len() > CHUNK {
                self.rows.pop_front();
                self.before += 1;
                self.begins = false;
            }
        }
        while !self.begins && n < self.before + margin {
            n = self.extend_before(n, desk)?;
            while n + 2 * margin < self.before + self.rows.len() && self.rows.len() > CHUNK {
                self.rows.pop_back();
                self.ends = false;
            }
        }
        Ok(n.min(self.count.saturating_sub(1)))
    }

    /// Reads the rows around the `n`th again after a change; the number that it has now, or that of
    /// the row that stands in its place.
    pub(super) fn renew(
        &mut self,
        n: usize,
        count: usize,
        desk: &Desk,
    ) -> Result<usize, StoreError> {
        self.count = count;
        let Some(here) = n.checked_sub(self.before).and_then(|at| self.rows.get(at)) else {
            self.first(desk)?;
            return Ok(0);
        };
        let mut rows = self.page(ArchivePage::Before(here.key), desk)?;
        self.begins = rows.len() < CHUNK;
        let above = rows.len();
        let rest = match rows.last() {
            Some(last) => ArchivePage::After(last.key),
            None => ArchivePage::First,
        };
        let rest = self.page(rest, desk)?;
        self.ends = rest.len() < CHUNK;
        rows.extend(rest);
        self.before = if self.begins {
            0
        } else if self.ends {
            count.saturating_sub(rows.len()).max(1)
        } else {
            n.saturating_sub(above).max(1)
        };
        self.rows = rows.into();
        self.settle(desk)?;
        Ok((self.before + above).min(self.count.saturating_sub(1)))
    }

    fn first(&mut self, desk: &Desk) -> Result<(), StoreError> {
        self.rows = self.page(ArchivePage::First, desk)?.into();
        self.before = 0;
        self.begins = true;
        self.ends = self.rows.len() < CHUNK;
        self.settle(desk)
    }

    fn last(&mut self, desk: &Desk) -> Result<(), StoreError> {
        self.rows = self.page(ArchivePage::Last, desk)?.into();
        self.begins = self.rows.len() < CHUNK;
        self.ends = true;
        self.before = if self.begins {
            0
        } else {
            self.count.saturating_sub(self.rows.len()).max(1)
        };
        self.settle(desk)
    }

    fn extend_after(&mut self, desk: &Desk) -> Result<(), StoreError> {
        self.read_after(desk)?;
        self.settle(desk)
    }

    fn read_after(&mut self, desk: &Desk) -> Result<(), StoreError> {
        let Some(last) = self.rows.back() else {
            self.ends = true;
            return Ok(());
        };
        let more = self.page(ArchivePage::After(last.key), desk)?;
        self.ends = more.len() < CHUNK;
        self.rows.extend(more);
        Ok(())
    }

    fn extend_before(&mut self, n: usize, desk: &Desk) -> Result<usize, StoreError> {
        let Some(first) = self.rows.front() else {
            self.begins = true;
            return Ok(n);
        };
        let more = self.page(ArchivePage::Before(first.key), desk)?;
        self.begins = more.len() < CHUNK;
        let counted = self.before;
        self.before = match counted.saturating_sub(more.len()) {
            _ if self.begins => 0,
            before => before.max(1),
        };
        // Where the row stood in the window tells its number better than what was counted.
        let n = (n + self.before + more.len()).saturating_sub(counted);
        for row in more.into_iter().rev() {
            self.rows.push_front(row);
        }
        self.settle(desk)?;
        Ok(n)
    }

    /// Counts anew from what is known, and looks for more where by the count there is none.
    fn settle(&mut self, desk: &Desk) -> Result<(), StoreError> {
        while !self.ends && self.before + self.rows.len() >= self.count {
            self.read_after(desk)?;
        }
        if self.ends {
            self.count = self.before + self.rows.len();
        }
        Ok(())
    }

    fn page(&self, page: ArchivePage, desk: &Desk) -> Result<Vec<FormRow>, StoreError> {
        desk.forms_page(self.year, page, CHUNK, |status: Status, member| {
            let of = |members: &HashSet<MemberId>| members.contains(&member);
            !status.is_pending() && self.members.as_ref().is_none_or(of)
        })
    }
}
