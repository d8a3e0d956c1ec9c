//! Draws the screen: the piles with their counts, the list of one, the chosen form, its history.

use ratatui::layout::Rect;

use super::archive::done;
use super::form_filter::FormFilter;
use super::layout::{Pane, above_history, below_piles};
use super::queue::listing;
use super::{FormsScreen, history, rows};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::panes::shelf::{Frame, Shelf};
use crate::tui::theme::Role;
use crate::tui::widgets::pane;
use crate::tui::widgets::row::Fetched;

impl FormsScreen {
    pub(super) fn draw(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let area = area.intersection(canvas.area());
        if area.is_empty() {
            return;
        }
        let (piles, rest) = below_piles(area);
        self.panes.divide(rest);
        self.archive.page.set(area.height);
        self.draw_piles(piles, ctx, canvas);
        let list = self.panes.area(Pane::List);
        if !list.is_empty() {
            self.draw_list(list, ctx, canvas);
        }
        let rows = |width| self.sheet.history_rows(width, ctx);
        let (form, history) = above_history(self.panes.area(Pane::Form), rows);
        if !form.is_empty() {
            self.draw_form(form, ctx, canvas, history.is_empty());
        }
        if !history.is_empty() {
            let title = history::TITLE;
            let frame = pane::Pane {
                title: title.say(canvas.locale),
                ..pane::Pane::default()
            };
            let inside = frame.draw(history, canvas);
            self.sheet.draw_history(inside, ctx, canvas);
        }
        self.queue.list.draw_over(canvas);
    }

    /// The piles' names in a row, as far as they fit.
    fn draw_piles(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let mut places = [Rect::ZERO; FormFilter::ALL.len()];
        if !area.is_empty() {
            let mut x = area.x + 1;
            for pile in FormFilter::ALL {
                let role = if pile == self.pile {
                    Role::Selected
                } else {
                    Role::Plain
                };
                let from = x;
                let words = format!(" {} ", self.pile_words(pile, ctx));
                let wide = measure::width(&words) as u16;
                let room = area.right().saturating_sub(x);
                if room < 4 {
                    break;
                }
                x += canvas.text(x, area.y, room, &words, canvas.style(Role::Plain));
                let place = Rect::new(from, area.y, wide.min(area.right() - from), 1);
                if role == Role::Selected {
                    canvas.lay(place, canvas.style(role));
                }
                places[pile as usize] = place;
                x += 1;
            }
        }
        self.tabs.set(places);
    }

    /// A pile's name and how many forms lie in it.
    fn pile_words(&self, pile: FormFilter, ctx: &Ctx<'_>) -> String {
        let title = pile.title();
        let title = title.say(ctx.locale);
        let count = match pile {
            FormFilter::ToFile
            | FormFilter::ToUpload
            | FormFilter::WithMembers
            | FormFilter::Pending => self.queue.count(pile),
            FormFilter::Archive => done(ctx.book().forms_by_year().get(&ctx.today().year)),
        };
        format!("{title} {count}")
    }

    fn draw_list(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let (title, empty) = (self.list_title(ctx), self.pile.empty());
        let archive = self.pile == FormFilter::Archive;
        let trouble = self.archive.trouble().filter(|_| archive);
        let frame = Frame {
            title: &title,
            note: "",
            focused: self.panes.focus() == Pane::List,
            empty: trouble.unwrap_or(&empty),
        };
        if !archive {
            let listing = listing(self.pile, ctx);
            self.queue.list.draw(area, canvas, &listing, &frame);
            return;
        }
        let shelf = Shelf {
            table: &self.archive.table,
            filter: &self.archive.people.filter,
            marked: (0, 0),
            columns: &rows::of_archive(self.archive.member().is_some(), canvas.locale),
            wide: &[],
            rows: &Fetched {
                count: self.archive.table.count(),
                fetch: |n, locale| rows::archived(self.archive.get(n), ctx, locale),
            },
            heads: true,
        };
        shelf.draw(area, canvas, &frame);
    }

    fn list_title(&self, ctx: &Ctx<'_>) -> String {
        let title = self.pile.title();
        let title = title.say(ctx.locale);
        if self.pile != FormFilter::Archive {
            return title.to_owned();
        }
        match self.archive.member() {
            Some(member) => {
                let all = Text::of("历年", "all years");
                let name = ctx.book().member_name(member);
                format!("{name} · {}", all.say(ctx.locale))
            }
            None => format!("{title} · {}", ctx.today().year),
        }
    }

    fn draw_form(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>, with_history: bool) {
        let word = Text::of("登记表", "Form");
        let word = word.say(canvas.locale);
        let title = match self.sheet.form() {
            Some(form) => {
                let name = ctx.book().member_name(form.sheet.member);
                format!("{word} #{} · {name}", form.id)
            }
            None => word.to_owned(),
        };
        // The form first: which of its rows are in view stands in the border.
        if area.height > 2 && area.width > 3 {
            let inside = Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2);
            self.sheet.draw(inside, ctx, canvas, with_history);
        }
        let frame = pane::Pane {
            title: &title,
            count: "",
            note: &self.sheet.page.place(),
            focused: self.panes.focus() == Pane::Form,
        };
        frame.draw(area, canvas);
    }
}
