//! J1804: every committee sums up its work with the sectors.

use super::owners;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::proof;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
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
    for (body, place, since) in owners(book, today) {
        let record = Remedy::record_summary(body).of_year(year);
        let remedy =
            proof::summary(book, today, body).lacks(settings, record, Remedy::verify_summary);
        if let Some(remedy) = remedy {
            findings.add_yearly(settings.committee_summary_due, since, place, remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let owner = finding.subject.name(book);
    let year = names::year_of(finding);
    if finding.remedy.is_verification() {
        text!(
            "{owner}{year}年度工作总结已登记，尚未核实",
            "{owner}'s summary of {year} is recorded but not verified"
        )
    } else {
        text!(
            "{owner}尚无{year}年度工作总结",
            "{owner} has no summary of {year}"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::department::Department;
    use crate::domain::member::Departure;
    use crate::domain::yearwork::{Body, Summary};
    use crate::rules::testing::{Case, day, verified};
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
        Case::breach("none of a department", |s| {
            s.department("研究室");
            s.on("2026-12-21");
        }),
        Case::silent("a department that was dissolved before", |s| {
            let office = s.department("研究室");
            s.edit(office, |it: &mut Department| {
                it.ended = Some(Departure {
                    on: day("2026-02-27"),
                    reason: String::new(),
                });
            });
            s.on("2026-12-21");
        }),
        Case::silent("recorded of a department", |s| {
            let body = Body::Department(s.department("研究室"));
            s.summary(body, 2026);
            s.on("2026-12-21");
        }),
        Case::silent("recorded", |s| {
            let body = Body::Committee(s.committee("教科卫体委员会"));
            s.summary(body, 2026);
            s.on("2026-12-21");
        }),
    ]
}
