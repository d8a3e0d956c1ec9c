//! The Party's organisations in the work (article 1).

mod committee_without_party_organisation;
mod event_without_temporary_branch;

pub(super) use committee_without_party_organisation::organisation;
pub(super) use event_without_temporary_branch::held;

super::rule::topic![
    committee_without_party_organisation,
    event_without_temporary_branch,
];
