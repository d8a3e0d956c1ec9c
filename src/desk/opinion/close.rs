//! An opinion that was answered is closed (办结).

use chrono::NaiveDate;

use super::step;
use crate::domain::id::OpinionId;
use crate::domain::verb::Verb;

/// Closes an opinion.
pub struct CloseOpinion {
    /// Which.
    pub opinion: OpinionId,
    /// The day.
    pub on: NaiveDate,
    /// How, where the answers do not say it.
    pub how: String,
}

step!(
    CloseOpinion,
    Verb::CloseOpinion,
    |it| it.on.to_string(),
    |it| Some(it.on),
    |it, opinion, _book| opinion.close(it.on, it.how.trim().to_owned())
);
