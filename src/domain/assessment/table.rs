//! A table of points (考核计分表).

use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{Described, Field, Listed, fields, listed};
use crate::domain::id::PointsTableId;
use crate::domain::record::Kind;
use crate::domain::scope::Scope;
use crate::text::Text;

choices! {
    /// Who is assessed (article 21).
    Assessing {
        /// Members (委员年度履职考核).
        Members = "members", "委员", "members";
        /// Sectors (优秀界别).
        Sectors = "sectors", "界别", "sectors";
        /// Convenors (优秀界别召集人).
        Convenors = "convenors", "界别召集人", "convenors";
        /// Committees and departments (机关绩效).
        Departments = "departments", "专委会和部门", "committees and departments";
    }
}

impl Assessing {
    /// Are records of this kind assessed so?
    #[must_use]
    pub fn includes(self, kind: Kind) -> bool {
        match self {
            Assessing::Members => kind == Kind::Member,
            Assessing::Sectors => kind == Kind::Sector,
            Assessing::Convenors => kind == Kind::Convenor,
            Assessing::Departments => matches!(kind, Kind::Committee | Kind::Department),
        }
    }
}

/// A table of points for one year and one kind of those who are assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsTable {
    /// The table's identity.
    pub id: PointsTableId,
    /// Its name.
    pub title: String,
    /// Who is assessed by it.
    pub assessing: Assessing,
    /// For which year.
    pub year: Year,
    /// From which share of what was open on, in per cent, the grade is excellent.
    pub excellent: u32,
    /// From which share on it is competent.
    pub competent: u32,
    /// The largest share, in per cent, that can be excellent; none without a quota.
    #[serde(default)]
    pub quota: Option<u32>,
    /// Is what is open to who came or left within the year reduced to the time served?
    #[serde(default)]
    pub pro_rata: bool,
    /// One that came with the program, to be looked at and not to be used as it is.
    #[serde(default)]
    pub example: bool,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for PointsTable {
    const FIELDS: &'static [Field<Self>] = fields![PointsTable(id);
        Open title: "计分表名称" / "Title" .wide(16, 32) .required();
        Open assessing: "考核对象" / "For" .asked();
        Open year: "年度" / "Year" .wide(6, 6);
        Open excellent: "优秀（得分率%）" / "Excellent from, %" .head("优秀%", "Excellent %") .bounds(0, 100);
        Open competent: "称职（得分率%）" / "Competent from, %" .head("称职%", "Competent %") .bounds(0, 100);
        Open quota: "优秀名额比例%" / "Quota, %" .head("名额%", "Quota %") .bounds(0, 100)
            .help("不限名额的不填", "empty without a quota");
        Open pro_rata: "按任职时间折算" / "In proportion" .yes("届中到任、离任的折算", "reduced to the time served");
        Open example: "示例" / "Example" .yes("随程序附带，仅供参考", "came with the program");
        Open note: "备注" / "Note" .lines(3);
    ];

    const KEY: &'static [&'static str] = &["year", "assessing", "title"];

    const LIST: &'static [Listed] = listed![
        year assessing title excellent competent quota pro_rata example note
    ];

    const NAME: &'static [&'static str] = &["title"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn year(&self) -> Option<Year> {
        Some(self.year)
    }

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        let crossed = self.competent > self.excellent;
        let why = Text::of(
            "称职的得分率不能高于优秀。",
            "Competent can't ask for more than excellent.",
        );
        crossed.then_some(("competent", why)).into_iter().collect()
    }

    fn blank(_book: &Book, today: Today) -> PointsTable {
        PointsTable {
            id: PointsTableId(0),
            title: String::new(),
            assessing: Assessing::Members,
            year: today.year,
            excellent: 90,
            competent: 60,
            quota: None,
            pro_rata: false,
            example: false,
            note: String::new(),
        }
    }
}
