//! The checklist's columns in groups, by what one does now: there are more duties than columns on a screen.

use super::column::{CommitteeColumn, OrganisationColumn, SectorColumn};
use crate::domain::book::Book;
use crate::rules::rule::Finding;
use crate::text::Text;

/// A group of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The five haves of article 17, and the circular on them.
    FiveHaves,
    /// What came of the year: outputs, and how activities were held.
    Results,
    /// Leaders, committees, departments, and the sectors' own workrooms.
    Leadership,
    /// What all members are asked.
    Members,
    /// What waits to be handled: forms, opinions, assessment.
    Handling,
}

impl Group {
    /// All groups, in the order in which they are turned.
    pub const ALL: [Group; 5] = [
        Group::FiveHaves,
        Group::Results,
        Group::Leadership,
        Group::Members,
        Group::Handling,
    ];

    /// What it is called.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Group::FiveHaves => Text::of("五有", "five haves"),
            Group::Results => Text::of("成果活动", "results"),
            Group::Leadership => Text::of("领导部门", "leadership"),
            Group::Members => Text::of("委员", "members"),
            Group::Handling => Text::of("办理考核", "handling"),
        }
    }

    /// The same where there is little room.
    #[must_use]
    pub fn heading(self) -> Text {
        match self {
            Group::FiveHaves => Text::of("五有", "haves"),
            Group::Results => Text::of("成果", "results"),
            Group::Leadership => Text::of("领导", "lead"),
            Group::Members => Text::of("委员", "members"),
            Group::Handling => Text::of("办理", "handled"),
        }
    }

    /// Its name on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Group::FiveHaves => "five-haves",
            Group::Results => "results",
            Group::Leadership => "leadership",
            Group::Members => "members",
            Group::Handling => "handling",
        }
    }

    /// The group after it, the first after the last.
    #[must_use]
    pub fn next(self) -> Group {
        Group::ALL[(self as usize + 1) % Group::ALL.len()]
    }

    /// The group in which a finding is counted: that of its column in the row of whom it belongs to. Each finding
    /// has one, so that the groups add up to all.
    #[must_use]
    pub fn of(finding: &Finding, book: &Book) -> Group {
        let code = finding.rule.code;
        let of_organisation = || OrganisationColumn::behind(code).map(OrganisationColumn::group);
        let of_committee = || CommitteeColumn::behind(code).map(CommitteeColumn::group);
        let of_sector = || SectorColumn::behind(code).map(SectorColumn::group);
        let of_a_sector = finding.sector.is_some() || !finding.shared_sectors(book).is_empty();
        let group = match (of_a_sector, finding.committee) {
            (true, _) => of_sector(),
            (false, Some(_)) => of_committee(),
            (false, None) => of_organisation(),
        };
        let any = || of_sector().or_else(of_committee).or_else(of_organisation);
        group.or_else(any).unwrap_or(Group::Handling)
    }
}
