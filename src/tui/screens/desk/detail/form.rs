//! The page of a pending form: what is written on it, what keeps it from being filed, its course.

use super::line::{DetailPage, gone, listed};
use crate::desk::form::obstacles;
use crate::domain::form::Event;
use crate::domain::id::FormId;
use crate::rules::form_deadline;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::{short, short_or_dash, urgency};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// The page.
pub(super) fn page(id: FormId, ctx: &Ctx<'_>) -> DetailPage {
    let (book, locale, today) = (ctx.book(), ctx.locale, ctx.today());
    let year = today.year;
    let Some(form) = book.forms.get(id) else {
        return gone(locale);
    };
    let sheet = &form.sheet;
    let title = Text::of("登记表", "form");
    let name = book.member_name(sheet.member);
    let mut page = DetailPage::new(format!("{} #{id} {name}", title.say(locale)));
    let status = form.status().word();
    page.field(&Text::of("状态", "status"), status.say(locale), locale);
    if let Some(deadline) = form_deadline(form, book.settings()) {
        let (words, level) = urgency(deadline, today.date);
        let value = format!("{} {}", short(deadline, year), words.say(locale));
        let mark = Some((of_level(level), role_of_level(level)));
        page.push(
            &Text::of("期限", "deadline"),
            mark,
            value,
            role_of_level(level),
            locale,
        );
    }
    if let Some(reason) = form.return_reason() {
        page.field(&Text::of("退回理由", "returned for"), reason, locale);
    }
    if form.allows(Event::File).is_ok() {
        for fault in obstacles(sheet, book, &today) {
            let mark = Some((Symbol::Breach, Role::Breach));
            let words = fault.named().say(locale).to_owned();
            page.push(
                &Text::of("不能备案", "not to file"),
                mark,
                words,
                Role::Plain,
                locale,
            );
        }
    }
    page.field(
        &Text::of("填表时间", "filled on"),
        short_or_dash(sheet.filled_on, year),
        locale,
    );
    page.field(
        &Text::of("界别", "sector"),
        book.sector_name(sheet.sector),
        locale,
    );
    page.always(
        &Text::of("单位职务", "employer, post"),
        sheet.employer.clone(),
        locale,
    );
    let ways = sheet.ways.iter().map(|it| it.word().say(locale).to_owned());
    page.field(
        &Text::of("联系方式", "contact ways"),
        listed(ways, locale),
        locale,
    );
    let files = form.attachments.iter();
    let files = files.map(|it| it.title().say(locale).to_owned());
    page.field(&Text::of("附件", "attached"), listed(files, locale), locale);
    page.head(
        &Text::of("联系服务界别群众情况", "Account of contact and service"),
        locale,
    );
    page.quote(&sheet.account);
    page.head(&Text::of("经过", "Course"), locale);
    for step in form.history() {
        let what = step.event.word();
        let (day, by, reason) = (short(step.at.date(), year), &step.by, &step.reason);
        let words = format!("{day} {by} {reason}");
        page.field(&what, words.trim(), locale);
    }
    page
}
