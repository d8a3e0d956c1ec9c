//! J0101: every special committee has an organisation of the Party.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::committee::{Committee, PartyOrganisation};
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J0101",
    name: "committee-without-party-organisation",
    article: Some(1),
    level: Level::Due,
    settings: &["establish-days"],
    title: Text::of(
        "专委会未设立党组织",
        "Committee without a Party organisation",
    ),
    why: Text::of(
        "各专委会都要有党的基层组织，党的领导才能贯穿界别工作全过程。",
        "Every special committee is to have an organisation of the Party, so that the Party's \
         leadership reaches all work with the sectors.",
    ),
    remedy: Text::of(
        "设立党组织后，在专委会信息中登记名称和成立时间。",
        "Once it is set up, enter its name and the day in the committee's record.",
    ),
    check,
    message,
};

/// The committee's Party organisation, if it was set up by the day looked from.
pub(in crate::rules) fn organisation<'a>(
    committee: &'a Committee,
    today: &Today,
) -> Option<&'a PartyOrganisation> {
    let reference_date = today.reference_date();
    let organisation = committee.party_organisation.as_ref();
    organisation.filter(|party| party.since.is_none_or(|since| since <= reference_date))
}

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    for committee in book.committees_on(today.reference_date()) {
        if organisation(committee, today).is_none() {
            let remedy = Remedy::set_party_organisation(committee.id);
            findings.add_standing(committee.since, Place::committee(committee), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let committee = names::committee_of(finding, book);
    text!(
        "{committee}尚未设立党组织",
        "{committee} has no Party organisation"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::rules::testing::Case;
    vec![
        Case::due("none sixty days after the term's first day", |s| {
            s.committee("教科卫体委员会");
            s.term("2026-05-02", None);
        }),
        Case::breach("none on the day after", |s| {
            s.committee("教科卫体委员会");
            s.term("2026-05-01", None);
        }),
        Case::breach("a committee without one", |s| {
            s.committee("教科卫体委员会");
        }),
        Case::breach("one that is to be set up later", |s| {
            let committee = s.committee("教科卫体委员会");
            s.party(committee, Some("2026-07-02"));
        }),
        Case::silent("one set up today", |s| {
            let committee = s.committee("教科卫体委员会");
            s.party(committee, Some("2026-07-01"));
        }),
        Case::silent("one whose day is not known", |s| {
            let committee = s.committee("教科卫体委员会");
            s.party(committee, None);
        }),
    ]
}
