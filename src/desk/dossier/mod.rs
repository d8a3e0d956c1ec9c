//! The file of a person or a body (履职档案): what is owed, and everything that touched it, day by day.
//!
//! Nothing is entered here. What is owed the rulebook and what falls due say; what happened is read from the records that
//! name it, and of forms, most of which are in the archive, from the index by member, so many at most.

mod events;
mod owed;
mod said;

pub use events::{Event, Events, events};
pub use owed::{Owed, owed};
