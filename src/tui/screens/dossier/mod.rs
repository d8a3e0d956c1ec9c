//! 履职档案 (dossier): one member, sector, committee, workroom or department; above what is owed, below everything that
//! touched it, at the left the facts.
//!
//! What is owed and what happened the desk says; here is what of it a row and the page say, and how one walks from one
//! to the next of the list that one comes from.

mod about;
mod before;
mod page;
mod rows;
mod state;

#[cfg(test)]
mod tests;

use chrono::Datelike as _;

use super::board::{Board, Item, Next, Told};
use crate::desk::remind::Of;
use crate::domain::calendar::Year;
use crate::domain::command::CommandId;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place, ScreenName};
use crate::tui::commands;
use crate::tui::commands::keys::{DOSSIER, Keys};
use crate::tui::symbols::Symbols;
use crate::tui::widgets::row::{Column, Row};
pub(super) use page::told_of_owed;
pub(super) use rows::{step as step_of_owed, what as what_is_owed, when as when_owed};
pub use state::Dossier;
use state::{EVENTS, SHEETS, among, named};

impl Board for Dossier {
    fn commands(&self) -> &'static Keys {
        &DOSSIER
    }

    fn is_of_the_year(&self) -> bool {
        false
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[
            Text::of("要办与时间线", "owed and done"),
            Text::of("考核", "assessment"),
            Text::of("往届", "before"),
        ];
        LEAVES
    }

    fn is_about_one(&self) -> bool {
        true
    }

    fn scope(&self) -> Option<(Kind, u64)> {
        self.of
    }

    fn about(&self, ctx: &Ctx<'_>) -> Told {
        match (self.member(ctx), self.of(ctx)) {
            (Some(member), _) => about::told(member, ctx),
            (None, Some(of)) => about::told_of_body(of, ctx),
            (None, None) => Told::default(),
        }
    }

    fn come_from(&mut self, listed: Vec<(Kind, u64)>) {
        self.listed = listed;
        self.walk.clear();
        self.fresh = true;
    }

    fn turn_to(&mut self, place: Place, ctx: &Ctx<'_>) -> bool {
        let Some(of) = whose(place) else {
            return false;
        };
        self.anew = std::mem::take(&mut self.fresh);
        let book = ctx.book();
        if self.of == Some(of) || book.fields(of.0, of.1).is_none() {
            return false;
        }
        self.of = Some(of);
        self.numbers.clear();
        if !self.walk.contains(&of) {
            self.walk = named(of.0, &self.listed, book);
        }
        if !self.walk.contains(&of) {
            self.walk = among(of, ctx);
        }
        true
    }

    fn beside(&self, forward: bool, _: &Ctx<'_>) -> Option<Result<Place, Text>> {
        let of = self.of?;
        let at = self.walk.iter().position(|it| *it == of);
        let next = match (at, forward) {
            (Some(at), true) => self.walk.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| self.walk.get(at)),
            (None, _) => None,
        };
        Some(match (next, forward) {
            (Some((Kind::Member, id)), _) => Ok(Place::Member(MemberId(*id))),
            (Some((kind, id)), _) => Ok(Place::Dossier(*kind, *id)),
            (None, true) => Err(Text::of("后面没有了", "there is none after")),
            (None, false) => Err(Text::of("前面没有了", "there is none before")),
        })
    }

    fn count(&self, leaf: usize, _: &Ctx<'_>) -> Option<usize> {
        Some(match leaf {
            EVENTS => self.owed.len() + self.events.all.len(),
            SHEETS => self.sheets.len(),
            _ => self.before.len(),
        })
    }

    fn gather(&mut self, leaf: usize, _: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        self.leaf = leaf;
        self.take(ctx);
        match leaf {
            EVENTS => {
                let owed = self.owed.iter().filter_map(|it| {
                    let number = self.numbers.get(&(it.source.clone(), it.record))?;
                    Some(Item::Nth(*number))
                });
                let events = self.events.all.iter();
                owed.chain(events.map(|it| Item::Matter(it.record.0, it.record.1, it.nth)))
                    .collect()
            }
            SHEETS => {
                let all = self.sheets.iter();
                all.map(|id| Item::Record(Kind::AssessmentSheet, id.0))
                    .collect()
            }
            _ => (0..self.before.len() as u32).map(Item::Nth).collect(),
        }
    }

    fn columns(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Vec<Column> {
        rows::columns(leaf.unwrap_or(EVENTS))
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        let row = match leaf {
            Some(SHEETS) => item.record().and_then(|it| rows::sheet(it.1, ctx)),
            Some(EVENTS) => match (self.owed_of(item), self.of) {
                (Some(owed), Some((kind, id))) => {
                    let name = ctx.book().name_of(kind, id);
                    Some(rows::owed(owed, &name, ctx, marks))
                }
                _ => self.event_of(item).map(|it| rows::event(it, ctx, marks)),
            },
            _ => self.before_of(item).map(|it| it.row(ctx)),
        };
        row.unwrap_or_default()
    }

    fn order(&self, leaf: Option<usize>, item: Item, column: usize, _: &Ctx<'_>) -> Option<i64> {
        let on = match (leaf, column) {
            (Some(EVENTS), 1) => match self.owed_of(item) {
                Some(owed) => owed.on,
                None => self.event_of(item).map(|it| it.on),
            },
            _ => None,
        };
        on.map(|on| i64::from(on.num_days_from_ce()))
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        let name = match (self.member(ctx), self.of(ctx)) {
            (Some(member), _) => about::called(member, ctx),
            (None, Some((kind, id))) => Text::same(ctx.book().name_of(kind, id)),
            (None, None) => return ScreenName::Dossier.title(),
        };
        let leaf = self.leaves().get(leaf.unwrap_or_default());
        let Text { zh, en } = leaf.cloned().unwrap_or(Text::of("", ""));
        let year = ctx.today().year;
        let (who_zh, who_en) = (&name.zh, &name.en);
        match year < Year::of(ctx.today().date) {
            true => text!(
                "{who_zh} · {zh} · {year} 往年",
                "{who_en} · {en} · {year}, past"
            ),
            false => text!("{who_zh} · {zh}", "{who_en} · {en}"),
        }
    }

    fn sum(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        if leaf != EVENTS || self.of.is_none() {
            return Text::of("", "");
        }
        let (owed, events) = (self.owed.len(), self.events.all.len());
        let (late_zh, late_en) = match self.overdue(ctx.today().date) {
            0 => (String::new(), String::new()),
            n => (format!("（逾期{n}）"), format!(" ({n} late)")),
        };
        let (more_zh, more_en) = match self.events.older_forms {
            0 => (String::new(), String::new()),
            n => (
                format!("  更早的登记表 {n} 在归档"),
                format!("  {n} older forms in the archive"),
            ),
        };
        text!(
            "要办 {owed}{late_zh}  时间线 {events}{more_zh}",
            "{owed} owed{late_en}  {events} done{more_en}"
        )
    }

    fn empty(&self, leaf: usize, _: &Ctx<'_>) -> Text {
        if self.of.is_none() {
            return Text::of(
                "还没有选人：在任何名单上对人名按 Enter，或按 : 找人。",
                "Nobody is chosen: press Enter on a name in any list, or : to find somebody.",
            );
        }
        if let Some(why) = &self.unread {
            return why.clone();
        }
        match leaf {
            EVENTS => Text::of(
                "没有要办的，也没有登记过什么：按 a 登记。",
                "Nothing is owed and nothing was entered: a enters something.",
            ),
            SHEETS => Text::of(
                "还没有考核表：在全部登记的考核计分表上办理“考核计分”后列在这里。",
                "No assessment sheet yet: they come from “assess” on a table of points among all records.",
            ),
            _ => Text::of(
                "没有往届任职和以前的界别、职务。",
                "No earlier term, sector or charge is known.",
            ),
        }
    }

    fn told(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        match leaf {
            EVENTS => match self.owed_of(item) {
                Some(owed) => page::told_of_owed(owed, &rows::step(owed, ctx), ctx),
                None => {
                    let event = self.event_of(item);
                    event.map_or_else(Told::default, |it| page::told_of_event(it, ctx))
                }
            },
            SHEETS => {
                let record = item.record();
                record.map_or_else(Told::default, |it| page::told_of_record(it, ctx))
            }
            _ => self
                .before_of(item)
                .map_or_else(Told::default, |it| it.told(ctx)),
        }
    }

    fn next(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Option<Next> {
        let owed = self.owed_of(item).filter(|_| leaf == EVENTS)?;
        Some(match owed.remedy {
            Some(remedy) => Next::Do(remedy.label(), remedy.into()),
            None => {
                let (kind, id) = owed.record;
                let place = Place::of(kind, id, ctx.book());
                Next::Go(rows::to(place), place)
            }
        })
    }

    /// What is entered for a body; for a member that a key contact was heard, of each, and what else is the member's.
    fn additions(&self, ctx: &Ctx<'_>) -> Vec<(Text, Invocation)> {
        let id = match self.of {
            None => return Vec::new(),
            Some((Kind::Member, id)) => MemberId(id),
            Some(of) => return of_body(of),
        };
        let kept = ctx.book().key_contacts_of(id, ctx.today().date);
        let log = kept.into_iter().map(|it| {
            let name = &it.name;
            let subject = Subject::of(Kind::KeyContact, it.id.0);
            let of = Invocation::of(CommandId::Add(Kind::ContactEntry), subject);
            (text!("联系记录：{name}", "{name} was heard"), of)
        });
        let own = [
            (Kind::KeyContact, Text::of("重点联系对象", "key contact")),
            (Kind::Output, Text::of("履职成果", "output")),
            (Kind::Activity, Text::of("界别活动", "activity")),
            (Kind::Opinion, Text::of("意见建议", "opinion")),
            (Kind::ServiceEntry, Text::of("服务事项", "service")),
        ];
        let own = own.map(|(kind, label)| {
            let within = Subject {
                scope: self.scope(),
                ..Subject::default()
            };
            (label, Invocation::of(CommandId::Add(kind), within))
        });
        log.chain(own).collect()
    }

    /// What is owed has its next step; all else that is done there is done to the member.
    fn of(&self, item: Item) -> Vec<(Kind, u64)> {
        item.record().or(self.scope()).into_iter().collect()
    }

    fn owing(&self, _: usize, item: Item, _: &Ctx<'_>) -> Vec<Of> {
        match self.owed_of(item) {
            Some(owed) => owed.as_asked(),
            None => {
                let records = Board::of(self, item).into_iter();
                records.map(Of::all).collect()
            }
        }
    }

    fn find(&self, place: Place, _: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        whose(place)?;
        let leaf = match self.anew {
            true => EVENTS,
            false => self.leaf,
        };
        let first = self.owed.first();
        let first = first.and_then(|it| self.numbers.get(&(it.source.clone(), it.record)));
        Some((leaf, None, Item::Nth(first.copied().unwrap_or_default())))
    }
}

/// Whose dossier a place is.
fn whose(place: Place) -> Option<(Kind, u64)> {
    match place {
        Place::Member(id) => Some((Kind::Member, id.0)),
        Place::Dossier(kind, id) => Some((kind, id)),
        _ => None,
    }
}

/// What is entered for a sector, a committee, a workroom or a department, in the order of the work.
fn of_body((kind, id): (Kind, u64)) -> Vec<(Text, Invocation)> {
    use CommandId::{Add, AssignSectors, ElectConvenor};
    let wanted: &[CommandId] = match kind {
        Kind::Sector => &[
            ElectConvenor,
            Add(Kind::Liaison),
            Add(Kind::Plan),
            Add(Kind::Activity),
            Add(Kind::Summary),
            Add(Kind::Output),
            Add(Kind::Member),
            Add(Kind::Budget),
        ],
        Kind::Committee => &[
            AssignSectors,
            Add(Kind::Sector),
            Add(Kind::Plan),
            Add(Kind::Summary),
        ],
        Kind::Workroom => &[Add(Kind::Inspection)],
        _ => &[Add(Kind::Plan), Add(Kind::Summary)],
    };
    let wanted = wanted.iter().map(|command| {
        let label = commands::find(*command).title;
        (label, Invocation::of(*command, Subject::of(kind, id)))
    });
    wanted.collect()
}
