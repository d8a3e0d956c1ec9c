//! 意见 (opinions): what waits in whose hands, which promises are open, what is closed.
//!
//! Where an opinion stands and by when it moves on the domain says; here is what of it a row and the page say.

mod page;
mod rows;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use rows::{hands, promise_row, promised, urgent};

use super::board::{Board, Item, Next, Told};
use crate::desk::opinion::{Funnel, funnel};
use crate::desk::remind::Of;
use crate::domain::calendar::Year;
use crate::domain::command::CommandId;
use crate::domain::described::Described as _;
use crate::domain::id::OpinionId;
use crate::domain::opinion::{Opinion, OpinionState};
use crate::domain::record::Kind;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::{Ctx, Place};
use crate::tui::commands::keys::{Keys, OPINIONS};
use crate::tui::panes::lines::Line;
use crate::tui::screens::parts::dates::short;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

const HANDLED: usize = 0;
const PROMISES: usize = 1;
const CLOSED: usize = 2;

/// The place.
#[derive(Debug, Default)]
pub struct Opinions {
    handled: Vec<OpinionId>,
    promises: Vec<(OpinionId, u32)>,
    closed: Vec<OpinionId>,
    funnel: Funnel,
    /// By where they stand, how many there are and how many are overdue.
    states: Vec<(OpinionState, usize, usize)>,
}

impl Opinions {
    /// Takes what the leaves show: everything that still waits, whatever year it is of; the promises that are open
    /// or fell into the year; what was closed in it.
    fn take(&mut self, ctx: &Ctx<'_>) {
        let (book, today) = (ctx.book(), ctx.today());
        let day = today.reference_date();
        let settings = book.settings();
        let due = |it: &Opinion| it.next_step(settings).map(|it| it.1);
        let last = |on: Option<NaiveDate>| on.unwrap_or(NaiveDate::MAX);
        let waiting = book.opinions.iter().filter(|it| it.waits_on(day));
        let mut waiting: Vec<&Opinion> = waiting.collect();
        waiting.sort_by_key(|it| (last(due(it)), it.received_on, it.id));
        self.states = OpinionState::ALL
            .iter()
            .map(|state| {
                let there = waiting.iter().filter(|it| it.state() == *state);
                let overdue = there.clone().filter(|it| last(due(it)) < today.date);
                (*state, there.count(), overdue.count())
            })
            .filter(|(_, count, _)| *count > 0)
            .collect();
        self.handled = waiting.iter().map(|it| it.id).collect();
        let mut promises: Vec<(bool, NaiveDate, OpinionId, u32)> = Vec::new();
        let received = book.opinions.iter().filter(|it| it.received_on <= day);
        for opinion in received {
            for (answer, nth) in opinion.answers.iter().zip(0..) {
                let Some(promise) = answer.promise else {
                    continue;
                };
                let is_open = opinion.promise() == Some(promise);
                if is_open || Year::of(promise.kept.unwrap_or(promise.by)) == today.year {
                    promises.push((!is_open, promise.by, opinion.id, nth));
                }
            }
        }
        promises.sort_unstable();
        self.promises = promises.into_iter().map(|it| (it.2, it.3)).collect();
        let closed = book.opinions.iter().filter_map(|it| {
            let on = it.closed.as_ref()?.on;
            (Year::of(on) == today.year && on <= day).then_some((on, it.id))
        });
        let mut closed: Vec<_> = closed.collect();
        closed.sort_unstable_by(|one, other| other.cmp(one));
        self.closed = closed.into_iter().map(|it| it.1).collect();
        self.funnel = funnel(book, today, |_| true);
    }

    fn opinion<'c>(item: Item, ctx: &'c Ctx<'_>) -> Option<&'c Opinion> {
        let (_, id) = item.record()?;
        ctx.book().opinions.get(OpinionId(id))
    }
}

