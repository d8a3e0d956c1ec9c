//! What the place holds: whose work is shown, its ledger, workrooms and reports, and how each at the left adds up.

use std::cell::Cell;
use std::collections::HashMap;

use super::ledger::{self, Missing};
use crate::desk::yearbook::{Kept, bodies, kept, of_committee};
use crate::domain::id::*;
use crate::domain::money::Money;
use crate::domain::record::Kind;
use crate::domain::yearwork::Body;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;

pub(super) const LEDGER: usize = 0;
pub(super) const ROOMS: usize = 1;
pub(super) const MONEY: usize = 2;
pub(super) const MEDIA: usize = 3;

/// The organisation as a whole, at the left.
pub(super) const ALL: Item = Item::Record(Kind::Organisation, OnlyId::ONLY.0);

/// The place.
#[derive(Debug, Default)]
pub struct Yearbook {
    /// Whose work the leaves show: the chosen one's, or that of all who stand below.
    pub(super) of: Vec<Body>,
    pub(super) kept: Kept,
    /// How the work of each row at the left adds up.
    pub(super) each: HashMap<Item, Kept>,
    pub(super) ledger: Vec<Item>,
    pub(super) missing: Vec<Missing>,
    pub(super) rooms: Vec<WorkroomId>,
    pub(super) media: Vec<PublicityItemId>,
    /// What was gone to.
    pub(super) sought: Cell<Option<Item>>,
}

/// The body that a row at the left stands for.
pub(super) fn body(item: Item) -> Option<Body> {
    match item.record()? {
        (Kind::Committee, id) => Some(Body::Committee(CommitteeId(id))),
        (Kind::Sector, id) => Some(Body::Sector(SectorId(id))),
        (Kind::Department, id) => Some(Body::Department(DepartmentId(id))),
        _ => None,
    }
}

pub(super) fn row_of(body: Body) -> Item {
    let (kind, id) = body.record();
    Item::Record(kind, id)
}

/// A body and all that stand below it.
pub(super) fn below(item: Item, ctx: &Ctx<'_>) -> Vec<Body> {
    let on = ctx.today().reference_date();
    match body(item) {
        None => bodies(ctx.book(), on),
        Some(Body::Committee(id)) => of_committee(ctx.book(), id, on),
        Some(body) => vec![body],
    }
}

impl Yearbook {
    pub(super) fn take(&mut self, side: Option<Item>, ctx: &Ctx<'_>) {
        let (book, today) = (ctx.book(), ctx.today());
        self.of = below(side.unwrap_or(ALL), ctx);
        self.kept = kept(book, &self.of, today);
        (self.ledger, self.missing) = ledger::rows(&self.of, ctx);
        // What was gone to and is of another year stands behind.
        if let Some(sought) = self.sought.take().filter(|it| !self.ledger.contains(it)) {
            self.ledger.push(sought);
        }
        let on = today.reference_date();
        let whole = side.is_none_or(|it| it == ALL);
        let own = |id: Option<SectorId>| match id {
            Some(id) => self.of.contains(&Body::Sector(id)),
            None => whole,
        };
        let rooms = book.workrooms.iter().filter(|it| own(it.sector));
        let mut rooms: Vec<_> = rooms.collect();
        // Those that nobody looked at, then those that lack most.
        rooms.sort_by_key(|it| {
            let met = book.last_inspection(it.id, on);
            let met = met.map(|it| it.haves().into_iter().filter(|it| *it).count());
            (met, it.id)
        });
        self.rooms = rooms.iter().map(|it| it.id).collect();
        let media = book.publicity_in(today.year).filter(|it| it.on <= on);
        let media = media.filter(|it| match it.sectors.as_slice() {
            [] => whole,
            some => some.iter().any(|id| own(Some(*id))),
        });
        let mut media: Vec<_> = media.collect();
        media.sort_by_key(|it| std::cmp::Reverse((it.on, it.id)));
        self.media = media.iter().map(|it| it.id).collect();
    }

    /// The only body whose work is shown.
    pub(super) fn only(&self) -> Option<Body> {
        match self.of.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    pub(super) fn sectors(&self) -> Vec<SectorId> {
        let all = self.of.iter();
        all.filter_map(|it| match it {
            Body::Sector(id) => Some(*id),
            Body::Committee(_) | Body::Department(_) => None,
        })
        .collect()
    }

    /// Sectors with their money: first those that have least left, then those without a budget.
    pub(super) fn money(&self, ctx: &Ctx<'_>) -> Vec<Item> {
        let (book, year) = (ctx.book(), ctx.today().year);
        let mut all: Vec<(bool, Money, Item)> = Vec::new();
        for id in self.sectors() {
            let (budget, spent) = (book.budget_of(id, year), book.spent(id, year));
            all.push(match budget {
                Some(it) => {
                    let left = Money(it.amount.0 - spent.0);
                    (false, left, Item::Record(Kind::Budget, it.id.0))
                }
                None => (true, Money(-spent.0), Item::Record(Kind::Sector, id.0)),
            });
        }
        all.sort_by_key(|(without, left, _)| (*without, *left));
        all.into_iter().map(|it| it.2).collect()
    }

    /// What is set aside, and what was spent.
    pub(super) fn amounts(&self, ctx: &Ctx<'_>) -> (Money, Money) {
        let (book, year) = (ctx.book(), ctx.today().year);
        let sectors = self.sectors();
        let planned = sectors.iter().filter_map(|id| book.budget_of(*id, year));
        let planned = planned.map(|it| it.amount).sum();
        let spent = sectors.iter().map(|id| book.spent(*id, year)).sum();
        (planned, spent)
    }

    pub(super) fn title_of(&self, ctx: &Ctx<'_>) -> String {
        let whole = || {
            let all = Text::of("全会", "all");
            all.say(ctx.locale).to_owned()
        };
        match (self.of.first(), self.of.len()) {
            (Some(one), 1) => ctx.book().body_name(*one).to_owned(),
            (Some(it @ Body::Committee(_)), n) if n < self.each_len(ctx) => {
                ctx.book().body_name(*it).to_owned()
            }
            _ => whole(),
        }
    }

    fn each_len(&self, ctx: &Ctx<'_>) -> usize {
        bodies(ctx.book(), ctx.today().reference_date()).len()
    }

    pub(super) fn missing(&self, item: Item) -> Option<Missing> {
        match item {
            Item::Nth(nth) => self.missing.get(nth as usize).copied(),
            _ => None,
        }
    }
}
