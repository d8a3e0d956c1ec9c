//! 日程 (due): what is to be done by when, and whom one asks. Equal duties of one day are one row.
//!
//! What falls due, and where it comes from, the desk says; here is how it is put together, and what of it a row says.

mod page;
mod words;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};

use super::board::{Board, Item, Next, Told};
use crate::desk::due::{Due, due_by};
use crate::desk::remind::Of;
use crate::domain::calendar::Near;
use crate::domain::command::CommandId;
use crate::domain::id::PlanItemId;
use crate::domain::record::Kind;
use crate::domain::yearwork::Body;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::{Ctx, Place};
use crate::tui::commands::keys::{DUE, Keys};
use crate::tui::panes::lines::Line;
use crate::tui::screens::parts::dates::short;
use crate::tui::symbols::{Symbol, Symbols};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};
use words::{called, nearness, whom};

const AT_HAND: usize = 0;

/// At the left: all; what lies with no committee and no department; others are those themselves.
const ALL: Item = Item::Nth(0);
const OTHERS: Item = Item::Nth(1);
/// The numbers of rows begin behind them.
const FIRST_ROW: u32 = 2;
/// The numbers of single duties of a row follow from here.
const FIRST_PART: u32 = 1 << 31;

/// What makes duties one row: the day, where it comes from, what would have it done.
type Equal = (NaiveDate, String, Option<CommandId>);

/// The place.
#[derive(Debug, Default)]
pub struct DuePlace {
    all: Vec<Due>,
    /// With whom something lies: how much, and how much of it is overdue.
    owners: Vec<(Item, usize, usize)>,
    /// Whose is shown, and which of all is.
    whose: Option<Item>,
    shown: Vec<usize>,
    /// The duties of a row, in their order.
    rows: HashMap<u32, Vec<usize>>,
    /// By which number a row was known first: the same is chosen again after a change.
    numbers: HashMap<Equal, u32>,
}

/// With whom it lies.
fn owner(due: &Due, ctx: &Ctx<'_>) -> Item {
    let department = match due.record {
        (Kind::Department, id) => Some(id),
        (Kind::PlanItem, id) => {
            let item = ctx.book().plan_items.get(PlanItemId(id));
            let plan = item.and_then(|it| ctx.book().plans.get(it.plan));
            match plan.map(|it| it.body) {
                Some(Body::Department(id)) => Some(id.0),
                _ => None,
            }
        }
        _ => None,
    };
    match (due.committee, department) {
        (Some(id), _) => Item::Record(Kind::Committee, id.0),
        (None, Some(id)) => Item::Record(Kind::Department, id),
        (None, None) => OTHERS,
    }
}

impl DuePlace {
    /// All that falls due, and with whom it lies: committees and departments in their order.
    fn take(&mut self, ctx: &Ctx<'_>) {
        let (book, today) = (ctx.book(), ctx.today());
        self.all = due_by(&ctx.facts.findings, book, today);
        let mut counted: HashMap<Item, (usize, usize)> = HashMap::new();
        for due in &self.all {
            let late = usize::from(due.on < today.date);
            for of in [ALL, owner(due, ctx)] {
                let (count, overdue) = counted.entry(of).or_default();
                *count += 1;
                *overdue += late;
            }
        }
        let committees = book.committees_in_order().into_iter();
        let committees = committees.map(|it| (Kind::Committee, it.id.0));
        let departments = book.departments.iter();
        let departments = departments.map(|it| (Kind::Department, it.id.0));
        let each = committees.chain(departments);
        let each = each.map(|(kind, id)| Item::Record(kind, id));
        let owners = [ALL].into_iter().chain(each).chain([OTHERS]);
        let owners = owners.filter_map(|it| {
            let (count, overdue) = counted.get(&it).copied().unwrap_or_default();
            (count > 0 || it == ALL).then_some((it, count, overdue))
        });
        self.owners = owners.collect();
    }

    /// The duties of a row, or the one that was chosen of them.
    fn of_row(&self, item: Item) -> Vec<&Due> {
        let Item::Nth(number) = item else {
            return Vec::new();
        };
        if let Some(n) = number.checked_sub(FIRST_PART) {
            return self.all.get(n as usize).into_iter().collect();
        }
        let row = self.rows.get(&number).into_iter().flatten();
        row.filter_map(|n| self.all.get(*n)).collect()
    }

    /// The duties that are shown.
    fn shown(&self) -> impl Iterator<Item = &Due> {
        self.shown.iter().filter_map(|n| self.all.get(*n))
    }

