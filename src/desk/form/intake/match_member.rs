//! Whose form a paper is: the member of the written sector and name who served when it was filled.
//!
//! A name alone is nobody. Where a sector has two members of one name, the employer tells them
//! apart, or nobody is taken for anybody.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::reason::Reason;
use crate::desk::import::sectors::SectorNames;
use crate::domain::book::Book;
use crate::domain::id::SectorId;
use crate::domain::member::Member;
use crate::exchange::forms::FormDraft;
use crate::exchange::names::person_name;
use crate::exchange::office::words::squeeze;
use crate::search::near;

/// The shortest part of an employer's name that tells people apart.
const TELLING: usize = 4;

/// The members by name, and the sectors by everything that they are called.
pub(super) struct Members<'b> {
    book: &'b Book,
    sectors: SectorNames,
    by_name: HashMap<String, Vec<&'b Member>>,
}

impl<'b> Members<'b> {
    pub(super) fn of(book: &'b Book) -> Self {
        let mut by_name: HashMap<String, Vec<&Member>> = HashMap::new();
        for member in book.members.iter() {
            by_name.entry(key(&member.name)).or_default().push(member);
        }
        Members {
            book,
            sectors: SectorNames::for_forms(book),
            by_name,
        }
    }

    /// The book that they are of.
    pub(super) fn book(&self) -> &'b Book {
        self.book
    }

    /// The member whose form this is on `day`, or why it can't be told.
    pub(super) fn match_member(
        &mut self,
        draft: &FormDraft,
        day: NaiveDate,
    ) -> Result<&'b Member, Reason> {
        let written = draft.member.as_ref().map(|it| it.value.trim());
        let Some(name) = written.filter(|name| !name.is_empty()) else {
            return Err(Reason::no_name());
        };
        let written = draft.sector.as_ref().map(|it| it.value.trim());
        let Some(sector) = written.filter(|sector| !sector.is_empty()) else {
            return Err(Reason::no_sector());
        };
        let known = self.sectors.of_form(sector);
        let sector = known.map_err(Reason::unknown_sector)?;
        let named = self.by_name.get(&key(name));
        let named = named.map_or(&[][..], Vec::as_slice);
        let serving: Vec<_> = all(named, |it| self.book.serves(it, day));
        let here = all(&serving, |it| it.sector_on(day) == sector);
        match here.as_slice() {
            [one] => Ok(one),
            [] => Err(self.nobody(name, sector, day, named, &serving)),
            several => by_employer(several, draft).ok_or_else(|| {
                Reason::shared_name(self.book.sector_name(sector), name, several.len())
            }),
        }
    }

    /// Why the sector has nobody of this name.
    fn nobody(
        &self,
        name: &str,
        sector: SectorId,
        day: NaiveDate,
        named: &[&Member],
        serving: &[&Member],
    ) -> Reason {
        let book = self.book;
        if named.iter().any(|it| it.sector_on(day) == sector) {
            return Reason::not_serving(name, day);
        }
        if named.is_empty() {
            let serving = book.members.iter().filter(|it| book.serves(it, day));
            let names = serving.map(|it| (it.id.0, it.name.as_str()));
            return Reason::no_such_member(name, &near(name, names));
        }
        let there = if serving.is_empty() { named } else { serving };
        let mut sectors: Vec<_> = there
            .iter()
            .map(|it| book.sector_name(it.sector_on(day)))
            .collect();
        sectors.dedup();
        Reason::sector_differs(name, book.sector_name(sector), &sectors)
    }
}

/// The one whose employer the paper has: the same, else the only one of whose the one contains the
/// other.
fn by_employer<'b>(several: &[&'b Member], draft: &FormDraft) -> Option<&'b Member> {
    let written = squeeze(&draft.employer.as_ref()?.value);
    let same = all(several, |it| squeeze(&it.employer) == written);
    if let [one] = same.as_slice() {
        return Some(one);
    }
    let contains =
        |long: &str, short: &str| short.chars().count() >= TELLING && long.contains(short);
    let near = all(several, |it| {
        let known = squeeze(&it.employer);
        contains(&known, &written) || contains(&written, &known)
    });
    match near.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

fn all<'b>(members: &[&'b Member], accepted: impl Fn(&Member) -> bool) -> Vec<&'b Member> {
    let members = members.iter().copied();
    members.filter(|it| accepted(it)).collect()
}

/// What all writings of a name have in common.
fn key(name: &str) -> String {
    squeeze(&person_name(name)).to_lowercase()
}
