//! A row of the table of commands.

use crate::domain::command::CommandId;
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect};
use crate::tui::keymap::Group;

/// What a command comes to now, or why it can't be done.
pub type Planned = Result<Effect, Text>;

/// What says what a command comes to for what is marked or chosen.
pub type Plan = fn(CommandId, &Subject, &Ctx<'_>) -> Planned;

/// A row of the table.
pub struct Command {
    /// Its identity.
    pub id: CommandId,
    /// What it does, in a word or two.
    pub title: Text,
    /// The same in a sentence.
    pub help: Text,
    /// Where help lists it.
    pub group: Group,
    /// Whether the menus of a kind of records list it.
    pub target: fn(Kind) -> bool,
    /// What it comes to. It changes nothing, and is asked for every row of a menu.
    pub plan: Plan,
}
