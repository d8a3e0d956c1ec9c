//! J1502: every committee looks after sectors.

use std::collections::HashSet;

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
    code: "J1502",
    name: "committee-without-sectors",
    article: Some(15),
    level: Level::Due,
    settings: &["establish-days"],
    title: Text::of("专委会没有联系的界别", "Committee without sectors"),
    why: Text::of(
        "要明确每个专委会联系若干个界别，使各界别都有依托、各专委会都有任务。",
        "Every committee is to look after several sectors, so that the work is shared among all.",
    ),
    remedy: Text::of(
        "在界别分工中，为该专委会明确所联系的界别。",
        "Assign sectors to the committee on the map.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let busy: HashSet<_> = book
        .sectors_on(today.reference_date())
        .filter_map(|sector| sector.committee_on(today.reference_date()))
        .collect();
    let committees = book.committees_on(today.reference_date()).into_iter();
    for committee in committees.filter(|it| !busy.contains(&it.id)) {
        let remedy = Remedy::assign_sectors(committee.id);
        findings.add_standing(committee.since, Place::committee(committee), remedy);
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let committee = names::committee_of(finding, book);
    text!(
        "{committee}尚未明确所联系的界别",
        "{committee} looks after no sector"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::committee::Committee;
    use crate::rules::testing::{Case, day};
    vec![
        Case::due("none sixty days after the term's first day", |s| {
            s.committee("教科卫体委员会");
            s.term("2026-05-02", None);
        }),
        Case::breach("none on the day after", |s| {
            s.committee("教科卫体委员会");
            s.term("2026-05-01", None);
        }),
        Case::breach("one of two committees has none", |s| {
            let busy = s.committee("教科卫体委员会");
            s.committee("经济科技委员会");
            s.sector_of("教育界", busy);
        }),
        Case::due("a committee that was set up within the sixty days", |s| {
            let new = s.committee("教科卫体委员会");
            s.edit(new, |it: &mut Committee| it.since = Some(day("2026-05-20")));
        }),
        Case::silent("a committee that comes later", |s| {
            let new = s.committee("教科卫体委员会");
            s.edit(new, |it: &mut Committee| it.since = Some(day("2026-07-02")));
        }),
        Case::silent("a committee with one", |s| {
            let busy = s.committee("教科卫体委员会");
            s.sector_of("教育界", busy);
        }),
    ]
}
