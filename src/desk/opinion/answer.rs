//! An opinion is answered (答复): solved, being solved, planned, or kept for reference.

use super::step;
use crate::domain::id::OpinionId;
use crate::domain::opinion::Answer;
use crate::domain::verb::Verb;

/// Answers an opinion, for the first time or again.
pub struct AnswerOpinion {
    /// Which.
    pub opinion: OpinionId,
    /// The answer.
    pub answer: Answer,
    /// Is it closed with that? What promises nothing can be.
    pub close: bool,
}

step!(
    AnswerOpinion,
    Verb::AnswerOpinion,
    |it| it.answer.class.word().zh.into_owned(),
    |it| Some(it.answer.on),
    |it, opinion, _book| {
        let on = it.answer.on;
        opinion.answer(it.answer.clone())?;
        match it.close {
            true => opinion.close(on, String::new()),
            false => Ok(()),
        }
    }
);
