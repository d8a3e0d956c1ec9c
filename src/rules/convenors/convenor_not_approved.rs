//! J1608: the chairpersons' council approves every election in time, and every change of the first
//! convenor.

use super::each;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::first::Unapproved;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::{Place, Subject};
use crate::text;
use crate::text::Text;
use chrono::{Days, NaiveDate};

pub(super) static RULE: Rule = Rule {
    code: "J1608",
    name: "convenor-not-approved",
    article: Some(16),
    level: Level::Due,
    settings: &["approval-days", "establish-days"],
    title: Text::of("召集人未经主席会议审定", "Convenor not approved"),
    why: Text::of(
        "第一召集人、召集人经本界别委员协商产生后，报主席会议审定；改任第一召集人的，同样报审。审定期限由本单位设定，自推选（改任）之日起算；推选日期未登记的，只作待办。",
        "What the sector elects, the first convenor and the others, goes to the chairpersons' council for \
         approval, within the days that the organisation has set from the election; so does a change of \
         the first convenor, from the day of the change. Where the day of the election is not known, \
         the approval stays a thing to do.",
    ),
    remedy: Text::of(
        "提请主席会议审定，并登记审定日期；推选日期未登记的一并补登。",
        "Put it before the council, then record the day of the approval, and that of the election if it \
         is missing.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let days = u64::from(book.settings().approval_days);
    let Some(earliest) = findings.duties().map(|it| it.standing(None)) else {
        return;
    };
    for (sector, convenor) in each(book, today) {
        let waiting = convenor.unapproved(today.reference_date(), today.date);
        let deadlines = waiting.map(|it| deadline(it, days));
        // One approval settles both; the earlier date counts.
        let Some(due) = deadlines.min_by_key(|due| due.unwrap_or(NaiveDate::MAX)) else {
            continue;
        };
        let place = Place::convenor(sector, convenor.id, today);
        let remedy = Remedy::record_approval(convenor.id);
        match due {
            Some(due) => findings.add_due(due.max(earliest), place, remedy),
            None => findings.add(place, remedy),
        }
    }
}

fn deadline(waits: Unapproved, days: u64) -> Option<NaiveDate> {
    waits.since?.checked_add_days(Days::new(days))
}

/// Is it the change of the first convenor that the finding's date comes from?
fn is_of_first(finding: &Finding, book: &Book) -> bool {
    let Subject::Convenor(id) = finding.subject else {
        return false;
    };
    let days = Days::new(u64::from(book.settings().approval_days));
    let of = |day: Option<NaiveDate>| day.and_then(|day| day.checked_add_days(days));
    book.convenors.get(id).is_some_and(|convenor| {
        let mut changed = convenor.first.iter().map(|spell| of(spell.from));
        finding.due.is_some()
            && of(convenor.elected) != finding.due
            && changed.any(|due| due == finding.due)
    })
}

fn message(finding: &Finding, book: &Book) -> Text {
    let sector = names::sector_of(finding, book);
    let name = names::person_of(finding, book);
    if is_of_first(finding, book) {
        text!(
            "{sector}{name}改任第一召集人，未经主席会议审定",
            "{name} became first convenor of {sector} and has not been approved as that by the council"
        )
    } else if finding.due.is_some() {
        text!(
            "{sector}召集人{name}未经主席会议审定",
            "{name}, convenor of {sector}, has not been approved by the council"
        )
    } else {
        text!(
            "{sector}召集人{name}未经主席会议审定，推选日期未登记",
            "{name}, convenor of {sector}, has not been approved by the council; the day of the election is not recorded"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::appointment::Convenor;
    use crate::rules::testing::{BookBuilder, Case, day};
    fn elected(s: &mut BookBuilder, change: impl FnOnce(&mut Convenor)) {
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        let convenor = s.convenor(sector, wang);
        s.edit(convenor, change);
    }
    vec![
        Case::due("sixty days after the election", |s| {
            elected(s, |it| it.elected = Some(day("2026-05-02")));
        }),
        Case::breach("sixty-one days after", |s| {
            elected(s, |it| it.elected = Some(day("2026-05-01")));
        }),
        Case::due("the day of the election is not known", |s| {
            elected(s, |it| it.elected = None);
        }),
        Case::breach("an approval that is still to come", |s| {
            elected(s, |it| it.approved = Some(day("2026-07-02")));
        }),
        Case::due("approved, and first sixty days ago", |s| {
            elected(s, |it| {
                it.approved = Some(day("2026-03-01"));
                it.become_first(day("2026-05-02"), None);
            });
        }),
        Case::breach("approved, and first sixty-one days ago", |s| {
            elected(s, |it| {
                it.approved = Some(day("2026-03-01"));
                it.become_first(day("2026-05-01"), None);
            });
        }),
        Case::silent("a changed first convenor who was approved as that", |s| {
            elected(s, |it| {
                it.approve(day("2026-03-01"));
                it.become_first(day("2026-05-01"), None);
                it.approve(day("2026-05-20"));
            });
        }),
        Case::silent("elected as the first, approved as that", |s| {
            elected(s, |it| {
                it.become_first(day("2026-02-11"), None);
                it.approve(day("2026-03-01"));
            });
        }),
        Case::silent("was first, and another has taken over", |s| {
            elected(s, |it| {
                it.approve(day("2026-03-01"));
                it.become_first(day("2026-03-10"), Some(day("2026-04-01")));
            });
        }),
        Case::silent("approved today, though late", |s| {
            elected(s, |it| it.approved = Some(day("2026-07-01")));
        }),
    ]
}
