//! Years that were closed: by which figures they count, and what of their records was known when they were.
//!
//! A closed year is looked at from the day on which it was closed. An answer, a filing or an adoption that comes
//! later is everyday business, and its own day's: it is entered without a reason, and no figure of the closed year
//! has it. What is dated before that day, or has no day, is a correction, and counts. So is what is of the year
//! alone, such as a summary that comes late, and that somebody verified it: it was let in for a reason.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::NaiveDate;

use super::book::{Book, Folding};
use super::calendar::{Today, Year};
use super::described::{self, Shape, Value};
use super::form::RegistrationForm;
use super::record::{Change, Kind, Record};
use super::settings::Settings;
use super::yearwork::Channel;

impl Book {
    /// The book by which a year is counted: one that is closed has the figures and dates of its closing, and of what
    /// goes on after a year what was known then. Forms, most of which no book has, are as they are.
    #[must_use]
    pub fn settled_in(&self, year: Year) -> Cow<'_, Book> {
        let settings = self.closing_of(year);
        let settings = settings.and_then(|_| self.settings().as_closed(year));
        let changes = self.back_to_closing(year);
        if settings.is_none() && changes.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut book = self.clone();
        let mut folding = Folding::default();
        for change in changes {
            folding.take(&mut book, self.seq(), change);
        }
        folding.finish(&mut book);
        if let Some(settings) = settings {
            book.load(settings.into(), self.seq());
        }
        Cow::Owned(book)
    }

    /// The day and the year from which a year's work is judged: one that is closed from the day of its closing.
    #[must_use]
    pub fn settled_on(&self, today: Today) -> Today {
        let closed_on = self.closed_on(today.year);
        Today {
            date: closed_on.map_or(today.date, |on| on.min(today.date)),
            year: today.year,
        }
    }

    /// What a record is in a closed year; none where nothing of it was known then.
    #[must_use]
    pub fn as_closed(&self, record: &Record, year: Year) -> Option<Record> {
        let kept = || Some(record.clone());
        let Some((closed_on, known)) = self
            .closed_on(year)
            .and_then(|on| Some((on, on.pred_opt()?)))
        else {
            return kept();
        };
        match record {
            Record::RegistrationForm(form) => self.form_as_closed(form).map(Record::from),
            // What the closing itself brings, and what puts it right.
            Record::YearClosing(_) | Record::Correction(_) => kept(),
            // They say themselves what holds in which year.
            Record::Settings(_) | Record::Organisation(_) => kept(),
            _ if record.kind().is_yearly() => match self.year_of(record.fields()) == Some(year) {
                true => Some(let_in(record.clone(), closed_on)),
                false => record.as_of(known),
            },
            _ => {
                let mut then = record.as_of(known)?;
                let verified = record.fields().filled(known).into_iter();
                for (facts, value) in verified.filter(|(facts, _)| facts.shape == Shape::Evidence) {
                    // Of the same kind, it fits.
                    let change = described::Change::at(known);
                    let _ = then.fields_mut().set(facts.id, &value, change);
                }
                Some(then)
            }
        }
    }

    /// Where a form stood when its year was closed, unless it was let count, or no longer, for a reason since; none
    /// that was begun later.
    #[must_use]
    pub fn form_as_closed(&self, form: &RegistrationForm) -> Option<RegistrationForm> {
        let closed_on = self.closed_on(form.year());
        let Some(known) = closed_on.and_then(|on| on.pred_opt()) else {
            return Some(form.clone());
        };
        let then = form.until(known);
        let counted = then.as_ref().is_some_and(|it| it.status().counts());
        match counted == form.status().counts() {
            true => then,
            false => Some(form.clone()),
        }
    }

    /// What takes the records back to what a closed year counts of them.
    fn back_to_closing(&self, year: Year) -> Vec<Change> {
        let Some(known) = self.closed_on(year).and_then(|on| on.pred_opt()) else {
            return Vec::new();
        };
        let mut changes = Vec::new();
        let mut gone = HashSet::new();
        for (_, mut change) in self.back_to(known) {
            let Some(now) = &change.before else { continue };
            if change.kind == Kind::RegistrationForm {
                continue;
            }
            let whole = now.fields().part_of();
            change.after = match whole.is_some_and(|it| gone.contains(&it)) {
                true => None,
                false => self.as_closed(now, year),
            };
            if change.after.is_none() {
                gone.insert((change.kind, change.id));
            }
            if change.after != change.before {
                changes.push(change);
            }
        }
        changes
    }

    /// The day on which a year was closed; none of one that is open.
    #[must_use]
    pub fn closed_on(&self, year: Year) -> Option<NaiveDate> {
        let mut closings = self.year_closings.iter();
        closings.find(|it| it.year == year).map(|it| it.closed_on)
    }

    /// Was the year closed by that day?
    #[must_use]
    pub fn is_closed(&self, year: Year, day: NaiveDate) -> bool {
        self.closed_on(year).is_some_and(|on| on <= day)
    }

    /// The settings by which a year was closed; none of one that is open.
    fn closing_of(&self, year: Year) -> Option<&Settings> {
        let then = self.settings().closed.get(&year);
        then.filter(|_| self.closed_on(year).is_some())
    }

    /// The year in which something counts `by` settings: what counted when a year was closed counts there still, and
    /// nothing else does.
    pub(super) fn counted_by(&self, by: impl Fn(&Settings) -> Option<Year>) -> Option<Year> {
        let mut closed = self.year_closings.iter().map(|it| it.year);
        let counts = |year: &Year| self.closing_of(*year).and_then(&by) == Some(*year);
        closed.find(counts).or_else(|| {
            let year = by(self.settings())?;
            match self.closing_of(year).map(&by) {
                // The day lies behind where that year's counts ended.
                Some(then) => then,
                None => Some(year),
            }
        })
    }

    /// The year in whose assessment a day counts, of outputs by their channel. Where the last day of the counts was
    /// moved after a closing, the next year begins where the closed one ended.
    #[must_use]
    pub fn assessed_in(&self, channel: Option<Channel>, day: NaiveDate) -> Option<Year> {
        self.counted_by(|settings| Some(settings.assessed_in(channel, day)))
    }

    /// The first day that counts in a year's assessment: the one after the last of the year before, by which that was
    /// closed where it was.
    #[must_use]
    pub fn first_counted(&self, year: Year) -> NaiveDate {
        let before = self.closing_of(year.previous());
        let until = before.unwrap_or(self.settings()).count_until;
        until.first_counted(year)
    }

    /// The last day that counts in a year, whatever it is of.
    #[must_use]
    pub fn last_counted(&self, year: Year) -> NaiveDate {
        let settings = self.closing_of(year).unwrap_or(self.settings());
        let windows = settings.count_windows.values();
        let all = windows.chain([&settings.count_until]);
        let last = all.map(|it| it.in_year(year)).max();
        last.map_or(year.last_day(), |it| it.max(year.last_day()))
    }
}

/// A record that is of a closed year alone, with no day behind the closing: it was let in.
fn let_in(mut record: Record, closed_on: NaiveDate) -> Record {
    let filled = record.fields().filled(closed_on).into_iter();
    let later: Vec<_> = filled
        .filter(|(facts, _)| facts.shape != Shape::Evidence)
        .filter_map(|(facts, value)| Some((facts.id, by_then(&value, closed_on)?)))
        .collect();
    for (field, value) in later {
        // A day for a day, it fits.
        let change = described::Change::at(closed_on);
        let _ = record.fields_mut().set(field, &value, change);
    }
    record
}

/// The same without days behind one; none where there is no such day.
fn by_then(value: &Value<'_>, day: NaiveDate) -> Option<Value<'static>> {
    match value {
        Value::Day(on) => (*on > day).then_some(Value::Day(day)),
        Value::Group(parts) => {
            let moved: Vec<_> = parts.iter().map(|it| by_then(it, day)).collect();
            moved.iter().any(Option::is_some).then(|| {
                let parts = parts.iter().zip(moved);
                let parts =
                    parts.map(|(it, moved)| moved.unwrap_or_else(|| it.clone().into_owned()));
                Value::Group(parts.collect())
            })
        }
        _ => None,
    }
}
