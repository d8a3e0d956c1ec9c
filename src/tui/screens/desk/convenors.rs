//! The convenor roster: an appointment a row.

use crate::domain::calendar::Year;
use crate::domain::id::ConvenorId;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::panes::listing::Listing;
use crate::tui::screens::parts::dates::short;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::screens::parts::names::{padded, sector_cell};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

use super::findings::Index;

/// The convenors.
pub(super) struct Convenors<'a> {
    pub(super) ctx: &'a Ctx<'a>,
    pub(super) index: &'a Index,
    /// Convenors of several sectors stand together.
    pub(super) wide: bool,
}

impl Listing<ConvenorId> for Convenors<'_> {
    fn columns(&self) -> Vec<Column> {
        let wide = self.wide;
        let from = if wide { 0 } else { u16::MAX };
        vec![
            Column::fixed(Text::of("", ""), 1),
            Column::fixed(Text::of("姓名", "name"), 8),
            Column::share(Text::of("界别", "sector"), 1).from(from),
            Column::fixed(Text::of("推选", "elected"), 10).from(if wide { 42 } else { 34 }),
            Column::fixed(Text::of("审定", "approved"), 11),
            Column::share(Text::of("工作单位及职务", "employer and post"), 2).from(if wide {
                72
            } else {
                46
            }),
        ]
    }

    fn row(&self, id: ConvenorId, marks: Symbols) -> Row {
        let (ctx, index, locale) = (self.ctx, self.index, self.ctx.locale);
        let (book, year) = (ctx.book(), ctx.today().year);
        let Some(convenor) = book.convenors.get(id) else {
            return Row::new().cell("").cell("—");
        };
        let star = if convenor.is_first_on(ctx.today().reference_date()) {
            marks.get(Symbol::First)
        } else {
            " "
        };
        let elected = convenor
            .elected
            .map_or_else(|| "—".to_owned(), |day| short(day, year));
        let member = book.members.get(convenor.member);
        let row = Row::new()
            .cell_as(Role::Marked, star)
            .cell(padded(book.member_name(convenor.member), locale));
        let row = sector_cell(row, convenor.sector, book).cell(elected);
        let row = match convenor.approval(ctx.today().reference_date(), ctx.today().date) {
            Some(day) => row.cell_as(Role::Ok, short(day, year)),
            None => {
                let word = Text::of("待审定", "pending");
                let worst = index.worst_of_convenor(id, &ctx.facts.findings);
                let role = worst.map_or(Role::Due, role_of_level);
                let mark = worst.map_or("", |level| marks.get(of_level(level)));
                row.cell_as(role, format!("{} {mark}", word.say(locale)))
            }
        };
        row.cell_as(
            Role::Muted,
            member.map_or_else(String::new, |it| it.employer.clone()),
        )
    }

    fn number(&self, id: ConvenorId) -> Option<u64> {
        Some(id.0)
    }

    fn year(&self) -> Year {
        self.ctx.today().year
    }
}
