//! An assessment sheet (考核表): what somebody was given by a table of points on the closing day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::points::Points;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{
    Described, Facts, Field, Listed, fields, groups, listed, one_of, parts,
};
use crate::domain::id::{
    AssessmentSheetId, CommitteeId, ConvenorId, DepartmentId, MemberId, PointsItemId,
    PointsTableId, SectorId,
};
use crate::domain::record::Kind;
use crate::domain::scope::Scope;
use crate::text::Text;

choices! {
    /// How somebody did.
    Grade {
        /// 优秀.
        Excellent = "excellent", "优秀", "excellent";
        /// 称职.
        Competent = "competent", "称职", "competent";
        /// 不称职.
        Lacking = "lacking", "不称职", "not competent";
    }
}

/// Who is assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assessed {
    /// A member.
    Member(MemberId),
    /// A sector.
    Sector(SectorId),
    /// A convenor.
    Convenor(ConvenorId),
    /// A committee.
    Committee(CommitteeId),
    /// A department of the office.
    Department(DepartmentId),
}

impl Assessed {
    /// The record.
    #[must_use]
    pub fn record(self) -> (Kind, u64) {
        match self {
            Assessed::Member(id) => (Kind::Member, id.0),
            Assessed::Sector(id) => (Kind::Sector, id.0),
            Assessed::Convenor(id) => (Kind::Convenor, id.0),
            Assessed::Committee(id) => (Kind::Committee, id.0),
            Assessed::Department(id) => (Kind::Department, id.0),
        }
    }
}

one_of! { Assessed { Member Sector Convenor Committee Department } }

/// What an item of the table came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The item.
    pub item: PointsItemId,
    /// Its points.
    pub points: Points,
    /// The most that it could give; none in old sheets.
    #[serde(default)]
    pub open: Option<Points>,
}

groups! { Line { item, points, open } }

const LINES: &[Facts] = parts!["lines", Line;
    Open item: "项目" / "Item";
    Open points: "得分" / "Points" .required();
    Open open: "可得" / "Open";
];

/// The committee that confirmed a sheet, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// The day.
    pub on: NaiveDate,
    /// The committee; none where the office did.
    #[serde(default)]
    pub by: Option<CommitteeId>,
}

groups! { Confirmed { on, by } }

const CONFIRMED: &[Facts] = parts!["confirmed", Confirmed;
    Open on: "确认时间" / "Confirmed on" .past();
    Open by: "确认专委会" / "Confirmed by";
];

/// What somebody was given by a table of points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentSheet {
    /// The sheet's identity.
    pub id: AssessmentSheetId,
    /// By which table.
    pub table: PointsTableId,
    /// Of which year.
    pub year: Year,
    /// Who is assessed.
    pub of: Assessed,
    /// As of this day.
    pub closed_on: NaiveDate,
    /// The points.
    pub points: Points,
    /// The most that were open to whoever is assessed.
    pub open: Points,
    /// The grade.
    pub grade: Grade,
    /// Did whoever is assessed serve for a part of the year only?
    #[serde(default)]
    pub partly: bool,
    /// What each item came to.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// The member's committee confirmed it.
    #[serde(default)]
    pub confirmed: Option<Confirmed>,
    /// What the member says against it (申诉).
    #[serde(default)]
    pub appeal: String,
    /// What was answered to that.
    #[serde(default)]
    pub answer: String,
}

impl Described for AssessmentSheet {
    const FIELDS: &'static [Field<Self>] = fields![AssessmentSheet(id);
        Open of: "考核对象" / "Of" .fixed();
        Open year: "年度" / "Year" .wide(6, 6) .fixed();
        Open table: "计分表" / "Table" .wide(12, 24) .fixed();
        Open closed_on: "截止时间" / "Closed on" .past() .comes() .fixed();
        Open points: "得分" / "Points" .fixed();
        Open open: "可得分" / "Open points" .fixed();
        Open grade: "等次" / "Grade" .fixed();
        Open partly: "任职不足一年" / "Part of the year" .fixed();
        Open lines: "各项得分" / "Items" .parts(LINES) .fixed();
        Open confirmed: "确认" / "Confirmed" .later() .parts(CONFIRMED);
        Open appeal: "申诉" / "Appeal" .later() .lines(3);
        Open answer: "申诉答复" / "Answer to the appeal" .later() .lines(3);
    ];

    const KEY: &'static [&'static str] = &["year", "of"];

    // In the order of the roster and not of the points: nobody is ranked.
    const BY_VERBS: bool = true;

    const LIST: &'static [Listed] = listed![
        year of points open grade partly closed_on confirmed appeal answer
    ];

    const NAME: &'static [&'static str] = &["of", "year"];

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        let unasked = !self.answer.trim().is_empty() && self.appeal.trim().is_empty();
        let why = Text::of(
            "没有申诉，不登记答复。",
            "There is no appeal to be answered.",
        );
        unasked.then_some(("answer", why)).into_iter().collect()
    }

    fn scope(&self) -> Scope {
        match self.of {
            Assessed::Member(id) => Scope::Member(id),
            Assessed::Sector(id) => Scope::Sector(id),
            Assessed::Committee(id) => Scope::Committee(id),
            Assessed::Convenor(_) | Assessed::Department(_) => Scope::Office,
        }
    }

    fn year(&self) -> Option<Year> {
        Some(self.year)
    }

    fn blank(_book: &Book, today: Today) -> AssessmentSheet {
        AssessmentSheet {
            year: today.year,
            ..AssessmentSheet::of_day(today.reference_date())
        }
    }
}

impl AssessmentSheet {
    /// Is something said against it that was not answered?
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        !self.appeal.trim().is_empty() && self.answer.trim().is_empty()
    }

    /// One of a closing day, of which nothing else is said.
    #[must_use]
    pub fn of_day(closed_on: NaiveDate) -> AssessmentSheet {
        AssessmentSheet {
            id: AssessmentSheetId(0),
            table: PointsTableId(0),
            year: Year::of(closed_on),
            of: Assessed::Member(MemberId(0)),
            closed_on,
            points: Points::NONE,
            open: Points::NONE,
            grade: Grade::Lacking,
            partly: false,
            lines: Vec::new(),
            confirmed: None,
            appeal: String::new(),
            answer: String::new(),
        }
    }
}
