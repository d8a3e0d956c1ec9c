//! J2003: members are trained every year.

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
    code: "J2003",
    name: "no-training",
    article: Some(20),
    level: Level::Due,
    settings: &["training-due", "verified-only"],
    title: Text::of("未组织委员学习培训", "No training"),
    why: Text::of(
        "办公室、各专委会应加强委员学习培训，提升联系服务界别群众的意识和能力。",
        "Office and committees are to train the members, so that they can contact and serve their constituents.",
    ),
    remedy: Text::of(
        "组织学习培训并登记参训委员；已登记未核实的，予以核实。",
        "Hold a training and record who attended; one that is recorded may still have to be verified.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let settings = book.settings();
    let remedy = proof::training(book, today).lacks(
        settings,
        Remedy::record_training(),
        Remedy::verify_training,
    );
    if let Some(remedy) = remedy {
        findings.add_yearly(settings.training_due, None, Place::ORGANISATION, remedy);
    }
}

fn message(finding: &Finding, _: &Book) -> Text {
    let year = names::year_of(finding);
    if finding.remedy.is_verification() {
        text!(
            "{year}年学习培训已登记，尚未核实",
            "the training of {year} is recorded but not verified"
        )
    } else {
        text!(
            "{year}年尚未组织委员学习培训",
            "members have not been trained in {year}"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::yearwork::Training;
    use crate::rules::testing::{Case, verified};
    vec![
        Case::due("none on the last day of the year", |s| s.on("2026-12-31")),
        Case::breach("none, seen from the year after", |s| {
            s.on("2027-01-01");
            s.looking_at(2026);
        }),
        Case::due("one of another year and one still to come", |s| {
            s.training(&[], "2025-08-18");
            s.training(&[], "2026-07-03");
            s.settle(|settings| settings.training_due = "07-01".parse().expect("a date"));
        }),
        Case::due("recorded only, where it must be verified", |s| {
            s.training(&[], "2026-06-18");
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("verified, where it must be", |s| {
            let it = s.training(&[], "2026-06-18");
            s.edit(it, |it: &mut Training| it.evidence = verified());
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("one of a sector, today", |s| {
            let sector = s.sector("教育界");
            s.training(&[sector], "2026-07-01");
        }),
    ]
}
