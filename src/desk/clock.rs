//! The clock of a sitting, and what is said when it lies behind the journal.

use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};

use crate::domain::moment::Moment;
use crate::store::Entry;
use crate::text;
use crate::text::Text;

/// Tells the moment; a front supplies it.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// A sitting that is said to be on a day that has not come.
#[derive(Clone, Copy)]
pub(super) struct Ahead {
    /// That day.
    pub(super) day: NaiveDate,
    /// The day that it is.
    pub(super) today: NaiveDate,
}

impl Ahead {
    /// What is said of looking at it.
    pub(super) fn looked_at(self) -> Text {
        let Ahead { day, today } = self;
        text!(
            "业务日期 {day} 晚于今天（{today}）：只可查看和导出，不能办理。",
            "The day {day} given with --as-of lies after today ({today}): it may be looked at and exported, but nothing can be done on it."
        )
    }

    /// Why nothing is done on it.
    pub(super) fn refused(self) -> Text {
        let Ahead { day, today } = self;
        text!(
            "业务日期 {day} 晚于今天（{today}），没有办理。请核对 --as-of。",
            "The day {day} given with --as-of lies after today ({today}); nothing was done. Check --as-of."
        )
    }
}

/// That the machine's clock lies behind the last entry of the journal, and what comes of it.
pub(super) fn is_behind(last: &Entry, behind: TimeDelta) -> Text {
    let seq = last.seq.0;
    let length = length(behind);
    let (zh, en) = (&length.zh, &length.en);
    text!(
        "本机时钟比日志第 {seq} 条慢 {zh}，办理时间按该条记入；请校准时钟。",
        "The clock is {en} behind journal entry {seq}, whose time acts get now; set it right."
    )
}

/// That the machine's clock was behind when the entry was written, where it was: its time is that of the
/// entry before.
#[must_use]
pub fn behind_of(entry: &Entry) -> Option<Text> {
    let behind = i64::try_from(entry.behind).ok().filter(|it| *it > 0)?;
    let length = length(TimeDelta::try_seconds(behind)?);
    let (zh, en) = (&length.zh, &length.en);
    Some(text!("本机时钟慢 {zh}", "clock {en} behind"))
}

/// A length of time in its greatest unit, rounded down.
fn length(time: TimeDelta) -> Text {
    let counted = |n: i64, zh: &str, en: &str| match n {
        1 => text!("1 {zh}", "1 {en}"),
        n => text!("{n} {zh}", "{n} {en}s"),
    };
    match time.num_seconds() {
        seconds @ ..60 => counted(seconds, "秒", "second"),
        seconds @ 60..3600 => counted(seconds / 60, "分钟", "minute"),
        seconds @ 3600..86_400 => counted(seconds / 3600, "小时", "hour"),
        seconds => counted(seconds / 86_400, "天", "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_told_in_its_greatest_unit() {
        let told = |seconds| length(TimeDelta::seconds(seconds)).en;
        let all = [1, 59, 60, 7_199, 7_200, 86_400, 31_536_000].map(told);
        let words = [
            "1 second",
            "59 seconds",
            "1 minute",
            "1 hour",
            "2 hours",
            "1 day",
            "365 days",
        ];
        assert_eq!(all, words);
    }
}
