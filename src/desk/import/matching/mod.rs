//! Who the people of a register are: which member of the store each row means, if any.
//!
//! A row of the program's own list means the member of its number. Any other means a serving member of
//! its sector and name, unless both number and employer say otherwise. Where several share both, the
//! telephone number tells them apart, then the employer; where nothing does, nobody is taken for anybody.
//! A row whose name the sector lacks means the member of equal name *and* number elsewhere, who has
//! moved, or somebody new. Whoever joins later than the day of the import is known too, so that nobody
//! is made anew: that the row can't be of this day, the caller says. Where somebody of the sector has
//! that number under another name, or one of that name has left, or the member of that name is of the other
//! sex, it is asked.
//! A record is meant by one row at most.
//!
//! Each way of telling people apart hangs on the one before it: the order stands in [`meant`].

mod asked;
mod misplaced;
mod numbers;
mod pairing;

pub(super) use asked::{of_the_other_sex, unknown_number};

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::question::Answer;
use super::sameness::plain;
use crate::domain::book::Book;
use crate::domain::id::{MemberId, SectorId};
use crate::exchange::Placed;
use crate::exchange::office::words::squeeze;
use crate::exchange::roster::MemberDraft;
use crate::text;
use crate::text::Text;

/// A row of the register whose sector is known.
#[derive(Clone, Copy)]
pub(super) struct Row<'d> {
    pub(super) sector: SectorId,
    pub(super) draft: &'d MemberDraft,
}

/// Whom a row means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// A member of the row's sector, or one who has moved to it.
    Member(MemberId),
    /// Somebody who is not in the store.
    Nobody,
    /// It can't be told, or the row stands there twice.
    Unclear {
        /// Why.
        reason: Text,
        /// Who it may be.
        candidates: Vec<MemberId>,
    },
    /// The person wants it left out.
    Skipped,
}

impl Meant {
    /// The member of the store, where it is one.
    pub(super) fn member(&self) -> Option<MemberId> {
        match self {
            Meant::Member(id) => Some(*id),
            Meant::Nobody | Meant::Unclear { .. } | Meant::Skipped => None,
        }
    }
}

