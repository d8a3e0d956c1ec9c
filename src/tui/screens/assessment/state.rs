//! Who is assessed by the shown table: the sheet of each, and what the records give now.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use chrono::NaiveDate;

use super::figures::{Total, Trial, Tried};
use super::words::left;
use crate::desk::assessment::{Assessment, Standing, sheets_beside, table_in};
use crate::domain::assessment::{
    Assessed, Assessing, AssessmentSheet, Criterion, Grade, Points, PointsItem, PointsTable,
};
use crate::domain::calendar::Year;
use crate::domain::id::{AssessmentSheetId, PointsItemId, PointsTableId};
use crate::domain::record::{Kind, Seq};
use crate::rules::points::{Scored, Scores};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;

/// Whom each leaf shows.
pub(super) const LEAVES: [Assessing; 4] = [
    Assessing::Members,
    Assessing::Departments,
    Assessing::Sectors,
    Assessing::Convenors,
];

/// Whom a leaf shows; that of the grades the members.
pub(super) fn assessing_of(leaf: usize) -> Assessing {
    LEAVES[leaf % LEAVES.len()]
}

/// The place.
#[derive(Debug, Default)]
pub struct Assessments {
    /// What each leaf shows, as it was taken last.
    leaves: [Taken; 4],
    /// The leaf that is shown.
    leaf: usize,
    /// The table of a sheet that was gone to.
    pub(super) sought: Cell<Option<PointsTableId>>,
    /// What is tried, and what came of it.
    pub(super) trial: RefCell<Option<Trial>>,
    pub(super) tried: Option<Tried>,
}

/// What a leaf shows.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Of what: the last entry, year and day, and the table.
    of: Option<(Seq, Year, NaiveDate, Option<PointsTableId>)>,
    /// The table, its items, and as of when they were counted; none where the year has no table.
    pub(super) by: Option<(PointsTable, Vec<PointsItem>, NaiveDate)>,
    /// Why nothing is counted by the table.
    pub(super) refused: Option<Text>,
    pub(super) rows: Vec<Item>,
    each: HashMap<Item, Assessee>,
    /// What the records gave on other days or by other tables, of which there are sheets: counted once for all.
    then: RefCell<HashMap<(PointsTableId, NaiveDate), Option<Behind>>>,
}

/// What the records give by a table on a day.
#[derive(Debug)]
struct Behind {
    items: Vec<PointsItem>,
    each: HashMap<Assessed, Scores>,
}

/// Somebody who is assessed.
#[derive(Debug)]
pub(super) struct Assessee {
    pub(super) of: Assessed,
    pub(super) sheet: Option<AssessmentSheetId>,
    /// What the records give now; none where nobody of this name is assessed any more.
    pub(super) now: Option<Scores>,
}

impl Taken {
    /// What the records come to, where only sheets have changed since it was counted: those are no ground of it.
    fn still_counts(&mut self, seq: Seq, ctx: &Ctx<'_>) -> bool {
        let Some((since, ..)) = self.of else {
            return false;
        };
        let deducts = |it: &PointsItem| it.criterion == Criterion::Breach;
        let items = self.by.iter().flat_map(|(_, items, _)| items);
        // A breach may be that there is no sheet.
        if since > seq || items.clone().any(deducts) || seq.0 - since.0 > 20 {
            return false;
        }
        (since.0 + 1..=seq.0).all(|seq| {
            let changes = ctx.desk.changes(Seq(seq)).unwrap_or_default();
            let mut kinds = changes.iter().map(|it| it.kind);
            !changes.is_empty() && kinds.all(|it| it == Kind::AssessmentSheet)
        })
    }

    /// Whoever was counted, taken out to be listed anew.
    fn take_scores(&mut self) -> Vec<(Assessed, Scores)> {
        let mut each = std::mem::take(&mut self.each);
        let rows = std::mem::take(&mut self.rows);
        let all = rows.iter().filter_map(|item| each.remove(item));
        all.filter_map(|it| Some((it.of, it.now?))).collect()
    }

    /// A row for each; those who left stand last, and behind them sheets of who is not assessed any more.
    fn fill(&mut self, table: &PointsTable, all: Vec<(Assessed, Scores)>, ctx: &Ctx<'_>) {
        let sheets = sheets_beside(ctx.book(), table);
        let mut sheets: HashMap<Assessed, AssessmentSheetId> =
            sheets.map(|it| (it.of, it.id)).collect();
        let (left, there): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|(of, _)| left(*of, ctx).is_some());
        let there = there.into_iter().chain(left);
        let mut each: Vec<Assessee> = there
            .map(|(of, now)| Assessee {
                of,
                sheet: sheets.remove(&of),
                now: Some(now),
            })
            .collect();
        let mut others: Vec<_> = sheets.into_iter().collect();
        others.sort_unstable();
        each.extend(others.into_iter().map(|(of, sheet)| Assessee {
            of,
            sheet: Some(sheet),
            now: None,
        }));
        let item = |it: &Assessee| match (it.sheet, it.of.record()) {
            (Some(sheet), _) => Item::Record(Kind::AssessmentSheet, sheet.0),
            (None, (kind, id)) => Item::Record(kind, id),
        };
        self.rows = each.iter().map(item).collect();
        self.each = self.rows.iter().copied().zip(each).collect();
    }

    /// The items of a sheet, and what the records give by them on its day.
    pub(super) fn behind(
        &self,
        sheet: &AssessmentSheet,
        ctx: &Ctx<'_>,
    ) -> Option<(Vec<PointsItem>, Scores)> {
        let (table, items, closing) = self.by.as_ref()?;
        let of = (sheet.table, sheet.closed_on);
        if of == (table.id, *closing) {
            let mut each = self.each.values();
            let now = each.find(|it| it.of == sheet.of)?.now.clone();
            return Some((items.clone(), now?));
        }
        let mut then = self.then.borrow_mut();
        let it = then.entry(of).or_insert_with(|| {
            let all = Assessment::of_all(ctx.desk, of.0, Some(of.1), &[]).ok()?;
            Some(Behind {
                items: all.items,
                each: all.scores.into_iter().collect(),
            })
        });
        let it = it.as_ref()?;
        Some((it.items.clone(), it.each.get(&sheet.of)?.clone()))
    }
}

