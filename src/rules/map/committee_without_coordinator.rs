//! J1601: every committee has a director, who is general coordinator of its sectors.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::committee::{Committee, Coordinator};
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J1601",
    name: "committee-without-coordinator",
    article: Some(16),
    level: Level::Due,
    settings: &["establish-days"],
    title: Text::of("专委会没有总协调人", "Committee without a coordinator"),
    why: Text::of(
        "专委会主任是对口联系界别的总协调人。没有主任，或主任已不再担任委员，所联系界别的工作就无人牵头。",
        "A committee's director is general coordinator of its sectors. Without a director, or \
         with one who is a member no longer, nobody leads the work of these sectors.",
    ),
    remedy: Text::of(
        "登记现任专委会主任，作为总协调人。",
        "Enter the director in office as coordinator.",
    ),
    check,
    message,
};

/// The director in office on the day looked from: named, and not known to have left.
///
/// A director who came later still counts for a past year: of predecessors there is no record,
/// and nobody is found at fault for that.
pub(in crate::rules) fn coordinator<'a>(
    committee: &'a Committee,
    book: &Book,
    today: &Today,
) -> Option<&'a Coordinator> {
    committee
        .coordinator_on(today.reference_date())
        .filter(|coordinator| {
            coordinator
                .member
                .and_then(|id| book.members.get(id))
                .and_then(|member| member.left.as_ref())
                .is_none_or(|left| left.on >= today.reference_date())
        })
}

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    for committee in book.committees_on(today.reference_date()) {
        if coordinator(committee, book, today).is_none() {
            let remedy = Remedy::name_coordinator(committee.id);
            findings.add_standing(committee.since, Place::committee(committee), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let committee = names::committee_of(finding, book);
    let gone = finding
        .committee
        .and_then(|id| book.committees.get(id)?.coordinator_on(finding.as_of));
    match gone {
        Some(coordinator) => {
            let name = &coordinator.name;
            text!(
                "{committee}的总协调人{name}已不再担任委员",
                "{name}, coordinator of {committee}, is a member no longer"
            )
        }
        None => text!("{committee}尚无总协调人", "{committee} has no coordinator"),
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::member::{Departure, Member};
    use crate::rules::testing::{BookBuilder, Case, day};
    fn director_left(s: &mut BookBuilder, on: &str) {
        let committee = s.committee("教科卫体委员会");
        let sector = s.sector_of("教育界", committee);
        let director = s.member("王伟", sector);
        s.coordinator(committee, "王伟");
        s.edit(committee, |it: &mut Committee| {
            let mut named = it.coordinator.latest().clone().expect("named");
            named.member = Some(director);
            it.coordinator = Some(named).into();
        });
        s.edit(director, |it: &mut Member| {
            it.left = Some(Departure {
                on: day(on),
                reason: "调离".into(),
            });
        });
    }
    vec![
        Case::due("none sixty days after the term's first day", |s| {
            s.committee("教科卫体委员会");
            s.term("2026-05-02", None);
        }),
        Case::breach("none on the day after", |s| {
            s.committee("教科卫体委员会");
            s.term("2026-05-01", None);
        }),
        Case::breach("no director", |s| {
            s.committee("教科卫体委员会");
        }),
        Case::breach("a director who left", |s| director_left(s, "2026-06-30")),
        Case::silent("a director on the last day", |s| {
            director_left(s, "2026-07-01")
        }),
        Case::silent("a director known by name only", |s| {
            let committee = s.committee("教科卫体委员会");
            s.coordinator(committee, "王伟");
        }),
    ]
}
