//! The homes of roles other than the staff's: what a convenor, and what a member, has before them first.
//!
//! Nothing is entered here, and nothing is judged that the rulebook does not say: which of what is owed is whose to do,
//! how a sector's people stand, and how a member is told so in plain words, is.
//!
//! In reading order: [`Home`] (`whose`), `convenor`; `duty`, what is asked (`plain`) and what is `done`, `raised`, `member`.

mod convenor;
mod done;
mod duty;
mod member;
mod plain;
mod raised;
mod whose;

#[cfg(test)]
mod tests;

pub use convenor::{ConvenorHome, Person, Sums, Todo, VerifiedWork};
pub use duty::{Duty, Standing};
pub use member::MemberHome;
pub use raised::Raised;
pub use whose::{Asked, Home};
