//! J0601: every sector's members bring something in.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::proof::{self, Proof};
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J0601",
    name: "sector-without-output",
    article: Some(6),
    level: Level::Advice,
    settings: &["activity-due", "verified-only"],
    title: Text::of("界别没有履职成果", "Sector without output"),
    why: Text::of(
        "委员应通过大会发言、提案、社情民意信息、微建议和调研视察报告反映界别群众的愿望和诉求。自首次集体活动截止日之后提醒。",
        "What constituents wish and ask for is brought in by speeches, proposals, briefs, micro-suggestions and \
         research reports. This is said once the date of the first activity has passed.",
    ),
    remedy: Text::of(
        "把委员和界别提交的成果登记下来；确实没有的，提醒委员反映群众诉求。",
        "Record what the sector or its members handed in; if there is nothing, remind them.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let date = book.settings().activity_due;
    let due = findings.duties().and_then(|it| it.yearly(date, None));
    if due.is_none_or(|due| today.date <= due) {
        return;
    }
    let mut outputs = proof::by_sector(proof::outputs(book, today));
    for sector in book.sectors_on(today.reference_date()) {
        let record = Remedy::record_output(sector.id);
        let outputs = outputs.remove(&sector.id).unwrap_or_default();
        let remedy = Proof::among(outputs).lacks(book.settings(), record, Remedy::verify_output);
        if let Some(remedy) = remedy {
            findings.add(Place::sector(sector, today), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let sector = names::sector_of(finding, book);
    if finding.remedy.is_verification() {
        text!(
            "{sector}的履职成果已登记，尚未核实",
            "{sector}'s outputs are recorded but not verified"
        )
    } else {
        text!(
            "{sector}本年度没有履职成果",
            "{sector} has no output this year"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::yearwork::{Outcome, Output, Ruling};
    use crate::rules::testing::Case;
    vec![
        Case::advice("none once the first half of the year is over", |s| {
            s.sector("教育界");
        }),
        Case::silent("none before that", |s| {
            s.sector("教育界");
            s.on("2026-06-30");
        }),
        Case::silent("one in its members' names only", |s| {
            let sector = s.sector("教育界");
            let output = s.output(sector, "2026-06-01");
            s.edit(output, |it: &mut Output| it.collective = false);
        }),
        Case::advice("one that was not filed", |s| {
            let sector = s.sector("教育界");
            let output = s.output(sector, "2026-06-01");
            s.edit(output, |it: &mut Output| {
                it.ruling = Some(Ruling {
                    outcome: Outcome::NotFiled,
                    on: None,
                    why: String::new(),
                });
            });
        }),
        Case::advice("recorded only, where it must be verified", |s| {
            let sector = s.sector("教育界");
            s.output(sector, "2026-06-01");
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("one in its own name", |s| {
            let sector = s.sector("教育界");
            s.output(sector, "2026-06-01");
        }),
    ]
}
