//! Panes beside each other: which one has the keyboard, whether it has the whole screen, and where each
//! stands. How many columns there are, and which panes a column shares, follows from the width; a screen
//! says it as data.

use std::cell::RefCell;

use ratatui::layout::{Position, Rect};

use crate::tui::input::{Mouse, MouseDeed};

/// How the panes of a screen stand.
#[derive(Debug)]
pub struct Layout<P: 'static> {
    /// All panes, in the order in which they are walked.
    pub panes: &'static [P],
    /// Columns by the width from which on they stand so, the widest first; the last is for any width.
    pub by_width: &'static [(u16, &'static [Column<P>])],
}

/// Panes above each other.
#[derive(Debug)]
pub struct Column<P: 'static> {
    /// Its share of the width; none takes what the others leave.
    pub share: Option<Share>,
    /// The panes, from above.
    pub panes: &'static [P],
    /// Which pane is large while none of the column has the keyboard.
    pub large: P,
    /// From this height on the panes share the column, all but the first by these parts of its height. Below,
    /// and without it, one is large and the others are a title each.
    pub shared: Option<(u16, &'static [Share])>,
    /// A pane that stands over all of the column while it has the keyboard, and nowhere else.
    pub over: Option<P>,
}

/// A part of a length.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// In hundredths.
    pub percent: u16,
    /// At least so many cells.
    pub least: u16,
    /// At most so many.
    pub most: u16,
}

impl Share {
    fn of(self, whole: u16) -> u16 {
        let part = u32::from(whole) * u32::from(self.percent) / 100;
        (part as u16).clamp(self.least, self.most).min(whole)
    }
}

/// What the mouse points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointed<P> {
    /// The wheel, over a pane that has not the keyboard.
    Beside,
    /// A pane that is its title only: a click brings it up.
    Title(P),
    /// What is in a pane, which has the keyboard already or gets it by the click.
    In(P),
}

/// The panes of a screen.
#[derive(Debug)]
pub struct Workspace<P: 'static> {
    layout: &'static Layout<P>,
    focus: P,
    zoomed: bool,
    /// Where the panes were drawn last; one that is not named was not in sight.
    areas: RefCell<Vec<(P, Rect)>>,
}

impl<P: Copy + Eq + 'static> Workspace<P> {
    /// Panes of which the first has the keyboard.
    #[must_use]
    pub fn new(layout: &'static Layout<P>) -> Workspace<P> {
        Workspace {
            layout,
            focus: layout.panes[0],
            zoomed: false,
            areas: RefCell::default(),
        }
    }

    /// The pane that has the keyboard.
    #[must_use]
    pub fn focus(&self) -> P {
        self.focus
    }

    /// Gives a pane the keyboard.
    pub fn focus_on(&mut self, pane: P) {
        self.focus = pane;
    }

    /// The pane after the one that has the keyboard, or the one before.
    #[must_use]
    pub fn beside(&self, forward: bool) -> P {
        self.next_to(self.focus, forward)
    }

    /// The pane after this one, or the one before.
    #[must_use]
    pub fn next_to(&self, pane: P, forward: bool) -> P {
        let panes = self.layout.panes;
        let at = panes.iter().position(|it| *it == pane).unwrap_or(0);
        let step = if forward { 1 } else { panes.len() - 1 };
        panes[(at + step) % panes.len()]
    }

    /// Gives the pane that has the keyboard the whole screen, or takes it back.
    pub fn zoom(&mut self) {
        self.zoomed = !self.zoomed;
    }

    /// Takes the whole screen back; whether the pane had it.
    pub fn unzoom(&mut self) -> bool {
        std::mem::take(&mut self.zoomed)
    }

    /// Divides the screen, for what is drawn now.
    pub fn divide(&self, area: Rect) {
        *self.areas.borrow_mut() = self.layout.divided(area, self.focus, self.zoomed);
    }

    /// Where a pane was drawn last; empty when it was not, one row when it was a title.
    #[must_use]
    pub fn area(&self, pane: P) -> Rect {
        let areas = self.areas.borrow();
        let found = areas.iter().find(|it| it.0 == pane);
        found.map_or(Rect::ZERO, |it| it.1)
    }

    /// Whether more than the title of a pane was drawn last.
    #[must_use]
    pub fn shows(&self, pane: P) -> bool {
        self.area(pane).height > 2
    }

    /// Whether anything was drawn.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        !self.areas.borrow().is_empty()
    }

    /// What the mouse points at, where the panes were drawn last; none where it points at none.
    #[must_use]
    pub fn pointed(&self, mouse: Mouse) -> Option<Pointed<P>> {
        let pane = self.under(mouse.x, mouse.y)?;
        let has_keyboard = pane == self.focus;
        Some(match (mouse.deed == MouseDeed::Press, self.shows(pane)) {
            (false, _) if !has_keyboard => Pointed::Beside,
            (_, false) => Pointed::Title(pane),
            (_, true) => Pointed::In(pane),
        })
    }

    /// The pane that was drawn last at a cell of the screen.
    #[must_use]
    pub fn under(&self, x: u16, y: u16) -> Option<P> {
        let areas = self.areas.borrow();
        let found = areas.iter().find(|it| it.1.contains(Position { x, y }));
        found.map(|it| it.0)
    }
}

