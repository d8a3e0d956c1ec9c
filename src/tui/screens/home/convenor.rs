//! A convenor's home: what is to be done, what was promised and held, who of the members is quiet; and whom one asks at
//! the office.

use std::collections::HashMap;

use chrono::Datelike as _;

use super::{page, rows};
use crate::desk::home::{ConvenorHome, Person, Todo};
use crate::desk::remind::Of;
use crate::domain::calendar::Today;
use crate::domain::command::CommandId;
use crate::domain::id::{MemberId, OpinionId, SectorId};
use crate::domain::opinion::Opinion;
use crate::domain::record::{Kind, Seq};
use crate::domain::subject::{Invocation, Subject};
use crate::rules::{Finding, Level};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::commands;
use crate::tui::commands::keys::{CONVENOR_HOME, Keys};
use crate::tui::screens::board::{Board, Item, Next, Told};
use crate::tui::screens::dossier::told_of_owed;
use crate::tui::screens::yearbook::Yearbook;
use crate::tui::symbols::Symbols;
use crate::tui::widgets::row::{Column, Row};

const OWED: usize = 0;
const WORK: usize = 1;
const PEOPLE: usize = 2;

/// The leaf of the yearbook that has a sector's work.
const LEDGER: usize = 0;

/// The numbers of duties begin behind those that the ledger gives to papers which are missing.
const FIRST: u32 = 16;

/// The place.
pub struct ConvenorPlace {
    sector: SectorId,
    home: ConvenorHome,
    /// The sector's work as the yearbook has it.
    ledger: Yearbook,
    /// As of when it was gathered, and from what.
    gathered: Option<(Seq, Today, Vec<Finding>)>,
    /// Why the archive of forms can't be read.
    unread: Option<Text>,
    /// By which number a duty was known first: the same is chosen again after a change.
    numbers: HashMap<(String, (Kind, u64)), u32>,
}

impl ConvenorPlace {
    /// That of a sector.
    #[must_use]
    pub fn of(sector: SectorId) -> ConvenorPlace {
        ConvenorPlace {
            sector,
            home: ConvenorHome::default(),
            ledger: Yearbook::default(),
            gathered: None,
            unread: None,
            numbers: HashMap::new(),
        }
    }

    fn record(&self) -> (Kind, u64) {
        (Kind::Sector, self.sector.0)
    }

    /// Gathers anew what a change of the book, of the day or of what the rules say has made old.
    fn take(&mut self, ctx: &Ctx<'_>) {
        let book = ctx.book();
        let found = ctx.facts.findings.iter();
        let found = found.filter(|it| it.touches_sector(self.sector, book));
        let now = (book.seq(), ctx.today(), found.copied().collect::<Vec<_>>());
        if self.gathered.as_ref() == Some(&now) {
            return;
        }
        match ConvenorHome::of(self.sector, &now.2, ctx.desk) {
            Ok(home) => (self.home, self.unread) = (home, None),
            Err(error) => (self.home, self.unread) = (ConvenorHome::default(), Some(error.text())),
        }
        for it in &self.home.todo {
            let next = FIRST + self.numbers.len() as u32;
            let key = (it.owed.source.clone(), it.owed.record);
            self.numbers.entry(key).or_insert(next);
        }
        self.gathered = Some(now);
    }

    fn todo(&self, item: Item) -> Option<&Todo> {
        let Item::Nth(number) = item else { return None };
        let of = |it: &&Todo| {
            let key = (it.owed.source.clone(), it.owed.record);
            self.numbers.get(&key) == Some(&number)
        };
        self.home.todo.iter().find(of)
    }

    fn person(&self, item: Item) -> Option<&Person> {
        let (Kind::Member, id) = item.record()? else {
            return None;
        };
        self.home.people.iter().find(|it| it.member.0 == id)
    }
}

fn opinion<'c>(item: Item, ctx: &'c Ctx<'_>) -> Option<&'c Opinion> {
    let (Kind::Opinion, id) = item.record()? else {
        return None;
    };
    ctx.book().opinions.get(OpinionId(id))
}

