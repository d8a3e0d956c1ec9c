//! J1702: every sector has a work plan for the year.

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
    code: "J1702",
    name: "plan-missing",
    article: Some(17),
    level: Level::Due,
    settings: &["plan-due", "verified-only"],
    title: Text::of("界别没有年度工作计划", "Plan missing"),
    why: Text::of(
        "“五有”之一：有年度工作计划，确保界别工作落到实处。",
        "The third of the five haves: a work plan for the year.",
    ),
    remedy: Text::of(
        "制定年度工作计划并登记；已登记未核实的，由专委会工作人员核实。",
        "Make the plan and record it; one that is recorded may still have to be verified by the \
         committee's staff.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let (settings, year) = (book.settings(), today.year);
    for sector in book.sectors_on(today.reference_date()) {
        let body = Body::Sector(sector.id);
        let record = Remedy::record_plan(body).of_year(year);
        let remedy = proof::plan(book, today, body).lacks(settings, record, Remedy::verify_plan);
        if let Some(remedy) = remedy {
            findings.add_yearly(
                settings.plan_due,
                sector.since,
                Place::sector(sector, today),
                remedy,
            );
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let sector = names::sector_of(finding, book);
    let year = names::year_of(finding);
    if finding.remedy.is_verification() {
        text!(
            "{sector}{year}年度工作计划已登记，尚未核实",
            "{sector}'s plan for {year} is recorded but not verified"
        )
    } else {
        text!(
            "{sector}尚无{year}年度工作计划",
            "{sector} has no plan for {year}"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::yearwork::Plan;
    use crate::rules::testing::{Case, verified};
    vec![
        Case::due("none on the day that it is due", |s| {
            s.sector("教育界");
            s.on("2026-03-31");
        }),
        Case::breach("none on the day after", |s| {
            s.sector("教育界");
            s.on("2026-04-01");
        }),
        Case::breach("one of another year, and one dated later than today", |s| {
            let body = Body::Sector(s.sector("教育界"));
            s.plan(body, 2025);
            let later = s.plan(body, 2026);
            s.edit(later, |it: &mut Plan| {
                it.made_on = "2027-01-02".parse().ok()
            });
            s.on("2026-04-01");
        }),
        Case::breach("recorded only, where it must be verified", |s| {
            let body = Body::Sector(s.sector("教育界"));
            s.plan(body, 2026);
            s.settle(|settings| settings.verified_only = true);
            s.on("2026-04-01");
        }),
        Case::silent("verified, where it must be", |s| {
            let body = Body::Sector(s.sector("教育界"));
            s.plan(body, 2026);
            let it = s.plan(body, 2026);
            s.edit(it, |it: &mut Plan| it.evidence = verified());
            s.settle(|settings| settings.verified_only = true);
            s.on("2026-04-01");
        }),
        Case::silent("recorded", |s| {
            let body = Body::Sector(s.sector("教育界"));
            s.plan(body, 2026);
            s.on("2026-04-01");
        }),
    ]
}