/// Decides for each row whom it means; `said` has what the person said of it.
pub(super) fn meant(
    rows: &[Row<'_>],
    said: &[Option<Answer>],
    book: &Book,
    today: NaiveDate,
) -> Vec<Meant> {
    let mut matching = Matching::of(rows, book, today);
    matching.take_answers(said);
    matching.take_numbered();
    let numbers = matching.take_likely_numbered();
    matching.set_aside_repeated_rows();
    // Who has moved away leaves fewer to choose between where he was, so both are tried until
    // they find nobody more: or importing the file again would.
    loop {
        let taken = matching.taken.len();
        matching.within_sectors();
        matching.across_sectors();
        if matching.taken.len() == taken {
            break;
        }
    }
    matching.name_the_unclear();
    matching.ask_for_the_renamed();
    matching.ask_for_the_numbered(numbers);
    matching.ask_for_the_departed();
    matching.ask_for_the_doubled();
    matching.ask_for_unknown_numbers();
    matching.ask_for_the_other_sex(said);
    let decided = matching.meant.into_iter();
    decided
        .map(|meant| meant.unwrap_or(Meant::Nobody))
        .collect()
}

struct Matching<'a> {
    rows: &'a [Row<'a>],
    book: &'a Book,
    today: NaiveDate,
    /// The rows' numbers in digits.
    phones: Vec<Option<&'a str>>,
    /// The rows whose name somebody has who serves or will: all others are new.
    open: Vec<usize>,
    /// The members by sector, one that they will move to too, and name, as far as rows have them.
    in_sector: HashMap<(SectorId, &'a str), Vec<MemberId>>,
    /// The same by name and number; looked up when somebody may have moved.
    by_number: Option<HashMap<(&'a str, String), Vec<MemberId>>>,
    meant: Vec<Option<Meant>>,
    taken: HashSet<MemberId>,
}

impl<'a> Matching<'a> {
    fn of(rows: &'a [Row<'a>], book: &'a Book, today: NaiveDate) -> Self {
        let mut known: HashSet<&str> = HashSet::new();
        known.extend(
            book.serving_or_to_come(today)
                .map(|member| member.name.as_str()),
        );
        let has_name = |n: &usize| known.contains(rows[*n].draft.name.as_str());
        let open: Vec<_> = if known.is_empty() {
            Vec::new()
        } else {
            (0..rows.len()).filter(has_name).collect()
        };
        let names: HashSet<&str> = open.iter().map(|n| rows[*n].draft.name.as_str()).collect();
        let mut matching = Matching {
            rows,
            book,
            today,
            phones: rows.iter().map(row_phone).collect(),
            open,
            in_sector: HashMap::new(),
            by_number: None,
            meant: vec![None; rows.len()],
            taken: HashSet::new(),
        };
        if !names.is_empty() {
            for member in book.serving_or_to_come(today) {
                let name = member.name.as_str();
                if names.contains(name) {
                    let later = member.sector.later(today).map(|(_, sector)| *sector);
                    let now = member.sector_on(today);
                    for sector in std::iter::once(now).chain(later.filter(|it| *it != now)) {
                        let here = matching.in_sector.entry((sector, name)).or_default();
                        if here.last() != Some(&member.id) {
                            here.push(member.id);
                        }
                    }
                }
            }
        }
        matching
    }

    fn by_number(&mut self) -> &HashMap<(&'a str, String), Vec<MemberId>> {
        let (book, today) = (self.book, self.today);
        self.by_number.get_or_insert_with(|| {
            let mut all: HashMap<_, Vec<_>> = HashMap::new();
            for member in book.serving_or_to_come(today) {
                if let Some(phone) = plain(&member.phone) {
                    let key = (member.name.as_str(), phone);
                    all.entry(key).or_default().push(member.id);
                }
            }
            all
        })
    }

    /// What the person said, as far as it can be: a member who serves, each once.
    fn take_answers(&mut self, said: &[Option<Answer>]) {
        for (n, answer) in said.iter().enumerate() {
            match answer {
                Some(Answer::Member(id)) => {
                    let member = self.book.members.get(*id);
                    let serves = member.is_some_and(|it| self.book.serves_or_will(it, self.today));
                    if serves && !self.taken.contains(id) {
                        self.take(n, *id);
                    }
                }
                Some(Answer::NewMember) => self.meant[n] = Some(Meant::Nobody),
                Some(Answer::Skip) => self.meant[n] = Some(Meant::Skipped),
                Some(
                    Answer::Sector { .. } | Answer::NewSector | Answer::Kind(_) | Answer::Day(_),
                )
                | None => {}
            }
        }
    }

    /// Rows that have the store's own number of somebody who serves. One that fits the record in
    /// nothing else is another organisation's, or was put into the wrong row: it is asked.
    fn take_numbered(&mut self) {
        let of_rows = self.rows.iter().filter_map(|row| row.draft.id.as_ref());
        let members = of_rows.filter_map(|it| self.book.members.get(MemberId(it.value)));
        let names: HashSet<&str> = members.map(|it| it.name.as_str()).collect();
        let misplaced = self.misplaced();
        let foreign = self.has_foreign_numbers();
        for n in 0..self.rows.len() {
            let draft = self.rows[n].draft;
            let Some(id) = draft.id.as_ref().map(|it| MemberId(it.value)) else {
                continue;
            };
            let Some(member) = self.book.members.get(id) else {
                continue;
            };
            if self.meant[n].is_some() || !self.book.serves_or_will(member, self.today) {
                continue;
            }
            let alike = || {
                self.is_new_name(n, id)
                    || same(self.phones[n], member_phone(self.book, id).as_deref())
                    || same(row_employer(&self.rows[n]), member_employer(self.book, id))
            };
            let fits = member.name == draft.name || !foreign && alike();
            let known = &member.name;
            let reason = if self.taken.contains(&id) {
                text!(
                    "编号 {id}（{known}）在表中用了两次",
                    "number {id} ({known}) stands in the table twice"
                )
            } else if member.name != draft.name && names.contains(draft.name.as_str()) {
                let written = &draft.name;
                text!(
                    "库中编号 {id} 是{known}，这里写作{written}，而{written}的编号也在表中，姓名像是错了行，请核对",
                    "number {id} of the store is {known}, here it is {written}, whose own number stands in the table too: the names seem to stand in wrong rows, please check"
                )
            } else if let Some(reason) = misplaced.get(&n).filter(|_| !foreign) {
                reason.clone()
            } else if foreign && !fits {
                text!(
                    "库中编号 {id} 是{known}；表中多数编号与库中的姓名不符，像是别的单位或别的数据文件的清单，不按编号认人",
                    "number {id} of the store is {known}; most numbers of the table have other names than in the store. It seems to be another office's or another store's list: nobody is known by them"
                )
            } else if fits {
                self.take(n, id);
                continue;
            } else {
                text!(
                    "库中编号 {id} 是{known}，姓名、电话、单位都不同，请核对是哪一位",
                    "number {id} of the store is {known}, with another name, telephone number and employer; say who is meant"
                )
            };
            let candidates = Vec::from_iter((!self.taken.contains(&id)).then_some(id));
            self.meant[n] = Some(Meant::Unclear { reason, candidates });
        }
    }

    /// May the row have a new name of the member, in his sector? Nobody of the store is called so, and the
    /// row says nothing else that could agree.
    fn is_new_name(&self, n: usize, id: MemberId) -> bool {
        let row = &self.rows[n];
        let member = self.book.members.get(id);
        self.open.binary_search(&n).is_err()
            && self.phones[n].is_none()
            && row_employer(row).is_none()
            && member.is_some_and(|it| it.sector_on(self.today) == row.sector)
    }

    /// Does the row say another number and another employer than the member has? Then it may be
    /// somebody else of the same name.
    fn contradicts(&self, n: usize, id: MemberId) -> bool {
        let differ = |one: Option<String>, other: Option<String>| matches!((one, other), (Some(one), Some(other)) if one != other);
        let phone = self.phones[n].map(str::to_owned);
        differ(phone, member_phone(self.book, id))
            && differ(row_employer(&self.rows[n]), member_employer(self.book, id))
    }

    /// A row that says the same sector, name and number as an earlier one; without a number, the
    /// same employer. Where nothing but the name is said of anybody of that name, each row is another
    /// as long as there are members.
    fn set_aside_repeated_rows(&mut self) {
        let mut seen = HashMap::with_capacity(self.rows.len());
        let named = self.only_named();
        let mut met: HashMap<_, usize> = HashMap::new();
        for (n, row) in self.rows.iter().enumerate() {
            if self.meant[n].is_some() {
                continue;
            }
            let place = (row.sector, row.draft.name.as_str());
            let phone = self.phones[n];
            let employer = if phone.is_none() {
                row_employer(row)
            } else {
                None
            };
            let key = (row.sector, row.draft.name.as_str(), phone, employer);
            let first = *seen.entry(key).or_insert(n);
            let own = named.get(&place).is_some_and(|members| {
                let met = met.entry(place).or_default();
                *met += 1;
                *met <= *members
            });
            // A list that counts its people counts both.
            let counted = row.draft.counted && phone.is_none() && row_employer(row).is_none();
            if first != n && !own && !counted {
                let first = &self.rows[first].draft.at;
                let (zh, en) = (first.text().zh, first.text().en);
                self.meant[n] = Some(Meant::Unclear {
                    reason: text!(
                        "与{zh}重复（界别、姓名、电话都相同）",
                        "the same as {en} (sector, name and telephone number)"
                    ),
                    candidates: Vec::new(),
                });
            }
        }
    }

    /// The sectors and names that several members share, with how many, where no row has a number
    /// or an employer.
    fn only_named(&self) -> HashMap<(SectorId, &'a str), usize> {
        let shared = self
            .in_sector
            .iter()
            .filter(|(_, members)| members.len() > 1);
        let mut named: HashMap<_, _> = shared.map(|(key, members)| (*key, members.len())).collect();
        if !named.is_empty() {
            for (n, row) in self.rows.iter().enumerate() {
                if self.phones[n].is_some() || row_employer(row).is_some() {
                    named.remove(&(row.sector, row.draft.name.as_str()));
                }
            }
        }
        named
    }

    /// The serving members of the row's sector and name whom no row means yet.
    fn left_in_sector(&self, row: &Row<'_>) -> Vec<MemberId> {
        let here = self.in_sector.get(&(row.sector, row.draft.name.as_str()));
        self.not_taken(here)
    }

    /// The members of each sector and name whom no row means yet, where there are any.
    fn left_over(&self) -> HashMap<(SectorId, &'a str), Vec<MemberId>> {
        let all = self.in_sector.iter();
        all.map(|(key, members)| (*key, self.not_taken(Some(members))))
            .filter(|(_, left)| !left.is_empty())
            .collect()
    }

    /// The serving members of the row's name and number, in whichever sector, whom no row means
    /// yet.
    fn left_by_number(&mut self, n: usize) -> Vec<MemberId> {
        let Some(phone) = self.phones[n] else {
            return Vec::new();
        };
        let key = (self.rows[n].draft.name.as_str(), phone.to_owned());
        let numbered = self.by_number().get(&key).cloned();
        self.not_taken(numbered.as_ref())
    }

    fn not_taken(&self, all: Option<&Vec<MemberId>>) -> Vec<MemberId> {
        let all = all.into_iter().flatten().copied();
        all.filter(|id| !self.taken.contains(id)).collect()
    }

    fn take(&mut self, row: usize, id: MemberId) {
        self.meant[row] = Some(Meant::Member(id));
        self.taken.insert(id);
    }
}

/// Are both there, and the same?
fn same<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_some() && one == other
}

fn word<T: Clone>(placed: &Option<Placed<T>>) -> Option<T> {
    placed.as_ref().map(|placed| placed.value.clone())
}

/// The number in digits, as the reader of the file left it.
fn row_phone<'d>(row: &Row<'d>) -> Option<&'d str> {
    Some(row.draft.phone.as_ref()?.value.as_str())
}

fn row_employer(row: &Row<'_>) -> Option<String> {
    Some(squeeze(&row.draft.employer.as_ref()?.value)).filter(|it| !it.is_empty())
}

fn member_phone(book: &Book, id: MemberId) -> Option<String> {
    plain(&book.members.get(id)?.phone)
}

fn member_employer(book: &Book, id: MemberId) -> Option<String> {
    Some(squeeze(&book.members.get(id)?.employer)).filter(|it| !it.is_empty())
}
