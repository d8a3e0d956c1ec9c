//! What the page says of a row: what was planned, what was held, what came of it, and where each is recorded.

use super::ledger::{outside, standing};
use super::state::LEDGER;
use super::words::{activity_words, output_words};
use crate::desk::yearbook::{came_of, ticking};
use crate::domain::contact::Inspection;
use crate::domain::id::*;
use crate::domain::money::Money;
use crate::domain::record::Kind;
use crate::domain::yearwork::{Activity, Body, Evidence, PlanItem};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::parts::dates::{short, short_or_dash};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

const NOTE: Text = Text::of("备注", "Note");

pub(super) fn told(leaf: usize, kind: Kind, id: u64, ctx: &Ctx<'_>) -> Told {
    let told = match kind {
        Kind::PlanItem => told_of_item(PlanItemId(id), ctx),
        Kind::Activity => told_of_activity(ActivityId(id), ctx),
        Kind::Plan => told_of_plan(PlanId(id), ctx),
        Kind::Summary => told_of_summary(SummaryId(id), ctx),
        Kind::Workroom => told_of_room(WorkroomId(id), ctx),
        Kind::PublicityItem => told_of_report(PublicityItemId(id), ctx),
        Kind::Budget => {
            let budget = ctx.book().budgets.get(BudgetId(id));
            budget.map(|it| told_of_money(it.sector, ctx))
        }
        Kind::Sector if leaf != LEDGER => Some(told_of_money(SectorId(id), ctx)),
        _ => None,
    };
    told.unwrap_or_default()
}

fn titled(title: impl Into<String>) -> Told {
    Told {
        title: title.into(),
        ..Told::default()
    }
}

impl Told {
    /// Where it is recorded with all that belongs to it.
    fn record(&mut self, kind: Kind, id: u64, ctx: &Ctx<'_>) {
        let word = Text::of("登记", "Record");
        let title = kind.title();
        let name = format!("{} #{id}", title.say(ctx.locale));
        self.link(&word, name, Place::Record(kind, id), ctx);
    }

    /// Who looked at it, and when.
    fn evidence(&mut self, evidence: &Evidence, ctx: &Ctx<'_>) {
        let words = match evidence {
            Evidence::Verified { on, by, .. } => {
                let on = short(*on, ctx.today().year);
                text!("已核实 {by} {on}", "verified by {by} on {on}")
            }
            Evidence::Recorded => Text::of("已登记，待核实", "recorded, to be verified"),
        };
        let label = Text::of("核实", "Evidence");
        self.say(&label, words.say(ctx.locale), ctx);
    }

    /// An activity, with its title.
    fn held(&mut self, activity: &Activity, ctx: &Ctx<'_>) {
        let mark = match activity.evidence.is_verified() {
            true => (Symbol::Verified, Role::Ok),
            false => (Symbol::Recorded, Role::Accent),
        };
        let words = format!(
            "{}  {}",
            activity_words(activity, None, ctx),
            activity.title
        );
        self.linked(
            mark,
            "",
            words,
            Place::Record(Kind::Activity, activity.id.0),
        );
    }

    /// What came of activities.
    fn outputs<'a>(&mut self, of: impl IntoIterator<Item = &'a Activity>, ctx: &Ctx<'_>) {
        let (book, on) = (ctx.book(), ctx.today().reference_date());
        let all = of.into_iter().flat_map(|it| came_of(book, it.id, on));
        let all: Vec<_> = all.collect();
        self.head(&Text::of("成果", "What came of it"), !all.is_empty(), ctx);
        for output in all {
            let mark = match output.evidence.is_verified() {
                true => (Symbol::Verified, Role::Ok),
                false => (Symbol::Recorded, Role::Accent),
            };
            let words = format!("{}  {}", output_words(output, ctx), output.title);
            self.linked(mark, "", words, Place::Record(Kind::Output, output.id.0));
        }
    }
}

fn state(told: &mut Told, (symbol, role, words): (Symbol, Role, Text), ctx: &Ctx<'_>) {
    let label = Text::of("状态", "State");
    told.lines.push(Line::Field {
        label: (Role::Label, label.say(ctx.locale).to_owned()),
        mark: Some((symbol, role)),
        value: words.say(ctx.locale).to_owned(),
        role,
        link: None,
    });
}

