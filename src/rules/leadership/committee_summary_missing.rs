//! J1804: every committee sums up its work with the sectors.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::yearwork::Body;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::proof;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J1804",
    name: "committee-summary-missing",
    article: Some(18),
    level: Level::Due,
    settings: &["committee-summary-due", "verified-only"],
    title: Text::of("专委会没有工作总结", "Committee summary missing"),
    why: Text::of(
        "办公室和各专委会应强化督促检查，做好工作总结。",
        "Office and committees supervise the work with the sectors and sum it up at the year's end.",
    ),
    remedy: Text::of(
        "撰写工作总结并登记；已登记未核实的，予以核实。",
        "Write the summary and record it; one that is recorded may still have to be verified.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let (settings, year) = (book.settings(), today.year);
    let due = settings.committee_summary_due.in_year(year);
    for committee in book.committees.iter() {
        let body = Body::Committee(committee.id);
        let record = Remedy::record_summary(body).of_year(year);
        let remedy =
            proof::summary(book, today, body).lacks(settings, record, Remedy::verify_summary);
        if let Some(remedy) = remedy {
            findings.add_due(due, Place::committee(committee), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let committee = names::committee_of(finding, book);
    let year = names::year_of(finding);
    if finding.remedy.is_verification() {
        text!(
            "{committee}{year}年度工作总结已登记，尚未核实",
            "{committee}'s summary of {year} is recorded but not verified"
        )
    } else {
        text!(
            "{committee}尚无{year}年度工作总结",
            "{committee} has no summary of {year}"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::yearwork::Summary;
    use crate::rules::testing::{Case, verified};
    vec![
        Case::due("none on the day that it is due", |s| {
            s.committee("教科卫体委员会");
            s.on("2026-12-20");
        }),
        Case::breach("none on the day after", |s| {
            s.committee("教科卫体委员会");
            s.on("2026-12-21");
        }),
        Case::breach("one of another year, and one dated later than today", |s| {
            let body = Body::Committee(s.committee("教科卫体委员会"));
            s.summary(body, 2025);
            let later = s.summary(body, 2026);
            s.edit(later, |it: &mut Summary| {
                it.made_on = "2027-01-02".parse().ok()
            });
            s.on("2026-12-21");
        }),
        Case::breach("recorded only, where it must be verified", |s| {
            let body = Body::Committee(s.committee("教科卫体委员会"));
            s.summary(body, 2026);
            s.settle(|settings| settings.verified_only = true);
            s.on("2026-12-21");
        }),
        Case::silent("verified, where it must be", |s| {
            let body = Body::Committee(s.committee("教科卫体委员会"));
            s.summary(body, 2026);
            let it = s.summary(body, 2026);
            s.edit(it, |it: &mut Summary| it.evidence = verified());
            s.settle(|settings| settings.verified_only = true);
            s.on("2026-12-21");
        }),
        Case::silent("recorded", |s| {
            let body = Body::Committee(s.committee("教科卫体委员会"));
            s.summary(body, 2026);
            s.on("2026-12-21");
        }),
    ]
}
