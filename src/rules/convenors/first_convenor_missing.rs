//! J1604: one of a sector's convenors is the first. A sector without any is J1602's.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::{Text, counted};

pub(super) static RULE: Rule = Rule {
    code: "J1604",
    name: "first-convenor-missing",
    article: Some(16),
    level: Level::Due,
    settings: &["establish-days"],
    title: Text::of("未明确第一召集人", "First convenor missing"),
    why: Text::of(
        "应在召集人中明确一名第一召集人，对界别工作负总责。没有召集人的界别由 J1602 提示，此处不重复。",
        "One of the convenors is to be designated first convenor, who answers for the sector's work. A \
         sector without any convenor is J1602's and not found twice.",
    ),
    remedy: Text::of(
        "在现有召集人中明确一名第一召集人。",
        "Designate one of the convenors.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let reference_date = today.reference_date();
    for sector in book.sectors_on(reference_date) {
        let convenors = book.convenors_of(sector.id, reference_date);
        if !convenors.is_empty() && !convenors.iter().any(|it| it.is_first_on(reference_date)) {
            let remedy = Remedy::designate_first(sector.id);
            findings.add_standing_counted(
                sector.since,
                convenors.len(),
                Place::sector(sector, today),
                remedy,
            );
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let (sector, count) = (names::sector_of(finding, book), finding.count);
    let convenors = counted(count as usize, "convenor");
    text!(
        "{sector}有{count}名召集人，未明确第一召集人",
        "{sector} has {convenors}, none of them the first"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::appointment::Convenor;
    use crate::domain::sector::Sector;
    use crate::rules::testing::{Case, day};
    vec![
        Case::due("none sixty days after the term's first day", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.convenor(sector, wang);
            s.term("2026-05-02", None);
        }),
        Case::breach("none on the day after", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.convenor(sector, wang);
            s.term("2026-05-01", None);
        }),
        Case::due("none sixty days after the sector's first day", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.convenor(sector, wang);
            s.edit(sector, |it: &mut Sector| it.since = Some(day("2026-05-02")));
        }),
        Case::breach("none sixty-one days after it", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.convenor(sector, wang);
            s.edit(sector, |it: &mut Sector| it.since = Some(day("2026-05-01")));
        }),
        Case::breach("two convenors, none first", |s| {
            let sector = s.sector("教育界");
            for name in ["王伟", "李小明"] {
                let member = s.member(name, sector);
                s.convenor(sector, member);
            }
        }),
        Case::silent("no convenor at all", |s| {
            s.sector("教育界");
        }),
        Case::silent("one of them is", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.convenor(sector, wang);
            let first = s.convenor(sector, wang);
            s.edit(first, |it: &mut Convenor| {
                it.become_first(day("2026-02-11"), None)
            });
        }),
    ]
}
