//! Who is assessed by the shown table: the sheet of each, and what the records give now.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::desk::assessment::{Assessment, table_in};
use crate::domain::assessment::{
    Assessed, Assessing, AssessmentSheet, Grade, Points, PointsItem, PointsTable,
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

/// The place.
#[derive(Debug, Default)]
pub struct Assessments {
    /// Of what the rest was taken: the last entry, year and day, and the table.
    taken: Option<(Seq, Year, NaiveDate, Option<PointsTableId>)>,
    /// The table, its items, and as of when they were counted; none where the year has no table.
    pub(super) by: Option<(PointsTable, Vec<PointsItem>, NaiveDate)>,
    /// Why nothing is counted by the table.
    pub(super) refused: Option<Text>,
    pub(super) rows: Vec<Item>,
    each: HashMap<Item, Assessee>,
    /// The table of a sheet that was gone to.
    pub(super) sought: Cell<Option<PointsTableId>>,
    /// What is tried, and what came of it.
    pub(super) trial: RefCell<Option<Trial>>,
    pub(super) tried: Option<Tried>,
}

/// Somebody who is assessed.
#[derive(Debug)]
pub(super) struct Assessee {
    pub(super) of: Assessed,
    pub(super) sheet: Option<AssessmentSheetId>,
    /// What the records give now; none where nobody of this name is assessed any more.
    pub(super) now: Option<Scores>,
}

/// An item that gives something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trial {
    /// Its place in the table.
    pub(super) nth: usize,
    /// What it gives in the table.
    pub(super) was: Points,
    pub(super) item: PointsItem,
}

/// What came of a trial.
#[derive(Debug)]
pub(super) struct Tried {
    pub(super) of: Trial,
    pub(super) each: HashMap<Assessed, Total>,
}

/// How far a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// An appeal waits for an answer.
    Disputed,
    /// It waits to be confirmed.
    Waiting,
    /// It was confirmed.
    Confirmed,
    /// There is none.
    NotMade,
}

impl Standing {
    pub(super) const ALL: [Standing; 4] = [
        Standing::Confirmed,
        Standing::Waiting,
        Standing::Disputed,
        Standing::NotMade,
    ];

    pub(super) fn word(self) -> Text {
        match self {
            Standing::Disputed => Text::of("申诉", "appeal"),
            Standing::Waiting => Text::of("待确认", "to confirm"),
            Standing::Confirmed => Text::of("已确认", "confirmed"),
            Standing::NotMade => Text::of("未计分", "no sheet"),
        }
    }
}

impl Assessments {
    /// Takes who is assessed, unless nothing has changed since.
    pub(super) fn take(&mut self, assessing: Assessing, ctx: &Ctx<'_>) {
        let (book, today) = (ctx.book(), ctx.today());
        let sought = self.sought.get().and_then(|id| book.points_tables.get(id));
        let sought = sought.filter(|it| it.assessing == assessing && it.year == today.year);
        let table = sought.or_else(|| table_in(book, today.year, assessing));
        let table = table.map(|it| it.id);
        let taken = (ctx.desk.whole_book().seq(), today.year, today.date, table);
        if self.taken == Some(taken) {
            return;
        }
        *self = Assessments {
            taken: Some(taken),
            sought: self.sought.take().into(),
            ..Assessments::default()
        };
        match table.map(|id| Assessment::of_all(ctx.desk, id, None, &[])) {
            None => {}
            Some(Ok(it)) => {
                self.fill(it.table.id, it.scores, ctx);
                self.by = Some((it.table, it.items, it.closing));
            }
            Some(Err(why)) => self.refused = Some(why.text()),
        }
    }

    /// A row for each; those who left stand last, and behind them sheets of who is not assessed any more.
    fn fill(&mut self, table: PointsTableId, all: Vec<(Assessed, Scores)>, ctx: &Ctx<'_>) {
        let sheets = ctx.book().assessment_sheets.iter();
        let sheets = sheets.filter(|it| it.table == table);
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

    pub(super) fn assessee(&self, item: Item) -> Option<&Assessee> {
        self.each.get(&item)
    }

    pub(super) fn assessees(&self) -> impl Iterator<Item = &Assessee> {
        self.each.values()
    }

    pub(super) fn items(&self) -> &[PointsItem] {
        self.by.as_ref().map_or(&[], |(_, items, _)| items)
    }

    /// How many stand so.
    pub(super) fn count(&self, standing: Standing, ctx: &Ctx<'_>) -> usize {
        let all = self.each.values();
        all.filter(|it| it.standing(ctx) == standing).count()
    }

    /// How many are below what is asked for at least.
    pub(super) fn below(&self, ctx: &Ctx<'_>) -> usize {
        let all = self.each.values();
        all.filter(|it| it.total(ctx).is_some_and(|it| it.grade == Grade::Lacking))
            .count()
    }
}

/// What somebody was given: by the sheet, else by the records as they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Total {
    pub(super) points: Points,
    pub(super) open: Points,
    pub(super) grade: Grade,
}

impl Total {
    pub(super) fn of(scores: &Scores) -> Total {
        Total {
            points: scores.points,
            open: scores.open,
            grade: scores.grade,
        }
    }
}

impl Assessee {
    pub(super) fn sheet<'c>(&self, ctx: &'c Ctx<'_>) -> Option<&'c AssessmentSheet> {
        ctx.book().assessment_sheets.get(self.sheet?)
    }

    pub(super) fn standing(&self, ctx: &Ctx<'_>) -> Standing {
        match self.sheet(ctx) {
            None => Standing::NotMade,
            Some(it) if it.is_disputed() => Standing::Disputed,
            Some(it) if it.confirmed.is_some() => Standing::Confirmed,
            Some(_) => Standing::Waiting,
        }
    }

    pub(super) fn total(&self, ctx: &Ctx<'_>) -> Option<Total> {
        let of_sheet = self.sheet(ctx).map(|it| Total {
            points: it.points,
            open: it.open,
            grade: it.grade,
        });
        let now = self.now.as_ref().map(Total::of);
        of_sheet.or(now)
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

/// The day on which somebody left who is assessed for a part of the year.
pub(super) fn left(of: Assessed, ctx: &Ctx<'_>) -> Option<NaiveDate> {
    let book = ctx.book();
    let ended = match of {
        Assessed::Member(id) => &book.members.get(id)?.left,
        Assessed::Convenor(id) => &book.convenors.get(id)?.ended,
        Assessed::Sector(_) | Assessed::Committee(_) | Assessed::Department(_) => return None,
    };
    ended.as_ref().map(|it| it.on)
}

/// Points of what was open, in per cent with one place, rounded down.
pub(super) fn share(points: Points, open: Points) -> String {
    match open.0 {
        0 => "—".to_owned(),
        whole => {
            let share = i128::from(points.0) * 1000 / i128::from(whole);
            format!("{}.{}%", share / 10, (share % 10).abs())
        }
    }
}
