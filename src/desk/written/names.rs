//! From what is written, a name or a number, to the one record that is meant.
//!
//! A name must be whole: the record's own, one of its aliases, or the same but for blanks. What is only
//! near is offered and never taken; a name that several share is told apart by its number (`王伟#12`), or,
//! of members, by the sectors that stand beside it.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;

use super::trouble::{Candidate, Trouble};
use crate::desk::import::Answers;
use crate::desk::import::committees::CommitteeNames;
use crate::desk::import::sectors::SectorNames;
use crate::domain::book::Book;
use crate::domain::described::{Shape, Value};
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::exchange::office::words::half_width;
use crate::search::near;

/// The records of a book by all that they are called.
pub struct Names<'b> {
    book: &'b Book,
    date: NaiveDate,
    sectors: OnceCell<SectorNames>,
    committees: OnceCell<CommitteeNames>,
    others: RefCell<HashMap<Kind, Rc<Index>>>,
    answers: Answers,
}

/// The records of a kind by name.
#[derive(Default)]
struct Index {
    named: HashMap<String, Vec<u64>>,
    /// Those that belong to what has this name.
    known_by: HashMap<String, Vec<u64>>,
}

impl<'b> Names<'b> {
    /// Those of a book, as of a day.
    #[must_use]
    pub fn of(book: &'b Book, date: NaiveDate) -> Names<'b> {
        Names::answered(book, date, Answers::default())
    }

    /// The same, with what a person said of sectors' names.
    #[must_use]
    pub fn answered(book: &'b Book, date: NaiveDate, answers: Answers) -> Names<'b> {
        Names {
            book,
            date,
            sectors: OnceCell::new(),
            committees: OnceCell::new(),
            others: RefCell::default(),
            answers,
        }
    }

    /// The record of one of these kinds that is meant. Of members of one name those of the sectors
    /// `within` are meant.
    ///
    /// # Errors
    /// There is none, or there are several.
    pub fn find(
        &self,
        kinds: &'static [Kind],
        written: &str,
        within: &[SectorId],
    ) -> Result<(Kind, u64), Trouble> {
        let written = written.trim();
        if let ([kind], Some(id)) = (kinds, number(written))
            && self.book.seq_of(*kind, id).is_some()
        {
            return Ok((*kind, id));
        }
        if let Some((name, id)) = written.rsplit_once(['#', '＃'])
            && let Some(id) = number(id)
            && !name.trim().is_empty()
        {
            return self.numbered(kinds, written, name, id);
        }
        // What is called so itself goes before what belongs to it, of whatever kind.
        let all = |ids: fn(&Self, Kind, &str) -> Vec<u64>| {
            let each = kinds.iter();
            let each =
                each.flat_map(|kind| ids(self, *kind, written).into_iter().map(|id| (*kind, id)));
            each.collect::<Vec<_>>()
        };
        let mut found = all(Self::called);
        if found.is_empty() {
            found = all(Self::named);
        }
        if found.len() > 1 && !within.is_empty() {
            let here = |it: &&(Kind, u64)| self.is_within(**it, within);
            let here: Vec<_> = found.iter().filter(here).copied().collect();
            if !here.is_empty() {
                found = here;
            }
        }
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err(self.unknown(kinds, written)),
            [(kind, _), ..] => Err(Trouble::Several {
                kind: *kind,
                written: written.to_owned(),
                candidates: found.iter().map(|it| self.candidate(*it)).collect(),
            }),
        }
    }

    /// Is the record, a member, of one of these sectors?
    fn is_within(&self, (kind, id): (Kind, u64), within: &[SectorId]) -> bool {
        let member = self.book.members.get(MemberId(id));
        kind == Kind::Member
            && member.is_some_and(|it| it.sector.values().any(|sector| within.contains(sector)))
    }

    /// The record of a number, which has the name that stands before it.
    fn numbered(
        &self,
        kinds: &'static [Kind],
        written: &str,
        name: &str,
        id: u64,
    ) -> Result<(Kind, u64), Trouble> {
        let mut there = kinds
            .iter()
            .filter(|kind| self.book.seq_of(**kind, id).is_some());
        let named = there
            .clone()
            .find(|kind| self.named(**kind, name).contains(&id));
        if let Some(kind) = named {
            return Ok((*kind, id));
        }
        match there.next() {
            Some(kind) => Err(Trouble::Otherwise {
                written: written.to_owned(),
                name: self.book.name_of(*kind, id),
            }),
            None => Err(self.unknown(kinds, written)),
        }
    }

    /// All of a kind that are called so, else those that belong to what is called so.
    fn named(&self, kind: Kind, written: &str) -> Vec<u64> {
        let called = self.called(kind, written);
        if !called.is_empty() || matches!(kind, Kind::Sector | Kind::Committee) {
            return called;
        }
        let index = self.index(kind);
        let found = index.known_by.get(&folded(written));
        found.cloned().unwrap_or_default()
    }

    /// All of a kind that are called so.
    fn called(&self, kind: Kind, written: &str) -> Vec<u64> {
        match kind {
            Kind::Sector => {
                let names = || SectorNames::of(self.book, &self.answers);
                let names = self.sectors.get_or_init(names);
                if let Some(crate::desk::import::Answer::Sector { sector, .. }) =
                    names.answer(written)
                {
                    return vec![sector.0];
                }
                names.matching(written).iter().map(|it| it.0).collect()
            }
            Kind::Committee => {
                let names = self
                    .committees
                    .get_or_init(|| CommitteeNames::of(self.book));
                names.matching(written).iter().map(|it| it.0).collect()
            }
            kind => {
                let index = self.index(kind);
                let found = index.named.get(&folded(written));
                found.cloned().unwrap_or_default()
            }
        }
    }

    fn index(&self, kind: Kind) -> Rc<Index> {
        if let Some(index) = self.others.borrow().get(&kind) {
            return Rc::clone(index);
        }
        let mut index = Index::default();
        if kind == Kind::Member {
            for member in self.book.members.iter() {
                let named = index.named.entry(folded(&member.name)).or_default();
                named.push(member.id.0);
            }
        } else {
            for id in self.book.ids(kind) {
                let named = index.named.entry(folded(&self.book.name_of(kind, id)));
                named.or_default().push(id);
                for name in self.known_by(kind, id) {
                    let known = index.known_by.entry(folded(&name)).or_default();
                    if !known.contains(&id) {
                        known.push(id);
                    }
                }
            }
        }
        let index = Rc::new(index);
        let mut others = self.others.borrow_mut();
        others.insert(kind, Rc::clone(&index));
        index
    }

    /// What a record may be asked for by besides its name: a person's name, and those that it
    /// belongs to.
    fn known_by(&self, kind: Kind, id: u64) -> Vec<String> {
        let Some(record) = self.book.record(kind, id) else {
            return Vec::new();
        };
        let filled = record.fields().filled(self.date).into_iter();
        let names = filled.filter_map(|(facts, value)| match value {
            Value::Ref(kind, id) => Some(self.book.name_of(kind, id)),
            Value::Text(name) if facts.shape == Shape::Name => Some(name.into_owned()),
            _ => None,
        });
        names.collect()
    }

    fn candidate(&self, (kind, id): (Kind, u64)) -> Candidate {
        let book = self.book;
        let beside = match kind {
            Kind::Member => {
                let member = book.members.get(MemberId(id));
                let sector = member.map(|it| book.sector_name(it.sector_on(self.date)));
                sector.unwrap_or_default().to_owned()
            }
            Kind::Sector => {
                let sector = book.sectors.get(SectorId(id));
                let committee = sector.and_then(|it| it.committee_on(self.date));
                committee.map_or(String::new(), |id| book.committee_name(id).to_owned())
            }
            kind => self.first_day(kind, id),
        };
        Candidate {
            id,
            name: book.name_of(kind, id),
            beside,
        }
    }

    /// The first day that a record tells of, by which it is told from others of its name.
    fn first_day(&self, kind: Kind, id: u64) -> String {
        let record = self.book.record(kind, id);
        let filled = record.iter().flat_map(|it| it.fields().filled(self.date));
        let mut days = filled.filter_map(|(_, value)| match value {
            Value::Day(day) => Some(day.to_string()),
            _ => None,
        });
        days.next().unwrap_or_default()
    }

    fn unknown(&self, kinds: &'static [Kind], written: &str) -> Trouble {
        let all: Vec<(u64, String)> = kinds
            .iter()
            .flat_map(|kind| {
                let ids = self.book.ids(*kind).into_iter();
                ids.map(|id| (id, self.book.name_of(*kind, id)))
            })
            // Records of two kinds may share a number.
            .enumerate()
            .map(|(nth, (_, name))| (nth as u64, name))
            .collect();
        Trouble::Unknown {
            kinds,
            written: written.to_owned(),
            near: near(written, all.iter().map(|(id, name)| (*id, name.as_str()))),
        }
    }

    /// The name of a record as files have it: with its number where others are called the same.
    #[must_use]
    pub fn told_apart(&self, kind: Kind, id: u64) -> String {
        let name = match kind {
            Kind::Member => self.book.member_name(MemberId(id)).to_owned(),
            Kind::Sector => self.book.sector_name(SectorId(id)).to_owned(),
            Kind::Committee => self.book.committee_name(CommitteeId(id)).to_owned(),
            kind => self.book.name_of(kind, id),
        };
        if self.named(kind, &name).len() > 1 {
            format!("{name}#{id}")
        } else {
            name
        }
    }
}

/// The number of a written ID, with or without `#`, however wide its digits are.
#[must_use]
pub fn number(written: &str) -> Option<u64> {
    let written: String = written.trim().chars().map(half_width).collect();
    let digits = written.strip_prefix('#').unwrap_or(&written);
    let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    all_digits.then(|| digits.parse().ok()).flatten()
}

/// The name without what typists and printers add: blanks, wide letters and digits, and the kinds of dot in
/// minority names.
#[must_use]
pub fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '•' | '‧' | '・' | '∙' | '．' => '·',
            c => half_width(c).to_ascii_lowercase(),
        })
        .collect()
}
