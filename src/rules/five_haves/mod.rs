//! The five haves of every sector but the convenors, which have a topic of their own, and the
//! outputs in a sector's name (article 17).

mod activity_missing;
mod no_collective_output;
mod plan_item_not_done;
mod plan_missing;
mod sector_without_liaison;
mod summary_missing;

super::rule::topic![
    sector_without_liaison,
    plan_missing,
    activity_missing,
    summary_missing,
    no_collective_output,
    plan_item_not_done,
];
