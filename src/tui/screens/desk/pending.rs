//! The pending forms: the most urgent first, a form a row.

use super::desk_rows::Waiting;
use crate::domain::form::RegistrationForm;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::{short, urgency};
use crate::tui::screens::parts::marks::{role_of_level, role_of_status};
use crate::tui::screens::parts::names::padded;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// The characters of an account that a row may show; more is never seen.
const EXCERPT: usize = 80;

/// The columns; `wide` says that forms of several sectors stand together.
pub(super) fn columns(wide: bool) -> [Column; 6] {
    [
        Column::fixed(Text::of("期限", "deadline"), 9),
        Column::fixed(Text::of("姓名", "name"), 8),
        Column::fixed(Text::of("界别", "sector"), 10).from(if wide { 64 } else { u16::MAX }),
        Column::fixed(Text::of("填表", "filled"), 5).from(40),
        Column::share(Text::of("联系服务情况", "account"), 1),
        Column::fixed(Text::of("状态", "status"), 9),
    ]
}

/// A row.
pub(super) fn row(waiting: Waiting, ctx: &Ctx<'_>, locale: Locale) -> Row {
    let book = ctx.book();
    let Some(form) = book.forms.get(waiting.form) else {
        return Row::new().cell("").cell("—");
    };
    let (words, role) = match waiting.deadline {
        Some(day) => {
            let (text, level) = urgency(day, ctx.today().date);
            (text.say(locale).to_owned(), role_of_level(level))
        }
        None => ("—".to_owned(), Role::Muted),
    };
    let member = form.sheet.member;
    let sector = book.members.get(member).map_or(form.sheet.sector, |it| {
        it.sector_on(ctx.today().reference_date())
    });
    let status = form.status();
    Row::new()
        .cell_as(role, words)
        .cell(padded(book.member_name(member), locale))
        .cell_as(Role::Muted, book.sector_name(sector).to_owned())
        .cell_as(Role::Muted, short(form.dated(), ctx.today().year))
        .cell(excerpt(form))
        .cell_as(role_of_status(status), status.word().say(locale).to_owned())
}

/// What a filter looks at.
pub(super) fn words(waiting: Waiting, ctx: &Ctx<'_>) -> String {
    let book = ctx.book();
    book.forms
        .get(waiting.form)
        .map_or_else(String::new, |form| {
            let name = book.member_name(form.sheet.member);
            let sector = book.sector_name(form.sheet.sector);
            let status = form.status().word();
            format!(
                "{name} {sector} {} {}",
                status.say(ctx.locale),
                form.sheet.account
            )
        })
}

/// The words that stand for it outside the program.
pub(super) fn copied(waiting: Waiting, ctx: &Ctx<'_>) -> String {
    let book = ctx.book();
    book.forms
        .get(waiting.form)
        .map_or_else(String::new, |form| {
            let name = book.member_name(form.sheet.member);
            let status = form.status().word();
            let account = form.sheet.account.replace(['\n', '\t'], " ");
            format!(
                "{name}\t{}\t{}\t{account}",
                form.dated(),
                status.say(ctx.locale)
            )
        })
}

/// The account in one line.
fn excerpt(form: &RegistrationForm) -> String {
    let account = form.sheet.account.trim().chars().take(EXCERPT);
    account
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