impl Board for ConvenorPlace {
    fn commands(&self) -> &'static Keys {
        &CONVENOR_HOME
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[
            Text::of("要办", "to do"),
            Text::of("计划与活动", "plan and activities"),
            Text::of("委员", "members"),
        ];
        LEAVES
    }

    fn is_spread(&self) -> bool {
        true
    }

    fn is_about_one(&self) -> bool {
        true
    }

    /// A duty of the sector's is not the sector: that is corrected and struck out by nobody from here.
    fn stands_for_rows(&self) -> bool {
        false
    }

    fn scope(&self) -> Option<(Kind, u64)> {
        Some(self.record())
    }

    fn about(&self, ctx: &Ctx<'_>) -> Told {
        page::office(self.sector, &self.home, ctx)
    }

    fn count(&self, leaf: usize, _: &Ctx<'_>) -> Option<usize> {
        match leaf {
            OWED => Some(self.home.todo.len()),
            PEOPLE => Some(self.home.people.len()),
            _ => None,
        }
    }

    fn gather(&mut self, leaf: usize, _: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        self.take(ctx);
        match leaf {
            OWED => {
                let all = self.home.todo.iter().filter_map(|it| {
                    let key = (it.owed.source.clone(), it.owed.record);
                    self.numbers.get(&key).copied().map(Item::Nth)
                });
                all.collect()
            }
            WORK => {
                let (kind, id) = self.record();
                let whose = Some(Item::Record(kind, id));
                let mut all = self.ledger.gather(LEDGER, whose, ctx);
                let promises = self.home.promises.iter();
                all.extend(promises.map(|id| Item::Record(Kind::Opinion, id.0)));
                all
            }
            _ => {
                let all = self.home.people.iter();
                all.map(|it| Item::Record(Kind::Member, it.member.0))
                    .collect()
            }
        }
    }

    fn columns(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Vec<Column> {
        match leaf {
            Some(WORK) => self.ledger.columns(Some(LEDGER), ctx),
            Some(PEOPLE) => vec![
                Column::fixed(Text::of("", ""), 1),
                Column::share(Text::of("姓名", "name"), 1),
                Column::fixed(Text::of("表", "form"), 4).right(),
                Column::fixed(Text::of("联系", "cont"), 4).right(),
                Column::fixed(Text::of("活动", "act"), 4).right(),
                Column::fixed(Text::of("最近", "last"), 10),
            ],
            _ => vec![
                Column::fixed(Text::of("", ""), 1),
                Column::fixed(Text::of("时间", "when"), 10),
                Column::share(Text::of("事项", "what"), 1),
                Column::fixed(Text::of("下一步", "next step"), 20).from(56),
            ],
        }
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        match leaf {
            Some(WORK) => match opinion(item, ctx) {
                Some(opinion) => rows::promise(opinion, ctx, marks),
                None => self.ledger.row(Some(LEDGER), item, ctx, marks),
            },
            Some(PEOPLE) => {
                let person = self.person(item);
                person.map_or_else(Row::new, |it| rows::person(it, self.sector, ctx, marks))
            }
            _ => {
                let todo = self.todo(item);
                todo.map_or_else(Row::new, |it| rows::todo(it, self.sector, ctx, marks))
            }
        }
    }

    fn words(&self, item: Item, ctx: &Ctx<'_>) -> String {
        let members = self.todo(item).into_iter().flat_map(|it| &it.members);
        let names = members.map(|id| ctx.book().member_name(*id));
        names.collect::<Vec<_>>().join(" ")
    }

    fn order(&self, leaf: Option<usize>, item: Item, column: usize, ctx: &Ctx<'_>) -> Option<i64> {
        let day = |on: chrono::NaiveDate| i64::from(on.num_days_from_ce());
        match (leaf, column) {
            (Some(OWED), 1) => self.todo(item)?.owed.on.map(day),
            (Some(WORK), _) => self.ledger.order(Some(LEDGER), item, column, ctx),
            (Some(PEOPLE), 5) => self.person(item)?.last.map(day),
            _ => None,
        }
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        let leaf = leaf.unwrap_or_default();
        let Text { zh, en } = self.leaves()[leaf.min(PEOPLE)].clone();
        let name = ctx.book().sector_name(self.sector);
        match leaf {
            OWED => text!("{name} {zh}", "{name}, {en}"),
            _ => text!("{zh}", "{en}"),
        }
    }

    fn sum(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        let sums = self.home.sums();
        match leaf {
            OWED => {
                let open = self.home.todo.len();
                let row = ctx.facts.matrix.sectors.iter();
                let row = row
                    .filter(|it| it.sector == self.sector)
                    .map(|it| it.five_haves());
                match row.last() {
                    Some((met, of)) => text!(
                        "五有 {met}/{of}  还要办 {open} 件",
                        "five haves {met}/{of}  {open} to do"
                    ),
                    None => text!("还要办 {open} 件", "{open} to do"),
                }
            }
            WORK => {
                let Text { zh, en } = self.ledger.sum(LEDGER, ctx);
                match self.home.promises.len() {
                    0 => text!("{zh}", "{en}"),
                    n => text!("{zh}  待兑现 {n}", "{en}  {n} promised"),
                }
            }
            _ => {
                let (form, contacts, room) = (sums.with_form, sums.with_contacts, sums.in_workroom);
                text!(
                    "表 {form}  联系齐 {contacts}  驻室 {room}",
                    "forms {form}  contacts {contacts}  rooms {room}"
                )
            }
        }
    }

    fn empty(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        if let Some(why) = &self.unread {
            return why.clone();
        }
        match leaf {
            OWED if ctx.facts.is_pending => Text::of("检查中…", "checking…"),
            OWED => match self.home.office.len() {
                0 => Text::of("该办的都办了。", "All that is to be done is done."),
                n => text!(
                    "该办的都办了；另有 {n} 件由办公室办。",
                    "All that is to be done is done; {n} more lie with the office."
                ),
            },
            WORK => Text::of(
                "1 按 a 登记年度计划　2 按 i 写入事项（名称、月份、责任人）　3 开展后在事项上按 g 登记活动，事项随之勾销",
                "1 a enters the year's plan  2 i its items (what, month, who)  3 once one was held, g on it enters the activity, which ticks it",
            ),
            _ => {
                let name = ctx.book().sector_name(self.sector);
                text!("{name}还没有委员。", "{name} has no members yet.")
            }
        }
    }

    fn told(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        match leaf {
            WORK => match opinion(item, ctx) {
                Some(opinion) => page::promise(opinion, ctx),
                None => self.ledger.told(LEDGER, item, ctx),
            },
            PEOPLE => {
                let person = self.person(item);
                person.map_or_else(Told::default, |it| page::person(it, ctx))
            }
            _ => self.todo(item).map_or_else(Told::default, |it| {
                let mut told = told_of_owed(&it.owed, &rows::step(it, ctx), ctx);
                page::members(&mut told, &it.members, ctx);
                told
            }),
        }
    }

    fn next(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Option<Next> {
        match leaf {
            OWED => Some(rows::next_of(self.todo(item)?, ctx)),
            WORK => match item.record() {
                Some((Kind::Opinion, id)) => {
                    let label = Text::of("看意见", "the opinion");
                    Some(Next::Go(label, Place::Record(Kind::Opinion, id)))
                }
                // That something is so is the office's to say.
                _ => match self.ledger.next(LEDGER, item, ctx)? {
                    Next::Command(CommandId::Verify) => None,
                    next => Some(next),
                },
            },
            _ => {
                let person = self.person(item)?;
                let reminded = person.wants.is_some_and(|it| it != Level::Advice);
                reminded.then_some(Next::Command(CommandId::Remind))
            }
        }
    }

    /// Nobody says of the own work that it is so: the office does.
    fn so(&self, _: usize, _: Item, _: &Ctx<'_>) -> Option<CommandId> {
        None
    }

    /// What a convenor enters, in the order of the work.
    fn additions(&self, ctx: &Ctx<'_>) -> Vec<(Text, Invocation)> {
        let kinds = [
            Kind::Activity,
            Kind::Summary,
            Kind::Liaison,
            Kind::Plan,
            Kind::Output,
        ];
        let (of, id) = self.record();
        let all = kinds.map(|kind| {
            let command = CommandId::Add(kind);
            let it = Invocation::of(command, Subject::of(of, id));
            let it = match kind.is_yearly() {
                true => it.in_year(ctx.today().year),
                false => it,
            };
            (commands::find(command).title, it)
        });
        all.to_vec()
    }

    fn of(&self, item: Item) -> Vec<(Kind, u64)> {
        match self.todo(item) {
            Some(todo) if !todo.members.is_empty() => {
                let members = todo.members.iter();
                members.map(|MemberId(id)| (Kind::Member, *id)).collect()
            }
            todo => {
                let record = todo.map_or(item.record(), |it| Some(it.owed.record));
                Vec::from_iter(record.filter(|it| it.0 != Kind::Sector))
            }
        }
    }

    /// Members owe what the row says; what is the sector's own its convenors do themselves.
    fn owing(&self, _: usize, item: Item, _: &Ctx<'_>) -> Vec<Of> {
        match self.todo(item) {
            Some(it) if !it.members.is_empty() => it.owed.as_asked(),
            _ => Of::each(self.of(item), None),
        }
    }

    fn find(&self, _: Place, _: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        None
    }
}
