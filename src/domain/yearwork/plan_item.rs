//! An item of a year's plan (article 17): what is to be held, in which month and by whom. An activity that
//! ticks it says that it was held.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Activity, ActivityKind, Body};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{PlanId, PlanItemId};
use crate::domain::member::{Departure, ENDED};
use crate::domain::record::Kind;

choices! {
    /// How far an item of a plan is.
    ItemState {
        /// An activity ticked it.
        Held = "held", "已开展", "held";
        /// Its month is not over.
        Planned = "planned", "未到期", "planned";
        /// Its month is over, and no activity ticked it.
        Overdue = "overdue", "逾期未开展", "overdue";
        /// It was given up.
        Dropped = "dropped", "已取消", "dropped";
    }
}

/// An item of a plan (计划事项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanItem {
    /// The item's identity.
    pub id: PlanItemId,
    /// Of which plan.
    pub plan: PlanId,
    /// What is to be held.
    pub title: String,
    /// Of which kind; none where the plan does not say it.
    #[serde(default)]
    pub kind: Option<ActivityKind>,
    /// In which month of the plan's year, 1 to 12.
    pub month: u32,
    /// Who sees to it.
    #[serde(default)]
    pub who: String,
    /// When and why it was given up.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for PlanItem {
    const FIELDS: &'static [Field<Self>] = fields![PlanItem(id);
        Open plan: "年度工作计划" / "Plan" .head("计划", "Plan") .fixed();
        Open month: "月份" / "Month" .wide(6, 6) .bounds(1, 12) .headers("时间 计划时间 完成时间");
        Open title: "事项" / "What" .wide(24, 44) .required() .headers("计划事项 活动名称 工作内容 活动内容");
        Open kind: "活动类型" / "Kind" .head("类别", "Kind");
        Open who: "责任人" / "Who sees to it" .wide(10, 20) .headers("负责人 牵头人");
        Open ended: "取消" / "Dropped" .later() .parts(ENDED);
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![PlanItem;
        Open state: "进展" / "State" = Shape::Choice(ItemState::CHOICES),
            |it, book, today| Value::Choice(it.state(book, today.reference_date()).code());
    ];

    const KEY: &'static [&'static str] = &["plan", "month", "title"];

    const LIST: &'static [Listed] = listed![plan month title kind who state note];

    fn part_of(&self) -> Option<(Kind, u64)> {
        Some((Kind::Plan, self.plan.0))
    }

    fn blank(_book: &Book, today: Today) -> PlanItem {
        PlanItem {
            id: PlanItemId(0),
            plan: PlanId(0),
            title: String::new(),
            kind: None,
            month: today.reference_date().month(),
            who: String::new(),
            ended: None,
            note: String::new(),
        }
    }
}

impl PlanItem {
    /// How far it is on a day.
    #[must_use]
    pub fn state(&self, book: &Book, on: NaiveDate) -> ItemState {
        let ticks = |it: &&Activity| it.items.contains(&self.id) && it.held_on <= on;
        let year = book.plans.get(self.plan).map(|it| it.year);
        if book.activities.iter().any(|it| ticks(&it)) {
            ItemState::Held
        } else if self.ended.as_ref().is_some_and(|ended| ended.on <= on) {
            ItemState::Dropped
        } else if year
            .and_then(|it| self.last_day(it))
            .is_some_and(|last| last < on)
        {
            ItemState::Overdue
        } else {
            ItemState::Planned
        }
    }

    /// How far the items of a body's plans of a year are, in the order of [`ItemState::ALL`].
    #[must_use]
    pub fn states(book: &Book, body: Body, year: Year, on: NaiveDate) -> Vec<(ItemState, usize)> {
        let plans = book.plans_of(body, year);
        let items = plans.flat_map(|it| book.items_of(it.id));
        let states: Vec<_> = items.map(|it| it.state(book, on)).collect();
        let count = |state| states.iter().filter(|it| **it == state).count();
        let all = ItemState::ALL.into_iter();
        all.map(|state| (state, count(state))).collect()
    }

    /// The last day of its month.
    #[must_use]
    pub fn last_day(&self, year: Year) -> Option<NaiveDate> {
        let (year, next) = (i32::from(year.0), self.month + 1);
        let after = match next {
            2..=12 => NaiveDate::from_ymd_opt(year, next, 1),
            _ => NaiveDate::from_ymd_opt(year + 1, 1, 1),
        };
        after?.pred_opt()
    }
}
