//! The chosen form as a page: where it stands and what is in the way of its filing, the printed
//! form, how constituents were met; and its history.

use std::cell::Cell;

use ratatui::layout::Rect;

use super::history;
use super::line::{self, Line, said};
use super::printed::{Written, printed};
use crate::desk::FieldError;
use crate::desk::form::obstacles;
use crate::domain::attachment::Attachment;
use crate::domain::form::{Event, RegistrationForm, Status};
use crate::rules::form_deadline;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::screens::parts::dates::{short, urgency};
use crate::tui::screens::parts::marks::{role_of_level, role_of_status};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::table::Step;

/// The page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    form: Option<RegistrationForm>,
    /// What keeps it from being filed.
    faults: Vec<Text>,
    /// The row at the top.
    top: Cell<usize>,
    /// The rows that were in view last, and those of the whole page.
    seen: Cell<(usize, usize)>,
}

impl Sheet {
    /// Shows a form, another one from its top.
    pub(super) fn show(&mut self, form: Option<RegistrationForm>, ctx: &Ctx<'_>) {
        let other = form.as_ref().map(|it| it.id) != self.form.as_ref().map(|it| it.id);
        if other {
            self.top.set(0);
        }
        self.faults = match &form {
            Some(form) if form.status().is_pending() => {
                let faults = obstacles(&form.sheet, ctx.book(), &ctx.today());
                faults.iter().map(FieldError::named).collect()
            }
            Some(_) | None => Vec::new(),
        };
        self.form = form;
    }

    /// The form.
    pub(super) fn form(&self) -> Option<&RegistrationForm> {
        self.form.as_ref()
    }

    /// What keeps it from being filed, the fields named.
    pub(super) fn faults(&self) -> &[Text] {
        &self.faults
    }

    /// Which rows are in view: `1–18/40`; nothing when all are.
    pub(super) fn place(&self) -> String {
        let (page, rows) = self.seen.get();
        if rows <= page {
            return String::new();
        }
        let top = self.top.get();
        format!("{}–{}/{rows}", top + 1, (top + page).min(rows))
    }

    /// Moves in the page.
    pub(super) fn step(&mut self, step: Step) {
        let (page, rows) = self.seen.get();
        let last = rows.saturating_sub(page);
        let top = self.top.get();
        let leap = page.saturating_sub(1).max(1);
        self.top.set(match step {
            Step::Up => top.saturating_sub(1),
            Step::Down => (top + 1).min(last),
            Step::PageUp => top.saturating_sub(leap),
            Step::PageDown => (top + leap).min(last),
            Step::First => 0,
            Step::Last => last,
            Step::Open | Step::Symbol | Step::Fold | Step::Unfold => top,
        });
    }

    /// Draws the page; `with_history` where the history has no pane of its own.
    pub(super) fn draw(
        &self,
        area: Rect,
        ctx: &Ctx<'_>,
        canvas: &mut Canvas<'_>,
        with_history: bool,
    ) {
        let area = area.intersection(canvas.area());
        let Some(form) = &self.form else {
            self.seen.set((0, 0));
            let none = Text::of("没有选中的登记表。", "No form is chosen.");
            canvas.say(
                area.x + 1,
                area.y,
                area.width.saturating_sub(2),
                &none,
                canvas.style(Role::Placeholder),
            );
            return;
        };
        if area.width < 3 || area.height == 0 {
            return;
        }
        let width = usize::from(area.width - 2);
        let mut lines = self.page(form, width, area.height > 18, ctx, canvas);
        if with_history {
            lines.push(Line::new());
            lines.push(vec![said(0, Role::Title, history::TITLE.say(ctx.locale))]);
            lines.extend(history::lines(form, width, ctx));
        }
        let page = usize::from(area.height);
        let top = self.top.get().min(lines.len().saturating_sub(page));
        self.top.set(top);
        self.seen.set((page, lines.len()));
        line::draw(&lines, top, area, canvas);
    }

    /// Draws the history, the last step first.
    pub(super) fn draw_history(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        if let Some(form) = &self.form
            && area.width > 2
        {
            let lines = history::lines(form, usize::from(area.width - 2), ctx);
            line::draw(&lines, 0, area, canvas);
        }
    }

