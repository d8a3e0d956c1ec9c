//! J1707: what a plan has for a month is held by the end of it.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::PlanItemId;
use crate::domain::yearwork::{Body, ItemState};
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::{Place, Subject};
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J1707",
    name: "plan-item-not-done",
    article: Some(17),
    level: Level::Advice,
    settings: &[],
    title: Text::of("计划事项逾期未开展", "Plan item not done"),
    why: Text::of(
        "年度工作计划是要落实的。计划事项所在月份已过，还没有对应的活动，值得过问。",
        "A plan is there to be carried out: an item whose month is over, and for which no activity was \
         recorded, deserves a look.",
    ),
    remedy: Text::of(
        "登记开展该事项的活动，或在已登记的活动中选上该事项；不再开展的，登记取消及原因。",
        "Record the activity, or choose the item in the one that is recorded; what is given up is dropped, \
         with the reason.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let there = |body: Body| match body {
        Body::Sector(id) => book
            .sectors
            .get(id)
            .is_some_and(|it| it.is_there_on(today.reference_date())),
        Body::Committee(_) | Body::Department(_) => true,
    };
    let plans = book.plans.iter().filter(|it| it.year == today.year);
    for plan in plans.filter(|it| there(it.body)) {
        for item in book.items_of(plan.id) {
            if item.state(book, today.date) == ItemState::Overdue {
                findings.add(
                    Place::of_body(book, item.id, plan.body, today),
                    Remedy::hold_plan_item(item.id),
                );
            }
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let Subject::Record(_, id) = finding.subject else {
        return Text::of("", "");
    };
    let item = book.plan_items.get(PlanItemId(id));
    let plan = item.and_then(|it| book.plans.get(it.plan));
    let whose = plan.map_or("—", |it| book.body_name(it.body));
    let title = names::quoted(item.map_or("—", |it| &it.title));
    let month = item.map_or(0, |it| it.month);
    text!(
        "{whose}计划 {month} 月开展的{title}没有对应的活动",
        "{whose}'s plan has {title} for month {month}, and no activity ticks it"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::member::Departure;
    use crate::domain::yearwork::{Activity, PlanItem};
    use crate::rules::testing::{BookBuilder, Case, day};
    fn item(s: &mut BookBuilder, month: u32) -> PlanItemId {
        let sector = s.sector("教育界");
        let plan = s.plan(Body::Sector(sector), 2026);
        s.plan_item(plan, month)
    }
    fn held(s: &mut BookBuilder, item: PlanItemId, on: &str) {
        let activity = s.activity(&[], on);
        s.edit(activity, |it: &mut Activity| it.items = vec![item]);
    }
    vec![
        Case::silent("on the last day of its month", |s| {
            item(s, 6);
            s.on("2026-06-30");
        }),
        Case::advice("on the day after", |s| {
            item(s, 6);
        }),
        Case::silent("of December, on its last day", |s| {
            item(s, 12);
            s.on("2026-12-31");
        }),
        Case::advice("of last December", |s| {
            item(s, 12);
            s.on("2027-01-05");
            s.looking_at(2026);
        }),
        Case::silent("of another year's plan", |s| {
            item(s, 6);
            s.looking_at(2025);
        }),
        Case::silent("an activity ticks it, though late", |s| {
            let item = item(s, 5);
            held(s, item, "2026-06-05");
        }),
        Case::advice("the activity that ticks it is still to come", |s| {
            let item = item(s, 5);
            held(s, item, "2026-07-05");
        }),
        Case::silent("it was dropped", |s| {
            let item = item(s, 5);
            s.edit(item, |it: &mut PlanItem| {
                it.ended = Some(Departure {
                    on: day("2026-06-20"),
                    reason: "并入调研".into(),
                });
            });
        }),
        Case::advice("of a department", |s| {
            let department = s.department("研究室");
            let plan = s.plan(Body::Department(department), 2026);
            s.plan_item(plan, 3);
        }),
    ]
}
