//! J1605: only one of a sector's convenors is the first.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J1605",
    name: "several-first-convenors",
    article: Some(16),
    level: Level::Breach,
    settings: &[],
    title: Text::of("第一召集人不止一名", "Several first convenors"),
    why: Text::of(
        "第一召集人只能有一名。",
        "There is one first convenor and no more.",
    ),
    remedy: Text::of(
        "明确由谁担任第一召集人，其余改为召集人。",
        "Designate one; the others stay convenors.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let reference_date = today.reference_date();
    for sector in book.sectors_on(reference_date) {
        let convenors = book.convenors_of(sector.id, reference_date);
        let first = convenors
            .iter()
            .filter(|it| it.is_first_on(reference_date))
            .count();
        if first > 1 {
            let remedy = Remedy::designate_first(sector.id);
            findings.add_counted(first, Place::sector(sector, today), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let (sector, count) = (names::sector_of(finding, book), finding.count);
    text!(
        "{sector}有{count}名第一召集人",
        "{sector} has {count} first convenors"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::appointment::Convenor;
    use crate::domain::member::Departure;
    use crate::rules::testing::{BookBuilder, Case, day};
    fn firsts(s: &mut BookBuilder, n: usize) {
        let sector = s.sector("教育界");
        for place in 0..3 {
            let member = s.member("王伟", sector);
            let convenor = s.convenor(sector, member);
            s.edit(convenor, |it: &mut Convenor| {
                if place < n {
                    it.become_first(day("2026-02-11"), None);
                }
            });
        }
    }
    vec![
        Case::breach("two of three", |s| firsts(s, 2)),
        Case::silent("one of three", |s| firsts(s, 1)),
        Case::silent("one took over from the other today", |s| {
            firsts(s, 2);
            let convenors = s.book.convenors.iter();
            let firsts: Vec<_> = convenors.filter(|it| !it.first.is_empty()).collect();
            let (old, new) = (firsts[0].id, firsts[1].id);
            s.edit(old, |it: &mut Convenor| {
                it.step_back(day("2026-07-01"));
            });
            s.edit(new, |it: &mut Convenor| {
                it.first.clear();
                it.become_first(day("2026-07-01"), None);
            });
        }),
        Case::silent("one begins as the first on the other's last day", |s| {
            firsts(s, 2);
            let convenors = s.book.convenors.iter();
            let firsts: Vec<_> = convenors.filter(|it| !it.first.is_empty()).collect();
            let (old, new) = (firsts[0].id, firsts[1].id);
            s.edit(old, |it: &mut Convenor| {
                it.ended = Some(Departure {
                    on: day("2026-07-01"),
                    reason: "改选".into(),
                });
            });
            s.edit(new, |it: &mut Convenor| {
                it.elected = Some(day("2026-07-01"))
            });
        }),
        Case::silent("none of three", |s| firsts(s, 0)),
    ]
}
