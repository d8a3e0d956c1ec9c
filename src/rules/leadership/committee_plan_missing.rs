//! J1803: every committee plans its work with the sectors.

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
    code: "J1803",
    name: "committee-plan-missing",
    article: Some(18),
    level: Level::Due,
    settings: &["committee-plan-due", "verified-only"],
    title: Text::of("专委会没有工作计划", "Committee plan missing"),
    why: Text::of(
        "办公室和各专委会应统筹做好指导、协调和服务，制定工作计划，进行专项部署。",
        "Office and committees guide and serve the work with the sectors; they make a plan for it.",
    ),
    remedy: Text::of(
        "制定联系服务界别群众工作计划并登记；已登记未核实的，予以核实。",
        "Make the plan and record it; one that is recorded may still have to be verified.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let (settings, year) = (book.settings(), today.year);
    for (body, place, since) in owners(book, today) {
        let record = Remedy::record_plan(body).of_year(year);
        let remedy = proof::plan(book, today, body).lacks(settings, record, Remedy::verify_plan);
        if let Some(remedy) = remedy {
            findings.add_yearly(settings.committee_plan_due, since, place, remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let owner = finding.subject.name(book);
    let year = names::year_of(finding);
    if finding.remedy.is_verification() {
        text!(
            "{owner}{year}年度工作计划已登记，尚未核实",
            "{owner}'s plan for {year} is recorded but not verified"
        )
    } else {
        text!(
            "{owner}尚无{year}年度工作计划",
            "{owner} has no plan for {year}"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::department::Department;
    use crate::domain::member::Departure;
    use crate::domain::yearwork::{Body, Plan};
    use crate::rules::testing::{Case, day, verified};
    vec![
        Case::due("none on the day that it is due", |s| {
            s.committee("教科卫体委员会");
            s.on("2026-03-31");
        }),
        Case::breach("none on the day after", |s| {
            s.committee("教科卫体委员会");
            s.on("2026-04-01");
        }),
        Case::breach("one of another year, and one dated later than today", |s| {
            let body = Body::Committee(s.committee("教科卫体委员会"));
            s.plan(body, 2025);
            let later = s.plan(body, 2026);
            s.edit(later, |it: &mut Plan| {
                it.made_on = "2027-01-02".parse().ok()
            });
            s.on("2026-04-01");
        }),
        Case::breach("recorded only, where it must be verified", |s| {
            let body = Body::Committee(s.committee("教科卫体委员会"));
            s.plan(body, 2026);
            s.settle(|settings| settings.verified_only = true);
            s.on("2026-04-01");
        }),
        Case::silent("verified, where it must be", |s| {
            let body = Body::Committee(s.committee("教科卫体委员会"));
            s.plan(body, 2026);
            let it = s.plan(body, 2026);
            s.edit(it, |it: &mut Plan| it.evidence = verified());
            s.settle(|settings| settings.verified_only = true);
            s.on("2026-04-01");
        }),
        Case::breach("none of a department", |s| {
            s.department("研究室");
            s.on("2026-04-01");
        }),
        Case::silent("a department that was dissolved before", |s| {
            let office = s.department("研究室");
            s.edit(office, |it: &mut Department| {
                it.ended = Some(Departure {
                    on: day("2026-02-27"),
                    reason: String::new(),
                });
            });
            s.on("2026-04-01");
        }),
        Case::silent("recorded of a department", |s| {
            let body = Body::Department(s.department("研究室"));
            s.plan(body, 2026);
            s.on("2026-04-01");
        }),
        Case::silent("recorded", |s| {
            let body = Body::Committee(s.committee("教科卫体委员会"));
            s.plan(body, 2026);
            s.on("2026-04-01");
        }),
    ]
}
