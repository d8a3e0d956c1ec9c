//! J1705: once a year a circular reports on the work.

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
    code: "J1705",
    name: "circular-not-issued",
    article: Some(17),
    level: Level::Due,
    settings: &["circular-due", "verified-only"],
    title: Text::of("未印发情况通报", "Circular not issued"),
    why: Text::of(
        "这项工作的情况每年应通报一次，让各界别、各委员知道做得怎样。",
        "Once a year a circular reports on how members contacted and served their constituents.",
    ),
    remedy: Text::of(
        "印发年度情况通报并登记日期；已登记未核实的，予以核实。",
        "Issue the year's circular and record its date; one that is recorded may still have to be \
         verified.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let (settings, year) = (book.settings(), today.year);
    let remedy = proof::circular(book, today).lacks(
        settings,
        Remedy::issue_circular().of_year(year),
        Remedy::verify_circular,
    );
    if let Some(remedy) = remedy {
        findings.add_yearly(settings.circular_due, None, Place::ORGANISATION, remedy);
    }
}

fn message(finding: &Finding, _: &Book) -> Text {
    let year = names::year_of(finding);
    if finding.remedy.is_verification() {
        text!(
            "{year}年度情况通报已登记，尚未核实",
            "the circular on {year} is recorded but not verified"
        )
    } else {
        text!(
            "尚未印发{year}年度情况通报",
            "the circular on {year} has not been issued"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::yearwork::Circular;
    use crate::rules::testing::{Case, verified};
    vec![
        Case::due("none on the last day of the year", |s| s.on("2026-12-31")),
        Case::breach("none, seen from the year after", |s| {
            s.on("2027-01-01");
            s.looking_at(2026);
        }),
        Case::due("one of another year and one still to come", |s| {
            s.circular(2025, "2026-01-10");
            s.circular(2026, "2027-01-02");
        }),
        Case::due("recorded only, where it must be verified", |s| {
            s.circular(2026, "2026-06-30");
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("verified, where it must be", |s| {
            let it = s.circular(2026, "2026-06-30");
            s.edit(it, |it: &mut Circular| it.evidence = verified());
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("recorded", |s| {
            s.circular(2026, "2026-06-30");
        }),
    ]
}