impl<P: Copy + Eq + 'static> Layout<P> {
    /// Where the panes stand in `area`; one without a place is left out.
    fn divided(&self, area: Rect, focus: P, zoomed: bool) -> Vec<(P, Rect)> {
        if zoomed {
            return vec![(focus, area)];
        }
        let fits = self.by_width.iter().find(|it| area.width >= it.0);
        let columns = fits.map_or(&[][..], |it| it.1);
        let shares = columns.iter().filter_map(|it| it.share);
        let taken: u16 = shares.map(|it| it.of(area.width)).sum();
        let mut x = area.x;
        let mut areas = Vec::new();
        for column in columns {
            let rest = area.width.saturating_sub(taken);
            let width = column.share.map_or(rest, |it| it.of(area.width));
            let of_column = Rect { x, width, ..area };
            column.divide(of_column, focus, &mut areas);
            x += width;
        }
        areas
    }
}

impl<P: Copy + Eq + 'static> Column<P> {
    fn divide(&self, area: Rect, focus: P, areas: &mut Vec<(P, Rect)>) {
        if self.over == Some(focus) {
            areas.push((focus, area));
            return;
        }
        let large = match self.panes.contains(&focus) {
            true => focus,
            false => self.large,
        };
        let heights = self.heights(area.height, large);
        let mut y = area.y;
        for (pane, height) in self.panes.iter().zip(heights) {
            if height > 0 {
                areas.push((*pane, Rect { y, height, ..area }));
            }
            y += height;
        }
    }

    fn heights(&self, whole: u16, large: P) -> Vec<u16> {
        if let Some((_, shares)) = self.shared.filter(|it| whole >= it.0) {
            let shares: Vec<u16> = shares.iter().map(|it| it.of(whole)).collect();
            let first = whole - shares.iter().sum::<u16>();
            return [vec![first], shares].concat();
        }
        // Without room for all titles the large one stands alone.
        let titles = self.panes.len() as u16 - 1;
        let title = u16::from(whole >= titles + 3);
        let height = |pane: &P| match *pane == large {
            true => whole - titles * title,
            false => title,
        };
        self.panes.iter().map(height).collect()
    }
}

