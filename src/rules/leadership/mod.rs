//! What the leadership and the committees do for the sectors' work: studies, leaders, plans,
//! summaries and the year's circular (articles 17 and 18).

mod circular_not_issued;
mod committee_plan_missing;
mod committee_summary_missing;
mod no_annual_study;
mod sector_without_leader;

super::rule::topic![
    circular_not_issued,
    no_annual_study,
    sector_without_leader,
    committee_plan_missing,
    committee_summary_missing,
];
