//! J1801: once a year both bodies of the leadership study sector work.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::yearwork::StudyBody;
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
    settings: &["study-due", "study-either", "verified-only"],
    title: Text::of("未专题研究界别工作", "No annual study"),
    why: Text::of(
        "党组会议、主席会议每年专题研究一次界别工作，听取汇报，解决困难和问题。两个会议分别研究；本单位可设定有一即可。",
        "Once a year the leading Party members' group and the chairpersons' council each study the work \
         of the sectors. The organisation may settle that either will do.",
    ),
    remedy: Text::of(
        "提请党组会议、主席会议专题研究，并登记日期和议定事项；已登记未核实的，予以核实。",
        "Put sector work on the agenda, then record the day and what was decided; a study that \
         is recorded may still have to be verified.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let settings = book.settings();
    for body in proof::who_studies(settings) {
        let proof = proof::study(book, today, *body);
        let remedy = proof.lacks(settings, Remedy::record_study(), Remedy::verify_study);
        if let Some(remedy) = remedy {
            let place = Place {
                leadership: *body,
                ..Place::ORGANISATION
            };
            findings.add_yearly(settings.study_due, None, place, remedy);
        }
    }
}

fn message(finding: &Finding, _: &Book) -> Text {
    let year = names::year_of(finding);
    let body = finding.leadership.map(StudyBody::word);
    let (zh, en) = match &body {
        Some(body) => (body.zh.as_ref(), format!("the {}", body.en)),
        None => ("党组会议、主席会议", "the leadership".to_owned()),
    };
    if finding.remedy.is_verification() {
        text!(
            "{zh}{year}年专题研究已登记，尚未核实",
            "the study of {year} by {en} is recorded but not verified"
        )
    } else {
        text!(
            "{zh}{year}年尚未专题研究界别工作",
            "{en} has not studied sector work in {year}"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::id::StudyId;
    use crate::domain::yearwork::Study;
    use crate::rules::testing::{BookBuilder, Case, verified};
    fn both(s: &mut BookBuilder, on: &str) -> [StudyId; 2] {
        [StudyBody::PartyGroup, StudyBody::Council].map(|body| {
            let study = s.study(on);
            s.edit(study, |it: &mut Study| it.body = body);
            study
        })
    }
    fn either(s: &mut BookBuilder) {
        s.settle(|settings| settings.study_either = true);
    }
    vec![
        Case::due("none by either on the last day of the year", |s| {
            s.on("2026-12-31");
        })
        .times(2),
        Case::breach("none, seen from the year after", |s| {
            s.on("2027-01-01");
            s.looking_at(2026);
        })
        .times(2),
        Case::due("the council has, the Party group has not", |s| {
            s.study("2026-06-30");
        }),
        Case::due("those of another year, and those still to come", |s| {
            both(s, "2025-12-31");
            both(s, "2026-07-03");
            s.settle(|settings| settings.study_due = "07-01".parse().expect("a date"));
        })
        .times(2),
        Case::due("recorded only, where it must be verified", |s| {
            let [first, _] = both(s, "2026-06-30");
            s.edit(first, |it: &mut Study| it.evidence = verified());
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::due("none, where either will do", either),
        Case::silent("the council's, where either will do", |s| {
            s.study("2026-06-30");
            either(s);
        }),
        Case::silent("both verified, where it must be", |s| {
            for study in both(s, "2026-06-30") {
                s.edit(study, |it: &mut Study| it.evidence = verified());
            }
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("both recorded", |s| {
            both(s, "2026-06-30");
        }),
    ]
}
