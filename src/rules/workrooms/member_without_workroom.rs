//! J1401: every member enters an offline workroom.

use super::offline;
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
    code: "J1401",
    name: "member-without-workroom",
    article: Some(14),
    level: Level::Due,
    settings: &["workroom-due"],
    title: Text::of("委员未入驻线下工作室", "Member without a workroom"),
    why: Text::of(
        "委员入驻线下委员工作室实现全覆盖。线上工作室不能代替。",
        "Every member is to be in an offline workroom; an online one does not stand in for it.",
    ),
    remedy: Text::of(
        "在委员信息中选定所入驻的线下工作室。",
        "Choose the offline workroom in the member's record.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    if findings.are_of_the_year() {
        return;
    }
    let due = book.settings().workroom_due;
    let offline = offline(book);
    for member in book.serving(today.reference_date()) {
        if !member
            .workroom_on(today.reference_date())
            .is_some_and(|id| offline.contains(&id))
        {
            findings.add_lasting(
                due,
                member.joined,
                Place::member(book, member, today),
                Remedy::enter_workroom(member.id),
            );
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let name = names::person_of(finding, book);
    text!(
        "{name}尚未入驻线下委员工作室",
        "{name} is in no offline workroom"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::rules::testing::Case;
    vec![
        Case::due("in none", |s| {
            let sector = s.sector("教育界");
            s.member("王伟", sector);
        }),
        Case::breach("in an online one, after the date", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            let room = s.workroom("云上工作室", false);
            s.enter(wang, room);
            s.settle(|settings| settings.workroom_due = "06-30".parse().expect("a date"));
        }),
        Case::silent("in one with a door", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            let room = s.workroom("资阳委员工作室", true);
            s.enter(wang, room);
        }),
    ]
}
