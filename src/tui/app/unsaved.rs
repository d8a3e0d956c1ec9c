//! What is typed and not saved, besides what is open: kept for later, discarded, of other sessions.

use std::path::PathBuf;

use chrono::{NaiveDateTime, TimeDelta};

use crate::desk::Clock;
use crate::domain::calendar::Year;
use crate::tui::drafts::{Draft, Found, HAD_BACK, Living, Subject};

/// What was discarded longer ago is not kept.
const HAD_BACK_DAYS: i64 = 30;

/// What is typed and not saved, besides what is open.
pub struct Drafts {
    /// Kept for later, or left by sessions that broke off.
    pub(super) kept: Vec<Draft>,
    /// Discarded, the latest last.
    pub(super) discarded: Vec<Draft>,
    /// Of other sessions, which go on.
    pub(super) living: Vec<Living>,
    /// A file that could not be read at the start: where it was set aside.
    pub(super) damaged: Option<PathBuf>,
    pub(super) clock: Clock,
    /// Was something typed that is not written down?
    pub(super) typed: bool,
    /// Is anything written down?
    pub(super) written: bool,
    /// The reason that was given for changing a closed year, until that is done.
    answer: Option<Draft>,
    /// Could it not be written the last time?
    pub(super) failing: bool,
    /// Did another session take over what is open here, and nobody was asked since?
    pub(super) taken: bool,
}

impl Drafts {
    /// Is what is open here gone on with by another session? Asked once.
    pub(super) fn elsewhere(&mut self) -> bool {
        std::mem::take(&mut self.taken)
    }

    /// What was found at the start; `clock` tells when something is typed.
    #[must_use]
    pub fn new(found: Found, clock: Clock) -> Drafts {
        let mut drafts = Drafts {
            kept: Vec::new(),
            discarded: Vec::new(),
            living: Vec::new(),
            damaged: found.damaged.first().cloned(),
            clock,
            typed: false,
            written: false,
            answer: None,
            failing: false,
            taken: false,
        };
        drafts.add(found);
        drafts
    }

    pub(super) fn add(&mut self, found: Found) {
        self.written |= !found.left.is_empty();
        self.living = found.living;
        self.take(found.left);
    }

    /// Drafts of other sessions become this one's.
    pub(super) fn take(&mut self, drafts: Vec<Draft>) {
        let (discarded, kept): (Vec<_>, Vec<_>) = drafts.into_iter().partition(|it| it.discarded);
        self.kept.extend(kept);
        self.discarded.extend(discarded);
        self.forget_the_oldest();
    }

    fn forget_the_oldest(&mut self) {
        let old = (self.clock)().machine.naive_local() - TimeDelta::days(HAD_BACK_DAYS);
        self.discarded.retain(|it| it.at > old);
        self.discarded.sort_by_key(|it| it.at);
        let many = self.discarded.len().saturating_sub(HAD_BACK);
        self.discarded.drain(..many);
    }

    pub(super) fn discard(&mut self, draft: Draft) {
        self.discarded.push(Draft {
            discarded: true,
            at: (self.clock)().machine.naive_local(),
            ..draft
        });
        self.forget_the_oldest();
    }

    /// What an erasure would throw away of it, and what other sessions have.
    pub(super) fn at_hand(&self) -> (Vec<Draft>, Vec<Living>) {
        let own = self.kept.iter().chain(&self.discarded).cloned();
        (own.collect(), self.living.clone())
    }

    /// Throws away for good what such words stand in; whether anything did.
    pub(super) fn forget(&mut self, says: &dyn Fn(&str) -> bool) -> bool {
        let before = self.kept.len() + self.discarded.len();
        self.kept.retain(|it| !it.has_text(says));
        self.discarded.retain(|it| !it.has_text(says));
        let some = self.kept.len() + self.discarded.len() < before;
        self.typed |= some;
        some
    }

    /// What was typed before to why a closed year is changed: it is gone on with where that is asked again.
    pub(super) fn take_because(&mut self, year: Year) -> String {
        let of_year = |it: &Draft| it.subject == Subject::Because(year);
        let Some(nth) = self.kept.iter().rposition(of_year) else {
            return String::new();
        };
        self.typed = true;
        let draft = self.kept.remove(nth);
        draft
            .fields
            .into_iter()
            .next()
            .map_or_else(String::new, |it| it.text)
    }

    /// Somebody said why a closed year is changed.
    pub(super) fn answered(&mut self, year: Year, reason: &str, at: Option<NaiveDateTime>) {
        let at = at.unwrap_or_else(|| (self.clock)().machine.naive_local());
        self.answer = Draft::because(year, reason, at);
    }

    /// What came of that: what was refused for another cause is tried again, and its reason kept until then. Whether it
    /// is.
    pub(super) fn keep_answer(&mut self, done: bool) -> bool {
        let kept = self.answer.take().filter(|_| !done);
        let some = kept.is_some();
        self.kept.extend(kept);
        some
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.living.is_empty()
    }
}
