//! All that is entered (全部登记): the kinds of records, the list of one, and the page of a record.
//!
//! Everything here is made from the descriptions of the kinds, so that a new kind has its home here at
//! once. Owns which kind and which part of the organisation is looked at. Forms are counted
//! here and read on their own screen, since their archive is read in pages.
//!
//! In reading order: `kinds` and `rows` (what the lists say), `page` (a record), this page.

mod kinds;
mod page;
mod rows;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use super::board::{Board, Item, Told};
use super::parts::legend;
use crate::desk::lists::{self, ListRows, View};
use crate::domain::calendar::Today;
use crate::domain::command::{CommandId, is_added};
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::domain::yearwork::Evidence;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place, ScreenName};
use crate::tui::commands::keys::{Keys, RECORDS};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};
use kinds::{kind_of, row_of};

pub use kinds::{all as kinds, named};
pub(super) use page::lines_of;

/// What is entered.
pub struct Records {
    /// The committee, sector or member that it is narrowed to.
    scope: Option<(Kind, u64)>,
    counts: Vec<(Kind, usize)>,
    /// The kind whose records are listed.
    kind: Kind,
    columns: Vec<Column>,
    /// How many of the listed records nobody has looked at yet.
    unverified: usize,
    /// A record that is shown though the list would not have it: of another year, or ended.
    guest: Cell<Option<(Kind, u64)>>,
}

impl Default for Records {
    fn default() -> Self {
        Records {
            scope: None,
            counts: Vec::new(),
            kind: Kind::Member,
            columns: Vec::new(),
            unverified: 0,
            guest: Cell::new(None),
        }
    }
}

impl Records {
    /// What is looked at, on the day from which the year is judged.
    fn view<'a>(&self, ctx: &Ctx<'a>) -> View<'a> {
        let today = ctx.today();
        let scope = self.scope;
        let of = |wanted: Kind| scope.filter(|(kind, _)| *kind == wanted).map(|it| it.1);
        View {
            today: Today {
                date: today.reference_date(),
                ..today
            },
            sector: of(Kind::Sector).map(SectorId),
            committee: of(Kind::Committee).map(CommitteeId),
            member: of(Kind::Member).map(MemberId),
            ..View::whole(ctx.desk, ctx.locale)
        }
    }

    /// The records in sight.
    fn ids(&self, kind: Kind, ctx: &Ctx<'_>) -> Vec<u64> {
        ListRows::of(kind, self.view(ctx), &ctx.facts.matrix).ids()
    }

    fn count_of(&self, kind: Kind) -> usize {
        let mut counts = self.counts.iter();
        counts.find(|it| it.0 == kind).map_or(0, |it| it.1)
    }

    /// Whose records are shown.
    fn scope_name(&self, ctx: &Ctx<'_>) -> Text {
        match self.scope {
            None => Text::of("全部", "all"),
            Some((kind, id)) => Text::same(ctx.book().name_of(kind, id)),
        }
    }

    /// Forgets a record that is shown besides the list where that has it, or nothing has it any more; whether it stays.
    fn keeps_guest(&self, ids: &[u64], ctx: &Ctx<'_>) -> Option<(Kind, u64)> {
        let guest = self.guest.get().filter(|(kind, id)| {
            let there = ctx.book().fields(*kind, *id).is_some();
            *kind == self.kind && there && !ids.contains(id)
        });
        self.guest.set(guest);
        guest
    }
}

