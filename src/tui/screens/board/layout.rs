//! Where the left, the list and the page stand.

use ratatui::layout::Rect;

use crate::tui::panes::workspace::{Column, Layout, Share};

/// A pane of a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    /// Whose, or which; or what is said of the one thing that all is about.
    Side,
    /// The rows; of a board whose leaves stand beside each other it is one of these.
    List,
    /// The rows of a leaf that stands beside the others.
    Leaf(usize),
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
        over: None,
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
    over: None,
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

/// What is chosen read along with the list: beside it, else below it on every screen but the smallest.
pub(super) static READ_ALONG: Layout<Pane> = Layout {
    panes: &[Pane::List, Pane::Page],
    by_width: &[
        (
            112,
            &[
                of(None, &[Pane::List], Pane::List),
                of(share(46, 50, 92), &[Pane::Page], Pane::Page),
            ],
        ),
        (
            0,
            &[Column {
                share: None,
                panes: &[Pane::List, Pane::Page],
                large: Pane::List,
                shared: Some((
                    16,
                    &[Share {
                        percent: 52,
                        least: 8,
                        most: 20,
                    }],
                )),
                over: None,
            }],
        ),
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

/// Panes above each other of which the second has this part of the height, where there is so much; the page stands over
/// them while it is read.
const fn under(
    share: Option<Share>,
    panes: &'static [Pane],
    shared: Option<(u16, &'static [Share])>,
    over: Option<Pane>,
) -> Column<Pane> {
    Column {
        share,
        panes,
        large: panes[0],
        shared,
        over,
    }
}

const HALF: Option<(u16, &[Share])> = Some((
    20,
    &[Share {
        percent: 46,
        least: 8,
        most: 24,
    }],
));

const THIRD: Option<(u16, &[Share])> = Some((
    16,
    &[Share {
        percent: 34,
        least: 6,
        most: 14,
    }],
));

/// Three leaves beside each other, and what is said of the one thing that all is about.
pub(super) static BESIDE_EACH_OTHER: Layout<Pane> = Layout {
    panes: &[
        Pane::Leaf(0),
        Pane::Leaf(1),
        Pane::Leaf(2),
        Pane::Side,
        Pane::Page,
    ],
    by_width: &[
        (
            170,
            &[
                under(None, &[Pane::Leaf(0), Pane::Leaf(1)], HALF, None),
                of(share(28, 44, 60), &[Pane::Page], Pane::Page),
                under(share(28, 46, 60), &[Pane::Leaf(2), Pane::Side], THIRD, None),
            ],
        ),
        (
            104,
            &[
                under(
                    None,
                    &[Pane::Leaf(0), Pane::Leaf(1)],
                    HALF,
                    Some(Pane::Page),
                ),
                under(share(38, 44, 54), &[Pane::Leaf(2), Pane::Side], THIRD, None),
            ],
        ),
        (
            0,
            &[under(
                None,
                &[Pane::Leaf(0), Pane::Leaf(1), Pane::Leaf(2), Pane::Side],
                None,
                Some(Pane::Page),
            )],
        ),
    ],
};

/// Two leaves, one above the other.
pub(super) static TWO_LEAVES: Layout<Pane> = Layout {
    panes: &[Pane::Leaf(0), Pane::Leaf(1), Pane::Page],
    by_width: &[
        (
            150,
            &[
                under(None, &[Pane::Leaf(0), Pane::Leaf(1)], THIRD, None),
                of(share(38, 50, 80), &[Pane::Page], Pane::Page),
            ],
        ),
        (
            0,
            &[under(
                None,
                &[Pane::Leaf(0), Pane::Leaf(1)],
                THIRD,
                Some(Pane::Page),
            )],
        ),
    ],
};

/// The rows above the panes: the leaves' names, and lines of the head as far as the lists keep room; those of the banner
/// wherever there is any.
pub(super) fn above(area: Rect, leaves: bool, banner: u16, head: u16) -> (Rect, Rect, Rect) {
    let names = u16::from(leaves && area.height >= 8);
    let banner = match area.height >= 8 + banner {
        true => banner,
        false => 0,
    };
    let head = match area.height >= 20 + banner + head {
        true => banner + head,
        false => banner,
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
        assert_covers(&READ_ALONG);
        assert_covers(&WITH_SIDE);
        assert_covers(&ABOUT_ONE);
        assert_covers(&BESIDE_EACH_OTHER);
        assert_covers(&TWO_LEAVES);
    }

    #[test]
    fn what_stands_above_leaves_the_lists_their_room() {
        let (names, head, rest) = above(Rect::new(0, 1, 80, 22), true, 0, 2);
        assert_eq!(
            (names.height, head.height, rest.y, rest.height),
            (1, 2, 4, 19)
        );
        let (names, head, rest) = above(Rect::new(0, 1, 80, 7), true, 2, 2);
        assert_eq!((names.height, head.height, rest.height), (0, 0, 7));
    }
}
