//! What a row of a place stands for, what its page says, and the one step that moves it on.

use crate::domain::command::CommandId;
use crate::domain::record::{Kind, Seq};
use crate::domain::subject::Invocation;
use crate::text::Text;
use crate::tui::app::Place;
use crate::tui::panes::lines::Line;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// A record.
    Record(Kind, u64),
    /// One of several matters of a record: a promise, a day by which something is to be done.
    Matter(Kind, u64, u32),
    /// An entry of the journal.
    Entry(Seq),
    /// A row of no record: a sum, a figure, a month.
    Nth(u32),
}

impl Item {
    /// The record that it is, or that it is a matter of.
    #[must_use]
    pub fn record(self) -> Option<(Kind, u64)> {
        match self {
            Item::Record(kind, id) | Item::Matter(kind, id, _) => Some((kind, id)),
            Item::Entry(_) | Item::Nth(_) => None,
        }
    }
}

/// What the page says of a row.
#[derive(Debug, Default)]
pub struct Told {
    /// What it is called.
    pub title: String,
    /// What is said of it.
    pub lines: Vec<Line>,
    /// Where the links of the lines lead to.
    pub links: Vec<Place>,
}

/// The one step that moves a row on.
#[derive(Clone, Debug)]
pub enum Next {
    /// A command, for what is marked or chosen.
    Command(CommandId),
    /// Whoever owes what is marked or chosen is reminded, and what that is called.
    Remind(Text),
    /// A command for what it says itself, and what it is called.
    Do(Text, Invocation),
    /// Where it is done, and what it is called.
    Go(Text, Place),
}
