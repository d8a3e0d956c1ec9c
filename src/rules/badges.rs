//! How many findings of each level stand where: the numbers beside the names on the map.

use super::level::Level;
use super::rule::Finding;
use crate::domain::book::Book;
use crate::domain::id::{ById, CommitteeId, MemberId, SectorId};

/// Findings counted by level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Breaches.
    pub breach: u32,
    /// Duties whose date has not passed.
    pub due: u32,
    /// Pieces of advice.
    pub advice: u32,
}

impl Counts {
    /// Nothing.
    pub const NONE: Counts = Counts {
        breach: 0,
        due: 0,
        advice: 0,
    };

    /// Both together.
    #[must_use]
    pub fn and(self, other: Counts) -> Counts {
        Counts {
            breach: self.breach + other.breach,
            due: self.due + other.due,
            advice: self.advice + other.advice,
        }
    }

    /// Counts one finding more.
    pub fn add(&mut self, level: Level) {
        match level {
            Level::Breach => self.breach += 1,
            Level::Due => self.due += 1,
            Level::Advice => self.advice += 1,
        }
    }

    /// The gravest level counted.
    #[must_use]
    pub fn worst(&self) -> Option<Level> {
        let counts = [self.breach, self.due, self.advice];
        Level::ALL
            .into_iter()
            .zip(counts)
            .find_map(|(level, count)| (count > 0).then_some(level))
    }
}

/// Findings counted for every sector, committee and member. A finding about an activity that
/// several sectors held counts once for each of them and once for each of their committees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Badges {
    total: Counts,
    sectors: ById<SectorId, Counts>,
    committees: ById<CommitteeId, Counts>,
    members: ById<MemberId, Counts>,
}

impl Badges {
    /// Counts `findings`.
    #[must_use]
    pub fn of(findings: &[Finding], book: &Book) -> Self {
        let mut badges = Badges::default();
        for finding in findings {
            badges.count(finding, book);
        }
        badges
    }

    /// All findings.
    #[must_use]
    pub fn total(&self) -> Counts {
        self.total
    }

    /// A sector's.
    #[must_use]
    pub fn sector(&self, id: SectorId) -> Counts {
        self.sectors.get(&id).copied().unwrap_or_default()
    }

    /// A committee's, with those of its sectors and members.
    #[must_use]
    pub fn committee(&self, id: CommitteeId) -> Counts {
        self.committees.get(&id).copied().unwrap_or_default()
    }

    /// A member's own and those of the member's forms.
    #[must_use]
    pub fn member(&self, id: MemberId) -> Counts {
        self.members.get(&id).copied().unwrap_or_default()
    }

    fn count(&mut self, finding: &Finding, book: &Book) {
        let level = finding.level;
        self.total.add(level);
        if let Some(id) = finding.sector {
            self.sectors.entry(id).or_default().add(level);
        }
        if let Some(id) = finding.committee {
            self.committees.entry(id).or_default().add(level);
        }
        let member = finding.subject.member(book);
        if let Some(id) = member {
            self.members.entry(id).or_default().add(level);
        }
        let shared = finding.shared_sectors(book);
        let mut committees: Vec<_> = shared
            .iter()
            .filter_map(|id| book.sectors.get(*id)?.committee_on(finding.as_of))
            .filter(|id| finding.committee != Some(*id))
            .collect();
        committees.sort_unstable();
        committees.dedup();
        for id in committees {
            self.committees.entry(id).or_default().add(level);
        }
        for id in shared.iter().filter(|id| finding.sector != Some(**id)) {
            self.sectors.entry(*id).or_default().add(level);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Kind;
    use crate::domain::yearwork::{Activity, ActivityKind};
    use crate::rules::testing::BookBuilder;
    use crate::rules::{Subject, check};

    #[test]
    fn every_finding_is_counted_where_it_belongs() {
        let mut builder = BookBuilder::new();
        let committee = builder.committee("教科卫体委员会");
        let education = builder.sector_of("教育界", committee);
        let sport = builder.sector("体育界");
        let wang = builder.member("王伟", education);
        builder.submitted(wang, "2026-06-01");
        let findings = check(&builder.book, &builder.today);
        let badges = Badges::of(&findings, &builder.book);
        let by_hand = |belongs: &dyn Fn(&Finding) -> bool| {
            let mut counts = Counts::default();
            for finding in findings.iter().filter(|finding| belongs(finding)) {
                counts.add(finding.level);
            }
            counts
        };
        assert_eq!(badges.total(), by_hand(&|_| true));
        for sector in [education, sport] {
            let counts = by_hand(&|finding| finding.sector == Some(sector));
            assert_eq!(badges.sector(sector), counts);
            assert!(counts.breach > 0);
        }
        assert_eq!(
            badges.committee(committee),
            by_hand(&|finding| finding.committee == Some(committee))
        );
        // Too few key contacts; a form that waited longer than the working days allow.
        assert_eq!(badges.member(wang).breach, 2);
        assert_eq!(badges.member(wang).worst(), Some(Level::Breach));
    }

    #[test]
    fn an_activity_of_several_sectors_counts_once_for_each_and_for_each_committee() {
        let mut builder = BookBuilder::new();
        let committees = ["教科卫体委员会", "经济科技委员会"].map(|it| builder.committee(it));
        let sectors = [("教育界", 0), ("体育界", 0), ("经济界", 1)]
            .map(|(name, committee)| builder.sector_of(name, committees[committee]));
        let trip = builder.activity(&sectors, "2026-08-01");
        builder.edit(trip, |it: &mut Activity| it.kind = ActivityKind::Plenary);
        builder.on("2026-08-02");
        let mut findings = check(&builder.book, &builder.today);
        findings.retain(|finding| finding.subject == Subject::Record(Kind::Activity, trip.0));
        let badges = Badges::of(&findings, &builder.book);
        assert_eq!(badges.total().breach, 1);
        assert_eq!(sectors.map(|id| badges.sector(id).breach), [1, 1, 1]);
        assert_eq!(committees.map(|id| badges.committee(id).breach), [1, 1]);
    }
}
