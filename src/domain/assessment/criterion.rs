//! What an item of a table of points counts.

use super::table::Assessing;
use crate::domain::choice::choices;

choices! {
    /// What an item counts. Log-ins, check-ins, likes, votes, reposts and minutes of study are no
    /// criteria: the measures for government mobile applications of January 2026 forbid them.
    Criterion {
        /// Points that everybody begins with (基础分).
        Base = "base", "基础分", "points to begin with";
        /// Plenary sessions attended (全体会议).
        Plenary = "plenary", "出席全体会议", "plenary sessions attended";
        /// Activities of sectors: taken part in, or held (界别活动).
        Activity = "activity", "界别活动", "activities";
        /// Trainings attended (学习培训).
        Training = "training", "参加学习培训", "trainings attended";
        /// Registration forms that were filed (登记表).
        Form = "form", "登记表备案", "forms filed";
        /// Outputs in the sector's name (集体成果).
        CollectiveOutput = "collective-output", "界别集体成果", "outputs in the sector's name";
        /// Outputs of members in their own names (个人成果).
        OwnOutput = "own-output", "委员个人成果", "outputs in members' own names";
        /// Opinions brought in that were turned into an output (意见建议).
        Opinion = "opinion", "意见建议转化", "opinions turned into outputs";
        /// Outputs that were adopted, the member's own and those that the member's opinions were turned into
        /// (采用).
        Adopted = "adopted", "成果被采用", "outputs adopted";
        /// The same, that a leader gave an instruction on (批示).
        Instructed = "instructed", "成果获批示", "outputs instructed on";
        /// Enough key contacts, none of them quiet (重点联系对象).
        KeyContacts = "key-contacts", "重点联系对象经常联系", "key contacts kept in touch with";
        /// A plan of the year, made in time (工作计划).
        Plan = "plan", "按时制定工作计划", "a plan in time";
        /// A summary of the year, made in time (工作总结).
        Summary = "summary", "按时报送工作总结", "a summary in time";
        /// The share of members who filed a form (登记表覆盖面).
        Coverage = "coverage", "登记表覆盖面", "share of members with a form";
        /// Breaches on the closing day, each deducted (不合规扣分).
        Breach = "breach", "不合规（扣分）", "breaches, deducted";
        /// What is said not to count (不计分).
        NotCounted = "not-counted", "不计分", "not counted";
    }
}

impl Criterion {
    /// Can it be counted for these?
    #[must_use]
    pub fn is_for(self, assessing: Assessing) -> bool {
        use Assessing::*;
        match self {
            Criterion::Base | Criterion::NotCounted => true,
            Criterion::Plenary
            | Criterion::Training
            | Criterion::Form
            | Criterion::OwnOutput
            | Criterion::Opinion
            | Criterion::Adopted
            | Criterion::Instructed
            | Criterion::KeyContacts => matches!(assessing, Members | Convenors),
            Criterion::Activity | Criterion::CollectiveOutput => assessing != Departments,
            Criterion::Plan | Criterion::Summary | Criterion::Coverage | Criterion::Breach => {
                assessing != Members
            }
        }
    }
}
