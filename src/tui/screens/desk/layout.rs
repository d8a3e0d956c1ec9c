//! Where the five panes stand: beside each other where there is room, else the one that has the
//! keyboard large and the others as their titles.

use ratatui::layout::Rect;

/// A pane of the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Pane {
    /// The committee-to-sector map.
    #[default]
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

    /// Its number on the screen.
    pub(super) fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The next pane, or the one before.
    pub(super) fn beside(self, forward: bool) -> Pane {
        let count = Pane::ALL.len();
        let step = if forward { 1 } else { count - 1 };
        Pane::ALL[(self as usize + step) % count]
    }
}

/// From this width on map, lists and detail stand beside each other.
const THREE_COLUMNS: u16 = 116;
/// From this width on the map stands beside the rest.
const TWO_COLUMNS: u16 = 96;
/// From this height on the panes of a column share it; below, the focused one takes it.
const SHARED: u16 = 24;

/// Where each pane stands, by number; an area of one row is a title, an empty one is not shown.
pub(super) fn areas(area: Rect, focus: Pane, zoomed: bool) -> [Rect; 5] {
    let mut areas = [Rect { height: 0, ..area }; 5];
    if zoomed {
        areas[focus as usize] = area;
        return areas;
    }
    if area.width < TWO_COLUMNS {
        stack(area, &Pane::ALL, focus, &mut areas);
        return areas;
    }
    let lists = [Pane::Roster, Pane::Convenors, Pane::Pending];
    let map = (area.width * 28 / 100).clamp(34, 52);
    let (left, rest) = split(area, map);
    areas[Pane::Map as usize] = left;
    if area.width < THREE_COLUMNS {
        let column = [lists[0], lists[1], lists[2], Pane::Detail];
        // The map's detail is what one looks at beside it.
        let grown = if focus == Pane::Map {
            Pane::Detail
        } else {
            focus
        };
        stack(rest, &column, grown, &mut areas);
        return areas;
    }
    let detail = (area.width * 32 / 100).clamp(38, 70);
    let (middle, right) = split(rest, rest.width - detail);
    areas[Pane::Detail as usize] = right;
    if area.height < SHARED {
        let grown = if lists.contains(&focus) {
            focus
        } else {
            Pane::Roster
        };
        stack(middle, &lists, grown, &mut areas);
    } else {
        let convenors = (middle.height / 5).max(5);
        let pending = (middle.height * 32 / 100).max(6);
        let roster = middle.height - convenors - pending;
        rows(middle, &lists, &[roster, convenors, pending], &mut areas);
    }
    areas
}

/// One pane large, the others a row each; without room for all titles the large one alone.
fn stack(area: Rect, panes: &[Pane], focus: Pane, areas: &mut [Rect; 5]) {
    let titles = panes.len() as u16 - 1;
    if area.height < titles + 3 {
        areas[focus as usize] = area;
        return;
    }
    let heights: Vec<u16> = panes
        .iter()
        .map(|pane| {
            if *pane == focus {
                area.height - titles
            } else {
                1
            }
        })
        .collect();
    rows(area, panes, &heights, areas);
}

fn rows(area: Rect, panes: &[Pane], heights: &[u16], areas: &mut [Rect; 5]) {
    let mut y = area.y;
    for (pane, height) in panes.iter().zip(heights) {
        areas[*pane as usize] = Rect {
            y,
            height: *height,
            ..area
        };
        y += height;
    }
}

fn split(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width);
    let rest = Rect {
        x: area.x + left,
        width: area.width - left,
        ..area
    };
    (
        Rect {
            width: left,
            ..area
        },
        rest,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(width: u16, height: u16) -> Rect {
        Rect::new(0, 1, width, height)
    }

    #[test]
    fn panes_never_overlap_and_fill_the_body() {
        for (width, height) in (1..220).flat_map(|w| [1, 3, 6, 7, 14, 22, 34, 48].map(|h| (w, h))) {
            for focus in Pane::ALL {
                for zoomed in [false, true] {
                    let area = body(width, height);
                    let areas = areas(area, focus, zoomed);
                    let cells: u32 = areas.iter().map(|it| it.area()).sum();
                    assert_eq!(cells, area.area(), "{width}x{height} {focus:?}");
                    for (n, one) in areas.iter().enumerate() {
                        assert_eq!(area.union(*one), area);
                        for other in &areas[n + 1..] {
                            let shared = one.intersection(*other).area();
                            assert_eq!(shared, 0, "{width}x{height} {focus:?}");
                        }
                    }
                    assert!(!areas[focus as usize].is_empty());
                }
            }
        }
    }

    #[test]
    fn a_small_screen_shows_every_title_and_one_pane() {
        let areas = areas(body(80, 22), Pane::Roster, false);
        assert_eq!(areas.map(|it| it.height), [1, 18, 1, 1, 1]);
        assert_eq!(Pane::Detail.beside(true), Pane::Map);
        assert_eq!(Pane::Map.beside(false), Pane::Detail);
    }
}
