//! J1607: convenors are serving members.

use super::each;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J1607",
    name: "convenor-not-serving",
    article: Some(16),
    level: Level::Breach,
    settings: &[],
    title: Text::of("召集人已不再担任委员", "Convenor no longer a member"),
    why: Text::of(
        "召集人从现任委员中产生。委员届中离任的，召集人任职随之终止，应及时补选。",
        "Convenors are members in office. When a member leaves in mid-term, so does the convenor, and \
         another is to be elected.",
    ),
    remedy: Text::of(
        "终止该任职，由界别另行推选。",
        "End the appointment and let the sector elect another.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let reference_date = today.reference_date();
    for (sector, convenor) in each(book, today) {
        let member = book.members.get(convenor.member);
        if !member.is_some_and(|member| book.serves(member, reference_date)) {
            findings.add(
                Place::convenor(sector, convenor.id, today),
                Remedy::end_convenor(convenor.id),
            );
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let sector = names::sector_of(finding, book);
    let name = names::person_of(finding, book);
    text!(
        "{sector}召集人{name}已不再担任委员",
        "{name}, convenor of {sector}, is not a serving member"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::member::{Departure, Member};
    use crate::rules::testing::{BookBuilder, Case, day};
    fn left(s: &mut BookBuilder, on: &str) {
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        s.convenor(sector, wang);
        s.edit(wang, |it: &mut Member| {
            it.left = Some(Departure {
                on: day(on),
                reason: "调离".into(),
            });
        });
    }
    vec![
        Case::breach("a convenor who left the day before", |s| {
            left(s, "2026-06-30")
        }),
        Case::silent("a convenor on the last day", |s| left(s, "2026-07-01")),
    ]
}
