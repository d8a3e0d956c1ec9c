//! A problem that a sitting took up (督办问题): who solves it, and by when (article 18).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::{Described, Facts, Field, Listed, fields, groups, listed, parts};
use crate::domain::id::{ProblemId, SittingId};
use crate::domain::iso;
use crate::domain::record::Kind;
use crate::domain::scope::Scope;

/// A problem with somebody who solves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The problem's identity.
    pub id: ProblemId,
    /// The sitting that took it up.
    pub sitting: SittingId,
    /// What it is.
    pub title: String,
    /// Who solves it.
    #[serde(default)]
    pub owner: String,
    /// By when.
    #[serde(default, deserialize_with = "iso::some_day")]
    pub due: Option<NaiveDate>,
    /// When and how it was solved.
    #[serde(default)]
    pub solved: Option<Solved>,
}

/// When a problem was solved, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solved {
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// How.
    #[serde(default)]
    pub how: String,
}

groups! { Solved { on, how } }

const SOLVED: &[Facts] = parts!["solved", Solved;
    Open on: "解决时间" / "Solved on" .past() .help("解决后填写", "once it was solved");
    Open how: "解决情况" / "How" .wide(12, 30);
];

impl Described for Problem {
    const FIELDS: &'static [Field<Self>] = fields![Problem(id);
        Open sitting: "会议" / "Sitting" .headers("会议名称") .wide(16, 28) .fixed();
        Open title: "问题" / "Problem" .headers("督办问题 事项") .wide(24, 50) .required();
        Open owner: "责任单位" / "Owner" .headers("责任人 承办单位") .wide(12, 20) .required();
        Open due: "完成时限" / "Due" .headers("时限 期限");
        Open solved: "解决" / "Solved" .parts(SOLVED);
    ];

    const LIST: &'static [Listed] = listed![sitting title owner due solved];

    const NAME: &'static [&'static str] = &["title"];

    const KEY: &'static [&'static str] = &["sitting", "title"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn waits_on(&self, day: NaiveDate) -> bool {
        self.solved.as_ref().is_none_or(|it| it.on > day)
    }

    fn part_of(&self) -> Option<(Kind, u64)> {
        Some((Kind::CouncilSitting, self.sitting.0))
    }

    fn blank(_book: &Book, _today: Today) -> Problem {
        Problem {
            id: ProblemId(0),
            sitting: SittingId(0),
            title: String::new(),
            owner: String::new(),
            due: None,
            solved: None,
        }
    }
}
