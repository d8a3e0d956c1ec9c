//! The chosen form as a page: where it stands and what is in the way of its filing, the printed
//! form, how constituents were met; and its history.

use ratatui::layout::Rect;

use super::history;
use super::printed::{Written, printed};
use crate::desk::FieldError;
use crate::desk::form::obstacles;
use crate::domain::attachment::Attachment;
use crate::domain::form::{Event, RegistrationForm, Status};
use crate::rules::form_deadline;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::panes::lines::{self, Line, Placed, said};
use crate::tui::panes::page::Page;
use crate::tui::screens::parts::dates::{short, urgency};
use crate::tui::screens::parts::marks::{role_of_level, role_of_status};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// The page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    form: Option<RegistrationForm>,
    /// What keeps it from being filed.
    faults: Vec<Text>,
    /// What is said of it.
    pub(super) page: Page,
}

impl Sheet {
    /// Shows a form, another one from its top.
    pub(super) fn show(&mut self, form: Option<RegistrationForm>, ctx: &Ctx<'_>) {
        let other = form.as_ref().map(|it| it.id) != self.form.as_ref().map(|it| it.id);
        if other {
            self.page.rewind();
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
            self.page.show(Vec::new());
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
        let mut lines = self.lines(form, width, area.height > 18, ctx, canvas);
        if with_history {
            lines.push(Line::Head(history::TITLE.say(ctx.locale).to_owned()));
            lines.extend(history::lines(form, width, ctx).into_iter().map(Line::Row));
        }
        self.page.show(lines);
        self.page.draw(area, canvas, false);
    }

    /// Draws the history, the last step first.
    pub(super) fn draw_history(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        if let Some(form) = &self.form
            && area.width > 2
        {
            let lines = history::lines(form, usize::from(area.width - 2), ctx);
            let lines: Vec<Line> = lines.into_iter().map(Line::Row).collect();
            let area = Rect {
                x: area.x + 1,
                width: area.width - 1,
                ..area
            };
            lines::draw(&lines, area, canvas);
        }
    }

    /// How many rows the history takes in `width` columns.
    pub(super) fn history_rows(&self, width: u16, ctx: &Ctx<'_>) -> usize {
        let form = self.form.as_ref();
        form.map_or(0, |form| {
            history::lines(form, usize::from(width), ctx).len()
        })
    }

    fn lines(
        &self,
        form: &RegistrationForm,
        width: usize,
        roomy: bool,
        ctx: &Ctx<'_>,
        canvas: &Canvas<'_>,
    ) -> Vec<Line> {
        let (book, locale, sheet) = (ctx.book(), ctx.locale, &form.sheet);
        let mut lines = vec![Line::Row(standing(form, ctx))];
        if let Some(reason) = form.return_reason() {
            let words = text!("退回理由：{reason}", "Returned: {reason}");
            lines.push(Line::marked(Symbol::Due, Role::Due, words.say(locale)));
        }
        for fault in &self.faults {
            let (mark, role) = match form.status() {
                Status::Draft | Status::Returned => (Symbol::Missing, Role::Due),
                Status::Submitted | Status::Filed => (Symbol::Breach, Role::Breach),
                Status::Uploaded | Status::Withdrawn => (Symbol::Nothing, Role::Muted),
            };
            lines.push(Line::marked(mark, role, fault.say(locale)));
        }
        if self.faults.is_empty() && form.allows(Event::File).is_ok() {
            let words = Text::of("填写完整，可以备案", "complete, can be filed");
            lines.push(Line::marked(Symbol::Ok, Role::Ok, words.say(locale)));
        }
        if roomy {
            lines.push(Line::Blank);
        }
        let written = Written {
            filled_on: sheet.filled_on,
            member: book.member_name(sheet.member),
            sector: book.sector_name(sheet.sector),
            employer: &sheet.employer,
            account: &sheet.account,
        };
        let printed = printed(&written, width, locale, canvas.theme.marks);
        lines.extend(printed.into_iter().map(Line::Row));
        let between = locale.between();
        if !sheet.ways.is_empty() {
            let ways: Vec<Text> = sheet.ways.iter().map(|it| it.word()).collect();
            let ways: Vec<&str> = ways.iter().map(|it| it.say(locale)).collect();
            let ways = ways.join(between);
            let words = text!("联系方式：{ways}", "Met by: {ways}");
            lines.push(Line::of(Role::Muted, words.say(locale)));
        }
        if !form.attachments.is_empty() {
            let files: Vec<Text> = form.attachments.iter().map(Attachment::title).collect();
            let files: Vec<&str> = files.iter().map(|it| it.say(locale)).collect();
            let files = files.join(between);
            let words = text!("附件：{files}", "Attached: {files}");
            lines.push(Line::of(Role::Muted, words.say(locale)));
        }
        lines
    }
}

/// Where the form stands: its number and status, by when its next step is due, who is to take it.
fn standing(form: &RegistrationForm, ctx: &Ctx<'_>) -> Placed {
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
    let mut line = Placed::new();
    for (role, text) in parts {
        let wide = measure::width(&text);
        line.push(said(x, role, text));
        x += wide + 2;
    }
    line
}
