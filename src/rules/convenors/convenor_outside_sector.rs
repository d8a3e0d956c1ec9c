//! J1606: a sector's convenors are members of that sector.

use super::each;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::{Place, Subject};
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J1606",
    name: "convenor-outside-sector",
    article: Some(16),
    level: Level::Breach,
    settings: &[],
    title: Text::of("召集人不是本界别委员", "Convenor outside the sector"),
    why: Text::of(
        "召集人由本界别委员协商产生，应是本界别委员。",
        "Convenors are elected by and from the members of the sector.",
    ),
    remedy: Text::of(
        "终止该任职并另行推选；如系委员界别登记有误，先更正委员信息。",
        "End the appointment and elect another; if the roster has the member in the wrong sector, correct \
         that first.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    for (sector, convenor) in each(book, today) {
        // A convenor who is no member at all is J1607's.
        let member = book.members.get(convenor.member);
        if member.is_some_and(|member| member.sector_on(today.reference_date()) != sector.id) {
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
    let own = match finding.subject {
        Subject::Convenor(id) => book
            .convenors
            .get(id)
            .and_then(|convenor| book.members.get(convenor.member)),
        Subject::Organisation
        | Subject::Committee(_)
        | Subject::Sector(_)
        | Subject::Member(_)
        | Subject::Form(_)
        | Subject::Record(..) => None,
    };
    let own = own.map_or_else(String::new, |member| {
        names::sector(book, member.sector_on(finding.as_of))
    });
    text!(
        "{sector}召集人{name}是{own}委员",
        "{name}, convenor of {sector}, is a member of {own}"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::rules::testing::Case;
    vec![
        Case::breach("a convenor from another sector", |s| {
            let education = s.sector("教育界");
            let sport = s.sector("体育界");
            let wang = s.member("王伟", sport);
            s.convenor(education, wang);
        }),
        Case::silent("one of its own", |s| {
            let education = s.sector("教育界");
            let wang = s.member("王伟", education);
            s.convenor(education, wang);
        }),
    ]
}
