//! The ledger: of each body its plan, the items month by month with what stands outside the plan, its summary, its
//! money; what is missing stands where it would be.

use std::collections::HashSet;

use chrono::{Datelike as _, NaiveDate};

use crate::desk::yearbook::{Kept, came_of, items, ticking, unplanned};
use crate::domain::command::CommandId;
use crate::domain::id::*;
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::domain::yearwork::{Activity, Body, ItemState, PlanItem};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::{Item, Next};
use crate::tui::screens::parts::dates::urgency;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// A paper that a body has not handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) body: Body,
    /// Its summary, not its plan.
    pub(super) summary: bool,
}

impl Missing {
    /// By when it is due.
    pub(super) fn due(self, ctx: &Ctx<'_>) -> NaiveDate {
        let settings = ctx.book().settings();
        let of_sector = matches!(self.body, Body::Sector(_));
        let day = match (self.summary, of_sector) {
            (false, true) => settings.plan_due,
            (false, false) => settings.committee_plan_due,
            (true, true) => settings.summary_due,
            (true, false) => settings.committee_summary_due,
        };
        day.in_year(ctx.today().year)
    }

    pub(super) fn word(self) -> Text {
        match self.summary {
            false => Text::of("年度计划", "plan"),
            true => Text::of("工作总结", "summary"),
        }
    }

    /// The rule that asks for it.
    pub(super) fn rule(self) -> &'static str {
        let of_sector = matches!(self.body, Body::Sector(_));
        match (self.summary, of_sector) {
            (false, true) => "J1702",
            (false, false) => "J1803",
            (true, true) => "J1704",
            (true, false) => "J1804",
        }
    }

    pub(super) fn next(self, ctx: &Ctx<'_>) -> Next {
        let (word, kind) = match self.summary {
            false => (Text::of("登记计划", "enter plan"), Kind::Plan),
            true => (Text::of("写总结", "write summary"), Kind::Summary),
        };
        Next::Do(word, of_body(CommandId::Add(kind), self.body, ctx))
    }
}

/// The rows of these bodies. One of which nothing is known yet has none: then the steps are told.
pub(super) fn rows(of: &[Body], ctx: &Ctx<'_>) -> (Vec<Item>, Vec<Missing>) {
    let (book, today) = (ctx.book(), ctx.today());
    let all = of.iter().flat_map(|it| items(book, *it, today.year));
    let ids: HashSet<PlanItemId> = all.map(|it| it.id).collect();
    let (mut rows, mut missing) = (Vec::new(), Vec::new());
    // What several held together stands with the first of them.
    let mut seen: HashSet<ActivityId> = HashSet::new();
    for body in of {
        let mut held: Vec<(u32, bool, u64, Item)> = items(book, *body, today.year)
            .into_iter()
            .map(|it| {
                let item = Item::Record(Kind::PlanItem, it.id.0);
                (it.month, false, it.id.0, item)
            })
            .collect();
        for it in unplanned(book, *body, today, &ids) {
            if seen.insert(it.id) {
                let item = Item::Record(Kind::Activity, it.id.0);
                held.push((it.held_on.month(), true, it.id.0, item));
            }
        }
        held.sort_by_key(|it| (it.0, it.1, it.2));
        let plans = book.plans_of(*body, today.year);
        let plans: Vec<Item> = plans.map(|it| Item::Record(Kind::Plan, it.id.0)).collect();
        let summaries = book.summaries_of(*body, today.year);
        let summaries = summaries.map(|it| Item::Record(Kind::Summary, it.id.0));
        let summaries: Vec<Item> = summaries.collect();
        let begun = !(plans.is_empty() && summaries.is_empty() && held.is_empty());
        if of.len() == 1 && !begun {
            continue;
        }
        let mut or_missing = |found: Vec<Item>, summary| {
            if found.is_empty() {
                missing.push(Missing {
                    body: *body,
                    summary,
                });
                return vec![Item::Nth(missing.len() as u32 - 1)];
            }
            found
        };
        rows.extend(or_missing(plans, false));
        rows.extend(held.into_iter().map(|it| it.3));
        rows.extend(or_missing(summaries, true));
        if let Body::Sector(id) = body
            && let Some(budget) = book.budget_of(*id, today.year)
        {
            rows.push(Item::Record(Kind::Budget, budget.id.0));
        }
    }
    (rows, missing)
}

