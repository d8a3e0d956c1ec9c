//! J1703: every sector holds activities together.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::{ActivityId, SectorId};
use crate::domain::yearwork::Evidence;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::proof::{self, Proof};
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;
use std::collections::HashMap;

pub(super) static RULE: Rule = Rule {
    code: "J1703",
    name: "activity-missing",
    article: Some(17),
    level: Level::Due,
    settings: &["activity-due", "verified-only"],
    title: Text::of("界别没有集体活动", "Activity missing"),
    why: Text::of(
        "“五有”之一：有界别集体活动，如界别调研视察、协商、座谈会、读书会。与其他界别联合举办的也算。",
        "The fourth of the five haves: an activity of the whole sector, such as research, a consultation, \
         a forum or a reading club. One held together with other sectors counts.",
    ),
    remedy: Text::of(
        "组织界别集体活动并登记；已登记未核实的，由专委会工作人员核实。",
        "Hold an activity and record it; one that is recorded may still have to be verified by the \
         committee's staff.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let settings = book.settings();
    let mut held: HashMap<SectorId, Vec<(ActivityId, &Evidence)>> = HashMap::new();
    for activity in proof::held(book, today) {
        for sector in &activity.sectors {
            let held = held.entry(*sector).or_default();
            held.push((activity.id, &activity.evidence));
        }
    }
    for sector in book.sectors_on(today.reference_date()) {
        let record = Remedy::record_activity(sector.id);
        let activities = held.remove(&sector.id).unwrap_or_default();
        let remedy = Proof::among(activities).lacks(settings, record, Remedy::verify_activity);
        if let Some(remedy) = remedy {
            findings.add_yearly(
                settings.activity_due,
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
            "{sector}{year}年集体活动已登记，尚未核实",
            "{sector}'s activities of {year} are recorded but not verified"
        )
    } else {
        text!(
            "{sector}{year}年尚未开展集体活动",
            "{sector} has held no activity in {year}"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::yearwork::Activity;
    use crate::rules::testing::{Case, verified};
    vec![
        Case::due("none on the day that the first is due", |s| {
            s.sector("教育界");
            s.on("2026-06-30");
        }),
        Case::breach("none on the day after", |s| {
            s.sector("教育界");
        }),
        Case::breach("one of last year and one still to come", |s| {
            let sector = s.sector("教育界");
            s.activity(&[sector], "2025-05-06");
            s.activity(&[sector], "2026-07-02");
        }),
        Case::breach("recorded only, where it must be verified", |s| {
            let sector = s.sector("教育界");
            s.activity(&[sector], "2026-05-06");
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("one of two verified, where it must be", |s| {
            let sector = s.sector("教育界");
            s.activity(&[sector], "2026-05-06");
            let activity = s.activity(&[sector], "2026-05-07");
            s.edit(activity, |it: &mut Activity| it.evidence = verified());
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("one held today by two sectors", |s| {
            let sectors = [s.sector("教育界"), s.sector("体育界")];
            s.activity(&sectors, "2026-07-01");
        }),
    ]
}
