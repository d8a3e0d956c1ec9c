//! Which table of a year is meant, where none is named.

use std::collections::HashSet;

use crate::domain::assessment::{Assessed, Assessing, AssessmentSheet, PointsTable};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::id::PointsTableId;
use crate::text;
use crate::text::Text;

/// The table by which these are assessed in a year: the one that sheets were made by last, else the last that is no
/// example, else an example.
#[must_use]
pub fn table_in(book: &Book, year: Year, assessing: Assessing) -> Option<&PointsTable> {
    let all = book.points_tables.iter();
    let all = all.filter(|it| it.year == year && it.assessing == assessing);
    let last_used = |table: PointsTableId| {
        let sheets = book.assessment_sheets.iter();
        let made = sheets.filter(|it| it.table == table);
        made.map(|it| it.closed_on).max()
    };
    all.max_by_key(|it| (last_used(it.id), !it.example, it.id))
}

/// The sheets of who is assessed by a table: those made by it, and of others, who have none of it, those that were
/// confirmed by another of the same year. What was confirmed is not lost where the office takes another table.
pub fn sheets_beside<'b>(
    book: &'b Book,
    table: &'b PointsTable,
) -> impl Iterator<Item = &'b AssessmentSheet> {
    let own: HashSet<Assessed> = book
        .assessment_sheets
        .iter()
        .filter(|it| it.table == table.id)
        .map(|it| it.of)
        .collect();
    book.assessment_sheets.iter().filter(move |it| {
        let beside = || {
            let other = book.points_tables.get(it.table);
            it.confirmed.is_some()
                && it.year == table.year
                && other.is_some_and(|other| other.assessing == table.assessing)
                && !own.contains(&it.of)
        };
        it.table == table.id || beside()
    })
}

/// The sheet of one who is assessed by a table.
#[must_use]
pub fn sheet_of<'b>(
    book: &'b Book,
    table: &'b PointsTable,
    of: Assessed,
) -> Option<&'b AssessmentSheet> {
    sheets_beside(book, table).find(|it| it.of == of)
}

/// That none of a year's tables is meant by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTable {
    /// There is none.
    None,
    /// It has to be said which.
    Several,
}

impl NoTable {
    /// In words; what to do is for a front to say.
    #[must_use]
    pub fn text(self, year: Year) -> Text {
        match self {
            NoTable::None => text!(
                "{year}年还没有计分表",
                "there is no table of points for {year} yet"
            ),
            NoTable::Several => text!(
                "{year}年的计分表不止一张，请选一张",
                "there are several tables of points for {year}; choose one"
            ),
        }
    }
}

/// The only table of a year, and where there are several the only one of members.
///
/// # Errors
/// There is none, or it has to be said which.
pub fn only_table(book: &Book, year: Year) -> Result<PointsTableId, NoTable> {
    let all = book.points_tables.iter().filter(|it| it.year == year);
    let all: Vec<_> = all.collect();
    let of_members = all.iter().filter(|it| it.assessing == Assessing::Members);
    let of_members: Vec<_> = of_members.collect();
    match (all.as_slice(), of_members.as_slice()) {
        ([], _) => Err(NoTable::None),
        ([only], _) => Ok(only.id),
        (_, [only]) => Ok(only.id),
        _ => Err(NoTable::Several),
    }
}
