//! What the cells of a row of the ledger say, and in which order rows stand.

use chrono::{Datelike as _, NaiveDate};

use super::ledger::{outside, standing};
use super::state::Yearbook;
use super::words::activity_words;
use crate::desk::yearbook::{came_of, ticking};
use crate::domain::id::*;
use crate::domain::money::Money;
use crate::domain::record::Kind;
use crate::domain::yearwork::{Activity, Body, Evidence, ItemState, Output};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;
use crate::tui::screens::parts::dates::{short_or_dash, urgency};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

impl Yearbook {
    /// What the cells of a row of the ledger say.
    pub(super) fn said<'c>(&self, item: Item, ctx: &'c Ctx<'_>) -> Option<Said<'c>> {
        let (book, on, year) = (ctx.book(), ctx.today().reference_date(), ctx.today().year);
        if let Some(missing) = self.missing(item) {
            let (words, level) = urgency(missing.due(ctx), ctx.today().date);
            let (zh, en) = (&words.zh, &words.en);
            return Some(Said {
                look: (
                    of_level(level),
                    role_of_level(level),
                    text!("缺 {zh}", "none, {en}"),
                ),
                body: Some(missing.body),
                what: missing.word().say(ctx.locale).to_owned(),
                ..Said::default()
            });
        }
        let (kind, id) = item.record()?;
        Some(match kind {
            Kind::PlanItem => {
                let item = book.plan_items.get(PlanItemId(id))?;
                let held = ticking(book, item.id, on);
                let outputs = held.iter().flat_map(|it| came_of(book, it.id, on));
                let outputs = outputs.collect();
                let body = book.plans.get(item.plan)?.body;
                let words = held.first().map(|first| {
                    let more = match held.len() {
                        1 => Text::of("", ""),
                        n => text!(" 等{n}次", ", {n} in all"),
                    };
                    let words = activity_words(first, Some(body), ctx);
                    format!("{words}{}", more.say(ctx.locale))
                });
                Said {
                    look: standing(item, ctx),
                    month: Some(item.month),
                    body: Some(body),
                    what: item.title.clone(),
                    held: words.unwrap_or_default(),
                    outputs,
                }
            }
            Kind::Activity => {
                use chrono::Datelike as _;
                let activity = book.activities.get(ActivityId(id))?;
                let body = self.holder(activity);
                Said {
                    look: outside(activity),
                    month: Some(activity.held_on.month()),
                    body,
                    what: activity.title.clone(),
                    held: activity_words(activity, body, ctx),
                    outputs: came_of(book, activity.id, on).collect(),
                }
            }
            Kind::Plan => {
                let plan = book.plans.get(PlanId(id))?;
                let made = short_or_dash(plan.made_on, year);
                let look = match book.items_of(plan.id).is_empty() {
                    true => (Symbol::Due, Role::Due, Text::of("没有事项", "has no items")),
                    false => evidence(&plan.evidence),
                };
                Said {
                    look,
                    body: Some(plan.body),
                    what: text!("年度计划  {made}", "plan  {made}")
                        .say(ctx.locale)
                        .to_owned(),
                    ..Said::default()
                }
            }
            Kind::Summary => {
                let summary = book.summaries.get(SummaryId(id))?;
                let made = short_or_dash(summary.made_on, year);
                Said {
                    look: evidence(&summary.evidence),
                    body: Some(summary.body),
                    what: text!("工作总结  {made}", "summary  {made}")
                        .say(ctx.locale)
                        .to_owned(),
                    ..Said::default()
                }
            }
            _ => {
                let budget = book.budgets.get(BudgetId(id))?;
                let (planned, spent) = (budget.amount, book.spent(budget.sector, year));
                let left = Money(planned.0 - spent.0);
                let (symbol, role) = over(left);
                Said {
                    look: (symbol, role, text!("余 {left}", "left {left}")),
                    body: Some(Body::Sector(budget.sector)),
                    what: text!(
                        "经费 {planned}  已用 {spent}",
                        "money {planned}, spent {spent}"
                    )
                    .say(ctx.locale)
                    .to_owned(),
                    ..Said::default()
                }
            }
        })
    }

    /// Who of those that are shown held an activity.
    fn holder(&self, activity: &Activity) -> Option<Body> {
        let sectors = activity.sectors.iter().map(|id| Body::Sector(*id));
        let committee = activity.committee.map(Body::Committee);
        let mut all = sectors.chain(committee.filter(|_| activity.sectors.is_empty()));
        all.find(|it| self.of.contains(it))
    }

    /// Where a row stands in the order of months, and of urgency.
    pub(super) fn ledger_order(&self, item: Item, column: usize, ctx: &Ctx<'_>) -> Option<i64> {
        let book = ctx.book();
        let day = |on: NaiveDate| i64::from(on.num_days_from_ce());
        let record = item.record();
        let of_item = match record {
            Some((Kind::PlanItem, id)) => book.plan_items.get(PlanItemId(id)),
            _ => None,
        };
        match (column, of_item) {
            (1, Some(it)) => Some(i64::from(it.month)),
            (1, None) => match record? {
                (Kind::Activity, id) => {
                    let on = book.activities.get(ActivityId(id))?.held_on;
                    Some(i64::from(on.month()))
                }
                _ => None,
            },
            (0, Some(it)) => {
                let open = matches!(
                    it.state(book, ctx.today().reference_date()),
                    ItemState::Planned | ItemState::Overdue
                );
                it.last_day(ctx.today().year).filter(|_| open).map(day)
            }
            (0, None) => self.missing(item).map(|it| day(it.due(ctx))),
            _ => None,
        }
    }
}

/// What the cells of a row of the ledger say.
pub(super) struct Said<'c> {
    pub(super) look: (Symbol, Role, Text),
    pub(super) month: Option<u32>,
    pub(super) body: Option<Body>,
    pub(super) what: String,
    pub(super) held: String,
    pub(super) outputs: Vec<&'c Output>,
}

impl Default for Said<'_> {
    fn default() -> Self {
        Said {
            look: (Symbol::NotDue, Role::Muted, Text::of("", "")),
            month: None,
            body: None,
            what: String::new(),
            held: String::new(),
            outputs: Vec::new(),
        }
    }
}

fn evidence(evidence: &Evidence) -> (Symbol, Role, Text) {
    match evidence.is_verified() {
        true => (Symbol::Verified, Role::Ok, Evidence::VERIFIED),
        false => (
            Symbol::Recorded,
            Role::Accent,
            Text::of("待核实", "to verify"),
        ),
    }
}

/// What is left is more than was set aside, or less than nothing.
pub(super) fn over(left: Money) -> (Symbol, Role) {
    match left.0 < 0 {
        true => (Symbol::Breach, Role::Breach),
        false => (Symbol::NotDue, Role::Muted),
    }
}
