//! 统计 (insight): a year in figures, each of which opens: the records behind it are on its page.
//!
//! What is counted the desk says; here is how figures stand in rows, with bars beside the digits.

mod page;
mod rows;
mod words;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::board::{Board, Item, Told};
use crate::desk::insight::{Chart, Figure, Insight, What, YearsForms};
use crate::domain::calendar::Year;
use crate::domain::command::CommandId;
use crate::domain::id::{CommitteeId, SectorId};
use crate::domain::record::{Kind, Seq};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::commands::keys::{INSIGHT, Keys};
use crate::tui::panes::lines::Line;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};
use words::ALL;

/// Of fewer records no bars are drawn: they would say more than there is.
const FEW: usize = 12;

/// The place.
#[derive(Debug, Default)]
pub struct InsightPlace {
    forms: YearsForms,
    /// As of which entry, day and year the forms were read.
    read: Option<(Seq, chrono::NaiveDate, Year)>,
    /// Why they could not be.
    unread: Option<Text>,
    /// Whose figures are shown.
    of: Option<Item>,
    /// The members with a form of each row at the left, and all members.
    covered: HashMap<Item, (usize, usize)>,
    figures: Vec<Figure>,
    has_last_year: bool,
    /// From how many members half of the forms came, and from how many all.
    half: (usize, usize),
}

/// The sectors that a row at the left stands for; none for the organisation.
fn sectors(of: Option<Item>, ctx: &Ctx<'_>) -> Option<Vec<SectorId>> {
    match of?.record()? {
        (Kind::Sector, id) => Some(vec![SectorId(id)]),
        (Kind::Committee, id) => {
            let on = ctx.today().reference_date();
            let all = ctx.book().sectors_of(Some(CommitteeId(id)), on);
            Some(all.iter().map(|it| it.id).collect())
        }
        _ => None,
    }
}

fn chart(leaf: usize) -> Chart {
    Chart::ALL.get(leaf).copied().unwrap_or(Chart::Months)
}

impl InsightPlace {
    /// Reads the forms anew where something changed.
    fn read(&mut self, ctx: &Ctx<'_>) {
        let today = ctx.today();
        let now = (ctx.book().seq(), today.reference_date(), today.year);
        if self.read == Some(now) {
            return;
        }
        (self.forms, self.unread) = match YearsForms::read(ctx.desk) {
            Ok(forms) => (forms, None),
            Err(error) => (YearsForms::default(), Some(error.text())),
        };
        self.read = Some(now);
    }

    fn insight<'a>(&'a self, sectors: Option<&'a [SectorId]>, ctx: &'a Ctx<'_>) -> Insight<'a> {
        Insight::of(ctx.book(), ctx.today(), sectors, &self.forms)
    }

    fn figure(&self, item: Item) -> Option<&Figure> {
        match item {
            Item::Nth(nth) => self.figures.get(nth as usize),
            item => {
                let (kind, id) = item.record()?;
                let what = What::Record(kind, id);
                self.figures.iter().find(|it| it.what == what)
            }
        }
    }

    /// All that the figures count together.
    fn total(&self) -> usize {
        self.figures.iter().map(|it| it.count).sum()
    }

    /// The figure for which a bar is as long as it can be; none where there is too little for bars.
    fn longest(&self, chart: Chart) -> Option<usize> {
        let (whole, counts) = (
            self.figures.iter().filter_map(|it| it.whole).max(),
            self.figures.iter().map(|it| it.count).max(),
        );
        match chart {
            Chart::Rhythm | Chart::Years => None,
            // Each sector's bar is its part.
            Chart::Coverage => Some(0),
            Chart::Opinions | Chart::Evenness => whole.filter(|it| *it >= FEW),
            Chart::Months | Chart::Kinds => counts.filter(|_| self.total() >= FEW),
        }
    }
}

