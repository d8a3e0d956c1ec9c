//! Whose dossier is shown, what is owed and what happened, and whom its keys walk.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::before::{self, Before};
use crate::desk::dossier::{Event, Events, Owed, events, owed};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::*;
use crate::domain::member::Member;
use crate::domain::record::{Kind, Seq};
use crate::domain::subject::Subject;
use crate::text::Text;
use crate::tui::app::{Ctx, ScreenName};
use crate::tui::screens::board::Item;

pub(super) const EVENTS: usize = 0;
pub(super) const SHEETS: usize = 1;

/// The place.
#[derive(Debug, Default)]
pub struct Dossier {
    pub(super) of: Option<MemberId>,
    /// Where one comes from, and what was listed there.
    pub(super) from: Option<ScreenName>,
    pub(super) listed: Vec<(Kind, u64)>,
    /// Whom its keys walk.
    pub(super) walk: Vec<MemberId>,
    /// The leaf that is shown; whoever comes from elsewhere begins with the first.
    pub(super) leaf: usize,
    pub(super) fresh: bool,
    pub(super) anew: bool,
    pub(super) owed: Vec<Owed>,
    /// By which number a row was known first: the same is chosen again after a change.
    pub(super) numbers: HashMap<(String, (Kind, u64)), u32>,
    pub(super) events: Events,
    /// Of whom and as of when they were read.
    pub(super) read: Option<(MemberId, Seq, Today)>,
    /// Why they can't be.
    pub(super) unread: Option<Text>,
    pub(super) sheets: Vec<AssessmentSheetId>,
    pub(super) before: Vec<Before>,
}

impl Dossier {
    pub(super) fn member<'c>(&self, ctx: &'c Ctx<'_>) -> Option<&'c Member> {
        ctx.book().members.get(self.of?)
    }

    pub(super) fn take(&mut self, ctx: &Ctx<'_>) {
        let (book, today) = (ctx.book(), ctx.today());
        let Some(member) = self.member(ctx) else {
            *self = Dossier {
                from: self.from,
                ..Dossier::default()
            };
            return;
        };
        let of = (Kind::Member, member.id.0);
        self.owed = owed(of, &ctx.facts.findings, book, today);
        for it in &self.owed {
            let next = self.numbers.len() as u32;
            let key = (it.source.clone(), it.record);
            self.numbers.entry(key).or_insert(next);
        }
        let now = Some((member.id, book.seq(), today));
        if self.read != now {
            self.read = now;
            match events(of, ctx.desk) {
                Ok(events) => (self.events, self.unread) = (events, None),
                Err(error) => {
                    (self.events, self.unread) = (Events::default(), Some(error.text()));
                }
            }
        }
        let sheets = self.events.all.iter().map(|it| it.record);
        let sheets = sheets.filter(|it| it.0 == Kind::AssessmentSheet);
        self.sheets = sheets.map(|it| AssessmentSheetId(it.1)).collect();
        self.before = before::of(member, &self.events.all, ctx);
    }

    /// What is owed, by the row that it is.
    pub(super) fn owed_of(&self, item: Item) -> Option<&Owed> {
        let Item::Nth(number) = item else { return None };
        let mut all = self.owed.iter();
        all.find(|it| self.numbers.get(&(it.source.clone(), it.record)) == Some(&number))
    }

    pub(super) fn event_of(&self, item: Item) -> Option<&Event> {
        let Item::Matter(kind, id, nth) = item else {
            return None;
        };
        let mut all = self.events.all.iter();
        all.find(|it| it.record == (kind, id) && it.nth == nth)
    }

    pub(super) fn before_of(&self, item: Item) -> Option<&Before> {
        let Item::Nth(number) = item else { return None };
        self.before.get(number as usize)
    }

    pub(super) fn overdue(&self, today: NaiveDate) -> usize {
        let late = |it: &&Owed| it.on.is_some_and(|on| on < today);
        self.owed.iter().filter(late).count()
    }
}

/// Whom a row of another screen names.
pub(super) fn member_of(record: &(Kind, u64), book: &Book) -> Option<MemberId> {
    match *record {
        (Kind::Convenor, id) => book.convenors.get(ConvenorId(id)).map(|it| it.member),
        (Kind::Opinion, id) => book.opinions.get(OpinionId(id)).map(|it| it.reporter),
        (kind, id) => Subject::of(kind, id).member(book),
    }
}
