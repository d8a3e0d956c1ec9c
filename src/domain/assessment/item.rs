//! An item of a table of points (考核项目).

use serde::{Deserialize, Serialize};

use super::criterion::Criterion;
use super::forbidden::forbidden;
use super::points::Points;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::{Described, Field, Listed, fields, listed};
use crate::domain::id::{PointsItemId, PointsTableId};
use crate::domain::record::Kind;
use crate::domain::scope::Scope;
use crate::domain::yearwork::{AdoptedBy, Channel};
use crate::text;
use crate::text::Text;

/// An item of a table of points: what is counted, what each counts, and up to where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsItem {
    /// The item's identity.
    pub id: PointsItemId,
    /// In which table.
    pub table: PointsTableId,
    /// Its place in the table.
    #[serde(default)]
    pub position: u32,
    /// Its name, as the office writes it.
    pub title: String,
    /// What it counts.
    pub criterion: Criterion,
    /// Of outputs only those of this channel.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Of adopted outputs only those whose highest adoption is this one; without it those above the city.
    #[serde(default)]
    pub level: Option<AdoptedBy>,
    /// Points for each, or for the first where `further` says otherwise.
    pub points: Points,
    /// Points for each from the second on.
    #[serde(default)]
    pub further: Option<Points>,
    /// Points for a joint author.
    #[serde(default)]
    pub joint: Option<Points>,
    /// Deducted from each that was missed with leave.
    #[serde(default)]
    pub excused: Option<Points>,
    /// Deducted from each that was missed without leave.
    #[serde(default)]
    pub absent: Option<Points>,
    /// The most that the item gives.
    #[serde(default)]
    pub cap: Option<Points>,
    /// Items of one group share a cap.
    #[serde(default)]
    pub group: String,
    /// The most that the item's group gives.
    #[serde(default)]
    pub group_cap: Option<Points>,
    /// Of the items with the same word here only the one with the most points counts.
    #[serde(default)]
    pub either: String,
    /// So many are asked for at least: with fewer nobody is competent.
    #[serde(default)]
    pub least: Option<u32>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for PointsItem {
    const FIELDS: &'static [Field<Self>] = fields![PointsItem(id);
        Open table: "计分表" / "Table" .wide(16, 32);
        Open title: "考核项目" / "Item" .wide(16, 32) .required() .headers("项目 考核内容");
        Open criterion: "计分依据" / "Counts" .asked();
        Open channel: "成果形式" / "Channel" .help("只计某一种成果的填写", "of outputs only these");
        Open level: "采用层级" / "Adopted by" .help(
            "只计某一级采用的填写；不填的，计省级以上", "only outputs that this level adopted; empty for those above the city");
        Open points: "分值" / "Points" .headers("每项分值 每次");
        Open further: "第二项起" / "From the second on";
        Open joint: "联名" / "Joint author";
        Open excused: "请假扣分" / "Excused, minus";
        Open absent: "缺席扣分" / "Absent, minus";
        Open cap: "上限" / "Cap" .headers("最高分 封顶");
        Open group: "项目组" / "Group";
        Open group_cap: "组上限" / "Group's cap";
        Open either: "择高组" / "Higher of"
            .help("同词的项目只计最高的", "of the same word the highest counts");
        Open least: "最低要求" / "At least" .bounds(0, 999)
            .help("不足的不能评为称职以上", "with fewer nobody is competent");
        Open position: "排序号" / "Place in the list" .later();
        Open note: "备注" / "Note" .lines(3);
    ];

    const KEY: &'static [&'static str] = &["table", "title"];

    const LIST: &'static [Listed] = listed![
        table position title criterion channel level points further joint excused absent cap group
        group_cap either least note
    ];

    const NAME: &'static [&'static str] = &["title"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn part_of(&self) -> Option<(Kind, u64)> {
        Some((Kind::PointsTable, self.table.0))
    }

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        let word = forbidden(&self.title).or_else(|| forbidden(&self.note));
        let word = word.filter(|_| self.criterion != Criterion::NotCounted);
        let forbidden = word.map(|word| {
            let why = text!(
                "不得以“{word}”计分、排名：国务院办公厅2026年1月《政务移动互联网应用程序管理办法》禁止以登录、签到、点赞、\
                 转发、学习时长等作为考核指标。可改列为“不计分”。",
                "\"{word}\" may not be scored: the State Council's measures for government mobile applications of \
                 January 2026 forbid log-ins, check-ins, likes, reposts and minutes of study as criteria. It can \
                 stand as \"not counted\"."
            );
            ("title", why)
        });
        let below = [
            ("points", Some(self.points)),
            ("further", self.further),
            ("joint", self.joint),
            ("excused", self.excused),
            ("absent", self.absent),
            ("cap", self.cap),
            ("group_cap", self.group_cap),
        ];
        let below = below.into_iter().filter(|(_, it)| *it < Some(Points::NONE));
        let below = below.filter(|(_, it)| it.is_some()).map(|(field, _)| {
            let why = Text::of(
                "分值不能为负；扣分项写扣多少分。",
                "Points are not below nought; what is deducted is written as how much.",
            );
            (field, why)
        });
        forbidden.into_iter().chain(below).collect()
    }

    fn blank(book: &Book, _today: Today) -> PointsItem {
        let last = book.points_items.iter().map(|it| it.position).max();
        PointsItem {
            id: PointsItemId(0),
            table: PointsTableId(0),
            position: last.map_or(1, |last| last.saturating_add(1)),
            title: String::new(),
            criterion: Criterion::Base,
            channel: None,
            level: None,
            points: Points::NONE,
            further: None,
            joint: None,
            excused: None,
            absent: None,
            cap: None,
            group: String::new(),
            group_cap: None,
            either: String::new(),
            least: None,
            note: String::new(),
        }
    }
}
