//! What a table of points gives (article 21): every number with the records that it counts.
//!
//! A member, a sector, a convenor, a committee or a department is assessed by the items of a table on a
//! closing day. What was not open to somebody, such as a plenary session before joining, is
//! neither counted nor missed: grades go by the share of what was open.

mod bodies;
mod grades;
mod ground;
mod members;
#[cfg(test)]
mod otherwise_tests;
mod recognised;
mod score;
mod settle;
#[cfg(test)]
mod tests;
mod why_not;
mod worth;

pub use grades::within_quota;
pub use ground::{Counted, FormsOf, Ground, Scored, Scores};
pub use why_not::{NotCounted, WhyNot};
pub use worth::Worth;
