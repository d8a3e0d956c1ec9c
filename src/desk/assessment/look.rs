//! What a table of points gives, with the records behind each number, to one or to all: as it is, and as it would
//! be if items said otherwise.

use chrono::NaiveDate;

use super::{closing, forms, table_of};
use crate::desk::{Desk, Refusal};
use crate::domain::assessment::{Assessed, PointsItem, PointsTable};
use crate::domain::id::{MemberId, PointsTableId};
use crate::rules::points::{Ground, Scores, within_quota};

/// What a table gives to one who is assessed, or to all.
pub struct Assessment<S = Scores> {
    /// The table.
    pub table: PointsTable,
    /// Its items, in order.
    pub items: Vec<PointsItem>,
    /// The closing day.
    pub closing: NaiveDate,
    /// What they give, in the same order.
    pub scores: S,
}

impl Assessment {
    /// What a table gives to one as of a closing day, if these items of it were `otherwise`.
    ///
    /// # Errors
    /// There is no such table, it has no items, or the store can't be read.
    pub fn of(
        desk: &Desk,
        table: PointsTableId,
        closed_on: Option<NaiveDate>,
        of: Assessed,
        otherwise: &[PointsItem],
    ) -> Result<Assessment, Refusal> {
        // A sector's or a convenor's may count the forms of many.
        let concerns = |member| match of {
            Assessed::Member(id) => id == member,
            _ => true,
        };
        looked(
            desk,
            table,
            closed_on,
            otherwise,
            concerns,
            |ground, table, items| ground.score(table, items, of),
        )
    }

    /// The same of all who are assessed by it, in the order of the roster, with grades as the quota leaves them.
    ///
    /// # Errors
    /// As for one.
    pub fn of_all(
        desk: &Desk,
        table: PointsTableId,
        closed_on: Option<NaiveDate>,
        otherwise: &[PointsItem],
    ) -> Result<Assessment<Vec<(Assessed, Scores)>>, Refusal> {
        looked(desk, table, closed_on, otherwise, |_| true, graded)
    }
}

fn looked<S>(
    desk: &Desk,
    table: PointsTableId,
    closed_on: Option<NaiveDate>,
    otherwise: &[PointsItem],
    concerns: impl Fn(MemberId) -> bool,
    look: impl FnOnce(&Ground<'_>, &PointsTable, &[PointsItem]) -> S,
) -> Result<Assessment<S>, Refusal> {
    let book = desk.book();
    let (table, mut items) = table_of(book, table)?;
    for item in &mut items {
        if let Some(it) = otherwise.iter().find(|it| it.id == item.id) {
            item.clone_from(it);
        }
    }
    let closing = closing(book, &table, closed_on, &desk.today());
    let forms_of = |member| {
        if !concerns(member) {
            return Ok(Vec::new());
        }
        let ids = desk.forms_of(member)?.into_iter();
        let forms: Result<Vec<_>, _> = ids.map(|(id, _)| desk.form(id)).collect();
        Ok(forms?.into_iter().flatten().collect())
    };
    let book = &*book.settled_in(table.year);
    let forms = forms(book, closing, forms_of)?;
    let ground = Ground::new(book, closing, forms);
    let scores = look(&ground, &table, &items);
    Ok(Assessment {
        closing: ground.closing(),
        table,
        items,
        scores,
    })
}

/// What the items of a table give to each who is assessed by it, with grades as the quota leaves them.
pub(super) fn graded(
    ground: &Ground<'_>,
    table: &PointsTable,
    items: &[PointsItem],
) -> Vec<(Assessed, Scores)> {
    let all = ground.assessed(table.assessing).into_iter();
    let mut all: Vec<_> = all.map(|of| (of, ground.score(table, items, of))).collect();
    let grades = all.iter().map(|(_, it)| (it.grade, it.points, it.open));
    let mut grades: Vec<_> = grades.collect();
    within_quota(table, &mut grades);
    for ((_, scores), (grade, ..)) in all.iter_mut().zip(grades) {
        scores.grade = grade;
    }
    all
}
