//! Who was excused from an activity or a training, and what both say of their days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::described::{Facts, groups, parts};
use crate::domain::id::MemberId;
use crate::text::Text;

/// A member who was excused, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excused {
    /// The member.
    pub member: MemberId,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

groups! { Excused { member, reason } }

pub(super) const EXCUSED: &[Facts] = parts!["excused", Excused;
    Open member: "请假委员" / "Excused" .within("sectors");
    Open reason: "请假事由" / "Reasons" .required()
        .help("每人一行，事由写在冒号后面", "a line each, the reason behind the colon");
];

/// What can't be right about the days and the members of an event.
pub(super) fn wrong(
    (held_on, until): (NaiveDate, Option<NaiveDate>),
    there: &[MemberId],
    excused: &[Excused],
) -> Vec<(&'static str, Text)> {
    let mut wrong = Vec::new();
    if until.is_some_and(|until| until < held_on) {
        let why = Text::of(
            "结束时间早于开始时间。",
            "The end lies before the beginning.",
        );
        wrong.push(("until", why));
    }
    if excused.iter().any(|it| there.contains(&it.member)) {
        let why = Text::of(
            "同一名委员不能既参加又请假。",
            "Somebody can't have been there and been excused.",
        );
        wrong.push(("excused.member", why));
    }
    wrong
}
