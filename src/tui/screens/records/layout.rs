//! Where kinds, list and page stand.

use crate::tui::panes::workspace::{Column, Layout, Share};

/// A pane of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    /// The kinds.
    Kinds,
    /// The records of one.
    List,
    /// One record.
    Page,
}

const fn share(percent: u16, least: u16, most: u16) -> Option<Share> {
    Some(Share {
        percent,
        least,
        most,
    })
}

const fn of(share: Option<Share>, panes: &'static [Pane], large: Pane) -> Column<Pane> {
    Column {
        share,
        panes,
        large,
        shared: None,
        over: None,
    }
}

/// All beside each other where there is room, else the page over the list, else the one that has the keyboard.
pub(super) static LAYOUT: Layout<Pane> = Layout {
    panes: &[Pane::Kinds, Pane::List, Pane::Page],
    by_width: &[
        (
            150,
            &[
                of(share(18, 24, 36), &[Pane::Kinds], Pane::Kinds),
                of(None, &[Pane::List], Pane::List),
                of(share(33, 50, u16::MAX), &[Pane::Page], Pane::Page),
            ],
        ),
        (
            100,
            &[
                of(share(20, 24, 30), &[Pane::Kinds], Pane::Kinds),
                of(None, &[Pane::List, Pane::Page], Pane::List),
            ],
        ),
        (
            0,
            &[of(
                None,
                &[Pane::Kinds, Pane::List, Pane::Page],
                Pane::Kinds,
            )],
        ),
    ],
};

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;
    use crate::tui::panes::workspace::{Workspace, assert_covers};

    #[test]
    fn the_panes_cover_every_screen() {
        assert_covers(&LAYOUT);
    }

    #[test]
    fn a_small_screen_shows_one_pane_and_a_wide_one_all() {
        let shown = |width, focus| {
            let mut panes = Workspace::new(&LAYOUT);
            panes.focus_on(focus);
            panes.divide(Rect::new(0, 0, width, 22));
            [Pane::Kinds, Pane::List, Pane::Page].map(|pane| panes.shows(pane))
        };
        assert_eq!(shown(80, Pane::List), [false, true, false]);
        assert_eq!(shown(120, Pane::Kinds), [true, true, false]);
        assert_eq!(shown(120, Pane::Page), [true, false, true]);
        assert_eq!(shown(160, Pane::Kinds), [true, true, true]);
    }
}
