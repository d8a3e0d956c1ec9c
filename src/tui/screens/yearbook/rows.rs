//! The columns of each leaf, and what a row says.

use super::said::{Said, over};
use super::state::{ALL, LEDGER, MEDIA, MONEY, ROOMS, Yearbook, body};
use super::words::output_words;
use crate::domain::contact::Workroom;
use crate::domain::id::*;
use crate::domain::money::Money;
use crate::domain::record::Kind;
use crate::domain::yearwork::{Body, Budget, PublicityItem};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;
use crate::tui::screens::parts::dates::{short, short_or_dash};
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// The columns; with whose a row is where the ledger is of several.
pub(super) fn columns(leaf: Option<usize>, several: bool, locale: Locale) -> Vec<Column> {
    let mark = Column::fixed(Text::of("", ""), 1);
    let money = |zh, en| Column::fixed(Text::of(zh, en), 10).right();
    let sectors = Column::fixed(Text::of("界别", "sectors"), 14);
    match leaf {
        None => vec![
            Column::share(Text::of("界别与部门", "whose"), 1),
            Column::fixed(Text::of("开展", "held"), 5).right(),
            Column::fixed(Text::of("逾期", "late"), 4).right(),
        ],
        Some(ROOMS) => vec![
            mark,
            Column::share(Text::of("工作室", "workroom"), 2),
            sectors.from(70),
            Column::fixed(Text::of("星级", "stars"), 5),
            Column::fixed(Text::of("检查", "inspected"), 10),
            Column::fixed(Text::of("十有", "ten haves"), 10),
            Column::share(Text::of("欠缺", "lacks"), 2),
        ],
        Some(MONEY) => vec![
            mark,
            Column::share(Text::of("界别", "sector"), 1),
            money("预算（元）", "planned"),
            money("已用（元）", "spent"),
            money("余（元）", "left"),
        ],
        Some(MEDIA) => vec![
            Column::fixed(Text::of("时间", "on"), 5),
            Column::fixed(Text::of("媒体", "medium"), 16),
            Column::share(Text::of("标题", "title"), 2),
            sectors.from(70),
        ],
        Some(_) => {
            let wide = match locale {
                Locale::Zh => 14,
                Locale::En => 20,
            };
            let whose = Column::fixed(Text::of("单位", "whose"), 14);
            let mut all = vec![
                mark,
                Column::fixed(Text::of("月", "mo"), 2).right(),
                Column::share(Text::of("计划事项", "item"), 2),
                Column::fixed(Text::of("状态", "state"), wide),
                Column::share(Text::of("活动", "activity"), 3).from(76),
                Column::share(Text::of("成果", "outputs"), 2).from(92),
            ];
            if several {
                all.insert(2, whose);
            }
            all
        }
    }
}

/// Money in its columns by how much it is.
pub(super) fn money_order(item: Item, column: usize, ctx: &Ctx<'_>) -> Option<i64> {
    let (sector, budget) = of_money(item, ctx)?;
    let spent = ctx.book().spent(sector, ctx.today().year);
    match column {
        2 => budget.map(|it| it.amount.0),
        3 => Some(spent.0),
        4 => budget.map(|it| it.amount.0 - spent.0),
        _ => None,
    }
}

/// The sector of a row of money, and its budget.
fn of_money<'c>(item: Item, ctx: &'c Ctx<'_>) -> Option<(SectorId, Option<&'c Budget>)> {
    match item.record()? {
        (Kind::Budget, id) => {
            let budget = ctx.book().budgets.get(BudgetId(id))?;
            Some((budget.sector, Some(budget)))
        }
        (_, id) => Some((SectorId(id), None)),
    }
}

impl Yearbook {
    pub(super) fn row_of(
        &self,
        leaf: Option<usize>,
        item: Item,
        ctx: &Ctx<'_>,
        marks: Symbols,
    ) -> Option<Row> {
        let book = ctx.book();
        match (leaf, item) {
            (None, _) => self.side_row(item, ctx, marks),
            (Some(LEDGER), _) => self.ledger_row(item, ctx, marks),
            (Some(ROOMS), Item::Record(_, id)) => {
                let room = book.workrooms.get(WorkroomId(id))?;
                Some(room_row(room, ctx, marks))
            }
            (Some(MONEY), _) => money_row(item, ctx, marks),
            (_, Item::Record(_, id)) => {
                let report = book.publicity_items.get(PublicityItemId(id))?;
                Some(report_row(report, ctx))
            }
            _ => None,
        }
    }

