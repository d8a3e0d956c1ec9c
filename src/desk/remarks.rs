//! What whoever did something should know of it besides: nothing is wrong, and it deserves a look.

use super::doubles::doubles;
use super::request::Done;
use super::sector::without_liaison;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::SectorId;
use crate::domain::member::Member;
use crate::domain::opinion::Opinion;
use crate::domain::record::{Change, Kind, Record};
use crate::domain::verb::Verb;
use crate::rules::{self, Level};
use crate::text;
use crate::text::Text;

/// What is to be said of an act; of one that is only rehearsed, too. The book may have its changes.
#[must_use]
pub fn remarks<T>(done: &Done<T>, book: &Book, today: Today) -> Vec<Text> {
    let changes = done.changes.iter();
    match done.verb {
        Verb::Add(Kind::YearClosing) => {
            let closed = changes.filter_map(|it| match &it.after {
                Some(Record::YearClosing(closing)) => Some(closing.year),
                _ => None,
            });
            closed.filter_map(|year| unmet(year, book, today)).collect()
        }
        Verb::Add(_) => {
            let entered = changes.filter_map(|it| it.after.as_ref());
            entered.filter_map(|it| doubles(it, book, today)).collect()
        }
        Verb::Edit(_) => {
            let mut unverified = changes.filter(|it| it.takes_back_evidence());
            let remark = Text::of(
                "原已核实，改后退回“已登记”，请重新核实。",
                "It was verified and is recorded only now; verify it again.",
            );
            unverified.next().map(|_| remark).into_iter().collect()
        }
        Verb::Leave | Verb::Replace => changes
            .filter_map(left)
            .filter_map(|it| still_convenor(it, book))
            .collect(),
        Verb::SplitSector | Verb::MergeSectors => without_liaisons(&done.changes),
        Verb::ConvertOpinion => {
            let converted = changes.filter_map(|it| match &it.after {
                Some(Record::Opinion(opinion)) => Some(opinion),
                _ => None,
            });
            let strange = converted.filter_map(|it| of_other_sector(it, book));
            strange.collect()
        }
        _ => Vec::new(),
    }
}

/// How much of a year is unmet that was closed.
fn unmet(year: Year, book: &Book, today: Today) -> Option<Text> {
    let found = rules::check(book, &today.looking_at(year));
    let breaches = found.iter().filter(|it| it.level == Level::Breach).count();
    (breaches > 0).then(|| {
        text!(
            "{year}年度尚有不合规 {breaches} 项，关账后不再列入本年待办。",
            "Breaches of {year}: {breaches}. They are no longer told in the year that runs."
        )
    })
}

/// That an opinion was turned into an output of none of its sectors.
fn of_other_sector(opinion: &Opinion, book: &Book) -> Option<Text> {
    let output = book.outputs.get(opinion.conversions.last()?.output)?;
    if opinion.sectors.is_empty() || opinion.sectors.contains(&output.sector) {
        return None;
    }
    let (title, sector) = (&output.title, book.sector_name(output.sector));
    Some(text!(
        "成果“{title}”是{sector}的，与意见建议的界别不同，请核对。",
        "{title} is an output of {sector}, which is no sector of the opinion; check it."
    ))
}

/// The member who left by a change.
fn left(change: &Change) -> Option<&Member> {
    match (&change.before, &change.after) {
        (Some(Record::Member(was)), Some(Record::Member(is))) => {
            Some(is).filter(|is| was.left.is_none() && is.left.is_some())
        }
        _ => None,
    }
}

/// That a sector came without a liaison.
fn without_liaisons(changes: &[Change]) -> Vec<Text> {
    let came = |it: &&Change| it.before.is_none();
    let new = changes.iter().filter(came);
    let served = |id: SectorId| {
        let mut all = changes
            .iter()
            .filter(came)
            .filter_map(|it| it.after.as_ref());
        all.any(|it| matches!(it, Record::Liaison(it) if it.sector == id))
    };
    let sectors = new.filter_map(|it| match &it.after {
        Some(Record::Sector(it)) => Some(it),
        _ => None,
    });
    let without = sectors.filter(|it| !served(it.id));
    without.map(|it| without_liaison(&it.name)).collect()
}

/// That a charge as convenor runs on until it is ended (rule J1607).
fn still_convenor(member: &Member, book: &Book) -> Option<Text> {
    let mut all = book.convenors.iter();
    let charge = all.find(|it| it.member == member.id && it.ended.is_none())?;
    let (name, sector) = (&member.name, book.sector_name(charge.sector));
    Some(text!(
        "{name}仍登记为{sector}召集人，请另行终止其召集人任职。",
        "{name} is still recorded as a convenor of {sector}; end that charge, too."
    ))
}
