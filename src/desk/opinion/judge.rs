//! Whoever had an opinion says whether the answer satisfies (满意情况); where it does not, there is another.

use chrono::NaiveDate;

use super::step;
use crate::domain::id::OpinionId;
use crate::domain::opinion::Satisfaction;
use crate::domain::verb::Verb;

/// Records what is said of the last answer.
pub struct JudgeAnswer {
    /// Of which opinion.
    pub opinion: OpinionId,
    /// The day.
    pub on: NaiveDate,
    /// What is said.
    pub said: Satisfaction,
}

step!(
    JudgeAnswer,
    Verb::JudgeAnswer,
    |it| it.said.word().zh.into_owned(),
    |it| Some(it.on),
    |it, opinion, _book| opinion.judge(it.on, it.said)
);
