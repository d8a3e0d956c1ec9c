//! The yearly assessment (年度履职考核, article 21): the organisation's own tables of points, and the
//! sheets that were made from them.
//!
//! A table is data, so that an organisation has its own: which items there are, what each counts and up
//! to where. What an item counts is one of a few [`Criterion`]s, because only what is recorded can be
//! counted; how, is `rules::points`' to say.

mod criterion;
mod forbidden;
mod item;
mod points;
mod prize;
mod sheet;
mod table;

pub use criterion::Criterion;
pub use item::PointsItem;
pub use points::{NoPoints, Points, share_of};
pub use prize::{Decided, Prize, Prized};
pub use sheet::{Assessed, AssessmentSheet, Confirmed, Grade, Line};
pub use table::{Assessing, PointsTable};