impl Board for InsightPlace {
    fn commands(&self) -> &'static Keys {
        &INSIGHT
    }

    fn has_records(&self) -> bool {
        false
    }

    fn leaves(&self) -> &'static [Text] {
        static LEAVES: [Text; 7] = [
            Chart::Months.title(),
            Chart::Coverage.title(),
            Chart::Rhythm.title(),
            Chart::Kinds.title(),
            Chart::Opinions.title(),
            Chart::Years.title(),
            Chart::Evenness.title(),
        ];
        &LEAVES
    }

    fn has_side(&self) -> bool {
        true
    }

    fn gather_side(&mut self, ctx: &Ctx<'_>) -> Vec<Item> {
        self.read(ctx);
        let (book, on) = (ctx.book(), ctx.today().reference_date());
        let sector = |id: SectorId| Item::Record(Kind::Sector, id.0);
        let mut rows = vec![ALL];
        for committee in book.committees_on(on) {
            let sectors = book.sectors_of(Some(committee.id), on);
            rows.push(Item::Record(Kind::Committee, committee.id.0));
            rows.extend(sectors.iter().map(|it| sector(it.id)));
        }
        rows.extend(book.sectors_of(None, on).iter().map(|it| sector(it.id)));
        let covered = rows.iter().map(|it| {
            let sectors = sectors(Some(*it), ctx);
            let insight = self.insight(sectors.as_deref(), ctx);
            let of = insight.figures(Chart::Coverage);
            let whole = of.iter().filter_map(|it| it.whole).sum();
            (*it, (of.iter().map(|it| it.count).sum(), whole))
        });
        self.covered = covered.collect();
        rows
    }

    fn count(&self, _: usize, _: &Ctx<'_>) -> Option<usize> {
        None
    }

    fn gather(&mut self, leaf: usize, side: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        self.read(ctx);
        self.of = side.filter(|it| *it != ALL);
        let sectors = sectors(self.of, ctx);
        let insight = self.insight(sectors.as_deref(), ctx);
        let has_last_year = insight.has_last_year();
        let half = insight.half_of_the_forms();
        let mut figures = insight.figures(chart(leaf));
        if !has_last_year {
            // Nothing is known of it, which is not nought.
            for figure in &mut figures {
                (figure.before, figure.all_before) = (None, None);
            }
        }
        (self.figures, self.has_last_year, self.half) = (figures, has_last_year, half);
        let items = self.figures.iter().zip(0..);
        items
            .map(|(figure, nth)| match figure.what {
                What::Record(kind, id) => Item::Record(kind, id),
                What::Month(_) | What::Word(_) => Item::Nth(nth),
            })
            .collect()
    }

    fn columns(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Vec<Column> {
        match leaf {
            None => vec![
                Column::share(Text::of("范围", "of"), 1),
                Column::fixed(Text::of("交表委员", "with form"), 9).right(),
            ],
            Some(leaf) => rows::columns(chart(leaf), self.has_last_year),
        }
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        let Some(leaf) = leaf else {
            let (count, whole) = self.covered.get(&item).copied().unwrap_or_default();
            let depth = match item {
                Item::Record(Kind::Sector, _) => 1,
                _ => 0,
            };
            return Row::new()
                .depth(depth)
                .cell(words::whose(Some(item), ctx))
                .cell(format!("{count}/{whole}"));
        };
        let Some(figure) = self.figure(item) else {
            return Row::new();
        };
        let chart = chart(leaf);
        let longest = self.longest(chart);
        rows::row(chart, figure, (longest, self.has_last_year), ctx, marks)
    }

    fn order(&self, leaf: Option<usize>, item: Item, column: usize, _: &Ctx<'_>) -> Option<i64> {
        let figure = self.figure(item)?;
        rows::order(chart(leaf?), figure, column)
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        let Some(leaf) = leaf else {
            return Text::of("范围", "Of");
        };
        let (whose, title) = (words::whose(self.of, ctx), words::title(chart(leaf)));
        let (zh, en) = (&title.zh, &title.en);
        text!("{whose} · {zh}", "{whose} · {en}")
    }

    fn sum(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        let chart = chart(leaf);
        let before = self.figures.iter().filter_map(|it| it.before).sum();
        match chart {
            Chart::Months => words::beside(self.total(), self.has_last_year.then_some(before)),
            Chart::Coverage => {
                let whole: usize = self.figures.iter().filter_map(|it| it.whole).sum();
                let (count, part) = (self.total(), words::percent(self.total(), whole));
                text!("{count}/{whole}  {part}", "{count}/{whole}  {part}")
            }
            Chart::Rhythm => {
                let mut all: Vec<_> = self.figures.iter().flat_map(|it| &it.records).collect();
                all.sort_unstable();
                all.dedup();
                let (held, counted) = (all.len(), self.total());
                match held == counted {
                    true => text!("活动 {held}", "{held} held"),
                    false => text!(
                        "活动 {held}；联合举办的各计一次，共 {counted}",
                        "{held} held, {counted} by sector"
                    ),
                }
            }
            Chart::Kinds => words::beside(self.total(), self.has_last_year.then_some(before)),
            Chart::Opinions => {
                let count = |nth: usize| self.figures.get(nth).map_or(0, |it| it.count);
                let (came, closed) = (count(0), count(self.figures.len().saturating_sub(1)));
                text!(
                    "收到 {came}  办结 {closed}",
                    "{came} received  {closed} closed"
                )
            }
            Chart::Years => words::until(ctx),
            Chart::Evenness => {
                let (half, all) = self.half;
                let whole = self.figures.first().and_then(|it| it.whole).unwrap_or(0);
                match all {
                    0 => Text::of("", ""),
                    _ => {
                        let part = words::percent(half, whole);
                        text!(
                            "一半登记表出自 {half} 人（{part}）",
                            "half of the forms come from {half} members ({part})"
                        )
                    }
                }
            }
        }
    }

    /// Why there are no bars, and what could not be read.
    fn head(&self, leaf: usize, ctx: &Ctx<'_>) -> Vec<Line> {
        let mut lines = Vec::new();
        if let Some(why) = &self.unread {
            let (zh, en) = (&why.zh, &why.en);
            let words = text!("登记表未能读取：{zh}", "The forms could not be read: {en}");
            lines.push(Line::of(Role::Breach, words.say(ctx.locale)));
        }
        let chart = chart(leaf);
        let has_bars = !matches!(chart, Chart::Rhythm | Chart::Years);
        if has_bars && !self.figures.is_empty() && self.longest(chart).is_none() {
            let few = Text::of("太少，只列数，不画图。", "Too few for bars.");
            lines.push(Line::of(Role::Muted, few.say(ctx.locale)));
        }
        lines
    }

    fn empty(&self, leaf: usize, _: &Ctx<'_>) -> Text {
        words::empty(chart(leaf))
    }

    fn told(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        let figure = self.figure(item);
        figure.map_or_else(Told::default, |it| {
            page::told(chart(leaf), it, &self.forms, ctx)
        })
    }

    fn added(&self, _: usize, _: &Ctx<'_>) -> Option<CommandId> {
        None
    }

    /// The records behind a figure; at the left whose it is.
    fn of(&self, item: Item) -> Vec<(Kind, u64)> {
        match self.figure(item) {
            Some(figure) => figure.records.clone(),
            None => item.record().into_iter().collect(),
        }
    }

    fn find(&self, _: Place, _: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        None
    }
}
