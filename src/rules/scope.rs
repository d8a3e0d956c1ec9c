//! Looking at a part of the findings: one sector's, one committee's, one rule's, one level's.

use super::level::Level;
use super::rule::{Finding, Rule};
use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, SectorId};

/// Which findings are wanted; what is none does not narrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// This sector's, its members' and its activities' with other sectors.
    pub sector: Option<SectorId>,
    /// This committee's, its sectors', and those of the members who belong to it.
    pub committee: Option<CommitteeId>,
    /// This rule's.
    pub rule: Option<&'static Rule>,
    /// Those of exactly this level.
    pub level: Option<Level>,
}

impl Scope {
    /// Is the finding wanted?
    #[must_use]
    pub fn admits(&self, finding: &Finding, book: &Book) -> bool {
        self.level.is_none_or(|level| finding.level == level)
            && self.rule.is_none_or(|rule| finding.rule == rule)
            && self
                .sector
                .is_none_or(|sector| finding.touches_sector(sector, book))
            && self
                .committee
                .is_none_or(|committee| finding.touches_committee(committee, book))
    }

    /// Keeps the findings that are wanted, in their order.
    #[must_use]
    pub fn of(&self, mut findings: Vec<Finding>, book: &Book) -> Vec<Finding> {
        findings.retain(|finding| self.admits(finding, book));
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::BookBuilder;
    use crate::rules::{check, find};

    #[test]
    fn a_shared_activity_is_found_from_each_of_its_sectors_and_committees() {
        let mut builder = BookBuilder::new();
        let [first, second, other] = ["一委", "二委", "三委"].map(|name| builder.committee(name));
        let education = builder.sector_of("教育界", first);
        let sport = builder.sector_of("体育界", second);
        let farming = builder.sector_of("农业界", other);
        let trip = builder.activity(&[education, sport], "2026-05-06");
        builder.edit(trip, |trip: &mut crate::domain::yearwork::Activity| {
            trip.temporary_branch = crate::domain::yearwork::TemporaryBranch::No;
        });
        let rule = find("J0102");
        let found = |scope: Scope| {
            let scope = Scope { rule, ..scope };
            scope
                .of(check(&builder.book, &builder.today), &builder.book)
                .len()
        };
        let in_sector = |sector| {
            found(Scope {
                sector: Some(sector),
                ..Scope::default()
            })
        };
        let in_committee = |committee| {
            found(Scope {
                committee: Some(committee),
                ..Scope::default()
            })
        };
        assert_eq!([education, sport, farming].map(in_sector), [1, 1, 0]);
        assert_eq!([first, second, other].map(in_committee), [1, 1, 0]);
        let levels = Level::ALL.map(|level| {
            found(Scope {
                level: Some(level),
                ..Scope::default()
            })
        });
        assert_eq!(levels, [1, 0, 0]);
    }
}
