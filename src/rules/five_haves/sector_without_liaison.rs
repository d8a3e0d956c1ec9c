//! J1701: every sector has a liaison.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    code: "J1701",
    name: "sector-without-liaison",
    article: Some(17),
    level: Level::Due,
    settings: &["establish-days"],
    title: Text::of("界别没有联络员", "Sector without a liaison"),
    why: Text::of(
        "“五有”之一：有界别联络员，负责召集人、委员与专委会之间的日常联络。",
        "The second of the five haves: a liaison who keeps convenors, members and the committee in touch.",
    ),
    remedy: Text::of(
        "确定界别联络员，登记姓名和联系方式。",
        "Appoint a liaison and record the name and phone number.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let reference_date = today.reference_date();
    let served: HashSet<_> = book
        .liaisons_on(reference_date)
        .map(|liaison| liaison.sector)
        .collect();
    for sector in book
        .sectors_on(reference_date)
        .filter(|it| !served.contains(&it.id))
    {
        findings.add_standing(
            sector.since,
            Place::sector(sector, today),
            Remedy::appoint_liaison(sector.id),
        );
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let sector = names::sector_of(finding, book);
    text!("{sector}没有界别联络员", "{sector} has no liaison")
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::appointment::Liaison;
    use crate::domain::member::Departure;
    use crate::domain::sector::Sector;
    use crate::rules::testing::{Case, day};
    vec![
        Case::due("none sixty days after the term's first day", |s| {
            s.sector("教育界");
            s.term("2026-05-02", None);
        }),
        Case::breach("none on the day after", |s| {
            s.sector("教育界");
            s.term("2026-05-01", None);
        }),
        Case::due("none sixty days after the sector's first day", |s| {
            let sector = s.sector("教育界");
            s.edit(sector, |it: &mut Sector| it.since = Some(day("2026-05-02")));
        }),
        Case::breach("none sixty-one days after it", |s| {
            let sector = s.sector("教育界");
            s.edit(sector, |it: &mut Sector| it.since = Some(day("2026-05-01")));
        }),
        Case::breach("none", |s| {
            s.sector("教育界");
        }),
        Case::breach("one whose charge ended", |s| {
            let sector = s.sector("教育界");
            let liaison = s.liaison(sector, "赵敏");
            s.edit(liaison, |it: &mut Liaison| {
                it.ended = Some(Departure {
                    on: day("2026-06-30"),
                    reason: String::new(),
                });
            });
        }),
        Case::silent("one", |s| {
            let sector = s.sector("教育界");
            s.liaison(sector, "赵敏");
        }),
    ]
}
