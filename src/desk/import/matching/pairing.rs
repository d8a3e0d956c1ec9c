//! Rows and members of one name: which row means which member, within a sector and after a move.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Matching, member_employer, member_phone, row_employer, row_phone, word};
use crate::domain::id::{MemberId, SectorId};

impl Matching<'_> {
    pub(super) fn within_sectors(&mut self) {
        let mut groups: HashMap<(SectorId, &str), Vec<usize>> = HashMap::new();
        for &n in &self.open {
            let row = &self.rows[n];
            let key = (row.sector, row.draft.name.as_str());
            if self.meant[n].is_none() && self.in_sector.contains_key(&key) {
                groups.entry(key).or_default().push(n);
            }
        }
        for rows in groups.into_values() {
            let members = self.left_in_sector(&self.rows[rows[0]]);
            if !members.is_empty() {
                self.pair(rows, members);
            }
        }
    }

    /// Rows and members of one sector and name: by number and employer, by number, by employer,
    /// by having neither, and who is left on both sides alone.
    fn pair(&mut self, mut rows: Vec<usize>, mut members: Vec<MemberId>) {
        if let ([n], [id]) = (rows.as_slice(), members.as_slice()) {
            if !self.contradicts(*n, *id) {
                self.take(*n, *id);
            }
            return;
        }
        let (all, book) = (self.rows, self.book);
        let row_phone = |n: usize| row_phone(&all[n]).map(str::to_owned);
        self.pair_by(
            (&mut rows, &mut members),
            |n| Some((row_phone(n)?, row_employer(&all[n])?)),
            |id| Some((member_phone(book, id)?, member_employer(book, id)?)),
        );
        self.pair_by((&mut rows, &mut members), row_phone, |id| {
            member_phone(book, id)
        });
        self.pair_by(
            (&mut rows, &mut members),
            |n| row_employer(&all[n]),
            |id| member_employer(book, id),
        );
        // Who has no number and no employer, in the file as in the store.
        self.pair_by(
            (&mut rows, &mut members),
            |n| Some((row_phone(n), row_employer(&all[n]))),
            |id| Some((member_phone(book, id), member_employer(book, id))),
        );
        self.pair_by((&mut rows, &mut members), |_| Some(()), |_| Some(()));
        self.pair_alike(&rows, members);
    }

    /// As many rows as members, and the rows say the same of each: in the order of the roster.
    fn pair_alike(&mut self, rows: &[usize], mut members: Vec<MemberId>) {
        let all = self.rows;
        let says_nothing_more = |n: &usize| {
            let (draft, first) = (all[*n].draft, all[rows[0]].draft);
            row_phone(&all[*n]).is_none()
                && row_employer(&all[*n]).is_none()
                && word(&draft.sex) == word(&first.sex)
                && word(&draft.ethnicity) == word(&first.ethnicity)
        };
        if rows.len() != members.len() || !rows.iter().all(says_nothing_more) {
            return;
        }
        members.sort_by_key(|id| self.book.members.get(*id).map(|it| (it.position, *id)));
        for (n, id) in rows.iter().zip(members) {
            self.take(*n, id);
        }
    }

    /// Pairs each row with the member of the same key, where no other row or member has it.
    fn pair_by<K: Hash + Eq>(
        &mut self,
        (rows, members): (&mut Vec<usize>, &mut Vec<MemberId>),
        of_row: impl Fn(usize) -> Option<K>,
        of_member: impl Fn(MemberId) -> Option<K>,
    ) {
        let mut by_key: HashMap<K, (Vec<usize>, Vec<MemberId>)> = HashMap::new();
        for &n in rows.iter() {
            if let Some(key) = of_row(n) {
                by_key.entry(key).or_default().0.push(n);
            }
        }
        for &id in members.iter() {
            if let Some(here) = of_member(id).and_then(|key| by_key.get_mut(&key)) {
                here.1.push(id);
            }
        }
        for (those_rows, those_members) in by_key.into_values() {
            if let ([n], [id]) = (those_rows.as_slice(), those_members.as_slice())
                && !self.contradicts(*n, *id)
            {
                self.take(*n, *id);
            }
        }
        rows.retain(|n| self.meant[*n].is_none());
        members.retain(|id| !self.taken.contains(id));
    }

    /// Rows whose name their sector lacks, or has for other rows only: who has moved there.
    pub(super) fn across_sectors(&mut self) {
        if self.open.iter().all(|n| self.meant[*n].is_some()) {
            return;
        }
        let left_over = self.left_over();
        let mut by_number: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        for &n in &self.open {
            let row = &self.rows[n];
            if self.meant[n].is_none()
                && !left_over.contains_key(&(row.sector, row.draft.name.as_str()))
                && let Some(phone) = self.phones[n]
            {
                let key = (row.draft.name.as_str(), phone);
                by_number.entry(key).or_default().push(n);
            }
        }
        for rows in by_number.into_values() {
            let members = self.left_by_number(rows[0]);
            if let ([n], [id]) = (rows.as_slice(), members.as_slice()) {
                self.take(*n, *id);
            }
        }
    }
}
