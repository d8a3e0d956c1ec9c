//! Which committee looks after which sectors, and who coordinates them (articles 15 and 16).

mod committee_without_coordinator;
mod committee_without_sectors;
mod sector_without_committee;

pub(super) use committee_without_coordinator::coordinator;

super::rule::topic![
    sector_without_committee,
    committee_without_sectors,
    committee_without_coordinator,
];
