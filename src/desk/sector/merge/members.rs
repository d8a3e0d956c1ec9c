//! Whose members become the one sector's.

use super::Merger;
use crate::desk::checks::Faults;
use crate::domain::member::Member;
use crate::text;

impl Merger<'_> {
    /// The members of the sectors that end, as they are to be: those who serve, and who join later.
    pub(super) fn members(&self, faults: &mut Faults) -> Vec<Member> {
        let (book, from) = (self.book, self.from);
        let mut moved = Vec::new();
        for member in book.serving_or_to_come(from) {
            let joins = member.joins_after(from);
            if !self.ends(member.sector_on(joins.unwrap_or(from))) {
                continue;
            }
            let mut member = member.clone();
            let name = &member.name;
            if let Some((by, _)) = member.sector.later(joins.unwrap_or(from)).next() {
                let why = text!(
                    "{name}自 {by} 起另有界别变动。",
                    "{name} belongs to another sector from {by} on."
                );
                faults.when(true, "members", why);
                continue;
            }
            match joins {
                // Whoever joins later was never in the one that had ended by then.
                Some(joins) => member.sector.correct(joins, self.stays),
                None => member.sector.change(from, self.stays),
            }
            moved.push(member);
        }
        moved
    }
}
