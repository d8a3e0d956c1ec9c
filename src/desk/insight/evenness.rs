//! How even the work is: how many forms how many members handed in, who was never at an activity.

use std::collections::HashSet;

use super::{Figure, Insight, What};
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::text::Text;

/// So many forms and what that is called; the last has no upper end.
const STEPS: [(usize, usize, Text); 4] = [
    (0, 0, Text::of("0 份", "no form")),
    (1, 1, Text::of("1 份", "1 form")),
    (2, 3, Text::of("2–3 份", "2–3 forms")),
    (4, usize::MAX, Text::of("4 份以上", "4 forms and more")),
];

impl Insight<'_> {
    fn members(&self) -> Vec<&Member> {
        let sectors = self.sectors().into_iter();
        sectors
            .flat_map(|id| self.book.members_of(id, self.until()))
            .collect()
    }

    pub(super) fn evenness(&self) -> Vec<Figure> {
        let members = self.members();
        let counts = self.forms.by_member(self.today.year);
        let figure = |word, of: &dyn Fn(&Member) -> bool| {
            let own = members.iter().filter(|it| of(it));
            let records = own.map(|it| (Kind::Member, it.id.0)).collect();
            Figure {
                whole: Some(members.len()),
                ..Figure::of(What::Word(word), records)
            }
        };
        let mut rows: Vec<Figure> = STEPS
            .into_iter()
            .map(|(from, to, word)| {
                figure(word, &|it| {
                    let count = counts.get(&it.id).copied().unwrap_or(0);
                    (from..=to).contains(&count)
                })
            })
            .collect();
        let activities = self.book.activities_in(self.today.year);
        let held = activities.filter(|it| it.held_on <= self.until());
        let there: HashSet<MemberId> = held
            .flat_map(|it| it.participants.iter().copied())
            .collect();
        let word = Text::of("从未参加活动", "at no activity");
        rows.push(figure(word, &|it| !there.contains(&it.id)));
        rows.retain(|_| !members.is_empty());
        rows
    }

    /// From how many members half of the forms came, those with most first; and from how many all of them.
    #[must_use]
    pub fn half_of_the_forms(&self) -> (usize, usize) {
        let counts = self.forms.by_member(self.today.year);
        let members = self.members();
        let own = members.iter().filter_map(|it| counts.get(&it.id).copied());
        let mut own: Vec<usize> = own.collect();
        own.sort_unstable_by(|one, other| other.cmp(one));
        let all: usize = own.iter().sum();
        let mut came = 0;
        let half = own.iter().take_while(|count| {
            let wanted = came * 2 < all;
            came += **count;
            wanted
        });
        (half.count(), own.len())
    }
}
