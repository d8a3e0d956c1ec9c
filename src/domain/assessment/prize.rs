//! A prize of the year (评优, article 21): for an excellent sector or an excellent convenor, nominated, then
//! decided in a sitting.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::{
    Described, Facts, Field, Listed, fields, groups, listed, one_of, parts,
};
use crate::domain::id::{ConvenorId, PrizeId, SectorId, SittingId};
use crate::domain::record::Kind;
use crate::domain::scope::Scope;
use crate::text::Text;

/// Who is given a prize.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prized {
    /// A sector (优秀界别).
    Sector(SectorId),
    /// A convenor (优秀界别召集人).
    Convenor(ConvenorId),
}

impl Prized {
    /// The record.
    #[must_use]
    pub fn record(self) -> (Kind, u64) {
        match self {
            Prized::Sector(id) => (Kind::Sector, id.0),
            Prized::Convenor(id) => (Kind::Convenor, id.0),
        }
    }

    /// What the prize is called.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            Prized::Sector(_) => Text::of("优秀界别", "excellent sector"),
            Prized::Convenor(_) => Text::of("优秀界别召集人", "excellent convenor"),
        }
    }
}

one_of! { Prized { Sector Convenor } }

/// That a prize was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The day.
    pub on: NaiveDate,
    /// The sitting; none where it is not recorded.
    #[serde(default)]
    pub sitting: Option<SittingId>,
}

groups! { Decided { on, sitting } }

const DECIDED: &[Facts] = parts!["decided", Decided;
    Open on: "评定时间" / "Decided on" .headers("表彰时间 审议时间") .past();
    Open sitting: "评定会议" / "Sitting";
];

/// A prize, nominated or decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prize {
    /// The prize's identity.
    pub id: PrizeId,
    /// For which year.
    pub year: Year,
    /// Whose.
    pub of: Prized,
    /// Nominated on.
    pub nominated_on: NaiveDate,
    /// What for.
    #[serde(default)]
    pub merits: String,
    /// When it was decided, and where.
    #[serde(default)]
    pub decided: Option<Decided>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Prize {
    const FIELDS: &'static [Field<Self>] = fields![Prize(id);
        Open of: "评优对象" / "Of" .headers("优秀界别 优秀召集人 优秀界别召集人 表彰对象") .wide(12, 24) .fixed();
        Open year: "年度" / "Year" .wide(6, 6) .fixed();
        Open nominated_on: "提名时间" / "Nominated on" .head("提名时间", "Nominated") .headers("推荐时间") .past() .comes();
        Open merits: "主要事迹" / "What for" .headers("事迹 推荐理由") .wide(16, 40) .lines(3);
        Open decided: "评定" / "Decided" .later() .parts(DECIDED);
        Open note: "备注" / "Note" .lines(3);
    ];

    const KEY: &'static [&'static str] = &["year", "of"];

    const LIST: &'static [Listed] = listed![year of nominated_on merits decided note];

    const NAME: &'static [&'static str] = &["of", "year"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn year(&self) -> Option<Year> {
        Some(self.year)
    }

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        let early = self.decided.is_some_and(|it| it.on < self.nominated_on);
        let why = Text::of(
            "评定时间不能早于提名时间。",
            "It can't be decided before it was nominated.",
        );
        early.then_some(("decided.on", why)).into_iter().collect()
    }

    fn blank(_book: &Book, today: Today) -> Prize {
        Prize {
            id: PrizeId(0),
            year: today.year,
            of: Prized::Sector(SectorId(0)),
            nominated_on: today.reference_date(),
            merits: String::new(),
            decided: None,
            note: String::new(),
        }
    }
}
