//! 会议 (sittings): what goes to the council, whom it approves, which problems it left open, what changed since.
//!
//! Whom a sitting may approve, what is lacking and what changed the desk says; here is what of it a row and the page
//! say.

mod changes;
mod page;
mod rows;
mod slides;
mod state;

#[cfg(test)]
mod tests;

use chrono::{Datelike as _, NaiveDate};

use super::board::{Board, Item, Next, Told};
use crate::desk::sitting::is_planned;
use crate::domain::calendar::Year;
use crate::domain::command::CommandId;
use crate::domain::described::Described as _;
use crate::domain::id::{AgendaItemId, ConvenorId, PrizeId, ProblemId, SittingId};
use crate::domain::record::Kind;
use crate::domain::sitting::{ItemKind, SittingBody};
use crate::domain::subject::{Invocation, Subject};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::{Ctx, Place};
use crate::tui::commands::keys::{Keys, SITTINGS};
use crate::tui::symbols::Symbols;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::windows::meeting::Slides;
pub use state::Sittings;
use state::{AGENDA, APPROVAL, CHANGES, PROBLEMS, Standing, called, problem};

impl Board for Sittings {
    fn commands(&self) -> &'static Keys {
        &SITTINGS
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[
            Text::of("议题", "agenda"),
            Text::of("待审定", "to approve"),
            Text::of("问题", "problems"),
            Text::of("变化", "changes"),
        ];
        LEAVES
    }

    fn has_side(&self) -> bool {
        true
    }

    /// Those to come, the next one first; then those that were held, the last one first.
    fn gather_side(&mut self, ctx: &Ctx<'_>) -> Vec<Item> {
        let (book, today) = (ctx.book(), ctx.today());
        let now = today.within(today.year).is_some();
        let sought = self.sought.get();
        let all = book.sittings.iter().filter(|it| {
            let planned = now && is_planned(it, today.date);
            planned || Year::of(it.held_on) == today.year || sought == Some(it.id)
        });
        let (mut planned, mut held): (Vec<_>, Vec<_>) =
            all.partition(|it| is_planned(it, today.date));
        planned.sort_by_key(|it| (it.held_on, it.id));
        held.sort_by_key(|it| std::cmp::Reverse((it.held_on, it.id)));
        let all = planned.iter().chain(&held);
        all.map(|it| Item::Record(Kind::CouncilSitting, it.id.0))
            .collect()
    }

    fn count(&self, leaf: usize, ctx: &Ctx<'_>) -> Option<usize> {
        match leaf {
            AGENDA => Some(self.agenda.len()),
            APPROVAL => Some(self.waiting()),
            PROBLEMS => Some(self.open),
            _ => self.changed.count(ctx),
        }
    }

    fn gather(&mut self, leaf: usize, side: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        self.take(side, ctx);
        let convenor = |id: &ConvenorId| Item::Record(Kind::Convenor, id.0);
        let prize = |id: &PrizeId| Item::Record(Kind::Prize, id.0);
        match leaf {
            AGENDA => {
                let all = self.agenda.iter();
                all.map(|id| Item::Record(Kind::AgendaItem, id.0)).collect()
            }
            APPROVAL => {
                let waiting = self.blocked.iter().chain(&self.ready).map(convenor);
                let waiting = waiting.chain(self.nominated.iter().map(prize));
                // Who was approved in it may wait for more: nobody stands here twice.
                let mut all: Vec<Item> = waiting.collect();
                let decided = self.approved.iter().map(convenor);
                let decided = decided.chain(self.awarded.iter().map(prize));
                let decided: Vec<_> = decided.filter(|it| !all.contains(it)).collect();
                all.extend(decided);
                all
            }
            PROBLEMS => {
                let all = self.problems.iter();
                all.map(|id| Item::Record(Kind::Problem, id.0)).collect()
            }
            _ => self.changed.gather(ctx),
        }
    }

    fn columns(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Vec<Column> {
        rows::columns(leaf, ctx)
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        self.row_of(leaf, item, ctx, marks)
    }

    fn words(&self, item: Item, ctx: &Ctx<'_>) -> String {
        let of_item = state::item(item, ctx).map(|it| it.decision.clone());
        let of_problem = || {
            let solved = problem(item, ctx)?.solved.as_ref()?;
            Some(solved.how.clone())
        };
        of_item.or_else(of_problem).unwrap_or_default()
    }

    fn order(&self, leaf: Option<usize>, item: Item, column: usize, ctx: &Ctx<'_>) -> Option<i64> {
        let day = |on: NaiveDate| i64::from(on.num_days_from_ce());
        match (leaf, column) {
            (Some(AGENDA), 0) => state::item(item, ctx)?.number.map(i64::from),
            (Some(PROBLEMS), 1) => problem(item, ctx)?.due.map(day),
            (None, 1) => {
                let (_, id) = item.record()?;
                let sitting = ctx.book().sittings.get(SittingId(id))?;
                Some(day(sitting.held_on))
            }
            _ => None,
        }
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        match leaf {
            None => Text::of("会议", "Sittings"),
            Some(PROBLEMS) => Text::of("督办问题 · 全部会议", "Problems · all sittings"),
            Some(CHANGES) => self.changed.title(ctx),
            Some(_) => {
                let none = || Text::of("会议", "Sittings");
                self.sitting(ctx).map_or_else(none, |it| called(it, ctx))
            }
        }
    }

    fn sum(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        match leaf {
            AGENDA => {
                let items = self.agenda.iter();
                let items = items.filter_map(|id| ctx.book().agenda_items.get(*id));
                let all: Vec<Standing> = items.map(|it| self.standing(it, ctx)).collect();
                let part = |locale: Locale| -> String {
                    let parts = Standing::ALL.iter().filter_map(|is| {
                        let own = all.iter().filter(|it| is(**it));
                        let first = own.clone().next()?;
                        Some(format!("{} {}", first.word().say(locale), own.count()))
                    });
                    parts.collect::<Vec<_>>().join("  ")
                };
                Text {
                    zh: part(Locale::Zh).into(),
                    en: part(Locale::En).into(),
                }
            }
            APPROVAL => {
                let (ready, lacks) = (self.ready.len() + self.nominated.len(), self.blocked.len());
                let done = self.approved.len() + self.awarded.len();
                text!(
                    "可审定 {ready}  缺项 {lacks}  本次已审定 {done}",
                    "{ready} can be approved  {lacks} incomplete  {done} approved in it"
                )
            }
            PROBLEMS => {
                let (in_time, late) = (self.open - self.late, self.late);
                let solved = self.problems.len() - self.open;
                text!(
                    "逾期 {late}  未到期 {in_time}  当年解决 {solved}",
                    "{late} late  {in_time} in time  {solved} solved in the year"
                )
            }
            _ => self.changed.sum(),
        }
    }

    fn empty(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        let waiting = self.waiting();
        match (leaf, self.sitting(ctx)) {
            (PROBLEMS, _) => Text::of(
                "没有未了的督办问题：会上确定的问题、责任单位和时限，按 a 登记。",
                "No problem is open: press a to enter one that a sitting took up, with its owner and day.",
            ),
            (CHANGES, _) => self.changed.empty(ctx),
            (AGENDA, None) if waiting > 0 => text!(
                "按 a 新建会议；有 {waiting} 人待审定。",
                "Press a to plan a sitting; {waiting} wait for the council."
            ),
            (AGENDA, None) => Text::of(
                "这一年还没有登记会议：按 a 新建。",
                "No sitting is recorded in this year: press a to enter one.",
            ),
            (AGENDA, Some(_)) if waiting > 0 => text!(
                "还没有议题：按 a 加议题；有 {waiting} 人待审定。",
                "No item yet: press a to add one; {waiting} wait for the council."
            ),
            (AGENDA, Some(_)) => Text::of(
                "还没有议题：按 a 加议题。",
                "No item yet: press a to add one.",
            ),
            (_, Some(it)) if it.body != SittingBody::Council => Text::of(
                "召集人和评优由主席会议审定：在左边选一次主席会议。",
                "The chairpersons' council approves: choose one of its sittings at the left.",
            ),
            _ => Text::of(
                "没有待审定的：界别推选召集人、改任第一召集人或提名评优后，列在这里。",
                "Nobody waits: convenors whom sectors elect, changed first convenors and prizes stand here.",
            ),
        }
    }

    fn told(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        match (leaf, item) {
            (CHANGES, _) => self.changed.told(item, ctx),
            (_, Item::Record(kind, id)) => self.told_of(kind, id, ctx),
            _ => Told::default(),
        }
    }

    fn next(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Option<Next> {
        let (kind, id) = item.record().or_else(|| self.changed.record(item))?;
        let edit = |word| Next::Do(word, Invocation::of(CommandId::Edit, Subject::of(kind, id)));
        match leaf {
            AGENDA => match self.standing(state::item(item, ctx)?, ctx) {
                Standing::Blocked(_) => {
                    let id = *self.blocked.first()?;
                    Some(complete(id))
                }
                Standing::Unwritten => Some(edit(Text::of("记议定事项", "write decision"))),
                Standing::Ready | Standing::Decided => None,
            },
            APPROVAL => {
                let id = self.blocked.iter().find(|it| it.0 == id)?;
                (kind == Kind::Convenor).then(|| complete(*id))
            }
            PROBLEMS => {
                let problem = problem(item, ctx)?;
                let open = problem.waits_on(ctx.today().date);
                let dated = problem.due.is_some();
                (open && !dated).then(|| edit(Text::of("定时限", "set a day")))
            }
            _ => self.changed.next(item),
        }
    }

    fn so(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Option<CommandId> {
        match (leaf, item.record()?) {
            (AGENDA, _) => match state::item(item, ctx)?.kind {
                ItemKind::Approval => Some(CommandId::ApproveInSitting),
                ItemKind::Prize => Some(CommandId::AwardInSitting),
                _ => None,
            },
            (APPROVAL, (Kind::Convenor, _)) => Some(CommandId::ApproveInSitting),
            (APPROVAL, (Kind::Prize, _)) => Some(CommandId::AwardInSitting),
            (PROBLEMS, _) => Some(CommandId::SolveProblem),
            _ => None,
        }
    }

    fn added(&self, leaf: usize, ctx: &Ctx<'_>) -> Option<CommandId> {
        let of = match leaf {
            _ if self.sitting(ctx).is_none() => Kind::CouncilSitting,
            AGENDA | APPROVAL => Kind::AgendaItem,
            PROBLEMS => Kind::Problem,
            _ => return None,
        };
        Some(CommandId::Add(of))
    }

    fn added_aside(&self, _: &Ctx<'_>) -> Option<CommandId> {
        Some(CommandId::Add(Kind::CouncilSitting))
    }

    fn of(&self, item: Item) -> Vec<(Kind, u64)> {
        let changed = || self.changed.record(item);
        item.record().or_else(changed).into_iter().collect()
    }

    fn has_slides(&self) -> bool {
        true
    }

    fn slides(
        &self,
        leaf: usize,
        rows: &[Item],
        chosen: Option<Item>,
        ctx: &Ctx<'_>,
    ) -> Result<Slides, Text> {
        self.slides_of(leaf, rows, chosen, ctx)
    }

    fn find(&self, place: Place, ctx: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        let Place::Record(kind, id) = place else {
            return None;
        };
        let of = match kind {
            Kind::CouncilSitting => SittingId(id),
            Kind::AgendaItem => ctx.book().agenda_items.get(AgendaItemId(id))?.sitting,
            Kind::Problem => {
                ctx.book().problems.get(ProblemId(id))?;
                return Some((PROBLEMS, None, Item::Record(kind, id)));
            }
            _ => return None,
        };
        ctx.book().sittings.get(of)?;
        self.sought.set(Some(of));
        let sitting = Item::Record(Kind::CouncilSitting, of.0);
        Some((AGENDA, Some(sitting), Item::Record(kind, id)))
    }
}

/// What is lacking of a convenor is filled in.
fn complete(id: ConvenorId) -> Next {
    let it = Invocation::of(CommandId::Edit, Subject::of(Kind::Convenor, id.0));
    Next::Do(Text::of("补推选日", "add the day"), it)
}
