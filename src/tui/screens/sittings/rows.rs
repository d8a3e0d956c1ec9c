//! The columns of each leaf, and what a row says.

use super::state::{self, AGENDA, APPROVAL, CHANGES, PROBLEMS, Sittings, Standing, problem};
use crate::desk::sitting::{is_planned, lacking, post};
use crate::domain::assessment::Prized;
use crate::domain::calendar::Year;
use crate::domain::described::Described as _;
use crate::domain::id::{ConvenorId, PrizeId, SittingId};
use crate::domain::record::Kind;
use crate::domain::sitting::{AgendaItem, CouncilSitting, ItemKind, Problem};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;
use crate::tui::screens::parts::dates::{short, short_or_dash, urgency};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::screens::parts::names::{padded, sector_cell};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

pub(super) fn columns(leaf: Option<usize>, ctx: &Ctx<'_>) -> Vec<Column> {
    let mark = Column::fixed(Text::of("", ""), 1);
    match leaf {
        None => {
            let (book, today) = (ctx.book(), ctx.today());
            let others = book.sittings.iter();
            let mut others = others.filter(|it| Year::of(it.held_on) != today.year);
            // A sitting of next year is listed before it is held, with its year.
            let wide = match others.any(|it| is_planned(it, today.date)) {
                true => 10,
                false => 5,
            };
            vec![
                mark,
                Column::fixed(Text::of("时间", "on"), wide),
                Column::share(Text::of("会议", "sitting"), 1),
                Column::fixed(
                    Text::of("", ""),
                    match ctx.locale {
                        Locale::Zh => 6,
                        Locale::En => 7,
                    },
                )
                .right(),
            ]
        }
        Some(APPROVAL) => vec![
            mark,
            Column::fixed(Text::of("姓名", "name"), 8),
            Column::share(Text::of("界别", "sector"), 1),
            Column::fixed(Text::of("推选", "elected"), 10),
            Column::fixed(Text::of("拟任", "as"), 22),
            Column::fixed(Text::of("状态", "state"), 16),
        ],
        Some(PROBLEMS) => vec![
            mark,
            Column::fixed(Text::of("时限", "by when"), 10),
            Column::share(Text::of("问题", "problem"), 1),
            Column::fixed(Text::of("责任单位", "owner"), 14),
            Column::share(Text::of("会议", "sitting"), 1).from(90),
        ],
        Some(CHANGES) => vec![
            mark,
            Column::fixed(Text::of("变化", "change"), 8),
            Column::fixed(Text::of("规则", "rule"), 6).from(70),
            Column::share(Text::of("内容", "what"), 1),
        ],
        Some(_) => vec![
            Column::fixed(Text::of("序", "no."), 3).right(),
            Column::share(Text::of("议题", "item"), 1),
            Column::fixed(Text::of("汇报", "reports"), 18).from(80),
            Column::fixed(Text::of("附项", "with it"), 12),
            mark,
            Column::fixed(Text::of("状态", "state"), 18),
        ],
    }
}

impl Sittings {
    pub(super) fn row_of(
        &self,
        leaf: Option<usize>,
        item: Item,
        ctx: &Ctx<'_>,
        marks: Symbols,
    ) -> Row {
        let row = match (leaf, item) {
            (Some(CHANGES), _) => self.changed.row(item, ctx, marks),
            (None, Item::Record(_, id)) => {
                let sitting = ctx.book().sittings.get(SittingId(id));
                sitting.map(|it| sitting_row(it, ctx, marks))
            }
            (Some(AGENDA), _) => state::item(item, ctx).map(|it| self.item_row(it, ctx, marks)),
            (Some(PROBLEMS), _) => problem(item, ctx).map(|it| problem_row(it, ctx, marks)),
            (_, Item::Record(Kind::Convenor, id)) => self.convenor_row(ConvenorId(id), ctx, marks),
            (_, Item::Record(_, id)) => self.prize_row(PrizeId(id), ctx, marks),
            _ => None,
        };
        row.unwrap_or_default()
    }

    fn item_row(&self, item: &AgendaItem, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        let standing = self.standing(item, ctx);
        let (symbol, role) = look(standing);
        let state = match standing {
            Standing::Blocked(n) => text!("{n} 人缺推选日", "{n} incomplete"),
            other => other.word(),
        };
        let number = item.number.map_or_else(String::new, |it| it.to_string());
        Row::new()
            .cell_as(Role::Muted, number)
            .cell(item.title.clone())
            .cell_as(Role::Muted, item.rapporteur.clone())
            .cell(self.with_it(item).say(ctx.locale).to_owned())
            .cell_as(role, marks.get(symbol))
            .cell_as(role, state.say(ctx.locale).to_owned())
    }

    /// What an item is about, in a number.
    fn with_it(&self, item: &AgendaItem) -> Text {
        let convenors = self.ready.len() + self.blocked.len();
        let count = |waiting: usize, done: usize| match (waiting, done) {
            (0, 0) => Text::of("", ""),
            (0, n) => text!("已审定 {n}", "{n} approved"),
            (n, _) => text!("待审定 {n}", "{n} to approve"),
        };
        match item.kind {
            ItemKind::Approval => count(convenors, self.approved.len()),
            ItemKind::Prize => count(self.nominated.len(), self.awarded.len()),
            ItemKind::Problem => match self.open {
                0 => Text::of("", ""),
                n => text!("未了 {n}", "{n} open"),
            },
            ItemKind::Report | ItemKind::Study | ItemKind::Assessment | ItemKind::Other => {
                item.kind.word()
            }
        }
    }

