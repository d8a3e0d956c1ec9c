//! Outputs that were adopted or instructed on: the member's own, and those that an opinion of the member was
//! turned into. They count in the year in which that was done, which may be after they were handed in.

use chrono::NaiveDate;

use super::ground::{Counted, Ground, each};
use crate::domain::assessment::PointsItem;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::domain::yearwork::{AdoptedBy, Output};

impl Ground<'_> {
    /// The member's outputs of which `day` says that something was done by the closing day.
    pub(super) fn recognised(
        &self,
        item: &PointsItem,
        id: MemberId,
        day: impl Fn(&Output) -> Option<NaiveDate>,
    ) -> Vec<Counted> {
        let verified_only = self.book.settings().verified_only;
        let brought = |output: &Output| {
            let mut own = self.book.opinions.iter().filter(|it| it.reporter == id);
            own.any(|it| it.conversions.iter().any(|to| to.output == output.id))
        };
        let own = self.book.outputs.iter().filter(|it| {
            item.channel.is_none_or(|channel| channel == it.goes_as())
                && (!verified_only || it.evidence.is_verified())
                && (it.wrote().any(|author| author == id) || brought(it))
        });
        let done = own.filter_map(|it| Some((it.channel, day(it)?, it.id.0)));
        let counts = done.filter(|(channel, on, _)| {
            let year = self.book.assessed_in(Some(*channel), *on);
            *on <= self.today.date && year == Some(self.today.year)
        });
        let mut days: Vec<_> = counts.map(|(_, on, id)| (on, id)).collect();
        days.sort_unstable();
        each(item, Kind::Output, days.into_iter().map(|it| it.1))
    }

    /// When an output was adopted by the level that an item counts, which is the highest that did by the
    /// closing day.
    pub(super) fn adopted(&self, item: &PointsItem, output: &Output) -> Option<NaiveDate> {
        let by_then = output.adopted().filter(|(_, on)| *on <= self.today.date);
        let (highest, on) = by_then.last()?;
        let counts = match item.level {
            Some(level) => level == highest,
            None => highest >= AdoptedBy::Province,
        };
        counts.then_some(on)
    }
}
