//! Where the piles' names, the list, the form and its history stand: beside each other where both
//! can be read, else the one that has the keyboard.

use ratatui::layout::Rect;

/// A pane that can have the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pane {
    /// The list.
    #[default]
    List,
    /// The form.
    Form,
}

/// Where the parts stand; what has no room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Areas {
    pub(super) piles: Rect,
    pub(super) list: Rect,
    pub(super) form: Rect,
    pub(super) history: Rect,
}

impl Areas {
    /// Are list and form both in sight?
    pub(super) fn is_split(&self) -> bool {
        !self.list.is_empty() && !self.form.is_empty()
    }
}

/// With fewer columns than this the list and the form do not stand beside each other.
const SPLIT: u16 = 76;

/// Divides `area`. `history` tells how many rows the history takes in a width.
pub(super) fn areas(
    area: Rect,
    focus: Pane,
    zoomed: bool,
    history: impl Fn(u16) -> usize,
) -> Areas {
    let mut areas = Areas::default();
    let mut rest = area;
    if area.height >= 8 {
        areas.piles = Rect { height: 1, ..area };
        rest.y += 1;
        rest.height -= 1;
    }
    let mut right = rest;
    if zoomed || area.width < SPLIT {
        if focus == Pane::List {
            areas.list = rest;
            return areas;
        }
    } else {
        areas.list = Rect {
            width: list_width(rest.width),
            ..rest
        };
        right.x += areas.list.width;
        right.width -= areas.list.width;
    }
    areas.form = right;
    let most = right.height / 3;
    let wanted = history(right.width.saturating_sub(4)) as u16;
    if most >= 4 && wanted > 0 {
        let high = wanted.saturating_add(2).clamp(3, most);
        areas.form.height -= high;
        areas.history = Rect {
            y: areas.form.bottom(),
            height: high,
            ..right
        };
    }
    areas
}

/// The list's share: at 80 columns just what a row needs, more where there is room.
fn list_width(width: u16) -> u16 {
    match width {
        ..100 => 34,
        100..150 => width * 2 / 5,
        150.. => width * 9 / 20,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_cover_the_area_and_never_overlap() {
        for width in 0..220 {
            for height in 0..60 {
                let area = Rect::new(3, 2, width, height);
                for (focus, zoomed) in [
                    (Pane::List, false),
                    (Pane::Form, false),
                    (Pane::List, true),
                    (Pane::Form, true),
                ] {
                    let parts = areas(area, focus, zoomed, |_| 4);
                    let all = [parts.piles, parts.list, parts.form, parts.history];
                    let covered: u32 = all.iter().map(|it| it.area()).sum();
                    assert_eq!(covered, area.area(), "{area:?} {focus:?}");
                    for part in all.into_iter().filter(|it| !it.is_empty()) {
                        assert_eq!(part.intersection(area), part);
                    }
                }
            }
        }
    }

    #[test]
    fn at_80_columns_both_are_in_sight() {
        let parts = areas(Rect::new(0, 0, 80, 22), Pane::List, false, |_| 3);
        assert!(parts.is_split());
        assert_eq!((parts.list.width, parts.form.width), (34, 46));
        assert_eq!(parts.history.height, 5);
        let small = areas(Rect::new(0, 0, 60, 14), Pane::Form, false, |_| 3);
        assert!(small.list.is_empty() && !small.is_split());
    }
}
