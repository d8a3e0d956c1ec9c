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
        // A sector's or a convenor's may count the forms of many, and whom a quota leaves a grade depends on all.
        let quota = desk.book().points_tables.get(table);
        let quota = quota.is_some_and(|it| it.quota.is_some());
        let concerns = |member| match of {
            Assessed::Member(id) if !quota => id == member,
            _ => true,
        };
        looked(
            desk,
            table,
            closed_on,
            otherwise,
            concerns,
            |ground, table, items| {
                let mut one = ground.score(table, items, of);
                if quota {
                    let mut all = graded(ground, table, items).into_iter();
                    let among = all.find(|(it, _)| *it == of);
                    one.grade = among.map_or(one.grade, |(_, it)| it.grade);
                }
                one
            },
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
    leave_by_quota(table, &mut all);
    all
}

/// What the same records would come to for all who are assessed by a table if its items, the same ones in the same
/// order, had other figures; with grades as the quota leaves them.
#[must_use]
pub fn otherwise<'s>(
    table: &PointsTable,
    items: &[PointsItem],
    all: impl IntoIterator<Item = (Assessed, &'s Scores)>,
) -> Vec<(Assessed, Scores)> {
    let all = all.into_iter();
    let all = all.map(|(of, it)| (of, it.otherwise(table, items)));
    let mut all: Vec<_> = all.collect();
    leave_by_quota(table, &mut all);
    all
}

fn leave_by_quota(table: &PointsTable, all: &mut [(Assessed, Scores)]) {
    let grades = all.iter().map(|(_, it)| (it.grade, it.points, it.open));
    let mut grades: Vec<_> = grades.collect();
    within_quota(table, &mut grades);
    for ((_, scores), (grade, ..)) in all.iter_mut().zip(grades) {
        scores.grade = grade;
    }
}