impl Board for Opinions {
    fn commands(&self) -> &'static Keys {
        &OPINIONS
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[
            Text::of("在办", "in hand"),
            Text::of("承诺台账", "promises"),
            Text::of("办结", "closed"),
        ];
        LEAVES
    }

    fn count(&self, leaf: usize, _: &Ctx<'_>) -> Option<usize> {
        Some(match leaf {
            HANDLED => self.handled.len(),
            PROMISES => self.promises.len(),
            _ => self.closed.len(),
        })
    }

    fn gather(&mut self, leaf: usize, _: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        self.take(ctx);
        let of = |id: &OpinionId| Item::Record(Kind::Opinion, id.0);
        match leaf {
            HANDLED => self.handled.iter().map(of).collect(),
            PROMISES => {
                let all = self.promises.iter();
                all.map(|(id, nth)| Item::Matter(Kind::Opinion, id.0, *nth))
                    .collect()
            }
            _ => self.closed.iter().map(of).collect(),
        }
    }

    fn columns(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Vec<Column> {
        let mark = Column::fixed(Text::of("", ""), 1);
        let number = Column::fixed(Text::of("编号", "no."), 5).right();
        match leaf {
            Some(PROMISES) => vec![
                mark,
                Column::fixed(Text::of("到期", "by"), 10),
                number,
                Column::share(Text::of("事由", "matter"), 1),
                Column::fixed(Text::of("部门", "unit"), 14),
                Column::fixed(Text::of("类别", "class"), 13).from(100),
                Column::share(Text::of("承诺", "promise"), 1),
            ],
            Some(CLOSED) => vec![
                Column::fixed(Text::of("办结", "closed"), 10),
                number,
                Column::share(Text::of("事由", "matter"), 1),
                Column::fixed(Text::of("类别", "class"), 13),
                Column::fixed(Text::of("满意情况", "satisfied"), 12),
                Column::fixed(Text::of("承办单位", "unit"), 14).from(70),
            ],
            _ => vec![
                mark,
                Column::fixed(Text::of("时限", "by when"), 10),
                number,
                Column::share(Text::of("事由", "matter"), 1),
                Column::fixed(Text::of("环节", "stage"), 10),
                Column::fixed(Text::of("在谁手里", "in whose hands"), 14),
            ],
        }
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        let Some(opinion) = Opinions::opinion(item, ctx) else {
            return Row::new();
        };
        let (locale, year) = (ctx.locale, ctx.today().year);
        match (leaf, item) {
            (Some(PROMISES), Item::Matter(_, _, nth)) => promise_row(opinion, nth, ctx, marks),
            (Some(CLOSED), _) => {
                let last = opinion.answers.last();
                let class = last.map(|it| it.class.word().say(locale).to_owned());
                let said = last.and_then(|it| it.satisfaction).map(|it| it.word());
                let said = said.map(|it| it.say(locale).to_owned());
                let on = opinion.closed.as_ref().map(|it| short(it.on, year));
                Row::new()
                    .cell_as(Role::Muted, on.unwrap_or_default())
                    .cell_as(Role::Muted, opinion.id.to_string())
                    .cell(opinion.title.clone())
                    .cell(class.unwrap_or_default())
                    .cell(said.unwrap_or_default())
                    .cell_as(Role::Muted, hands(opinion, ctx))
            }
            _ => {
                let (row, role) = urgent(opinion.next_step(ctx.book().settings()), ctx, marks);
                let state = opinion.state().word();
                row.cell_as(Role::Muted, opinion.id.to_string())
                    .cell(opinion.title.clone())
                    .cell_as(role, state.say(locale).to_owned())
                    .cell(hands(opinion, ctx))
            }
        }
    }

    fn words(&self, item: Item, ctx: &Ctx<'_>) -> String {
        let Some(opinion) = Opinions::opinion(item, ctx) else {
            return String::new();
        };
        let book = ctx.book();
        let sector = opinion.sector(book).map_or("", |id| book.sector_name(id));
        let reporter = book.member_name(opinion.reporter);
        format!("{} {reporter} {sector} {}", opinion.topic, opinion.content)
    }

    fn order(&self, leaf: Option<usize>, item: Item, column: usize, ctx: &Ctx<'_>) -> Option<i64> {
        use chrono::Datelike as _;
        let opinion = Opinions::opinion(item, ctx)?;
        let day = |on: NaiveDate| Some(i64::from(on.num_days_from_ce()));
        match (leaf, column, item) {
            (Some(HANDLED), 1, _) => day(opinion.next_step(ctx.book().settings())?.1),
            (Some(PROMISES), 1, Item::Matter(_, _, nth)) => {
                day(promised(opinion, nth)?.promise?.by)
            }
            (Some(CLOSED), 0, _) => day(opinion.closed.as_ref()?.on),
            (Some(HANDLED | PROMISES), 2, _) | (Some(CLOSED), 1, _) => {
                i64::try_from(opinion.id.0).ok()
            }
            _ => None,
        }
    }

    fn title(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Text {
        let name = self.leaves().get(leaf.unwrap_or_default());
        let Text { zh, en } = name.cloned().unwrap_or(Text::of("", ""));
        text!("意见 · {zh}", "Opinions · {en}")
    }

    /// Where they stand, with how many of these are overdue: what is in hand, and no more.
    fn sum(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        match leaf {
            HANDLED => {
                let part = |locale: Locale| {
                    let parts = self.states.iter().map(|(state, count, overdue)| {
                        let word = state.word();
                        let late = match (overdue, locale) {
                            (0, _) => String::new(),
                            (n, Locale::Zh) => format!("（逾期{n}）"),
                            (n, Locale::En) => format!(" ({n} late)"),
                        };
                        format!("{} {count}{late}", word.say(locale))
                    });
                    parts.collect::<Vec<_>>().join("  ")
                };
                Text {
                    zh: part(Locale::Zh).into(),
                    en: part(Locale::En).into(),
                }
            }
            PROMISES => {
                let all = self.promises.len();
                let kept = self.promises.iter().filter(|(id, nth)| {
                    let opinion = ctx.book().opinions.get(*id);
                    let answer = opinion.and_then(|it| promised(it, *nth));
                    answer
                        .and_then(|it| it.promise)
                        .is_some_and(|it| it.kept.is_some())
                });
                let kept = kept.count();
                text!("兑现 {kept}/{all}", "{kept}/{all} kept")
            }
            _ => Text::of("", ""),
        }
    }

    fn head(&self, leaf: usize, ctx: &Ctx<'_>) -> Vec<Line> {
        if leaf != HANDLED || self.funnel.received == 0 {
            return Vec::new();
        }
        let it = &self.funnel;
        let converted: usize = it.converted.values().sum();
        let (received, assigned, answered) = (it.received, it.assigned, it.answered());
        let (from, closed) = (it.from_forms, it.closed);
        let (carried_zh, carried_en) = match it.carried {
            0 => (String::new(), String::new()),
            n => (format!("；往年结转 {n}"), format!("; carried over {n}")),
        };
        let words = text!(
            "当年收到 {received}（出自登记表 {from}）→ 交办 {assigned} → 转化 {converted} → 答复 {answered} → 办结 {closed}{carried_zh}",
            "received {received} ({from} from forms) → assigned {assigned} → turned into outputs {converted} → answered {answered} → closed {closed}{carried_en}"
        );
        vec![Line::of(Role::Muted, words.say(ctx.locale))]
    }

    fn empty(&self, leaf: usize, _: &Ctx<'_>) -> Text {
        let (waiting, closed) = (self.handled.len(), self.closed.len());
        match leaf {
            HANDLED if waiting + closed + self.promises.len() == 0 => Text::of(
                "还没有意见建议：在登记表上按 Y 提取，或按 a 录入，或按 I 导入表格。",
                "No opinion yet: draw one from a form with Y, press a to enter one, or I to import a table.",
            ),
            HANDLED => text!(
                "没有在办的意见建议；当年办结 {closed} 条，按 Tab 查看。",
                "No opinion is in hand; {closed} were closed in the year: Tab shows them."
            ),
            PROMISES => Text::of(
                "没有承诺：答复为 B、C 类并写明时限的，列在这里，直到兑现。",
                "No promise: answers of class B or C with a day stand here until they are kept.",
            ),
            _ => text!(
                "当年还没有办结的；在办 {waiting} 条。",
                "None was closed in the year; {waiting} are in hand."
            ),
        }
    }

    fn told(&self, _: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        Opinions::opinion(item, ctx).map_or_else(Told::default, |it| page::told(it, ctx))
    }

    fn next(&self, _: usize, item: Item, ctx: &Ctx<'_>) -> Option<Next> {
        let opinion = Opinions::opinion(item, ctx)?;
        let said = opinion.answers.last().and_then(|it| it.satisfaction);
        Some(Next::Command(match opinion.state() {
            OpinionState::Received => CommandId::AssignOpinion,
            OpinionState::Assigned | OpinionState::Converted | OpinionState::Again => {
                CommandId::AnswerOpinion
            }
            OpinionState::Answered if said.is_none() => CommandId::JudgeAnswer,
            OpinionState::Answered => CommandId::CloseOpinion,
            OpinionState::Promised => CommandId::Remind,
            OpinionState::Closed => return None,
        }))
    }

    fn so(&self, _: usize, item: Item, ctx: &Ctx<'_>) -> Option<CommandId> {
        match Opinions::opinion(item, ctx)?.state() {
            OpinionState::Answered => Some(CommandId::CloseOpinion),
            OpinionState::Promised => Some(CommandId::KeepPromise),
            _ => None,
        }
    }

    /// A promise is one matter of an opinion among others.
    fn owing(&self, _: usize, item: Item, _: &Ctx<'_>) -> Vec<Of> {
        match item {
            Item::Matter(kind, id, _) => vec![Of::from((kind, id), "opinion.promise")],
            _ => item.record().into_iter().map(Of::all).collect(),
        }
    }

    fn added(&self, _: usize, _: &Ctx<'_>) -> Option<CommandId> {
        Some(CommandId::Add(Kind::Opinion))
    }

    fn find(&self, place: Place, ctx: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        let Place::Record(Kind::Opinion, id) = place else {
            return None;
        };
        let opinion = ctx.book().opinions.get(OpinionId(id))?;
        let leaf = match opinion.is_closed() {
            true => CLOSED,
            false => HANDLED,
        };
        Some((leaf, None, Item::Record(Kind::Opinion, id)))
    }
}