impl Board for Records {
    fn commands(&self) -> &'static Keys {
        &RECORDS
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[Text::of("登记", "records")];
        LEAVES
    }

    fn list_name(&self, _: usize) -> String {
        format!("Records/{}", self.kind.code_name())
    }

    fn has_side(&self) -> bool {
        true
    }

    fn begins_aside(&self) -> bool {
        true
    }

    fn tells_order(&self) -> bool {
        self.kind != Kind::RegistrationForm
    }

    fn stands_for_rows(&self) -> bool {
        false
    }

    fn scope(&self) -> Option<(Kind, u64)> {
        self.scope
    }

    fn turn_to(&mut self, place: Place, ctx: &Ctx<'_>) -> bool {
        let scope = match place {
            Place::RecordsOf(scope) => scope,
            // What is not in sight of a part is in sight of the whole.
            Place::Record(kind, id) if !self.ids(kind, ctx).contains(&id) => None,
            _ => return false,
        };
        let is_asked = matches!(place, Place::RecordsOf(_));
        let turns = scope != self.scope;
        self.scope = scope;
        turns || is_asked
    }

    /// From a part back to the whole.
    fn wider(&self) -> Option<Place> {
        self.scope.map(|_| Place::RecordsOf(None))
    }

    fn gather_side(&mut self, ctx: &Ctx<'_>) -> Vec<Item> {
        let gone = |(kind, id): (Kind, u64)| ctx.book().fields(kind, id).is_none();
        if self.scope.is_some_and(gone) {
            self.scope = None;
        }
        self.counts = kinds::counts(self.view(ctx), ctx);
        kinds::all().map(row_of).collect()
    }

    fn count(&self, _: usize, _: &Ctx<'_>) -> Option<usize> {
        None
    }

    fn gather(&mut self, _: usize, side: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        if let Some(kind) = side.and_then(kind_of) {
            self.kind = kind;
        }
        self.columns = rows::columns(self.kind, self.view(ctx), ctx);
        let mut ids = self.ids(self.kind, ctx);
        ids.extend(self.keeps_guest(&ids, ctx).map(|it| it.1));
        let unverified = |id: &&u64| {
            let record = ctx.book().fields(self.kind, **id);
            record.is_some_and(|it| it.is_verified() == Some(false))
        };
        self.unverified = match self.kind.is_evident() {
            true => ids.iter().filter(unverified).count(),
            false => 0,
        };
        let kind = self.kind;
        ids.into_iter().map(|id| Item::Record(kind, id)).collect()
    }

    fn columns(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Vec<Column> {
        match leaf {
            Some(_) => self.columns.clone(),
            None => vec![
                Column::share(Text::of("种类", "kind"), 1),
                Column::fixed(Text::of("条数", "count"), 6).right(),
            ],
        }
    }

    fn row(&self, _: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        if let Some(of) = item.record() {
            return rows::row(of, self.view(ctx), self.is_guest(item), ctx, marks);
        }
        let Some(kind) = kind_of(item) else {
            return Row::new();
        };
        let (role, words) = match self.count_of(kind) {
            0 => (Role::Muted, "—".to_owned()),
            n => (Role::Plain, n.to_string()),
        };
        Row::new()
            .cell_as(role, named(kind).say(ctx.locale).to_owned())
            .cell_as(Role::Muted, words)
    }

    fn order(&self, _: Option<usize>, item: Item, column: usize, ctx: &Ctx<'_>) -> Option<i64> {
        match item.record() {
            Some(of) => rows::order(of, column, self.view(ctx), ctx),
            None => (column == 1).then(|| self.count_of(kind_of(item)?).try_into().ok())?,
        }
    }

    fn is_guest(&self, item: Item) -> bool {
        item.record().is_some() && item.record() == self.guest.get()
    }

    fn copied(&self, item: Item, ctx: &Ctx<'_>) -> Option<String> {
        let (kind, id) = item.record()?;
        Some(rows::copied(kind, id, self.view(ctx), ctx))
    }

    fn list(&self) -> Option<lists::List> {
        Some(lists::List::Of(self.kind))
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        let of = self.scope_name(ctx);
        let kind = match leaf {
            None => Text::of("种类", "Kinds"),
            Some(_) => named(self.kind),
        };
        let (zh, en, of_zh, of_en) = (&kind.zh, &kind.en, &of.zh, &of.en);
        text!("{zh} · {of_zh}", "{en} · {of_en}")
    }

    fn sum(&self, _: usize, _: &Ctx<'_>) -> Text {
        let waiting = match self.unverified {
            0 => Text::of("", ""),
            n => text!("待核实 {n}", "{n} to verify"),
        };
        if self.kind == Kind::RegistrationForm {
            let count = self.count_of(self.kind);
            return text!("当年 {count} 份", "{count} of the year");
        }
        match self.guest.get() {
            None => waiting,
            Some(_) => {
                let (zh, en) = (&waiting.zh, &waiting.en);
                text!(
                    "{zh}  另列往年的或已终止的 1 条",
                    "{en}  1 of another year, or ended"
                )
            }
        }
    }

    fn legend(&self) -> Vec<legend::Item> {
        match self.kind.is_evident() {
            false => Vec::new(),
            true => vec![
                (Symbol::Verified, Role::Ok, Evidence::word_of(true)),
                (Symbol::Recorded, Role::Accent, Evidence::word_of(false)),
            ],
        }
    }

    fn empty(&self, _: usize, _: &Ctx<'_>) -> Text {
        let named = named(self.kind);
        let (zh, en) = (&named.zh, &named.en);
        if self.kind == Kind::RegistrationForm {
            return Text::of(
                "登记表在登记表界面（F3）查看和办理。",
                "Forms are read and filed on their own screen (F3).",
            );
        }
        match lists::List::Of(self.kind).comes_back() {
            true => text!(
                "还没有{zh}：按 a 新增，或按 I 导入表格（P 出空表样）。",
                "No {en} yet: press a to add one, or I to import a table (P writes an empty one)."
            ),
            false => text!(
                "还没有{zh}：按 a 新增。",
                "No {en} yet: press a to add one."
            ),
        }
    }

    fn told(&self, _: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        let of = item.record();
        of.map_or_else(Told::default, |(kind, id)| {
            page::told(kind, id, &self.view(ctx), ctx)
        })
    }

    /// What has a place of its own is shown there.
    fn leads(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>) -> Option<Place> {
        match (leaf, item.record()) {
            (Some(_), Some((kind, id))) => {
                let place = Place::of(kind, id, ctx.book());
                (!matches!(place, Place::Record(..))).then_some(place)
            }
            _ => (kind_of(item)? == Kind::RegistrationForm)
                .then_some(Place::Screen(ScreenName::Forms)),
        }
    }

    fn added(&self, _: usize, _: &Ctx<'_>) -> Option<CommandId> {
        match self.kind {
            Kind::RegistrationForm => None,
            kind if is_added(kind) => Some(CommandId::Add(kind)),
            _ => Some(CommandId::ElectConvenor),
        }
    }

    fn begins(&self, id: CommandId) -> bool {
        id.begins_a_record() || id == CommandId::ElectConvenor
    }

    fn find(&self, place: Place, ctx: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        match place {
            Place::Record(kind, id) => {
                ctx.book().fields(kind, id)?;
                self.guest.set(Some((kind, id)));
                Some((0, Some(row_of(kind)), Item::Record(kind, id)))
            }
            // None of its records is chosen by that.
            Place::Kind(kind) => Some((0, Some(row_of(kind)), row_of(kind))),
            _ => None,
        }
    }
}
