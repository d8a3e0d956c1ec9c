//! A unit sends an opinion back as none of its own (退回), within the working days that there are for that; it
//! is assigned anew, and the history keeps both.

use chrono::NaiveDate;

use super::{said, step};
use crate::domain::id::OpinionId;
use crate::domain::opinion::SentBack;
use crate::domain::verb::Verb;
use crate::text::Text;

/// Records that a unit sent an opinion back.
pub struct SendOpinionBack {
    /// Which.
    pub opinion: OpinionId,
    /// The unit that had it.
    pub unit: String,
    /// The day.
    pub on: NaiveDate,
    /// Why; required.
    pub reason: String,
}

step!(
    SendOpinionBack,
    Verb::SendOpinionBack,
    |it| format!("{} {}", it.unit, it.reason),
    |it| Some(it.on),
    |it, opinion, book| {
        let lacking = Text::of(
            "退回须写明原因。",
            "An opinion is sent back with a reason only.",
        );
        let back = SentBack {
            on: it.on,
            reason: said(&it.reason, lacking)?,
        };
        opinion.send_back(it.unit.trim(), back, book.settings())
    }
);