    fn side_row(&self, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Option<Row> {
        let (book, on) = (ctx.book(), ctx.today().reference_date());
        let all = Text::of("全会", "all");
        let (name, first) = match body(item) {
            None if item == ALL => (all.say(ctx.locale).to_owned(), None),
            None => return None,
            Some(Body::Sector(id)) => {
                let first = book.convenors_of(id, on);
                let first = first.iter().find(|it| it.is_first_on(on));
                let first = first.map(|it| book.member_name(it.member).to_owned());
                (format!("  {}", book.sector_name(id)), first)
            }
            Some(body) => (book.body_name(body).to_owned(), None),
        };
        let row = Row::new().cell(name);
        let row = match first {
            Some(name) => row.and(Role::Muted, format!(" {}{name}", marks.get(Symbol::First))),
            None => row,
        };
        let kept = self.each.get(&item)?;
        let (held, items, late) = (kept.held, kept.items(), kept.overdue);
        let share = match items {
            0 => "—".to_owned(),
            _ => format!("{held}/{items}"),
        };
        let late = match late {
            0 => String::new(),
            n => format!("{}{n}", marks.get(Symbol::Breach)),
        };
        Some(row.cell(share).cell_as(Role::Breach, late))
    }

    fn ledger_row(&self, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Option<Row> {
        let locale = ctx.locale;
        let Said {
            look: (symbol, role, state),
            month,
            body,
            what,
            held,
            outputs,
        } = self.said(item, ctx)?;
        let row = Row::new().cell_as(role, marks.get(symbol)).cell_as(
            Role::Muted,
            month.map_or(String::new(), |it| format!("{it:02}")),
        );
        let row = match (self.only(), body) {
            (Some(_), _) => row,
            (None, None) => row.cell(""),
            (None, Some(body)) => whose(row, body, ctx),
        };
        let row = row
            .cell(what)
            .cell_as(role, state.say(locale).to_owned())
            .cell(held);
        let outputs = outputs.first().map(|first| {
            let more = match outputs.len() {
                1 => Text::of("", ""),
                n => text!(" 等{n}件", ", {n} in all"),
            };
            format!("{}{}", output_words(first, ctx), more.say(locale))
        });
        Some(row.cell(outputs.unwrap_or_default()))
    }
}

fn whose(row: Row, body: Body, ctx: &Ctx<'_>) -> Row {
    let book = ctx.book();
    let row = row.cell_as(Role::Muted, book.body_name(body).to_owned());
    match body {
        Body::Sector(id) => {
            let sector = book.sectors.get(id);
            let short = sector.map_or("", |it| it.short_name(book.settings()));
            row.or_short(short.to_owned())
        }
        Body::Committee(_) | Body::Department(_) => row,
    }
}

fn room_row(room: &Workroom, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let (book, today) = (ctx.book(), ctx.today());
    let last = book.last_inspection(room.id, today.reference_date());
    let met = last.map(|it| it.haves());
    let (symbol, role) = match met {
        None => (Symbol::Missing, Role::Due),
        Some(met) if met.contains(&false) => (Symbol::Due, Role::Due),
        Some(_) => (Symbol::Verified, Role::Ok),
    };
    let cells = met.map(|it| {
        let cell = |there| match there {
            true => marks.get(Symbol::Verified),
            false => marks.get(Symbol::Missing),
        };
        it.into_iter().map(cell).collect::<String>()
    });
    let lacks = match last {
        None => Text::of("未检查", "never inspected")
            .say(ctx.locale)
            .to_owned(),
        Some(it) => it.lacking(book.settings()).join(ctx.locale.between()),
    };
    let sector = room.sector.map_or("", |id| book.sector_name(id));
    let stars = room.level.map_or(String::new(), |it| {
        let words = text!("{it}星", "{it}");
        words.say(ctx.locale).to_owned()
    });
    Row::new()
        .cell_as(role, marks.get(symbol))
        .cell(room.name.clone())
        .cell_as(Role::Muted, sector.to_owned())
        .cell(stars)
        .cell(short_or_dash(last.map(|it| it.on), today.year))
        .cell_as(role, cells.unwrap_or_else(|| "—".to_owned()))
        .cell(lacks)
}

fn money_row(item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Option<Row> {
    let (sector, budget) = of_money(item, ctx)?;
    let spent = ctx.book().spent(sector, ctx.today().year);
    let name = ctx.book().sector_name(sector).to_owned();
    let row = |symbol, role| Row::new().cell_as(role, marks.get(symbol)).cell(name);
    Some(match budget {
        Some(it) => {
            let left = Money(it.amount.0 - spent.0);
            let (symbol, role) = over(left);
            row(symbol, role)
                .cell(it.amount.to_string())
                .cell(spent.to_string())
                .cell_as(role, left.to_string())
        }
        None => {
            let none = Text::of("未登记", "none");
            row(Symbol::Missing, Role::Due)
                .cell_as(Role::Due, none.say(ctx.locale).to_owned())
                .cell(spent.to_string())
                .cell_as(Role::Muted, "—")
        }
    })
}

fn report_row(report: &PublicityItem, ctx: &Ctx<'_>) -> Row {
    let book = ctx.book();
    let sectors = report.sectors.iter();
    let sectors: Vec<&str> = sectors.map(|id| book.sector_name(*id)).collect();
    Row::new()
        .cell_as(Role::Muted, short(report.on, ctx.today().year))
        .cell(report.medium.clone())
        .cell(report.title.clone())
        .cell_as(Role::Muted, sectors.join(ctx.locale.between()))
}
