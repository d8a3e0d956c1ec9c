//! What stands over the preview: a question, the work of writing, the line of the rejected rows.

use super::asking::Asking;
use super::moved_on::MovedOn;
use super::rejects::Rejects;
use super::tasks::ImportEvent;
use crate::tui::canvas::Canvas;
use crate::tui::task::Work;
use crate::tui::widgets::dialog::Confirm;

/// What stands over the preview.
pub(super) enum Over {
    /// Nothing.
    Nothing,
    /// Whether only a part shall be taken.
    Sure(Confirm),
    /// It is written.
    Writing(Work<ImportEvent>),
    /// What a row of the questions asks.
    Asking(Box<Asking>),
    /// From when on it holds what differs from the store.
    MovedOn(Box<MovedOn>),
    /// Where the rejected rows are saved.
    Rejects(Box<Rejects>),
}

impl Over {
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        match self {
            Over::Nothing => {}
            Over::Sure(sure) => sure.draw(canvas),
            Over::Writing(work) => work.draw(canvas),
            Over::Asking(asking) => asking.draw(canvas),
            Over::MovedOn(asked) => asked.draw(canvas),
            Over::Rejects(rejects) => rejects.draw(canvas),
        }
    }
}
