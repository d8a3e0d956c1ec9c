//! What an answer promised was done (兑现): with that the opinion is closed.

use chrono::NaiveDate;

use super::step;
use crate::domain::id::OpinionId;
use crate::domain::verb::Verb;

/// Records that a promise was kept.
pub struct KeepPromise {
    /// Of which opinion.
    pub opinion: OpinionId,
    /// The day.
    pub on: NaiveDate,
    /// How; may be empty.
    pub how: String,
}

step!(
    KeepPromise,
    Verb::KeepPromise,
    |it| it.on.to_string(),
    |it| Some(it.on),
    |it, opinion, _book| opinion.keep_promise(it.on, it.how.trim().to_owned())
);
