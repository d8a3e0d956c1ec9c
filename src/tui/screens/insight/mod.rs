//! 统计 (insight): a year in figures, each of which opens: the records behind it are on its page.
//!
//! What is counted the desk says; here is how figures stand in rows, with bars beside the digits.

mod page;
mod rows;
mod shown;
mod slides;
mod words;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::board::{Board, Item, Told};
use crate::desk::insight::{Chart, Insight, What, YearsForms};
use crate::desk::remind::Of;
use crate::domain::calendar::Year;
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
use crate::tui::windows::meeting::Slides;
use shown::Shown;
use words::ALL;

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
    shown: Shown,
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

    fn insight<'a>(&'a self, sectors: Option<&'a [SectorId]>, ctx: &'a Ctx<'a>) -> Insight<'a> {
        Insight::of(ctx.book(), ctx.today(), sectors, &self.forms)
    }

    /// A chart of whose figures are shown.
    fn shown(&self, chart: Chart, ctx: &Ctx<'_>) -> Shown {
        let sectors = sectors(self.of, ctx);
        Shown::of(chart, &self.insight(sectors.as_deref(), ctx))
    }

    /// That the forms could not be read, and why.
    fn unread(&self) -> Option<Text> {
        let Text { zh, en } = self.unread.as_ref()?;
        Some(text!(
            "登记表未能读取：{zh}",
            "The forms could not be read: {en}"
        ))
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
        self.shown = self.shown(chart(leaf), ctx);
        let items = self.shown.figures.iter().zip(0..);
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
            Some(leaf) => rows::columns(chart(leaf), self.shown.has_last_year),
        }
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        if leaf.is_none() {
            let (count, whole) = self.covered.get(&item).copied().unwrap_or_default();
            let depth = match item {
                Item::Record(Kind::Sector, _) => 1,
                _ => 0,
            };
            return Row::new()
                .depth(depth)
                .cell(words::whose(Some(item), ctx))
                .cell(format!("{count}/{whole}"));
        }
        let figure = self.shown.figure(item);
        figure.map_or_else(Row::new, |it| self.shown.row(it, ctx, marks))
    }

    fn order(&self, leaf: Option<usize>, item: Item, column: usize, _: &Ctx<'_>) -> Option<i64> {
        let figure = self.shown.figure(item)?;
        rows::order(chart(leaf?), figure, column)
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        let Some(leaf) = leaf else {
            return Text::of("范围", "Of");
        };
        let (whose, title) = (words::whose_all(self.of, ctx), words::title(chart(leaf)));
        let (zh, en) = (&title.zh, &title.en);
        text!("{whose} · {zh}", "{whose} · {en}")
    }

    fn sum(&self, _: usize, ctx: &Ctx<'_>) -> Text {
        self.shown.sum(ctx)
    }

    /// Why there are no bars, and what could not be read.
    fn head(&self, _: usize, ctx: &Ctx<'_>) -> Vec<Line> {
        let unread = self.unread();
        let unread = unread.map(|it| Line::of(Role::Breach, it.say(ctx.locale)));
        let few = self.shown.too_few();
        let few = few.map(|it| Line::of(Role::Muted, it.say(ctx.locale)));
        unread.into_iter().chain(few).collect()
    }

    fn empty(&self, leaf: usize, _: &Ctx<'_>) -> Text {
        words::empty(chart(leaf))
    }

    fn told(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        let figure = self.shown.figure(item);
        figure.map_or_else(Told::default, |it| {
            page::told(chart(leaf), it, &self.forms, ctx)
        })
    }

    /// The records behind a figure; at the left whose it is.
    fn of(&self, item: Item) -> Vec<(Kind, u64)> {
        match self.shown.figure(item) {
            Some(figure) => figure.records.clone(),
            None => item.record().into_iter().collect(),
        }
    }

    /// Behind a part of those who handed a form in stand those who did not.
    fn owing(&self, leaf: usize, item: Item, _: &Ctx<'_>) -> Vec<Of> {
        let records = self.of(item).into_iter();
        match (chart(leaf), self.shown.figure(item)) {
            (Chart::Coverage, Some(_)) => records.map(|it| Of::from(it, "J1001")).collect(),
            _ => records.map(Of::all).collect(),
        }
    }

    fn has_slides(&self) -> bool {
        true
    }

    fn slides(
        &self,
        leaf: usize,
        _: &[Item],
        _: Option<Item>,
        ctx: &Ctx<'_>,
    ) -> Result<Slides, Text> {
        self.slides_from(chart(leaf), ctx)
    }

    fn find(&self, _: Place, _: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        None
    }
}
