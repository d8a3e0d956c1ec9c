//! Where the names of a board's leaves stand, for the mouse.

use std::cell::RefCell;

use ratatui::layout::{Position, Rect};

use crate::tui::input::Mouse;

/// Where the names of leaves were drawn last.
#[derive(Debug, Default)]
pub(super) struct LeafPlaces(pub(super) RefCell<Vec<Rect>>);

impl LeafPlaces {
    /// The leaf whose name the mouse points at.
    pub(super) fn at(&self, mouse: Mouse) -> Option<usize> {
        let places = self.0.borrow();
        let pointed = Position {
            x: mouse.x,
            y: mouse.y,
        };
        places.iter().position(|it| it.contains(pointed))
    }
}
