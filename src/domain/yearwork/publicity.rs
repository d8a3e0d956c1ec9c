//! Publicity for the sectors' work (article 20): how much of it is planned in a year, and where and when it
//! was reported.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{ActivityId, PublicityItemId, PublicityPlanId, SectorId};
use crate::domain::scope::Scope;

/// How much is to be reported in a year (宣传安排).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicityPlan {
    /// The plan's identity.
    pub id: PublicityPlanId,
    /// Of which year.
    pub year: Year,
    /// How many reports.
    pub planned: u32,
    /// Where, by whom, on what.
    #[serde(default)]
    pub note: String,
}

/// A report on the sectors' work (宣传报道).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicityItem {
    /// The report's identity.
    pub id: PublicityItemId,
    /// Its title.
    pub title: String,
    /// Where it stood: a paper, a site, an account.
    pub medium: String,
    /// The day on which it stood there.
    pub on: NaiveDate,
    /// Its address.
    #[serde(default)]
    pub link: String,
    /// On which sectors' work.
    #[serde(default)]
    pub sectors: Vec<SectorId>,
    /// On which activity.
    #[serde(default)]
    pub activity: Option<ActivityId>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for PublicityPlan {
    const FIELDS: &'static [Field<Self>] = fields![PublicityPlan(id);
        Open year: "年度" / "Year" .wide(6, 6);
        Open planned: "计划篇数" / "Reports planned" .head("计划篇数", "Planned") .bounds(1, 9_999);
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![PublicityPlan;
        Open reported: "已报道篇数" / "Reported" = Shape::Number,
            |it, book, _| Value::count(book.publicity_in(it.year));
    ];

    const KEY: &'static [&'static str] = &["year"];

    const LIST: &'static [Listed] = listed![year planned reported note];

    const NAME: &'static [&'static str] = &["year"];

    fn year(&self) -> Option<Year> {
        Some(self.year)
    }

    fn blank(_book: &Book, today: Today) -> PublicityPlan {
        PublicityPlan {
            id: PublicityPlanId(0),
            year: today.year,
            planned: 1,
            note: String::new(),
        }
    }
}

impl Described for PublicityItem {
    const FIELDS: &'static [Field<Self>] = fields![PublicityItem(id);
        Open title: "标题" / "Title" .wide(24, 50) .required() .headers("报道标题 题目");
        Open medium: "媒体" / "Medium" .wide(12, 24) .required() .headers("刊播媒体 刊发媒体 发布平台");
        Open on: "刊播时间" / "Reported on" .past() .of_term() .comes() .headers("刊发时间 发布时间");
        Open sectors: "涉及界别" / "Sectors" .head("界别", "Sectors");
        Open activity: "报道的活动" / "Activity" .head("活动", "Activity");
        Open link: "网址" / "Link" .headers("链接");
        Open note: "备注" / "Note" .lines(3);
    ];

    const KEY: &'static [&'static str] = &["on", "medium", "title"];

    const LIST: &'static [Listed] = listed![on medium title sectors activity link note];

    fn scope(&self) -> Scope {
        Scope::of(&self.sectors)
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.on))
    }

    fn blank(_book: &Book, today: Today) -> PublicityItem {
        PublicityItem {
            id: PublicityItemId(0),
            title: String::new(),
            medium: String::new(),
            on: today.reference_date(),
            link: String::new(),
            sectors: Vec::new(),
            activity: None,
            note: String::new(),
        }
    }
}
