//! Columns of the program's own list that seem to stand in wrong rows, as where one was sorted without the others.
//!
//! A telephone number is one person's: one that is another's of the list, in whose row it no longer stands, is
//! enough. Employers and sexes are many people's: there two rows at least, and most of those that change, have
//! what another row of the list had.

use std::collections::HashMap;

use super::{Matching, member_employer, member_phone, row_employer, word};
use crate::domain::id::MemberId;
use crate::domain::member::{Member, Sex};
use crate::exchange::phones;
use crate::text;
use crate::text::Text;

impl Matching<'_> {
    /// The rows that seem to have what is another row's, each with why it is asked.
    pub(super) fn misplaced(&self) -> HashMap<usize, Text> {
        let mut all = HashMap::new();
        let numbered = self.own_rows();
        if numbered.is_empty() {
            return all;
        }
        let employer = |n: usize, member: &Member| {
            let pair = row_employer(&self.rows[n]).zip(member_employer(self.book, member.id));
            pair.filter(|(is, was)| is != was)
        };
        all.extend(exchanged(&numbered, employer, "单位", "employers"));
        let sex = |n: usize, member: &Member| {
            let was = if member.sex? == Sex::Female {
                "女"
            } else {
                "男"
            };
            let is = word(&self.rows[n].draft.sex)?;
            (is != was).then(|| (is.to_owned(), was.to_owned()))
        };
        all.extend(exchanged(&numbered, sex, "性别", "sexes"));
        all.extend(self.phones_of_others(&numbered));
        all
    }

    /// Have most rows another name than the member of their number, so that the numbers are not this store's?
    pub(super) fn has_foreign_numbers(&self) -> bool {
        let numbered = self.own_rows();
        let named = numbered
            .iter()
            .filter(|(n, member)| member.name == self.rows[*n].draft.name);
        numbered.len() > 3 && named.count() * 2 < numbered.len()
    }

    /// The rows that have the store's own number of somebody who serves.
    fn own_rows(&self) -> Vec<(usize, &Member)> {
        let rows = self.rows.iter().enumerate();
        let numbered = rows.filter_map(|(n, row)| {
            let id = MemberId(row.draft.id.as_ref()?.value);
            let member = self.book.members.get(id)?;
            let serves = self.book.serves_or_will(member, self.today);
            serves.then_some((n, member))
        });
        numbered.collect()
    }

    fn phones_of_others(&self, numbered: &[(usize, &Member)]) -> HashMap<usize, Text> {
        let written = |n: usize| {
            let hidden = self.rows[n].draft.hidden_phone.as_ref();
            self.phones[n].or(hidden.map(|it| it.value.as_str()))
        };
        // A number is known whole, and with its middle hidden.
        let known = |member: &Member| {
            let whole = member_phone(self.book, member.id);
            whole.map(|whole| [phones::masked(&whole), whole])
        };
        let is_own = |n: usize, member: &Member| {
            known(member).is_some_and(|own| own.iter().any(|it| Some(it.as_str()) == written(n)))
        };
        let mut elsewhere: HashMap<String, &Member> = HashMap::new();
        for (_, member) in numbered.iter().filter(|(n, member)| !is_own(*n, member)) {
            let numbers = known(member).into_iter().flatten();
            elsewhere.extend(numbers.map(|number| (number, *member)));
        }
        let asked = numbered.iter().filter_map(|&(n, member)| {
            let other = elsewhere.get(written(n)?)?;
            if other.id == member.id || is_own(n, member) {
                return None;
            }
            let (id, known) = (member.id, &member.name);
            let (other_id, other) = (other.id, &other.name);
            let reason = text!(
                "库中编号 {id} 是{known}，这里的电话是表中编号 {other_id} {other}的，电话一栏像是错了行，请核对",
                "number {id} of the store is {known}, and this telephone number is that of {other} (number {other_id}), who stands in the table too: the numbers seem to stand in wrong rows, please check"
            );
            Some((n, reason))
        });
        asked.collect()
    }
}

/// The rows whose new value is what another changed row had; `change` says what a row's value is, and was.
fn exchanged(
    numbered: &[(usize, &Member)],
    change: impl Fn(usize, &Member) -> Option<(String, String)>,
    zh: &str,
    en: &str,
) -> Vec<(usize, Text)> {
    let changed = numbered.iter().filter_map(|&(n, member)| {
        let (is, was) = change(n, member)?;
        Some((n, member, is, was))
    });
    let changed: Vec<_> = changed.collect();
    let others = changed.iter().filter(|(_, _, is, _)| {
        let mut before = changed.iter().map(|(_, _, _, was)| was);
        before.any(|was| was == is)
    });
    let others: Vec<_> = others.collect();
    if others.len() < 2 || others.len() * 2 <= changed.len() {
        return Vec::new();
    }
    let asked = others.into_iter().map(|(n, member, is, _)| {
        let (id, known) = (member.id, &member.name);
        let reason = text!(
            "库中编号 {id} 是{known}，这里的{zh}（{is}）在库中是表中别的委员的，{zh}一栏像是错了行，请核对",
            "number {id} of the store is {known}, and {is} is what the store has of another member of the table: the {en} seem to stand in wrong rows, please check"
        );
        (*n, reason)
    });
    asked.collect()
}
