//! An opinion becomes an output: a proposal, a brief, a micro-suggestion (转化).

use chrono::NaiveDate;

use super::step;
use crate::domain::id::{OpinionId, OutputId};
use crate::domain::opinion::Conversion;
use crate::domain::record::Kind;
use crate::domain::verb::Verb;

/// Records that an opinion was turned into an output.
pub struct ConvertOpinion {
    /// Which.
    pub opinion: OpinionId,
    /// The output.
    pub output: OutputId,
    /// The day.
    pub on: NaiveDate,
}

step!(
    ConvertOpinion,
    Verb::ConvertOpinion,
    |it| format!("→ {} #{}", Kind::Output.title().zh, it.output),
    |it| Some(it.on),
    |it, opinion, _book| opinion.convert(Conversion {
        output: it.output,
        on: it.on,
    })
);
