//! The year's work of sectors, committees and the leadership: plans, activities, outputs,
//! summaries, studies, circulars, trainings, money, publicity, services and research (articles 1, 5 to 9,
//! 13, 17, 18 and 20).

mod activity;
mod attendance;
mod budget;
mod cost;
mod leader_contact;
mod leadership;
mod output;
mod papers;
mod plan_item;
mod publicity;
mod research;
mod service;
mod training;

pub use activity::{Activity, ActivityKind, TemporaryBranch};
pub use attendance::Excused;
pub use budget::Budget;
pub use cost::Cost;
pub use leader_contact::LeaderContact;
pub use leadership::{Circular, Study, StudyBody};
pub use output::{AdoptedBy, Answered, Channel, Instructed, Outcome, Output, Ruling};
pub use papers::{Body, Plan, Summary};
pub use plan_item::{ItemState, PlanItem};
pub use publicity::{PublicityItem, PublicityPlan};
pub use research::Research;
pub use service::{ServiceEntry, ServiceKind};
pub use training::{Training, TrainingKind};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::Text;

/// How far a record is believed. That there is none at all is *missing*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Somebody entered it.
    Recorded,
    /// The committee's staff looked at it and said so.
    Verified {
        /// The day.
        #[serde(deserialize_with = "crate::domain::iso::day")]
        on: NaiveDate,
        /// Who looked.
        by: String,
        /// From what that is known: a list of those present, a paper, a call; empty where nothing is said.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        from: String,
    },
}

impl Evidence {
    /// That somebody of the staff looked at it, in a word.
    pub const VERIFIED: Text = Text::of("已核实", "verified");

    /// How far it is believed, in a word.
    #[must_use]
    pub fn word(&self) -> Text {
        Evidence::word_of(self.is_verified())
    }

    /// The word for what was verified, or only recorded.
    #[must_use]
    pub fn word_of(verified: bool) -> Text {
        match verified {
            true => Evidence::VERIFIED,
            false => Text::of("已登记", "recorded"),
        }
    }

    /// Has somebody of the staff looked at it?
    #[must_use]
    pub fn is_verified(&self) -> bool {
        matches!(self, Evidence::Verified { .. })
    }
}
