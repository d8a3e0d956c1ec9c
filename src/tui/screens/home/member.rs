//! A member's home: what is not done yet, what is done, and what became of the opinions; in sentences. No marks, no
//! points, and nobody else.

use std::collections::HashMap;

use super::page;
use crate::desk::home::{Duty, MemberHome, Raised, Standing};
use crate::domain::calendar::Year;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::commands::keys::{Keys, MEMBER_HOME};
use crate::tui::screens::board::{Board, Item, Next, Told};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

const DUTIES: usize = 0;

/// The place.
pub struct MemberPlace {
    member: MemberId,
    home: MemberHome,
    /// By which number a duty was known first: the same is chosen again after a change.
    numbers: HashMap<(String, (Kind, u64)), u32>,
}

impl MemberPlace {
    /// That of a member.
    #[must_use]
    pub fn of(member: MemberId) -> MemberPlace {
        MemberPlace {
            member,
            home: MemberHome::default(),
            numbers: HashMap::new(),
        }
    }

    fn duty(&self, item: Item) -> Option<&Duty> {
        let Item::Nth(number) = item else { return None };
        let mut all = self.home.duties.iter();
        all.find(|it| self.numbers.get(&(it.source.clone(), it.record)) == Some(&number))
    }

    fn raised(&self, item: Item) -> Option<&Raised> {
        let (_, id) = item.record()?;
        self.home.raised.iter().find(|it| it.opinion.0 == id)
    }
}

impl Board for MemberPlace {
    fn commands(&self) -> &'static Keys {
        &MEMBER_HOME
    }

    fn has_records(&self) -> bool {
        false
    }

    fn is_of_the_year(&self) -> bool {
        false
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[
            Text::of("我该做的", "what I do"),
            Text::of("我反映的意见", "what I brought in"),
        ];
        LEAVES
    }

    fn is_spread(&self) -> bool {
        true
    }

    fn is_entered_by_step(&self) -> bool {
        true
    }

    fn prints_duties(&self) -> Option<MemberId> {
        Some(self.member)
    }

    fn scope(&self) -> Option<(Kind, u64)> {
        Some((Kind::Member, self.member.0))
    }

    fn count(&self, _: usize, _: &Ctx<'_>) -> Option<usize> {
        None
    }

    fn gather(&mut self, leaf: usize, _: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        // Nothing is said to be done before the rules were asked.
        self.home = match ctx.facts.is_pending {
            true => MemberHome::default(),
            false => MemberHome::of(self.member, &ctx.facts.findings, ctx.desk),
        };
        if leaf != DUTIES {
            let all = self.home.raised.iter();
            return all
                .map(|it| Item::Record(Kind::Opinion, it.opinion.0))
                .collect();
        }
        for it in &self.home.duties {
            let next = self.numbers.len() as u32;
            let key = (it.source.clone(), it.record);
            self.numbers.entry(key).or_insert(next);
        }
        let all = self.home.duties.iter();
        let all = all.filter_map(|it| self.numbers.get(&(it.source.clone(), it.record)));
        all.copied().map(Item::Nth).collect()
    }

    fn columns(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Vec<Column> {
        match leaf {
            Some(DUTIES) => vec![
                Column::fixed(Text::of("", ""), 10),
                Column::share(Text::of("事项", "what"), 1),
                Column::fixed(Text::of("回车去办", "Enter"), 20).from(56),
            ],
            _ => vec![Column::share(Text::of("意见", "opinion"), 1)],
        }
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, _: Symbols) -> Row {
        let locale = ctx.locale;
        if leaf != Some(DUTIES) {
            let said = self.raised(item).map(|it| it.said.say(locale).to_owned());
            return Row::new().cell(said.unwrap_or_default());
        }
        let Some(duty) = self.duty(item) else {
            return Row::new();
        };
        let role = match duty.standing {
            Standing::Open => Role::Title,
            Standing::Waits | Standing::Done => Role::Muted,
        };
        let step = duty.step.as_ref();
        let step = step.map(|(label, _)| format!("Enter {}", label.say(locale)));
        let row = Row::new()
            .cell_as(role, duty.lead.say(locale).to_owned())
            .cell(duty.what.say(locale).to_owned());
        let row = match duty.beside.say(locale) {
            "" => row,
            beside => row.and(Role::Muted, format!("  {beside}")),
        };
        row.cell_as(Role::Key, step.unwrap_or_default())
    }

    fn sorts(&self, _: Option<usize>, _: usize) -> bool {
        false
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        let (book, today) = (ctx.book(), ctx.today());
        let (name, year) = (book.member_name(self.member), today.year);
        if leaf != Some(DUTIES) {
            return self.leaves()[1].clone();
        }
        let sector = book.members.get(self.member);
        let sector = sector.map(|it| book.sector_name(it.sector_on(today.reference_date())));
        let sector = sector.unwrap_or_default();
        match year < Year::of(today.date) {
            true => text!(
                "{name} · {sector} · {year} 年该做的 · 往年",
                "{name} · {sector} · what was asked in {year}, past"
            ),
            false => text!(
                "{name} · {sector} · {year} 年我该做的",
                "{name} · {sector} · what I do in {year}"
            ),
        }
    }

    fn sum(&self, leaf: usize, _: &Ctx<'_>) -> Text {
        let open = match leaf {
            DUTIES => self.home.open(),
            _ => self.home.raised.iter().filter(|it| it.is_open).count(),
        };
        match (leaf, open) {
            (_, 0) => Text::of("", ""),
            (DUTIES, n) => text!("还有 {n} 件", "{n} to do"),
            (_, n) => text!("在办 {n} 件", "{n} in hand"),
        }
    }

    fn empty(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        match leaf {
            _ if ctx.facts.is_pending => Text::of("检查中…", "checking…"),
            DUTIES => Text::of("没有要做的。", "There is nothing to do."),
            _ => Text::of(
                "还没有反映意见：填登记表时写下群众的话，专委会会提取出来交办。",
                "Nothing yet: write on a form what people said, and the committee passes it on.",
            ),
        }
    }

    fn told(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        match leaf {
            DUTIES => {
                let duty = self.duty(item);
                duty.map_or_else(Told::default, |it| page::duty(it, ctx))
            }
            _ => {
                let raised = self.raised(item);
                raised.map_or_else(Told::default, |it| page::raised(it, ctx))
            }
        }
    }

    fn next(&self, leaf: usize, item: Item, _: &Ctx<'_>) -> Option<Next> {
        let duty = self.duty(item).filter(|_| leaf == DUTIES)?;
        let (label, it) = duty.step.clone()?;
        Some(Next::Do(label, it))
    }

    /// Nothing is done to a row but its step: what else there is to members is the office's.
    fn of(&self, _: Item) -> Vec<(Kind, u64)> {
        Vec::new()
    }

    fn find(&self, _: Place, _: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        None
    }
}
