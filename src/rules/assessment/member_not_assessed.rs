//! J2101: what members did counts in their yearly assessment.

use std::collections::HashSet;

use crate::domain::assessment::{Assessed, Assessing};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::{Place, Subject};
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J2101",
    name: "member-not-assessed",
    article: Some(21),
    level: Level::Due,
    settings: &["assessment-due", "establish-days"],
    title: Text::of("委员没有年度考核", "Member not assessed"),
    why: Text::of(
        "委员联系服务界别群众的情况应计入年度履职考核。以往年度没有考核表的，作为一项提示。",
        "What members do for their constituents counts in their yearly assessment. A past year in which nobody was \
         assessed is told once.",
    ),
    remedy: Text::of(
        "登记计分表，为全体委员计分（jiebie assess run）。",
        "Enter a table of points and make the sheets of all (jiebie assess run).",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let due = book.settings().assessment_due;
    let made = book.assessment_sheets.iter();
    let made = made.filter(|it| it.year == today.year && it.closed_on <= today.date);
    let assessed: HashSet<Assessed> = made.map(|it| it.of).collect();
    let mut tables = book.points_tables.iter();
    let has_table = tables.any(|it| it.year == today.year && it.assessing == Assessing::Members);
    let remedy = match has_table {
        true => Remedy::assess(),
        false => Remedy::enter_points_table(),
    };
    let is_member = |it: &Assessed| matches!(it, Assessed::Member(_));
    if today.year < Year::of(today.date) && !assessed.iter().any(is_member) {
        findings.add_yearly(due, None, Place::ORGANISATION, remedy);
        return;
    }
    for member in book.serving(today.reference_date()) {
        if !assessed.contains(&Assessed::Member(member.id)) {
            findings.add_yearly(
                due,
                member.joined,
                Place::member(book, member, today),
                remedy,
            );
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let year = names::year_of(finding);
    match finding.subject {
        Subject::Organisation => text!(
            "{year}年没有委员的考核表",
            "no member was assessed in {year}"
        ),
        _ => {
            let name = names::person_of(finding, book);
            text!(
                "{name}{year}年尚未考核",
                "{name} has not been assessed in {year}"
            )
        }
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::member::Member;
    use crate::rules::testing::{Case, day};
    vec![
        Case::due("no sheet on the last day of the year", |s| {
            let sector = s.sector("教育界");
            s.member("王伟", sector);
            s.on("2026-12-31");
        }),
        Case::due("a sheet of last year", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.sheet(Assessed::Member(wang), "2025-12-20");
        }),
        Case::breach("nobody, seen from the year after", |s| {
            let sector = s.sector("教育界");
            s.member("王伟", sector);
            s.on("2027-01-01");
            s.looking_at(2026);
        }),
        Case::breach("all but one, seen from the year after", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.member("李明", sector);
            s.sheet(Assessed::Member(wang), "2026-12-20");
            s.on("2027-01-01");
            s.looking_at(2026);
        }),
        Case::silent("joined when the year had too few days left", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.edit(wang, |it: &mut Member| it.joined = Some(day("2026-11-02")));
            s.on("2026-12-31");
        }),
        Case::silent("a sheet", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.sheet(Assessed::Member(wang), "2026-06-30");
        }),
    ]
}
