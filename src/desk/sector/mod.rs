//! Sectors: what makes one acceptable, and what becomes of one in mid-term.

mod merge;
mod rename;
mod split;

pub use merge::{MergeSectors, MergedInto};
pub use rename::{Named, Rename};
pub use split::SplitSector;

pub(super) use merge::without_liaison;

use std::collections::HashSet;

use chrono::NaiveDate;

use super::checks::Faults;
use super::import::Answers;
use super::import::sectors::SectorNames;
use super::keep::Keep;
use super::refusal::Refusal;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::dated::Changed;
use crate::domain::form::RegistrationForm;
use crate::domain::id::SectorId;
use crate::domain::member::{Departure, Member};
use crate::domain::sector::Sector;
use crate::exchange::office::words::squeeze;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

impl Keep for Sector {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let was = book.sectors.get(self.id);
        let names = SectorNames::of(book, &Answers::default());
        for (field, name, was) in [
            ("name", &self.name, was.map(|it| &it.name)),
            ("short", &self.short, was.map(|it| &it.short)),
        ] {
            let mut others = names.matching(name).iter();
            let other = others.find(|id| **id != self.id);
            if let Some(other) = other.filter(|_| !name.is_empty() && was != Some(name)) {
                faults.when(true, field, taken(book.sector_name(*other), name));
            }
        }
    }

    fn goes_on_after(&self, on: NaiveDate, book: &Book) -> Option<Text> {
        left_with(book, self.id, on.succ_opt()?)
    }

    /// Files write the same name with blanks between its characters and without. What did not end was not merged.
    fn fill_in(&mut self, _book: &Book) {
        self.name = without_inner_blanks(&self.name);
        if self.ended.is_none() {
            self.merged_into = None;
        }
    }
}

/// A member who moved from a day on takes along the forms and opinions that are dated after it and name the former
/// sector: they are the new one's, since what was handed in was right when it was written. That the roster was wrong
/// says nothing of what was written.
pub(super) fn work_follows(
    book: &Book,
    tx: &mut Tx<'_>,
    was: &Member,
    is: &Member,
) -> Result<(), Refusal> {
    match is.sector.changed(&was.sector) {
        Some(Changed::From(_)) => take_work(book, tx, was, is),
        Some(Changed::Corrected) | None => Ok(()),
    }
}

/// Forms and opinions of a member that name the sector that was the member's on their day alone become those of the
/// one that is.
fn take_work(book: &Book, tx: &mut Tx<'_>, was: &Member, is: &Member) -> Result<(), Refusal> {
    let moved = |on: NaiveDate, named: SectorId| {
        let (was, is) = (was.sector_on(on), is.sector_on(on));
        (was != is && named == was).then_some(is)
    };
    for id in tx.forms_of_member(is.id)? {
        let Some(mut form) = tx.get::<RegistrationForm>(id)? else {
            continue;
        };
        if let Some(sector) = moved(form.dated(), form.sheet.sector) {
            form.sheet.sector = sector;
            tx.put(form)?;
        }
    }
    for opinion in book.opinions.iter().filter(|it| it.reporter == is.id) {
        if let [named] = opinion.sectors.as_slice()
            && let Some(sector) = moved(opinion.received_on, *named)
        {
            let mut opinion = opinion.clone();
            opinion.sectors = vec![sector];
            tx.put(opinion)?;
        }
    }
    Ok(())
}

/// That a sector still has members, or somebody who holds a charge of it, on a day or after it; none where it has
/// nobody.
fn left_with(book: &Book, sector: SectorId, from: NaiveDate) -> Option<Text> {
    let goes_on = |ended: &Option<Departure>| ended.as_ref().is_none_or(|it| it.on >= from);
    let members = book.roster_of(sector).filter(|it| {
        let mut later = it.sector.later(from).map(|(_, it)| it);
        let here = it.sector_on(from) == sector || later.any(|it| *it == sector);
        here && book.serves_or_will(it, from)
    });
    let convenors = book.appointments_of(sector);
    let convenors = convenors.filter(|it| goes_on(&it.ended));
    let liaisons = book.liaisons.iter();
    let liaisons = liaisons.filter(|it| it.sector == sector && goes_on(&it.ended));
    let leaders = book.leaders.iter().filter(|it| {
        let mut later = it.sectors.later(from).map(|(_, it)| it);
        let here = it.sectors_on(from).contains(&sector) || later.any(|it| it.contains(&sector));
        here && goes_on(&it.ended)
    });
    let mut names: Vec<&str> = members
        .map(|it| it.name.as_str())
        .chain(convenors.map(|it| book.member_name(it.member)))
        .chain(liaisons.map(|it| it.name.as_str()))
        .chain(leaders.map(|it| it.name.as_str()))
        .collect();
    let mut told = HashSet::new();
    names.retain(|name| told.insert(*name));
    (!names.is_empty()).then(|| {
        let (zh, en) = (names.join("、"), names.join(", "));
        text!(
            "还有委员或任职：{zh}。并入其他界别的，用 jiebie sector merge；否则请先调整这些人。",
            "It still has members or people in charge: {en}. Merge it into another sector (jiebie sector merge), or move these first."
        )
    })
}

/// That another is called so, or may be meant by the name.
fn taken(other: &str, name: &str) -> Text {
    match other == name {
        true => Text::of("已有同名界别。", "Another sector has this name."),
        false => text!(
            "“{name}”与已有的{other}会认作同一界别，请另取名称。",
            "Another sector, {other}, is called {name}, too; choose another name."
        ),
    }
}

/// A Chinese name without the blanks that typists put between its characters; words of letters are parted
/// by theirs.
pub(super) fn without_inner_blanks(name: &str) -> String {
    match name.contains(|c: char| c.is_ascii_alphabetic()) {
        true => name.to_owned(),
        false => squeeze(name),
    }
}
