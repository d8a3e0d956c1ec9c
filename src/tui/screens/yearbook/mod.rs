//! 台账 (yearbook): what was promised for the year, what was done, what came of it, body by body; workrooms, money,
//! publicity.
//!
//! How a year's work adds up the desk says; here is what of it a row and the page say.

mod lacking;
mod ledger;
mod page;
mod rows;
mod said;
mod state;
mod words;

#[cfg(test)]
mod tests;

use super::board::{Board, Item, Next, Told};
use crate::desk::remind::Of;
use crate::desk::yearbook::{bodies, kept};
use crate::domain::command::CommandId;
use crate::domain::id::*;
use crate::domain::money::Money;
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::domain::yearwork::{Body, ItemState};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::commands::keys::{Keys, YEARBOOK};
use crate::tui::symbols::Symbols;
use crate::tui::widgets::row::{Column, Row};
use ledger::of_body;
pub use state::Yearbook;
use state::{ALL, LEDGER, MEDIA, MONEY, ROOMS, below, row_of};

impl Board for Yearbook {
    fn commands(&self) -> &'static Keys {
        &YEARBOOK
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[
            Text::of("台账", "ledger"),
            Text::of("工作室", "workrooms"),
            Text::of("经费", "money"),
            Text::of("宣传", "publicity"),
        ];
        LEAVES
    }

    fn has_side(&self) -> bool {
        true
    }

    fn gather_side(&mut self, ctx: &Ctx<'_>) -> Vec<Item> {
        let (book, today) = (ctx.book(), ctx.today());
        let all = bodies(book, today.reference_date());
        let rows: Vec<Item> = std::iter::once(ALL)
            .chain(all.into_iter().map(row_of))
            .collect();
        self.each = rows
            .iter()
            .map(|it| (*it, kept(book, &below(*it, ctx), today)))
            .collect();
        rows
    }

    fn count(&self, leaf: usize, _: &Ctx<'_>) -> Option<usize> {
        Some(match leaf {
            LEDGER => self.kept.items() + self.kept.unplanned,
            ROOMS => self.rooms.len(),
            MONEY => self.sectors().len(),
            _ => self.media.len(),
        })
    }

    fn gather(&mut self, leaf: usize, side: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        self.take(side, ctx);
        match leaf {
            LEDGER => self.ledger.clone(),
            ROOMS => {
                let all = self.rooms.iter();
                all.map(|id| Item::Record(Kind::Workroom, id.0)).collect()
            }
            MONEY => self.money(ctx),
            _ => {
                let all = self.media.iter();
                all.map(|id| Item::Record(Kind::PublicityItem, id.0))
                    .collect()
            }
        }
    }

    fn columns(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Vec<Column> {
        rows::columns(leaf, self.only().is_none(), ctx.locale)
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        self.row_of(leaf, item, ctx, marks).unwrap_or_default()
    }

    fn order(&self, leaf: Option<usize>, item: Item, column: usize, ctx: &Ctx<'_>) -> Option<i64> {
        match leaf {
            Some(LEDGER) => self.ledger_order(item, column, ctx),
            Some(MONEY) => rows::money_order(item, column, ctx),
            _ => None,
        }
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        let Some(leaf) = leaf else {
            let all = self.each.get(&ALL);
            let (held, items) = all.map_or((0, 0), |it| (it.held, it.items()));
            let late = all.map_or(0, |it| it.overdue);
            return match late {
                0 => text!("已开展 {held}/{items}", "held {held}/{items}"),
                n => text!(
                    "已开展 {held}/{items}  逾期 {n}",
                    "held {held}/{items}  {n} late"
                ),
            };
        };
        let name = self.title_of(ctx);
        let leaf = self.leaves().get(leaf);
        let Text { zh, en } = leaf.cloned().unwrap_or(Text::of("", ""));
        text!("{name} · {zh}", "{name} · {en}")
    }

    fn sum(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        match leaf {
            LEDGER => ledger::sum(&self.kept),
            ROOMS => {
                let (book, on) = (ctx.book(), ctx.today().reference_date());
                let last = self.rooms.iter().map(|id| book.last_inspection(*id, on));
                let last: Vec<_> = last.collect();
                let never = last.iter().filter(|it| it.is_none()).count();
                let lacks = last.iter().flatten();
                let lacks = lacks.filter(|it| it.haves().contains(&false)).count();
                let met = last.len() - never - lacks;
                text!(
                    "达到十有 {met}  欠缺 {lacks}  未检查 {never}",
                    "{met} have all ten  {lacks} lack some  {never} never inspected"
                )
            }
            MONEY => {
                let (planned, spent) = self.amounts(ctx);
                let left = Money(planned.0 - spent.0);
                text!(
                    "预算 {planned}  已用 {spent}  余 {left}（元）",
                    "planned {planned}  spent {spent}  left {left} yuan"
                )
            }
            _ => {
                let plans = ctx.book().publicity_plans.iter();
                let mut plans = plans.filter(|it| it.year == ctx.today().year);
                let all = self.media.len();
                match plans.next().filter(|_| self.of.len() > 1) {
                    Some(plan) => {
                        let planned = plan.planned;
                        text!(
                            "全会计划 {planned}  已报道 {all}",
                            "{planned} planned for all  {all} reported"
                        )
                    }
                    None => text!("已报道 {all}", "{all} reported"),
                }
            }
        }
    }

    fn empty(&self, leaf: usize, _: &Ctx<'_>) -> Text {
        let of_sectors = !self.sectors().is_empty();
        match leaf {
            LEDGER if self.of.is_empty() => Text::of(
                "还没有专委会和界别：按 I 导入名册，或到办公桌（1）登记。",
                "No committee or sector yet: press I to import the rosters, or enter them on the desk (1).",
            ),
            LEDGER => Text::of(
                "1 按 a 登记年度计划　2 按 i 写入事项（名称、月份、责任人）　3 开展后在事项上按 g 登记活动，事项随之勾销",
                "1 a enters the year's plan  2 i its items (what, month, who)  3 once one was held, g on it enters the activity, which ticks it",
            ),
            ROOMS if of_sectors => Text::of(
                "还没有委员工作室：按 a 登记。",
                "No workroom yet: press a to enter one.",
            ),
            MONEY if !of_sectors => Text::of(
                "经费按界别安排：在左边选界别或专委会。",
                "Money is set aside sector by sector: choose one, or a committee, at the left.",
            ),
            MEDIA if of_sectors => Text::of(
                "当年还没有宣传报道：按 a 登记。",
                "Nothing was reported in the year yet: press a to enter a report.",
            ),
            _ => Text::of(
                "这里列界别的：在左边选界别或专委会。",
                "Sectors have these: choose one, or a committee, at the left.",
            ),
        }
    }

    fn told(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        match item {
            Item::Record(kind, id) => page::told(leaf, kind, id, ctx),
            _ => self.told_missing(item, ctx),
        }
    }

    fn next(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Option<Next> {
        if let Some(it) = self.missing(item) {
            return Some(it.next(ctx));
        }
        match (leaf, item.record()?) {
            (MONEY, (Kind::Sector, id)) => Some(Next::Do(
                Text::of("登记预算", "set a budget"),
                of_body(
                    CommandId::Add(Kind::Budget),
                    Body::Sector(SectorId(id)),
                    ctx,
                ),
            )),
            (ROOMS, (kind, id)) => Some(Next::Do(
                Text::of("登记检查", "inspect"),
                Invocation::of(CommandId::Add(Kind::Inspection), Subject::of(kind, id)),
            )),
            (LEDGER, (kind, id)) => ledger::next(kind, id, ctx),
            _ => None,
        }
    }

    fn so(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Option<CommandId> {
        let (kind, id) = item.record()?;
        let held = || {
            let item = ctx.book().plan_items.get(PlanItemId(id))?;
            let state = item.state(ctx.book(), ctx.today().reference_date());
            (state == ItemState::Held).then_some(CommandId::Verify)
        };
        match (leaf, kind) {
            (LEDGER, Kind::PlanItem) => held(),
            _ => kind.is_evident().then_some(CommandId::Verify),
        }
    }

    /// A plan or a summary that is lacking is what its body owes.
    fn owing(&self, _: usize, item: Item, _: &Ctx<'_>) -> Vec<Of> {
        match self.missing(item) {
            Some(it) => vec![Of::from(it.body.record(), it.rule())],
            None => item.record().into_iter().map(Of::all).collect(),
        }
    }

    fn added(&self, leaf: usize, ctx: &Ctx<'_>) -> Option<CommandId> {
        let year = ctx.today().year;
        let planned = |it: &Body| ctx.book().plans_of(*it, year).next().is_some();
        Some(CommandId::Add(match leaf {
            LEDGER if self.only().is_some_and(|it| !planned(&it)) => Kind::Plan,
            LEDGER => Kind::Activity,
            ROOMS => Kind::Workroom,
            MONEY => Kind::Budget,
            _ => Kind::PublicityItem,
        }))
    }

    fn added_aside(&self, _: &Ctx<'_>) -> Option<CommandId> {
        Some(CommandId::Add(Kind::Plan))
    }

    fn find(&self, place: Place, ctx: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        let Place::Record(kind, id) = place else {
            return None;
        };
        let book = ctx.book();
        let plan = match kind {
            Kind::Plan => book.plans.get(PlanId(id))?,
            Kind::PlanItem => book.plans.get(book.plan_items.get(PlanItemId(id))?.plan)?,
            _ => return None,
        };
        let item = Item::Record(kind, id);
        self.sought.set(Some(item));
        Some((LEDGER, Some(row_of(plan.body)), item))
    }
}