/// Fails unless the panes cover every screen whole, one beside the other, and the one that has the keyboard
/// is in sight.
#[cfg(test)]
pub fn assert_covers<P: Copy + Eq + std::fmt::Debug>(layout: &Layout<P>) {
    for width in 1..220 {
        for height in [1, 3, 6, 7, 14, 22, 34, 48] {
            let area = Rect::new(3, 1, width, height);
            for (focus, zoomed) in layout
                .panes
                .iter()
                .flat_map(|it| [(*it, false), (*it, true)])
            {
                let areas = layout.divided(area, focus, zoomed);
                let cells: u32 = areas.iter().map(|it| it.1.area()).sum();
                assert_eq!(cells, area.area(), "{area:?} {focus:?}");
                for (n, one) in areas.iter().enumerate() {
                    assert_eq!(area.union(one.1), area);
                    for other in &areas[n + 1..] {
                        assert!(!one.1.intersects(other.1), "{area:?} {focus:?}");
                    }
                }
                assert!(areas.iter().any(|it| it.0 == focus), "{area:?} {focus:?}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static TWO: Layout<char> = Layout {
        panes: &['a', 'b', 'c'],
        by_width: &[
            (
                60,
                &[
                    Column {
                        share: Some(Share {
                            percent: 40,
                            least: 24,
                            most: 30,
                        }),
                        panes: &['a'],
                        large: 'a',
                        shared: None,
                        over: None,
                    },
                    Column {
                        share: None,
                        panes: &['b', 'c'],
                        large: 'c',
                        shared: Some((
                            20,
                            &[Share {
                                percent: 25,
                                least: 6,
                                most: 99,
                            }],
                        )),
                        over: None,
                    },
                ],
            ),
            (
                0,
                &[Column {
                    share: None,
                    panes: &['a', 'b', 'c'],
                    large: 'a',
                    shared: None,
                    over: None,
                }],
            ),
        ],
    };

    #[test]
    fn panes_stand_by_the_width_and_share_by_the_height() {
        assert_covers(&TWO);
        let mut workspace = Workspace::new(&TWO);
        workspace.divide(Rect::new(0, 0, 50, 12));
        assert_eq!(workspace.area('a').height, 10);
        assert!(workspace.shows('a') && !workspace.shows('b'));
        assert_eq!(workspace.under(0, 11), Some('c'));
        workspace.divide(Rect::new(0, 0, 100, 12));
        assert_eq!(workspace.area('a').width, 30);
        let heights = |it: &Workspace<char>| (it.area('b').height, it.area('c').height);
        assert_eq!(heights(&workspace), (1, 11));
        workspace.focus_on('b');
        workspace.divide(Rect::new(0, 0, 60, 12));
        assert_eq!(workspace.area('a').width, 24);
        assert_eq!(heights(&workspace), (11, 1));
        workspace.divide(Rect::new(0, 0, 60, 40));
        assert_eq!(heights(&workspace), (30, 10));
        let at = |deed, y| Mouse { deed, x: 40, y };
        assert_eq!(
            workspace.pointed(at(MouseDeed::WheelUp, 35)),
            Some(Pointed::Beside)
        );
        assert_eq!(
            workspace.pointed(at(MouseDeed::Press, 35)),
            Some(Pointed::In('c'))
        );
        workspace.divide(Rect::new(0, 0, 60, 12));
        assert_eq!(
            workspace.pointed(at(MouseDeed::Press, 11)),
            Some(Pointed::Title('c'))
        );
        assert_eq!(workspace.pointed(at(MouseDeed::Press, 12)), None);
        workspace.zoom();
        workspace.divide(Rect::new(0, 0, 60, 40));
        assert_eq!(workspace.area('b'), Rect::new(0, 0, 60, 40));
        assert!(workspace.area('a').is_empty());
        assert!(workspace.unzoom() && !workspace.unzoom());
    }

    #[test]
    fn panes_are_walked_round() {
        let mut workspace = Workspace::new(&TWO);
        assert!(!workspace.is_drawn());
        assert_eq!(
            (workspace.beside(true), workspace.beside(false)),
            ('b', 'c')
        );
        workspace.focus_on('c');
        assert_eq!((workspace.focus(), workspace.beside(true)), ('c', 'a'));
    }
}