    /// How many of them are so near.
    fn count_near(&self, near: Near, ctx: &Ctx<'_>) -> usize {
        let today = ctx.today().date;
        self.shown()
            .filter(|it| Near::of(it.on, today) == near)
            .count()
    }

    fn count_at_hand(&self, ctx: &Ctx<'_>) -> usize {
        self.shown.len() - self.count_near(Near::Later, ctx)
    }
}

impl Board for DuePlace {
    fn commands(&self) -> &'static Keys {
        &DUE
    }

    fn has_records(&self) -> bool {
        false
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[Text::of("近期", "at hand"), Text::of("以后", "later")];
        LEAVES
    }

    fn has_side(&self) -> bool {
        true
    }

    fn has_calendar(&self) -> bool {
        true
    }

    fn gather_side(&mut self, ctx: &Ctx<'_>) -> Vec<Item> {
        self.take(ctx);
        self.owners.iter().map(|it| it.0).collect()
    }

    fn count(&self, leaf: usize, ctx: &Ctx<'_>) -> Option<usize> {
        Some(match leaf {
            AT_HAND => self.count_at_hand(ctx),
            _ => self.count_near(Near::Later, ctx),
        })
    }

    fn gather(&mut self, leaf: usize, side: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        self.whose = side.filter(|it| *it != ALL);
        let mine = |due: &Due| self.whose.is_none_or(|whose| owner(due, ctx) == whose);
        let all = self.all.iter().enumerate();
        self.shown = all.filter(|(_, due)| mine(due)).map(|it| it.0).collect();
        self.rows.clear();
        let mut items = Vec::new();
        for n in &self.shown {
            let Some(due) = self.all.get(*n) else {
                continue;
            };
            let later = Near::of(due.on, ctx.today().date) == Near::Later;
            if later == (leaf == AT_HAND) {
                continue;
            }
            let next = FIRST_ROW + self.numbers.len() as u32;
            let number = *self.numbers.entry(equal(due)).or_insert(next);
            let row = self.rows.entry(number).or_default();
            if row.is_empty() {
                items.push(Item::Nth(number));
            }
            row.push(*n);
        }
        items
    }

    fn columns(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Vec<Column> {
        if leaf.is_none() {
            return vec![
                Column::share(Text::of("谁的", "whose"), 1),
                Column::fixed(Text::of("事项", "due"), 5).right(),
                Column::fixed(Text::of("逾期", "late"), 5).right(),
            ];
        }
        vec![
            Column::fixed(Text::of("", ""), 1),
            Column::fixed(Text::of("期限", "by when"), 10),
            Column::share(Text::of("事项", "what"), 1),
            Column::fixed(Text::of("找谁", "whom"), 22),
            Column::fixed(Text::of("依据", "rests on"), 10).from(84),
        ]
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        if leaf.is_none() {
            let mut owners = self.owners.iter();
            let counted = owners.find(|it| it.0 == item);
            let (count, overdue) = counted.map_or((0, 0), |it| (it.1, it.2));
            let late = match overdue {
                0 => String::new(),
                n => format!("{}{n}", marks.get(Symbol::Breach)),
            };
            return Row::new()
                .cell(whose(Some(item), ctx).say(ctx.locale).to_owned())
                .cell(count.to_string())
                .cell_as(Role::Breach, late);
        }
        let row = self.of_row(item);
        let Some(due) = row.first() else {
            return Row::new();
        };
        let (mark, words, role) = nearness(due.on, ctx);
        let (whom, how_many) = whom(&row);
        Row::new()
            .cell_as(role, marks.get(mark))
            .cell_as(role, words.say(ctx.locale).to_owned())
            .cell(called(&row).say(ctx.locale).to_owned())
            .cell(whom.say(ctx.locale).to_owned())
            .or_short(how_many.say(ctx.locale).to_owned())
            .cell_as(Role::Muted, due.ground().say(ctx.locale).to_owned())
    }

    fn words(&self, item: Item, ctx: &Ctx<'_>) -> String {
        let book = ctx.book();
        let mut words = Vec::new();
        for due in self.of_row(item) {
            let sector = due.sector.map_or("", |id| book.sector_name(id));
            let committee = due.committee.map_or("", |id| book.committee_name(id));
            let member = due.member.map_or("", |id| book.member_name(id));
            let what = due.what.say(ctx.locale);
            let source = due.source.as_str();
            words.extend([what, &due.who, sector, committee, member, source]);
            words.push(" ");
        }
        words.join(" ")
    }

    fn order(&self, _: Option<usize>, item: Item, column: usize, _: &Ctx<'_>) -> Option<i64> {
        let row = self.of_row(item);
        let due = row.first().filter(|_| column == 1)?;
        Some(i64::from(due.on.num_days_from_ce()))
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        if leaf.is_none() {
            return Text::of("谁的", "Whose");
        }
        let Text { zh, en } = whose(self.whose, ctx);
        text!("日程 · {zh}", "Due · {en}")
    }

    /// How many are how near; the parts are all that the leaf has.
    fn sum(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        if leaf != AT_HAND {
            return Text::of("", "");
        }
        let parts = |locale: Locale| {
            let near = Near::ALL.iter().filter(|it| **it != Near::Later);
            let parts =
                near.map(|it| format!("{} {}", it.word().say(locale), self.count_near(*it, ctx)));
            parts.collect::<Vec<_>>().join("  ")
        };
        Text {
            zh: parts(Locale::Zh).into(),
            en: parts(Locale::En).into(),
        }
    }

    /// Of which years nobody knows the holidays.
    fn head(&self, _: usize, ctx: &Ctx<'_>) -> Vec<Line> {
        let calendar = &ctx.book().settings().calendar;
        let years = calendar.unknown_on(ctx.today().date).into_iter();
        let lines = years.map(|year| {
            let words = text!(
                "{year} 年放假安排未登记，工作日只按周末推算：按 : 输入“节假日”登记。",
                "The holidays of {year} are not known, working days leave out weekends alone: press : and type “holidays”."
            );
            Line::of(Role::Due, words.say(ctx.locale))
        });
        lines.collect()
    }

    fn empty(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        let today = ctx.today();
        let mut later = self.shown();
        let next = later.find(|it| Near::of(it.on, today.date) == Near::Later);
        match next.filter(|_| leaf == AT_HAND) {
            Some(due) => {
                let (on, what) = (short(due.on, today.year), &due.what);
                let (zh, en) = (&what.zh, &what.en);
                text!(
                    "30 天内没有到期的事；下一件是 {on} 的“{zh}”，按 Tab 查看。",
                    "Nothing is due within 30 days; the next is “{en}” by {on}: Tab shows it."
                )
            }
            None if leaf == AT_HAND => Text::of(
                "没有到期的事：待办、登记表、意见建议、承诺、督办问题和计划事项有了期限，都列在这里。",
                "Nothing is due: duties, forms, opinions, promises, problems and items of plans stand here once they have a day.",
            ),
            None => {
                let count = self.count_at_hand(ctx);
                text!(
                    "30 天后没有已定期限的事；近期 {count} 件，按 Tab 查看。",
                    "Nothing has a day beyond 30 days; {count} are at hand: Tab shows them."
                )
            }
        }
    }

    fn told(&self, _: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        let days: Vec<NaiveDate> = self.shown().map(|it| it.on).collect();
        page::told(&self.of_row(item), &days, ctx)
    }

    fn next(&self, _: usize, item: Item, ctx: &Ctx<'_>) -> Option<Next> {
        let row = self.of_row(item);
        let due = row.first()?;
        let (label, (kind, id)) = (Text::of("去办", "do it"), due.record);
        Some(match due.remedy {
            Some(remedy) => Next::Do(label, remedy.into()),
            None => Next::Go(label, Place::of(kind, id, ctx.book())),
        })
    }

    fn part(&self, item: Item, link: usize) -> Option<Item> {
        let Item::Nth(number) = item else { return None };
        let n = self.rows.get(&number)?.get(link)?;
        Some(Item::Nth(FIRST_PART + u32::try_from(*n).ok()?))
    }

    /// Those whose it is; the organisation as a whole is reminded by nobody.
    fn of(&self, item: Item) -> Vec<(Kind, u64)> {
        let records = self.of_row(item).into_iter().map(|it| it.record);
        records.filter(|it| it.0 != Kind::Organisation).collect()
    }

    /// What stands in the row, and nothing else that the same owe.
    fn owing(&self, _: usize, item: Item, _: &Ctx<'_>) -> Vec<Of> {
        let row = self.of_row(item).into_iter();
        row.map(|it| Of::from(it.record, &it.source)).collect()
    }

    fn find(&self, _: Place, _: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        None
    }
}

/// What makes duties one row.
fn equal(due: &Due) -> Equal {
    let command = due.remedy.map(|it| it.command);
    (due.on, due.source.clone(), command)
}

/// Whose is shown.
fn whose(item: Option<Item>, ctx: &Ctx<'_>) -> Text {
    match item {
        Some(Item::Record(kind, id)) => Text::same(ctx.book().name_of(kind, id)),
        Some(OTHERS) => Text::of("其他", "others"),
        _ => Text::of("全部", "all"),
    }
}