/// How it adds up: the items by how far they are but for those that were given up, then what stands outside, and
/// what came of all.
pub(super) fn sum(kept: &Kept) -> Text {
    let (items, held, late, ahead) = (kept.items(), kept.held, kept.overdue, kept.ahead);
    let (outside, outputs) = (kept.unplanned, kept.outputs);
    text!(
        "计划 {items}：开展 {held} 逾期 {late} 未到 {ahead}  计划外 {outside}  成果 {outputs}",
        "{items} planned: {held} held {late} late {ahead} ahead  {outside} unplanned  {outputs} outputs"
    )
}

/// How an item of a plan stands on the day that is looked at: its mark, its words.
pub(super) fn standing(item: &PlanItem, ctx: &Ctx<'_>) -> (Symbol, Role, Text) {
    let (book, on) = (ctx.book(), ctx.today().reference_date());
    let year = book.plans.get(item.plan).map(|it| it.year);
    let last = year.and_then(|it| item.last_day(it));
    match (item.state(book, on), last) {
        (ItemState::Held, _) => {
            let held = ticking(book, item.id, on);
            match held.iter().all(|it| it.evidence.is_verified()) {
                true => (Symbol::Verified, Role::Ok, ItemState::Held.word()),
                false => (
                    Symbol::Recorded,
                    Role::Accent,
                    Text::of("已开展 待核实", "held, to verify"),
                ),
            }
        }
        (ItemState::Dropped, _) => (Symbol::Nothing, Role::Muted, ItemState::Dropped.word()),
        // The month that runs, and those that are over.
        (_, Some(last)) if (last.year(), last.month()) <= (on.year(), on.month()) => {
            let (words, level) = urgency(last, ctx.today().date);
            (of_level(level), role_of_level(level), words)
        }
        (state, _) => (Symbol::NotDue, Role::Muted, state.word()),
    }
}

/// How an activity stands that no plan has.
pub(super) fn outside(activity: &Activity) -> (Symbol, Role, Text) {
    match activity.evidence.is_verified() {
        true => (Symbol::Verified, Role::Ok, Text::of("计划外", "unplanned")),
        false => (
            Symbol::Recorded,
            Role::Accent,
            Text::of("计划外 待核实", "unplanned, to verify"),
        ),
    }
}

/// The step that moves a row on.
pub(super) fn next(kind: Kind, id: u64, ctx: &Ctx<'_>) -> Option<Next> {
    let (book, on) = (ctx.book(), ctx.today().reference_date());
    let unverified = || book.fields(kind, id)?.is_verified().filter(|it| !it);
    let verify = Some(Next::Command(CommandId::Verify));
    let enter = |word, add, kind, id| {
        let it = Invocation::of(CommandId::Add(add), Subject::of(kind, id));
        Some(Next::Do(word, it))
    };
    let output = |activity: &Activity| match came_of(book, activity.id, on).next() {
        None => {
            let word = Text::of("登记成果", "enter output");
            enter(word, Kind::Output, Kind::Activity, activity.id.0)
        }
        Some(_) => None,
    };
    match kind {
        Kind::PlanItem => {
            let item = book.plan_items.get(PlanItemId(id))?;
            match item.state(book, on) {
                ItemState::Planned | ItemState::Overdue => {
                    let word = Text::of("登记活动并勾销", "enter activity");
                    enter(word, Kind::Activity, kind, id)
                }
                ItemState::Held => {
                    let held = ticking(book, item.id, on);
                    match held.iter().all(|it| it.evidence.is_verified()) {
                        true => output(held.last()?),
                        false => verify,
                    }
                }
                ItemState::Dropped => None,
            }
        }
        Kind::Plan if book.items_of(PlanId(id)).is_empty() => {
            let word = Text::of("补事项", "add items");
            enter(word, Kind::PlanItem, kind, id)
        }
        _ if unverified().is_some() => verify,
        Kind::Activity => {
            let it = Invocation::of(CommandId::Edit, Subject::of(kind, id));
            Some(Next::Do(Text::of("挂到计划", "tick an item"), it))
        }
        _ => None,
    }
}

/// A command for a body in the year that is looked at.
pub(super) fn of_body(command: CommandId, body: Body, ctx: &Ctx<'_>) -> Invocation {
    Invocation::of(command, Subject::of_body(body)).in_year(ctx.today().year)
}
