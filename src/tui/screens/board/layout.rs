//! Where the left, the list and the page stand.

use ratatui::layout::Rect;

use crate::tui::panes::workspace::{Column, Layout, Share};

/// A pane of a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    /// Whose, or which; or what is said of the one thing that all is about.
    Side,
    /// The rows.
    List,
    /// What is said of one.
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
    }
}

/// The page below the list, where there is room for both; else over it.
const BELOW: Option<(u16, &[Share])> = Some((
    26,
    &[Share {
        percent: 38,
        least: 9,
        most: 18,
    }],
));

const ABOVE_EACH_OTHER: Column<Pane> = Column {
    share: None,
    panes: &[Pane::List, Pane::Page],
    large: Pane::List,
    shared: BELOW,
};

/// Without a left: list and page.
pub(super) static LAYOUT: Layout<Pane> = Layout {
    panes: &[Pane::List, Pane::Page],
    by_width: &[
        (
            120,
            &[
                of(None, &[Pane::List], Pane::List),
                of(share(42, 46, 80), &[Pane::Page], Pane::Page),
            ],
        ),
        (0, &[ABOVE_EACH_OTHER]),
    ],
};

/// Without a left, of wide rows.
pub(super) static WIDE: Layout<Pane> = Layout {
    panes: &[Pane::List, Pane::Page],
    by_width: &[
        (
            190,
            &[
                of(None, &[Pane::List], Pane::List),
                of(share(36, 60, 80), &[Pane::Page], Pane::Page),
            ],
        ),
        (0, &[ABOVE_EACH_OTHER]),
    ],
};

/// With one.
pub(super) static WITH_SIDE: Layout<Pane> = Layout {
    panes: &[Pane::Side, Pane::List, Pane::Page],
    by_width: &[
        (
            160,
            &[
                of(share(20, 30, 40), &[Pane::Side], Pane::Side),
                of(None, &[Pane::List], Pane::List),
                of(share(30, 50, 70), &[Pane::Page], Pane::Page),
            ],
        ),
        (
            110,
            &[
                of(share(28, 30, 36), &[Pane::Side], Pane::Side),
                ABOVE_EACH_OTHER,
            ],
        ),
        (
            0,
            &[of(None, &[Pane::Side, Pane::List, Pane::Page], Pane::List)],
        ),
    ],
};

/// With what is said of one thing at the left.
pub(super) static ABOUT_ONE: Layout<Pane> = Layout {
    panes: &[Pane::Side, Pane::List, Pane::Page],
    by_width: &[
        (
            160,
            &[
                of(share(28, 44, 56), &[Pane::Side], Pane::Side),
                of(None, &[Pane::List], Pane::List),
                of(share(28, 48, 64), &[Pane::Page], Pane::Page),
            ],
        ),
        (
            104,
            &[
                of(share(36, 38, 46), &[Pane::Side], Pane::Side),
                ABOVE_EACH_OTHER,
            ],
        ),
        (
            0,
            &[of(None, &[Pane::Side, Pane::List, Pane::Page], Pane::List)],
        ),
    ],
};

/// The rows above the panes: the leaves' names, and lines of the head as far as the lists keep room.
pub(super) fn above(area: Rect, leaves: bool, head: u16) -> (Rect, Rect, Rect) {
    let names = u16::from(leaves && area.height >= 8);
    let head = match area.height >= 20 + head {
        true => head,
        false => 0,
    };
    let at = |y, height| Rect { y, height, ..area };
    let rest = area.height - names - head;
    (
        at(area.y, names),
        at(area.y + names, head),
        at(area.y + names + head, rest),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::panes::workspace::assert_covers;

    #[test]
    fn the_panes_cover_every_screen() {
        assert_covers(&LAYOUT);
        assert_covers(&WIDE);
        assert_covers(&WITH_SIDE);
        assert_covers(&ABOUT_ONE);
    }

    #[test]
    fn what_stands_above_leaves_the_lists_their_room() {
        let (names, head, rest) = above(Rect::new(0, 1, 80, 22), true, 2);
        assert_eq!(
            (names.height, head.height, rest.y, rest.height),
            (1, 2, 4, 19)
        );
        let (names, head, rest) = above(Rect::new(0, 1, 80, 7), true, 2);
        assert_eq!((names.height, head.height, rest.height), (0, 0, 7));
    }
}
