//! Who the people of a register are: which member of the store each row means, if any.
//!
//! A row means a serving member of its sector and name. Where several share both, the telephone
//! number tells them apart, then the employer; where nothing does, nobody is taken for anybody. A
//! row whose name the sector lacks means the member of equal name *and* number elsewhere, who has
//! moved, or somebody new. A record is meant by one row at most.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::domain::book::Book;
use crate::domain::id::{MemberId, SectorId};
use crate::exchange::phones;
use crate::exchange::roster::MemberDraft;
use crate::exchange::words::squeeze;
use crate::text;
use crate::text::Text;

use chrono::NaiveDate;

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
    /// It can't be told, or the row stands there twice: why.
    Unclear(Text),
}

/// Decides for each row whom it means.
pub(super) fn meant(rows: &[Row<'_>], book: &Book, today: NaiveDate) -> Vec<Meant> {
    let mut matching = Matching {
        rows,
        book,
        meant: vec![None; rows.len()],
        taken: HashSet::new(),
    };
    matching.set_aside_repeated_rows();
    matching.within_sectors(today);
    matching.across_sectors(today);
    let decided = matching.meant.into_iter();
    decided
        .map(|meant| meant.unwrap_or(Meant::Nobody))
        .collect()
}

struct Matching<'a> {
    rows: &'a [Row<'a>],
    book: &'a Book,
    meant: Vec<Option<Meant>>,
    taken: HashSet<MemberId>,
}

impl<'a> Matching<'a> {
    /// A row that says the same sector, name and number as an earlier one; without a number, the
    /// same employer.
    fn set_aside_repeated_rows(&mut self) {
        let mut seen = HashMap::new();
        for (n, row) in self.rows.iter().enumerate() {
            let (phone, employer) = (row_phone(row), row_employer(row));
            let employer = employer.filter(|_| phone.is_none());
            let key = (row.sector, row.draft.name.as_str(), phone, employer);
            if let Some(first) = seen.insert(key.clone(), n) {
                let first_row = self.rows[first].draft.at.row;
                self.meant[n] = Some(Meant::Unclear(text!(
                    "与第 {first_row} 行重复（界别、姓名、电话都相同）",
                    "the same as row {first_row} (sector, name and telephone number)"
                )));
                seen.insert(key, first);
            }
        }
    }

    fn within_sectors(&mut self, today: NaiveDate) {
        let mut members: HashMap<(SectorId, &str), Vec<MemberId>> = HashMap::new();
        for member in self.book.serving(today) {
            let key = (member.sector, member.name.as_str());
            members.entry(key).or_default().push(member.id);
        }
        let mut groups: HashMap<(SectorId, &str), Vec<usize>> = HashMap::new();
        for (n, row) in self.rows.iter().enumerate() {
            if self.meant[n].is_none() {
                let key = (row.sector, row.draft.name.as_str());
                groups.entry(key).or_default().push(n);
            }
        }
        for (key, rows) in groups {
            if let Some(members) = members.remove(&key) {
                self.pair(rows, members);
            }
        }
    }

    /// Rows and members of one sector and name.
    fn pair(&mut self, mut rows: Vec<usize>, mut members: Vec<MemberId>) {
        let (all, book) = (self.rows, self.book);
        let row_both = |n: &usize| Some((row_phone(&all[*n])?, row_employer(&all[*n])?));
        let both = |id: &MemberId| Some((member_phone(book, *id)?, member_employer(book, *id)?));
        self.pair_by(&mut rows, &mut members, row_both, both);
        let (of_row, of_member) = (
            |n: &usize| row_phone(&all[*n]),
            |id: &MemberId| member_phone(book, *id),
        );
        self.pair_by(&mut rows, &mut members, of_row, of_member);
        let (of_row, of_member) = (
            |n: &usize| row_employer(&all[*n]),
            |id: &MemberId| member_employer(book, *id),
        );
        self.pair_by(&mut rows, &mut members, of_row, of_member);
        self.pair_by(&mut rows, &mut members, |_| Some(()), |_| Some(()));
        if !members.is_empty() {
            for n in rows {
                let (name, people) = (&all[n].draft.name, members.len());
                self.meant[n] = Some(Meant::Unclear(text!(
                    "本界别名叫{name}的委员对不上（库中还有 {people} 名），请写明电话或者工作单位",
                    "it is not clear which {name} of the sector this is ({people} left in the store); write the telephone number or the employer"
                )));
            }
        }
    }