impl Assessments {
    /// What is shown.
    pub(super) fn shown(&self) -> &Taken {
        &self.leaves[self.leaf]
    }

    /// Takes who is assessed, unless nothing has changed since.
    pub(super) fn take(&mut self, leaf: usize, ctx: &Ctx<'_>) {
        let leaf = leaf % LEAVES.len();
        if leaf != self.leaf {
            self.trial.take();
            self.leaf = leaf;
        }
        let assessing = assessing_of(leaf);
        let (book, today) = (ctx.book(), ctx.today());
        let sought = self.sought.get().and_then(|id| book.points_tables.get(id));
        let sought = sought.filter(|it| it.assessing == assessing && it.year == today.year);
        let table = sought.or_else(|| table_in(book, today.year, assessing));
        let seq = ctx.desk.whole_book().seq();
        let of = (seq, today.year, today.date, table.map(|it| it.id));
        let shown = &mut self.leaves[leaf];
        if shown.of == Some(of) {
            return;
        }
        let same = shown.of.map(|(_, year, day, table)| (year, day, table));
        if same == Some((of.1, of.2, of.3))
            && let Some(table) = table
            && shown.still_counts(seq, ctx)
        {
            let all = shown.take_scores();
            shown.fill(table, all, ctx);
            shown.of = Some(of);
            return;
        }
        *shown = Taken {
            of: Some(of),
            ..Taken::default()
        };
        match table.map(|it| Assessment::of_all(ctx.desk, it.id, None, &[])) {
            None => {}
            Some(Ok(it)) => {
                shown.fill(&it.table, it.scores, ctx);
                shown.by = Some((it.table, it.items, it.closing));
            }
            Some(Err(why)) => shown.refused = Some(why.text()),
        }
    }

    pub(super) fn assessee(&self, item: Item) -> Option<&Assessee> {
        self.shown().each.get(&item)
    }

    /// All in the order of the rows.
    pub(super) fn in_order(&self) -> impl Iterator<Item = (Item, &Assessee)> {
        let shown = self.shown();
        let rows = shown.rows.iter();
        rows.filter_map(|item| Some((*item, shown.each.get(item)?)))
    }

    pub(super) fn assessees(&self) -> impl Iterator<Item = &Assessee> {
        self.shown().each.values()
    }

    pub(super) fn table(&self) -> Option<&PointsTable> {
        self.shown().by.as_ref().map(|(table, ..)| table)
    }

    pub(super) fn items(&self) -> &[PointsItem] {
        let by = self.shown().by.as_ref();
        by.map_or(&[], |(_, items, _)| items)
    }

    /// How many stand so.
    pub(super) fn count(&self, standing: Standing, ctx: &Ctx<'_>) -> usize {
        let all = self.assessees();
        all.filter(|it| it.standing(ctx) == standing).count()
    }

    /// How many are below what is asked for at least.
    pub(super) fn below(&self, ctx: &Ctx<'_>) -> usize {
        let all = self.assessees();
        all.filter(|it| it.total(ctx).is_some_and(|it| it.grade == Grade::Lacking))
            .count()
    }
}

impl Assessee {
    pub(super) fn sheet<'c>(&self, ctx: &'c Ctx<'_>) -> Option<&'c AssessmentSheet> {
        ctx.book().assessment_sheets.get(self.sheet?)
    }

    pub(super) fn standing(&self, ctx: &Ctx<'_>) -> Standing {
        Standing::of(self.sheet(ctx))
    }

    pub(super) fn total(&self, ctx: &Ctx<'_>) -> Option<Total> {
        let now = self.now.as_ref().map(Total::of);
        self.sheet(ctx).map(Total::of_sheet).or(now)
    }

    /// What an item gave; none where it was not open.
    pub(super) fn points(&self, item: PointsItemId, ctx: &Ctx<'_>) -> Option<Points> {
        if let Some(sheet) = self.sheet(ctx) {
            let mut lines = sheet.lines.iter();
            return lines.find(|it| it.item == item).map(|it| it.points);
        }
        let line = self.line(item)?;
        line.open.map(|_| line.points)
    }

    pub(super) fn line(&self, item: PointsItemId) -> Option<&Scored> {
        self.now.as_ref()?.lines.iter().find(|it| it.item == item)
    }
}
