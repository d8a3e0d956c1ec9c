//! Whoever had an opinion says whether the answer satisfies (满意情况); where it does not, there is another.

use super::step;
use crate::domain::id::OpinionId;
use crate::domain::opinion::Satisfaction;
use crate::domain::verb::Verb;

/// Records what is said of the last answer.
pub struct JudgeAnswer {
    /// Of which opinion.
    pub opinion: OpinionId,
    /// What is said.
    pub said: Satisfaction,
}

step!(
    JudgeAnswer,
    Verb::JudgeAnswer,
    |it| it.said.word().zh.into_owned(),
    |_it| None,
    |it, opinion, _book| opinion.judge(it.said)
);
