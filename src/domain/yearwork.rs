//! The year's work of sectors, committees and the leadership: plans, activities, outputs,
//! summaries, studies and circulars (articles 1, 13, 17 and 18).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::calendar::Year;
use super::choice::choices;
use super::id::{
    ActivityId, CircularId, CommitteeId, MemberId, OutputId, PlanId, SectorId, StudyId, SummaryId,
};
use crate::text::Text;

/// Who owes a plan or a summary: a sector (article 17) or a committee (article 18).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// A sector.
    Sector(SectorId),
    /// A special committee.
    Committee(CommitteeId),
}

/// How far a record is believed. That there is none at all is *missing*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Somebody entered it.
    Recorded,
    /// The committee's staff looked at it and said so.
    Verified {
        /// The day.
        on: NaiveDate,
        /// Who looked.
        by: String,
    },
}

impl Evidence {
    /// How far it is believed, in a word.
    #[must_use]
    pub fn word(&self) -> Text {
        match self {
            Evidence::Recorded => Text::of("已登记", "recorded"),
            Evidence::Verified { .. } => Text::of("已核实", "verified"),
        }
    }

    /// Has somebody of the staff looked at it?
    #[must_use]
    pub fn is_verified(&self) -> bool {
        matches!(self, Evidence::Verified { .. })
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
    /// The text, or where it is kept.
    #[serde(default)]
    pub note: String,
}

choices! {
    /// What kind of event an activity is (articles 1 and 13).
    ActivityKind {
        /// Research or inspection (调研视察考察).
        Research = "research", "调研视察", "research or inspection";
        /// A consultation of the sector (界别协商).
        Consultation = "consultation", "界别协商", "consultation";
        /// A forum (界别座谈会).
        Forum = "forum", "座谈会", "forum";
        /// A reading club (界别读书会).
        ReadingClub = "reading-club", "读书会", "reading club";
        /// Public-interest service (公益服务).
        Service = "service", "公益服务", "public-interest service";
        /// Training out of town (外出学习培训).
        Training = "training", "外出学习培训", "training out of town";
        /// A plenary session (全体会议).
        Plenary = "plenary", "全体会议", "plenary session";
        /// Anything else.
        Other = "other", "其他", "other";
    }

    /// Whether an event had the temporary branch of the Party that article 1 asks for.
    TemporaryBranch {
        /// The event is none that asks for one.
        NotApplicable = "not-applicable", "不涉及", "does not apply";
        /// It was set up.
        Yes = "yes", "已设立", "set up";
        /// It was not, though the event asked for one.
        No = "no", "未设立", "not set up";
    }

    /// The channel that an output went through (articles 6 and 17).
    Channel {
        /// A plenary speech (大会发言).
        Speech = "speech", "大会发言", "speech";
        /// A proposal (提案).
        Proposal = "proposal", "提案", "proposal";
        /// A public-opinion brief (社情民意信息).
        Brief = "brief", "社情民意信息", "brief";
        /// A micro-suggestion (微建议).
        MicroSuggestion = "micro-suggestion", "微建议", "micro-suggestion";
        /// A research report (调研视察报告).
        ResearchReport = "research-report", "调研视察报告", "research report";
    }

    /// Which meeting of the leadership studied sector work (article 18).
    StudyBody {
        /// The chairpersons' council (主席会议).
        Council = "council", "主席会议", "chairpersons' council";
        /// The leading Party members' group (党组会议).
        PartyGroup = "party-group", "党组会议", "leading Party members' group";
    }
}

// `choices!` can't say which of them is the default.
#[expect(clippy::derivable_impls)]
impl Default for TemporaryBranch {
    fn default() -> Self {
        TemporaryBranch::NotApplicable
    }
}

/// An activity of a sector, or of several, or of the organisation (界别活动).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// The activity's identity.
    pub id: ActivityId,
    /// The sectors that held it; none for an event of the organisation.
    pub sectors: Vec<SectorId>,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: ActivityKind,
    /// Held on.
    pub held_on: NaiveDate,
    /// Held where.
    #[serde(default)]
    pub place: String,
    /// The members who took part.
    #[serde(default)]
    pub participants: Vec<MemberId>,
    /// The temporary branch of the Party.
    #[serde(default)]
    pub temporary_branch: TemporaryBranch,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Activity {
    /// The year in which it counts.
    #[must_use]
    pub fn year(&self) -> Year {
        Year::of(self.held_on)
    }
}

/// Something that a sector or its members brought in (履职成果).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// The output's identity.
    pub id: OutputId,
    /// The sector that it counts for.
    pub sector: SectorId,
    /// In the sector's own name (以界别名义), not only in its members'?
    pub collective: bool,
    /// The members who wrote it.
    #[serde(default)]
    pub authors: Vec<MemberId>,
    /// The channel.
    pub channel: Channel,
    /// Its title.
    pub title: String,
    /// Handed in on.
    pub handed_in: NaiveDate,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Output {
    /// The year in which it counts.
    #[must_use]
    pub fn year(&self) -> Year {
        Year::of(self.handed_in)
    }
}

/// A study of sector work by the leadership (专题研究).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Study {
    /// The study's identity.
    pub id: StudyId,
    /// The meeting.
    pub body: StudyBody,
    /// Held on.
    pub held_on: NaiveDate,
    /// What was decided.
    #[serde(default)]
    pub decisions: String,
    /// How far it is believed.
    pub evidence: Evidence,
}

/// A year's circular on the work (情况通报, article 17).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circular {
    /// The circular's identity.
    pub id: CircularId,
    /// On which year's work.
    pub year: Year,
    /// Its title.
    pub title: String,
    /// Issued on.
    pub issued_on: NaiveDate,
    /// How far it is believed.
    pub evidence: Evidence,
}