fn told_of_item(id: PlanItemId, ctx: &Ctx<'_>) -> Option<Told> {
    let (book, locale) = (ctx.book(), ctx.locale);
    let item: &PlanItem = book.plan_items.get(id)?;
    let (month, title) = (item.month, &item.title);
    let plan = book.plans.get(item.plan)?;
    let words = text!("{month}月 {title}", "{title}, month {month}");
    let mut told = titled(words.say(locale));
    told.body(plan.body, ctx);
    state(&mut told, standing(item, ctx), ctx);
    told.say(&Text::of("责任人", "Who sees to it"), &item.who, ctx);
    let kind = item.kind.map(|it| it.word());
    let kind = kind.as_ref().map_or("", |it| it.say(locale));
    told.say(&Text::of("活动类型", "Kind"), kind, ctx);
    let name = plan.title.clone();
    told.link(
        &Text::of("计划", "Plan"),
        name,
        Place::Record(Kind::Plan, plan.id.0),
        ctx,
    );
    if let Some(ended) = &item.ended {
        let on = short(ended.on, ctx.today().year);
        let words = format!("{on} {}", ended.reason);
        told.say(&Text::of("取消", "Dropped"), words.trim_end(), ctx);
    }
    told.say(&NOTE, &item.note, ctx);
    let held = ticking(book, id, ctx.today().reference_date());
    told.head(&Text::of("活动", "Held"), !held.is_empty(), ctx);
    for activity in &held {
        told.held(activity, ctx);
    }
    told.outputs(held.iter().copied(), ctx);
    if held.is_empty() && item.ended.is_none() {
        let how = Text::of(
            "开展后按 g 登记活动，事项随之勾销；改月份、取消（写明原因）按 e；已登记的活动，在那条活动上选这一事项。",
            "Once it was held, g enters the activity, which ticks it. e moves it to another month or drops it, with the reason; an activity that is recorded already names the item itself.",
        );
        told.lines.push(Line::of(Role::Muted, how.say(locale)));
    }
    Some(told)
}

fn told_of_activity(id: ActivityId, ctx: &Ctx<'_>) -> Option<Told> {
    let (book, locale) = (ctx.book(), ctx.locale);
    let activity = book.activities.get(id)?;
    let mut told = titled(activity.title.clone());
    told.record(Kind::Activity, id.0, ctx);
    state(&mut told, outside(activity), ctx);
    let words = activity_words(activity, None, ctx);
    told.say(&Text::of("活动", "Held"), &words, ctx);
    for sector in &activity.sectors {
        told.sector(*sector, ctx);
    }
    told.say(&Text::of("地点", "Place"), &activity.place, ctx);
    let cost = activity.cost();
    if cost != Money(0) {
        let label = Text::of("经费合计（元）", "Cost, yuan");
        told.say(&label, &cost.to_string(), ctx);
    }
    told.evidence(&activity.evidence, ctx);
    told.say(&NOTE, &activity.note, ctx);
    told.outputs([activity], ctx);
    let how = Text::of(
        "不在年度计划里；确属某一事项的，按 g 选上计划事项。",
        "It is in no plan; if it was an item's, g chooses that.",
    );
    told.lines.push(Line::of(Role::Muted, how.say(locale)));
    Some(told)
}

fn told_of_plan(id: PlanId, ctx: &Ctx<'_>) -> Option<Told> {
    let (book, locale) = (ctx.book(), ctx.locale);
    let plan = book.plans.get(id)?;
    let mut told = titled(plan.title.clone());
    told.body(plan.body, ctx);
    let made = short_or_dash(plan.made_on, ctx.today().year);
    told.say(&Text::of("制定时间", "Made on"), &made, ctx);
    told.evidence(&plan.evidence, ctx);
    told.files(plan.attachments.len(), ctx);
    told.say(&NOTE, &plan.note, ctx);
    let items = book.items_of(id);
    told.head(&Text::of("事项", "Items"), !items.is_empty(), ctx);
    for item in &items {
        let (symbol, role, words) = standing(item, ctx);
        let (month, title, words) = (item.month, &item.title, words.say(locale));
        let words = text!(
            "{month}月 {title}  {words}",
            "{title}, month {month}  {words}"
        );
        let place = Place::Record(Kind::PlanItem, item.id.0);
        told.linked((symbol, role), "", words.say(locale).to_owned(), place);
    }
    if items.is_empty() {
        let how = Text::of(
            "计划没有事项，无法对账：按 g 补事项。",
            "The plan has no items to hold the year's work against: g adds them.",
        );
        told.lines
            .push(Line::marked(Symbol::Due, Role::Due, how.say(locale)));
    }
    Some(told)
}

fn told_of_summary(id: SummaryId, ctx: &Ctx<'_>) -> Option<Told> {
    let summary = ctx.book().summaries.get(id)?;
    let mut told = titled(summary.title.clone());
    told.record(Kind::Summary, id.0, ctx);
    told.body(summary.body, ctx);
    let made = short_or_dash(summary.made_on, ctx.today().year);
    told.say(&Text::of("制定时间", "Made on"), &made, ctx);
    told.evidence(&summary.evidence, ctx);
    told.files(summary.attachments.len(), ctx);
    told.say(&NOTE, &summary.note, ctx);
    Some(told)
}

