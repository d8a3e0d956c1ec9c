//! 首页 (home): what stands at the first place for a convenor, and for a member, instead of the desk.
//!
//! What is theirs to do, and in which words, the desk says (`desk::home`); here is how it is laid out. It is a way of
//! looking: whoever looks acts as before.

mod convenor;
mod member;
mod page;
mod rows;

#[cfg(test)]
mod tests;

pub use convenor::ConvenorPlace;
pub use member::MemberPlace;

use super::board::{Board, BoardScreen};
use crate::desk::home::Home;

/// The home of a role, as a screen.
#[must_use]
pub fn screen(home: Home) -> BoardScreen {
    let board: Box<dyn Board> = match home {
        Home::Convenor(id) => Box::new(ConvenorPlace::of(id)),
        Home::Member(id) => Box::new(MemberPlace::of(id)),
    };
    BoardScreen::new(board)
}
