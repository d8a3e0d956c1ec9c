//! What a table of points gives to one, with the records behind each number: as it is, and as it would
//! be if items said otherwise.

use chrono::NaiveDate;

use super::{closing, filed, table_of};
use crate::desk::{Desk, Refusal};
use crate::domain::assessment::{Assessed, PointsItem, PointsTable};
use crate::domain::id::PointsTableId;
use crate::rules::points::{Ground, Scores};

/// What a table gives to one who is assessed.
pub struct Assessment {
    /// The table.
    pub table: PointsTable,
    /// Its items, in order.
    pub items: Vec<PointsItem>,
    /// The closing day.
    pub closing: NaiveDate,
    /// What they give, in the same order.
    pub scores: Scores,
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
        let book = desk.book();
        let (table, mut items) = table_of(book, table)?;
        for item in &mut items {
            if let Some(it) = otherwise.iter().find(|it| it.id == item.id) {
                item.clone_from(it);
            }
        }
        let closing = closing(book, &table, closed_on, &desk.today());
        let forms_of = |member| {
            let ids = desk.forms_of(member)?.into_iter();
            let forms: Result<Vec<_>, _> = ids.map(|(id, _)| desk.form(id)).collect();
            Ok(forms?.into_iter().flatten().collect())
        };
        let book = &*book.settled_in(table.year);
        let filed = filed(book, closing, forms_of)?;
        let ground = Ground::new(book, closing, filed);
        let scores = ground.score(&table, &items, of);
        Ok(Assessment {
            table,
            items,
            closing: ground.closing(),
            scores,
        })
    }
}
