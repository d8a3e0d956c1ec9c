//! Records that an item could count and does not, each with the reason: what somebody who looks for a point asks.

use chrono::NaiveDate;

use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;

/// Why a record is not counted, or gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// A form that was not handed in, or was sent back.
    NotHandedIn,
    /// A form that was taken back.
    Withdrawn,
    /// A form that waits to be filed.
    NotFiled,
    /// It came after the day by which it was due.
    Late(NaiveDate),
    /// Its day is none of those that count for the year.
    OutsideCounts(NaiveDate),
    /// Nobody has looked at it, and only what was verified counts.
    NotVerified,
    /// A proposal that was not filed (未立案).
    Refused,
    /// An opinion that became no output.
    NotConverted,
    /// Adopted by another level than the one that the item counts.
    OtherLevel,
    /// A key contact not heard of for long.
    Quiet,
    /// So many key contacts, where there are to be between so many and so many.
    NotBetween(usize, u32, u32),
    /// Not there, with leave.
    Excused,
    /// Not there, without.
    Absent,
}

/// A record that an item could count and does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCounted {
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub id: u64,
    /// Why.
    pub why: WhyNot,
}

impl WhyNot {
    /// In words.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            WhyNot::NotHandedIn => Text::of("未提交", "not handed in"),
            WhyNot::Withdrawn => Text::of("已撤回", "taken back"),
            WhyNot::NotFiled => Text::of("未备案", "not filed"),
            WhyNot::Late(due) => {
                let due = due.format("%m-%d");
                text!("超过期限（{due}）", "late (due {due})")
            }
            WhyNot::OutsideCounts(on) => text!("{on} 不在考核期内", "{on} is outside the counts"),
            WhyNot::NotVerified => Text::of("未核实", "not verified"),
            WhyNot::Refused => Text::of("未立案", "not accepted"),
            WhyNot::NotConverted => Text::of("未转化为成果", "became no output"),
            WhyNot::OtherLevel => Text::of("采用层级不符", "adopted by another level"),
            WhyNot::Quiet => Text::of("久未联系", "not heard of for long"),
            WhyNot::NotBetween(count, least, most) => text!(
                "联系对象 {count} 人，应为 {least} 至 {most} 人",
                "{count} key contacts, where there are to be {least} to {most}"
            ),
            WhyNot::Excused => Text::of("请假", "excused"),
            WhyNot::Absent => Text::of("缺席", "absent"),
        }
    }
}
