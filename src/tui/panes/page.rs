//! A page of text: lines broken to the width, scrolled, with links of which one is chosen.
//!
//! What a link leads to is its owner's: a page knows its links by number. Broken once for a width, and
//! again when its lines change or another link is chosen.

use std::cell::{Cell, RefCell};

use ratatui::layout::Rect;

use super::lines::{Line, Printed, draw_rows, print};
use crate::tui::canvas::Canvas;
use crate::tui::input::{Input, MouseDeed};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::table::Step;

/// For what a page was broken: the width, the marks, the language, the chosen link.
type Broken = (u16, Symbols, usize);

/// The page.
#[derive(Debug, Default)]
pub struct Page {
    lines: RefCell<Vec<Line>>,
    links: Cell<usize>,
    chosen: Cell<usize>,
    /// The row at the top, as of the last drawing.
    top: Cell<usize>,
    /// How many rows were in view, and how many there were.
    seen: Cell<(usize, usize)>,
    /// Whether it was drawn as it is now.
    drawn_so: Cell<bool>,
    /// The chosen link is to be brought into view; it was in view.
    follow: Cell<bool>,
    in_view: Cell<bool>,
    /// Where it was drawn last, and which link each row in view was.
    drawn: RefCell<(Rect, Vec<Option<usize>>)>,
    printed: RefCell<Option<(Broken, Vec<Printed>)>>,
}

impl Page {
    /// A page of lines.
    #[must_use]
    pub fn of(lines: Vec<Line>) -> Page {
        let page = Page::default();
        page.show(lines);
        page
    }

    /// Says something else, of the same thing: it stays where it was scrolled to. What can only be said
    /// when the width is known is said as it is drawn.
    pub fn show(&self, lines: Vec<Line>) {
        if *self.lines.borrow() == lines {
            return;
        }
        let links = lines.iter().filter_map(|line| match line {
            Line::Words { link, .. } | Line::Field { link, .. } => *link,
            _ => None,
        });
        let links = links.max().map_or(0, |n| n + 1);
        self.links.set(links);
        self.chosen
            .set(self.chosen.get().min(links.saturating_sub(1)));
        if lines.is_empty() {
            self.seen.take();
        }
        self.lines.replace(lines);
        self.printed.take();
        self.drawn_so.set(false);
    }

    /// Back to its beginning, as for another thing.
    pub fn rewind(&self) {
        self.top.set(0);
        self.follow.set(false);
        if self.chosen.take() != 0 {
            self.printed.take();
        }
    }

    /// The chosen link: the first until another is chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        (self.links.get() > 0).then_some(self.chosen.get())
    }

    /// Which rows are in view: `1–18/40`; nothing when all are, or when it was not drawn since it says what it says.
    #[must_use]
    pub fn place(&self) -> String {
        let (page, rows) = self.seen.get();
        if rows <= page || !self.drawn_so.get() {
            return String::new();
        }
        let top = self.top.get();
        format!("{}–{}/{rows}", top + 1, (top + page).min(rows))
    }

    /// Moves: from link to link, and where there is none further, by rows. Gives the link that is
    /// opened.
    pub fn step(&self, step: Step) -> Outcome<usize> {
        let (links, chosen) = (self.links.get(), self.chosen.get());
        let (page, count) = self.seen.get();
        let (top, last) = (self.top.get(), count.saturating_sub(page));
        let leap = page.max(2) - 1;
        match step {
            Step::Down | Step::Up if !self.in_view.get() && links > 0 => {
                self.follow.set(true);
            }
            Step::Down if chosen + 1 < links => self.choose(chosen + 1),
            Step::Up if chosen > 0 => self.choose(chosen - 1),
            Step::Down => self.top.set((top + 1).min(last)),
            Step::Up => self.top.set(top.saturating_sub(1)),
            Step::PageDown => self.top.set((top + leap).min(last)),
            Step::PageUp => self.top.set(top.saturating_sub(leap)),
            Step::First => self.rewind(),
            Step::Last if links > 0 => self.choose(links - 1),
            Step::Last => self.top.set(last),
            Step::Open => return self.chosen().map_or(Outcome::Taken, Outcome::Gave),
            _ => return Outcome::Ignored,
        }
        Outcome::Taken
    }

    /// The mouse: the wheel scrolls, a press chooses a link and opens the chosen one.
    pub fn on_mouse(&self, input: &Input) -> Outcome<usize> {
        let Input::Mouse(mouse) = input else {
            return Outcome::Ignored;
        };
        let (area, links) = self.drawn.take();
        let inside = area.contains((mouse.x, mouse.y).into());
        let link = (inside)
            .then(|| links.get(usize::from(mouse.y - area.y)).copied().flatten())
            .flatten();
        self.drawn.replace((area, links));
        if !inside {
            return Outcome::Ignored;
        }
        let (page, count) = self.seen.get();
        let (top, last) = (self.top.get(), count.saturating_sub(page));
        match (mouse.deed, link) {
            (MouseDeed::WheelUp, _) => self.top.set(top.saturating_sub(3)),
            (MouseDeed::WheelDown, _) => self.top.set((top + 3).min(last)),
            (MouseDeed::Press, Some(link)) if link == self.chosen.get() => {
                return Outcome::Gave(link);
            }
            (MouseDeed::Press, Some(link)) => self.choose(link),
            (MouseDeed::Press, None) => {}
        }
        Outcome::Taken
    }

    /// Chooses a link.
    pub fn choose(&self, link: usize) {
        self.chosen.set(link);
        self.follow.set(true);
        // Hints stand below the chosen link only.
        self.printed.take();
    }

    /// Draws it, one column from the left edge; the last column tells that there is more. With
    /// `focused`, the chosen link is shown as such.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let area = area.intersection(canvas.area());
        if area.width < 3 || area.height == 0 {
            return;
        }
        let (width, marks) = (area.width - 2, canvas.theme.marks);
        let broken = (width, marks, self.chosen.get());
        let mut printed = self.printed.borrow_mut();
        if printed.as_ref().is_none_or(|(of, _)| *of != broken) {
            *printed = Some((broken, print(&self.lines.borrow(), width, broken.2, marks)));
        }
        let Some((_, rows)) = &*printed else { return };
        let page = usize::from(area.height);
        let mut top = self.top.get().min(rows.len().saturating_sub(page));
        let chosen = self.chosen();
        let of_chosen = |row: &Printed| chosen.is_some() && row.link == chosen;
        if self.follow.take() {
            let first = rows.iter().position(of_chosen).unwrap_or(0);
            let last = rows.iter().rposition(of_chosen).unwrap_or(first);
            if last >= top + page {
                top = last + 1 - page;
            }
            top = top.min(first);
        }
        self.top.set(top);
        self.seen.set((page, rows.len()));
        self.drawn_so.set(true);
        let view = &rows[top..rows.len().min(top + page)];
        self.in_view.set(view.iter().any(of_chosen));
        self.drawn
            .replace((area, view.iter().map(|row| row.link).collect()));
        let text = Rect {
            x: area.x + 1,
            width: area.width - 1,
            ..area
        };
        draw_rows(rows, top, text, canvas);
        for (row, y) in view.iter().zip(area.y..) {
            if focused && of_chosen(row) {
                let mark = canvas.mark(Symbol::Chosen);
                canvas.symbol(area.x, y, mark, canvas.style(Role::Key));
                let line = Rect::new(area.x, y, area.width, 1);
                canvas.lay(line, canvas.style(Role::Selected));
            }
        }
    }
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
