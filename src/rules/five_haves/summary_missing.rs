//! J1704: every sector sums up its year.

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
    code: "J1704",
    name: "summary-missing",
    article: Some(17),
    level: Level::Due,
    settings: &["summary-due", "verified-only"],
    title: Text::of("界别没有工作总结", "Summary missing"),
    why: Text::of(
        "“五有”之一：有界别工作总结，年终总结全年联系服务界别群众的情况。",
        "The last of the five haves: a summary of the sector's work in the year.",
    ),
    remedy: Text::of(
        "撰写工作总结并登记；已登记未核实的，由专委会工作人员核实。",
        "Write the summary and record it; one that is recorded may still have to be verified by the \
         committee's staff.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let (settings, year) = (book.settings(), today.year);
    for sector in book.sectors_on(today.reference_date()) {
        let body = Body::Sector(sector.id);
        let record = Remedy::record_summary(body).of_year(year);
        let remedy =
            proof::summary(book, today, body).lacks(settings, record, Remedy::verify_summary);
        if let Some(remedy) = remedy {
            findings.add_yearly(
                settings.summary_due,
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
            "{sector}{year}年度工作总结已登记，尚未核实",
            "{sector}'s summary of {year} is recorded but not verified"
        )
    } else {
        text!(
            "{sector}尚无{year}年度工作总结",
            "{sector} has no summary of {year}"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::yearwork::Summary;
    use crate::rules::testing::{Case, verified};
    vec![
        Case::due("none on the day that it is due", |s| {
            s.sector("教育界");
            s.on("2026-12-20");
        }),
        Case::breach("none on the day after", |s| {
            s.sector("教育界");
            s.on("2026-12-21");
        }),
        Case::breach("one of another year, and one dated later than today", |s| {
            let body = Body::Sector(s.sector("教育界"));
            s.summary(body, 2025);
            let later = s.summary(body, 2026);
            s.edit(later, |it: &mut Summary| {
                it.made_on = "2027-01-02".parse().ok()
            });
            s.on("2026-12-21");
        }),
        Case::breach("recorded only, where it must be verified", |s| {
            let body = Body::Sector(s.sector("教育界"));
            s.summary(body, 2026);
            s.settle(|settings| settings.verified_only = true);
            s.on("2026-12-21");
        }),
        Case::silent("verified, where it must be", |s| {
            let body = Body::Sector(s.sector("教育界"));
            s.summary(body, 2026);
            let it = s.summary(body, 2026);
            s.edit(it, |it: &mut Summary| it.evidence = verified());
            s.settle(|settings| settings.verified_only = true);
            s.on("2026-12-21");
        }),
        Case::silent("recorded", |s| {
            let body = Body::Sector(s.sector("教育界"));
            s.summary(body, 2026);
            s.on("2026-12-21");
        }),
    ]
}
