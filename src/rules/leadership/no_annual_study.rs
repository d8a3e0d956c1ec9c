//! J1801: once a year the leadership studies sector work; either body's study does.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::proof;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J1801",
    name: "no-annual-study",
    article: Some(18),
    level: Level::Due,
    settings: &["study-due", "verified-only"],
    title: Text::of("未专题研究界别工作", "No annual study"),
    why: Text::of(
        "党组会议、主席会议每年专题研究一次界别工作，听取汇报，解决困难和问题。两者有一即可。",
        "Once a year the leading Party members' group or the chairpersons' council studies the work of \
         the sectors; either will do.",
    ),
    remedy: Text::of(
        "提请党组会议或主席会议专题研究，并登记日期和议定事项；已登记未核实的，予以核实。",
        "Put sector work on the agenda of either, then record the day and what was decided; a study that \
         is recorded may still have to be verified.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let (settings, year) = (book.settings(), today.year);
    let remedy =
        proof::study(book, today).lacks(settings, Remedy::record_study(), Remedy::verify_study);
    if let Some(remedy) = remedy {
        let due = settings.study_due.in_year(year);
        findings.add_due(due, Place::ORGANISATION, remedy);
    }
}

fn message(finding: &Finding, _: &Book) -> Text {
    let year = names::year_of(finding);
    if finding.remedy.is_verification() {
        text!(
            "{year}年专题研究已登记，尚未核实",
            "the study of {year} is recorded but not verified"
        )
    } else {
        text!(
            "{year}年尚未专题研究界别工作",
            "the leadership has not studied sector work in {year}"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::yearwork::Study;
    use crate::rules::testing::{Case, verified};
    vec![
        Case::due("none on the last day of the year", |s| s.on("2026-12-31")),
        Case::breach("none, seen from the year after", |s| {
            s.on("2027-01-01");
            s.looking_at(2026);
        }),
        Case::due("one of another year and one still to come", |s| {
            s.study("2025-12-31");
            s.study("2026-07-03");
            s.settle(|settings| settings.study_due = "07-01".parse().expect("a date"));
        }),
        Case::due("recorded only, where it must be verified", |s| {
            s.study("2026-06-30");
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("verified, where it must be", |s| {
            let it = s.study("2026-06-30");
            s.edit(it, |it: &mut Study| it.evidence = verified());
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("recorded", |s| {
            s.study("2026-06-30");
        }),
    ]
}
