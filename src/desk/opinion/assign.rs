//! An opinion is given to a unit to handle (交办).

use chrono::NaiveDate;

use super::{said, step};
use crate::domain::id::OpinionId;
use crate::domain::opinion::{Handling, UnitRole};
use crate::domain::verb::Verb;
use crate::text::Text;

/// Gives an opinion to a unit.
pub struct AssignOpinion {
    /// Which.
    pub opinion: OpinionId,
    /// The unit.
    pub unit: String,
    /// What the unit is to it.
    pub role: UnitRole,
    /// The day.
    pub on: NaiveDate,
}

step!(
    AssignOpinion,
    Verb::AssignOpinion,
    |it| it.unit.clone(),
    |it| Some(it.on),
    |it, opinion, _book| {
        let lacking = Text::of("请写明承办单位。", "Say which unit it goes to.");
        opinion.assign(Handling {
            unit: said(&it.unit, lacking)?,
            role: it.role,
            assigned_on: it.on,
            sent_back: None,
        })
    }
);
