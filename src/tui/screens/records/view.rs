//! Draws the screen: the kinds with their counts, the list of one, the chosen record.

use ratatui::layout::Rect;

use super::RecordsScreen;
use super::kinds::{Kinds, named};
use super::layout::Pane;
use crate::desk::lists::List as Lists;
use crate::domain::calendar::Year;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::panes::list::Frame;
use crate::tui::screens::parts::legend;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::pane;

impl RecordsScreen {
    pub(super) fn draw(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let area = area.intersection(canvas.area());
        if area.is_empty() {
            return;
        }
        self.panes.divide(area);
        let (kinds, list) = (self.panes.area(Pane::Kinds), self.panes.area(Pane::List));
        if !kinds.is_empty() {
            // The list's title says the year.
            let kinds_word = Text::of("种类", "Kinds");
            let of = self.scope_name(ctx);
            let title = format!("{} · {of}", kinds_word.say(ctx.locale));
            let empty = Text::of("没有这样的种类。", "No such kind.");
            let frame = self.frame(Pane::Kinds, &title, "", &empty);
            let listing = Kinds {
                counts: &self.counts,
                year: ctx.today().year,
                locale: ctx.locale,
            };
            self.kinds.draw(kinds, canvas, &listing, &frame);
        }
        if !list.is_empty() {
            self.draw_list(list, ctx, canvas);
        }
        let page = self.panes.area(Pane::Page);
        if !page.is_empty() {
            self.draw_page(page, canvas);
        }
        self.kinds.draw_over(canvas);
        self.list.draw_over(canvas);
    }

    fn frame<'a>(&self, pane: Pane, title: &'a str, note: &'a str, empty: &'a Text) -> Frame<'a> {
        Frame {
            title,
            note,
            focused: self.panes.focus() == pane,
            empty,
        }
    }

    fn draw_list(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let kind = named(self.kind);
        let kind = kind.say(ctx.locale);
        let title = format!("{kind} · {}", self.scope_title(ctx));
        let waiting = self.waiting().say(ctx.locale).to_owned();
        let back = Text::of("← 换种类", "← other kind");
        let beside = Text::of("另列往年的或已终止的 1 条", "1 of another year, or ended");
        let mut notes = vec![waiting.as_str()];
        if self.guest.is_some() {
            notes.push(beside.say(ctx.locale));
        }
        if !self.panes.shows(Pane::Kinds) {
            notes.push(back.say(ctx.locale));
        }
        notes.retain(|it| !it.is_empty());
        let notes = notes.join("  ");
        let empty = empty(self.kind);
        if self.kind == Kind::RegistrationForm {
            self.draw_forms(area, &title, &notes, &empty, canvas);
            return;
        }
        let frame = self.frame(Pane::List, &title, &notes, &empty);
        let (of, width) = ((self.kind, self.scope), self.list_width());
        let listing = Self::rows(of, (&self.columns, width), self.guest, ctx);
        self.list.draw(area, canvas, &listing, &frame);
        if self.kind.is_evident() {
            legend::draw(area, evidence(), canvas);
        }
    }

    /// How many forms there are, and where they are read: their archive is no list of this screen.
    fn draw_forms(
        &self,
        area: Rect,
        title: &str,
        note: &str,
        words: &Text,
        canvas: &mut Canvas<'_>,
    ) {
        let forms = self.counts.iter().find(|it| it.0 == self.kind);
        let frame = pane::Pane {
            title,
            count: &forms.map_or(0, |it| it.1).to_string(),
            note,
            focused: self.panes.focus() == Pane::List,
        };
        let inside = frame.draw(area, canvas);
        let muted = canvas.style(Role::Muted);
        let lines = measure::wrap(words.say(canvas.locale), inside.width.into());
        for (line, y) in lines.into_iter().zip(inside.y..inside.bottom()) {
            canvas.text(inside.x, y, inside.width, line, muted);
        }
    }

    fn draw_page(&self, area: Rect, canvas: &mut Canvas<'_>) {
        // The page first: which of its rows are in view stands in the border.
        if area.height > 2 && area.width > 3 {
            let inside = Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2);
            let focused = self.panes.focus() == Pane::Page;
            self.page.page.draw(inside, canvas, focused);
        }
        let none = Text::of("没有选中的记录", "no record is chosen");
        let title = match self.page.title.as_str() {
            "" => none.say(canvas.locale),
            title => title,
        };
        let frame = pane::Pane {
            title,
            note: &self.page.page.place(),
            focused: self.panes.focus() == Pane::Page,
            ..pane::Pane::default()
        };
        frame.draw(area, canvas);
    }

    /// Whose records are shown.
    fn scope_name(&self, ctx: &Ctx<'_>) -> String {
        let all = Text::of("全部", "all");
        match self.scope {
            None => all.say(ctx.locale).to_owned(),
            Some((kind, id)) => ctx.book().name_of(kind, id),
        }
    }

    /// The same, and of which year.
    fn scope_title(&self, ctx: &Ctx<'_>) -> String {
        let of = self.scope_name(ctx);
        let year = ctx.today().year;
        let past = year < Year::of(ctx.today().date);
        let past = match past {
            true => Text::of(" 往年", " past"),
            false => Text::of("", ""),
        };
        format!("{of} · {year}{}", past.say(ctx.locale))
    }

    /// How many of the listed records wait to be verified.
    fn waiting(&self) -> Text {
        match self.unverified {
            0 => Text::of("", ""),
            n => text!("待核实 {n}", "{n} to verify"),
        }
    }
}

/// What stands in a list without records.
fn empty(kind: Kind) -> Text {
    let named = named(kind);
    let (zh, en) = (&named.zh, &named.en);
    if kind == Kind::RegistrationForm {
        return Text::of(
            "登记表在登记表界面（F3）查看和办理。",
            "Forms are read and filed on their own screen (F3).",
        );
    }
    match Lists::Of(kind).comes_back() {
        true => text!(
            "还没有{zh}：按 a 新增，或按 I 导入表格。",
            "No {en} yet: press a to add one, or I to import a table."
        ),
        false => text!(
            "还没有{zh}：按 a 新增。",
            "No {en} yet: press a to add one."
        ),
    }
}

/// The words of the marks before the rows.
fn evidence() -> [legend::Item; 2] {
    use crate::domain::yearwork::Evidence;
    [
        (Symbol::Verified, Role::Ok, Evidence::word_of(true)),
        (Symbol::Recorded, Role::Accent, Evidence::word_of(false)),
    ]
}
