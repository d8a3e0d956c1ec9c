//! Where the list of forms and the form stand, and what surrounds them: the piles' names above, the form's
//! history below it.

use ratatui::layout::Rect;

use crate::tui::panes::workspace::{Column, Layout, Share};

/// A pane that can have the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    /// The list.
    List,
    /// The form.
    Form,
}

const fn list(percent: u16, least: u16) -> Column<Pane> {
    Column {
        share: Some(Share {
            percent,
            least,
            most: u16::MAX,
        }),
        panes: &[Pane::List],
        large: Pane::List,
        shared: None,
        over: None,
    }
}

const FORM: Column<Pane> = Column {
    share: None,
    panes: &[Pane::Form],
    large: Pane::Form,
    shared: None,
    over: None,
};

const ONE: Column<Pane> = Column {
    share: None,
    panes: &[Pane::List, Pane::Form],
    large: Pane::List,
    shared: None,
    over: None,
};

/// List and form beside each other where both can be read: at 80 columns the list has just what a row needs, more
/// where there is room.
pub(super) static LAYOUT: Layout<Pane> = Layout {
    panes: &[Pane::List, Pane::Form],
    by_width: &[
        (150, &[list(45, 0), FORM]),
        (100, &[list(40, 0), FORM]),
        (76, &[list(0, 34), FORM]),
        (0, &[ONE]),
    ],
};

/// The row of the piles' names, and what is left below it; without room for both no row.
pub(super) fn below_piles(area: Rect) -> (Rect, Rect) {
    let height = u16::from(area.height >= 8);
    let rest = Rect {
        y: area.y + height,
        height: area.height - height,
        ..area
    };
    (Rect { height, ..area }, rest)
}

/// The form's part of its pane, and its history's below it, that takes so many rows in a width; without room for
/// both the history is empty.
pub(super) fn above_history(area: Rect, rows: impl Fn(u16) -> usize) -> (Rect, Rect) {
    let most = area.height / 3;
    let wanted = rows(area.width.saturating_sub(4)) as u16;
    let height = match most >= 4 && wanted > 0 {
        true => wanted.saturating_add(2).clamp(3, most),
        false => 0,
    };
    let form = Rect {
        height: area.height - height,
        ..area
    };
    let history = Rect {
        y: form.bottom(),
        height,
        ..area
    };
    (form, history)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::panes::workspace::{Workspace, assert_covers};

    #[test]
    fn the_panes_cover_every_screen() {
        assert_covers(&LAYOUT);
    }

    #[test]
    fn at_80_columns_both_are_in_sight() {
        let (piles, rest) = below_piles(Rect::new(0, 0, 80, 22));
        assert_eq!((piles.height, rest.y, rest.height), (1, 1, 21));
        let workspace = Workspace::new(&LAYOUT);
        workspace.divide(rest);
        let (form, history) = above_history(workspace.area(Pane::Form), |_| 3);
        assert_eq!(workspace.area(Pane::List).width, 34);
        assert_eq!((form.width, form.height), (46, 16));
        assert_eq!((history.y, history.height), (17, 5));
        let small = below_piles(Rect::new(0, 0, 60, 7));
        assert_eq!((small.0.height, small.1.height), (0, 7));
        workspace.divide(small.1);
        assert!(!workspace.shows(Pane::Form));
    }
}
