//! J1608: the chairpersons' council approves every election in time.

use super::each;
use crate::domain::appointment::Convenor;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::finding::{Finding, Findings, Place};
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Level, Rule};
use crate::text;
use crate::text::Text;
use chrono::{Days, NaiveDate};

pub(super) static RULE: Rule = Rule {
    code: "J1608",
    name: "convenor-not-approved",
    article: Some(16),
    level: Level::Due,
    settings: &["approval-days"],
    title: Text::of("召集人未经主席会议审定", "Convenor not approved"),
    why: Text::of(
        "召集人经本界别委员协商产生后，报主席会议审定。审定期限由本单位设定，自推选之日起算；推选日期未登记的，只作待办。",
        "What the sector elects goes to the chairpersons' council for approval, within the days that the \
         organisation has set from the election. Where the day of the election is not known, the \
         approval stays a thing to do.",
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
    for (sector, convenor) in each(book, today) {
        if convenor.approved.is_some_and(|day| day <= today.date) {
            continue;
        }
        let place = Place::convenor(sector, convenor.id);
        let remedy = Remedy::RecordApproval {
            convenor: convenor.id,
        };
        match deadline(convenor, days) {
            Some(due) => findings.add_due(due, place, remedy),
            None => findings.add(place, remedy),
        }
    }
}

fn deadline(convenor: &Convenor, days: u64) -> Option<NaiveDate> {
    convenor.elected?.checked_add_days(Days::new(days))
}

fn message(finding: &Finding, book: &Book) -> Text {
    let sector = names::sector_of(finding, book);
    let name = names::person_of(finding, book);
    if finding.due.is_some() {
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
    use crate::rules::testing::{Case, Scene, day};
    fn elected(s: &mut Scene, change: impl FnOnce(&mut Convenor)) {
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
        Case::silent("approved today, though late", |s| {
            elected(s, |it| it.approved = Some(day("2026-07-01")));
        }),
    ]
}
