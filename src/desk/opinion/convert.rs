//! An opinion becomes an output: a proposal, a brief, a micro-suggestion (转化).

use chrono::NaiveDate;

use super::step;
use crate::domain::id::{OpinionId, OutputId};
use crate::domain::opinion::Conversion;
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::text;

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
    |it, opinion, book| {
        let output = book.outputs.get(it.output);
        if let Some(output) = output.filter(|output| output.handed_in < opinion.received_on) {
            let (title, day, came) = (&output.title, output.handed_in, opinion.received_on);
            return Err(text!(
                "成果“{title}”{day} 已提交，早于收到意见建议（{came}），不是由它转化的。",
                "{title} was handed in on {day}, before the opinion came ({came}): it was not made of it."
            ));
        }
        opinion.convert(Conversion {
            output: it.output,
            on: it.on,
        })
    }
);
