//! Draws a board: its leaves' names, its head, the left, the list, the page.

use ratatui::layout::Rect;

use super::BoardScreen;
use super::layout::{Pane, above};
use crate::domain::calendar::Year;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::panes::lines;
use crate::tui::panes::shelf::Frame;
use crate::tui::screens::parts::legend;
use crate::tui::theme::Role;
use crate::tui::widgets::pane;

impl BoardScreen {
    pub(super) fn draw(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let area = area.intersection(canvas.area());
        if area.is_empty() {
            return;
        }
        let height = |it: &[lines::Line]| {
            lines::height(it, area.width.saturating_sub(1), canvas.theme.marks) as u16
        };
        let banner = self.board.banner(self.list.chosen(), ctx);
        let head = self.board.head(self.leaf, ctx);
        let (names, place, rest) = above(
            area,
            self.board.leaves().len() > 1 && !self.board.is_spread(),
            height(&banner),
            height(&head),
        );
        let head = match place.height > height(&banner) {
            true => head.into_iter().chain(banner).collect(),
            false => banner,
        };
        self.draw_leaves(names, ctx, canvas);
        if !place.is_empty() {
            let inside = Rect {
                x: place.x + 1,
                width: place.width.saturating_sub(1),
                ..place
            };
            lines::draw(&head, inside, canvas);
        }
        self.panes.divide(rest);
        let side = self.panes.area(Pane::Side);
        if !side.is_empty() && self.board.is_about_one() {
            self.draw_page(side, Pane::Side, canvas);
        } else if !side.is_empty() {
            let title = self.board.title(None, ctx);
            let empty = Text::of("没有可选的", "nothing to choose from");
            let frame = self.frame(Pane::Side, title.say(ctx.locale), "", &empty);
            let rows = Self::rows(&*self.board, None, ctx);
            self.side.draw(side, canvas, &rows, &frame);
        }
        let list = self.panes.area(Pane::List);
        if !list.is_empty() {
            let above = self.sums_above(names, ctx);
            self.draw_list(list, Pane::List, above, ctx, canvas);
        }
        for leaf in 0..self.resting.len() {
            let pane = Pane::Leaf(leaf);
            let area = self.panes.area(pane);
            if !area.is_empty() {
                self.draw_list(area, pane, false, ctx, canvas);
            }
        }
        let page = self.panes.area(Pane::Page);
        if !page.is_empty() {
            self.draw_page(page, Pane::Page, canvas);
        }
        self.side.draw_over(canvas);
        self.list.draw_over(canvas);
        if let Some(arranging) = &self.arranging {
            arranging.draw(canvas);
        }
    }

    /// The names of the leaves in a row, as far as they fit, each with how many rows it has.
    fn draw_leaves(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let mut places = Vec::new();
        let mut x = area.x + 1;
        for (leaf, name) in self.board.leaves().iter().enumerate() {
            let name = name.say(ctx.locale);
            let words = match self.board.count(leaf, ctx) {
                Some(count) => format!(" {name} {count} "),
                None => format!(" {name} "),
            };
            let room = area.right().saturating_sub(x);
            if area.is_empty() || room < 4 {
                break;
            }
            let role = match leaf == self.leaf {
                true => Role::Selected,
                false => Role::Muted,
            };
            let wide = canvas.text(x, area.y, room, &words, canvas.style(role));
            places.push(Rect::new(x, area.y, wide, 1));
            x += wide + 1;
        }
        self.leaves.0.replace(places);
        if !self.sums_above(area, ctx) {
            return;
        }
        let sum = self.board.sum(self.leaf, ctx);
        let sum = sum.say(ctx.locale);
        let (end, wide) = (area.right().saturating_sub(1), measure::width(sum) as u16);
        canvas.text_right(end, area.y, wide, sum, canvas.style(Role::Plain));
    }

    /// Whether the sum stands beside the leaves' names: else it is in the list's title.
    fn sums_above(&self, area: Rect, ctx: &Ctx<'_>) -> bool {
        let names = self.leaves.0.borrow();
        let Some(last) = names.last().filter(|_| !area.is_empty()) else {
            return false;
        };
        let sum = self.board.sum(self.leaf, ctx);
        let wide = measure::width(sum.say(ctx.locale)) as u16;
        last.right() + wide + 3 <= area.right()
    }

    fn frame<'a>(&self, pane: Pane, title: &'a str, note: &'a str, empty: &'a Text) -> Frame<'a> {
        Frame {
            title,
            note,
            focused: self.panes.focus() == pane,
            empty,
        }
    }

    fn draw_list(
        &self,
        area: Rect,
        pane: Pane,
        sum_above: bool,
        ctx: &Ctx<'_>,
        canvas: &mut Canvas<'_>,
    ) {
        let leaf = match pane {
            Pane::Leaf(leaf) => leaf,
            Pane::List | Pane::Side | Pane::Page => self.leaf,
        };
        let (title, sum) = (self.board.title(Some(leaf), ctx), self.board.sum(leaf, ctx));
        let year = ctx.today().year;
        let (zh, en) = (&title.zh, &title.en);
        let past = year < Year::of(ctx.today().date);
        let title = match (self.board.is_of_the_year(), past) {
            (false, _) => text!("{zh}", "{en}"),
            (true, true) => text!("{zh} · {year} 往年", "{en} · {year}, past"),
            (true, false) => text!("{zh} · {year}", "{en} · {year}"),
        };
        let empty = self.board.empty(leaf, ctx);
        let sum = match sum_above {
            true => "",
            false => sum.say(ctx.locale),
        };
        let title = title.say(ctx.locale);
        let frame = self.frame(pane, title, sum, &empty);
        let rows = Self::rows(&*self.board, Some(leaf), ctx);
        let list = self.list_of(leaf);
        list.draw(area, canvas, &rows, &frame);
        // In the lower border: what the marks mean, and how the list is arranged.
        let order = list.said_of_order(&rows, self.board.tells_order());
        let wide = measure::width(order.say(ctx.locale)) as u16;
        legend::draw(area, self.board.legend(), canvas);
        if area.height > 2 && wide > 0 && wide + 4 < area.width {
            let (end, y) = (area.right() - 2, area.bottom() - 1);
            let style = canvas.style(Role::Muted);
            let words = format!(" {} ", order.say(ctx.locale));
            canvas.text_right(end, y, wide + 2, &words, style);
        }
    }

    /// The page of the chosen row, or of what all is about.
    fn draw_page(&self, area: Rect, of: Pane, canvas: &mut Canvas<'_>) {
        let (page, told) = match of {
            Pane::Side => (&self.about_page, &self.about),
            Pane::List | Pane::Leaf(_) | Pane::Page => (&self.page, &self.told),
        };
        // The page first: which of its rows are in view stands in the border.
        let is_open = area.height > 2 && area.width > 3;
        if is_open {
            let inside = Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2);
            let focused = self.panes.focus() == of;
            page.draw(inside, canvas, focused);
        }
        let none = Text::of("没有选中的行", "no row is chosen");
        let title = match told.title.as_str() {
            "" => none.say(canvas.locale),
            title => title,
        };
        let frame = pane::Pane {
            title,
            note: &if is_open { page.place() } else { String::new() },
            focused: self.panes.focus() == of,
            ..pane::Pane::default()
        };
        frame.draw(area, canvas);
    }
}
