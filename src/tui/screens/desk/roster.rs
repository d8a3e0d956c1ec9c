//! The roster: a member a row.

use crate::domain::calendar::Year;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::rules::Level;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::panes::listing::Listing;
use crate::tui::screens::parts::marks::badge;
use crate::tui::screens::parts::names::{masked, padded, sector_cell};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// The roster.
pub(super) struct Roster<'a> {
    pub(super) ctx: &'a Ctx<'a>,
    /// Members of several sectors stand together.
    pub(super) wide: bool,
}

impl Listing<MemberId> for Roster<'_> {
    fn columns(&self) -> Vec<Column> {
        let wide = self.wide;
        let sector = if wide { 12 } else { 0 };
        vec![
            Column::fixed(Text::of("", ""), 1),
            Column::fixed(Text::of("姓名", "name"), 8),
            // A column without width is left out by asking for more room than there is.
            Column::fixed(Text::of("界别", "sector"), sector).from(if wide {
                44
            } else {
                u16::MAX
            }),
            Column::share(Text::of("工作单位及职务", "employer and post"), 1),
            Column::fixed(Text::of("电话", "phone"), 11).from(76),
            Column::fixed(Text::of("工作室", "room"), 6).from(90),
            Column::fixed(Text::of("联系", "cont"), 4).right().from(30),
            Column::fixed(Text::of("表", "form"), 4).right().from(30),
            Column::fixed(Text::of("问题", "found"), 6).right().from(48),
        ]
    }

    fn row(&self, id: MemberId, marks: Symbols) -> Row {
        let (ctx, locale) = (self.ctx, self.ctx.locale);
        let book = ctx.book();
        let Some(member) = book.members.get(id) else {
            return Row::new().cell("").cell("—");
        };
        let first = ctx
            .facts
            .first_convenors
            .contains(&(member.sector_on(ctx.today().reference_date()), id));
        let star = if first { marks.get(Symbol::First) } else { " " };
        let gone = !book.serves(member, ctx.today().reference_date());
        let plain = if gone { Role::Disabled } else { Role::Plain };
        let (contacts, level) = contacts(member, ctx);
        let forms = book.tally(id, ctx.today().year);
        let (form, form_role) = match (forms.counting(), forms.total()) {
            (0, 0) => (marks.get(Symbol::Missing).to_owned(), Role::Muted),
            (0, n) => (format!("{}{n}", marks.get(Symbol::Recorded)), Role::Due),
            (n, _) => (format!("{}{n}", marks.get(Symbol::Verified)), Role::Ok),
        };
        let room = match member.workroom_on(ctx.today().reference_date()) {
            Some(_) => Text::of("已入驻", "in"),
            None => Text::of("—", "—"),
        };
        let row = Row::new()
            .cell_as(Role::Marked, star)
            .cell_as(plain, padded(&member.name, locale));
        let sector = member.sector_on(ctx.today().reference_date());
        let mut row = sector_cell(row, sector, book)
            .cell_as(plain, member.employer.clone())
            .cell_as(Role::Muted, masked(&member.phone))
            .cell_as(Role::Muted, room.say(locale).to_owned())
            .cell_as(level, contacts)
            .cell_as(form_role, form);
        row.cells.push(badge(ctx.facts.badges.member(id), 6, marks));
        row
    }

    fn number(&self, id: MemberId) -> Option<u64> {
        Some(id.0)
    }

    fn year(&self) -> Year {
        self.ctx.today().year
    }
}

/// How many key contacts of how many, and what that means (article 15).
fn contacts(member: &Member, ctx: &Ctx<'_>) -> (String, Role) {
    let (book, settings) = (ctx.book(), ctx.book().settings());
    let kept = book
        .key_contacts_of(member.id, ctx.today().reference_date())
        .len();
    let asked = settings.key_contacts_min as usize..=settings.key_contacts_max as usize;
    let role = if asked.contains(&kept) {
        Role::Ok
    } else {
        crate::tui::screens::parts::marks::role_of_level(Level::Breach)
    };
    (format!("{kept}/{}", settings.key_contacts_max), role)
}
