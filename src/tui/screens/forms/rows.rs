//! A row of the list: of a form that waits, or of an archived one.

use crate::desk::form::obstacles;
use crate::domain::calendar::Year;
use crate::domain::form::RegistrationForm;
use crate::domain::id::FormId;
use crate::rules::form_deadline;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::panes::listing::Listing;
use crate::tui::screens::parts::dates::{short, urgency};
use crate::tui::screens::parts::forms::{copied, deadline, excerpt, words_of};
use crate::tui::screens::parts::marks::{role_of_level, role_of_status};
use crate::tui::screens::parts::names::{padded, sector_cell};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// The forms that wait.
pub(super) struct Waiting<'a> {
    pub(super) ctx: &'a Ctx<'a>,
    /// They stand at several statuses.
    pub(super) mixed: bool,
}

impl Listing<FormId> for Waiting<'_> {
    fn columns(&self) -> Vec<Column> {
        let (mixed, locale) = (self.mixed, self.ctx.locale);
        let (status, sector, date) = if mixed {
            (0, 38, 56)
        } else {
            (u16::MAX, 0, 44)
        };
        vec![
            Column::fixed(Text::of("", ""), 1),
            Column::fixed(Text::of("期限", "deadline"), 9),
            Column::fixed(Text::of("姓名", "name"), 8),
            Column::share(Text::of("界别", "sector"), 2).from(sector),
            Column::fixed(Text::of("填表", "filled"), 10).from(date),
            Column::share(Text::of("联系服务情况", "account"), 5).from(64),
            status_column(locale).from(status),
        ]
    }

    fn row(&self, id: FormId, marks: Symbols) -> Row {
        let (ctx, locale) = (self.ctx, self.ctx.locale);
        let (book, today) = (ctx.book(), ctx.today());
        let Some(form) = book.forms.get(id) else {
            return Row::new();
        };
        let status = form.status();
        let (role, words) = match form_deadline(form, book.settings()) {
            Some(day) => {
                let (text, level) = urgency(day, today.date);
                (role_of_level(level), text.say(locale).to_owned())
            }
            None => (role_of_status(status), status.word().say(locale).to_owned()),
        };
        // A draft may be incomplete; what was handed in may not.
        let faulty = status.counts() && !obstacles(&form.sheet, book, &today).is_empty();
        let fault = if faulty {
            marks.get(Symbol::Breach)
        } else {
            ""
        };
        let row = Row::new()
            .cell_as(Role::Breach, fault)
            .cell_as(role, words)
            .cell(padded(book.member_name(form.sheet.member), locale));
        sector_cell(row, form.sheet.sector, book)
            .cell_as(Role::Muted, short(form.dated(), today.year))
            .cell(excerpt(form))
            .cell_as(role_of_status(status), status.word().say(locale).to_owned())
    }

    fn number(&self, id: FormId) -> Option<u64> {
        Some(id.0)
    }

    fn words(&self, id: FormId) -> String {
        words_of(id, self.ctx)
    }

    fn copied(&self, id: FormId) -> String {
        copied(id, self.ctx)
    }

    fn order(&self, id: FormId, column: usize) -> Option<i64> {
        deadline(id, self.ctx).filter(|_| column == 1)
    }

    fn year(&self) -> Year {
        self.ctx.today().year
    }
}

/// The columns of archived forms; `years` says that they are of several.
pub(super) fn of_archive(years: bool, locale: Locale) -> [Column; 5] {
    let (date, sector) = if years { (10, 38) } else { (5, 0) };
    [
        Column::fixed(Text::of("填表", "date"), date),
        Column::fixed(Text::of("姓名", "name"), 8),
        Column::share(Text::of("界别", "sector"), 2).from(sector),
        Column::share(Text::of("联系服务情况", "account"), 5).from(64),
        status_column(locale),
    ]
}

fn status_column(locale: Locale) -> Column {
    let width = match locale {
        Locale::Zh => 6,
        Locale::En => 9,
    };
    Column::fixed(Text::of("状态", "status"), width)
}

/// The row of an archived form; an empty one until it is read.
pub(super) fn archived(form: Option<&RegistrationForm>, ctx: &Ctx<'_>, locale: Locale) -> Row {
    let book = ctx.book();
    let Some(form) = form else {
        return Row::new().cell_as(Role::Muted, "…");
    };
    let status = form.status();
    let row = Row::new()
        .cell_as(Role::Muted, short(form.dated(), ctx.today().year))
        .cell(padded(book.member_name(form.sheet.member), locale));
    sector_cell(row, form.sheet.sector, book)
        .cell(excerpt(form))
        .cell_as(role_of_status(status), status.word().say(locale).to_owned())
}
