//! The yearly assessment (article 21): tables of points, and the sheets that are made by them.

mod assess;
mod confirm;
mod example;
mod look;
mod since;
mod standings;
mod tables;

pub use assess::Assess;
pub(in crate::desk) use assess::sheets;
pub use confirm::{ConfirmSheet, why_not_confirmed};
pub use example::AddExample;
pub use look::{Assessment, otherwise};
pub use since::{Since, since, table_changed_since};
pub use standings::{Given, Standing, name_of, standings, whose};
pub use tables::{NoTable, only_table, sheet_of, sheets_beside, table_in};

use super::checks::Faults;
use super::keep::Keep;
use super::refusal::Refusal;
use crate::domain::assessment::{PointsItem, PointsTable};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::{MemberId, PointsTableId};
use crate::rules::points::{FormsOf, WhyNot};
use crate::store::StoreError;
use crate::text;
use crate::text::Text;

impl Keep for PointsTable {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let mut others = book.points_tables.iter().filter(|it| it.id != self.id);
        let same = |it: &PointsTable| {
            (it.year, it.assessing, it.title.as_str())
                == (self.year, self.assessing, self.title.as_str())
        };
        faults.when(
            others.any(same),
            "title",
            Text::of(
                "这一年已有同名计分表。",
                "The year has a table of this name already.",
            ),
        );
        // Sheets say by which table they are, and would be of another year or of nobody.
        let was = book.points_tables.get(self.id);
        let was = was.filter(|it| since::has_sheets(it.id, book));
        let why = || {
            Text::of(
                "已按这张表计分，不能再改；请另建计分表。",
                "Sheets were made by this table: it stays so. Enter another table.",
            )
        };
        let year = was.is_some_and(|it| it.year != self.year);
        faults.when(year, "year", why());
        let assessing = was.is_some_and(|it| it.assessing != self.assessing);
        faults.when(assessing, "assessing", why());
    }
}

impl Keep for PointsItem {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let was = book.points_items.get(self.id);
        let moved = was.filter(|it| it.table != self.table && since::has_sheets(it.table, book));
        faults.when(
            moved.is_some(),
            "table",
            Text::of(
                "已按原来的表计分，不能移到别的表；请在那张表里另建。",
                "Sheets were made with it: it stays in its table. Enter another in that table.",
            ),
        );
        let table = book.points_tables.get(self.table);
        let other = table.filter(|it| !self.criterion.is_for(it.assessing));
        if let Some(table) = other {
            let (criterion, assessing) = (self.criterion.word(), table.assessing.word());
            let (zh, en) = (&criterion.zh, &criterion.en);
            let (of_zh, of_en) = (&assessing.zh, &assessing.en);
            faults.when(
                true,
                "criterion",
                text!(
                    "“{zh}”不能用来考核{of_zh}。",
                    "\"{en}\" can't be counted for {of_en}."
                ),
            );
        }
    }
}

/// The items of a table in their order.
fn items_of(book: &Book, table: PointsTableId) -> Vec<PointsItem> {
    let items = book.points_items.iter().filter(|it| it.table == table);
    let mut items: Vec<_> = items.cloned().collect();
    items.sort_by_key(|it| (it.position, it.id));
    items
}

/// A table with items; without any there is nothing to assess by.
fn table_of(book: &Book, id: PointsTableId) -> Result<(PointsTable, Vec<PointsItem>), Refusal> {
    let table = super::keep::find::<PointsTable>(book, id)?;
    match items_of(book, id) {
        items if items.is_empty() => {
            let title = &table.title;
            Err(Refusal::Procedure(text!(
                "计分表“{title}”还没有考核项目，请先登记。",
                "The table \"{title}\" has no items yet; enter them first."
            )))
        }
        items => Ok((table, items)),
    }
}

/// The closing day looked from, in the year of the table: not after today, nor after the day on which that year was
/// closed.
fn closing(
    book: &Book,
    table: &PointsTable,
    closed_on: Option<chrono::NaiveDate>,
    today: &Today,
) -> Today {
    let date = closed_on.unwrap_or(today.date).min(today.date);
    book.settled_on(Today {
        date,
        year: table.year,
    })
}

/// The forms of each member: those that count were handed in in time, by the day that closes the counts, and filed
/// by the day looked from, for the office may file what came last after that; the year's others with why not.
fn forms(
    book: &Book,
    looked_from: Today,
    mut forms_of: impl FnMut(MemberId) -> Result<Vec<RegistrationForm>, StoreError>,
) -> Result<FormsOf, StoreError> {
    let mut all = FormsOf::default();
    for member in book.members.iter() {
        let mut forms = forms_of(member.id)?;
        forms.sort_by_key(|it| (it.dated(), it.id));
        let (mut filed, mut others) = (Vec::new(), Vec::new());
        for form in forms {
            match why_not(&form, book, looked_from) {
                Some(None) => filed.push(form.id),
                Some(Some(why)) => others.push((form.id, why)),
                None => {}
            }
        }
        if !filed.is_empty() {
            all.filed.insert(member.id, filed);
        }
        if !others.is_empty() {
            all.others.insert(member.id, others);
        }
    }
    Ok(all)
}

/// Why a form does not count; none where it is not even of the year.
fn why_not(form: &RegistrationForm, book: &Book, looked_from: Today) -> Option<Option<WhyNot>> {
    let handed_in = form.submitted_on().unwrap_or(form.dated());
    let counts = book.assessed_in(None, handed_in) == Some(looked_from.year);
    let is_of_the_year = form.year() == looked_from.year && form.dated() <= looked_from.date;
    let due = book.settings().form_due.in_year(form.year());
    let filed = form.filed_on().is_some_and(|on| on <= looked_from.date);
    (counts || is_of_the_year).then(|| match form.status() {
        Status::Draft | Status::Returned => Some(WhyNot::NotHandedIn),
        Status::Withdrawn => Some(WhyNot::Withdrawn),
        _ if !counts => Some(WhyNot::OutsideCounts(handed_in)),
        _ if handed_in > due => Some(WhyNot::Late(due)),
        _ => (!filed).then_some(WhyNot::NotFiled),
    })
}
