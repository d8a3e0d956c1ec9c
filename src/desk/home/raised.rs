//! What became of the opinions that a member brought in, each in a sentence.

use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year, short};
use crate::domain::id::{MemberId, OpinionId};
use crate::domain::opinion::{Opinion, OpinionState};
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;

/// An opinion that a member brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Which.
    pub opinion: OpinionId,
    /// Does it still wait for something?
    pub is_open: bool,
    /// What became of it.
    pub said: Text,
}

/// The opinions that wait, and those of the year; the newest first.
pub(super) fn raised(id: MemberId, book: &Book, today: Today) -> Vec<Raised> {
    let day = today.reference_date();
    let theirs = book.opinions.iter();
    let theirs = theirs.filter(|it| it.reporter == id && it.received_on <= day);
    let of_year = |it: &Opinion| Year::of(it.received_on) == today.year;
    let told = theirs.filter(|it| !it.is_closed() || of_year(it));
    let mut told: Vec<&Opinion> = told.collect();
    told.sort_by_key(|it| (it.is_closed(), std::cmp::Reverse((it.received_on, it.id))));
    let told = told.into_iter().map(|it| Raised {
        opinion: it.id,
        is_open: !it.is_closed(),
        said: said(it, book, today.year),
    });
    told.collect()
}

/// What became of an opinion, in a sentence.
fn said(opinion: &Opinion, book: &Book, year: Year) -> Text {
    let (id, title) = (opinion.id, &opinion.title);
    let units: Vec<&str> = opinion.standing().map(|it| it.unit.as_str()).collect();
    let (units_zh, units_en) = match units.is_empty() {
        true => ("有关单位".to_owned(), "the unit in charge".to_owned()),
        false => (units.join("、"), units.join(", ")),
    };
    let answer = opinion.answers.last();
    let words = answer.map_or("", |it| it.what.lines().next().unwrap_or_default());
    let (zh, en) = match opinion.state() {
        OpinionState::Received => (
            "已收到，正在确定由谁办".to_owned(),
            "received; who takes it is being settled".to_owned(),
        ),
        OpinionState::Assigned => (
            format!("{units_zh}正在办"),
            format!("{units_en} has it in hand"),
        ),
        OpinionState::Converted => {
            let output = opinion.conversions.last();
            let output = output.and_then(|it| book.outputs.get(it.output));
            let word = output.map_or(Kind::Output.title(), |it| it.channel.word());
            (
                format!("已转成{}", word.zh),
                format!("turned into: {}", word.en),
            )
        }
        OpinionState::Again => (
            "答复您不满意，正在重新答复".to_owned(),
            "you were not satisfied; another answer is coming".to_owned(),
        ),
        OpinionState::Promised => {
            let by = opinion.promise().map(|it| short(it.by, year));
            let by = by.unwrap_or_default();
            (
                format!("{units_zh}答应 {by} 前办到，还在等：{words}"),
                format!("{units_en} promised it by {by}; still to come: {words}"),
            )
        }
        OpinionState::Answered => (
            format!("{units_zh}已答复：{words}"),
            format!("{units_en} answered: {words}"),
        ),
        OpinionState::Closed => {
            let kept = answer.and_then(|it| it.promise?.kept);
            match kept.map(|on| short(on, year)) {
                Some(on) => (
                    format!("答应的事 {on} 办到了"),
                    format!("what was promised was done on {on}"),
                ),
                None => (format!("已办结：{words}"), format!("closed: {words}")),
            }
        }
    };
    let (zh, en) = (zh.trim_end_matches('：'), en.trim_end_matches([':', ' ']));
    text!("#{id} {title}：{zh}", "#{id} {title}: {en}")
}
