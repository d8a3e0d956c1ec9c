//! What somebody can be reminded of: what a rule asks for and is not so, and what waits by itself for somebody.

use chrono::NaiveDate;

use crate::desk::due::{Due, waiting};
use crate::desk::hands::Hands;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::{CommitteeId, MemberId, OpinionId, SectorId};
use crate::domain::record::Kind;
use crate::rules::{Finding, Level};
use crate::text::Text;

/// Something that is owed.
#[derive(Clone, Debug, PartialEq)]
pub struct Matter {
    /// Where it comes from: the code of a rule, or of a kind and its step.
    pub source: String,
    /// The record that it is about.
    pub record: (Kind, u64),
    /// The year that is over in which it should have been done; none of what is this year's.
    pub of_year: Option<Year>,
    /// The day by which it was or is to be done.
    pub on: Option<NaiveDate>,
    /// What is owed.
    pub what: Text,
    /// The same in a few words, which equal ones share.
    pub step: Text,
    /// Does a rule ask for it, or does it wait by itself?
    pub is_asked_by_a_rule: bool,
    /// In whose hands it is.
    pub hands: Hands,
    /// The sector that it belongs to.
    pub sector: Option<SectorId>,
    /// The committee that it belongs to.
    pub committee: Option<CommitteeId>,
    /// The member whose it is.
    pub member: Option<MemberId>,
}

/// All that is owed; what is only good practice nobody is reminded of.
pub fn matters<'a>(
    found: &'a [Finding],
    book: &'a Book,
    today: Today,
) -> impl Iterator<Item = Matter> + 'a {
    let found = found.iter().filter(|it| it.level != Level::Advice);
    let found = found.filter(|it| !waits_by_itself(it));
    let waiting = waiting(book, today).filter(move |it| is_next(it, book));
    found
        .map(move |it| of_finding(it, book))
        .chain(waiting.map(of_due))
}

/// Forms and opinions wait before a rule speaks of them.
fn waits_by_itself(finding: &Finding) -> bool {
    match finding.subject.kind() {
        Kind::Opinion | Kind::PlanItem => true,
        Kind::RegistrationForm => finding.due.is_some(),
        _ => false,
    }
}

/// Of an opinion somebody is reminded of the step that it waits for.
fn is_next(due: &Due, book: &Book) -> bool {
    let (Kind::Opinion, id) = due.record else {
        return true;
    };
    let opinion = book.opinions.get(OpinionId(id));
    let next = opinion.and_then(|it| it.next_step(book.settings()));
    next.is_some_and(|(step, _)| due.source == format!("opinion.{}", step.code()))
}

fn of_finding(finding: &Finding, book: &Book) -> Matter {
    Matter {
        source: finding.rule.code.to_owned(),
        record: (finding.subject.kind(), finding.subject.raw_id()),
        of_year: finding.carried.then(|| finding.year.previous()),
        on: finding.due,
        what: finding.message(book),
        step: finding.rule.title.clone(),
        is_asked_by_a_rule: true,
        hands: Hands::of_finding(finding, book),
        sector: finding.sector,
        committee: finding.committee,
        member: finding.subject.member(book),
    }
}

fn of_due(due: Due) -> Matter {
    Matter {
        source: due.source,
        record: due.record,
        of_year: None,
        on: Some(due.on),
        what: due.what,
        step: due.step,
        is_asked_by_a_rule: false,
        hands: due.hands,
        sector: due.sector,
        committee: due.committee,
        member: due.member,
    }
}

impl Matter {
    /// By which it is known in the rounds that were kept: where it comes from, of which record, of which year.
    #[must_use]
    pub fn key(&self) -> String {
        let ((kind, id), source) = (self.record, &self.source);
        let key = format!("{source}@{}#{id}", kind.code_name());
        match self.of_year {
            Some(year) => format!("{key}/{year}"),
            None => key,
        }
    }
}

/// The record that a key is about.
pub(super) fn record_of(key: &str) -> Option<(Kind, u64)> {
    let (_, record) = key.split_once('@')?;
    let (kind, id) = record.split_once('#')?;
    let id = id.split('/').next().unwrap_or(id).parse().ok()?;
    let kind = Kind::ALL.iter().find(|it| it.code_name() == kind)?;
    Some((*kind, id))
}

/// The key by which what was this year's in `then` is known in `now`.
pub(super) fn seen_from(key: &str, then: Year, now: Year) -> String {
    let is_of_a_rule = key.starts_with('J') && !key.contains('/');
    match is_of_a_rule && then < now {
        true => format!("{key}/{then}"),
        false => key.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_of_which_record_and_year_it_is() {
        assert_eq!(record_of("J1001@member#12"), Some((Kind::Member, 12)));
        assert_eq!(record_of("J1702@sector#3/2025"), Some((Kind::Sector, 3)));
        assert_eq!(
            record_of("opinion.promise@opinion#7"),
            Some((Kind::Opinion, 7))
        );
        assert_eq!(record_of("J1001"), None);
        let later = seen_from("J1702@sector#3", Year(2025), Year(2026));
        assert_eq!(later, "J1702@sector#3/2025");
        let same = seen_from("form.file@form#3", Year(2025), Year(2026));
        assert_eq!(same, "form.file@form#3");
    }
}
