//! Numbers of which it is not certain whether they are the store's: a column headed 编号 is one of the
//! program's own list, or an office's running number.
//!
//! The names decide. Where most rows have the name of the member whose number they have, the column is the
//! store's, and tells namesakes apart. It never renames by itself: a row of a new name is asked about.

use super::{Matching, Meant};
use crate::domain::id::MemberId;
use crate::text;

/// What a file's column of numbers is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// The store's, as most rows agree.
    Stores,
    /// It counts its rows from one, or no row has such a number.
    Running,
    /// Neither is certain.
    Unknown,
}

impl Matching<'_> {
    /// The serving member who has the number of a row.
    fn numbered(&self, n: usize) -> Option<MemberId> {
        let id = MemberId(self.rows[n].draft.serial.as_ref()?.value);
        let member = self.book.members.get(id)?;
        self.book.serves(member, self.today).then_some(id)
    }

    /// Takes the rows that agree with the member of their number in name, where most rows agree.
    pub(super) fn take_likely_numbered(&mut self) -> Numbers {
        let rows = 0..self.rows.len();
        let serials = rows
            .clone()
            .filter_map(|n| self.rows[n].draft.serial.as_ref());
        let serials: Vec<u64> = serials.map(|it| it.value).collect();
        let agreeing: Vec<(usize, MemberId)> = rows
            .filter_map(|n| Some((n, self.numbered(n)?)))
            .filter(|&(n, id)| self.book.member_name(id) == self.rows[n].draft.name)
            .collect();
        if agreeing.len() * 2 <= serials.len() {
            return if count_from_one(&serials) {
                Numbers::Running
            } else {
                Numbers::Unknown
            };
        }
        for (n, id) in agreeing {
            let row = &self.rows[n];
            let member = self.book.members.get(id);
            let here = member.is_some_and(|it| it.sector_on(self.today) == row.sector);
            // In another sector he has moved, unless somebody there is called so.
            let namesake = self
                .in_sector
                .contains_key(&(row.sector, row.draft.name.as_str()));
            if (here || !namesake) && self.meant[n].is_none() && !self.taken.contains(&id) {
                self.take(n, id);
            }
        }
        Numbers::Stores
    }

    /// A row of somebody new who has the number of a member of the same sector whom no row means: a name
    /// that was changed, perhaps.
    pub(super) fn ask_for_the_numbered(&mut self, numbers: Numbers) {
        if numbers == Numbers::Running {
            return;
        }
        for n in 0..self.rows.len() {
            let (None, Some(id)) = (&self.meant[n], self.numbered(n)) else {
                continue;
            };
            let Some(member) = self.book.members.get(id) else {
                continue;
            };
            let row = &self.rows[n];
            if member.sector_on(self.today) != row.sector || self.taken.contains(&id) {
                continue;
            }
            let (name, written) = (&member.name, &row.draft.name);
            self.meant[n] = Some(Meant::Unclear {
                reason: text!(
                    "编号 {id} 在库中是本界别的{name}，这里写作{written}，请确认是改了姓名还是另一人。确是库里的编号的，请把表头改为“库内编号”",
                    "number {id} of the store is {name} of this sector, here it is {written}; say whether the name changed or this is somebody else. If the numbers are the store's, head them “Store ID”"
                ),
                candidates: vec![id],
            });
        }
    }
}

/// Whether numbers run from one, or begin again at one.
fn count_from_one(serials: &[u64]) -> bool {
    let before = std::iter::once(0).chain(serials.iter().copied());
    let mut pairs = before.zip(serials);
    pairs.all(|(before, &serial)| serial == before.saturating_add(1) || serial == 1)
}