    fn convenor_row(&self, id: ConvenorId, ctx: &Ctx<'_>, marks: Symbols) -> Option<Row> {
        let (book, year) = (ctx.book(), ctx.today().year);
        let convenor = book.convenors.get(id)?;
        let lacks = lacking(convenor).filter(|_| self.blocked.contains(&id));
        let waits = lacks.is_some() || self.ready.contains(&id);
        let (symbol, role, state) = match lacks {
            Some(why) => (Symbol::Breach, Role::Breach, why),
            None => self.waits(waits, ctx),
        };
        let on = self
            .sitting(ctx)
            .map_or(ctx.today().reference_date(), |it| it.held_on);
        let row = Row::new()
            .cell_as(role, marks.get(symbol))
            .cell(padded(book.member_name(convenor.member), ctx.locale));
        Some(
            sector_cell(row, convenor.sector, book)
                .cell(short_or_dash(convenor.elected, year))
                .cell(post(convenor, on).say(ctx.locale).to_owned())
                .cell_as(role, state.say(ctx.locale).to_owned()),
        )
    }

    fn prize_row(&self, id: PrizeId, ctx: &Ctx<'_>, marks: Symbols) -> Option<Row> {
        let (book, year) = (ctx.book(), ctx.today().year);
        let prize = book.prizes.get(id)?;
        let (symbol, role, state) = self.waits(self.nominated.contains(&id), ctx);
        let row = Row::new().cell_as(role, marks.get(symbol));
        let row = match prize.of {
            Prized::Sector(id) => sector_cell(row.cell_as(Role::Muted, "—"), id, book),
            Prized::Convenor(id) => {
                let convenor = book.convenors.get(id)?;
                let name = padded(book.member_name(convenor.member), ctx.locale);
                sector_cell(row.cell(name), convenor.sector, book)
            }
        };
        Some(
            row.cell(short(prize.nominated_on, year))
                .cell(prize.of.word().say(ctx.locale).to_owned())
                .cell_as(role, state.say(ctx.locale).to_owned()),
        )
    }

    /// How somebody stands who lacks nothing: approved, to be approved now, or to be put before a sitting.
    fn waits(&self, waits: bool, ctx: &Ctx<'_>) -> (Symbol, Role, Text) {
        let planned = self.sitting(ctx);
        let planned = planned.is_none_or(|it| is_planned(it, ctx.today().date));
        match (waits, planned) {
            (false, _) => (Symbol::Verified, Role::Ok, Text::of("已审定", "approved")),
            (true, false) => (
                Symbol::Due,
                Role::Due,
                Text::of("可审定", "can be approved"),
            ),
            (true, true) => (Symbol::Due, Role::Due, Text::of("待审定", "waits")),
        }
    }
}

fn look(standing: Standing) -> (Symbol, Role) {
    match standing {
        Standing::Decided => (Symbol::Verified, Role::Ok),
        Standing::Ready => (Symbol::Recorded, Role::Accent),
        Standing::Blocked(_) | Standing::Unwritten => (Symbol::Due, Role::Due),
    }
}

fn sitting_row(sitting: &CouncilSitting, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let (book, today) = (ctx.book(), ctx.today());
    let planned = is_planned(sitting, today.date);
    let (symbol, role) = match planned {
        true => (Symbol::Due, Role::Due),
        false => (Symbol::Verified, Role::Ok),
    };
    let open = book.problems_of(sitting.id);
    let open = open.filter(|it| it.waits_on(today.reference_date()));
    let note = match (planned, book.agenda_of(sitting.id).len(), open.count()) {
        (true, 0, _) | (false, _, 0) => Text::of("", ""),
        (true, n, _) => text!("议题{n}", "{n} items"),
        (false, _, n) => text!("问题{n}", "{n} open"),
    };
    Row::new()
        .cell_as(role, marks.get(symbol))
        .cell(short(sitting.held_on, today.year))
        .cell(sitting.title.clone())
        .or_short(without_term(&sitting.title))
        .cell_as(Role::Muted, note.say(ctx.locale).to_owned())
}

/// 第3次主席会议 of 七届第3次主席会议: where there is little room, the term goes.
fn without_term(title: &str) -> String {
    match title.split_once('届') {
        Some((_, rest)) if rest.starts_with('第') => rest.to_owned(),
        _ => title.to_owned(),
    }
}

fn problem_row(problem: &Problem, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let today = ctx.today();
    let (symbol, role, when) = match (&problem.solved, problem.due) {
        (Some(solved), _) if !problem.waits_on(today.reference_date()) => {
            let on = short(solved.on, today.year);
            (Symbol::Verified, Role::Ok, on)
        }
        (_, Some(due)) => {
            let (words, level) = urgency(due, today.date);
            let words = words.say(ctx.locale).to_owned();
            (of_level(level), role_of_level(level), words)
        }
        (_, None) => {
            let words = Text::of("未定时限", "no day");
            let words = words.say(ctx.locale).to_owned();
            (Symbol::Due, Role::Due, words)
        }
    };
    let sitting = ctx.book().sittings.get(problem.sitting);
    Row::new()
        .cell_as(role, marks.get(symbol))
        .cell_as(role, when)
        .cell(problem.title.clone())
        .cell(problem.owner.clone())
        .cell_as(
            Role::Muted,
            sitting.map_or_else(String::new, |it| it.title.clone()),
        )
}
