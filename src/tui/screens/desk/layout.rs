//! The panes of the desk, and how they stand beside each other.

use crate::tui::panes::workspace::{Column, Layout, Share};

/// A pane of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pane {
    /// The committee-to-sector map.
    Map,
    /// The members.
    Roster,
    /// The convenors.
    Convenors,
    /// The pending forms.
    Pending,
    /// What is chosen.
    Detail,
}

impl Pane {
    /// All panes in the order of their numbers.
    pub(super) const ALL: [Pane; 5] = [
        Pane::Map,
        Pane::Roster,
        Pane::Convenors,
        Pane::Pending,
        Pane::Detail,
    ];
}

const MAP: Column<Pane> = Column {
    share: Some(Share {
        percent: 28,
        least: 34,
        most: 52,
    }),
    panes: &[Pane::Map],
    large: Pane::Map,
    shared: None,
    over: None,
};

const LISTS: Column<Pane> = Column {
    share: None,
    panes: &[Pane::Roster, Pane::Convenors, Pane::Pending],
    large: Pane::Roster,
    shared: Some((
        24,
        &[
            Share {
                percent: 20,
                least: 5,
                most: u16::MAX,
            },
            Share {
                percent: 32,
                least: 6,
                most: u16::MAX,
            },
        ],
    )),
    over: None,
};

const DETAIL: Column<Pane> = Column {
    share: Some(Share {
        percent: 32,
        least: 38,
        most: 70,
    }),
    panes: &[Pane::Detail],
    large: Pane::Detail,
    shared: None,
    over: None,
};

/// What stands beside the map: its detail is what one looks at there.
const BESIDE_MAP: Column<Pane> = Column {
    share: None,
    panes: &[Pane::Roster, Pane::Convenors, Pane::Pending, Pane::Detail],
    large: Pane::Detail,
    shared: None,
    over: None,
};

const ONE: Column<Pane> = Column {
    share: None,
    panes: &Pane::ALL,
    large: Pane::Map,
    shared: None,
    over: None,
};

/// Map, lists and detail beside each other where there is room; else the map and the rest; else the pane that
/// has the keyboard, large, and the others as their titles.
pub(super) static LAYOUT: Layout<Pane> = Layout {
    panes: &Pane::ALL,
    by_width: &[
        (116, &[MAP, LISTS, DETAIL]),
        (96, &[MAP, BESIDE_MAP]),
        (0, &[ONE]),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::panes::workspace::{Workspace, assert_covers};
    use ratatui::layout::Rect;

    #[test]
    fn the_panes_cover_every_screen() {
        assert_covers(&LAYOUT);
    }

    #[test]
    fn a_small_screen_shows_every_title_and_one_pane() {
        let mut workspace = Workspace::new(&LAYOUT);
        workspace.focus_on(Pane::Roster);
        workspace.divide(Rect::new(0, 1, 80, 22));
        let heights = Pane::ALL.map(|it| workspace.area(it).height);
        assert_eq!(heights, [1, 18, 1, 1, 1]);
    }
}