    /// Pairs each row with the member of the same key, where no other row or member has it.
    fn pair_by<K: Hash + Eq>(
        &mut self,
        rows: &mut Vec<usize>,
        members: &mut Vec<MemberId>,
        of_row: impl Fn(&usize) -> Option<K>,
        of_member: impl Fn(&MemberId) -> Option<K>,
    ) {
        let mut by_key: HashMap<K, (Vec<usize>, Vec<MemberId>)> = HashMap::new();
        for &n in rows.iter() {
            if let Some(key) = of_row(&n) {
                by_key.entry(key).or_default().0.push(n);
            }
        }
        for &id in members.iter() {
            if let Some(here) = of_member(&id).and_then(|key| by_key.get_mut(&key)) {
                here.1.push(id);
            }
        }
        for (those_rows, those_members) in by_key.into_values() {
            if let ([n], [id]) = (those_rows.as_slice(), those_members.as_slice()) {
                self.meant[*n] = Some(Meant::Member(*id));
                self.taken.insert(*id);
            }
        }
        rows.retain(|n| self.meant[*n].is_none());
        members.retain(|id| !self.taken.contains(id));
    }

    /// Rows whose name their sector lacks: who has moved there.
    fn across_sectors(&mut self, today: NaiveDate) {
        let mut left: HashMap<(&str, String), Vec<usize>> = HashMap::new();
        for (n, row) in self.rows.iter().enumerate() {
            if self.meant[n].is_none()
                && let Some(phone) = row_phone(row)
            {
                let key = (row.draft.name.as_str(), phone);
                left.entry(key).or_default().push(n);
            }
        }
        if left.is_empty() {
            return;
        }
        let names: HashSet<&str> = left.keys().map(|(name, _)| *name).collect();
        let mut elsewhere: HashMap<(&str, String), Vec<MemberId>> = HashMap::new();
        for member in self.book.serving(today) {
            if names.contains(member.name.as_str())
                && !self.taken.contains(&member.id)
                && let Some(phone) = plain(&member.phone)
            {
                let key = (member.name.as_str(), phone);
                elsewhere.entry(key).or_default().push(member.id);
            }
        }
        for (key, rows) in left {
            let Some(members) = elsewhere.get(&key) else {
                continue;
            };
            if let ([n], [id]) = (rows.as_slice(), members.as_slice()) {
                self.meant[*n] = Some(Meant::Member(*id));
                self.taken.insert(*id);
                continue;
            }
            let sectors: Vec<_> = members
                .iter()
                .filter_map(|id| self.book.members.get(*id))
                .map(|member| self.book.sector_name(member.sector))
                .collect();
            let (zh, en) = (sectors.join("、"), sectors.join(", "));
            for n in rows {
                self.meant[n] = Some(Meant::Unclear(text!(
                    "可能是从{zh}调整来的，但是同名同号码的不止一个，看不出是谁",
                    "this may be somebody moved from {en}, but several have this name and number"
                )));
            }
        }
    }
}

/// Is this the same telephone number, however it is written?
pub(super) fn same_phone(one: &str, other: &str) -> bool {
    one == other || plain(one).is_some_and(|one| Some(one) == plain(other))
}

/// Is this the same employer and post, but for spaces?
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one == other || squeeze(one) == squeeze(other)
}

/// A number in digits; none when there is none.
fn plain(phone: &str) -> Option<String> {
    match phones::phones(phone) {
        Ok(numbers) => numbers.into_iter().next(),
        Err(_) => Some(squeeze(phone)).filter(|phone| !phone.is_empty()),
    }
}

fn row_phone(row: &Row<'_>) -> Option<String> {
    plain(&row.draft.phone.as_ref()?.value)
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
