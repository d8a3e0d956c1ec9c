//! The pending forms: the most urgent first, a form a row.

use super::desk_rows::Waiting;
use crate::domain::calendar::Year;
use crate::rules::form_deadline;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::panes::listing::Listing;
use crate::tui::screens::parts::dates::{short, urgency};
use crate::tui::screens::parts::forms::{copied, deadline, excerpt, words_of};
use crate::tui::screens::parts::marks::{role_of_level, role_of_status};
use crate::tui::screens::parts::names::{padded, sector_cell};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// The pending forms.
pub(super) struct Pending<'a> {
    pub(super) ctx: &'a Ctx<'a>,
    /// Forms of several sectors stand together.
    pub(super) wide: bool,
}

impl Listing<Waiting> for Pending<'_> {
    fn columns(&self) -> Vec<Column> {
        let wide = self.wide;
        vec![
            Column::fixed(Text::of("期限", "deadline"), 9),
            Column::fixed(Text::of("姓名", "name"), 8),
            Column::fixed(Text::of("界别", "sector"), 10).from(if wide { 64 } else { u16::MAX }),
            Column::fixed(Text::of("填表", "filled"), 5).from(40),
            Column::share(Text::of("联系服务情况", "account"), 1),
            Column::fixed(Text::of("状态", "status"), 9),
        ]
    }

    fn row(&self, (id, _): Waiting, _: Symbols) -> Row {
        let (ctx, locale) = (self.ctx, self.ctx.locale);
        let book = ctx.book();
        let Some(form) = book.forms.get(id) else {
            return Row::new().cell("").cell("—");
        };
        let (words, role) = match form_deadline(form, book.settings()) {
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
        let row = Row::new()
            .cell_as(role, words)
            .cell(padded(book.member_name(member), locale));
        sector_cell(row, sector, book)
            .cell_as(Role::Muted, short(form.dated(), ctx.today().year))
            .cell(excerpt(form))
            .cell_as(role_of_status(status), status.word().say(locale).to_owned())
    }

    fn number(&self, (id, _): Waiting) -> Option<u64> {
        Some(id.0)
    }

    fn words(&self, (id, _): Waiting) -> String {
        words_of(id, self.ctx)
    }

    fn copied(&self, (id, _): Waiting) -> String {
        copied(id, self.ctx)
    }

    fn order(&self, (id, _): Waiting, column: usize) -> Option<i64> {
        deadline(id, self.ctx).filter(|_| column == 0)
    }

    fn year(&self) -> Year {
        self.ctx.today().year
    }
}