fn told_of_room(id: WorkroomId, ctx: &Ctx<'_>) -> Option<Told> {
    let (book, today) = (ctx.book(), ctx.today());
    let room = book.workrooms.get(id)?;
    let mut told = titled(room.name.clone());
    told.record(Kind::Workroom, id.0, ctx);
    if let Some(sector) = room.sector {
        told.sector(sector, ctx);
    }
    let door = match room.offline {
        true => Text::of("线下", "with a door"),
        false => Text::of("线上", "online"),
    };
    told.say(&Text::of("类型", "Kind"), door.say(ctx.locale), ctx);
    told.say(&Text::of("地址", "Address"), &room.address, ctx);
    let on = today.reference_date();
    let is_in = |it: &&crate::domain::member::Member| it.workroom_on(on) == Some(id);
    let members = book.serving(on).filter(is_in).count();
    told.say(&Text::of("入驻委员", "Members"), &members.to_string(), ctx);
    told.say(&Text::of("值班安排", "Duty roster"), &room.duty, ctx);
    told.say(&NOTE, &room.note, ctx);
    let all = book.inspections.iter();
    let mut all: Vec<&Inspection> = all.filter(|it| it.workroom == id && it.on <= on).collect();
    all.sort_by_key(|it| std::cmp::Reverse((it.on, it.id)));
    told.head(&Text::of("检查", "Inspections"), !all.is_empty(), ctx);
    for it in all {
        let lacking = it.lacking(book.settings());
        let (mark, words) = match lacking.is_empty() {
            true => (
                (Symbol::Verified, Role::Ok),
                Text::of("达到十有", "all ten"),
            ),
            false => {
                let (zh, en) = (lacking.join("、"), lacking.join(", "));
                let words = text!("欠缺：{zh}", "lacks: {en}");
                ((Symbol::Due, Role::Due), words)
            }
        };
        let on = short(it.on, today.year);
        let words = format!("{on} {}", words.say(ctx.locale));
        told.linked(mark, "", words, Place::Record(Kind::Inspection, it.id.0));
    }
    Some(told)
}

fn told_of_report(id: PublicityItemId, ctx: &Ctx<'_>) -> Option<Told> {
    let book = ctx.book();
    let report = book.publicity_items.get(id)?;
    let mut told = titled(report.title.clone());
    told.record(Kind::PublicityItem, id.0, ctx);
    told.say(&Text::of("媒体", "Medium"), &report.medium, ctx);
    let on = short(report.on, ctx.today().year);
    told.say(&Text::of("刊播时间", "Reported on"), &on, ctx);
    for sector in &report.sectors {
        told.sector(*sector, ctx);
    }
    if let Some(activity) = report.activity.and_then(|it| book.activities.get(it)) {
        let place = Place::Record(Kind::Activity, activity.id.0);
        told.link(
            &Text::of("活动", "Activity"),
            activity.title.clone(),
            place,
            ctx,
        );
    }
    told.say(&Text::of("网址", "Link"), &report.link, ctx);
    told.say(&NOTE, &report.note, ctx);
    Some(told)
}

/// A sector's money: what is set aside, and for what it went.
fn told_of_money(id: SectorId, ctx: &Ctx<'_>) -> Told {
    let (book, year) = (ctx.book(), ctx.today().year);
    let name = book.sector_name(id);
    let title = text!("{name} 经费", "Money of {name}");
    let mut told = titled(title.say(ctx.locale));
    told.body(Body::Sector(id), ctx);
    let (budget, spent) = (book.budget_of(id, year), book.spent(id, year));
    if let Some(it) = budget {
        let left = Money(it.amount.0 - spent.0);
        told.say(
            &Text::of("预算（元）", "Planned, yuan"),
            &it.amount.to_string(),
            ctx,
        );
        told.say(&Text::of("余（元）", "Left, yuan"), &left.to_string(), ctx);
        told.say(&NOTE, &it.note, ctx);
    }
    told.say(
        &Text::of("已用（元）", "Spent, yuan"),
        &spent.to_string(),
        ctx,
    );
    let mut all = book.activities_of(id, year);
    let cost = |it: &Activity| -> Money {
        let own = it.costs.iter().filter(|it| it.sector == id);
        own.map(|it| it.amount).sum()
    };
    all.retain(|it| cost(it) != Money(0));
    told.head(&Text::of("用于", "Spent on"), !all.is_empty(), ctx);
    for activity in all {
        let on = short(activity.held_on, year);
        let words = format!("{on} {}  {}", activity.title, cost(activity));
        let place = Place::Record(Kind::Activity, activity.id.0);
        told.linked((Symbol::NotDue, Role::Muted), "", words, place);
    }
    told
}

impl Told {
    fn files(&mut self, count: usize, ctx: &Ctx<'_>) {
        let words = match count {
            0 => Text::of("", ""),
            n => text!("{n} 份", "{n}"),
        };
        let label = Text::of("附件", "Files");
        self.say(&label, words.say(ctx.locale), ctx);
    }
}
