//! What the place holds: the chosen sitting's agenda, who waits for it and whom it approved, the problems of all.

use std::cell::Cell;

use chrono::NaiveDate;

use super::changes::Changed;
use crate::desk::sitting::{
    approved_in, awarded_in, is_planned, lacking, nominated, to_approve, waiting,
};
use crate::domain::appointment::Convenor;
use crate::domain::calendar::Year;
use crate::domain::described::Described as _;
use crate::domain::id::{AgendaItemId, ConvenorId, PrizeId, ProblemId, SittingId};
use crate::domain::record::Kind;
use crate::domain::sitting::{AgendaItem, CouncilSitting, ItemKind, Problem, SittingBody};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;
use crate::tui::screens::parts::dates::short;

pub(super) const AGENDA: usize = 0;
pub(super) const APPROVAL: usize = 1;
pub(super) const PROBLEMS: usize = 2;
pub(super) const CHANGES: usize = 3;

/// The place.
#[derive(Debug, Default)]
pub struct Sittings {
    pub(super) of: Option<SittingId>,
    pub(super) agenda: Vec<AgendaItemId>,
    /// Who may be approved, and whose day of the election is known.
    pub(super) ready: Vec<ConvenorId>,
    pub(super) blocked: Vec<ConvenorId>,
    pub(super) nominated: Vec<PrizeId>,
    pub(super) approved: Vec<ConvenorId>,
    pub(super) awarded: Vec<PrizeId>,
    /// Those that are open, the most urgent first, then those that were solved in the year.
    pub(super) problems: Vec<ProblemId>,
    pub(super) open: usize,
    pub(super) late: usize,
    pub(super) changed: Changed,
    /// A sitting of another year that was gone to.
    pub(super) sought: Cell<Option<SittingId>>,
}

/// How far an item of an agenda is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Something was decided on it.
    Decided,
    /// So many of those whom it is about can't be approved yet.
    Blocked(usize),
    /// The sitting was held, and nobody wrote what was decided.
    Unwritten,
    /// It can be put before the sitting.
    Ready,
}

impl Standing {
    pub(super) const ALL: [fn(Standing) -> bool; 4] = [
        |it| matches!(it, Standing::Blocked(_)),
        |it| it == Standing::Unwritten,
        |it| it == Standing::Ready,
        |it| it == Standing::Decided,
    ];

    pub(super) fn word(self) -> Text {
        match self {
            Standing::Decided => Text::of("已议定", "decided"),
            Standing::Blocked(_) => Text::of("有缺项", "incomplete"),
            Standing::Unwritten => Text::of("待记议定事项", "decision to write"),
            Standing::Ready => Text::of("就绪", "ready"),
        }
    }
}

impl Sittings {
    pub(super) fn sitting<'c>(&self, ctx: &'c Ctx<'_>) -> Option<&'c CouncilSitting> {
        ctx.book().sittings.get(self.of?)
    }

    /// Takes what the leaves show of the chosen sitting; of none, what would go to one that is called today.
    pub(super) fn take(&mut self, side: Option<Item>, ctx: &Ctx<'_>) {
        let (book, today) = (ctx.book(), ctx.today());
        self.of = side.and_then(Item::record).map(|(_, id)| SittingId(id));
        let sitting = self.sitting(ctx);
        let agenda = sitting.map_or_else(Vec::new, |it| book.agenda_of(it.id));
        let council = sitting.filter(|it| it.body == SittingBody::Council);
        let (convenors, prizes) = match (sitting, council) {
            (None, _) => {
                let day = today.reference_date();
                (waiting(book, day), nominated(book, day))
            }
            (_, None) => (Vec::new(), Vec::new()),
            (_, Some(it)) => (
                to_approve(book, it, today.date),
                nominated(book, it.held_on),
            ),
        };
        let (ready, blocked): (Vec<&Convenor>, Vec<&Convenor>) =
            convenors.into_iter().partition(|it| lacking(it).is_none());
        let approved = council.map_or_else(Vec::new, |it| approved_in(book, it));
        let awarded = sitting.map_or_else(Vec::new, |it| awarded_in(book, it.id));
        *self = Sittings {
            of: self.of,
            agenda: agenda.iter().map(|it| it.id).collect(),
            ready: ready.iter().map(|it| it.id).collect(),
            blocked: blocked.iter().map(|it| it.id).collect(),
            nominated: prizes.iter().map(|it| it.id).collect(),
            approved: approved.iter().map(|it| it.id).collect(),
            awarded: awarded.iter().map(|it| it.id).collect(),
            problems: Vec::new(),
            open: 0,
            late: 0,
            changed: std::mem::take(&mut self.changed),
            sought: self.sought.take().into(),
        };
        self.take_problems(ctx);
    }

    fn take_problems(&mut self, ctx: &Ctx<'_>) {
        let (book, today) = (ctx.book(), ctx.today());
        let day = today.reference_date();
        let last = |it: &Problem| it.due.unwrap_or(NaiveDate::MAX);
        let known = |it: &&Problem| {
            let sitting = book.sittings.get(it.sitting);
            sitting.is_none_or(|sitting| Year::of(sitting.held_on) <= today.year)
        };
        let all = book.problems.iter().filter(known);
        let (mut open, solved): (Vec<&Problem>, Vec<&Problem>) =
            all.partition(|it| it.waits_on(day));
        open.sort_by_key(|it| (last(it), it.id));
        let on = |it: &&Problem| it.solved.as_ref().map(|it| it.on);
        let mut solved = solved;
        solved.retain(|it| on(it).is_some_and(|on| Year::of(on) == today.year));
        solved.sort_by_key(|it| std::cmp::Reverse((on(it), it.id)));
        self.open = open.len();
        self.late = open.iter().filter(|it| last(it) < today.date).count();
        self.problems = open.iter().chain(&solved).map(|it| it.id).collect();
    }

    pub(super) fn waiting(&self) -> usize {
        self.ready.len() + self.blocked.len() + self.nominated.len()
    }

    pub(super) fn standing(&self, item: &AgendaItem, ctx: &Ctx<'_>) -> Standing {
        let sitting = ctx.book().sittings.get(item.sitting);
        let planned = sitting.is_some_and(|it| is_planned(it, ctx.today().date));
        match (item.kind, self.blocked.len()) {
            _ if !item.decision.trim().is_empty() => Standing::Decided,
            (ItemKind::Approval, n) if n > 0 => Standing::Blocked(n),
            _ if planned => Standing::Ready,
            _ => Standing::Unwritten,
        }
    }
}

/// A sitting as its place calls it, with its day and whether it is still to come.
pub(super) fn called(sitting: &CouncilSitting, ctx: &Ctx<'_>) -> Text {
    let (title, on) = (&sitting.title, short(sitting.held_on, ctx.today().year));
    match is_planned(sitting, ctx.today().date) {
        true => text!("{title} {on} 拟开", "{title}, {on}, planned"),
        false => text!("{title} {on}", "{title}, {on}"),
    }
}

pub(super) fn item<'c>(item: Item, ctx: &'c Ctx<'_>) -> Option<&'c AgendaItem> {
    match item.record()? {
        (Kind::AgendaItem, id) => ctx.book().agenda_items.get(AgendaItemId(id)),
        _ => None,
    }
}

pub(super) fn problem<'c>(item: Item, ctx: &'c Ctx<'_>) -> Option<&'c Problem> {
    match item.record()? {
        (Kind::Problem, id) => ctx.book().problems.get(ProblemId(id)),
        _ => None,
    }
}
