//! Whose dossier is shown, what is owed and what happened, and whom its keys walk.

use std::collections::{HashMap, HashSet};

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
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;

pub(super) const EVENTS: usize = 0;
pub(super) const SHEETS: usize = 1;

/// The place.
#[derive(Debug, Default)]
pub struct Dossier {
    pub(super) of: Option<(Kind, u64)>,
    /// What was listed where one comes from.
    pub(super) listed: Vec<(Kind, u64)>,
    /// Whom its keys walk.
    pub(super) walk: Vec<(Kind, u64)>,
    /// The leaf that is shown; whoever comes from elsewhere begins with the first.
    pub(super) leaf: usize,
    pub(super) fresh: bool,
    pub(super) anew: bool,
    pub(super) owed: Vec<Owed>,
    /// By which number a row was known first: the same is chosen again after a change.
    pub(super) numbers: HashMap<(String, (Kind, u64)), u32>,
    pub(super) events: Events,
    /// Of whom and as of when they were read.
    pub(super) read: Option<((Kind, u64), Seq, Today)>,
    /// Why they can't be.
    pub(super) unread: Option<Text>,
    pub(super) sheets: Vec<AssessmentSheetId>,
    pub(super) before: Vec<Before>,
}

impl Dossier {
    pub(super) fn member<'c>(&self, ctx: &'c Ctx<'_>) -> Option<&'c Member> {
        match self.of? {
            (Kind::Member, id) => ctx.book().members.get(MemberId(id)),
            _ => None,
        }
    }

    /// What it is of, as long as there is that.
    pub(super) fn of(&self, ctx: &Ctx<'_>) -> Option<(Kind, u64)> {
        let of = self.of?;
        ctx.book().fields(of.0, of.1).map(|_| of)
    }

    pub(super) fn take(&mut self, ctx: &Ctx<'_>) {
        let (book, today) = (ctx.book(), ctx.today());
        let Some(of) = self.of(ctx) else {
            // Whoever goes here for the first time has said already what was listed there.
            *self = Dossier {
                listed: std::mem::take(&mut self.listed),
                fresh: self.fresh,
                ..Dossier::default()
            };
            return;
        };
        self.owed = owed(of, &ctx.facts.findings, book, today);
        for it in &self.owed {
            let next = self.numbers.len() as u32;
            let key = (it.source.clone(), it.record);
            self.numbers.entry(key).or_insert(next);
        }
        let now = Some((of, book.seq(), today));
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
        self.before = before::of(of, &self.events.all, ctx);
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

/// Those of this kind whom rows of another screen name, each once.
pub(super) fn named(kind: Kind, listed: &[(Kind, u64)], book: &Book) -> Vec<(Kind, u64)> {
    let member = |record: &(Kind, u64)| {
        let id = match *record {
            (Kind::Convenor, id) => book.convenors.get(ConvenorId(id)).map(|it| it.member),
            (Kind::Opinion, id) => book.opinions.get(OpinionId(id)).map(|it| it.reporter),
            (kind, id) => Subject::of(kind, id).member(book),
        };
        id.map(|id| (Kind::Member, id.0))
    };
    let mut seen = HashSet::new();
    let all = listed.iter().filter_map(|it| match kind {
        Kind::Member => member(it),
        _ => Some(*it).filter(|it| it.0 == kind),
    });
    all.filter(|it| seen.insert(*it)).collect()
}

/// Those among whom one stands: the members of a sector; of other kinds all.
pub(super) fn among((kind, id): (Kind, u64), ctx: &Ctx<'_>) -> Vec<(Kind, u64)> {
    let (book, day) = (ctx.book(), ctx.today().reference_date());
    let ids: Vec<u64> = match kind {
        Kind::Member => {
            let sector = book.members.get(MemberId(id)).map(|it| it.sector_on(day));
            let all = sector.map(|sector| book.members_of(sector, day));
            all.into_iter().flatten().map(|it| it.id.0).collect()
        }
        Kind::Sector => book.sectors_in_order().iter().map(|it| it.id.0).collect(),
        Kind::Committee => book
            .committees_in_order()
            .iter()
            .map(|it| it.id.0)
            .collect(),
        _ => book.ids(kind),
    };
    ids.into_iter().map(|id| (kind, id)).collect()
}
