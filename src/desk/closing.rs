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
use crate::domain::described::Value;
use crate::domain::organisation::{Organisation, Term};
use crate::domain::record::{Change, Kind, Record};
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// How many names of what was changed a correction lists.
const NAMES: usize = 20;

impl Keep for YearClosing {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let term = book.organisation().map(|it| it.first_term());
        faults.when(
            term.is_some_and(|term| self.year < Year::of(term.from)),
            "year",
            Text::of("这一年早于本届。", "The year lies before the term."),
        );
        let mut others = book.year_closings.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|it| it.year == self.year),
            "year",
            Text::of("这一年已经关账。", "The year is closed already."),
        );
        let last = book.last_counted(self.year);
        faults.when(
            last > self.year.last_day() && self.closed_on <= last,
            "closed_on",
            text!(
                "这一年计数到 {last} 为止，此后才能关账。",
                "The year's counts go on until {last}; it is closed after that day."
            ),
        );
    }

    /// The year keeps the figures and dates by which it was closed.
    fn carries_along(&self, book: &Book) -> Vec<Record> {
        vec![book.settings().closing(self.year).into()]
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
            let (title, id) = (change.kind.title().zh, change.id);
            let what = match record.filter(|_| may_be_named(change.kind)) {
                Some(record) => format!("{title} {} #{id}", book.name_of_record(record)),
                None => format!("{title} #{id}"),
            };
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

/// A constituent is named nowhere but in the records of the contact, which can be erased.
fn may_be_named(kind: Kind) -> bool {
    !matches!(kind, Kind::KeyContact | Kind::ContactEntry)
}

/// The closed years that a change alters.
fn closed_years(change: &Change, book: &Book) -> BTreeSet<Year> {
    let closed = book.year_closings.iter().map(|it| it.year);
    match (change.kind, &change.before, &change.after) {
        (Kind::Correction | Kind::Settings, ..) => BTreeSet::new(),
        // That a year is closed is said after it; that it no longer is, or from when, alters it.
        (Kind::YearClosing, Some(Record::YearClosing(it)), _) => [it.year].into(),
        (Kind::YearClosing, ..) => BTreeSet::new(),
        (_, Some(Record::Organisation(before)), Some(Record::Organisation(after))) => closed
            .filter(|year| terms_by(before, *year) != terms_by(after, *year))
            .collect(),
        _ => closed.filter(|year| alters(change, *year, book)).collect(),
    }
}

/// What papers of a year have of the organisation: its name, and the terms that had begun by then.
fn terms_by(organisation: &Organisation, year: Year) -> (&str, Vec<Term>) {
    let last = year.last_day();
    let begun = organisation.terms().filter(|it| it.from <= last);
    let terms = begun.map(|it| Term {
        until: it.until.filter(|on| *on < last),
        ..it
    });
    (&organisation.name, terms.collect())
}

/// Is a year another after a change?
fn alters(change: &Change, year: Year, book: &Book) -> bool {
    let both = [change.before.as_ref(), change.after.as_ref()];
    let years = both.map(|it| it.and_then(|it| book.year_of(it.fields())));
    let counts = |it: &&Record| assessed_in(it, year, book);
    match years {
        // Whether it counts for the year's assessment, too, whatever year it is of.
        _ if !years.contains(&Some(year)) && both.iter().flatten().any(counts) => {
            differs_in(change, year, book)
        }
        [None, None] => holds_otherwise(both, year, book),
        _ if !years.contains(&Some(year)) => false,
        _ => change.kind.is_yearly() || differs_in(change, year, book),
    }
}

/// Is it another in what the year, which was closed, has of it? What goes on after the closing, such as an answer or
/// a filing, leaves it as it was.
fn differs_in(change: &Change, year: Year, book: &Book) -> bool {
    let both = [&change.before, &change.after];
    let [before, after] = both.map(|it| it.as_ref().and_then(|it| book.as_closed(it, year)));
    before != after
}

/// What holds from a day on alters the years of the days that were changed.
fn holds_otherwise(both: [Option<&Record>; 2], year: Year, book: &Book) -> bool {
    let last = year.last_day();
    let stood = both.map(|it| it.and_then(|it| it.as_of(last)));
    match &stood {
        [Some(before), Some(after)] => {
            days_in(before, year) != days_in(after, year)
                || held_at(before, last) != held_at(after, last)
                || in_sight(before, year) && told_of(before) != told_of(after)
                || charge_in(both[0], year, book) != charge_in(both[1], year, book)
        }
        [Some(one), None] | [None, Some(one)] => {
            let first = one.fields().came().or_else(|| one.fields().began());
            both.iter().all(Option::is_some) || first.is_none_or(|on| on <= last)
        }
        [None, None] => false,
    }
}

/// Whether a convenor was the first at the year's end, which an appointment has without a day, and the approval, which
/// comes after the year and is asked for in it, where it came before the closing.
fn charge_in(
    record: Option<&Record>,
    year: Year,
    book: &Book,
) -> Option<(bool, Option<NaiveDate>)> {
    match record.and_then(|it| book.as_closed(it, year)) {
        Some(Record::Convenor(it)) => Some((it.is_first_on(year.last_day()), it.approved)),
        _ => None,
    }
}

/// Does it count in the year's assessment? An output that was adopted or instructed on counts in the year of that day.
fn assessed_in(record: &Record, year: Year, book: &Book) -> bool {
    let (channel, days) = match record {
        Record::Output(it) => {
            let adopted = it.adopted().map(|(_, on)| on);
            let instructed = it.instructed.iter().map(|it| it.on);
            let days = adopted.chain(instructed).chain([it.handed_in]);
            (Some(it.channel), days.collect())
        }
        Record::Activity(it) => (None, vec![it.held_on]),
        Record::Training(it) => (None, vec![it.held_on]),
        Record::Opinion(it) => (None, vec![it.received_on]),
        Record::RegistrationForm(it) => (None, it.submitted_on().into_iter().collect()),
        _ => return false,
    };
    let in_year = |day: &NaiveDate| book.assessed_in(channel, *day) == Some(year);
    days.iter().any(in_year)
}

/// The days of a year that a record tells.
fn days_in(record: &Record, year: Year) -> BTreeSet<NaiveDate> {
    fn days(value: &Value<'_>, all: &mut BTreeSet<NaiveDate>) {
        match value {
            Value::Day(day) => {
                all.insert(*day);
            }
            Value::Group(parts) => parts.iter().for_each(|it| days(it, all)),
            Value::Rows(rows) => rows.iter().flatten().for_each(|it| days(it, all)),
            Value::Files(files) => all.extend(files.iter().filter_map(|it| it.on)),
            _ => {}
        }
    }
    let mut all = BTreeSet::new();
    for (facts, ever) in record.fields().ever() {
        for (from, value) in &ever {
            all.extend(from.filter(|_| facts.dated));
            days(value, &mut all);
        }
    }
    all.retain(|day| Year::of(*day) == year);
    all
}

/// What a record held on a day of all that changes from a day on.
fn held_at(record: &Record, day: NaiveDate) -> Vec<Value<'_>> {
    let filled = record.fields().filled(day).into_iter();
    let dated = filled.filter(|(facts, _)| facts.dated);
    dated.map(|(_, value)| value).collect()
}

/// Was it there on some day of the year? It is as of the year's end.
fn in_sight(record: &Record, year: Year) -> bool {
    let ended = record.fields().ended();
    ended.is_none_or(|on| on >= year.first_day())
}

/// What papers of a year have of what holds from a day on, and that has no days itself: what it is called, whose it is,
/// how an article is read. Both records are as of the end of the year, and so is the name.
fn told_of(record: &Record) -> Vec<Value<'_>> {
    let told: &[&str] = match record.kind() {
        Kind::Sector | Kind::Department | Kind::Member | Kind::Leader => &["name"],
        Kind::Committee => &["name", "coordinating"],
        Kind::Convenor => &["sector", "member"],
        Kind::Liaison => &["sector"],
        Kind::Workroom => &["offline", "sector"],
        Kind::Interpretation => &["about", "reading", "decided_by"],
        _ => &[],
    };
    let filled = record.fields().filled(NaiveDate::MAX).into_iter();
    let told = filled.filter(|(facts, _)| told.contains(&facts.id));
    told.map(|(_, value)| value).collect()
}
