//! Outputs that were adopted or instructed on: the member's own, and those that an opinion of the member was
//! turned into. They count in the year in which that was done, which may be after they were handed in.

use chrono::NaiveDate;

use super::ground::{Ground, Weighed};
use super::why_not::WhyNot;
use crate::domain::assessment::PointsItem;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::domain::yearwork::{AdoptedBy, Output};

impl Ground<'_> {
    /// The member's outputs of which `day` says that something was done by the closing day, or why that is not what
    /// counts.
    pub(super) fn recognised(
        &self,
        item: &PointsItem,
        id: MemberId,
        day: impl Fn(&Output) -> Option<(NaiveDate, Option<WhyNot>)>,
    ) -> Weighed {
        let brought = |output: &Output| {
            let mut own = self.book.opinions.iter().filter(|it| it.reporter == id);
            own.any(|it| it.conversions.iter().any(|to| to.output == output.id))
        };
        let own = self.book.outputs.iter().filter(|it| {
            item.channel.is_none_or(|channel| channel == it.goes_as())
                && (it.wrote().any(|author| author == id) || brought(it))
        });
        let done = own.filter_map(|it| {
            let (on, why) = day(it)?;
            let outside = self.why_not_in(it.channel, on)?;
            Some((
                on,
                it.id.0,
                outside.or(why).or(self.why_unverified(&it.evidence)),
            ))
        });
        Weighed::each(item, Kind::Output, done)
    }

    /// When an output was adopted by the highest level that did by the closing day, and whether that is the one that
    /// an item counts.
    pub(super) fn adopted(
        &self,
        item: &PointsItem,
        output: &Output,
    ) -> Option<(NaiveDate, Option<WhyNot>)> {
        let by_then = output.adopted().filter(|(_, on)| *on <= self.today.date);
        let (highest, on) = by_then.last()?;
        let counts = match item.level {
            Some(level) => level == highest,
            None => highest >= AdoptedBy::Province,
        };
        Some((on, (!counts).then_some(WhyNot::OtherLevel)))
    }
}
