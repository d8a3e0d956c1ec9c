//! A closed year stands: what changes it needs a reason, which is kept beside what was changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::checks::Faults;
use super::keep::Keep;
use super::refusal::Refusal;
use super::request::RequestContext;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::closing::{Correction, YearClosing};
use crate::domain::record::{Change, Kind, Record};
use crate::store::Tx;
use crate::text::Text;

/// How many names of what was changed a correction lists.
const NAMES: usize = 20;

impl Keep for YearClosing {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let mut others = book.year_closings.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|it| it.year == self.year),
            "year",
            Text::of("这一年已经关账。", "The year is closed already."),
        );
    }
}

/// Lets what an act changed stand, unless it is of a closed year and nobody said why; where somebody did,
/// that is kept.
pub(super) fn guard(
    book: &Book,
    tx: &mut Tx<'_>,
    because: Option<&str>,
    context: &RequestContext,
) -> Result<(), Refusal> {
    if book.year_closings.is_empty() {
        return Ok(());
    }
    let mut changed: BTreeMap<Year, BTreeSet<String>> = BTreeMap::new();
    for change in tx.changes() {
        for year in closed_years(change, book) {
            let record = change.after.as_ref().or(change.before.as_ref());
            let name = record.map(|it| book.name_of_record(it)).unwrap_or_default();
            let (title, id) = (change.kind.title().zh, change.id);
            let what = format!("{title} {name} #{id}");
            changed.entry(year).or_default().insert(what);
        }
    }
    let Some(year) = changed.keys().next() else {
        return Ok(());
    };
    let Some(because) = because.map(str::trim).filter(|it| !it.is_empty()) else {
        return Err(Refusal::ClosedYear(*year));
    };
    for (year, names) in changed {
        let more = names.len().saturating_sub(NAMES);
        let mut what: Vec<String> = names.into_iter().take(NAMES).collect();
        if more > 0 {
            what.push(format!("另 {more} 项"));
        }
        let id = tx.next_id::<Correction>()?;
        tx.put(Correction {
            id,
            year,
            on: context.today.date,
            by: context.stamp.by.clone(),
            reason: because.to_owned(),
            what: what.join("、"),
        })?;
    }
    Ok(())
}

/// The closed years that a change alters.
fn closed_years(change: &Change, book: &Book) -> BTreeSet<Year> {
    let mut years = match change.kind {
        Kind::Correction | Kind::Settings | Kind::Organisation => BTreeSet::new(),
        // That a year is closed is said after it; that it no longer is alters it.
        Kind::YearClosing => match &change.before {
            Some(Record::YearClosing(it)) => [it.year].into(),
            _ => BTreeSet::new(),
        },
        _ => years_of(change, book),
    };
    years.retain(|year| book.year_closings.iter().any(|it| it.year == *year));
    years
}

fn years_of(change: &Change, book: &Book) -> BTreeSet<Year> {
    let both = [change.before.as_ref(), change.after.as_ref()];
    let both = || both.into_iter().flatten();
    let years: BTreeSet<Year> = both().filter_map(|it| book.year_of(it.fields())).collect();
    if years.is_empty() {
        // What holds from a day on alters the years in which the days lie that were changed.
        let [before, after] = [change.before.as_ref(), change.after.as_ref()].map(days_of);
        let moved = before.symmetric_difference(&after);
        return moved.map(|day| Year::of(*day)).collect();
    }
    if change.kind.is_yearly() || both().count() == 1 || counts_otherwise(change) {
        return years;
    }
    // What goes on after a year, such as an opinion's answer, leaves the year as it was.
    let in_year = |year: &Year| {
        let stood = |it: &Option<Record>| it.as_ref().and_then(|it| it.as_of(year.last_day()));
        stood(&change.before) != stood(&change.after)
    };
    years.into_iter().filter(in_year).collect()
}

/// Does a form count as the member's work that did not, or no longer?
fn counts_otherwise(change: &Change) -> bool {
    let counts = |it: &Option<Record>| match it {
        Some(Record::RegistrationForm(form)) => form.status().counts(),
        _ => false,
    };
    counts(&change.before) != counts(&change.after)
}

/// The days on which something of a record begins, ends or changes.
fn days_of(record: Option<&Record>) -> BTreeSet<NaiveDate> {
    let Some(fields) = record.map(Record::fields) else {
        return BTreeSet::new();
    };
    let ever = fields.ever().into_iter();
    let dated = ever.filter(|(facts, _)| facts.dated);
    let changes = dated.flat_map(|(_, ever)| ever.into_iter().filter_map(|(from, _)| from));
    changes
        .chain(fields.began())
        .chain(fields.ended())
        .collect()
}