    /// How many rows the history takes in `width` columns.
    pub(super) fn history_rows(&self, width: u16, ctx: &Ctx<'_>) -> usize {
        let form = self.form.as_ref();
        form.map_or(0, |form| {
            history::lines(form, usize::from(width), ctx).len()
        })
    }

    fn page(
        &self,
        form: &RegistrationForm,
        width: usize,
        roomy: bool,
        ctx: &Ctx<'_>,
        canvas: &Canvas<'_>,
    ) -> Vec<Line> {
        let (book, locale, sheet) = (ctx.book(), ctx.locale, &form.sheet);
        let mut lines = vec![standing(form, ctx)];
        if let Some(reason) = form.return_reason() {
            let words = text!("退回理由：{reason}", "Returned: {reason}");
            marked(&mut lines, Symbol::Due, Role::Due, &words, width, canvas);
        }
        for fault in &self.faults {
            let (mark, role) = match form.status() {
                Status::Draft | Status::Returned => (Symbol::Missing, Role::Due),
                Status::Submitted | Status::Filed => (Symbol::Breach, Role::Breach),
                Status::Uploaded | Status::Withdrawn => (Symbol::Nothing, Role::Muted),
            };
            marked(&mut lines, mark, role, fault, width, canvas);
        }
        if self.faults.is_empty() && form.allows(Event::File).is_ok() {
            let words = Text::of("填写完整，可以备案", "complete, can be filed");
            marked(&mut lines, Symbol::Ok, Role::Ok, &words, width, canvas);
        }
        if roomy {
            lines.push(Line::new());
        }
        let written = Written {
            filled_on: sheet.filled_on,
            member: book.member_name(sheet.member),
            sector: book.sector_name(sheet.sector),
            employer: &sheet.employer,
            account: &sheet.account,
        };
        lines.extend(printed(&written, width, locale, canvas.theme.marks));
        let between = match locale {
            Locale::Zh => "、",
            Locale::En => ", ",
        };
        if !sheet.ways.is_empty() {
            let ways: Vec<Text> = sheet.ways.iter().map(|it| it.word()).collect();
            let ways: Vec<&str> = ways.iter().map(|it| it.say(locale)).collect();
            let ways = ways.join(between);
            let words = text!("联系方式：{ways}", "Met by: {ways}");
            for line in measure::wrap(words.say(locale), width) {
                lines.push(vec![said(0, Role::Muted, line)]);
            }
        }
        if !form.attachments.is_empty() {
            let files: Vec<Text> = form.attachments.iter().map(Attachment::title).collect();
            let files: Vec<&str> = files.iter().map(|it| it.say(locale)).collect();
            let files = files.join(between);
            let words = text!("附件：{files}", "Attached: {files}");
            for line in measure::wrap(words.say(locale), width) {
                lines.push(vec![said(0, Role::Muted, line)]);
            }
        }
        lines
    }
}

/// Where the form stands: its number and status, by when its next step is due, who is to take it.
fn standing(form: &RegistrationForm, ctx: &Ctx<'_>) -> Line {
    let (book, locale) = (ctx.book(), ctx.locale);
    let status = form.status();
    let mut parts = vec![(role_of_status(status), status.word().say(locale).to_owned())];
    if let Some(day) = form_deadline(form, book.settings()) {
        let (words, level) = urgency(day, ctx.today().date);
        let day = short(day, ctx.today().year);
        parts.push((
            role_of_level(level),
            format!("{} ({day})", words.say(locale)),
        ));
    }
    let committee = book.committee_of_form(form, ctx.today().date);
    let committee = committee.map(|id| book.committee_name(id).to_owned());
    parts.extend(committee.map(|name| (Role::Muted, name)));
    let mut x = 0;
    let mut line = Line::new();
    for (role, text) in parts {
        let wide = measure::width(&text);
        line.push(said(x, role, text));
        x += wide + 2;
    }
    line
}

/// Words with a mark before them, broken to the width.
fn marked(
    lines: &mut Vec<Line>,
    mark: Symbol,
    role: Role,
    words: &Text,
    width: usize,
    canvas: &Canvas<'_>,
) {
    let room = width.saturating_sub(2);
    for (n, line) in measure::wrap(words.say(canvas.locale), room)
        .into_iter()
        .enumerate()
    {
        let mut row = vec![said(2, role, line)];
        if n == 0 {
            row.push(said(0, role, canvas.mark(mark)));
        }
        lines.push(row);
    }
}
