//! What ends with a term: the seats of who is not re-appointed, with the key contacts kept; and the charges that the
//! term's own bodies gave.
//!
//! Convenors are elected by the members of a term and approved by its council (article 16), the council's members and
//! the committees' directors are chosen by the term's plenary and standing committee. Liaisons are staff, and go on.

use chrono::NaiveDate;

use crate::desk::checks::Faults;
use crate::desk::import::staged_book::StagedBook;
use crate::desk::keep::goes_on_after;
use crate::desk::member::departing;
use crate::desk::refusal::Refusal;
use crate::domain::calendar::Today;
use crate::domain::id::MemberId;
use crate::domain::member::{Departure, Member};
use crate::domain::record::{Kind, Record};
use crate::text;

/// Why what ended with a term did.
const NEW_TERM: &str = "换届";

/// How many charges ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Charges {
    /// Convenors.
    pub convenors: usize,
    /// Leaders.
    pub leaders: usize,
    /// Directors of committees.
    pub coordinators: usize,
}

/// Ends the charges; what was begun after the last day is of the new term already.
pub(super) fn charges(
    staged: &mut StagedBook<'_, '_>,
    ended: NaiveDate,
) -> Result<Charges, Refusal> {
    let departure = Departure {
        on: ended,
        reason: NEW_TERM.to_owned(),
    };
    let mut charges = Charges::default();
    let convenors: Vec<_> = staged.book.convenors.iter().cloned().collect();
    for convenor in convenors {
        let goes_on = convenor.ended.as_ref().is_none_or(|it| it.on > ended);
        if !goes_on || convenor.elected.is_some_and(|on| on > ended) {
            continue;
        }
        let mut former = convenor.clone();
        former.ended = Some(departure.clone());
        former
            .first
            .retain(|spell| spell.from.is_none_or(|from| from <= ended));
        charges.convenors += usize::from(staged.change(0, &convenor, former));
    }
    let leaders: Vec<_> = staged.book.leaders.iter().cloned().collect();
    for leader in leaders {
        let mut former = leader.clone();
        // Who keeps contact after the last day is of the council that follows.
        let record = Record::from(former.clone());
        if leader.ended.is_some() || goes_on_after(&record, ended, &staged.book).is_some() {
            continue;
        }
        former.ended = Some(departure.clone());
        charges.leaders += usize::from(staged.change(0, &leader, former));
    }
    let from = staged.today;
    let committees: Vec<_> = staged.book.committees.iter().cloned().collect();
    for committee in committees {
        let director = committee.coordinator_on(from);
        let begun = director.and_then(|it| it.since);
        if director.is_none() || !committee.is_there_on(from) || begun.is_some_and(|on| on > ended)
        {
            continue;
        }
        let mut without = committee.clone();
        without.coordinator.change(from, None);
        charges.coordinators += usize::from(staged.change(0, &committee, without));
    }
    Ok(charges)
}

/// Ends the seats of these members, and the key contacts that they kept: whose, and how many contacts.
pub(super) fn seats(
    absent: &[&Member],
    ended: NaiveDate,
    staged: &mut StagedBook<'_, '_>,
    today: &Today,
) -> Result<Vec<(MemberId, usize)>, Refusal> {
    let departure = Departure {
        on: ended,
        reason: NEW_TERM.to_owned(),
    };
    let mut faults = Faults::of(Kind::Member);
    let mut left = Vec::new();
    for member in absent {
        let id = member.id;
        // Who is known to leave later was a member of the new term for that long.
        if member.left.is_some() {
            continue;
        }
        match departing(&staged.book, id, &departure, today) {
            Ok(records) => {
                left.push((id, records.len().saturating_sub(1)));
                for record in records {
                    if let Some(was) = staged.book.record(record.kind(), record.raw_id()) {
                        staged.change_record(0, &was, record);
                    }
                }
            }
            Err(why) => {
                let (name, why) = (&member.name, why.text());
                let (zh, en) = (&why.zh, &why.en);
                faults.when(true, "left", text!("{name}：{zh}", "{name}: {en}"));
            }
        }
    }
    faults.none()?;
    Ok(left)
}
