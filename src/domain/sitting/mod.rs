//! What the leadership meets for: a sitting, its agenda, and the problems that it gives somebody to solve
//! (articles 16 and 18).

mod agenda_item;
mod council_sitting;
mod problem;

pub use agenda_item::{AgendaItem, ItemKind};
pub use council_sitting::{CouncilSitting, SittingBody, numeral};
pub use problem::{Problem, Solved};
