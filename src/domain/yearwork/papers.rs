//! What a body owes every year: a plan and a summary (articles 17 and 18), papers of one shape.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::Choice;
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{CommitteeId, DepartmentId, PlanId, SectorId, SummaryId};
use crate::domain::record::Kind;
use crate::domain::scope::Scope;

/// Who owes a plan or a summary: a sector (article 17), a committee or a department (article 18).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// A sector.
    Sector(SectorId),
    /// A special committee.
    Committee(CommitteeId),
    /// A department of the office.
    Department(DepartmentId),
}

impl Body {
    /// Its record.
    #[must_use]
    pub fn record(self) -> (Kind, u64) {
        match self {
            Body::Sector(id) => (Kind::Sector, id.0),
            Body::Committee(id) => (Kind::Committee, id.0),
            Body::Department(id) => (Kind::Department, id.0),
        }
    }
}

/// A year's work plan (年度工作计划).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The plan's identity.
    pub id: PlanId,
    /// Whose plan.
    pub body: Body,
    /// For which year.
    pub year: Year,
    /// Its title.
    pub title: String,
    /// Made on.
    #[serde(default)]
    pub made_on: Option<NaiveDate>,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// The text, or where it is kept.
    #[serde(default)]
    pub note: String,
}

/// A year's work summary (工作总结).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The summary's identity.
    pub id: SummaryId,
    /// Whose summary.
    pub body: Body,
    /// Of which year.
    pub year: Year,
    /// Its title.
    pub title: String,
    /// Made on.
    #[serde(default)]
    pub made_on: Option<NaiveDate>,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// The text, or where it is kept.
    #[serde(default)]
    pub note: String,
}

/// Whose it is, in a table: a sector's, a committee's or a department's.
const BODIES: &[Choice] = &[
    Choice::of("sector", "界别", "sector"),
    Choice::of("committee", "专委会", "committee"),
    Choice::of("department", "部门", "department"),
];

macro_rules! yearly_paper {
    ($paper:ident, $id:ident) => {
        impl Described for $paper {
            const FIELDS: &'static [Field<Self>] = fields![$paper(id);
                Open body: "单位" / "Of" .head("单位", "Whose") .wide(16, 24) .fixed();
                Open year: "年度" / "Year" .wide(6, 6);
                Open title: "标题" / "Title" .wide(24, 50) .required();
                Open made_on: "制定时间" / "Made on" .past() .comes();
                Open evidence: "核实" / "Evidence";
                Open attachments: "附件" / "Attachments" .by_verbs();
                Open note: "正文或存放处" / "Text, or where" .head("备注", "Note") .wide(8, 30) .lines(5);
            ];

            const COMPUTED: &'static [Computed<Self>] = computed![$paper;
                Open kind: "类型" / "Kind" = Shape::Choice(BODIES),
                    |it, _, _| Value::Choice(match it.body {
                        Body::Sector(_) => BODIES[0].code,
                        Body::Committee(_) => BODIES[1].code,
                        Body::Department(_) => BODIES[2].code,
                    });
            ];

            const LIST: &'static [Listed] = listed![
                year body kind(Table) title made_on evidence attachments note
            ];

                    const NAME: &'static [&'static str] = &["body", "year"];

            fn scope(&self) -> Scope {
                self.body.into()
            }

            fn year(&self) -> Option<Year> {
                Some(self.year)
            }

            fn blank(_book: &Book, today: Today) -> $paper {
                $paper {
                    id: $id(0),
                    body: Body::Sector(SectorId(0)),
                    year: today.year,
                    title: String::new(),
                    made_on: today.within(today.year),
                    evidence: Evidence::Recorded,
                    attachments: Vec::new(),
                    note: String::new(),
                }
            }
        }
    };
}

yearly_paper!(Plan, PlanId);
yearly_paper!(Summary, SummaryId);
