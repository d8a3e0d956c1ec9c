//! Makes the sheets of a table of points as of a closing day, or makes them anew.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::look::graded;
use super::{closing, forms, sheets_beside, table_of};
use crate::desk::keep::accept;
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::assessment::{AssessmentSheet, Line, PointsItem, PointsTable};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::RegistrationForm;
use crate::domain::id::{AssessmentSheetId, MemberId, PointsTableId};
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::rules::points::Ground;
use crate::store::{StoreError, Tx};
use crate::text::Text;

/// Makes the sheets of all who are assessed by a table. A sheet that was confirmed stays as it is, also one by another
/// table of the year; one that was not is made anew.
pub struct Assess {
    /// By which table.
    pub table: PointsTableId,
    /// As of this day; none for today. It is no later than the day on which the year's counts end.
    pub closed_on: Option<NaiveDate>,
}

impl Request for Assess {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Assess
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Organisation)
    }

    fn note(&self, book: &Book) -> String {
        book.name_of(Kind::PointsTable, self.table.0)
    }

    fn bears_on(&self, book: &Book) -> Vec<(Kind, u64)> {
        let items = book.points_items.iter();
        let items = items.filter(|it| it.table == self.table);
        let items = items.map(|it| (Kind::PointsItem, it.id.0));
        let table = (Kind::PointsTable, self.table.0);
        [table].into_iter().chain(items).collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let (table, items) = table_of(book, self.table)?;
        let today = closing(book, &table, self.closed_on, &context.today);
        if today.date < table.year.first_day() {
            return Err(Refusal::Procedure(Text::of(
                "截止日期早于考核年度。",
                "The closing day lies before the year that is assessed.",
            )));
        }
        let made = sheets(book, &table, &items, today, |member| {
            let ids = tx.forms_of_member(member)?.into_iter();
            let forms = ids.map(|id| tx.get::<RegistrationForm>(id));
            let forms: Result<Vec<_>, _> = forms.collect();
            Ok(forms?.into_iter().flatten().collect())
        })?;
        let before: HashMap<_, _> = sheets_beside(book, &table).map(|it| (it.of, it)).collect();
        for sheet in made {
            let before = before.get(&sheet.of).copied();
            if before.is_some_and(|it| it.confirmed.is_some()) {
                continue;
            }
            let sheet = AssessmentSheet {
                id: before.map_or(AssessmentSheetId(0), |it| it.id),
                appeal: before.map_or_else(String::new, |it| it.appeal.clone()),
                answer: before.map_or_else(String::new, |it| it.answer.clone()),
                ..sheet
            };
            if before == Some(&sheet) {
                continue;
            }
            accept(&sheet.clone().into(), book, &context.today)?;
            let id = match before {
                Some(before) => before.id,
                None => tx.next_id::<AssessmentSheet>()?,
            };
            tx.put(AssessmentSheet { id, ..sheet })?;
        }
        Ok(ActOutcome::default())
    }
}

/// The sheets of all who are assessed by a table, looked from a day, none of them stored yet.
pub(in crate::desk) fn sheets(
    book: &Book,
    table: &PointsTable,
    items: &[PointsItem],
    today: Today,
    forms_of: impl FnMut(MemberId) -> Result<Vec<RegistrationForm>, StoreError>,
) -> Result<Vec<AssessmentSheet>, StoreError> {
    let book = &*book.settled_in(table.year);
    let forms = forms(book, today, forms_of)?;
    let ground = Ground::new(book, today, forms);
    let all = graded(&ground, table, items).into_iter();
    let sheets = all.map(|(of, scores)| {
        let lines = scores.lines.iter().filter(|it| it.open.is_some());
        AssessmentSheet {
            id: AssessmentSheetId(0),
            table: table.id,
            year: table.year,
            of,
            closed_on: ground.closing(),
            points: scores.points,
            open: scores.open,
            grade: scores.grade,
            partly: scores.partly,
            lines: lines
                .map(|it| Line {
                    item: it.item,
                    points: it.points,
                    open: it.open,
                })
                .collect(),
            confirmed: None,
            appeal: String::new(),
            answer: String::new(),
        }
    });
    Ok(sheets.collect())
}
