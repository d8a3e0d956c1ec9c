//! The homes of roles other than the staff's: what a convenor, and what a member, has before them first.
//!
//! Nothing is entered here, and nothing is judged that the rulebook does not say: which of what is owed is whose to do,
//! how a sector's people stand, and how a member is told so in plain words, is.

mod convenor;
mod member;
mod plain;
mod whose;

#[cfg(test)]
mod tests;

pub use convenor::{ConvenorHome, Person, Sums, Todo, VerifiedWork};
pub use member::{Duty, MemberHome, Raised, Standing};
pub use whose::{Asked, Home};
