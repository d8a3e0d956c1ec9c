//! A row of the list: of a form that waits, or of an archived one; and a form's words outside the
//! program.

use super::queue::Waiting;
use crate::desk::form::obstacles;
use crate::domain::form::RegistrationForm;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::{short, urgency};
use crate::tui::screens::parts::marks::{role_of_level, role_of_status};
use crate::tui::screens::parts::names::padded;
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// The characters of an account that a row may show; more is never seen.
const EXCERPT: usize = 80;

/// The columns of forms that wait; `mixed` says that they stand at several statuses.
pub(super) fn of_queue(mixed: bool, locale: Locale) -> [Column; 7] {
    let (status, sector, date) = if mixed {
        (0, 38, 56)
    } else {
        (u16::MAX, 0, 44)
    };
    [
        Column::fixed(Text::of("", ""), 1),
        Column::fixed(Text::of("期限", "deadline"), 9),
        Column::fixed(Text::of("姓名", "name"), 8),
        Column::share(Text::of("界别", "sector"), 2).from(sector),
        Column::fixed(Text::of("填表", "filled"), 10).from(date),
        Column::share(Text::of("联系服务情况", "account"), 5).from(64),
        status_column(locale).from(status),
    ]
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

/// The row of a form that waits.
pub(super) fn waiting(
    waiting: &Waiting,
    marked: bool,
    ctx: &Ctx<'_>,
    locale: Locale,
    marks: Symbols,
) -> Row {
    let (book, today) = (ctx.book(), ctx.today());
    let Some(form) = book.forms.get(waiting.form) else {
        return Row::new();
    };
    let status = form.status();
    let (role, words) = match waiting.deadline {
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
    Row::new()
        .cell_as(Role::Breach, fault)
        .cell_as(role, words)
        .cell(padded(book.member_name(form.sheet.member), locale))
        .cell_as(Role::Muted, book.sector_name(form.sheet.sector).to_owned())
        .cell_as(Role::Muted, short(form.dated(), today.year))
        .cell(excerpt(form))
        .cell_as(role_of_status(status), status.word().say(locale).to_owned())
        .marked(marked)
}

/// The row of an archived form; an empty one until it is read.
pub(super) fn archived(form: Option<&RegistrationForm>, ctx: &Ctx<'_>, locale: Locale) -> Row {
    let book = ctx.book();
    let Some(form) = form else {
        return Row::new().cell_as(Role::Muted, "…");
    };
    let status = form.status();
    Row::new()
        .cell_as(Role::Muted, short(form.dated(), ctx.today().year))
        .cell(padded(book.member_name(form.sheet.member), locale))
        .cell_as(Role::Muted, book.sector_name(form.sheet.sector).to_owned())
        .cell(excerpt(form))
        .cell_as(role_of_status(status), status.word().say(locale).to_owned())
}

/// The words that stand for a form outside the program, in one line.
pub(super) fn copied(form: &RegistrationForm, ctx: &Ctx<'_>) -> String {
    let (book, sheet) = (ctx.book(), &form.sheet);
    let flat = |text: &str| text.trim().replace(['\n', '\r', '\t'], " ");
    let fields = [
        book.member_name(sheet.member).to_owned(),
        book.sector_name(sheet.sector).to_owned(),
        flat(&sheet.employer),
        form.dated().to_string(),
        form.status().word().say(ctx.locale).to_owned(),
        flat(&sheet.account),
    ];
    fields.join("\t")
}

/// The account in one line.
fn excerpt(form: &RegistrationForm) -> String {
    let account = form.sheet.account.trim().chars().take(EXCERPT);
    account
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
